"""The comments of a release as rows of prepared parts: merged, in thread order, with parents."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from commentariat import observations
from commentariat.arrays import I64, U64, Bools, arrow, pc
from commentariat.arrays.hashing import mix
from commentariat.arrays.runs import by_runs, within
from commentariat.duplicates import copies, double_posts, said_again
from commentariat.observations import NEVER
from commentariat.resolve import edits
from commentariat.resolve.captures import Captures
from commentariat.settings import Vanished
from commentariat.tables import read_private

Columns: TypeAlias = dict[str, npt.NDArray[Any]]

SHOWN, UNKNOWN, VANISHED = range(3)  # whether the site still shows a comment
_COMMENT = ["observation", "person", "key", "parent_key", "text_key", "text_length", "status"]


def threads(
    parts: Sequence[Path], captures: Captures, vanished: Vanished
) -> tuple[Columns, dict[str, int]]:
    """Return the comments that stay, by article and in thread order, and counts of the others.

    Args:
        parts: folders of prepared parts.
        captures: all captures in them.
        vanished: what becomes of comments that are no longer shown.

    Returns:
        Columns of equal length: `part` and `row` (where the comment stands), `article`, `position`
        (in its thread), `key`, `parent` (row of these columns, -1 for none), `parent_missing`,
        `n_copies`, `known` (whether a base release holds it: not yet looked for), `first_seen` and
        `last_seen` (microseconds, `NEVER` where not known), `edited`, `vanished` (one of the three
        states); and counts by what became of the comments.
    """
    rows, repeated = _rows(parts, captures)
    chosen = _chosen(rows, captures.number > 1)
    found = {name: values[chosen] for name, values in rows.items()}
    found |= _observed(rows, chosen, captures)
    found["vanished"] = _vanished(found, captures)
    gone = found["vanished"] == VANISHED if vanished == "drop" else np.zeros(len(chosen), np.bool_)
    found = _kept(found, ~gone)
    double = _double(found)
    found["parent"], found["parent_missing"] = _parents(found, double)
    new_row = np.cumsum(~double) - 1
    found["parent"] = np.where(found["parent"] >= 0, new_row[found["parent"]], -1)
    found = _kept(found, ~double)
    found["position"] = within(found["article"])
    found["n_copies"] = copies(found["text_key"], found["text_length"])
    found["known"] = np.zeros(len(found["key"]), np.bool_)
    counts = {
        "comments_repeated": repeated,
        "comments_seen_again": len(rows["key"]) - len(chosen),
        "comments_vanished": int(gone.sum()),
        "double_posts": int(double.sum()),
    }
    return found, counts


def _kept(columns: Columns, kept: Bools) -> Columns:
    return columns if kept.all() else {name: values[kept] for name, values in columns.items()}


def _rows(parts: Sequence[Path], captures: Captures) -> tuple[Columns, int]:
    """Return the key columns of the comments of captures that differ, and how many others are."""
    found: dict[str, list[npt.NDArray[Any]]] = {}
    repeated = 0
    for number, part in enumerate(parts):
        columns = _columns(part)
        columns["capture"] = captures.of_part[number][columns.pop("observation")]
        columns["part"] = np.full(len(columns["key"]), number)
        columns["row"] = np.arange(len(columns["key"]))
        kept = columns["capture"] >= 0
        repeated += int((~kept).sum())
        for name, values in _kept(columns, kept).items():
            found.setdefault(name, []).append(values)
    rows = {name: np.concatenate(values) for name, values in found.items()}
    rows["article"] = captures.article[rows["capture"]]
    author = arrow(rows["identity"]).dictionary_encode().indices.to_numpy().astype(np.int64)
    rows["author"] = np.where(rows.pop("identity") == 0, -1, author)
    several = np.flatnonzero(captures.number[rows["article"]] > 1)
    told = ("key", "moment", "article", "capture")
    rows["key"][several] = edits.joined(*(rows[name][several] for name in told))
    return rows, repeated


def _columns(part: Path) -> Columns:
    table = read_private(part / "comments.arrow", [*_COMMENT, *edits.COLUMNS])
    people = read_private(part / "people.arrow", ["identity_key"])
    columns = {name: table.column(name).to_numpy() for name in _COMMENT if name != "status"}
    columns["deleted"] = pc.equal(table.column("status"), "deleted").to_numpy()
    # What stands in place of a deleted comment was not written by anybody, and is copied by none.
    columns["text_length"] = np.where(columns["deleted"], 0, columns["text_length"])
    columns["identity"] = people.column("identity_key").to_numpy()[columns.pop("person")]
    columns["moment"] = edits.moments(table, columns["identity"])
    return columns


def _chosen(rows: Columns, several: Bools) -> I64:
    """Return the rows in thread order, of a comment seen in several captures only the latest."""
    order = by_runs(rows["capture"])  # captures are sorted by article and time
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


def _observed(rows: Columns, chosen: I64, captures: Captures) -> Columns:
    """Return what all captures of each chosen comment say together.

    `first_seen` and `last_seen`; `edited`: texts differ, other than by being deleted; `parent_key`:
    the latest that is known, since a later layout may not tell.
    """
    time = captures.retrieved[rows["capture"]]
    found: Columns = {
        "first_seen": time,
        "last_seen": time.copy(),
        "edited": np.zeros(len(time), np.bool_),
        "parent_key": rows["parent_key"].copy(),
    }
    several = np.flatnonzero(captures.number[rows["article"]] > 1)
    order = several[np.lexsort([rows[name][several] for name in ("capture", "key", "article")])]
    comment = _runs(rows["article"][order], rows["key"][order])
    found["first_seen"][order], found["last_seen"][order] = _seen(comment, time[order])
    found["edited"][order] = _edited(comment, rows["text_key"][order], rows["deleted"][order])
    found["parent_key"][order] = _last_known(comment, rows["parent_key"][order])
    return {name: values[chosen] for name, values in found.items()}


def _runs(article: I64, key: U64) -> I64:
    """Number the runs of equal comments."""
    fresh = (np.diff(article) != 0) | (key[1:] != key[:-1])
    return np.append(0, np.cumsum(fresh))[: len(key)]


def _seen(comment: I64, time: I64) -> tuple[I64, I64]:
    """Return the earliest and the latest known time of each row's comment."""
    last = np.full(len(comment), NEVER)
    np.maximum.at(last, comment, time)
    first, known = last.copy(), time > NEVER
    np.minimum.at(first, comment[known], time[known])
    return first[comment], last[comment]


