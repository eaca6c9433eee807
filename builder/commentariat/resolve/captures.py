"""All captures of the prepared parts: each once, by article and time, wherever it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from commentariat import observations
from commentariat.arrays import I64, arrow
from commentariat.base.growth import Growth, Seen
from commentariat.duplicates import SIGNATURE_SCHEMA
from commentariat.observations import NEVER
from commentariat.tables import read_private

_COLUMNS = [
    *("site", "language", "key_id", "key_url", "key_content", "digest", "retrieved", "published"),
    "published_precision",
    *("n_comments", "completeness", "file", "line"),
    *SIGNATURE_SCHEMA.names,
]


@dataclass(frozen=True, slots=True)
class Captures:
    """All captures that differ, by article and time.

    `part` and `row` say where each stands, `article` which article it shows, numbered from 0.
    `of_part` finds them again: for each part the capture that each of its rows is, or -1 for a row
    that another one repeats; `repeated` counts those. `held` is the row of the base release that
    holds the article of a capture, or -1.
    """

    table: pa.Table
    part: I64
    row: I64
    article: I64
    of_part: list[I64]
    repeated: int
    held: I64

    @property
    def digests(self) -> list[bytes]:
        """What tells the captures from one another."""
        found: Any = self.table.column("digest").to_pylist()
        return list(found)

    @property
    def number(self) -> I64:
        """How many captures each article has."""
        return np.bincount(self.article)

    @property
    def latest(self) -> I64:
        """The last capture of each article, which speaks for it."""
        return np.cumsum(self.number) - 1

    @property
    def retrieved(self) -> I64:
        """When each was made, in microseconds; `NEVER` where that is not known."""
        return observations.microseconds(self.table.column("retrieved"))

    @property
    def last_look(self) -> I64:
        """When the whole thread of each article was last seen, as far as one can tell.

        That is the time of its latest capture that is complete, or shows comments and is not known
        to be incomplete; `NEVER` if there is none.
        """
        completeness: Any = self.table.column("completeness").to_numpy()
        comments: Any = self.table.column("n_comments").to_numpy()
        tells = (completeness == 2) | ((completeness == 1) & (comments > 0))
        looks = np.full(len(self.number), NEVER)
        np.maximum.at(looks, self.article[tells], self.retrieved[tells])
        return looks

    @property
    def seen(self) -> Seen:
        """What a base release learns of its articles."""
        retrieved = np.full(len(self.number), NEVER)
        np.maximum.at(retrieved, self.article, self.retrieved)
        return Seen(self.held[self.latest], self.number, retrieved, self.last_look)


def captured(parts: Sequence[Path], growth: Growth | None = None) -> Captures:
    """Return the captures of all parts; equal records are one.

    They are sorted by digest before anything else is done, so that nothing depends on the order of
    the dump. With a base release to grow, captures of its articles are known as such.
    """
    tables = [read_private(part / "articles.arrow", _COLUMNS) for part in parts]
    sizes = [len(table) for table in tables]
    table = pa.concat_tables(tables).combine_chunks()
    part = np.repeat(np.arange(len(parts)), sizes)
    row = np.concatenate([np.arange(size) for size in sizes])
    digests = np.array(table.column("digest").to_pylist(), "S16")
    _, first, inverse = np.unique(digests, return_index=True, return_inverse=True)
    told = table.select(observations.COLUMNS).take(arrow(first))
    article, held = observations.same_article(told), np.full(len(told), -1)
    if growth is not None:
        article, held = growth.attached(told, article)
    order = observations.order(told, article)
    place = np.argsort(order)
    position = np.where(np.isin(np.arange(len(row)), first), place[inverse], -1)
    _, article = np.unique(article[order], return_inverse=True)
    return Captures(
        table=table.take(arrow(first[order])),
        part=part[first][order],
        row=row[first][order],
        article=article,
        of_part=np.split(position, np.cumsum(sizes)[:-1]),
        repeated=len(row) - len(first),
        held=held[order],
    )
