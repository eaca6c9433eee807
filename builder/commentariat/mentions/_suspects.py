"""Which texts of a batch may hold contact data: one look at some signs spares the others."""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream

_DIGITS = 7  # no phone number and no IBAN has fewer
_SPELT = np.array([ord(sign) for sign in "aAäÄсСpPdD "], dtype=np.uint32)


def suspects(texts: Stream) -> list[int]:
    """Return the numbers of the texts that `contact.contacts` has to look at, in order."""
    counts = np.bincount(_rows(texts, texts.figures), minlength=len(texts.first))
    places = np.concatenate([_signs(texts), _dots(texts)])
    found: list[int] = np.union1d(_rows(texts, places), np.flatnonzero(counts >= _DIGITS)).tolist()
    return found


def _rows(texts: Stream, places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(texts.first, places, side="right") - 1


def _signs(texts: Stream) -> NDArray[np.int64]:
    """Where a sign of an address or a link stands, with what must stand around it."""
    where = texts.signs
    before, sign, after = (texts.points[where + step] for step in (-1, 0, 1))
    named = before > ord(" ")
    found = ((sign == ord("@")) | (sign == ord("＠"))) & named  # no address without a name
    found |= (sign == ord("/")) & named & (after > ord(" "))
    found |= (sign == ord(":")) & (after > ord(" "))
    found |= (sign == ord(".")) & _is_digit(before) & _is_digit(after)
    found |= ((sign | 0x20) == ord("{")) & np.isin(after, _SPELT)  # and "["
    found |= (sign == ord("(")) & np.isin(after, _SPELT)
    places: NDArray[np.int64] = where[found]
    return places


def _is_digit(points: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    return (points >= ord("0")) & (points <= ord("9"))


def _dots(texts: Stream) -> NDArray[np.int64]:
    """Where the word "dot" stands, as in addresses that are spelt out."""
    letters = texts.letters
    starts = texts.starts[(texts.stops - texts.starts == 3) & (letters[texts.starts] == ord("d"))]
    fits = (letters[starts + 1] == ord("o")) & (letters[starts + 2] == ord("t"))
    return texts.at(starts[fits])
