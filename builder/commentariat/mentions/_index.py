"""Find candidates: every place of a batch where a form of a person of the same thread stands.

One pass of array operations over the starts of all words. Entries are looked up by their first
four letters together with their thread, then compared as a whole; long ones with a letter wrong
are looked up also by their last four.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._declined import Words, declined
from commentariat.mentions._entries import Entries
from commentariat.mentions._figures import in_letters
from commentariat.mentions._led_in import behind
from commentariat.mentions._lookup import Table, cut, keyed, salts
from commentariat.mentions._slips import LEAST, Slips, as_names
from commentariat.mentions._stream import Stream

_ENDS = 7  # the tag of keys made of last letters
_FOUR = 4


Pairs: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Starts of words by their numbers, and entries."""


class Candidates(NamedTuple):
    """Stretches of letters that may be entries, as equally long arrays.

    `begin` and `size` say where in the letters, `stop` where the run of letters ends that they
    stand in, `row` in which text; `entry` is what they may be.
    """

    begin: NDArray[np.int64]
    size: NDArray[np.int64]
    stop: NDArray[np.int64]
    row: NDArray[np.int64]
    entry: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> "Candidates":
        """Return some of them."""
        return Candidates(*(column[chosen] for column in self))


def joined(*found: Candidates) -> Candidates:
    """Return all of several candidates."""
    return Candidates(*(np.concatenate(column) for column in zip(*found, strict=True)))


