"""Which texts of a batch may hold contact data: one pass over all signs spares the others."""

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import Stream

_DIGITS = 7  # no phone number and no IBAN has fewer
_OPENING = np.array([ord(sign) for sign in "([{"], dtype=np.uint32)
_SPELT = np.array([ord(sign) for sign in "aAäÄсСpPdD "], dtype=np.uint32)


def suspects(texts: Stream) -> list[int]:
    """Return the numbers of the texts that `contact.contacts` has to look at, in order."""
    points = texts.points
    digit = (points - np.uint32(48)) < np.uint32(10)
    counts = np.add.reduceat(digit.astype(np.int32), texts.first)
    follower = np.append(points[1:], np.uint32(0))
    before = np.append(np.uint32(0), points[:-1])
    sign = (points == ord("@")) | (points == ord("＠"))
    sign |= (points == ord("/")) & (before > 32) & (follower > 32)
    sign |= (points == ord(":")) & (follower > 32)
    sign |= (points == ord(".")) & (follower - np.uint32(48) < 10) & (before - np.uint32(48) < 10)
    bracket = np.flatnonzero(np.isin(points, _OPENING))
    bracket = bracket[np.isin(follower[bracket], _SPELT)]
    places = np.concatenate([np.flatnonzero(sign), bracket, _dots(texts)])
    rows = np.searchsorted(texts.first, places, side="right") - 1
    found: list[int] = np.union1d(rows, np.flatnonzero(counts >= _DIGITS)).tolist()
    return found


def _dots(texts: Stream) -> NDArray[np.int64]:
    """Where the word "dot" stands, as in addresses that are spelt out."""
    letters = texts.letters
    starts = texts.starts[(texts.runs - texts.starts == 3) & (letters[texts.starts] == ord("d"))]
    fits = (letters[starts + 1] == ord("o")) & (letters[starts + 2] == ord("t"))
    where: NDArray[np.int64] = texts.at[starts[fits]]
    return where
