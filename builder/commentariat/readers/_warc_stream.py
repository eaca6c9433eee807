"""The decoded bytes of a WARC file, in runs that end where the file is damaged."""

import zlib
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

from commentariat.readers._bytes import DAMAGED, TOO_LARGE, allowance

_BLOCK = 65_536
_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_AUTO = 31  # zlib's window size for a gzip member with its header


class WarcStream:
    """A file-like object over one run of good records; `next_run` goes on after damage.

    fastwarc ends silently at a broken gzip member. Here the end has a `fault`, and the next member,
    or in a plain file the next record, begins the next run.
    """

    _run: int  # offset of the first record of the run
    _member: int  # offset of the gzip member being read
    _rest: bytes  # compressed bytes that were read and not used
    _open: bool  # inside a member
    _ended: bool
    _good: bool  # some record of the run was good
    _given: int  # decoded bytes so far
    _record: int  # decoded position of the last good record
    _starts: deque[tuple[int, int]]  # decoded position and offset of members

    def __init__(self, path: Path) -> None:
        """Open `path`; OSError if that fails."""
        self._machine = zlib.decompressobj(_AUTO)
        self._file = path.open("rb")
        self._zipped = self._file.read(3) == _GZIP
        self._resume: int | None = 0
        self.fault: tuple[str, str] | None = None
        self._seek(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def next_run(self) -> bool:
        """Go to the next place where a record can begin; False when there is none."""
        self.fault = None
        if self._resume is None:
            return False
        at = self._resume and self._find(_GZIP if self._zipped else _RECORD, self._resume)
        self._resume = None
        if at < 0:
            return False
        self._seek(at)
        return True

    def reached(self, position: int) -> None:
        """Note that a good record begins at `position`, counted in decoded bytes of this run."""
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.popleft()
        self._good = True
        self._record = position

    def broken(self) -> None:
        """Note that what follows the last good record is none; the run ends."""
        if self.fault:
            return
        last = self._run + self._record  # in a plain file the damaged record may have no magic left
        if self._zipped:
            last = self._starts[0][1] if self._starts else self._run
            if self._good:
                last = max(self._find(_GZIP, last + 1), last)
        self._stop(DAMAGED, "a record header is damaged", last + 1)

    def read(self, size: int = _BLOCK) -> bytes:
        """Return up to `size` decoded bytes, nothing at the end of the run."""
        if not self._zipped:
            plain = self._file.read(size)
            self._given += len(plain)
            return plain
        while not self._ended:
            if plain := self._inflate(max(size, 1)):
                self._given += len(plain)
                if self._given > allowance(self._file.tell() - self._run):
                    self._stop(TOO_LARGE, "a record unpacks to too many bytes", self._member + 1)
                return plain
        return b""

    def tell(self) -> int:
        """Return how many decoded bytes of this run were read."""
        return self._given

    def _inflate(self, size: int) -> bytes:
        self._rest = self._rest or self._file.read(_BLOCK)
        if not self._rest:
            self._ended = True
            if self._open:
                self._stop(DAMAGED, "the last record is cut off", None)
            return b""
        if not self._open:
            self._begin_member()
        try:
            plain = self._machine.decompress(self._rest, size)
        except zlib.error:
            self._stop(DAMAGED, "a record is damaged", self._member + 1)
            return b""
        self._open = not self._machine.eof
        self._rest = self._machine.unconsumed_tail if self._open else self._machine.unused_data
        return plain

    def _begin_member(self) -> None:
        self._member = self._file.tell() - len(self._rest)
        self._starts.append((self._given, self._member))
        self._machine = zlib.decompressobj(_AUTO)
        self._open = True

    def _stop(self, code: str, message: str, resume: int | None) -> None:
        self.fault = (code, message)
        self._resume = resume
        self._ended = True

    def _seek(self, at: int) -> None:
        self._file.seek(at)
        self._run = self._member = at
        self._rest = b""
        self._machine = zlib.decompressobj(_AUTO)
        self._open = self._ended = self._good = False
        self._given = self._record = 0
        self._starts = deque()

    def _find(self, magic: bytes, at: int) -> int:
        self._file.seek(at)
        tail = b""
        while block := self._file.read(_BLOCK):
            found = (tail + block).find(magic)
            if found >= 0:
                return self._file.tell() - len(block) - len(tail) + found
            tail = block[-len(magic) + 1 :]
        return -1
