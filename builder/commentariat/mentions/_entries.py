"""What a batch's people may be found by: the letters of every spelling, taken from their handles.

Most commenters are named nowhere in their thread, so none of their spellings is made here: the
letters of a whole handle, of its words and of its words without a number stand in the handle
itself, one behind the other. Only handles whose words end elsewhere are spelt out by `_forms`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._forms import Form
from commentariat.mentions._stream import Stream, stream

# Handles whose pieces begin or end elsewhere than their letters tell: always spelt out.
_ODD = re.compile(r"\d[\W_]*[^\W\d_]|[A-Z]{2}[a-z]|[^\x01-\x7f]")
_WHOLE, _WORD, _STEM = range(3)
_TITLED = re.compile(r"(?:the|dr|mrs?|ms|miss|prof|sir|der|die|das|el|la|los)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entries:
    """Stretches of letters that a handle may be found by, as equally long arrays.

    `letters` holds them; `begin` and `size` say where; `owner` is the number of the handle;
    `whole` says that the stretch is a whole handle, `word` that it is one of several words.
    """

    letters: Stream
    begin: NDArray[np.int64]
    size: NDArray[np.int64]
    owner: NDArray[np.int64]
    whole: NDArray[np.bool_]
    word: NDArray[np.bool_]

    def raw(self, entry: int) -> bytes:
        """Return the letters of an entry as bytes."""
        at = self.begin[entry]
        return self.letters.letters[at : at + self.size[entry]].tobytes()

    def form(self, entry: int, spelt: Sequence[Form]) -> Form | None:
        """Return which form of its handle an entry is; a word that names nobody is none."""
        raw = self.raw(entry)
        return next((form for form in spelt if form.raw == raw), None)


def entries(handles: Sequence[str], spelt: Callable[[int], Sequence[Form]]) -> Entries:
    """Return the entries of handles; `spelt` gives the forms of one, where they are needed."""
    odd = [number for number, handle in enumerate(handles) if _is_odd(handle)]
    made = [(number, form) for number in odd for form in spelt(number)]
    shown = list(handles)
    for number in odd:
        shown[number] = ""
    names = stream(shown + [form.letters for _, form in made])
    begin, size, row, sort = _stretches(names)
    owners = np.concatenate([np.arange(len(handles)), [number for number, _ in made]])
    kinds = np.ones(len(owners), dtype=np.bool_)
    kinds[len(handles) :] = [form.kind == "full" for _, form in made]
    kept = (sort == _WHOLE) | (row < len(handles))  # a form is looked for as a whole
    kept &= size > 1
    whole = (sort == _WHOLE) & kinds[row]
    owner = owners.astype(np.int64)[row]
    return Entries(names, begin[kept], size[kept], owner[kept], whole[kept], sort[kept] == _WORD)


def _is_odd(handle: str) -> bool:
    if _ODD.search(handle):
        return True
    return handle[-1:].isdigit() and _TITLED.search(handle) is not None


def _stretches(
    names: Stream,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return begin, length, row and sort of handles, their words, their words before a number."""
    letters = names.letters
    heads = np.concatenate([[0], names.edges[:-1] + 1])
    sizes = names.edges - heads
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
    some = np.flatnonzero((stems < sizes) & (stems >= 5))
    every = np.arange(len(heads))
    return (
        np.concatenate([heads, begin, heads[some]]),
        np.concatenate([sizes, end - begin, stems[some]]),
        np.concatenate([every, row, some]),
        np.repeat([_WHOLE, _WORD, _STEM], [len(heads), len(begin), len(some)]),
    )
