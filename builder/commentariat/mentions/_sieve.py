"""Candidates that no context can make a mention: words of handles used as the words they are.

A word of a handle in small letters between two other words needs a context that only an address or
a quotation gives (`_contexts.strong`); where the signs around it open none, nobody has to look.
What is said here errs on the side of looking.
"""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._index import Candidates
from commentariat.mentions._stream import FOREIGN, Stream

# The last two letters of a word before a name, and the first two behind, in a strong context.
_BEFORE = ("re", "aw", "dp", "sp")
_AFTER = ("wr", "ha", "po", "co", "re", "sc", "me", "es", "pi", "na", "on", "vo", "il", "ec")
_LONGEST_SUFFIX = 4
# How the suffixes of two and three letters begin, those of ASCII alone.
_SUFFIXES = ("es", "em", "ie", "om", "en", "ns", "ow")


def hopeless(texts: Stream, found: Candidates) -> NDArray[np.bool_]:
    """Return which stretches of letters, each a mere word of a handle, are certainly no mention."""
    first, last = texts.at(found.begin), texts.at(found.begin + found.size - 1)
    return _inside(texts, found, first, last + 1) | _in_a_sentence(texts, first, last + 1)


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
    small, _ = _kinds(texts, begin - 1)
    first, _ = _kinds(texts, begin)
    out: NDArray[np.bool_] = longer | strange | ((small > 0) & (first > 0))
    return out


def _in_a_sentence(
    texts: Stream, begin: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the word is in small letters, and plain words stand before and behind."""
    own = texts.points[begin]
    plain = (own >= ord("a")) & (own <= ord("z"))
    for gap, first, pairs in ((begin - 1, begin - 3, _BEFORE), (end, end + 1, _AFTER)):
        one, known = _kinds(texts, first)
        other, also = _kinds(texts, first + 1)
        plain &= (_points(texts, gap) == ord(" ")) & known & also
        for pair in pairs:
            plain &= (one != ord(pair[0])) | (other != ord(pair[1]))
        plain &= (one != ord("a")) | (gap < begin)  # "a", "an" and what follows them
    return plain


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
