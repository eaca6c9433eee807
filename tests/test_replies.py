"""How deep replies lie: as stated, else counted along the comments answered."""

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.model import Record
from commentariat.prepare import prepare
from commentariat.prepare.comments import columns
from commentariat.records import normalise
from commentariat.records.replies import depths
from commentariat.settings import Settings


def nothing(parents):
    return [None] * len(parents)


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ([None, None], [0, 0]),
        ([None, "0", "1", "2"], [0, 1, 2, 3]),
        (["1", "2", None], [2, 1, 0]),
        (["elsewhere", "0"], [1, 2]),
        (["0", "0"], [0, 1]),
        (["1", "0", "1"], [0, 0, 1]),
    ],
    ids=["none", "chain", "newest first", "not captured", "answers itself", "circle"],
)
def test_depth_is_counted_along_the_comments_answered(parents, expected):
    assert depths([str(row) for row in range(len(parents))], parents, nothing(parents)) == expected


def test_what_the_source_states_stands():
    assert depths(["a", "b", "c"], [None, "a", "b"], [0, 0, None]) == [0, 0, 1]


def test_of_two_comments_with_one_id_the_first_is_answered():
    assert depths(["a", "b", "b", "c"], [None, "a", None, "b"], nothing("abcd")) == [0, 1, 0, 2]


def test_a_very_long_chain_of_replies_is_counted():
    ids = [str(row) for row in range(50_000)]
    assert depths(ids, [None, *ids[:-1]], nothing(ids))[-1] == 49_999


comments = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.sampled_from(["a", "b", 3, "", None]),
            "parent": st.sampled_from(["a", "b", 3, "x", None]),
            "depth": st.sampled_from([None, 0, 4]),
            "text": st.sampled_from(["Yes.", "No."]),
        },
    ),
    max_size=6,
)


@given(st.lists(comments, min_size=1, max_size=3))
def test_records_and_columns_agree(threads):
    records = [
        {"site": "a.example", "headline": "Ferry", "body": [], "comments": thread}
        for thread in threads
    ]
    settings = Settings(name="x")
    accepted = [d for r in records for d in prepare(Record("d", 1, dict(r)), settings)]
    written = [c["depth"] for d in accepted for c in normalise.full(d.article)["comments"]]
    assert columns(accepted, {})[0].column("depth").to_pylist() == written


def test_a_release_says_how_deep_replies_lie(built):
    found = pq.read_table(built.path / "data/comments", columns=["parent_id", "depth"])
    depth = {bool(row["parent_id"]): row["depth"] for row in found.to_pylist()}
    assert depth == {True: 1, False: 0}
