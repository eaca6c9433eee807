"""The folded view of texts: what is a letter, and what it looks like.

A sign becomes a 16-bit letter that is
equal for all its spellings: case, diacritics, full width and look-alikes of other scripts are
gone; signs that are no letter or digit are left out, so that `Anna_Berg`, `anna berg` and
`AnnaBerg` are one sequence.
"""

import unicodedata
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

WORD, UPPER, DROPPED, ALONE, DIGIT, EDGE = 1, 2, 4, 8, 16, 32

# The database of 3.2.0 is the same in every Python: newer signs are left as they are.
_UCD = unicodedata.ucd_3_2_0
_SIGNS = 0x110000
_BEYOND = 0x8000  # of letters beyond 16 bits: or U+20000 were the edge of texts, U+20061 an "a"
_LONG = 256  # signs, from which on arrays are faster
# Where letters, digits and marks are; the planes between and beyond are empty or private.
_PLANES = (range(0x40000), range(0xE0000, 0xE0200))
_ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2060\u2061\u2062\u2063\u2064\ufeff\u3164"
)
_STROKE = "\u0640"  # which draws out Arabic words
# Look-alikes by their small letter, so that a name and its capitals fold alike.
_LOOK_ALIKES = dict(
    zip(
        "авеһіјкмнорԛѕтухԁԝӏαβεικνορςτυχωγϲıłøđðħßæœŧɡɑᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢƒʋɩѵҽԍԋҝնոօսհց",
        "abehijkmhopqstuxdwlabeikvopσtuxwyciloddhsaotgaabcdefghijklmnoprstuvwyzfviveghkunouhg",
        strict=True,
    )
) | {"с": "c", "у": "y", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا"}
_KATAKANA, _TO_HIRAGANA = "ァヶ", 0x60  # the same syllables, as capitals are the same letters


@cache
def tables() -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Return the folded letter and the kind (bits, above) of every code point."""
    letters = np.arange(_SIGNS, dtype=np.uint32).astype(np.uint16)
    letters[0x10000:] |= _BEYOND
    kinds = np.zeros(_SIGNS, dtype=np.uint8)
    for point in chain(*_PLANES):
        sign = chr(point)
        if sign.isalnum():
            kinds[point] = WORD | UPPER * sign.isupper() | DIGIT * sign.isdecimal()
            if not 0x3400 <= point < 0xE000 and point < 0x20000:
                folded = ord(_folded(sign))
                letters[point] = folded if folded < 0x10000 else folded & 0xFFFF | _BEYOND
        elif _UCD.category(sign) in ("Mn", "Mc", "Me"):
            kinds[point] = DROPPED
    for start, end in ((0x200B, 0x2010), (0x202A, 0x202F), (0x2066, 0x2070), (0xFE00, 0xFE10)):
        kinds[start:end] = DROPPED
    kinds[[ord(sign) for sign in _ZERO_WIDTH + _STROKE]] = DROPPED
    for start, end in ((0x0E00, 0x0E80), (0x3040, 0x3100), (0x3400, 0xA000), (0x20000, 0x30000)):
        kinds[start:end] |= ALONE * (kinds[start:end] & WORD)
    kinds[0], letters[0] = WORD | EDGE, 0  # the edge between two texts
    return letters, kinds


def _folded(sign: str) -> str:
    small = sign.lower()[:1]
    base = _LOOK_ALIKES.get(small) or _UCD.normalize("NFKD", small)[:1]
    base = base.lower()[:1]
    if _KATAKANA[0] <= base <= _KATAKANA[1]:
        return chr(ord(base) - _TO_HIRAGANA)
    return _LOOK_ALIKES.get(base, base)


class _Letters(dict[int, int | None]):
    """What `str.translate` puts for a code point: filled as signs come, since most never do."""

    def __missing__(self, point: int) -> int | None:
        letters, kinds = tables()
        self[point] = int(letters[point]) if point and kinds[point] & WORD else None
        return self[point]


@cache
def _translation() -> _Letters:
    return _Letters()


def fold(text: str) -> str:
    """Return the letters of one text as a string of 16-bit letters.

    >>> fold("Анна_Bérg 7")
    'ahhaberg7'
    """
    if len(text) < _LONG or text.isascii():
        return text.translate(_translation())
    letters, kinds = tables()
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    words = letters.take(points[(kinds.take(points) & WORD > 0) & (points > 0)])
    return words.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


class _Spaced(_Letters):
    """The same, but with a space for what parts two words: all but underscores."""

    def __missing__(self, point: int) -> int | None:
        kind = tables()[1][point]
        if point != ord("_") and not kind & (WORD | DROPPED):
            self[point] = ord(" ")
            return self[point]
        return super().__missing__(point)


@cache
def _spacing() -> _Spaced:
    return _Spaced()


def folded_words(text: str) -> list[str]:
    """Return the words of a text, each as `fold` gives it.

    >>> folded_words("Bérg's anna_b")
    ['berg', 's', 'annab']
    """
    return text.translate(_spacing()).split()
