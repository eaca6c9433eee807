"""The distinctive handles of a whole site, found as whole words at a cost that stays flat."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import Stream, stream

_U = np.uint64
_BASE = _U(0x9E3779B97F4A7C15)
_INVERSE = _U(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_WORDS = 4  # the most words of a handle that is looked for
_ONCE = 1 << 16  # handles folded at a time


class Site:
    """Hashes of the letters of every handle, sorted, and a sieve before them."""

    def __init__(self, handles: Sequence[str]) -> None:
        hashes = [_whole(handles[at : at + _ONCE]) for at in range(0, len(handles), _ONCE)]
        joined = np.concatenate([*hashes, np.zeros(0, np.uint64)])
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
        row = texts.text_of(begin)
        sums = _sums(texts.letters)
        found: list[tuple[int, int, int]] = []
        unshift = _powers(_INVERSE, len(sums))
        for width in range(1, _WORDS + 1):
            if len(begin) < width:
                break
            heads, tails = begin[: len(begin) - width + 1], end[width - 1 :]
            same = row[: len(row) - width + 1] == row[width - 1 :]
            values = (sums[tails] - sums[heads]) * unshift[heads]
            maybe = np.flatnonzero(self._sieve[_spread(values) >> self._shift] & same)
            found += self._known(heads[maybe], tails[maybe], values[maybe])
        return found

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


def _whole(handles: Sequence[str]) -> NDArray[np.uint64]:
    folded = stream([handle.replace("\0", " ") for handle in handles])
    begin = np.concatenate([[0], folded.edges[:-1] + 1])
    sums = _sums(folded.letters)
    out: NDArray[np.uint64] = sums[folded.edges] - sums[begin]
    out *= _powers(_INVERSE, len(sums))[begin]
    return out


def _sums(letters: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Prefix sums of letters times powers: differences are hashes of any stretch."""
    out = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * _powers(_BASE, len(letters)), out=out[1:])
    return out


def _powers(base: np.uint64, size: int) -> NDArray[np.uint64]:
    table = np.full(size, base, dtype=np.uint64)
    table[:1] = 1
    out: NDArray[np.uint64] = np.cumprod(table)
    return out


def _spread(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    out: NDArray[np.uint64] = (values ^ (values >> _U(31))) * _U(0x94D049BB133111EB)
    return out
