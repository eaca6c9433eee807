"""Candidates that no context can make a mention: words of handles used as the words they are.

A word of a handle in small letters between two other words needs a context that only an address or
a quotation gives (`_strong.strong`); where the signs around it open none, nobody has to look.
What is said here errs on the side of looking.
"""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._index import Candidates
from commentariat.mentions._stream import FOREIGN, Stream

# The last three signs before a space behind which a name is addressed; "" is no letter or digit.
_BEFORE = (("", "r", "e"), ("", "a", "w"), ("o", "d", "p"), ("e", "s", "p"), ("r", "", "p"))
_UNITS = ("minute", "hour", "day", "week", "month", "year")
# The first four letters of what follows a name that is quoted (`_strong.strong`), those of ASCII.
_AFTER = (
    *("wrot", "writ", "hasw", "post", "comm", "repl", "schr", "hatg", "mein", "aecr", "ecri"),
    *("adit", "escr", "haes", "pisz", "napi", "scri", "hasc", "ilya", "hace"),
    *(one + unit[: 4 - len(one)] for one in ("a", "an", "one") for unit in _UNITS),
)
_QUOTED = np.array(sorted({int.from_bytes(word.encode(), "little") for word in _AFTER}), np.uint64)
_VOR, _THREE = np.uint64(int.from_bytes(b"vor", "little")), np.uint64(0xFFFFFF)
_LONGEST_SUFFIX = 4
# The suffixes of one letter, and how those of two and three begin, those of ASCII alone.
_SUFFIX = "sauydn"
_SUFFIXES = ("es", "em", "ie", "om", "en", "ns", "ow")


def hopeless(texts: Stream, found: Candidates) -> NDArray[np.bool_]:
    """Return which stretches of letters, each a mere word of a handle, are certainly no mention."""
    first, last = texts.at(found.begin), texts.at(found.begin + found.size - 1)
    return _inside(texts, found, first, last + 1) | _in_a_sentence(texts, found, first, last)


def _inside(
    texts: Stream, found: Candidates, begin: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the word goes on, before it or further than any suffix."""
    rest = found.begin + found.size
    last, after = texts.letters[rest - 1], texts.letters[rest]
    plain = (last < FOREIGN) & (after < FOREIGN) & (last != after)
    longer = plain & (found.stop - rest > _LONGEST_SUFFIX)
    one, _ = _kinds(texts, end)
    other, _ = _kinds(texts, end + 1)
    strange = plain & (found.stop - rest > 1) & (one > 0) & (other > 0)
    for pair in _SUFFIXES:
        strange &= (one != ord(pair[0])) | (other != ord(pair[1]))
    odd = plain & (found.stop - rest == 1) & (one > 0)
    for letter in _SUFFIX:
        odd &= one != ord(letter)
    small, _ = _kinds(texts, begin - 1)
    first, _ = _kinds(texts, begin)
    out: NDArray[np.bool_] = longer | strange | odd | ((small > 0) & (first > 0))
    return out


def _in_a_sentence(
    texts: Stream, found: Candidates, begin: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the word is in small letters, and plain words stand before and behind."""
    own = texts.points[begin]
    plain = (own >= ord("a")) & (own <= ord("z")) & _ascii(texts, begin, last)
    rest = found.begin + found.size
    # What follows must be the end of a word: a sign that is a word by itself would end the name.
    plain &= (found.stop == rest) | ((found.stop > rest) & (texts.letters[rest] < FOREIGN))
    plain &= _led_up_to(texts, begin)
    plain[plain] = _led_away(texts, found.stop[plain])
    return plain


def _ascii(texts: Stream, begin: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether all signs of the word are: mixed with others, they would hide a name."""
    plain = np.ones(len(begin), np.bool_)
    if texts.points.itemsize > 1:
        for step in range(int((last - begin).max(initial=-1)) + 1):
            plain &= texts.points[np.minimum(begin + step, last)] < 0x80
    return plain


def _led_up_to(texts: Stream, begin: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a plain word, or a dot that ends one, stands before."""
    gap = _points(texts, begin - 1)
    (far, _), (one, _), (other, _) = (_kinds(texts, begin - at) for at in (4, 3, 2))
    plain = gap == ord(" ")
    for signs in _BEFORE:
        wanted = [ord(sign) if sign else 0 for sign in signs]
        plain &= (far != wanted[0]) | (one != wanted[1]) | (other != wanted[2])
    out: NDArray[np.bool_] = (plain | (gap == ord("."))) & (other > 0)
    return out


def _led_away(texts: Stream, stop: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a plain word stands behind, or a slash."""
    end = texts.at(stop - 1) + 1
    gap = _points(texts, end)
    _, letter = _kinds(texts, end + 1)
    four = texts.fours(stop)
    said = np.isin(four, _QUOTED) | (four & _THREE == _VOR)
    out: NDArray[np.bool_] = (gap == ord(" ")) & letter & ~said
    out |= gap == ord("/")
    return out


def _points(texts: Stream, places: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
    # What is before the first sign is the border behind the last.
    return texts.points[np.clip(places, -1, len(texts.points) - 1)]


def _kinds(
    texts: Stream, places: NDArray[np.int64]
) -> tuple[NDArray[np.unsignedinteger], NDArray[np.bool_]]:
    """Return ASCII letters and digits as small letters, 0 for others; and which are letters."""
    points = _points(texts, places)
    small = points | points.dtype.type(0x20)
    letter = (small >= ord("a")) & (small <= ord("z"))
    digit = (points >= ord("0")) & (points <= ord("9"))
    return np.where(letter | digit, small, points.dtype.type(0)), letter
