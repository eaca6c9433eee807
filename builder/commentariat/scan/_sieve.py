"""A sieve over hashes: nearly all words of a text are dropped at a look or two into a table."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import Hashes, Offsets


class Sieve:
    """Rows of numbers behind sorted hashes, of which nearly none is ever asked for.

    The table is a Bloom filter: a known hash has two bits in it, at places that it names itself.
    """

    def __init__(self, hashes: Hashes, rows: Offsets) -> None:
        self._hashes, self.rows = hashes, rows
        self._bits = min(max(len(hashes), 1).bit_length() + 5, 28)
        self._table = np.zeros(1 << self._bits - 3, np.uint8)
        for look in (1, 2):
            slots = self._slots(hashes, look)
            np.bitwise_or.at(self._table, slots >> 3, np.uint8(1) << (slots & 7).astype(np.uint8))

    def __bool__(self) -> bool:
        return len(self._hashes) > 0

    def matches(self, hashes: Hashes) -> Iterator[tuple[int, ...]]:
        """Yield (place, *row) for each of `hashes` that is known, once per distinct row."""
        maybe = np.flatnonzero(self._marked(hashes, 1))
        maybe = maybe[self._marked(hashes[maybe], 2)]
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

    def _slots(self, hashes: Hashes, look: int) -> Offsets:
        """Return the place of each hash in the table: its first bits, or those behind them."""
        slots = (hashes >> np.uint64(64 - look * self._bits)).view(np.int64)
        return slots if look == 1 else slots & (1 << self._bits) - 1

    def _marked(self, hashes: Hashes, look: int) -> NDArray[np.bool_]:
        slots = self._slots(hashes, look)
        eights = self._table[slots >> 3] >> (slots & 7).astype(np.uint8)
        marks: NDArray[np.bool_] = (eights & np.uint8(1)).view(np.bool_)
        return marks


def distinct(hashes: Hashes, rows: Offsets) -> tuple[Hashes, Offsets]:
    """Sort by hash and drop repetitions: thousands of profile addresses begin alike."""
    packed = rows[:, 0] << 42 | rows[:, 1] << 21 | rows[:, -1]
    order = np.lexsort((packed, hashes))
    hashes, rows, packed = hashes[order], rows[order], packed[order]
    fresh = np.ones(len(hashes), np.bool_)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (packed[1:] != packed[:-1])
    return hashes[fresh], rows[fresh]
