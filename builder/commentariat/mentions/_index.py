"""Find candidates: every place of a batch where a form of a person of the same thread stands.

One pass of array operations over the letters of all texts. Entries are looked up by their first
four letters together with their thread, then compared as a whole; long ones with a letter wrong
are looked up also by their last four.
"""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._entries import Entries
from commentariat.mentions._lookup import Table, keyed
from commentariat.mentions._stream import Stream

_U = np.uint64
_ENDS = 7  # the tag of keys made of last letters; whole handles as long may be misspelt
Places = tuple[NDArray[np.int64], NDArray[np.int64]]


class Index:
    """The entries of the people of many threads: entry i belongs to thread `threads[i]`."""

    def __init__(self, entries: Entries, threads: NDArray[np.uint64]) -> None:
        self._entries = entries
        names, begin, size = entries.letters, entries.begin, entries.size
        self._hashes = names.hashes(begin, begin + size)
        four = _cut(names.grams(begin), np.minimum(size, 4))
        self._table = Table(keyed(four, threads * _U(8) + np.minimum(size, 4).astype(_U)))
        self._long = np.flatnonzero(entries.whole & (size >= _ENDS))
        last = names.grams(begin[self._long] + size[self._long] - 4)
        self._ends = Table(keyed(last, threads[self._long] * _U(8) + _U(_ENDS)))

    def candidates(self, texts: Stream, threads: NDArray[np.uint64]) -> tuple[Places, Places]:
        """Return starts (their numbers) and entries: exactly there, and there with one wrong.

        `threads` holds the thread of each start of `texts`.
        """
        four = texts.grams(texts.starts)
        run = texts.runs - texts.starts
        start, entry = self._table.look_up(keyed(four, threads * _U(8) + _U(4)))
        starts, entries = [start], [entry]
        foreign = texts.letters[texts.starts] >= 0x250
        for length in (2, 3):
            some = np.flatnonzero((run == length) | (foreign & (run >= length)))
            cut = _cut(four[some], np.int64(length))
            hit, short = self._table.look_up(keyed(cut, threads[some] * _U(8) + _U(length)))
            starts.append(some[hit])
            entries.append(short)
        start, entry = np.concatenate(starts), np.concatenate(entries)
        order = np.lexsort((self._entries.owner[entry], start))
        start, entry = start[order], entry[order]
        fits = self._fits(texts, texts.starts[start], entry)
        return (start[fits], entry[fits]), self._near(texts, threads, start[~fits], entry[~fits])

    def _fits(
        self, texts: Stream, where: NDArray[np.int64], entry: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        end = np.minimum(where + self._entries.size[entry], len(texts.letters))
        fits: NDArray[np.bool_] = texts.hashes(where, end) == self._hashes[entry]
        return fits

    def _near(
        self,
        texts: Stream,
        threads: NDArray[np.uint64],
        start: NDArray[np.int64],
        entry: NDArray[np.int64],
    ) -> Places:
        """Whole runs of letters that share the first or the last four with a long handle."""
        run = texts.runs - texts.starts
        long = np.flatnonzero(texts.outer & (run >= _ENDS - 1))
        last = texts.grams(texts.runs[long] - 4)
        hit, wrong = self._ends.look_up(keyed(last, threads[long] * _U(8) + _U(_ENDS)))
        order = np.lexsort((self._entries.owner[self._long[wrong]], hit))
        hit, wrong = hit[order], wrong[order]
        start = np.concatenate([start, long[hit]])
        entry = np.concatenate([entry, self._long[wrong]])
        size = self._entries.size[entry]
        near = np.abs(run[start] - size) <= 1
        near &= self._entries.whole[entry] & (size >= _ENDS) & texts.outer[start]
        start, entry = start[near], entry[near]
        same = [
            one_edit(texts.letters[at:end].tobytes(), self._entries.raw(wanted))
            for at, end, wanted in zip(
                texts.starts[start].tolist(),
                texts.runs[start].tolist(),
                entry.tolist(),
                strict=True,
            )
        ]
        kept = np.flatnonzero(np.array(same, dtype=np.bool_))
        return start[kept], entry[kept]


def _cut(four: NDArray[np.uint64], length: NDArray[np.int64] | np.int64) -> NDArray[np.uint64]:
    """Keep the first letters of grams."""
    out: NDArray[np.uint64] = four & ((~_U(0)) >> (_U(64) - _U(16) * np.asarray(length, _U)))
    return out


def one_edit(one: bytes, other: bytes) -> bool:
    """Whether one letter inserted, dropped, changed or swapped with the next makes one the other.

    The first letter must be right: without it "Chowells" would be the name Howells.
    """
    a, b = memoryview(one).cast("H").tolist(), memoryview(other).cast("H").tolist()
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    a, b = a[head:], b[head:]
    if not head:
        return False
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a != b and (a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped)
