"""Where texts may hold a name with a letter wrong: what shares its first letters or its last."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._entries import Entries
from commentariat.mentions._fold import UPPER, tables
from commentariat.mentions._lookup import Table, cut, keyed, salts
from commentariat.mentions._stream import FOREIGN, Stream
from commentariat.mentions._typos import may_be_near

Places: TypeAlias = NDArray[np.int64]

Pairs: TypeAlias = tuple[Places, Places]
"""Starts of words by their numbers, and entries."""
Spans: TypeAlias = tuple[Places, Places, Places, Places]
"""Where stretches of letters begin and stop, in which texts, and entries."""

LEAST, LEAST_OF_WORDS = 7, 9  # letters of what may be misspelt, and of words of a handle that may
_LEAST_NAME = 5  # letters of a name with a capital, or behind an "@"
_HEAD, _FIRST_AND_LAST = 5, 6  # tags of keys
_THREE, _TWO_BYTES = 3, np.uint64(16)
_AT = [ord("@"), ord("＠")]
_ASCII = 0x7F


class Slips:
    """The entries of many threads that may be misspelt: entry i belongs to thread `threads[i]`."""

    def __init__(self, entries: Entries, threads: NDArray[np.uint64]) -> None:
        self._entries = entries
        names, begin, size = entries.letters, entries.begin, entries.size
        own = np.arange(len(size)) < len(size) - entries.nicks  # of others no letters are kept
        self.may_err = own & (size >= np.where(entries.word, LEAST_OF_WORDS, LEAST))
        short = own & ~entries.word & (size >= _LEAST_NAME) & (size <= LEAST)
        self._short = np.flatnonzero(short & (names.letters[begin] < FOREIGN))
        begin, size, threads = begin[self._short], size[self._short], threads[self._short]
        heads, ends = _keys(names, begin, begin + size)
        self._heads = Table(keyed(heads, salts(threads, _HEAD)))
        self._ends = Table(keyed(ends, salts(threads, _FIRST_AND_LAST)))

    def whole(self, texts: Stream, start: Places, entry: Places) -> Pairs:
        """Return of starts and entries those where the run of letters may be the entry."""
        run = texts.lengths[start]
        near = np.abs(run - self._entries.size[entry]) <= 1
        near &= self.may_err[entry] & texts.outer[start]
        return self._near(texts, start[near], entry[near])

    def across(self, texts: Stream, heads: Pairs, ends: Pairs) -> Spans:
        """Return where several runs of letters may be a whole handle that begins or ends so."""
        size = self._entries.size
        kept = [self._several(texts, *pair) for pair in (heads, ends)]
        (start, entry), (last, other) = kept
        number, stop = _borders(texts, texts.starts[start] + size[entry])
        start, entry = start[number], entry[number]
        number, begin = _borders(texts, texts.stops[last] - size[other])
        last, other = last[number], other[number]
        begin = np.concatenate([texts.starts[start], begin])
        stop = np.concatenate([stop, texts.stops[last]])
        first, final = np.concatenate([start, last]), np.concatenate([entry, other])
        row = texts.rows[first]
        several = (begin < texts.starts[first]) | (stop > texts.stops[first])
        several &= (stop <= texts.edges[row]) & (begin >= np.append(-1, texts.edges)[row] + 1)
        begin, stop, row, final = (one[several] for one in (begin, stop, row, final))
        there = (self._entries.letters, self._entries.begin[final], size[final])
        near = may_be_near((texts, begin, stop - begin), there)
        return begin[near], stop[near], row[near], final[near]

    def _several(self, texts: Stream, start: Places, entry: Places) -> Pairs:
        fits = self._entries.whole[entry] & self.may_err[entry] & texts.outer[start]
        return start[fits], entry[fits]

    def last(self, texts: Stream, named: Places) -> Places:
        """Return the runs of letters that may end a name: with a capital, or of digits."""
        digit = np.flatnonzero(texts.outer & (texts.letters[texts.starts] <= ord("9")))
        short = texts.lengths[named] < LEAST - 1
        return np.append(digit, named[short])

    def short(self, texts: Stream, threads: NDArray[np.uint64], named: Places) -> Pairs:
        """Return which words that are written as names may be one of few letters."""
        run = texts.lengths[named]
        some = named[(run >= _LEAST_NAME - 1) & (run <= LEAST + 1)]
        keys = _keys(texts, texts.starts[some], texts.stops[some])
        found = []
        tables_of = ((self._heads, _HEAD), (self._ends, _FIRST_AND_LAST))
        for key, (table, tag) in zip(keys, tables_of, strict=True):
            found.append(table.look_up(keyed(key, salts(threads, tag)[texts.rows[some]])))
        start, entry = (np.concatenate(column) for column in zip(*found, strict=True))
        start, entry = some[start], self._short[entry]
        return self._near(texts, start, entry)

    def _near(self, texts: Stream, start: Places, entry: Places) -> Pairs:
        names, run = self._entries, texts.lengths[start]
        pairs = start * len(names.size) + entry
        first = np.unique(pairs, return_index=True)[1]
        start, entry, run = start[first], entry[first], run[first]
        there = (names.letters, names.begin[entry], names.size[entry])
        near = may_be_near((texts, texts.starts[start], run), there)
        near &= np.abs(run - names.size[entry]) <= 1
        return start[near], entry[near]


def _borders(texts: Stream, where: Places) -> Pairs:
    """Return which places have a border of two runs of letters within one letter, and that."""
    first = np.searchsorted(texts.heads, where - 1)
    number = np.tile(np.arange(len(where)), 2)
    border = texts.heads[np.minimum(np.append(first, first + 1), len(texts.heads) - 1)]
    near = np.abs(border - np.tile(where, 2)) <= 1
    return number[near], border[near]


def _keys(
    letters: Stream, begin: Places, end: Places
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return keys of the first three letters, and of the first and the last two."""
    four = letters.fours(begin)
    last = letters.fours(end - 2) << _TWO_BYTES
    return cut(four, np.int64(_THREE)), cut(four, np.int64(1)) | cut(last, np.int64(4))


def as_names(texts: Stream) -> Places:
    """Return the words that have a capital, or stand behind an "@"."""
    words = texts.words
    first = texts.shown(words)
    signs = texts.points[first]
    named = (signs >= ord("A")) & (signs <= ord("Z"))
    if signs.itemsize > 1:
        other = np.flatnonzero(signs > _ASCII)
        named[other] = tables()[1].take(signs[other]) & UPPER > 0
    at = texts.signs[np.isin(texts.points[texts.signs], _AT)] + 1
    named[np.isin(first, at)] = True
    return words[named]
