"""Which split a group of articles belongs to: stable for ever, and never two for one story.

Here are the splits that every release has. `configurations` are further ones, by time and by site;
`exposure` is what a model has seen in one of what it is tested on in another.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import Arrow, pc, whole
from commentariat.duplicates import SIGNATURE_SCHEMA, near_duplicate_pairs
from commentariat.errors import SettingsError
from commentariat.keys import Mac

BRIDGE = "bridge"  # articles that would join a story of one split with a story of another
TRAIN, TEST = "train", "test"
LEAST_GROUPS = 20  # a split that would hold fewer groups is not declared
_PURPOSE = b"commentariat split\x00"


def split_of(group: str, shares: Mapping[str, int], key: bytes) -> str:
    """Return the split of a group: a keyed hash, so nobody can choose or guess it from outside.

    The answer depends on the arguments alone; a group keeps its split whatever else is added.

    Args:
        group: stable name of the group (an article cluster).
        shares: whole numbers by split, in order, such as per cent.
        key: secret of the dataset.

    Raises:
        SettingsError: shares are negative, or all zero.

    >>> split_of("site.example/17", {"train": 90, "test": 10}, b"key")
    'train'
    """
    return _splits_of([group], shares, key)[0]


def _splits_of(groups: Sequence[str], shares: Mapping[str, int], key: bytes) -> list[str]:
    names, bounds = zip(*_bounds(shares), strict=True)
    codes = Mac(key).digests([_PURPOSE + group.encode() for group in groups])
    # 64 bits times the sum, high half: uniform, and the same for shares 9:1 and 90:10.
    points = [int.from_bytes(code[:8]) * bounds[-1] >> 64 for code in codes]
    return [names[bisect_right(bounds, point)] for point in points]


def _bounds(shares: Mapping[str, int]) -> list[tuple[str, int]]:
    if any(share < 0 for share in shares.values()) or sum(shares.values()) <= 0:
        raise SettingsError("Split shares must be whole numbers, none negative, not all zero.")
    return list(zip(shares, accumulate(shares.values()), strict=True))


def declared_shares(shares: Mapping[str, int], n_groups: int) -> dict[str, int]:
    """Return the shares that a dataset of `n_groups` groups can carry.

    A split is declared if it can expect at least `LEAST_GROUPS` groups; the share of the others
    falls to the first split, which is always declared. Below 200 groups, 80:10:10 becomes train
    alone.

    >>> declared_shares({"train": 80, "validation": 10, "test": 10}, 12)
    {'train': 100}
    """
    total = _bounds(shares)[-1][1]
    first = next(iter(shares))
    kept = {
        name: share
        for name, share in shares.items()
        if name == first or (share and share * n_groups >= LEAST_GROUPS * total)
    }
    kept[first] += total - sum(kept.values())
    return kept


def declared_splits(splits: Iterable[str | None], shares: Mapping[str, int]) -> list[str]:
    """Return the splits that hold at least one row, in the order of the shares, the bridge last."""
    present = set(splits) - {None}
    others = sorted(str(name) for name in present - {*shares, BRIDGE})  # of earlier settings
    return [name for name in [*shares, *others, BRIDGE] if name in present]


def place(
    groups: pa.Table, ledger: Mapping[str, str], shares: Mapping[str, int], key: bytes
) -> pa.Table:
    """Place every article: the ledger of earlier releases wins, then the hash of the group.

    A new article joins the split that the old ones of its group are in. If they are in several,
    because a new text links stories that had nothing in common before, the old rows stay where they
    are and every new row of that group goes to `bridge`, which is neither trained on nor tested on.

    Args:
        groups: `article_key` and `group` (strings), one row an article.
        ledger: split by article key, of all earlier releases.
        shares: as in `split_of`; pass them through `declared_shares` first.
        key: as in `split_of`.

    Returns:
        `article_key`, `group`, `split`, in the order of `groups`.
    """
    keys: list[str] = whole(groups.column("article_key")).to_pylist()
    names, member = _coded(groups.column("group"))
    old = [ledger.get(k) for k in keys]
    settled: dict[int, str] = {}
    for group, split in zip(member.tolist(), old, strict=True):
        if split is not None and settled.setdefault(group, split) != split:
            settled[group] = BRIDGE
    hashed = enumerate(_splits_of(names, shares, key))
    fresh = [settled.get(group) or split for group, split in hashed]
    splits = [was or fresh[i] for was, i in zip(old, member.tolist(), strict=True)]
    placed = groups.select(["article_key", "group"])
    return placed.append_column("split", pa.array(splits, pa.string()))


def _coded(column: Arrow) -> tuple[list[str], npt.NDArray[np.int32]]:
    """Return the distinct values of a column, and which of them each row has."""
    coded = whole(column).cast(pa.string()).dictionary_encode()
    return coded.dictionary.to_pylist(), np.asarray(coded.indices.to_numpy())


def torn(pairs: pa.Table, splits: pa.Table) -> pa.Table:
    """Return the near-duplicate pairs whose articles are in two splits, other than the bridge.

    Args:
        pairs: `left` and `right` (article keys), as `duplicates.near_duplicate_pairs` gives them.
        splits: `article_key` and `split` (null for what is in none).

    Returns:
        The pairs with `left_split` and `right_split`.
    """
    keys = splits.column("article_key").combine_chunks()
    for name in ("left", "right"):
        at = pc.index_in(pairs.column(name), keys)
        pairs = pairs.append_column(f"{name}_split", splits.column("split").take(at))
    left, right = pairs.column("left_split"), pairs.column("right_split")
    bridged = pc.or_(pc.equal(left, BRIDGE), pc.equal(right, BRIDGE))
    return pairs.filter(pc.and_(pc.not_equal(left, right), pc.invert(bridged)))


def close_pairs(articles: pa.Table) -> pa.Table:
    """Find the near-duplicates among articles again.

    A member of a cluster and its representative count as a pair, whatever their texts say.

    Args:
        articles: `article_key`, `cluster_id`, `site`, and the columns of `duplicates.signatures`;
            other columns have no effect.

    Returns:
        `left`, `right` (the lesser key first), sorted.
    """
    articles = articles.select(["article_key", "cluster_id", "site", *SIGNATURE_SCHEMA.names])
    ends = ["left", "right"]
    near = near_duplicate_pairs(articles).select(ends)
    member = pc.not_equal(articles["article_key"], articles["cluster_id"])
    joined = articles.filter(member).select(["cluster_id", "article_key"]).rename_columns(ends)
    pairs = pa.concat_tables([near, joined])
    straight = pc.less(pairs["left"], pairs["right"])
    low = pc.if_else(straight, pairs["left"], pairs["right"])
    high = pc.if_else(straight, pairs["right"], pairs["left"])
    pairs = pa.table([low, high], names=ends).group_by(ends).aggregate([])
    return pairs.sort_by([(end, "ascending") for end in ends])
