"""The exact comparison of two texts by their shingles, and the verdict."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from commentariat.arrays import F64, I64, U32, U64, Bools
from commentariat.duplicates._candidates import _ranges

EDGE = 3  # shingles; a run that begins or ends so near an end of the text lies there
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
    return list(pairwise([*starts, len(work)]))


def _shared(left: Bags, right: Bags) -> I64:
    both = np.concatenate([left.tagged(), right.tagged()])
    both.sort(kind="stable")  # two sorted runs: one merge
    twice = both[1:][both[1:] == both[:-1]]
    return np.diff(_bounds(twice, len(left.sizes)))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one text is covered by another.

    `longest` is the longest common run in shingles, `rest` the share of the text common once
    its first, last and longest common runs are taken away: a shared footer or header is one run, at
    an end or long; an edited copy has many.
    """

    longest: I64
    rest: F64


def coverage(ordered: Bags, distinct: Bags, short: I64, other: I64) -> Coverage:
    """Walk through one text of each pair and see what of it occurs in the other.

    Args:
        ordered: the shingles of each row in text order.
        distinct: the same, `Bags.distinct`.
        short: the row whose text is walked through.
        other: the row it is compared with.
    """
    longest, rest = [np.zeros(0, np.int64)], [np.zeros(0)]
    for a, b in _stretches(ordered.sizes[short] + distinct.sizes[other]):
        walk = ordered.take(short[a:b])
        part = _coverage(_hits(walk, distinct.take(other[a:b])), walk)
        longest.append(part.longest)
        rest.append(part.rest)
    return Coverage(np.concatenate(longest), np.concatenate(rest))


def _hits(walk: Bags, known: Bags) -> Bools:
    """Mark the values of each list that the other list of the pair holds."""
    tagged, held = walk.tagged(), np.append(known.tagged(), np.uint64(2**64 - 1))
    return np.asarray(held[np.searchsorted(held, tagged)] == tagged)


def _coverage(hit: Bools, walk: Bags) -> Coverage:
    size = walk.sizes
    owner = np.repeat(np.arange(len(size)), size)
    joined = np.append(False, (owner[1:] == owner[:-1]) & hit[1:] & hit[:-1])[: len(hit)]
    starts = np.flatnonzero(hit & ~joined)
    length = np.flatnonzero(hit & ~np.append(joined[1:], False)[: len(hit)]) + 1 - starts
    text = owner[starts]
    begins = starts - walk.offsets[text]
    total, longest, first, last = np.zeros((4, len(size)), np.int64)
    np.add.at(total, text, length)
    np.maximum.at(longest, text, length)
    np.add.at(first, text, length * (begins <= EDGE))
    np.add.at(last, text, length * (begins + length >= size[text] - EDGE))
    middle = np.where(longest > np.maximum(first, last), longest, 0)
    gone = np.minimum(first + last + middle, total)
    return Coverage(longest, (total - gone) / np.maximum(size - gone, 1))
