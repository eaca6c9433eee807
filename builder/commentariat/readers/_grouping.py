"""Bring the rows of one article together in bounded memory, wherever they stand in their file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

_BATCH = 20_000  # rows
_MEMORY = "512MB"
_ROWS = {"key": pa.string(), "line": pa.int64(), "data": pa.binary()}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an export: the article it belongs to, where it stands, and its values as JSON."""

    key: str
    line: int
    data: bytes


def grouped(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Return the rows of each key together, keys in their order, rows in the order of the file.

    Rows beyond a fixed memory are spilled to a private folder that goes with the iterator. Only the
    rows of one key must fit into memory.
    """
    with TemporaryDirectory(prefix="commentariat-") as folder, duckdb.connect() as database:
        database.execute(
            f"SET memory_limit='{_MEMORY}'; SET threads=1; SET temp_directory='{folder}'"
        )
        database.execute("CREATE TABLE rows (key VARCHAR, line BIGINT, data BLOB)")
        stream = iter(rows)
        while batch := list(islice(stream, _BATCH)):
            table = pa.table(
                {
                    name: pa.array([getattr(row, name) for row in batch], kind)
                    for name, kind in _ROWS.items()
                }
            )
            database.register("batch", table)
            database.execute("INSERT INTO rows SELECT * FROM batch")
            database.unregister("batch")
        yield from _read(database)


def _read(database: duckdb.DuckDBPyConnection) -> Iterator[list[Row]]:
    result = database.execute("SELECT key, line, data FROM rows ORDER BY key, line")

    def rows() -> Iterator[Row]:
        while batch := result.fetchmany(_BATCH):
            for key, line, data in batch:
                yield Row(key, line, data)

    for _, group in groupby(rows(), attrgetter("key")):
        yield list(group)
