"""Find candidates: every place of a batch where the first letters of a person's form stand.

One pass of array operations over the letters of all texts. A form is looked up by its first four
letters together with its thread, so that only names of the thread's own people are found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import Stream

_U = np.uint64
_SIEVE_BITS = 22


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a person in one thread, as the index sees it."""

    letters: str
    thread: int
    payload: int


def _mixed(values: NDArray[np.uint64], salts: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (values ^ (salts * _U(0x9E3779B97F4A7C15))) * _U(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> _U(29)
    mixed *= _U(0x94D049BB133111EB)
    out: NDArray[np.uint64] = mixed ^ (mixed >> _U(32))
    return out


def _gram(letters: str) -> int:
    return sum(ord(letter) << (16 * place) for place, letter in enumerate(letters[:4]))


def grams(letters: NDArray[np.uint16], where: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Pack the four letters from each position into one number; past the end stand zeros."""
    padded = np.concatenate([letters, np.zeros(4, np.uint16)])
    out = padded[where].astype(np.uint64)
    for place in (1, 2, 3):
        out |= padded[where + place].astype(np.uint64) << _U(16 * place)
    return out


class Index:
    """The forms of the people of many threads, by thread and first letters."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        first = np.array([_gram(entry.letters) for entry in entries], dtype=np.uint64)
        threads = np.array([entry.thread for entry in entries], dtype=np.uint64)
        size = np.array([len(entry.letters) for entry in entries], dtype=np.int64)
        keys = _mixed(first, threads * _U(4) + np.minimum(size, 4).astype(np.uint64) % _U(4))
        order = np.argsort(keys, kind="stable")
        self._keys, self._size = keys[order], size[order]
        self._last = np.array(
            [_gram(entries[i].letters[-4:]) for i in order.tolist()], dtype=np.uint64
        )
        self._payload = np.array([entries[i].payload for i in order.tolist()], dtype=np.int64)
        self._letters = [entries[i].letters.encode("utf-16-le") for i in order.tolist()]
        self._sieve = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
        self._sieve[keys >> _U(64 - _SIEVE_BITS)] = True
        self._short = bool((size < 4).any())

    def candidates(
        self, texts: Stream, thread_of: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return start in `texts.letters`, length and payload of every form that stands there."""
        starts = texts.starts
        threads = thread_of[texts.text_of(starts)].astype(np.uint64)
        four = grams(texts.letters, starts)
        found = [self._hits(starts, four, threads * _U(4))]
        if self._short:
            run = texts.runs - starts
            foreign = texts.letters[starts] >= 0x250
            for length in (2, 3):
                some = np.flatnonzero((run == length) | (foreign & (run >= length)))
                cut = four[some] & _U((1 << 16 * length) - 1)
                found.append(self._hits(starts[some], cut, threads[some] * _U(4) + _U(length)))
        where = np.concatenate([hit[0] for hit in found])
        which = np.concatenate([hit[1] for hit in found])
        size = self._size[which]
        shown = np.minimum(size, 4)
        last = grams(texts.letters, np.minimum(where + size - shown, len(texts.letters)))
        last &= np.where(shown == 4, ~_U(0), (_U(1) << (_U(16) * shown.astype(np.uint64))) - _U(1))
        fits = last == self._last[which]
        fits[fits] = [
            n < 9 or texts.letters[w : w + n].tobytes() == self._letters[i]
            for w, n, i in zip(
                where[fits].tolist(), size[fits].tolist(), which[fits].tolist(), strict=True
            )
        ]
        return where[fits], size[fits], self._payload[which[fits]]

    def _hits(
        self, starts: NDArray[np.int64], cut: NDArray[np.uint64], salts: NDArray[np.uint64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        keys = _mixed(cut, salts)
        maybe = np.flatnonzero(self._sieve[keys >> _U(64 - _SIEVE_BITS)])
        keys = keys[maybe]
        low = np.searchsorted(self._keys, keys, side="left")
        count = np.searchsorted(self._keys, keys, side="right") - low
        which = np.repeat(low, count) + _ramps(count)
        return np.repeat(starts[maybe], count), which


def _ramps(count: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return 0 1 2, 0 1, … for the counts 3, 2, … ."""
    total = np.cumsum(count)
    out: NDArray[np.int64] = np.arange(int(total[-1]) if len(total) else 0) - np.repeat(
        total - count, count
    )
    return out
