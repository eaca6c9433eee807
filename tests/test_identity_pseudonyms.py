"""Pseudonyms and ids: known answers, scopes, batches, collisions."""

import json
import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat import pseudonyms
from commentariat.errors import PrivacyError
from commentariat.keys import Key
from commentariat.pseudonyms import Pseudonyms, RecordIds, refuse_collisions, whois

VECTORS = json.loads((Path(__file__).parent / "vectors" / "pseudonyms.json").read_text("utf-8"))
KEY = Key(bytes((index * 37 + index * index) % 256 for index in range(32)))
OTHER = Key(bytes((index * 41 + index * index) % 256 for index in range(32)))
LINKAGES = ("thread", "site", "dataset")
NAMES = st.sampled_from(["name:ann", "name:bo", "name:ann bo", "account:a.example:1", "name:ж"])
PLACES = st.sampled_from(["a", "b", "ab", "", "a.example"])


def test_there_are_enough_known_answers():
    assert sum(map(len, VECTORS.values())) >= 50


@pytest.mark.parametrize("case", VECTORS["pseudonyms"])
def test_pseudonyms_are_the_known_answers(case):
    names = Pseudonyms(Key(bytes.fromhex(case["key"])), case["dataset"], case["linkage"])
    assert names.of(case["identity"], case["site"], case["thread"]) == case["pseudonym"]


@pytest.mark.parametrize("case", VECTORS["records"])
def test_record_ids_are_the_known_answers(case):
    key = Key(bytes.fromhex(case["key"]))
    ids = RecordIds(key, case["purpose"], case["dataset"])
    assert ids.of(*case["parts"]) == case["id"]


@pytest.mark.parametrize("linkage", LINKAGES)
@settings(max_examples=150)
@given(
    st.lists(st.tuples(PLACES, PLACES, NAMES), min_size=2, max_size=70),
)
def test_pseudonyms_are_equal_inside_the_scope_and_nowhere_else(linkage, tuples):
    names = Pseudonyms(KEY, "press", linkage)
    given_names = {}
    for site, thread, identity in tuples:
        scope = {"thread": (site, thread), "site": (site,), "dataset": ()}[linkage]
        given_names.setdefault((*scope, identity), set()).add(names.of(identity, site, thread))
    assert all(len(found) == 1 for found in given_names.values())
    assert len(set.union(*given_names.values())) == len(given_names)


@given(st.lists(st.tuples(st.text(max_size=9), PLACES, PLACES), max_size=30))
def test_many_are_the_same_as_one_by_one(rows):
    names = Pseudonyms(KEY, "press", "thread")
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    assert names.many(*columns) == [names.of(*row) for row in rows]


def test_the_cache_of_scopes_may_overflow(monkeypatch):
    monkeypatch.setattr(pseudonyms, "LARGEST_CACHE", 3)
    names = Pseudonyms(KEY, "press", "thread")
    threads = [str(number) for number in range(10)]
    first = names.many(["x"] * 10, ["s"] * 10, threads)
    assert first == names.many(["x"] * 10, ["s"] * 10, threads)
    assert len(set(first)) == 10


def test_another_key_dataset_or_linkage_changes_every_pseudonym():
    built = [
        Pseudonyms(key, dataset, linkage)
        for key in (KEY, OTHER)
        for dataset in ("press", "press2")
        for linkage in LINKAGES
    ]
    people = [f"name:{number}" for number in range(100)]
    found = {name for names in built for name in names.many(people, ["s"] * 100, ["t"] * 100)}
    assert len(found) == 100 * len(built)


def test_ids_have_twenty_signs_without_the_confusable_letters():
    names = Pseudonyms(KEY, "press", "site").many(map(str, range(500)), ["s"] * 500, ["t"] * 500)
    assert all(re.fullmatch("[0-9a-hjkmnp-tv-z]{20}", name) for name in names)


def test_the_first_hundred_bits_are_all_used():
    names = Pseudonyms(KEY, "press", "site").many(map(str, range(2000)), ["s"] * 2000, ["t"] * 2000)
    assert all(len({name[place] for name in names}) == 32 for place in range(20))


def test_record_ids_of_different_purposes_are_unrelated():
    purposes = ("article", "comment", "cluster", "pseudonym")
    assert len({RecordIds(KEY, purpose, "press").of("x") for purpose in purposes}) == len(purposes)


def test_record_ids_in_batches_are_the_same_as_one_by_one():
    ids = RecordIds(KEY, "comment", "press")
    assert ids.many(["a", "ab"], ["bc", "c"]) == [ids.of("a", "bc"), ids.of("ab", "c")]
    assert ids.of("a", "bc") != ids.of("ab", "c")
    assert ids.many([], []) == []


def test_ids_of_records_inside_others_are_the_same_as_one_by_one():
    ids = RecordIds(KEY, "comment", "press")
    inner = [str(number) for number in range(40)]
    found = ids.inside(["a", "none", "ab"], [25, 0, 15], inner)
    owners = ["a"] * 25 + ["ab"] * 15
    assert found.to_pylist() == [ids.of(*pair) for pair in zip(owners, inner, strict=True)]
    assert ids.inside([], [], []).to_pylist() == []


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        RecordIds(KEY, "comment", "press").many(["a", "b"], ["c"])


def test_two_people_on_one_pseudonym_stop_the_build_with_counts_only():
    with pytest.raises(PrivacyError) as caught:
        refuse_collisions(["p", "p", "q", "r"], ["name:ann", "name:bo", "name:cy", "name:di"])
    assert str(caught.value).startswith("1 pseudonym stands")
    assert "name:" not in str(caught.value)


def test_eight_bit_pseudonyms_would_stop_the_build(monkeypatch):
    monkeypatch.setattr(pseudonyms, "LENGTH", 1)
    people = [f"name:{number}" for number in range(300)]
    names = Pseudonyms(KEY, "press", "site").many(people, ["s"] * 300, ["t"] * 300)
    with pytest.raises(PrivacyError):
        refuse_collisions(names, people)


def test_repeated_people_nulls_and_arrow_columns_are_no_collision():
    names = pa.array(["p", "p", None, None, "q"])
    refuse_collisions(names, pa.array(["a", "a", "b", "c", "d"]), pa.chunked_array([[*"ssstt"]]))


def test_one_name_in_two_threads_is_a_collision_where_threads_tell_people_apart():
    with pytest.raises(PrivacyError):
        refuse_collisions(["p", "p"], ["a", "a"], ["thread 1", "thread 2"])


def test_whois_finds_the_pseudonyms_of_one_person_in_all_threads():
    names = Pseudonyms(KEY, "press", "thread")
    found = whois(names, "name:ann", "a.example", ["t1", "t2", "t1"])
    assert found == sorted({names.of("name:ann", "a.example", thread) for thread in ("t1", "t2")})


def test_whois_needs_no_threads_where_they_do_not_count():
    names = Pseudonyms(KEY, "press", "site")
    assert whois(names, "name:ann", "a.example") == [names.of("name:ann", "a.example", "any")]
    assert whois(names, "name:ann", "a.example", []) == []
