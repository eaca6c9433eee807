"""The rows of a CSV, TSV, Parquet or JSON Lines file as dictionaries, a batch at a time."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, cast

import orjson
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from commentariat.model import Unreadable
from commentariat.readers._bytes import DAMAGED, EMPTY, NOT_UNDERSTOOD, TOO_LARGE
from commentariat.readers._encoding import decode
from commentariat.readers._unpacked import BROKEN, SWELLS, swells, unpacked

_BLOCK = 16 << 20  # bytes of a CSV read at once; no row may be longer
_ROWS = 2000
_HEAD = 1 << 18
_LINE = 64 << 20
_FROM_HERE = "the file is damaged from here on"

Row = tuple[int, dict[str, Any]]


def encoding_of(path: Path, options: Mapping[str, Any]) -> str | None:
    """Return the encoding of a CSV or TSV file, as the options or its beginning say; else None.

    Raises:
        OSError: the file cannot be opened.
    """
    if _is_parquet(path) or is_json(path):
        return None
    head = _head(path)
    return _encoding(head, options) if isinstance(head, bytes) else None


def rows(path: Path, options: Mapping[str, Any]) -> Iterator[Row | Unreadable]:
    """Yield number (from 1, a header line counts) and values of every row, or what is wrong.

    Raises:
        OSError: the file cannot be opened.
    """
    if _is_parquet(path):
        yield from _parquet(path)
    elif swells(path):
        yield Unreadable(str(path), 1, TOO_LARGE, SWELLS)
    elif is_json(path):
        yield from _json_lines(path)
    else:
        yield from _csv(path, options)


def _is_parquet(path: Path) -> bool:
    return path.name.lower().endswith(".parquet")


def is_json(path: Path) -> bool:
    """Whether a file holds rows as JSON Lines."""
    return any(suffix in path.name.lower() for suffix in (".json", ".ndjson", ".jl"))


def _head(path: Path) -> bytes | Unreadable:
    """Return the first lines of a file, or what is wrong with it."""
    with unpacked(path) as stream:
        try:
            head = stream.read(_HEAD)
        except BROKEN:
            return Unreadable(str(path), 1, DAMAGED, "the file is damaged from its beginning")
    if not head.strip():
        return Unreadable(str(path), 1, EMPTY, "the file is empty")
    return head[: head.rfind(b"\n") + 1] or head


def _encoding(head: bytes, options: Mapping[str, Any]) -> str:
    return str(options.get("encoding") or decode(head).encoding)


def _parquet(path: Path) -> Iterator[Row | Unreadable]:
    number = 0
    with path.open("rb") as stream:
        try:
            with pq.ParquetFile(stream) as file:
                for batch in file.iter_batches(_ROWS):
                    for row in batch.to_pylist():
                        number += 1
                        yield number, row
        except (pa.ArrowException, OSError, ValueError):
            message = _FROM_HERE if number else "this is no readable Parquet file"
            yield Unreadable(str(path), number + 1, DAMAGED, message)


def _json_lines(path: Path) -> Iterator[Row | Unreadable]:
    with unpacked(path) as stream:
        number = 0
        try:
            while line := stream.readline(_LINE):
                number += 1
                if not line.strip():
                    continue
                row = _object(line)
                if row is None:
                    yield Unreadable(
                        str(path), number, NOT_UNDERSTOOD, "the line is no JSON object", line
                    )
                else:
                    yield number, row
        except BROKEN:
            yield Unreadable(str(path), number + 1, DAMAGED, _FROM_HERE)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def _csv(path: Path, options: Mapping[str, Any]) -> Iterator[Row | Unreadable]:
    head = _head(path)
    if isinstance(head, Unreadable):
        yield head
        return
    encoding = _encoding(head, options)
    text = decode(head, encoding).text
    delimiter = str(options.get("delimiter") or _delimiter(text.split("\n", 1)[0]))
    names, fault = _names(text, delimiter)
    if fault:
        yield Unreadable(str(path), 1, NOT_UNDERSTOOD, fault)
        return
    bad: list[Unreadable] = []
    parse = _parse_options(path, delimiter, bad)
    number = 1
    try:
        for number, row in _cells(path, names, parse, encoding):
            while bad:
                yield bad.pop(0)
            yield number, row
    except (*BROKEN, UnicodeError):
        yield Unreadable(str(path), number + 1, DAMAGED, _FROM_HERE)
    yield from bad


def _parse_options(path: Path, delimiter: str, bad: list[Unreadable]) -> pa.csv.ParseOptions:
    """Return options under which rows of another length are put into `bad`, the others read."""

    def refuse(row: pa.csv.InvalidRow) -> Literal["skip"]:
        what = f"{row.actual_columns} cells where the header has {row.expected_columns}"
        number = row.number or 0
        bad.append(Unreadable(str(path), number, NOT_UNDERSTOOD, what, row.text.encode()))
        return "skip"

    return pa.csv.ParseOptions(
        delimiter=delimiter, newlines_in_values=True, invalid_row_handler=refuse
    )


def _cells(
    path: Path, names: list[str], parse: pa.csv.ParseOptions, encoding: str
) -> Iterator[Row]:
    """Yield rows whose cells are decoded here: one bad byte must not end the file."""
    wide = encoding.startswith(("utf-16", "utf-32"))  # then bytes have no lines, so Arrow decodes
    read = pa.csv.ReadOptions(
        use_threads=False, block_size=_BLOCK, encoding=encoding if wide else "utf8"
    )
    convert = pa.csv.ConvertOptions(
        column_types={name: pa.binary() for name in names}, strings_can_be_null=False
    )
    number = 1
    with unpacked(path) as stream:
        for batch in pa.csv.open_csv(cast("IO[bytes]", stream), read, parse, convert):
            for cells in batch.to_pylist():
                number += 1
                yield (
                    number,
                    {
                        name: _text(cell, "utf-8" if wide else encoding)
                        for name, cell in cells.items()
                    },
                )


def _names(text: str, delimiter: str) -> tuple[list[str], str | None]:
    """Return the names of the columns, and what is wrong with them."""
    try:
        names = next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
    except csv.Error:
        names = []
    if not any(names):
        return [], "this is no table with a header line"
    if len(set(names)) < len(names):
        return [], "two columns have one name; rename one of them"
    return names, None


def _text(cell: bytes | None, encoding: str) -> str:
    if not cell:
        return ""
    try:
        return cell.decode(encoding)
    except (UnicodeError, LookupError):
        return decode(cell, encoding).text


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)
