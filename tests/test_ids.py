"""Ids by the column: what is no id, and numbers that are equal where the ids are."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.ids import misshapen, numbers
from commentariat.pseudonyms import ALPHABET, LENGTH

ONE, TWO = "0" * LENGTH, "z" * LENGTH


@pytest.mark.parametrize(
    "strange",
    ["", ONE[1:], ONE + "0", "l" + ONE[1:], ONE[1:] + "\n", ONE[1:] + "A", "é" * 10],
)
def test_what_has_another_form_is_counted(strange):
    assert misshapen(pa.array([ONE, strange, None, TWO, strange])) == 2


@pytest.mark.parametrize("column", [[], [None], [ONE], [ONE, None, TWO]])
def test_ids_and_nulls_are_well_formed(column):
    assert misshapen(pa.array(column, pa.string())) == 0
    assert misshapen(pa.array(column, pa.large_string())) == 0


def test_a_part_of_a_column_is_looked_at_alone():
    column = pa.array(["no id", ONE, TWO, "nor this"])
    assert misshapen(column.slice(1, 2)) == 0
    assert numbers(column.slice(1, 2))[0].equals(numbers(pa.array([ONE, TWO]))[0])


@given(st.lists(st.none() | st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)))
def test_numbers_are_equal_where_ids_are(ids):
    found = numbers(pa.array(ids, pa.string()))[0].to_pylist()
    assert numbers(pa.array(ids * 2, pa.string()))[0].to_pylist() == found * 2
    assert len(set(found)) == len(set(ids))
    assert [number is None for number in found] == [value is None for value in ids]


def test_ids_of_another_form_have_numbers_too():
    given = pa.array([ONE, "short", None, ONE, ""])
    found = numbers(given)[0].to_pylist()
    assert numbers(given)[1] == misshapen(given) == 2
    assert found[0] == found[3]
    assert found[2] is None
    assert len(set(found)) == 4
