"""JSON Lines of parsed articles: plain files in byte ranges, compressed ones as a stream."""

from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from commentariat.model import Piece, Raw, Record, Unreadable
from commentariat.readers._streams import (
    COMPRESSED,
    DAMAGED,
    blocks,
    damage,
    opened,
    refused,
    with_compressed,
)

SUFFIXES = with_compressed(".jsonl", ".ndjson", ".jl")
RANGE = 16 << 20  # bytes of one piece
BLOCK = 1 << 20  # bytes read at once: they stay in the processor's cache
LONGEST = 64 << 20  # bytes of one line
_BOM = b"\xef\xbb\xbf"


def pieces(path: Path) -> Iterator[Piece]:
    """Cut a plain file at line ends, about every 16 MiB; a compressed one not at all."""
    if path.suffix in COMPRESSED:
        yield Piece("jsonl", str(path))
        return
    size, start, line = path.stat().st_size, 0, 1
    with path.open("rb") as file:
        while start < size:
            lines = _line_feeds(file, RANGE)
            # The rest of the line that the range ends in.
            while part := file.readline(1 << 20):
                if part.endswith(b"\n"):
                    lines += 1
                    break
            end = file.tell()
            yield Piece("jsonl", str(path), start, end, line)
            start, line = end, line + lines
    if size == 0:
        yield Piece("jsonl", str(path))


def _line_feeds(file: BufferedReader, size: int) -> int:
    """Read so many bytes, and return how many of them are line feeds."""
    block, count = np.empty(BLOCK, np.uint8), 0
    while size and (length := file.readinto(block[: min(size, BLOCK)].data)):
        count += int(np.count_nonzero(block[:length] == ord("\n")))
        size -= length
    return count


def looked_at(piece: Piece) -> list[tuple[Path, int, int]]:
    """Return the range of bytes that a piece is."""
    return [(Path(piece.path), piece.start, piece.end)]


def read(piece: Piece, _: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield a record for every line that is not blank."""
    path, following, found = Path(piece.path), piece.line, False
    try:
        for number, line in _lines(path, piece):
            following = number + 1
            found = found or bool(line.strip())
            if len(line) > LONGEST:
                message = f"the line is longer than {LONGEST >> 20} MiB"
                yield Unreadable(piece.path, number, "E103", message)
            elif line.strip():
                yield Record(piece.path, number, line)
    except DAMAGED as error:
        refused(error)
        yield Unreadable(piece.path, following, "E104", damage(error))
        found = True
    if not found and piece.start == 0 and piece.end in (-1, path.stat().st_size):
        yield Unreadable(piece.path, 1, "E105", "the file is empty")


def _lines(path: Path, piece: Piece) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines. Split at line feeds only: str.splitlines() would cut at U+2028."""
    number, rest = piece.line, b""
    with opened(path) as stream:
        if piece.end >= 0:
            parts = _range(stream, piece.start, piece.end)
        else:
            parts = blocks(path, stream, BLOCK)
        for part in parts:
            if len(rest) > LONGEST:  # what follows, up to the end of the line, is not kept
                end = part.find(b"\n")
                part = part[end:] if end >= 0 else b""
            lines = (rest + part).split(b"\n")
            if number == 1:
                lines[0] = lines[0].removeprefix(_BOM)
            rest = lines.pop()
            yield from enumerate(lines, number)
            number += len(lines)
            if len(rest) > LONGEST:
                rest = rest[: LONGEST + 1]
        if rest:
            yield number, rest


def _range(stream: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """Yield the bytes of a range in blocks: a line may be much longer than a range."""
    stream.seek(start)
    while start < end and (block := stream.read(min(BLOCK, end - start))):
        start += len(block)
        yield block