class Index:
    """The entries of the people of many threads: entry i belongs to thread `threads[i]`."""

    def __init__(self, entries: Entries, threads: NDArray[np.uint64]) -> None:
        self._entries = entries
        names, begin, size = entries.letters, entries.begin, entries.size
        least = np.minimum(size, _FOUR)
        self._table = Table(keyed(cut(entries.fours, least), salts(threads, least)))
        self._sizes = np.unique(least).tolist()
        self._slips = Slips(entries, threads)
        self._long = np.flatnonzero(self._slips.may_err | (entries.whole & (size >= _FOUR)))
        last = names.fours(begin[self._long] + size[self._long] - _FOUR)
        self._ends = Table(keyed(last, salts(threads[self._long], _ENDS)))
        self._words = Words(entries, threads)

    def candidates(
        self, texts: Stream, threads: NDArray[np.uint64]
    ) -> tuple[Candidates, Candidates, Candidates]:
        """Return what stands exactly there, may with one letter wrong, may in another case.

        `threads` holds the thread of each text.
        """
        start, entry = self._looked_up(texts, threads)
        fits = self._fits(texts, texts.starts[start], entry)
        ends = self._ending(texts, threads)
        near = self._misspelt(texts, threads, ends, (start[~fits], entry[~fits]))
        runs, names = declined(self._words, texts, threads, start, entry)
        cases = _of(texts, runs, texts.lengths[runs], names)
        start, entry = start[fits], entry[fits]
        exact = _of(texts, start, self._entries.size[entry], entry)
        glued = self._glued(texts, ends), self._led_in(texts, threads), self._cut(texts, threads)
        return joined(exact, *glued, *self._figures(texts, threads)), near, cases

    def _figures(self, texts: Stream, threads: NDArray[np.uint64]) -> Iterator[Candidates]:
        """Yield what stands where digits are read as letters."""
        for read, begin in in_letters(texts):
            start, entry = self._looked_up(read, threads)
            fits = self._fits(read, read.starts[start], entry)
            start, entry = start[fits], entry[fits]
            stop = (begin + read.stops - read.starts)[start]
            size = self._entries.size[entry]
            yield Candidates(begin[start], size, stop, read.rows[start], entry)

    def _led_in(self, texts: Stream, threads: NDArray[np.uint64]) -> Candidates:
        """Return what stands exactly behind a word that is glued to it."""
        begun = behind(texts)
        start, entry = self._looked_up(begun, threads)
        fits = self._fits(begun, begun.starts[start], entry)
        start, entry = start[fits], entry[fits]
        return _of(begun, start, self._entries.size[entry], entry)

    def _cut(self, texts: Stream, threads: NDArray[np.uint64]) -> Candidates:
        """Return whole handles that end with a number within runs of letters."""
        inner = np.flatnonzero(~texts.outer)
        inner = inner[texts.letters[texts.starts[inner] - 1] <= ord("9")]
        four = texts.fours(np.maximum(texts.starts[inner] - _FOUR, 0))
        hit, entry = self._ends.look_up(keyed(four, salts(threads, _ENDS)[texts.rows[inner]]))
        inner, entry = inner[hit], self._long[entry]
        size = self._entries.size[entry]
        begin = texts.starts[inner] - size
        within = self._entries.whole[entry] & (begin > texts.heads[texts.own[inner]])
        inner, entry, size, begin = (one[within] for one in (inner, entry, size, begin))
        same = texts.hashes(begin, size) == self._entries.hashes[entry]
        found = Candidates(begin, size, texts.stops[inner], texts.rows[inner], entry)
        return found.only(same)

    def _looked_up(
        self, texts: Stream, threads: NDArray[np.uint64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return starts (their numbers) and entries that begin alike."""
        four = texts.begun
        found = [self._table.look_up(keyed(four, salts(threads, _FOUR)[texts.rows]))]
        run = texts.lengths
        for length in self._sizes:
            if length < _FOUR:
                fits = (run == length) | (texts.foreign & (run >= length))
                if length == _FOUR - 1:  # or a run for each letter
                    fits[:-2] |= (run[:-2] == 1) & (run[1:-1] == 1) & (run[2:] == 1)
                some = np.flatnonzero(fits)
                salted = salts(threads, length)[texts.rows[some]]
                hit, short = self._table.look_up(keyed(cut(four[some], np.int64(length)), salted))
                found.append((some[hit], short))
        start, entry = zip(*found, strict=True)
        return np.concatenate(start), np.concatenate(entry)

    def _fits(
        self, texts: Stream, where: NDArray[np.int64], entry: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        size = np.minimum(self._entries.size[entry], len(texts.raw) - where)
        fits: NDArray[np.bool_] = texts.hashes(where, size) == self._entries.hashes[entry]
        return fits

    def _ending(self, texts: Stream, threads: NDArray[np.uint64]) -> Pairs:
        """Return whole runs of letters and long entries that end alike."""
        long = texts.words[texts.lengths[texts.words] >= LEAST - 1]
        return self._alike(texts, threads, long)

    def _alike(self, texts: Stream, threads: NDArray[np.uint64], runs: NDArray[np.int64]) -> Pairs:
        """Return runs of letters and long entries with the same last four."""
        last = texts.fours(np.maximum(texts.stops[runs] - _FOUR, 0))
        hit, entry = self._ends.look_up(keyed(last, salts(threads, _ENDS)[texts.rows[runs]]))
        return runs[hit], self._long[entry]

    def _glued(self, texts: Stream, ends: Pairs) -> Candidates:
        """Return where runs of letters end with a whole handle, glued to what is before it."""
        start, entry = ends
        names, size = self._entries, self._entries.size[entry]
        longer = names.whole[entry] & (texts.lengths[start] > size)
        start, entry, size = start[longer], entry[longer], size[longer]
        begin = texts.stops[start] - size
        same = texts.hashes(begin, size) == names.hashes[entry]
        return Candidates(begin, size, texts.stops[start], texts.rows[start], entry).only(same)

    def _misspelt(
        self, texts: Stream, threads: NDArray[np.uint64], ends: Pairs, heads: Pairs
    ) -> Candidates:
        """Return what may be an entry with a letter wrong that shares the first or last four."""
        both = (np.concatenate(pair) for pair in zip(heads, ends, strict=True))
        named = as_names(texts)
        found = [self._slips.whole(texts, *both), self._slips.short(texts, threads, named)]
        start, entry = (np.concatenate(column) for column in zip(*found, strict=True))
        one = _of(texts, start, texts.lengths[start], entry)
        last = self._alike(texts, threads, self._slips.last(texts, named))
        tails = np.concatenate([last[0], ends[0]]), np.concatenate([last[1], ends[1]])
        begin, stop, row, entry = self._slips.across(texts, heads, tails)
        return joined(one, Candidates(begin, stop - begin, stop, row, entry))


def _of(
    texts: Stream, start: NDArray[np.int64], size: NDArray[np.int64], entry: NDArray[np.int64]
) -> Candidates:
    return Candidates(texts.starts[start], size, texts.stops[start], texts.rows[start], entry)
