"""Splits: shares, ledger, bridge."""

import pyarrow as pa
import pytest

from commentariat.errors import SettingsError
from commentariat.splits import (
    declared_shares,
    declared_splits,
    place,
    split_of,
    torn,
)

SHARES = {"train": 90, "validation": 5, "test": 5}
KEY = b"a key for tests"


def test_a_split_is_the_same_for_ever():
    assert [split_of(f"g{i}", {"train": 1, "test": 1}, KEY) for i in range(6)] == [
        split_of(f"g{i}", {"train": 50, "test": 50}, KEY) for i in range(6)
    ]


def test_the_key_decides():
    one = [split_of(f"g{i}", SHARES, b"one") for i in range(300)]
    assert one != [split_of(f"g{i}", SHARES, b"two") for i in range(300)]


def test_ten_thousand_groups_honour_the_shares_within_one_point():
    splits = [split_of(f"site.example/{i}", SHARES, KEY) for i in range(10_000)]
    for name, share in SHARES.items():
        assert abs(splits.count(name) / 100 - share) <= 1


def test_a_share_of_nothing_gets_nothing():
    assert {split_of(f"g{i}", {"train": 1, "test": 0}, KEY) for i in range(50)} == {"train"}


@pytest.mark.parametrize("shares", [{}, {"train": 0}, {"train": 2, "test": -1}])
def test_shares_that_make_no_sense_are_refused(shares):
    with pytest.raises(SettingsError, match="shares"):
        split_of("g", shares, KEY)


@pytest.mark.parametrize(
    ("groups", "declared"),
    [
        (1, {"train": 100}),
        (399, {"train": 100}),
        (400, {"train": 90, "validation": 5, "test": 5}),
    ],
)
def test_small_datasets_declare_fewer_splits(groups, declared):
    assert declared_shares(SHARES, groups) == declared


def test_only_splits_with_rows_are_declared():
    assert declared_splits(["bridge", "test", None, "train"], SHARES) == [
        "train",
        "test",
        "bridge",
    ]


def placed(rows, ledger=None, shares=None):
    table = pa.table({"article_key": [r[0] for r in rows], "group": [r[1] for r in rows]})
    return place(table, ledger or {}, shares or SHARES, KEY).column("split").to_pylist()


def test_a_group_is_never_torn():
    splits = placed([(f"a{i}", f"g{i % 40}") for i in range(400)], shares={"train": 1, "test": 1})
    assert splits[:40] * 10 == splits
    assert set(splits) == {"train", "test"}


def test_the_ledger_wins_over_the_hash():
    rows = [(f"a{i}", f"g{i}") for i in range(50)]
    assert placed(rows, {f"a{i}": "test" for i in range(50)}) == ["test"] * 50


def test_a_new_article_follows_its_group():
    assert placed([("old", "g"), ("new", "g")], {"old": "validation"}) == ["validation"] * 2


def test_a_new_article_between_two_splits_goes_to_the_bridge_and_moves_nobody():
    rows = [("one", "g"), ("two", "g"), ("new", "g"), ("newer", "g")]
    ledger = {"one": "train", "two": "test"}
    assert placed(rows, ledger) == ["train", "test", "bridge", "bridge"]


def test_what_joins_a_bridge_is_on_the_bridge():
    rows = [("one", "g"), ("between", "g"), ("new", "g")]
    assert placed(rows, {"one": "test", "between": "bridge"}) == ["test", "bridge", "bridge"]


def test_no_articles_need_no_place():
    nothing = pa.table(
        {"article_key": pa.array([], pa.string()), "group": pa.array([], pa.string())}
    )
    assert place(nothing, {}, SHARES, KEY).num_rows == 0


def test_a_split_of_earlier_settings_is_still_declared():
    assert declared_splits(["dev", "train", "bridge"], SHARES) == ["train", "dev", "bridge"]


def test_torn_pairs_are_found_and_the_bridge_is_not_one():
    pairs = pa.table({"left": ["a", "a", "a"], "right": ["b", "c", "d"]})
    splits = pa.table(
        {"article_key": ["a", "b", "c", "d"], "split": ["train", "train", "test", "bridge"]}
    )
    assert torn(pairs, splits).to_pylist() == [
        {"left": "a", "right": "c", "left_split": "train", "right_split": "test"}
    ]
