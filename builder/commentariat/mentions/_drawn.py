"""Names with a letter drawn out in their middle: "Daaave" for Dave."""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._stream import Stream

_AGAIN = re.compile(r"(.)\1+")
_THRICE = re.compile(r"(.)\1\1")
_SHORTEST = 5  # letters, the drawn-out ones included: "www" is none


def drawn_runs(texts: Stream) -> NDArray[np.int64]:
    """Return the numbers of the runs of letters that hold a letter three times in a row."""
    letters = texts.letters
    same = (letters[:-2] == letters[1:-1]) & (letters[1:-1] == letters[2:]) & (letters[2:] > 0x40)
    runs = np.unique(np.searchsorted(texts.heads, np.flatnonzero(same), side="right") - 1)
    return runs[texts.ends[runs] - texts.runs[runs] >= _SHORTEST]


def drawn_out(letters: str, name: str) -> bool:
    """Whether letters are a name in which some stand more often than they should.

    >>> drawn_out("daaave", "dave"), drawn_out("dave", "dave"), drawn_out("daave", "dave")
    (True, False, False)
    """
    return _THRICE.search(letters) is not None and _once(letters) == _once(name)


@lru_cache(maxsize=1 << 12)
def _once(letters: str) -> str:
    return _AGAIN.sub(r"\1", letters)
