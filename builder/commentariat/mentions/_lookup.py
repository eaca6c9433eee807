"""Lookup of many 64-bit keys at once in a table of many."""

import numpy as np
from numpy.typing import NDArray

_U = np.uint64
_SIEVE_BITS = 22


class Table:
    """Sorted keys with a sieve before them: most lookups end at one bit."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        self._sieve = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
        self._sieve[keys >> _U(64 - _SIEVE_BITS)] = True

    def look_up(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return all pairs of the number of a key given and the number of an equal one inside."""
        maybe = np.flatnonzero(self._sieve[keys >> _U(64 - _SIEVE_BITS)])
        low = np.searchsorted(self._keys, keys[maybe], side="left")
        count = np.searchsorted(self._keys, keys[maybe], side="right") - low
        ramp = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(maybe, count), self._order[np.repeat(low, count) + ramp]


def keyed(values: NDArray[np.uint64], salts: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one key for each pair of letters and whatever they belong to."""
    mixed = (values ^ (salts * _U(0x9E3779B97F4A7C15))) * _U(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> _U(29)
    mixed *= _U(0x94D049BB133111EB)
    out: NDArray[np.uint64] = mixed ^ (mixed >> _U(32))
    return out
