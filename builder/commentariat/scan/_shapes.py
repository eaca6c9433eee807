"""Four bytes of a word and its size: by these most words of a text are dropped, none hashed."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import Offsets

Keys: TypeAlias = NDArray[np.int32]

SHORTEST = 3  # bytes of a word
_BITS = 5  # of each byte
_EVERY = (1 << 4 * _BITS) - 1
_FACTOR = 0x35B6F


def shapes(text: bytes, starts: Offsets, sizes: Offsets) -> Keys:
    """Return a number for each word of at least `SHORTEST` bytes.

    The bytes are the second, the fourth, the last and the last but two: in scripts of two bytes a
    letter these are the ones that tell the letters apart.
    """
    raw = np.frombuffer(text, np.uint8) & ((1 << _BITS) - 1)
    keys = (sizes * _FACTOR).astype(np.int32)
    last = starts + (sizes - 1)
    places = (starts + 1, np.minimum(starts + 3, last), last, last - 2)
    for number, place in enumerate(places):
        keys ^= raw[place].astype(np.int32) << (_BITS * number)
    return keys & _EVERY


class Shapes:
    """The shapes of the words that are looked for."""

    def __init__(self, known: Iterable[Keys]) -> None:
        """Take the shapes of the words, in any order."""
        self._known = np.zeros(_EVERY + 1, np.bool_)
        for keys in known:
            self._known[keys] = True

    def likely(self, text: bytes, starts: Offsets, sizes: Offsets) -> Offsets:
        """Return which of these words of a text may be among those looked for."""
        return np.flatnonzero(self._known[shapes(text, starts, sizes)])
