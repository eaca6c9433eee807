"""Lookup of many 64-bit keys at once in a table of many."""

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import mixed

_U = np.uint64
_ODD = _U(0x9E3779B97F4A7C15)
_TAGS = _U(8)
_ROOM = 4  # bits: of 16 places of the sieve at most two are taken
_LARGEST = 26  # bits


class Table:
    """Sorted keys with a sieve before them: most lookups end at one bit."""

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._order = np.argsort(keys)
        self._keys = keys[self._order]
        bits = min(len(keys).bit_length() + _ROOM, _LARGEST)
        self._shifts = _U(64 - bits), _U(64 - _LARGEST - bits)
        self._mask = _U((1 << bits) - 1)
        self._sieve = np.zeros(1 << bits, dtype=np.bool_)
        for shift in self._shifts:
            self._sieve[keys >> shift & self._mask] = True

    def __len__(self) -> int:
        return len(self._keys)

    def look_up(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return all pairs of the number of a key given and the number of an equal one inside."""
        maybe = np.flatnonzero(self._sieve[keys >> self._shifts[0]])
        maybe = maybe[self._sieve[keys[maybe] >> self._shifts[1] & self._mask]]
        wanted = keys[maybe]
        low = np.searchsorted(self._keys, wanted, side="left")
        count = np.searchsorted(self._keys, wanted, side="right") - low
        ramp = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(maybe, count), self._order[np.repeat(low, count) + ramp]


def salts(threads: NDArray[np.uint64], tag: NDArray[np.int64] | int) -> NDArray[np.uint64]:
    """Return numbers that tell threads from one another, and the tags below eight in each."""
    return mixed(threads * _TAGS + np.asarray(tag, _U))


def keyed(values: NDArray[np.uint64], salted: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one key for each value below 2^32 and the salt of whatever it belongs to."""
    keys = values ^ salted
    keys *= _ODD
    return keys


def cut(grams: NDArray[np.uint64], length: NDArray[np.int64] | np.int64) -> NDArray[np.uint64]:
    """Keep the first letters of grams."""
    out: NDArray[np.uint64] = grams & ((~_U(0)) >> (_U(64) - _U(8) * np.asarray(length, _U)))
    return out
