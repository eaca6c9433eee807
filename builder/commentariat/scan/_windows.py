"""Strings found anywhere in bytes, by eight of their bytes: most places need no second look."""

from collections.abc import Iterator, Sequence

import numpy as np

from commentariat.arrays.words import WINDOW, Hashes, Offsets, mixed
from commentariat.scan._sieve import Sieve, distinct

STRETCH = 1 << 18  # bytes looked at in one go: the arrays stay in the cache
# Byte k of a window bears the mark k if some string has such a byte there.
_MARKS = np.uint64(sum(1 << 9 * k for k in range(WINDOW)))


class Windows:
    """The first windows of strings, `step` of each: a look at every `step`-th place meets one."""

    def __init__(self, strings: Sequence[bytes], step: int) -> None:
        """Take strings in small letters of at least `WINDOW + step - 1` bytes."""
        self._step = step
        joined = b"".join([string[: WINDOW + step - 1] for string in strings])
        heads = np.frombuffer(joined, np.uint8).reshape(len(strings), WINDOW + step - 1)
        bytes_of = np.concatenate([heads[:, k : k + WINDOW] for k in range(step)])
        sizes = np.tile(np.fromiter(map(len, strings), np.int64, len(strings)), step)
        offsets = np.repeat(np.arange(step), len(strings))
        hashes = mixed(np.ascontiguousarray(bytes_of).view("<u8")[:, 0])
        self._sieve = Sieve(*distinct(hashes, np.column_stack([offsets, sizes])))
        marks = np.zeros(256, np.uint8)
        for k in range(WINDOW):
            marks[np.unique(bytes_of[:, k])] |= np.uint8(1 << k)
        self._marks = marks[np.frombuffer(bytes(range(256)).lower(), np.uint8)].tobytes()

    def met(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield (start, end) where a string may stand in `data`, ASCII letters in any case."""
        last = len(data) - WINDOW if self._sieve else -1
        for begin in range(0, last + 1, STRETCH):
            piece = data[begin : begin + STRETCH + WINDOW - 1]
            places = self._likely(piece)
            for place, before, length in self._sieve.matches(_hashes(piece, places)):
                start = begin + int(places[place]) - before
                if start >= 0:
                    yield start, start + length

    def _likely(self, data: bytes) -> Offsets:
        """Return the places where each of eight bytes is one that some string has there."""
        count = (len(data) - WINDOW) // self._step + 1
        marked = data.translate(self._marks)
        windows = np.ndarray((count,), "<u8", marked, strides=(self._step,))
        return np.flatnonzero(windows & _MARKS == _MARKS) * self._step


def _hashes(data: bytes, places: Offsets) -> Hashes:
    windows = np.ndarray((len(data) - WINDOW + 1,), "<u8", data, strides=(1,))[places]
    return mixed(np.frombuffer(windows.tobytes().lower(), "<u8"))
