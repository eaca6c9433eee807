"""Open a file that may be compressed, as a stream that no bomb gets through."""

import bz2
import gzip
import lzma
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from commentariat.readers._bytes import Limited

_MAGIC = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open))


@contextmanager
def unpacked(path: Path) -> Iterator[Limited]:
    """Give the decoded bytes of a plain, gzip, bzip2 or xz file, whatever its name says.

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
                stream = cast("IO[bytes]", stack.enter_context(opened(file)))
        yield stack.enter_context(Limited(stream, path.stat().st_size))
