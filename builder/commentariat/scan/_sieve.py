"""A sieve over hashes: nearly all words of a text are dropped at one look into a table."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commentariat.wordhash import Hashes, Offsets


class Sieve:
    """Rows of numbers behind sorted hashes, of which nearly none is ever asked for."""

    def __init__(self, hashes: Hashes, rows: Offsets) -> None:
        self._hashes, self.rows = hashes, rows
        bits = min(max(len(hashes), 1).bit_length() + 5, 28)
        self._shift = np.uint64(64 - bits)
        self._table = np.zeros(1 << bits - 3, np.uint8)
        slots = self._hashes >> self._shift
        np.bitwise_or.at(self._table, slots >> np.uint64(3), _bit(slots))

    def __bool__(self) -> bool:
        return len(self._hashes) > 0

    def matches(self, hashes: Hashes) -> Iterator[tuple[int, ...]]:
        """Yield (place, *row) for each of `hashes` that is known, once per distinct row."""
        slots = hashes >> self._shift
        maybe = np.flatnonzero(self._table[slots >> np.uint64(3)] & _bit(slots))
        if not len(maybe):
            return
        wanted = hashes[maybe]
        low = np.searchsorted(self._hashes, wanted, side="left")
        known = np.flatnonzero(self._hashes.take(low, mode="clip") == wanted)
        high = np.searchsorted(self._hashes, wanted[known], side="right")
        places = zip(maybe[known].tolist(), low[known].tolist(), high.tolist(), strict=True)
        for place, first, end in places:
            for row in self.rows[first:end].tolist():
                yield (place, *row)


def _bit(slots: Hashes) -> NDArray[np.uint8]:
    return np.left_shift(np.uint8(1), (slots & np.uint64(7)).astype(np.uint8))
