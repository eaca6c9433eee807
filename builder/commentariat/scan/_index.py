"""Find any of very many strings in bytes, as whole words or anywhere, at a cost that stays flat.

An automaton over 300,000 names takes seconds to build and reads 40 MB a second. Here most words of
the text are dropped by their shape, the others are hashed with numpy, a sieve drops nearly all of
them, and what is left is compared exactly. Names are in small letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from commentariat.arrays.words import WINDOW, Hashes, Offsets, find_words, word_hashes
from commentariat.identity._normal_form import ZERO_WIDTH
from commentariat.scan._ids import LEAST, Ids
from commentariat.scan._shapes import SHORTEST, Keys, Shapes, shapes
from commentariat.scan._sieve import Sieve, distinct
from commentariat.scan._windows import Windows

Hit: TypeAlias = tuple[int, int, int]  # number of the string, start, end

PIECE = 1 << 18  # bytes cut into words in one go: the arrays stay in the cache
STEP = 4  # bytes from one look to the next
LONG = WINDOW + STEP - 1  # bytes: every such string has a window at a multiple of STEP
_BREAK = re.compile(rb"[\0-/:-@\[-^`{-\x7f]")
_LONGEST_WORD = 1 << 16
_MOST_SPACE = 12  # bytes, beyond the usual one, between the words of a name
_GAP = rb"[ \t\r\x0b]|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf]|\xe3\x80\x80"
_SPACE = re.compile(rb"(?:(?:%b)*\n(?:%b)*|(?:%b)+)" % (_GAP, _GAP, _GAP))  # no empty line
_SPACED = re.compile(rb"[\t\n\r\x0b\xc2\xe2\xe3]|  ")


class Index:
    """Strings to look for, by number; equal strings count as the first of them.

    The numbers of `ids` come after those of the strings.
    """

    def __init__(self, strings: Sequence[str], ids: Ids | None = None) -> None:
        self._first_id, self._ids = len(strings), ids if ids and len(ids.words) else None
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        self._numbers = dict(zip(reversed(encoded), range(len(encoded) - 1, -1, -1), strict=True))
        self._numbers.pop(b"", None)
        forms = list(self._numbers)
        hashes, rows, known = _anchors(forms)
        self._anchors = Sieve(hashes, rows)
        self._shapes = Shapes([known, self._ids.shapes] if self._ids else [known])
        self._long = Windows([form for form in forms if len(form) >= LONG], STEP)
        self._middling = Windows([form for form in forms if WINDOW <= len(form) < LONG], 1)
        least = LEAST if self._ids else _LONGEST_WORD
        self._least = int(self._anchors.rows[:, 1].min(initial=least))

    def __len__(self) -> int:
        return len(self._numbers)

    def whole(self, text: bytes) -> Iterator[Hit]:
        """Yield the strings that stand in `text` (UTF-8) with no letter or digit beside them."""
        for begin, end in _pieces(text) if self._anchors or self._ids else ():
            starts, sizes, hashes = self._likely(text[begin:end])
            starts += begin
            yield from self._strings_at(text, starts, sizes, hashes)
            ids = self._ids.at(text, starts, sizes, hashes) if self._ids else ()
            yield from ((self._first_id + number, start, stop) for number, start, stop in ids)

    def _likely(self, text: bytes) -> tuple[Offsets, Offsets, Hashes]:
        """Return starts, sizes and hashes of the words of a text that deserve a closer look."""
        starts, sizes = find_words(text, self._least)
        likely = self._shapes.likely(text, starts, sizes)
        starts, sizes = starts[likely], sizes[likely]
        return starts, sizes, word_hashes(text, starts, sizes)

    def _strings_at(
        self, text: bytes, starts: Offsets, sizes: Offsets, hashes: Hashes
    ) -> Iterator[Hit]:
        for place, before, size, length in self._anchors.matches(hashes):
            start = int(starts[place]) - before
            if size == sizes[place] and start >= 0:
                number = self._numbers.get(text[start : start + length])
                if number is not None and stands_alone(text, start, start + length):
                    yield number, start, start + length
                elif number is None and length > size:
                    yield from self._respaced(text, start, start + before, size, length)

    def _respaced(self, text: bytes, start: int, at: int, size: int, length: int) -> Iterator[Hit]:
        """Yield a string around text[at : at + size], one of its words, if spaced otherwise."""
        first = max(0, start - _MOST_SPACE)
        stretch = text[first : start + length + _MOST_SPACE]
        if not _SPACED.search(stretch):
            return
        left = _SPACE.sub(b" ", text[first:at])
        right = _SPACE.sub(b" ", text[at + size : start + length + _MOST_SPACE])
        before = at - start
        string = left[len(left) - before :] + text[at : at + size] + right[: length - before - size]
        number = self._numbers.get(string) if len(left) >= before else None
        if number is not None:
            words = map(re.escape, string.split(b" "))
            for found in re.finditer(_SPACE.pattern.join(words), stretch):
                if stands_alone(text, first + found.start(), first + found.end()):
                    yield number, first + found.start(), first + found.end()

    def anywhere(self, data: bytes, *, compressed: bool = False) -> Iterator[Hit]:
        """Yield the strings that stand in `data`, whatever is beside them, ASCII in any case.

        Only strings of at least 8 bytes, 11 where `data` is compressed: among 10^10 bytes and
        10^6 strings eight fit by chance with a probability of 0.1 (in any case), eleven with 1e-7.
        """
        for windows in (self._long,) if compressed else (self._long, self._middling):
            for start, end in windows.met(data):
                number = self._numbers.get(data[start:end].lower())
                if number is not None:
                    yield number, start, end


def stands_alone(text: bytes, start: int, end: int) -> bool:
    """Whether no letter, digit or "_" touches text[start:end], looking through zero-width signs.

    An edge that is itself a symbol needs no boundary; an invisible sign is none.
    """
    inside = ZERO_WIDTH.sub("", text[start:end].decode("utf-8", "replace"))
    before = ZERO_WIDTH.sub("", text[max(0, start - 24) : start].decode("utf-8", "ignore"))
    behind = ZERO_WIDTH.sub("", text[end : end + 24].decode("utf-8", "ignore"))
    return not (
        (_is_word(inside[:1]) and _is_word(before[-1:]))
        or (_is_word(inside[-1:]) and _is_word(behind[:1]))
    )


def _is_word(sign: str) -> bool:
    return bool(sign) and (
        sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")
    )


def _anchors(forms: list[bytes]) -> tuple[Hashes, Offsets, Keys]:
    """Return of each form's longest word the hash, where it stands, and the shape.

    It stands so: bytes before it, its size, the form's size.
    """
    joined = b"\0".join(forms)
    starts, sizes = find_words(joined, SHORTEST)
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    firsts = np.cumsum(lengths + 1) - lengths - 1
    owners = np.searchsorted(firsts, starts, side="right") - 1
    order = np.lexsort((starts, -sizes, owners))
    chosen = order[np.unique(owners[order], return_index=True)[1]]
    starts, sizes, owners = starts[chosen], sizes[chosen], owners[chosen]
    rows = np.column_stack([starts - firsts[owners], sizes, lengths[owners]])
    hashes = word_hashes(joined, starts, sizes)
    return *distinct(hashes, rows), shapes(joined, starts, sizes)


def _pieces(text: bytes) -> Iterator[tuple[int, int]]:
    """Cut a long text between words."""
    begin = 0
    while begin < len(text):
        end = begin + PIECE
        gap = _BREAK.search(text, end, end + _LONGEST_WORD)
        end = min(gap.start() if gap else end, len(text))
        yield begin, end
        begin = end
