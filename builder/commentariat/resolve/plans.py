"""The plan of a release on disk: for each shard its articles, threads and comments, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, arrow
from commentariat.arrays.runs import by_runs, within
from commentariat.observations import timestamps
from commentariat.pseudonyms import ALPHABET
from commentariat.resolve.threads import UNKNOWN, VANISHED, Columns
from commentariat.splits.exposure import UNASKED, YES
from commentariat.tables import write_private

SHARD_ROWS = 200_000  # articles and comments that one shard should not exceed
_TOLD = ("first_seen", "last_seen", "vanished", "commenter_in_train")
_SAME = ("part", "row", "key", "parent_key", "parent_missing", "n_copies", "edited", "known")


def write(
    articles: pa.Table,
    host: I64,
    comments: Columns,
    folder: Path,
    carried: pa.Table | None = None,
) -> list[str]:
    """Write the plan by shard: articles by id, threads by article, comments by thread.

    The first thread of an article is its own; those of near-duplicates dropped for it follow, by
    their ids.

    Args:
        articles: all of them, also those to be dropped.
        host: for each the one under which its comments are published; its own, if it is not
            dropped.
        comments: from `threads.threads`.
        folder: where `<shard>.articles.arrow`, `.threads.arrow` and `.comments.arrow` go.
        carried: the articles of a base release, which go to `<shard>.carried.arrow`.

    Returns:
        The names of the shards.
    """
    plan = _arranged(articles, host, comments)
    ids = np.array(plan.articles.column("article_id").to_pylist())
    shards = list(_cut(ids, int((~plan.comments["known"]).sum()), carried))
    for name, start, end, older in shards:
        write_private(older, folder / f"{name}.carried.arrow")
        for table, rows in plan.shard(start, end).items():
            write_private(rows, folder / f"{name}.{table}.arrow")
    return [name for name, *_ in shards]


@dataclass(frozen=True, slots=True)
class _Arranged:
    """The plan of all shards in their order; `owner` is the row of each thread's article."""

    articles: pa.Table
    threads: pa.Table
    owner: I64
    comments: Columns

    def shard(self, start: int, end: int) -> dict[str, pa.Table]:
        """Return the tables of the articles from `start` to `end`, counted within the shard."""
        above, below = np.searchsorted(self.owner, [start, end]).tolist()
        own = arrow(self.owner[above:below] - start)
        return {
            "articles": self.articles.slice(start, end - start),
            "threads": self.threads.slice(above, below - above).append_column("article", own),
            "comments": _comments(self.comments, start, end, above),
        }


def _arranged(articles: pa.Table, host: I64, comments: Columns) -> _Arranged:
    """Put articles, threads and comments in the order of the shards."""
    ids = np.array(articles.column("article_id").to_pylist())
    by_id = np.argsort(ids)
    rank = np.argsort(by_id)
    order = np.lexsort((rank, host != np.arange(len(ids)), rank[host]))  # the last key counts first
    kept, owner = np.unique(rank[host[order]], return_inverse=True)
    ordered = _ordered(comments, np.argsort(order), owner)
    fresh = ordered["article"][~ordered["known"]]
    sizes = np.bincount(fresh, minlength=len(kept)).astype(np.int32)
    return _Arranged(
        articles=articles.take(arrow(by_id[kept])).append_column("n_comments", arrow(sizes)),
        threads=articles.select(["article_id", "site", "language"]).take(arrow(order)),
        owner=owner,
        comments=ordered,
    )


def _ordered(comments: Columns, place: I64, owner: I64) -> Columns:
    """Return the comments by thread: `thread` and `article` are places in the order of the plan."""
    thread = place[comments["article"]]
    order = by_runs(thread)
    moved = np.full(len(order) + 1, -1)
    moved[order] = np.arange(len(order))
    found: Columns = {name: comments[name][order] for name in _SAME}
    found |= {name: comments[name][order] for name in _TOLD}
    found["parent"] = moved[comments["parent"][order]]
    found["thread"] = thread[order]
    found["article"] = owner[found["thread"]]
    found["position"] = within(found["article"])
    return found


def _comments(ordered: Columns, start: int, end: int, above: int) -> pa.Table:
    """Return the comments of the articles from `start` to `end`, counted within the shard."""
    first, last = np.searchsorted(ordered["article"], [start, end]).tolist()
    rows = {name: values[first:last] for name, values in ordered.items()}
    parent, vanished, exposed = (rows[n] for n in ("parent", "vanished", "commenter_in_train"))
    columns: dict[str, Any] = {name: rows[name] for name in (*_SAME, "position")}
    columns |= {
        "article": rows["article"] - start,
        "thread": rows["thread"] - above,
        "parent": np.where(parent < 0, -1, parent - first),
        "first_seen": timestamps(rows["first_seen"]),
        "last_seen": timestamps(rows["last_seen"]),
        "vanished": arrow(vanished == VANISHED, vanished == UNKNOWN),
        "commenter_in_train": arrow(exposed == YES, exposed == UNASKED),
    }
    return pa.table(columns)


def _cut(
    ids: npt.NDArray[Any], comments: int, carried: pa.Table | None
) -> Iterator[tuple[str, int, int, pa.Table]]:
    """Yield name, start and end of each shard, and the articles carried over in it."""
    if carried is None:
        nothing = pa.table({})
        yield from ((*shard, nothing) for shard in _shards(ids, len(ids) + comments))
        return
    theirs = np.array(carried.column("article_id").to_pylist())
    every = np.union1d(ids, theirs)
    comments += int(carried.column("n_comments").to_numpy().sum())
    for name, first, last in _shards(every, len(every) + comments):
        start, end = _between(ids, every[first], every[last - 1])
        above, below = _between(theirs, every[first], every[last - 1])
        yield name, start, end, carried.slice(above, below - above)


def _between(ids: npt.NDArray[Any], least: str, most: str) -> tuple[int, int]:
    return int(np.searchsorted(ids, least)), int(np.searchsorted(ids, most, "right"))


def _shards(ids: npt.NDArray[Any], rows: int) -> list[tuple[str, int, int]]:
    """Return name, start and end of each shard: sorted ids cut by their first characters.

    A shard is named after the least prefix that its ids may have, so `0` holds everything in a
    small release and what begins with 0 in a large one. The number of characters depends on the
    size of the data alone.
    """
    depth = 0
    while rows > SHARD_ROWS * len(ALPHABET) ** depth:
        depth += 1
    prefixes = ids.astype(f"U{depth}") if depth else np.full(len(ids), ALPHABET[0])
    found, starts = np.unique(prefixes, return_index=True)
    ends = np.append(starts[1:], len(ids))
    return [
        (str(name), int(start), int(end))
        for name, start, end in zip(found, starts, ends, strict=True)
    ]
