"""Letters that are written as digits: "k1ttyw4ke" for Kittywake."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream

_LETTERS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_READINGS = [
    {ord(digit): ord(letter) for digit, letter in some.items()}
    for some in (_LETTERS, _LETTERS | {"1": "l"})
]
_BETWEEN = re.compile(r"(?<=[^\W\d_])[013457]{1,3}(?=[^\W\d_])")
_SHORTEST, _MOST = 3, 3  # letters of a word, digits in a row
_BEFORE = 3  # words with which a name may begin that has such digits further on
_LONGEST = 64  # letters that are looked at from the first of a word on


@lru_cache(maxsize=1 << 12)
def readings(word: str) -> Sequence[str]:
    """Return a word with letters for the digits between its letters, none if it has no such.

    >>> readings("K1ttyw4ke_88")
    ('Kittywake_88', 'Klttywake_88')
    """
    if word.isalpha() or len(word) < _SHORTEST:
        return ()
    read = [_BETWEEN.sub(partial(_cased, table), word) for table in _READINGS]
    return tuple(one for one in dict.fromkeys(read) if one != word)


def _cased(table: dict[int, int], found: re.Match[str]) -> str:
    """Return the letters of some digits, capitals among such."""
    letters, around = found.group().translate(table), found.string
    before = around[max(0, found.start() - 2) : found.start()]
    capitals = before.isupper() and around[found.end()].isupper()
    return letters.upper() if capitals else letters


def in_letters(texts: Stream) -> Sequence[tuple[Stream, NDArray[np.int64]]]:
    """Return letters for digits between letters: words alone that have such, and where they begin.

    There are two ways to read them if a "1" is among them.
    """
    places, runs = _between(texts)
    if not len(places):
        return ()
    runs = np.unique(np.concatenate([runs - before for before in range(_BEFORE)]))
    runs = runs[(runs >= 0) & ~np.isin(texts.heads[runs], texts.edges)]
    begin = texts.heads[runs]
    found, ones = [], texts.letters[places] == ord("1")
    for table in _tables()[: 1 + int(ones.any())]:
        letters = texts.letters.copy()
        letters[places] = table[letters[places]]
        found.append((_words(texts, letters, runs), begin))
    return found


def _between(texts: Stream) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which digits stand for letters, and the runs of letters that hold them."""
    letters, known = texts.letters, _tables()[0] > 0
    inner = np.flatnonzero(~texts.outer)
    inner = inner[known[letters[texts.starts[inner] - 1]]]
    places, runs = [inner[:0]], [inner[:0]]
    for many in range(1, _MOST + 1):
        at = texts.starts[inner] - many
        within = (at > texts.heads[texts.own[inner]]) & known[letters[at]]
        inner, at = inner[within], at[within]
        begun = letters[at - 1] > ord("9")
        places += [at[begun] + step for step in range(many)]
        runs.append(texts.own[inner[begun]])
    return np.concatenate(places), np.unique(np.concatenate(runs))


def _words(texts: Stream, letters: NDArray[np.uint8], runs: NDArray[np.int64]) -> Stream:
    """Return a stream of the letters from the beginnings of runs on, one start for each."""
    begin, size = texts.heads[runs], texts.ends[runs] - texts.runs[runs]
    row = texts.text_of(begin)
    long = np.minimum(texts.edges[row] - begin, _LONGEST)
    raw = b"".join(
        letters[at : at + n].tobytes() + b"\0" for at, n in zip(begin, long, strict=True)
    )
    starts = np.cumsum(long + 1) - long - 1
    stops, whole = starts + np.minimum(size, long), np.ones(len(runs), np.bool_)
    return replace(texts, raw=raw, starts=starts, rows=row, stops=stops, outer=whole, own=runs)


@cache
def _tables() -> Sequence[NDArray[np.uint8]]:
    """Return for each reading which letter each digit is, 0 for those that are none."""
    found = [np.zeros(1 << 8, np.uint8) for _ in _READINGS]
    for table, reading in zip(found, _READINGS, strict=True):
        table[list(reading)] = list(reading.values())
    return found
