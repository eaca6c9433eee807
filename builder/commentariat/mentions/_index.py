"""Find candidates: every place of a batch where a form of a person of the same thread stands.

One pass of array operations over the letters of all texts. A form is looked up by its first four
letters together with its thread, long ones with a letter wrong also by their last four.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import Stream, grams
from commentariat.mentions._forms import Form
from commentariat.mentions._lookup import Table, keyed

_U = np.uint64


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates as equally long arrays: start in the letters, length, number of the entry."""

    where: NDArray[np.int64]
    size: NDArray[np.int64]
    entry: NDArray[np.int64]


class Index:
    """The forms of the people of many threads: entry i is a form in thread `threads[i]`."""

    def __init__(self, forms: Sequence[Form], threads: NDArray[np.uint64]) -> None:
        self._forms = forms
        self._size = np.array([len(form.letters) for form in forms], dtype=np.int64)
        first = np.array([form.first for form in forms], dtype=np.uint64)
        self._last = np.array([form.last for form in forms], dtype=np.uint64)
        self._table = Table(keyed(first, threads * _U(8) + np.minimum(self._size, 4).astype(_U)))
        self._typos = np.array([form.typos for form in forms], dtype=np.bool_)
        self._wrong = np.flatnonzero(self._typos)
        self._ends = Table(keyed(self._last[self._wrong], threads[self._wrong] * _U(8) + _U(7)))

    def candidates(self, texts: Stream, threads: NDArray[np.uint64]) -> tuple[Found, Found]:
        """Return where the letters of a form stand, and where they may stand with one wrong.

        `threads` holds the thread of each start of `texts`.
        """
        four = grams(texts.letters, texts.starts)
        run = texts.runs - texts.starts
        start, entry = self._table.look_up(keyed(four, threads * _U(8) + _U(4)))
        pairs = [(start, entry)]
        foreign = texts.letters[texts.starts] >= 0x250
        for length in (2, 3):
            some = np.flatnonzero((run == length) | (foreign & (run >= length)))
            cut = four[some] & _U((1 << 16 * length) - 1)
            hit, short = self._table.look_up(keyed(cut, threads[some] * _U(8) + _U(length)))
            pairs.append((some[hit], short))
        starts = np.concatenate([pair[0] for pair in pairs])
        entries = np.concatenate([pair[1] for pair in pairs])
        fits = self._fits(texts, texts.starts[starts], entries)
        good = Found(texts.starts[starts[fits]], self._size[entries[fits]], entries[fits])
        return good, self._misspelt(texts, threads, starts[~fits], entries[~fits])

    def _fits(
        self, texts: Stream, where: NDArray[np.int64], entries: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        size = self._size[entries]
        shown = np.minimum(size, 4)
        last = grams(texts.letters, np.minimum(where + size - shown, len(texts.letters)))
        mask = (_U(1) << (_U(16) * (shown % 4).astype(np.uint64))) - _U(1)
        last &= np.where(shown == 4, ~_U(0), mask)
        fits: NDArray[np.bool_] = last == self._last[entries]
        long = np.flatnonzero(fits & (size > 8))
        fits[long] = [
            texts.letters[at : at + length].tobytes() == self._forms[entry].raw
            for at, length, entry in zip(
                where[long].tolist(), size[long].tolist(), entries[long].tolist(), strict=True
            )
        ]
        return fits

    def _misspelt(
        self,
        texts: Stream,
        threads: NDArray[np.uint64],
        starts: NDArray[np.int64],
        entries: NDArray[np.int64],
    ) -> Found:
        """Whole runs of letters that share the first or the last four with a long form."""
        run = texts.runs - texts.starts
        long = np.flatnonzero(texts.outer & (run >= 6))
        last = grams(texts.letters, texts.runs[long] - 4)
        hit, wrong = self._ends.look_up(keyed(last, threads[long] * _U(8) + _U(7)))
        starts = np.concatenate([starts, long[hit]])
        entries = np.concatenate([entries, self._wrong[wrong]])
        near = np.abs(run[starts] - self._size[entries]) <= 1
        near &= self._typos[entries] & texts.outer[starts]
        starts, entries = starts[near], entries[near]
        same = [
            one_edit(texts.letters[at : at + length].tobytes(), self._forms[entry].raw)
            for at, length, entry in zip(
                texts.starts[starts].tolist(), run[starts].tolist(), entries.tolist(), strict=True
            )
        ]
        kept = np.flatnonzero(np.array(same, dtype=np.bool_))
        return Found(texts.starts[starts[kept]], run[starts[kept]], entries[kept])


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
