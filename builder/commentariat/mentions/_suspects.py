"""Which texts of a batch may hold contact data: one pass over all signs spares the others."""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream

_DIGITS = 7  # no phone number and no IBAN has fewer
_OPENING = "([{"
_SPELT = np.array([ord(sign) for sign in "aAäÄсСpPdD "], dtype=np.uint32)


def suspects(texts: Stream) -> list[int]:
    """Return the numbers of the texts that `contact.contacts` has to look at, in order."""
    points = texts.points
    digit = np.flatnonzero(points - points.dtype.type(ord("0")) < 10)
    counts = np.bincount(_rows(texts, digit), minlength=len(texts.first))
    places = np.concatenate([_signs(texts), _brackets(texts), _dots(texts)])
    found: list[int] = np.union1d(_rows(texts, places), np.flatnonzero(counts >= _DIGITS)).tolist()
    return found


def _rows(texts: Stream, places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(texts.first, places, side="right") - 1


def _signs(texts: Stream) -> NDArray[np.int64]:
    """Where a sign of an address or a link stands, with what must stand around it."""
    points = texts.points
    at = np.flatnonzero((points == ord("@")) | (points == ord("＠")))
    slash, colon = np.flatnonzero(points == ord("/")), np.flatnonzero(points == ord(":"))
    slash = slash[_before(texts, slash) > 32]
    inner = np.concatenate([slash, colon])
    dot = np.flatnonzero(points == ord("."))
    number = _is_digit(_before(texts, dot)) & _is_digit(points[dot + 1])
    return np.concatenate([at, inner[points[inner + 1] > 32], dot[number]])


def _before(texts: Stream, places: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
    """Return the signs before places; before the first stands the edge behind the last text."""
    return texts.points[places - 1]


def _is_digit(points: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    return (points >= ord("0")) & (points <= ord("9"))


def _brackets(texts: Stream) -> NDArray[np.int64]:
    points = texts.points
    where = np.concatenate([np.flatnonzero(points == ord(sign)) for sign in _OPENING])
    return where[np.isin(points[where + 1], _SPELT)]


def _dots(texts: Stream) -> NDArray[np.int64]:
    """Where the word "dot" stands, as in addresses that are spelt out."""
    letters = texts.letters
    starts = texts.starts[(texts.runs - texts.starts == 3) & (letters[texts.starts] == ord("d"))]
    fits = (letters[starts + 1] == ord("o")) & (letters[starts + 2] == ord("t"))
    where: NDArray[np.int64] = texts.at[starts[fits]]
    return where
