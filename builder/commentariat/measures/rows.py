"""The rows of a release, read once for all that is counted in them and ruled of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.arrays import whole
from commentariat.ids import numbers
from commentariat.schemas import TABLES, Table, arrow_schema
from commentariat.tables import Written

_COLUMNS: dict[Table, tuple[str, ...]] = {
    "articles": (
        *("article_id", "cluster_id", "site", "language", "published", "retrieved"),
        *("n_comments", "comments_complete", "comment_systems", "n_observations"),
        "near_duplicate_in_train",
    ),
    "comments": (
        *("comment_id", "article_id", "parent_id", "parent_missing", "position"),
        *("commenter_id", "commenter_kind", "posted", "vanished", "edited", "n_copies"),
        *("mentions", "redactions", "commenter_in_train"),
    ),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the public tables with their `split`, and how many ids are no ids of ours.

    Where an id was, there is its number, which is compared faster: that two ids share one has a
    chance of 2**-64.
    """

    articles: pa.Table
    comments: pa.Table
    misshapen: int

    @classmethod
    def read(cls, files: Sequence[Written], root: Path) -> "Rows":
        """Read the rows of files below a folder."""
        (articles, one), (comments, other) = (_read(files, table, root) for table in TABLES)
        return cls(articles, comments, one + other)

    @property
    def named(self) -> dict[str, pa.Table]:
        """The tables by the names that queries give them."""
        return {"articles": self.articles, "comments": self.comments}


def _read(files: Sequence[Written], table: Table, root: Path) -> tuple[pa.Table, int]:
    """Return the columns of a table, and how many of its ids are misshapen."""
    found, strange = [], 0
    for split, batch in _batches(files, table, root):
        numbered, wrong = _numbered(batch)
        found.append(numbered.append_column("split", pa.repeat(pa.scalar(split), len(numbered))))
        strange += wrong
    return pa.concat_tables(found, promote_options="default"), strange


def _batches(files: Sequence[Written], table: Table, root: Path) -> Iterator[tuple[str, Any]]:
    """Yield the rows of each file, so that few ids are in memory at a time."""
    names = list(_COLUMNS[table])
    nothing = arrow_schema(table).empty_table().select(names)
    yield "", pa.record_batch([column.combine_chunks() for column in nothing.columns], names=names)
    for file in files:
        if file.table == table:
            with pq.ParquetFile(root / file.path) as data:
                there = [name for name in names if name in data.schema_arrow.names]
                for batch in data.iter_batches(columns=there, use_threads=False):
                    yield file.split, batch


def _numbered(batch: Any) -> tuple[pa.Table, int]:  # noqa: ANN401 - the stubs know no lists
    """Return a batch with numbers in place of its ids, and how many ids are misshapen."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    strange = 0
    for name, column in columns.items():
        if name == "mentions":
            lists = whole(pa.chunked_array([column]))
            found, wrong = numbers(lists.values)
            columns[name] = pa.ListArray.from_arrays(lists.offsets, found, mask=lists.is_null())
        elif name.endswith("_id"):
            columns[name], wrong = numbers(column)
        else:
            continue
        strange += wrong
    return pa.table(columns), strange
