"""Stretches of letters that are a letter or two away from being a name."""

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import WINDOW, Hashes
from commentariat.mentions._stream import Stream

LONG = 12  # letters of names that are known with two of them wrong

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
    most = np.maximum(size, length)
    near: NDArray[np.bool_] = head + tail >= most - np.where(length < LONG, 2, 4)
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
    return one[:1] == other[:1] and one != other and _within(one, other, 1)


def misspells(letters: str, name: str) -> bool:
    """Whether letters are a name with one of them wrong, or two of a long one.

    >>> misspells("quilfeather", "quillfeather"), misspells("harbourmasty", "harbourmastie")
    (True, True)
    """
    if len(name) < LONG:
        return one_edit(letters, name)
    return letters[:1] == name[:1] and letters != name and _within(letters, name, 2)


def _within(one: str, other: str, edits: int) -> bool:
    """Whether so many edits at most make one the other."""
    head, least = 0, min(len(one), len(other))
    while head < least and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    if a == b or not edits:
        return a == b
    if abs(len(a) - len(b)) > edits:
        return False
    left = [(a[1:], b[1:]), (a[1:], b), (a, b[1:])]
    if len(a) > 1 and a[:2] == b[1::-1]:
        left.append((a[2:], b[2:]))
    return any(_within(*rest, edits - 1) for rest in left)
