"""Open a file that may be compressed, as a stream that no bomb gets through."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from commentariat.readers._bytes import Limited, TooLargeError


def _zstd(file: IO[bytes]) -> Any:  # noqa: ANN401 - pyarrow's streams are not typed as IO
    return pa.CompressedInputStream(pa.PythonFile(cast("Any", file), "r"), "zstd")


_MAGIC: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
    (b"\x28\xb5\x2f\xfd", _zstd),
)
# What reading such a stream raises where it is damaged or a bomb; OSError from gzip and pyarrow.
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, pa.ArrowException, TooLargeError)


_STEP = 1 << 20
SWELLS = "the file unpacks to too many bytes"


def swells(path: Path) -> bool:
    """Whether a file unpacks to more than its size allows: a look ahead, before work is done on it.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        packed = any(file.peek(6).startswith(magic) for magic, _ in _MAGIC)
    if not packed:
        return False
    with unpacked(path) as stream:
        try:
            while stream.read(_STEP):
                pass
        except TooLargeError:
            return True
        except BROKEN:  # what stands before the damage can be read
            return False
    return False


@contextmanager
def unpacked(path: Path) -> Iterator[Limited]:
    """Give the decoded bytes of a plain, gzip, bzip2, xz or Zstandard file, whatever its name says.

    Raises:
        OSError: the file cannot be opened.
    """
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        head = file.read(6)
        file.seek(0)
        stream: IO[bytes] = file
        for magic, opened in _MAGIC:
            if head.startswith(magic):
                stream = stack.enter_context(opened(file))
        yield stack.enter_context(Limited(stream, path.stat().st_size))
