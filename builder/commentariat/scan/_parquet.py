"""Everything a Parquet file can show: cells, dictionaries, statistics, metadata, and its bytes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.grains import finer
from commentariat.scan._archives import streams
from commentariat.scan._cells import Role, glued, small, traces_among, traces_in
from commentariat.scan._hidden import hidden
from commentariat.scan._needles import Needles, Trace
from commentariat.settings import Grain

Found: TypeAlias = tuple[str, Trace]  # where in the file, what
Cells: TypeAlias = tuple[str, Role, Any]  # where, what it may hold, an array of the strings

MAGIC = b"PAR1"
PRESS = "published text of the article"
OWN = "word of every release"
GLUED = "glued to a word behind @"
LONGER = "part of a longer word"
QUOTED = "source id that a reader wrote"
RAW = 1 << 22  # bytes of the file at a time
MOST_EXPLAINED = 100  # strings met in raw bytes whose cells are looked up again


@dataclass(frozen=True, slots=True)
class Content:
    """What a Parquet file holds: private strings, and those of the press."""

    found: tuple[Found, ...]
    published: frozenset[int]
    explained: Mapping[str, int]


@dataclass(slots=True)
class _Cells:
    """What the strings of a file's columns hold, told apart by what each column may hold."""

    needles: Needles
    found: list[Found] = field(default_factory=list)
    systems: list[Found] = field(default_factory=list)
    published: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)
    explained: Counter[str] = field(default_factory=Counter)

    def take(self, place: str, role: Role, cells: Any) -> None:  # noqa: ANN401 - an array
        """Look through the strings of a column of this role."""
        if role == "identifier":
            self.found += [(place, trace) for trace in traces_among(cells, self.needles)]
            return
        traces = traces_in(cells, role, self.needles)
        if role == "published":
            self.published |= {trace.number for trace in traces}
            self.explained[PRESS] += len(traces)
        elif role == "text":
            self._take_text(place, traces, cells)
        else:
            kept = self.systems if role == "system" else self.found
            kept += [(place, trace) for trace in traces]

    def _take_text(self, place: str, traces: Sequence[Trace], cells: Any) -> None:  # noqa: ANN401
        ids = {trace.number for trace in traces if self.needles.is_id(trace.number)}
        named = [trace for trace in traces if trace.number not in ids]
        self.found += [(place, trace) for trace in (*named, *hidden(cells, self.needles))]
        self.quoted |= ids
        self.explained[QUOTED] += len(traces) - len(named)
        self.explained[GLUED] += sum(1 for _ in glued(cells, self.needles.index))

    def close(self) -> None:
        """Judge the comment systems, of which one may be called as the site is."""
        others = [item for item in self.systems if item[1].number not in self.published]
        self.explained[PRESS] += len(self.systems) - len(others)
        self.found += others


def scan_parquet(path: Path, needles: Needles, roles: Mapping[str, Role]) -> Content:
    """Look through one Parquet file; `roles` says what each top-level column may hold.

    Raises:
        pyarrow.ArrowException, OSError: the file cannot be read.
    """
    metadata = pq.read_metadata(path)
    described = list(_described(metadata, needles, roles))
    cells = _Cells(needles, [item for item in described if not needles.is_own(item[1].number)])
    cells.explained[OWN] = len(described) - len(cells.found)
    for given in chain(_statistics(metadata, roles), _columns(path, metadata, roles)):
        cells.take(*given)
    cells.close()
    cells.found += _times(path, metadata, needles.grain)
    raw = {hit for hit in _raw(path, metadata, needles) if not needles.is_own(hit[1])}
    known = cells.published | {trace.number for _, trace in cells.found}
    strange = {number for _, number in raw if not needles.is_id(number)} - known
    longer = _in_cells(path, metadata, needles, strange)
    cells.explained[LONGER] = len(longer)
    for place, number in sorted(raw):
        if number not in cells.published | cells.quoted | longer:
            cells.found.append((place, Trace(number, needles.what(number), "raw")))
    return Content(tuple(cells.found), frozenset(cells.published), cells.explained)


def _times(path: Path, metadata: pq.FileMetaData, grain: Grain) -> list[Found]:
    """Return the times of comments that are finer than they may be."""
    if "posted" not in metadata.schema.to_arrow_schema().names:
        return []
    posted = pq.read_table(path, columns=["posted"], use_threads=False)["posted"]
    count = finer(posted, grain) if pa.types.is_timestamp(posted.type) else 0
    return [("column posted", Trace(-1, f"time finer than a {grain}", "-"))] * count


def _columns(path: Path, metadata: pq.FileMetaData, roles: Mapping[str, Role]) -> Iterator[Cells]:
    """Yield the strings of every column, row group by row group.

    A chunk with a dictionary page is read as a dictionary: that shows each value once, also one
    that no row refers to any more.
    """
    chunks = [chunk for _, chunk in _chunks(metadata) if chunk.physical_type.endswith("ARRAY")]
    textual = sorted({chunk.path_in_schema for chunk in chunks})
    coded = sorted({chunk.path_in_schema for chunk in chunks if chunk.has_dictionary_page})
    with pq.ParquetFile(path, metadata=metadata, read_dictionary=coded) as file:
        for number in range(file.num_row_groups):
            table = file.read_row_group(number, columns=textual, use_threads=False)
            for column, values in zip(table.column_names, table.columns, strict=True):
                place = f"{_named(column, roles)}, row group {number}"
                for kind, cells in _leaves(values):
                    yield f"{place}, {kind}", roles.get(column, "other"), cells


