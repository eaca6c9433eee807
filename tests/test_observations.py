"""Which captures are of one article, and whose comment comes where when they are merged."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.observations import FEW_WORDS, merged_order, names, order, same_article


def captures(*rows):
    """Make captures out of dictionaries with the fields that differ."""
    base = {"n_words": 100, "retrieved": None, "completeness": 1}
    full = [
        base | {"key_id": None, "key_url": None, "key_content": b"%d" % number} | row
        for number, row in enumerate(rows)
    ]
    columns = {
        **{
            name: pa.array([r[name] for r in full], pa.binary())
            for name in ("key_id", "key_url", "key_content")
        },
        "n_words": pa.array([r["n_words"] for r in full], pa.int32()),
        "completeness": pa.array([r["completeness"] for r in full], pa.int8()),
        "retrieved": pa.array([r["retrieved"] for r in full], pa.timestamp("us", tz="UTC")),
        "digest": pa.array(
            [r.get("digest", b"%016d" % n) for n, r in enumerate(full)], pa.binary()
        ),
    }
    return pa.table(columns)


def groups_of(*rows):
    return same_article(captures(*rows)).tolist()


@pytest.mark.parametrize("key", ["key_id", "key_url", "key_content"])
def test_any_shared_key_makes_one_article(key):
    assert groups_of({key: b"x"}, {key: b"y"}, {key: b"x"}) == [0, 1, 0]


def test_captures_without_a_key_in_common_are_different_articles():
    assert groups_of({"key_id": b"x", "key_url": b"u"}, {"key_id": b"y", "key_url": b"v"}) == [0, 1]


def test_what_is_the_same_is_the_same_over_several_steps():
    rows = [
        {"key_id": b"x"},
        {"key_id": b"x", "key_url": b"u"},
        {"key_url": b"u", "key_content": b"c"},
        {"key_content": b"c"},
    ]
    assert groups_of(*rows) == [0, 0, 0, 0]
    assert groups_of(*rows[::-1]) == [0, 0, 0, 0]


def test_a_few_words_do_not_make_two_addresses_one_article():
    short = {"key_content": b"c", "n_words": FEW_WORDS - 1}
    assert groups_of(short | {"key_url": b"u"}, short | {"key_url": b"v"}) == [0, 1]
    long = short | {"n_words": FEW_WORDS}
    assert groups_of(long | {"key_url": b"u"}, long | {"key_url": b"v"}) == [0, 0]


def test_a_few_words_are_all_there_is_where_there_is_neither_id_nor_address():
    short = {"key_content": b"c", "n_words": 3}
    assert groups_of(short, short) == [0, 0]


keys = st.sampled_from([None, b"a", b"b", b"c"])
rows = st.fixed_dictionaries(
    {"key_id": keys, "key_url": keys, "key_content": st.sampled_from([b"d", b"e", b"f"])}
)


@given(
    st.lists(rows, min_size=1, max_size=8).flatmap(
        lambda r: st.tuples(st.just(r), st.permutations(range(len(r))))
    )
)
def test_the_order_of_captures_does_not_matter(drawn):
    given_rows, turned = drawn
    first = groups_of(*given_rows)
    second = groups_of(*[given_rows[i] for i in turned])
    same = {(i, j) for i in range(len(first)) for j in range(len(first)) if first[i] == first[j]}
    again = {
        (turned[i], turned[j])
        for i in range(len(second))
        for j in range(len(second))
        if second[i] == second[j]
    }
    assert same == again


def test_an_article_is_named_by_its_id_before_its_address_before_its_words():
    table = captures({"key_url": b"u"}, {"key_url": b"u", "key_id": b"i"}, {"key_content": b"c"})
    assert names(table, np.array([0, 0, 2])) == ["key_id:69", "key_content:63"]
    assert names(table.slice(0, 1), np.array([0])) == ["key_url:75"]


def test_the_name_is_the_least_of_several():
    table = captures({"key_id": b"b"}, {"key_id": b"a"})
    assert names(table, np.array([0, 0])) == names(table.take(pa.array([1, 0])), np.array([0, 0]))


def test_captures_come_from_the_earliest_to_the_latest_and_undated_ones_first():
    table = captures({"retrieved": 30}, {"retrieved": None}, {"retrieved": 10}, {"retrieved": 20})
    assert order(table, np.zeros(4, np.int64)).tolist() == [1, 2, 3, 0]


def test_captures_of_one_time_come_by_words_completeness_and_digest():
    table = captures(
        {"n_words": 9},
        {"completeness": 2, "n_words": 5},
        {"completeness": 1, "n_words": 5},
        {"completeness": 1, "n_words": 5, "digest": b"0" * 15 + b"-"},
    )
    assert order(table, np.zeros(4, np.int64)).tolist() == [3, 2, 1, 0]


def test_captures_lie_by_article():
    table = captures({"retrieved": 3}, {"retrieved": 2}, {"retrieved": 1})
    assert order(table, np.array([0, 1, 0])).tolist() == [2, 0, 1]


threads = st.lists(st.lists(st.integers(0, 9), unique=True, max_size=8), max_size=4)


@given(threads)
def test_every_comment_is_there_once(given_threads):
    merged = merged_order(given_threads)
    assert sorted(merged) == sorted({key for thread in given_threads for key in thread})


@given(threads)
def test_the_order_of_the_latest_capture_stands(given_threads):
    latest = given_threads[-1] if given_threads else []
    assert [key for key in merged_order(given_threads) if key in set(latest)] == latest


@given(threads)
def test_merging_what_is_merged_changes_nothing(given_threads):
    merged = merged_order(given_threads)
    assert merged_order([merged]) == merged
    assert merged_order([*given_threads, merged]) == merged
    assert merged_order([merged, merged]) == merged


@given(threads, threads)
def test_what_was_merged_earlier_is_merged_with_what_came_later(earlier, later):
    assert merged_order([merged_order(earlier), *later]) == merged_order([*earlier, *later])


@pytest.mark.parametrize(
    ("given_threads", "merged"),
    [
        ([], []),
        ([[]], []),
        ([[1, 2]], [1, 2]),
        ([[1, 2, 3], [1, 3, 4]], [1, 2, 3, 4]),
        ([[9, 1], [1, 2]], [9, 1, 2]),
        ([[1, 5, 6], [1, 2]], [1, 5, 6, 2]),
        ([[1, 2], [2, 1]], [2, 1]),
        ([[1, 8], [1, 9], [1]], [1, 8, 9]),
    ],
)
def test_a_comment_no_longer_shown_comes_after_the_one_it_followed(given_threads, merged):
    assert merged_order(given_threads) == merged


def test_a_very_long_thread_is_no_deep_recursion():
    thread = list(range(50_000))
    assert merged_order([thread, thread[:1]]) == thread
