"""The comments of a release as rows of prepared parts: merged, in thread order, with parents."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from commentariat import observations
from commentariat.duplicates import copies, double_posts
from commentariat.duplicates._hashing import mix
from commentariat.tables import read_private

I64: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Columns: TypeAlias = dict[str, npt.NDArray[Any]]

_COMMENT = ["observation", "person", "key", "parent_key", "text_key", "text_length"]


def threads(
    parts: Sequence[Path], article: I64, captures: Sequence[I64]
) -> tuple[Columns, dict[str, int]]:
    """Return the comments that stay, by article and in thread order, and counts of the others.

    Args:
        parts: folders of prepared parts.
        article: the article of each capture; captures are sorted by article and time.
        captures: for each part the capture that each of its observations is, or -1 for one that
            another record repeats.

    Returns:
        Columns of equal length: `part` and `row` (where the comment stands), `article`, `position`
        (in its thread), `key`, `parent` (row of these columns, -1 for none), `parent_missing`,
        `n_copies`; and counts by what became of the comments.
    """
    all_rows, repeated = _rows(parts, article, captures)
    size = len(all_rows["key"])
    rows = _chosen(all_rows, np.bincount(article) > 1)
    found = {name: values[rows] for name, values in all_rows.items()}
    double = double_posts(
        found["article"],
        found["author"],
        np.arange(len(rows)),
        found["text_key"],
        found["text_length"],
    )
    found["parent"], found["parent_missing"] = _parents(found, double)
    stays = ~double
    new_row = np.cumsum(stays) - 1
    found["parent"] = np.where(found["parent"] >= 0, new_row[found["parent"]], -1)
    found = {name: values[stays] for name, values in found.items()}
    found["position"] = _within(found["article"])
    found["n_copies"] = copies(found["text_key"], found["text_length"])
    counts = {
        "comments_repeated": repeated,
        "comments_seen_again": size - len(rows),
        "double_posts": int(double.sum()),
    }
    return found, counts


def _rows(parts: Sequence[Path], article: I64, captures: Sequence[I64]) -> tuple[Columns, int]:
    """Return the key columns of the comments of captures that differ, and how many others are."""
    found: dict[str, list[npt.NDArray[Any]]] = {}
    repeated = 0
    for number, part in enumerate(parts):
        table = read_private(part / "comments.arrow", _COMMENT)
        people = read_private(part / "people.arrow", ["identity_key"])
        columns = {name: table.column(name).to_numpy() for name in _COMMENT}
        columns["capture"] = captures[number][columns.pop("observation")]
        columns["identity"] = people.column("identity_key").to_numpy()[columns.pop("person")]
        columns["part"] = np.full(len(table), number)
        columns["row"] = np.arange(len(table))
        kept = columns["capture"] >= 0
        repeated += int((~kept).sum())
        for name, values in columns.items():
            found.setdefault(name, []).append(values if kept.all() else values[kept])
    rows = {name: np.concatenate(values) for name, values in found.items()}
    rows["article"] = article[rows["capture"]]
    _, author = np.unique(rows["identity"], return_inverse=True)
    rows["author"] = np.where(rows.pop("identity") == 0, -1, author)
    return rows, repeated


def _chosen(rows: Columns, several: Bools) -> I64:
    """Return the rows in thread order, of a comment seen in several captures only the latest."""
    order = np.lexsort((rows["row"], rows["capture"]))  # captures are sorted by article and time
    article = rows["article"][order]
    if not several.any():
        return order
    dropped = np.zeros(len(order), np.bool_)
    borders = np.flatnonzero(np.diff(article, prepend=-1, append=-1))
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        if several[article[start]]:
            chosen = _merged(order[start:end], rows)
            order[start : start + len(chosen)] = chosen
            dropped[start + len(chosen) : end] = True
    return order[~dropped]


def _merged(rows: I64, columns: Columns) -> I64:
    """Return the rows of one article with several captures, each comment once, in order."""
    threads: dict[int, list[int]] = {}
    latest: dict[int, int] = {}
    for row, capture, key in zip(
        rows.tolist(), columns["capture"][rows].tolist(), columns["key"][rows].tolist(), strict=True
    ):
        threads.setdefault(capture, []).append(key)
        latest[key] = row
    order = observations.merged_order([threads[capture] for capture in sorted(threads)])
    return np.array([latest[key] for key in order], np.int64)


def _parents(found: Columns, double: Bools) -> tuple[I64, Bools]:
    """Return the row of each comment's parent (-1: none) and whether it has one that is missing.

    A reply to a double post answers the post that stays.
    """
    stands = _standing(found, double)
    own, wanted = (_joined(found["article"], found[name]) for name in ("key", "parent_key"))
    asked = np.flatnonzero(found["parent_key"])
    order = np.argsort(own)
    at = np.minimum(np.searchsorted(own[order], wanted[asked]), max(len(order) - 1, 0))
    hit = (own[order[at]] == wanted[asked]) & (order[at] != asked)
    parent = np.full(len(double), -1)
    parent[asked] = np.where(hit, stands[order[at]], -1)
    missing = np.zeros(len(double), np.bool_)
    missing[asked] = ~hit
    return parent, missing


def _joined(article: I64, key: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    return mix(key ^ mix(article.astype(np.uint64)))


def _standing(found: Columns, double: Bools) -> I64:
    """Return for each comment the one that stands for it: itself, or the first post of it."""
    order = np.lexsort((found["text_key"], found["author"], found["article"]))
    standing = np.maximum.accumulate(np.where(double[order], 0, np.arange(len(order))))
    stands = np.empty(len(order), np.int64)
    stands[order] = order[standing]
    return stands


def _within(article: I64) -> I64:
    """Return the position of each row among the consecutive rows of its article."""
    starts = np.flatnonzero(np.diff(article, prepend=-1))
    sizes = np.diff(np.append(starts, len(article)))
    return np.arange(len(article)) - np.repeat(starts, sizes)
