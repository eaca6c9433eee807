"""Tables in and out of files: deterministic Parquet for the public, Arrow IPC between stages."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.schemas import Table, arrow_schema

MAX_ROWS = {"articles": 4096, "comments": 20_000}  # rows of one row group ...
MAX_BYTES = 64 << 20  # ... and its size in memory
# Chunk borders that depend on content, not on position: what did not change keeps its bytes, so a
# store that deduplicates chunks takes up only what is new. The values are those of `datasets`.
CHUNKING: dict[str, Any] = {"min_chunk_size": 256 << 10, "max_chunk_size": 1 << 20, "norm_level": 0}
# Statistics and the page index hold values as they are: only of columns that are no free text.
INDEXED: dict[Table, list[str]] = {
    "articles": [
        *("article_id", "cluster_id", "is_canonical", "site", "language"),
        *("published", "retrieved", "n_comments", "n_observations", "near_duplicate_in_train"),
    ],
    "comments": [
        *("comment_id", "article_id", "origin_article_id", "position", "parent_id", "depth"),
        *("commenter_kind", "posted", "first_seen", "last_seen", "status", "vanished", "edited"),
        *("likes", "dislikes", "n_copies", "site", "language"),
        *("commenter_in_train", "near_duplicate_in_train"),
    ],
}
# Columns with few values; a dictionary of texts or ids would only cost time.
REPEATED: Any = {
    "articles": [
        *("is_canonical", "site", "language", "section", "published_precision"),
        *("published_from", "dateline_agency", "comments_complete"),
    ],
    "comments": [
        *("article_id", "origin_article_id", "commenter_kind", "platform", "posted"),
        *("posted_precision", "first_seen", "last_seen", "status", "vanished", "edited"),
        *("depth", "site", "language", "likes", "dislikes", "n_copies", "position"),
    ],
}

_IN_PLACE = pa.ipc.IpcReadOptions(use_threads=False)  # nothing is decoded that threads could share


@dataclass(frozen=True, slots=True)
class Written:
    """A public file as it was written: sizes, and a hash of its content that no library changes.

    `nulls` are the missing values by column; known only where the file was just written.
    """

    path: str
    table: Table
    split: str
    rows: int
    bytes: int
    memory: int
    sha256: str
    content: str
    nulls: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def cell(self) -> str:
        """Where its rows stand: the split, then the places in further configurations."""
        return Path(self.path).stem.rpartition("-")[0]

    def listed(self) -> dict[str, Any]:
        """Return what the manifest says of the file."""
        return {name: value for name, value in asdict(self).items() if name != "nulls"}


def place_in(cell: str, configuration: str) -> str | None:
    """Return the place that a cell names in a configuration, if it names one.

    >>> place_in("train-by_time_test", "by_time"), place_in("train", "by_time")
    ('test', None)
    """
    for part in cell.split("-")[1:]:
        if part.startswith(f"{configuration}_"):
            return part.removeprefix(f"{configuration}_")
    return None


def write_public(data: pa.Table, table: Table, split: str, path: Path, root: Path) -> Written:
    """Write rows of a public table as Parquet, byte for byte the same for the same rows.

    zstd 3, page index, content-defined chunking, the one explicit schema, row groups cut at fixed
    places, columns made contiguous before each: the bytes do not depend on how the rows came.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
    """
    schema = arrow_schema(table)
    data = data.select(schema.names).cast(schema)
    content = hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        path.open("xb") as file,
        pq.ParquetWriter(
            file,
            schema,
            compression="zstd",
            compression_level=3,
            write_page_index=True,
            write_statistics=INDEXED[table],
            use_dictionary=REPEATED[table],
            use_content_defined_chunking=CHUNKING,
            store_schema=False,
        ) as writer,
    ):
        for start, length in _row_groups(data, MAX_ROWS[table]):
            group = data.slice(start, length).combine_chunks()
            writer.write_table(group, row_group_size=max(length, 1))
            content.update(_logical(group))
    return Written(
        path=path.relative_to(root).as_posix(),
        table=table,
        split=split,
        rows=len(data),
        bytes=path.stat().st_size,
        memory=data.nbytes,
        sha256=sha256_of(path),
        content=content.hexdigest(),
        nulls={name: data[name].null_count for name in schema.names},
    )


def _row_groups(data: pa.Table, most: int) -> list[tuple[int, int]]:
    """Return (start, length) of each row group: fixed numbers of rows, halved while too large."""
    fixed = range(0, len(data), most)
    waiting = [(start, min(most, len(data) - start)) for start in reversed(fixed)]
    groups = []
    while waiting:
        start, length = waiting.pop()
        half = length // 2
        if half and data.slice(start, length).nbytes > MAX_BYTES:
            waiting += [(start + half, length - half), (start, half)]
        else:
            groups.append((start, length))
    return groups


def _logical(group: pa.Table) -> bytes:
    """Return a digest of the values of a row group, whatever the versions of the writers."""
    digest = hashlib.sha256()
    for name, column in zip(group.column_names, group.columns, strict=True):
        digest.update(f"{name}:{column.type}:{len(column)}".encode())
        for chunk in column.chunks:
            _values(chunk, digest)
    return digest.digest()


def _values(array: Any, digest: Any) -> None:  # noqa: ANN401 - any Arrow array, any hash object
    digest.update(np.packbits(array.is_valid().to_numpy(zero_copy_only=False)))
    if pa.types.is_list(array.type):
        digest.update(array.value_lengths().fill_null(0).to_numpy(zero_copy_only=False))
        _values(array.flatten(), digest)
    elif pa.types.is_struct(array.type):
        for child in array.flatten():
            _values(child, digest)
    elif pa.types.is_string(array.type):
        filled = array.fill_null("")
        _, borders, characters = filled.buffers()
        offsets = np.frombuffer(borders, np.int32)[filled.offset :][: len(filled) + 1]
        digest.update(np.diff(offsets))
        digest.update(memoryview(characters or b"")[offsets[0] : offsets[-1]])
    else:
        numbers = array.cast(pa.int64()) if pa.types.is_timestamp(array.type) else array
        filled = numbers.fill_null(
            pa.scalar(False if pa.types.is_boolean(numbers.type) else 0, numbers.type)
        )
        digest.update(filled.to_numpy(zero_copy_only=False).copy())


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_private(data: pa.Table, path: Path) -> None:
    """Write a table between two stages; it can be mapped into memory and read in parts."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, data.schema) as writer:
        writer.write_table(data.combine_chunks())


def read_private(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Return a table of `write_private`, mapped into memory: only what is used is read."""
    data = pa.ipc.open_file(pa.memory_map(str(path)), options=_IN_PLACE).read_all()
    return data if columns is None else data.select(list(columns))


def dataset(files: Sequence[Written], table: Table, root: Path) -> Any:  # noqa: ANN401 - untyped
    """Return the rows of a public table over its files, read as they are asked for."""
    import pyarrow.dataset as ds

    paths = [str(root / file.path) for file in files if file.table == table]
    schema = arrow_schema(table)
    if not paths:  # a release without any comment
        return ds.dataset(schema.empty_table())
    return ds.dataset(paths, schema=schema, format="parquet")


def read_columns(
    files: Sequence[Written], table: Table, root: Path, columns: Sequence[str]
) -> pa.Table:
    """Read some columns of a public table into memory, from all its files."""
    rows: pa.Table = dataset(files, table, root).to_table(columns=list(columns))
    return rows
