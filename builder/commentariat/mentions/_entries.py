"""What a batch's people may be found by: the letters of every spelling, taken from their handles.

Most commenters are named nowhere in their thread, so none of their spellings is made here: the
letters of a whole handle, of its words and of its words without a number stand in the handle
itself, one behind the other. Only handles whose words end elsewhere are spelt out by `_forms`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import Hashes
from commentariat.mentions._form import FREE, Form, called
from commentariat.mentions._forms import (
    LEAST_AROUND,
    LEAST_NAME,
    LONGEST,
    TITLES,
    WITHIN,
    compound,
    several,
    titled,
)
from commentariat.mentions._lookup import Table, keyed
from commentariat.mentions._nicknames import arrays
from commentariat.mentions._stream import FOREIGN, Stream, stream

_TITLED = re.compile("|".join(sorted(TITLES)), re.IGNORECASE)
_WHOLE, _WORD, _STEM = range(3)
_NONE = np.zeros(1, np.uint64)
_OF_TITLES = np.array([ord(letter) for letter in "dDmMpPsS"], np.uint32)


@dataclass(frozen=True, slots=True)
class Entries:
    """Stretches of letters that a handle may be found by, as equally long arrays.

    `letters` holds them; `begin` and `size` say where; `owner` is the number of the handle;
    `hashes` and `fours` are made of them; `whole` says that the stretch is a whole handle, `word`
    that it is one of several and no first name: it needs a strong context. The last `nicks` are no
    words of their handle, and stand nowhere in `letters`.
    """

    letters: Stream
    begin: NDArray[np.int64]
    size: NDArray[np.int64]
    hashes: Hashes
    fours: Hashes
    owner: NDArray[np.int64]
    whole: NDArray[np.bool_]
    word: NDArray[np.bool_]
    nicks: int = 0

    def besides(self, owner: NDArray[np.int64], nick: NDArray[np.int64]) -> "Entries":
        """Add what owners may be called besides, by its number among all nicknames."""
        known, none = arrays(), np.zeros(len(nick), np.bool_)
        return Entries(
            self.letters,
            np.concatenate([self.begin, np.zeros(len(nick), np.int64)]),
            np.concatenate([self.size, known.size[nick]]),
            np.concatenate([self.hashes, known.hashes[nick]]),
            np.concatenate([self.fours, known.fours[nick]]),
            np.concatenate([self.owner, owner]),
            np.concatenate([self.whole, none]),
            np.concatenate([self.word, ~none]),
            len(nick),
        )

    def and_within(self, some: NDArray[np.int64]) -> "Entries":
        """Add the first names that some of the stretches begin or end with."""
        some = some[self.size[some] >= LEAST_NAME + LEAST_AROUND]
        first, last, sizes, hashes = _names_within()
        begin, end = self.begin[some], self.begin[some] + self.size[some]
        ahead, one = first.look_up(keyed(self.fours[some], _NONE))
        behind, other = last.look_up(keyed(self.letters.fours(end - LEAST_NAME), _NONE))
        name = np.append(one, other)
        begin = np.append(begin[ahead], end[behind] - sizes[other])
        some = np.append(some[ahead], some[behind])
        fits = (sizes[name] + LEAST_AROUND <= self.size[some]) & (begin >= self.begin[some])
        fits &= self.letters.hashes(np.maximum(begin, 0), sizes[name]) == hashes[name]
        some, begin, name = some[fits], begin[fits], name[fits]
        none = np.zeros(len(some), np.bool_)
        return Entries(
            self.letters,
            np.append(self.begin, begin),
            np.append(self.size, sizes[name]),
            np.append(self.hashes, hashes[name]),
            np.append(self.fours, self.letters.fours(begin)),
            np.append(self.owner, self.owner[some]),
            np.append(self.whole, none),
            np.append(self.word, ~none),
        )


def entries(handles: Sequence[str], spelt: Callable[[int], Mapping[str, Form]]) -> Entries:
    """Return the entries of handles; `spelt` gives the forms of one, where they are needed."""
    shown = [handle.replace("\0", " ") for handle in handles]
    odd = _odd(shown)
    made = [(number, form) for number in odd for form in spelt(number).values()]
    for number in odd:
        shown[number] = ""
    names = stream(shown + [form.letters for _, form in made])
    begin, size, row, sort = _stretches(names)
    owners = np.concatenate([np.arange(len(handles)), [number for number, _ in made]])
    full, word = np.ones(len(owners), dtype=np.bool_), np.zeros(len(owners), dtype=np.bool_)
    full[len(handles) :] = [form.kind == "full" for _, form in made]
    word[len(handles) :] = [form.mere and form.need != FREE for _, form in made]
    kept = (sort == _WHOLE) | (row < len(handles))  # a form is looked for as a whole
    kept &= size > 1
    begin, size, row, sort = (column[kept] for column in (begin, size, row, sort))
    hashes, owner = names.hashes(begin, size), owners.astype(np.int64)[row]
    which, nick = arrays().of(hashes)
    whole = (sort == _WHOLE) & full[row]
    words = ((sort == _WORD) & ~np.isin(hashes, _hashes(called()))) | word[row]
    kept = (sort == _WHOLE) | _may_be_named(names, begin, size, hashes)
    begin, size, hashes = begin[kept], size[kept], hashes[kept]
    found = Entries(
        names, begin, size, hashes, names.fours(begin), owner[kept], whole[kept], words[kept]
    )
    found = found.and_within(np.flatnonzero(sort[kept] != _WORD))
    return found.besides(owner[which], nick)


@cache
def _names_within() -> tuple[Table, Table, NDArray[np.int64], Hashes]:
    """Return first names by their first and by their last four letters, their sizes and hashes."""
    letters = stream(sorted(WITHIN))
    begin, size = letters.wholes()
    first, last = letters.fours(begin), letters.fours(begin + size - LEAST_NAME)
    tables = Table(keyed(first, _NONE)), Table(keyed(last, _NONE))
    return *tables, size, letters.hashes(begin, size)


def _odd(handles: Sequence[str]) -> list[int]:
    """Return the numbers of the handles whose pieces begin or end elsewhere than letters tell.

    A letter behind a digit, a capital between capital and small letter, and any sign outside ASCII
    make one; so does a title before a number.
    """
    joined = ("\0".join(handles) + "\0").encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(joined, np.uint32)
    capital, small, digit = (
        (points >= ord(first)) & (points <= ord(last)) for first, last in ("AZ", "az", "09")
    )
    ends = np.flatnonzero(points == 0)
    solid = np.flatnonzero(capital | small | digit | (points == 0))
    stops = digit[solid[:-1]] & ~digit[solid[1:]] & (points[solid[1:]] > 0)
    camel = capital[:-2] & capital[1:-1] & small[2:]
    hits = [solid[:-1][stops], np.flatnonzero(camel), np.flatnonzero(points > 0x7F)]
    odd = {number for number, handle in enumerate(handles) if _many(handle)}
    begun = np.append(0, ends[:-1] + 1)
    called_so = np.flatnonzero(np.isin(points[begun], _OF_TITLES)).tolist()
    odd.update(number for number in called_so if titled(handles[number]))
    odd.update(np.flatnonzero(ends - begun > LONGEST).tolist())
    odd.update(np.searchsorted(ends, np.concatenate(hits)).tolist())
    numbered = np.flatnonzero(digit[np.maximum(ends - 1, 0)]).tolist()
    odd.update(number for number in numbered if _TITLED.search(handles[number]))
    return sorted(odd)


def _many(handle: str) -> bool:
    if " " not in handle and "_" not in handle:
        return False
    return several(handle) or compound(handle) or handle[:4].lower() in ("der ", "die ", "das ")


def _may_be_named(
    names: Stream, begin: NDArray[np.int64], size: NDArray[np.int64], hashes: Hashes
) -> NDArray[np.bool_]:
    """Whether a word of a handle is more than a title or two letters: `_forms` has no part else."""
    kept = (size > 2) | (names.letters[begin] >= FOREIGN)
    kept[kept] = ~np.isin(hashes[kept], _hashes(TITLES))
    return kept


@cache
def _hashes(words: frozenset[str]) -> Hashes:
    letters = stream(sorted(words))
    return letters.hashes(*letters.wholes())


def _stretches(
    names: Stream,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return begin, length, row and sort of handles, their words, their words before a number."""
    letters = names.letters
    heads, sizes = names.wholes()
    digit = (letters >= ord("0")) & (letters <= ord("9"))
    cuts = digit.copy()
    cuts[1:] |= digit[:-1]
    cuts[names.starts] = True
    cuts[names.edges] = True
    cut = np.flatnonzero(cuts)
    word = np.flatnonzero(~digit[cut] & (letters[cut] != 0))
    begin, end = cut[word], np.append(cut, len(letters))[word + 1]
    row = names.text_of(begin)
    part = np.flatnonzero(end - begin < sizes[row])
    begin, end, row = begin[part], end[part], row[part]
    number = np.concatenate([[0], np.cumsum(digit)])
    stems = sizes - (number[names.edges] - number[heads])
    count = np.bincount(row, minlength=len(heads))
    some = np.flatnonzero((stems < sizes) & (stems >= 5) & (count > 1))
    every = np.arange(len(heads))
    single = np.where(count[row] == 1, _STEM, _WORD)  # the one word is all but the number
    return (
        np.concatenate([heads, begin, heads[some]]),
        np.concatenate([sizes, end - begin, stems[some]]),
        np.concatenate([every, row, some]),
        np.concatenate([np.full(len(heads), _WHOLE), single, np.full(len(some), _STEM)]),
    )
