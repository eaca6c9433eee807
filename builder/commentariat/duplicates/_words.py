"""Words of many texts at once: where they begin and end, and one hash a word."""

from dataclasses import dataclass

import numpy as np

from commentariat.arrays import I64, U64, Arrow, Bools
from commentariat.arrays.hashing import hash_strings
from commentariat.duplicates._folding import (
    IDEOGRAPH,
    NUMBER,
    SYLLABLE,
    WORD,
    Folded,
    fold,
)

# A script without spaces gets overlapping windows of characters in place of words.
WINDOWS = {IDEOGRAPH: 3, SYLLABLE: 8}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of consecutive texts.

    Attributes:
        hashes: one 64-bit hash a word, in order.
        offsets: text i owns words `offsets[i]:offsets[i + 1]`.
        numbers: whether a word begins with a digit.
    """

    hashes: U64
    offsets: I64
    numbers: Bools


def words(texts: Arrow) -> Words:
    """Cut texts into words, with no Python per text.

    A word is a run of letters, marks and digits after NFKC and lower case; quotes, dashes, no-break
    spaces and other punctuation only separate. In scripts written without spaces each character
    begins a window of characters, which stands for a word.

    Args:
        texts: string array without nulls.
    """
    folded = fold(texts)
    starts, ends = _bounds(folded)
    hashes = hash_strings(folded.data, starts, ends)
    first = folded.data[starts]
    numbers = (first >= ord("0")) & (first <= ord("9"))
    foreign = folded.high[folded.kind == NUMBER]
    if len(foreign):
        at = np.searchsorted(starts, foreign)
        numbers[at[starts[np.minimum(at, len(starts) - 1)] == foreign]] = True
    return Words(hashes, np.searchsorted(starts, folded.offsets), numbers)


def _bounds(folded: Folded) -> tuple[I64, I64]:
    """Return where words begin and end, in order."""
    inside = _spaced(folded)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.append(0, edges)
    limits = folded.offsets[1:-1]
    limits = limits[(np.diff(folded.offsets[:-1]) > 0) & inside[limits - 1] & inside[limits]]
    if len(limits):  # texts abut: where one ends its last word ends, too
        twice = np.repeat(limits, 2)
        edges = np.insert(edges, np.searchsorted(edges, twice), twice)
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    for kind, window in WINDOWS.items():
        own = folded.kind == kind
        if own.any():
            first, last = _windows(folded, own, window)
            at = np.searchsorted(starts, first)
            starts, ends = np.insert(starts, at, first), np.insert(ends, at, last)
    return starts, ends


def _spaced(folded: Folded) -> Bools:
    """Mark the bytes of words in scripts with spaces: ASCII letters and digits, and their like."""
    data = folded.data
    inside = (data - np.uint8(ord("a")) < 26) | (data - np.uint8(ord("0")) < 10) | (data >= 0x80)
    other = (folded.kind != WORD) & (folded.kind != NUMBER)
    at, size = folded.high[other], folded.size[other]
    for k in range(4):
        inside[at[size > k] + k] = False
    return inside


def _windows(folded: Folded, own: Bools, window: int) -> tuple[I64, I64]:
    """Return where each chosen character begins, and where the window from it ends."""
    first, size = folded.high[own], folded.size[own]
    ends = first + size
    fresh = np.append(True, first[1:] != ends[:-1])
    offsets = folded.offsets[:-1]
    fresh |= offsets[np.searchsorted(offsets, first, side="right") - 1] == first
    runs = np.append(np.flatnonzero(fresh), len(first))
    at = np.arange(len(first))
    stop = runs[np.searchsorted(runs, at, side="right")]
    return first, ends[np.minimum(at + window, stop) - 1]