def _leaves(values: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any Arrow array
    """Yield the arrays of strings inside an array of any nesting."""
    if isinstance(values, pa.ChunkedArray | list):
        for part in values.chunks if isinstance(values, pa.ChunkedArray) else values:
            yield from _leaves(part)
    elif pa.types.is_dictionary(values.type):
        yield "dictionary", values.dictionary
    elif pa.types.is_nested(values.type):  # a map flattens to its entries
        yield from _leaves(values.flatten())
    elif isinstance(values, pa.ExtensionArray):
        yield from _leaves(values.storage)
    elif not (pa.types.is_primitive(values.type) or pa.types.is_null(values.type)):
        yield "cells", values


def _chunks(metadata: pq.FileMetaData) -> Iterator[tuple[int, pq.ColumnChunkMetaData]]:
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        yield from ((number, group.column(index)) for index in range(group.num_columns))


def _statistics(metadata: pq.FileMetaData, roles: Mapping[str, Role]) -> Iterator[Cells]:
    for number, chunk in _chunks(metadata):
        textual = chunk.physical_type.endswith("ARRAY") and chunk.is_stats_set
        statistics = chunk.statistics if textual else None
        if statistics and statistics.has_min_max:
            column = chunk.path_in_schema.split(".")[0]
            edges = [statistics.min, statistics.max]
            cells: Any = pa.array([edge for edge in edges if isinstance(edge, str | bytes)])
            place = f"{_named(column, roles)}, row group {number}, statistics"
            yield place, roles.get(column, "other"), cells


def _described(
    metadata: pq.FileMetaData, needles: Needles, roles: Mapping[str, Role]
) -> Iterator[Found]:
    """Yield what names of columns and key-value metadata hold, and columns that nobody listed."""
    names = {chunk.path_in_schema for _, chunk in _chunks(metadata)}
    names |= {metadata.schema.column(index).path for index in range(metadata.num_columns)}
    for name in sorted(names):
        yield from (("a column's name", trace) for trace in needles.in_name(name.encode()))
        if name.split(".")[0] not in roles:
            yield "a column's name", Trace(-1, "column that is not listed", "utf-8")
    notes = {b"created_by": str(metadata.created_by).encode(), **(metadata.metadata or {})}
    for _, chunk in _chunks(metadata):
        notes |= getattr(chunk, "metadata", None) or {}
        if getattr(chunk, "bloom_filter_offset", None) is not None:
            place = _named(chunk.path_in_schema.split(".")[0], roles)
            yield place, Trace(-1, "filter that tells whether a string is there", "-")
    for key, value in sorted(notes.items()):
        for trace in needles.in_name(key + b"\n" + value):
            yield "metadata", trace


def _raw(path: Path, metadata: pq.FileMetaData, needles: Needles) -> set[tuple[str, int]]:
    """Return (place, number) of what the bytes of the file show; -1 is the key.

    Compressed pages show long strings at most; page index and footer are not compressed.
    """
    end = max((_end(chunk) for _, chunk in _chunks(metadata)), default=0)
    found: set[tuple[str, int]] = set()
    overlap = needles.longest
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        for begin in range(0, len(data), RAW):
            piece = data[begin : begin + RAW + overlap]
            hits = needles.index.anywhere(piece, compressed=True)
            found |= {("bytes", hit[0]) for hit in hits if needles.unbounded(hit[0])}
            found |= {("bytes", -1) for secret in needles.secrets if secret in piece}
        rest = data[end:]
    tail = rest.lower()
    for content in streams(rest):
        found |= {("behind the rows", n) for n, _, _ in needles.index.whole(content.lower())}
    found |= {("page index or footer", hit[0]) for hit in needles.index.whole(tail)}
    hits = needles.index.anywhere(tail)
    return found | {("page index or footer", n) for n, _, _ in hits if needles.unbounded(n)}


def _end(chunk: pq.ColumnChunkMetaData) -> int:
    start = chunk.data_page_offset
    if chunk.has_dictionary_page and chunk.dictionary_page_offset:
        start = min(start, chunk.dictionary_page_offset)
    return start + chunk.total_compressed_size


def _in_cells(
    path: Path, metadata: pq.FileMetaData, needles: Needles, numbers: set[int]
) -> set[int]:
    """Return those of the strings that decoded cells hold, where they have been judged already.

    A byte scan sees "annabell" and takes it for "annab"; the cell shows the whole word.
    """
    wanted = {n: needles.strings[n].encode() for n in sorted(numbers - {-1})[:MOST_EXPLAINED]}
    if not wanted:
        return set()
    texts = (small(cells) for _, _, cells in _columns(path, metadata, {}))
    return {number for text in texts for number, string in wanted.items() if string in text}


def _named(column: str, roles: Mapping[str, Role]) -> str:
    """Name a column that is listed; another name may itself be private."""
    return f"column {column}" if column in roles else "a column that is not listed"
