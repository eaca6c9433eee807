"""Find any of very many strings in bytes, as whole words or anywhere, at a cost that stays flat.

An automaton over 300,000 names takes seconds to build and reads 40 MB a second. Here the words of
the text are hashed with numpy, a sieve drops nearly all of them, and what is left is compared
exactly. Text and names must be in the same case.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.identity import INVISIBLE

Hashes: TypeAlias = NDArray[np.uint64]
Offsets: TypeAlias = NDArray[np.int64]
Hit: TypeAlias = tuple[int, int, int]  # number of the string, start, end

PIECE = 1 << 20  # bytes cut into words in one go: the arrays stay in the cache
STRETCH = 1 << 14  # bytes looked at everywhere in one go
WINDOW = 8  # bytes
STEP = 4  # bytes from one look to the next
LONG = WINDOW + STEP - 1  # bytes: every such string has a window at a multiple of STEP
SHORTEST_WORD = 3  # bytes: a string without a longer word is only found by `anywhere`
_PAD = b"\0" * WINDOW
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(WINDOW + 1)], np.uint64)
_IS_WORD = bytes(byte > 127 or chr(byte).isalnum() or byte == ord("_") for byte in range(256))
_BREAK = re.compile(rb"[\0-/:-@\[-^`{-\x7f]")
_LONGEST_WORD = 1 << 16


class Index:
    """Strings to look for, by number; equal strings count as the first of them."""

    def __init__(self, strings: Sequence[str]) -> None:
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        self._numbers = dict(zip(reversed(encoded), range(len(encoded) - 1, -1, -1), strict=True))
        self._numbers.pop(b"", None)
        forms = list(self._numbers)
        self._anchors = _Sieve(*_anchors(forms))
        self._long = _Sieve(*_windows([form for form in forms if len(form) >= LONG], STEP))
        middling = [form for form in forms if WINDOW <= len(form) < LONG]
        self._middling = _Sieve(*_windows(middling, 1))
        self._least = int(self._anchors.rows[:, 1].min(initial=_LONGEST_WORD))

    def __len__(self) -> int:
        return len(self._numbers)

    def whole(self, text: bytes) -> Iterator[Hit]:
        """Yield the strings that stand in `text` (UTF-8) with no letter or digit beside them."""
        for begin, end in _pieces(text) if self._anchors else ():
            starts, sizes, hashes = _words(text[begin:end], self._least)
            for place, before, size, length in self._anchors.matches(hashes):
                start = begin + int(starts[place]) - before
                if size == sizes[place] and start >= 0:
                    number = self._numbers.get(text[start : start + length])
                    if number is not None and stands_alone(text, start, start + length):
                        yield number, start, start + length

    def anywhere(self, data: bytes, *, compressed: bool = False) -> Iterator[Hit]:
        """Yield the strings that stand in `data`, whatever is beside them.

        Only strings of at least 8 bytes, 11 where `data` is compressed: among 10^10 bytes and
        10^6 strings eight fit by chance with a probability of 0.1 (in any case), eleven with 1e-7.
        """
        yield from self._anywhere(data, self._long, STEP)
        if not compressed:
            yield from self._anywhere(data, self._middling, 1)

    def _anywhere(self, data: bytes, sieve: "_Sieve", step: int) -> Iterator[Hit]:
        last = len(data) - WINDOW if sieve else -1
        for begin in range(0, last + 1, STRETCH * step):
            count = min(STRETCH, (last - begin) // step + 1)
            windows = np.ndarray((count,), "<u8", data, offset=begin, strides=(step,))
            for place, before, length in sieve.matches(_mixed(windows.copy())):
                start = begin + place * step - before
                number = self._numbers.get(data[start : start + length]) if start >= 0 else None
                if number is not None:
                    yield number, start, start + length


class _Sieve:
    """Rows of numbers behind sorted hashes, of which nearly none is ever asked for."""

    def __init__(self, hashes: Hashes, rows: Offsets) -> None:
        self._hashes, self.rows = hashes, rows
        bits = min(max(len(hashes), 1).bit_length() + 5, 28)
        self._shift = np.uint64(64 - bits)
        self._table = np.zeros(1 << bits - 3, np.uint8)
        slots = self._hashes >> self._shift
        np.bitwise_or.at(self._table, slots >> np.uint64(3), _bit(slots))

    def __bool__(self) -> bool:
        return len(self._hashes) > 0

    def matches(self, hashes: Hashes) -> Iterator[tuple[int, ...]]:
        """Yield (place, *row) for each of `hashes` that is known, once per distinct row."""
        slots = hashes >> self._shift
        maybe = np.flatnonzero(self._table[slots >> np.uint64(3)] & _bit(slots))
        low = np.searchsorted(self._hashes, hashes[maybe], side="left")
        high = np.searchsorted(self._hashes, hashes[maybe], side="right")
        known = np.flatnonzero(high > low)
        places = zip(maybe[known].tolist(), low[known].tolist(), high[known].tolist(), strict=True)
        for place, first, end in places:
            for row in self.rows[first:end].tolist():
                yield (place, *row)


def stands_alone(text: bytes, start: int, end: int) -> bool:
    """Whether no letter, digit or "_" touches text[start:end], looking through invisible signs.

    An edge that is itself a symbol needs no boundary.
    """
    inside = text[start:end].decode("utf-8", "replace")
    before = INVISIBLE.sub("", text[max(0, start - 24) : start].decode("utf-8", "ignore"))
    behind = INVISIBLE.sub("", text[end : end + 24].decode("utf-8", "ignore"))
    return not (
        (_is_word(inside[:1]) and _is_word(before[-1:]))
        or (_is_word(inside[-1:]) and _is_word(behind[:1]))
    )


def _is_word(sign: str) -> bool:
    return bool(sign) and (
        sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")
    )


def _anchors(forms: list[bytes]) -> tuple[Hashes, Offsets]:
    """Return the hash of each form's longest word, and (bytes before it, its size, form's size)."""
    starts, sizes, hashes = _words(b"\0".join(forms), SHORTEST_WORD)
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    firsts = np.cumsum(lengths + 1) - lengths - 1
    owners = np.searchsorted(firsts, starts, side="right") - 1
    order = np.lexsort((starts, -sizes, owners))
    chosen = order[np.unique(owners[order], return_index=True)[1]]
    owners = owners[chosen]
    rows = np.column_stack([starts[chosen] - firsts[owners], sizes[chosen], lengths[owners]])
    return _distinct(hashes[chosen], rows)


def _windows(forms: list[bytes], step: int) -> tuple[Hashes, Offsets]:
    """Return hashes of eight bytes of each form at `step` offsets, and (offset, form's size).

    A look at every `step`-th place of the data meets one of them.
    """
    heads = np.frombuffer(
        b"".join([form[: LONG if step > 1 else WINDOW] for form in forms]), np.uint8
    )
    heads = heads.reshape(len(forms), WINDOW + step - 1)
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    hashes = [
        _mixed(np.ascontiguousarray(heads[:, k : k + WINDOW]).view("<u8")[:, 0])
        for k in range(step)
    ]
    offsets = np.repeat(np.arange(step), len(forms))
    return _distinct(np.concatenate(hashes), np.column_stack([offsets, np.tile(lengths, step)]))


def _distinct(hashes: Hashes, rows: Offsets) -> tuple[Hashes, Offsets]:
    """Sort by hash and drop repetitions: thousands of profile addresses begin alike."""
    packed = rows[:, 0] << 42 | rows[:, 1] << 21 | rows[:, -1]
    order = np.lexsort((packed, hashes))
    hashes, rows, packed = hashes[order], rows[order], packed[order]
    fresh = np.ones(len(hashes), np.bool_)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (packed[1:] != packed[:-1])
    return hashes[fresh], rows[fresh]


def _pieces(text: bytes) -> Iterator[tuple[int, int]]:
    """Cut a long text between words."""
    begin = 0
    while begin < len(text):
        end = begin + PIECE
        gap = _BREAK.search(text, end, end + _LONGEST_WORD)
        end = min(gap.start() if gap else end, len(text))
        yield begin, end
        begin = end


def _words(text: bytes, least: int) -> tuple[Offsets, Offsets, Hashes]:
    """Return starts, sizes and hashes of the words of at least `least` bytes.

    A word is a run of letters, digits and "_". Any usual symbol parts words, and so may a rare
    letter: strings and texts are cut alike, and whoever matches is looked at again.
    """
    kinds = np.zeros(len(text) + 2, np.uint8)
    kinds[1:-1] = np.frombuffer(text.translate(_IS_WORD), np.uint8)
    if not text.isascii():
        _part_at_symbols(np.frombuffer(text, np.uint8), kinds[1:-1])
    edges = np.flatnonzero(kinds[1:] != kinds[:-1])
    sizes = edges[1::2] - edges[::2]
    long = np.flatnonzero(sizes >= least)
    starts, sizes = edges[::2][long], sizes[long]
    return starts, sizes, _word_hashes(text, starts, sizes)


def _part_at_symbols(raw: NDArray[np.uint8], kinds: NDArray[np.uint8]) -> None:
    """Clear the kinds of the usual punctuation and symbols of two, three and four bytes."""
    leads = np.flatnonzero(raw >= 0xC2)
    leads = leads[leads < len(raw) - 1]
    lead, second = raw[leads], raw[leads + 1]
    arabic = (lead == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F))
    two = (lead == 0xC2) | arabic  # U+0080 to U+00BF
    three = ((lead == 0xE2) & (second < 0xB0)) | (  # U+2000 to U+2BFF
        (lead == 0xE3) & (second == 0x80)  # U+3000 to U+303F
    )
    three |= (lead == 0xEF) & (second >= 0xB8)  # variation selectors, full width, marks
    three |= (lead == 0xE0) & (second == 0xA5)  # the danda, and some letters of Devanagari
    for size, mask in ((2, two), (3, three), (4, lead >= 0xF0)):  # emoji and rare scripts
        for offset in range(size):
            where = leads[mask] + offset
            kinds[where[where < len(kinds)]] = 0


def _word_hashes(text: bytes, starts: Offsets, sizes: Offsets) -> Hashes:
    """Hash size, first and last eight bytes of each word."""
    windows = np.ndarray((len(text) + WINDOW + 1,), "<u8", _PAD + text + _PAD, strides=(1,))
    first = windows[starts + WINDOW] & _MASKS[np.minimum(sizes, WINDOW)]
    last = windows[starts + sizes]
    last[sizes <= WINDOW] = 0
    return _mixed(first ^ last * _OTHER ^ sizes.astype(np.uint64))


def _mixed(values: Hashes) -> Hashes:
    hashed = values * _FACTOR
    hashed ^= hashed >> np.uint64(32)
    hashed *= _OTHER
    return hashed


def _bit(slots: Hashes) -> NDArray[np.uint8]:
    return np.left_shift(np.uint8(1), (slots & np.uint64(7)).astype(np.uint8))
