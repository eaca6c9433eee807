"""The distinctive handles of a whole site, found as whole words at a cost that stays flat."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._index import Candidates
from commentariat.mentions._lookup import Table
from commentariat.mentions._stream import Stream, stream

_WORDS = 4  # the most words of a handle that is looked for
_ONCE = 1 << 16  # handles folded at a time


class Site:
    """The hashes of the letters of every handle."""

    def __init__(self, handles: Sequence[str]) -> None:
        pairs = [_whole(handles[at : at + _ONCE]) for at in range(0, len(handles), _ONCE)]
        sizes = [least for _, least in pairs]
        self._least = min(sizes, default=0)
        self._spaced = any(" " in handle for handle in handles)
        hashes = [np.zeros(0, np.uint64), *(hashes for hashes, _ in pairs)]
        self._table = Table(np.concatenate(hashes))

    def candidates(self, texts: Stream) -> Candidates:
        """Return one to four words that are a handle, which is the `entry`."""
        found = self._windows(texts) if len(self._table) else []
        if not found:
            return Candidates(*[np.zeros(0, np.int64)] * 5)
        begin, end, entry = (np.concatenate(column) for column in zip(*found, strict=True))
        return Candidates(begin, end - begin, end, texts.text_of(begin), entry)

    def _windows(
        self, texts: Stream
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
        outer = np.flatnonzero(texts.outer)
        begin, end = texts.starts[outer], texts.stops[outer]
        joined = self._joined(texts, outer)
        heads = np.arange(len(begin))
        found = []
        for width in range(_WORDS):
            if width:
                heads = heads[joined[heads + width - 1]]
            some = heads[end[heads + width] - begin[heads] >= self._least]
            tails = end[some + width]
            hit, known = self._table.look_up(texts.hashes(begin[some], tails - begin[some]))
            found.append((begin[some[hit]], tails[hit], known))
        found.append(self._glued(texts))
        return found

    def _glued(
        self, texts: Stream
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return where a handle opens a run of letters that goes on behind a joint."""
        inner = np.flatnonzero(~texts.outer)
        begin, end = texts.heads[texts.own[inner]], texts.starts[inner]
        some = end - begin >= self._least
        begin, end = begin[some], end[some]
        hit, known = self._table.look_up(texts.hashes(begin, end - begin))
        return begin[hit], end[hit], known

    def _joined(self, texts: Stream, outer: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a run and the next one are one text's, and parted as words of a handle are."""
        row = texts.rows[outer]
        joined = np.zeros(len(row), dtype=np.bool_)
        joined[:-1] = row[1:] == row[:-1]
        if not self._spaced:
            joined &= texts.after(outer) != ord(" ")
        return joined


def _whole(handles: Sequence[str]) -> tuple[NDArray[np.uint64], int]:
    """Return the hashes of handles, and the fewest letters of one."""
    folded = stream([handle.replace("\0", " ") for handle in handles])
    begin, size = folded.wholes()
    return folded.hashes(begin, size), int(size.min())