def _edited(comment: I64, text: U64, deleted: Bools) -> Bools:
    """Mark the rows whose comment has several texts; that of a deleted one is none."""
    edited = np.zeros(len(comment), np.bool_)
    said = np.flatnonzero(~deleted)
    which, words = comment[said], text[said]
    edited[which[1:][(which[1:] == which[:-1]) & (words[1:] != words[:-1])]] = True
    return edited[comment]


def _last_known(comment: I64, key: U64) -> U64:
    """Return for each row the last key of its comment that is not nought."""
    last = np.zeros(len(comment), np.uint64)
    known = np.flatnonzero(key)
    last[comment[known]] = key[known]  # of several for one comment, the last one stays
    return last[comment]


def _vanished(found: Columns, captures: Captures) -> npt.NDArray[np.int8]:
    """Tell whether the site still shows each comment: only a later look at the thread says no."""
    latest, seen = captures.latest[found["article"]], found["last_seen"]
    shown = (found["capture"] == latest) | ((seen > NEVER) & (seen >= captures.retrieved[latest]))
    gone = ~shown & (seen > NEVER) & (captures.last_look[found["article"]] > seen)
    return np.where(shown, SHOWN, np.where(gone, VANISHED, UNKNOWN)).astype(np.int8)


def _double(found: Columns) -> Bools:
    """Mark double posts; what is known of one counts for the post that stays."""
    place = np.arange(len(found["key"]))
    double = double_posts(
        found["article"], found["author"], place, found["text_key"], found["text_length"]
    )
    again = np.flatnonzero(double)
    stays = _standing(found, double)[again]
    np.maximum.at(found["last_seen"], stays, found["last_seen"][again])
    np.minimum.at(found["vanished"], stays, found["vanished"][again])
    return double


def _parents(found: Columns, double: Bools) -> tuple[I64, Bools]:
    """Return the row of each comment's parent (-1: none) and whether it has one that is missing.

    A reply to a double post answers the post that stays. Comments that answer one another in a
    circle answer none of them: one of the links is wrong, and nobody knows which.
    """
    stands = _standing(found, double)
    own, wanted = (_joined(found["article"], found[name]) for name in ("key", "parent_key"))
    asked = np.flatnonzero(found["parent_key"])
    asked = asked[np.argsort(wanted[asked])]  # what is looked for in order is found faster
    order = np.argsort(own)
    at = np.minimum(np.searchsorted(own[order], wanted[asked]), max(len(order) - 1, 0))
    hit = (own[order[at]] == wanted[asked]) & (order[at] != asked)
    parent = np.full(len(double), -1)
    parent[asked] = np.where(hit, stands[order[at]], -1)
    parent[in_circles(parent)] = -1
    missing = np.zeros(len(double), np.bool_)
    missing[asked] = parent[asked] < 0
    return parent, missing


def in_circles(parent: I64) -> I64:
    """Return the rows from which the way up comes back to them.

    Args:
        parent: the row of each row's parent, -1 for none.
    """
    above = np.append(parent, -1)  # -1 is its own parent: the last place
    for _ in range(len(parent).bit_length()):
        if not (above >= 0).any():
            break
        above = above[above]
    return np.unique(above[above >= 0])


def _joined(article: I64, key: U64) -> U64:
    return mix(key ^ mix(article.astype(np.uint64)))


def _standing(found: Columns, double: Bools) -> I64:
    """Return for each comment the one that stands for it: itself, or the first post of it."""
    stands = np.arange(len(double))
    same = [found[name] for name in ("article", "author", "text_key")]
    rows = said_again(*same)
    order = rows[np.lexsort([values[rows] for values in reversed(same)])]
    standing = np.maximum.accumulate(np.where(double[order], 0, np.arange(len(order))))
    stands[order] = order[standing]
    return stands
