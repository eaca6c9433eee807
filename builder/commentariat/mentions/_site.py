"""The distinctive handles of a whole site, found as whole words at a cost that stays flat."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream, stream

_U = np.uint64
_WORDS = 4  # the most words of a handle that is looked for
_ONCE = 1 << 16  # handles folded at a time


class Site:
    """Hashes of the letters of every handle, sorted, and a sieve before them."""

    def __init__(self, handles: Sequence[str]) -> None:
        pairs = [_whole(handles[at : at + _ONCE]) for at in range(0, len(handles), _ONCE)]
        joined = np.concatenate([*(hashes for hashes, _ in pairs), np.zeros(0, np.uint64)])
        sizes = [least for _, least in pairs]
        self._least = min(sizes, default=0)
        self._spaced = any(" " in handle for handle in handles)
        self._order = np.argsort(joined, kind="stable")
        self._hashes = joined[self._order]
        bits = min(26, max(12, len(handles).bit_length() + 4))
        self._shift = _U(64 - bits)
        self._sieve = np.zeros(1 << bits, dtype=np.bool_)
        self._sieve[_spread(joined) >> self._shift] = True

    def candidates(self, texts: Stream) -> tuple[NDArray[np.int64], NDArray[np.int64], list[int]]:
        """Return start in `texts.letters`, length and handle of one to four words that are one."""
        found: list[tuple[int, int, int]] = []
        if len(self._hashes):
            found = self._windows(texts)
        places = np.array([hit[:2] for hit in found], dtype=np.int64).reshape(-1, 2)
        return places[:, 0], places[:, 1] - places[:, 0], [hit[2] for hit in found]

    def _windows(self, texts: Stream) -> list[tuple[int, int, int]]:
        begin = texts.starts[texts.outer]
        end = texts.runs[texts.outer]
        joined = self._joined(texts, end)
        heads = np.arange(len(begin))
        found: list[tuple[int, int, int]] = []
        for width in range(_WORDS):
            if width:
                heads = heads[joined[heads + width - 1]]
            some = heads[end[heads + width] - begin[heads] >= self._least]
            tails = end[some + width]
            values = texts.hashes(begin[some], tails)
            maybe = np.flatnonzero(self._sieve[_spread(values) >> self._shift])
            found += self._known(begin[some[maybe]], tails[maybe], values[maybe])
        return found

    def _joined(self, texts: Stream, end: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a run and the next one are one text's, and parted as words of a handle are."""
        row = texts.rows[texts.outer]
        joined = np.zeros(len(row), dtype=np.bool_)
        joined[:-1] = row[1:] == row[:-1]
        if not self._spaced:
            joined &= texts.points[texts.at[end - 1] + 1] != ord(" ")
        return joined

    def _known(
        self, heads: NDArray[np.int64], tails: NDArray[np.int64], values: NDArray[np.uint64]
    ) -> list[tuple[int, int, int]]:
        low = np.searchsorted(self._hashes, values, side="left")
        high = np.searchsorted(self._hashes, values, side="right")
        hits = np.flatnonzero(high > low)
        return [
            (int(heads[hit]), int(tails[hit]), int(self._order[place]))
            for hit in hits.tolist()
            for place in range(int(low[hit]), int(high[hit]))
        ]


def _whole(handles: Sequence[str]) -> tuple[NDArray[np.uint64], int]:
    """Return the hashes of handles, and the fewest letters of one."""
    folded = stream([handle.replace("\0", " ") for handle in handles])
    begin = np.concatenate([[0], folded.edges[:-1] + 1])
    return folded.hashes(begin, folded.edges), int((folded.edges - begin).min())


def _spread(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    out: NDArray[np.uint64] = (values ^ (values >> _U(31))) * _U(0x94D049BB133111EB)
    return out
