"""Find words that may be a name in another case: runs of letters that keep what its cases share.

Only texts are looked at that hold letters of Slavic languages, or stand among such: words that
are declined hardly occur elsewhere. `_inflected` tells which of what is found here is a name.
"""

from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._cases import LAST_LETTERS
from commentariat.mentions._entries import Entries
from commentariat.mentions._lookup import Table, cut, keyed, salts
from commentariat.mentions._stream import Stream, stream

_FOUR = 4
_SHARE = 1 / 3
_STEM = 3  # letters that most words keep at least; of words of three, two
_SHORT = 6  # letters of words that may keep less than four
_LOST, _GAINED = 2, 4  # letters, the most by which the cases of a word differ
_FURTHER = 20  # letters of the words and numbers that a capital or a digit joins to the first
_CYRILLIC = (0x400, 0x530)
# Of Polish, Czech and Slovak; few other languages have one of them.
_SIGNS = "ąćęłńśźżĄĆĘŁŃŚŹŻčďěľĺňřšťůýžČĎĚĽĹŇŘŠŤŮŽ"

Places: TypeAlias = NDArray[np.int64]


class Words(NamedTuple):
    """The entries of many threads and the thread of each."""

    entries: Entries
    threads: NDArray[np.uint64]


def declined(
    words: Words, texts: Stream, threads: NDArray[np.uint64], start: Places, entry: Places
) -> tuple[Places, Places]:
    """Return whole runs of letters that share enough with an entry, and end as cases do.

    `threads` holds the thread of each text; `start` (the number of one in the texts) and `entry`
    are those that share four letters; in the result they may share less.
    """
    found = _declining(texts, threads)
    if not found.any():
        return start[:0], entry[:0]
    where = found[texts.rows] & texts.outer
    begun = _short(words, texts, threads, np.flatnonzero(where))
    some = where[start] & (entry < len(words.entries.size) - words.entries.nicks)
    start, entry = np.append(start[some], begun[0]), np.append(entry[some], begun[1])
    run = texts.stops[start] - texts.starts[start]
    names, begin, size = words.entries.letters, words.entries.begin, words.entries.size[entry]
    several = _of_several(texts, start)
    most = np.where(several, _FURTHER, _GAINED)
    fits = (run - size >= -_LOST) & (run - size <= most) & (size >= _STEM)
    start, entry, run, size = (column[fits] for column in (start, entry, run, size))
    fits = several[fits] | _last_letters()[texts.letters[texts.stops[start] - 1]]
    stem = _stem(size)  # of those alone that are long enough: others end behind the last text
    fits &= texts.hashes(texts.starts[start], stem) == names.hashes(begin[entry], stem)
    # The first of several words may stay as it is.
    fits &= words.entries.word[entry] | (
        texts.hashes(texts.starts[start], run) != words.entries.hashes[entry]
    )
    return start[fits], entry[fits]


def _of_several(texts: Stream, start: Places) -> NDArray[np.bool_]:
    """Whether runs of letters hold further words: a capital or a number begins one."""
    behind = np.minimum(start + 1, len(texts.own) - 1)
    several: NDArray[np.bool_] = (behind > start) & (texts.own[behind] == texts.own[start])
    return several


def _short(
    words: Words, texts: Stream, threads: NDArray[np.uint64], some: Places
) -> tuple[Places, Places]:
    """Return which runs of letters share less than four with short entries."""
    run = texts.stops[some] - texts.starts[some]
    some = some[(run >= _STEM) & ((run <= _SHORT + _GAINED) | _of_several(texts, some))]
    names, begin, size = words.entries.letters, words.entries.begin, words.entries.size
    short = np.flatnonzero((size >= _STEM) & (size <= _SHORT))
    short = short[short < len(size) - words.entries.nicks]
    stem = _stem(size[short])
    grams = cut(names.fours(begin[short]), stem)
    table = Table(keyed(grams, salts(words.threads[short], stem)))
    four = texts.fours(texts.starts[some])
    starts, entries = [], []
    for length in (_STEM - 1, _STEM):
        salted = salts(threads, length)[texts.rows[some]]
        hit, number = table.look_up(keyed(cut(four, np.int64(length)), salted))
        entry = short[number]
        new = (size[entry] < _FOUR) | (names.fours(begin[entry]) != four[hit])
        starts.append(some[hit[new]])
        entries.append(entry[new])
    return np.concatenate(starts), np.concatenate(entries)


def _stem(size: Places) -> Places:
    """Return how many letters words of these lengths keep at least."""
    return np.where(size > _STEM, np.maximum(size - _STEM, _STEM), size - 1)


def _declining(texts: Stream, threads: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which texts hold a letter of Polish or Cyrillic, or are of a thread where many do."""
    shown = np.zeros(len(threads), np.bool_)
    if texts.points.itemsize > 1:
        where = np.flatnonzero(texts.points >= ord(min(_SIGNS)))
        letter = _letters()[np.minimum(texts.points[where], _CYRILLIC[1])]
        shown[:] = np.diff(np.searchsorted(where[letter], texts.first), append=letter.sum()) > 0
    _, number = np.unique(threads, return_inverse=True)
    share = np.bincount(number, weights=shown) / np.bincount(number)
    found: NDArray[np.bool_] = shown | (share >= _SHARE)[number]
    return found


@cache
def _letters() -> NDArray[np.bool_]:
    """Return which code points are letters of these languages; the last one is none."""
    table = np.zeros(_CYRILLIC[1] + 1, np.bool_)
    table[[ord(sign) for sign in _SIGNS]] = True
    table[slice(*_CYRILLIC)] = True
    return table


@cache
def _last_letters() -> NDArray[np.bool_]:
    """Return for each letter, a byte, whether some case ends with it, perhaps before a number."""
    table = np.zeros(1 << 8, np.bool_)
    table[stream([f"{LAST_LETTERS}0123456789"]).letters] = True
    return table
