"""Stretches of letters that are one letter away from being a name."""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream
from commentariat.wordhash import WINDOW, Hashes

Stretches = tuple[Stream, NDArray[np.int64], NDArray[np.int64]]
"""Letters, and where and how long in them each stretch is."""


def may_be_near(one: Stretches, other: Stretches) -> NDArray[np.bool_]:
    """Return which pairs of stretches may be one edit apart: all that are, and some others.

    What differs by one edit is alike up to one place, and from there, or from the next place, on;
    two letters are lost where they are swapped. Only eight letters from each end are compared.
    """
    (texts, start, size), (names, begin, length) = one, other
    head = _alike(texts.ahead(start) ^ names.ahead(begin), outward=False)
    tail = _alike(texts.behind(start + size) ^ names.behind(begin + length), outward=True)
    near: NDArray[np.bool_] = head + tail >= np.maximum(size, length) - 2
    near |= (head == WINDOW) | (tail == WINDOW)
    return near


def _alike(differences: Hashes, *, outward: bool) -> NDArray[np.int64]:
    """Return how many letters are alike, from the first on or back from the last."""
    count = np.zeros(len(differences), np.int64)
    for letters in range(1, WINDOW + 1):
        unseen = np.uint64(8 * (WINDOW - letters))
        rest = differences >> unseen if outward else differences << unseen
        count += rest == 0
    return count


def one_edit(one: str, other: str) -> bool:
    """Whether one letter inserted, dropped, changed or swapped with the next makes one the other.

    The first letter must be right: without it "Chowells" would be the name Howells.
    """
    head, least = 0, min(len(one), len(other))
    while head < least and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    if not head or a == b:
        return False
    swapped = a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped
