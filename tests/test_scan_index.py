"""What the gate drops without a second look is never what it looks for."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.arrays.words import find_words
from commentariat.measures.crowds import Crowds
from commentariat.scan._cells import small
from commentariat.scan._ids import Ids
from commentariat.scan._index import Index
from commentariat.scan._shapes import Shapes, shapes

NAMES = [
    "riverstone42",
    "анна_берг",
    "o'connor77",
    "zyx",
    "weiß-fuchs",
    "田中太郎さん一郎",
    "mira.lind",
]
LETTERS = st.text("ab_9é ж.,'-\n’", max_size=40)
AROUND = st.binary(max_size=40)


@given(LETTERS, st.integers(1, 9))
def test_words_are_runs_of_letters_and_digits_however_long_they_must_be(text, least):
    raw = text.encode()
    starts, sizes = find_words(raw, least)
    plain = re.finditer(rb"[\w\x80-\xff]+", raw.replace("’".encode(), b"   "))
    assert [(start, start + size) for start, size in zip(starts, sizes, strict=True)] == [
        word.span() for word in plain if len(word.group()) >= least
    ]


@given(st.lists(st.sampled_from(NAMES)), LETTERS)
def test_no_word_that_is_looked_for_is_dropped_by_its_shape(names, text):
    raw = " ".join([text, *names, text]).encode()
    starts, sizes = find_words(raw, 3)
    elsewhere = b"," + raw.replace(b" ", b"\x1e")
    likely = Shapes([shapes(raw, starts, sizes)]).likely(elsewhere, starts + 1, sizes)
    assert likely.tolist() == list(range(len(starts)))


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_name_is_found_among_words(name):
    index = Index(NAMES)
    text = f"so said {name}, yes, {name}x and {name}".encode()
    assert [number for number, _, _ in index.whole(text)] == [NAMES.index(name)] * 2


@given(AROUND, AROUND, st.sampled_from([name for name in NAMES if len(name.encode()) >= 11]))
def test_a_long_name_is_found_anywhere_in_bytes_and_in_any_case(before, behind, name):
    wanted = name.encode()
    data = before + bytes(wanted).upper() + behind
    hits = set(Index(NAMES).anywhere(data, compressed=True))
    assert (NAMES.index(name), len(before), len(before) + len(wanted)) in hits


def test_an_id_of_the_source_is_found_beside_names():
    ids = Ids.all([Ids.of(["7f3a9c21d804"]), Ids.of(["550912345678"])])
    found = [
        number for number, _, _ in Index(NAMES, ids).whole(b"see 7f3a9c21d804 or 5509123456789")
    ]
    assert found == [len(NAMES) + ids.number(b"7f3a9c21d804")]


@given(st.lists(st.none() | st.text("aÄß’Я @", max_size=6), max_size=8))
def test_rows_are_joined_in_small_letters(rows):
    import pyarrow as pa

    joined = "\x1e".join(row for row in rows if row is not None)
    assert small(pa.array(rows, pa.string())).decode() == joined.lower()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30))
def test_people_in_common_are_those_who_commented_on_all(pairs):
    article, person = (np.array(column) for column in zip(*pairs, strict=True))
    crowds, there = Crowds.of(article, person), sorted({a for a, _ in pairs})
    asked = np.array([(one, other) for one in there for other in there])
    known = [
        {p for a, p in pairs if a == one} & {p for a, p in pairs if a == two} for one, two in asked
    ]
    assert crowds.common(asked).tolist() == [len(people) for people in known]
    theirs, owner = crowds.articles_of(np.array([person[0]]))
    assert theirs.tolist() == sorted({a for a, p in pairs if p == person[0]})
    assert set(owner.tolist()) == {0}
