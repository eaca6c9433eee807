"""The folded view of texts: what is a letter, what it looks like, where names may start.

Everything works on a joined buffer of many texts at once. A sign becomes a 16-bit letter that is
equal for all its spellings: case, diacritics, full width and look-alikes of other scripts are
gone; signs that are no letter or digit are left out, so that `Anna_Berg`, `anna berg` and
`AnnaBerg` are one sequence.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

WORD, UPPER, DROPPED, ALONE, DIGIT = 1, 2, 4, 8, 16

# The database of 3.2.0 is the same in every Python: newer signs are left as they are.
_UCD = unicodedata.ucd_3_2_0
_SIGNS = 0x110000
_ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2060\u2061\u2062\u2063\u2064\ufeff\u3164"
)
# Look-alikes by their small letter, so that a name and its capitals fold alike.
_LOOK_ALIKES = dict(
    zip(
        "авеһіјкмнорԛѕтухԁԝӏαβεικνορτυχωγϲıłøđðħßæœŧɡɑ",
        "abehijkmhopqstuxdwlabeikvoptuxwyciloddhsaotga",
        strict=True,
    )
) | {"с": "c", "у": "y"}


@cache
def tables() -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Return the folded letter and the kind (bits, above) of every code point."""
    letters = np.arange(_SIGNS, dtype=np.uint32).astype(np.uint16)
    kinds = np.zeros(_SIGNS, dtype=np.uint8)
    for point in range(_SIGNS):
        sign = chr(point)
        if sign.isalnum():
            kinds[point] = WORD | UPPER * sign.isupper() | DIGIT * sign.isdecimal()
            if not 0x3400 <= point < 0xE000 and point < 0x20000:
                letters[point] = ord(_folded(sign)) & 0xFFFF
        elif _UCD.category(sign) in ("Mn", "Me"):
            kinds[point] = DROPPED
    for start, end in ((0x200B, 0x2010), (0x202A, 0x202F), (0x2066, 0x2070), (0xFE00, 0xFE10)):
        kinds[start:end] = DROPPED
    kinds[[ord(sign) for sign in _ZERO_WIDTH]] = DROPPED
    for start, end in ((0x0E00, 0x0E80), (0x3040, 0x3100), (0x3400, 0xA000), (0x20000, 0x30000)):
        kinds[start:end] |= ALONE * (kinds[start:end] & WORD)
    kinds[0], letters[0] = WORD, 0  # the edge between two texts
    return letters, kinds


def _folded(sign: str) -> str:
    small = sign.lower()[:1]
    base = _LOOK_ALIKES.get(small) or _UCD.normalize("NFKD", small)[:1]
    base = base.lower()[:1]
    return _LOOK_ALIKES.get(base, base)


@dataclass(frozen=True, slots=True)
class Stream:
    """The letters of many texts in one row.

    `letters` (uint16) holds each text's letters followed by a 0; `at` their offset in the joined
    texts (code points, one more per text for its edge); `edges` where the zeros stand in
    `letters`; `first` the offset of each text in the joined texts; `starts` where in `letters` a
    name may start; `runs` for each start where its run of touching letters ends; `outer` which
    starts open a run.
    """

    letters: NDArray[np.uint16]
    at: NDArray[np.int64]
    edges: NDArray[np.int64]
    first: NDArray[np.int64]
    starts: NDArray[np.int64]
    runs: NDArray[np.int64]
    outer: NDArray[np.bool_]
    points: NDArray[np.uint32]

    def text_of(self, where: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the number of the text that each position in `letters` belongs to."""
        return np.searchsorted(self.edges, where, side="left")

    def holding(self, sign: str) -> list[int]:
        """Return the numbers of the texts that hold a sign."""
        where = np.flatnonzero(self.points == ord(sign))
        found: list[int] = np.unique(np.searchsorted(self.first, where, side="right") - 1).tolist()
        return found

    def places(
        self, where: NDArray[np.int64], size: NDArray[np.int64]
    ) -> tuple[list[int], list[int], list[int]]:
        """Return the text, the start and the end in it of stretches of letters."""
        row = self.text_of(where)
        begin = self.at[where] - self.first[row]
        end = self.at[where + size - 1] - self.first[row] + 1
        return row.tolist(), begin.tolist(), end.tolist()


def stream(texts: Sequence[str]) -> Stream:
    """Fold texts; U+0000 in a text must have been replaced before."""
    table, kind_of = tables()
    joined = "\0".join(texts) + "\0"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = kind_of[points]
    kept = np.flatnonzero((kinds & DROPPED) == 0)
    if len(kept) == len(points):
        at = np.flatnonzero(kinds & WORD)
        gaps = np.diff(at, prepend=-2) > 1
        letters, kinds = table[points[at]], kinds[at]
    else:  # what is dropped does not part two letters
        inner = np.flatnonzero(kinds[kept] & WORD)
        gaps = np.diff(inner, prepend=-2) > 1
        at = kept[inner]
        letters, kinds = table[points[at]], kinds[at]
    edges = np.flatnonzero(points[at] == 0)
    gaps[edges] = True
    gaps[edges[:-1] + 1] = True
    starts, outer = _starts(kinds, gaps, letters)
    runs = np.append(np.flatnonzero(gaps), len(letters))
    ends = runs[np.searchsorted(runs, starts, side="right")]
    first = np.concatenate([[0], at[edges[:-1]] + 1])
    return Stream(letters, at, edges, first, starts, ends, outer, points)


def _starts(
    kinds: NDArray[np.uint8], gaps: NDArray[np.bool_], letters: NDArray[np.uint16]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    upper, digit, alone = kinds & UPPER > 0, kinds & DIGIT > 0, kinds & ALONE > 0
    opens = gaps | alone
    opens[1:] |= upper[1:] & ~upper[:-1]  # aB, 1B
    opens[1:] |= ~digit[1:] & digit[:-1]
    opens[1:] |= alone[:-1]
    starts = np.flatnonzero(opens & (letters != 0))
    return starts, gaps[starts] | alone[starts]


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
    """Return the letters of one short text as a string of 16-bit letters.

    >>> fold("Анна_Bérg 7")
    'ahhaberg7'
    """
    return text.translate(_translation())


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


def grams(letters: NDArray[np.uint16], where: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Pack the four letters from each position into one number; past the end stand zeros."""
    padded = np.concatenate([letters, np.zeros(4, np.uint16)])
    out = padded[where].astype(np.uint64)
    for place in (1, 2, 3):
        out |= padded[where + place].astype(np.uint64) << np.uint64(16 * place)
    return out
