"""The exact comparison of two texts by their shingles, and the verdict."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commentariat.duplicates._candidates import _ranges
from commentariat.duplicates._types import I64, U32, U64, Bools

_PAIRS_AT_ONCE = 1 << 22  # shingles gathered at once


@dataclass(frozen=True, slots=True)
class Bags:
    """Lists of 32-bit hashes, one a row: row i owns `values[offsets[i]:offsets[i + 1]]`."""

    values: U32
    offsets: I64

    @property
    def sizes(self) -> I64:
        """Return the length of each list."""
        return np.diff(self.offsets)

    def take(self, rows: I64) -> "Bags":
        """Return the lists of some rows, in their order."""
        size = self.sizes[rows]
        offsets = np.append(0, np.cumsum(size))
        return Bags(self.values[np.repeat(self.offsets[rows], size) + _ranges(size)], offsets)

    def distinct(self) -> "Bags":
        """Return the lists sorted, each value once."""
        tagged = self.tagged()
        tagged.sort()
        if len(tagged):
            tagged = tagged[np.append(True, tagged[1:] != tagged[:-1])]
        return Bags(tagged.astype(np.uint32), _bounds(tagged, len(self.sizes)))

    def tagged(self) -> U64:
        """Return each value with its row in the high bits."""
        owner = np.repeat(np.arange(len(self.sizes), dtype=np.uint64), self.sizes)
        return owner << np.uint64(32) | self.values


def _bounds(tagged: U64, n: int) -> I64:
    limits = np.arange(n + 1, dtype=np.uint64) << np.uint64(32)
    return np.searchsorted(tagged, limits).astype(np.int64)


def shared(bags: Bags, left: I64, right: I64) -> I64:
    """Count the values that the lists of two rows share, for each pair; lists are `distinct`."""
    counts = [
        _shared(bags.take(left[a:b]), bags.take(right[a:b]))
        for a, b in _stretches(bags.sizes[left] + bags.sizes[right])
    ]
    return np.concatenate(counts) if counts else np.zeros(0, np.int64)


def _stretches(work: I64) -> list[tuple[int, int]]:
    stretch = np.cumsum(work) // _PAIRS_AT_ONCE
    starts = np.flatnonzero(np.diff(stretch, prepend=-1)).tolist()
    return list(zip(starts, [*starts[1:], len(work)], strict=True))


def _shared(left: Bags, right: Bags) -> I64:
    both = np.concatenate([left.tagged(), right.tagged()])
    both.sort(kind="stable")  # two sorted runs: one merge
    twice = both[1:][both[1:] == both[:-1]]
    return np.diff(_bounds(twice, len(left.sizes)))


def longest_runs(ordered: Bags, distinct: Bags, short: I64, other: I64) -> tuple[I64, I64]:
    """Return how many shingles of each short text occur in the other, and the longest run of them.

    Args:
        ordered: the shingles of each row in text order.
        distinct: the same, `Bags.distinct`.
        short: the row whose text is walked through.
        other: the row it is compared with.
    """
    total, longest = [], []
    for a, b in _stretches(ordered.sizes[short] + distinct.sizes[other]):
        walk = ordered.take(short[a:b])
        tagged, known = walk.tagged(), distinct.take(other[a:b]).tagged()
        at = np.minimum(np.searchsorted(known, tagged), max(0, len(known) - 1))
        hit = known[at] == tagged if len(known) else np.zeros(len(tagged), np.bool_)
        total.append(np.diff(np.append(0, np.cumsum(hit))[walk.offsets]))
        longest.append(_longest(hit, walk))
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *total]), np.concatenate([none, *longest])


def _longest(hit: Bools, walk: Bags) -> npt.NDArray[np.int64]:
    owner = np.repeat(np.arange(len(walk.sizes)), walk.sizes)
    same = np.append(False, (owner[1:] == owner[:-1]) & hit[1:] & hit[:-1])
    starts = np.flatnonzero(hit & ~same)
    ends = np.flatnonzero(hit & ~np.append(same[1:], False))
    longest = np.zeros(len(walk.sizes), np.int64)
    np.maximum.at(longest, owner[starts], ends - starts + 1)
    return longest
