"""The comments of accepted articles as columns, straight from the records: a column at a time."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import text
from commentariat.arrays import Arrow, arrow, pc
from commentariat.arrays.hashing import hash_column, mix
from commentariat.duplicates import repeated
from commentariat.identity import Kinds
from commentariat.people.commenters import People
from commentariat.prepare import Accepted
from commentariat.records.normalise import identifier, names, values
from commentariat.records.replies import depths


def columns(accepted: Sequence[Accepted], kinds: Mapping[str, Kinds]) -> tuple[pa.Table, People]:
    """Return one row a comment, in order, and the people, of whom `person` is the author's row."""
    articles = [item.article for item in accepted]
    sizes = [len(article["comments"]) for article in articles]
    observation = np.repeat(np.arange(len(articles), dtype=np.int32), sizes)
    comments = list(chain.from_iterable(article["comments"] for article in articles))
    sites = pa.array([article["site"] for article in articles], pa.string())
    people = People.of(comments, sites.take(arrow(observation)), kinds)
    given = _Given(comments)
    ids, parents = _once(given.identifiers("id"), observation), given.identifiers("parent")
    posted, precision = _times(given.values("posted"))
    table = pa.table(
        {
            "observation": observation,
            "source_id": ids,
            "parent": parents,
            "depth": _depths(given.counts("depth"), ids, parents, observation),
            "person": people.rows.astype(np.int32),
            "platform": given.strings("platform"),
            "posted": posted,
            "posted_precision": precision,
            "status": given.strings("status").fill_null("visible"),
            "text": given.texts(),
            "likes": given.counts("likes"),
            "dislikes": given.counts("dislikes"),
        }
    )
    return table, people


class _Given:
    """Comments as they were given, read a field at a time; a field that none has costs nothing."""

    def __init__(self, comments: Sequence[Mapping[str, Any]]) -> None:
        self._comments = comments
        self._names = names(comments)

    def values(self, name: str) -> list[Any]:
        return values(self._comments, name)

    def _array(self, name: str, kind: Any) -> Arrow:  # noqa: ANN401 - any Arrow type
        if name not in self._names:
            return pa.nulls(len(self._comments), kind)
        return pa.array(self.values(name), kind)

    def strings(self, name: str) -> Arrow:
        return self._array(name, pa.string())

    def counts(self, name: str) -> Arrow:
        return self._array(name, pa.int32())

    def texts(self) -> Arrow:
        texts = self.strings("text").fill_null("")
        letters = np.frombuffer(texts.buffers()[2] or b"", np.uint8)
        if (letters == ord("\r")).any():
            texts = pa.array([text.unix_lines(item) for item in texts.to_pylist()], pa.string())
        return texts

    def identifiers(self, name: str) -> Arrow:
        try:
            found = pc.utf8_trim_whitespace(self.strings(name))
        except pa.ArrowException:  # numbers
            found = pa.array([identifier(value) for value in self.values(name)], pa.string())
        return pc.if_else(pc.equal(found, ""), pa.scalar(None, pa.string()), found)


def _once(ids: Arrow, observation: npt.NDArray[np.int32]) -> Arrow:
    """Take its id from the second comment of one id in a capture: it is another comment."""
    keys = mix(hash_column(ids) ^ mix(observation.astype(np.uint64)))
    rows = repeated(keys)
    _, first = np.unique(keys[rows], return_index=True)
    again = np.zeros(len(keys), np.bool_)
    again[rows] = True
    again[rows[first]] = False
    return pc.if_else(arrow(again), pa.scalar(None, pa.string()), ids) if again.any() else ids


def _depths(stated: Arrow, ids: Arrow, parents: Arrow, observation: npt.NDArray[np.int32]) -> Arrow:
    """Return how deep each comment lies; only where that is not stated are its parents followed."""
    depth = stated.fill_null(0)
    asked = pc.and_(stated.is_null(), parents.is_valid()).to_numpy(zero_copy_only=False)
    if not asked.any():
        return depth
    borders = np.flatnonzero(np.diff(observation, prepend=-1, append=-1)).tolist()
    parts = []
    for start, end in pairwise(borders):
        given = (column.slice(start, end - start) for column in (ids, parents, stated))
        followed = asked[start:end].any()
        parts.append(
            pa.array(depths(*(column.to_pylist() for column in given)), pa.int32())
            if followed
            else depth.slice(start, end - start)
        )
    return pa.concat_arrays(parts)


def _times(values: Sequence[Any]) -> tuple[Arrow, Arrow]:
    """Return times, and the precision stated with them or else shown by their form."""
    stated: Sequence[str | None] | None = None
    if dict in set(map(type, values)):
        full = [value if isinstance(value, dict) else {"value": value} for value in values]
        values, stated = zip(*((t.get("value"), t.get("precision")) for t in full), strict=True)
    written = pa.array(values, pa.string())
    try:
        times = written.cast(pa.timestamp("us", tz="UTC"))
    except pa.ArrowInvalid:  # dates, times without offset, leap seconds: one at a time
        moments = [None if value is None else text.instant(value) for value in values]
        times = pa.array(moments, pa.timestamp("us", tz="UTC"))
    fine = pc.equal(pc.utf8_slice_codeunits(written, 16, 17), ":")
    shown = pc.if_else(fine, "second", "minute")
    shown = pc.if_else(pc.less_equal(pc.utf8_length(written), 10), "day", shown)
    return times, shown if stated is None else pc.coalesce(pa.array(stated, pa.string()), shown)
