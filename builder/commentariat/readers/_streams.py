"""Files read in blocks, compressed as their suffix says: what stands before a damage is kept.

`_unpacked.py` gives streams to libraries that read by themselves, and goes by the first bytes; here
a file of lines or a page is read to the last byte that its codec gives.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from commentariat.readers._bytes import RATIO

ALWAYS_ALLOWED = 1 << 30  # bytes that any file may unpack to: they are not in memory together
STEP = 1 << 16  # bytes decoded at once
COMPRESSED = (".gz", ".zst")
# What a damaged stream raises, by codec.
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, pa.ArrowException, OSError)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, decompressed as its suffix says."""
    with path.open("rb") as raw:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast("BinaryIO", stream)
        elif path.suffix == ".zst":
            with pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd") as stream:
                yield cast("BinaryIO", stream)
        else:
            yield raw


def blocks(path: Path, stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield the stream in blocks of at most `size` bytes; what stands before a damage, too.

    Raises:
        EOFError: the file decodes to more than a bomb's share, or is cut.
    """
    allowed = max(ALWAYS_ALLOWED, RATIO * path.stat().st_size)
    damage: Exception | None = None
    while damage is None:
        block, damage = _block(stream, size)
        allowed -= len(block)
        if allowed < 0:
            raise EOFError
        if block:
            yield block
        elif damage is None:
            return
    raise damage


def _block(stream: BinaryIO, size: int) -> tuple[bytes, Exception | None]:
    """Return what could be read of a block, and what stopped it."""
    # Small steps: a decoder that fails gives back nothing of the step.
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    parts: list[bytes] = []
    try:
        while size and (part := read(min(STEP, size))):
            parts.append(part)
            size -= len(part)
    except DAMAGED as error:
        return b"".join(parts), error
    return b"".join(parts), None


def refused(error: Exception) -> None:
    """Raise an error of the operating system again; one of a codec says that the file is damaged.

    Raises:
        OSError: the file is gone, is no file, or may not be read.
    """
    if isinstance(error, OSError) and error.errno is not None:
        raise error


def damage(error: Exception) -> str:
    """Return what is wrong with a file whose codec raised an error."""
    if "truncated" in str(error).lower() or "before the end" in str(error):  # zstd; gzip
        return "the file is cut off; what stands before the cut was read"
    return "the file is damaged or swells without bound"


def with_compressed(*suffixes: str) -> tuple[str, ...]:
    """Return suffixes with and without a compression behind them."""
    return tuple(s + c for s in suffixes for c in ("", *COMPRESSED))
