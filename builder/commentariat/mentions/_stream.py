"""The letters of many texts in one row: where each stands, where names may start, hashes of them.

Everything works on one joined buffer, sign by sign in arrays; texts of ASCII alone, the greater
part, take a shorter way through tables of bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import ALONE, DIGIT, DROPPED, EDGE, UPPER, WORD, tables

_U = np.uint64
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_OPENS, _OUTER = 1, 2


@dataclass(frozen=True)
class Stream:
    """The letters of many texts in one row.

    `padded` (uint16) holds each text's letters followed by a 0, and four zeros at the end; `at`
    their offset in the joined texts (code points, one more per text for its edge); `edges` where
    the zeros stand in `letters`; `first` the offset of each text in the joined texts; `starts`
    where in `letters` a name may start; `rows` the text of each start; `runs` for each start where
    its run of touching letters ends; `outer` which starts open a run; `points` the signs.
    """

    padded: NDArray[np.uint16]
    at: NDArray[np.int64]
    edges: NDArray[np.int64]
    first: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    runs: NDArray[np.int64]
    outer: NDArray[np.bool_]
    points: NDArray[np.unsignedinteger]

    @cached_property
    def letters(self) -> NDArray[np.uint16]:
        """The letters alone."""
        return self.padded[:-4]

    @cached_property
    def _sums(self) -> NDArray[np.uint64]:
        """Prefix sums of letters times powers: differences are hashes of any stretch."""
        out = np.zeros(len(self.letters) + 1, dtype=np.uint64)
        np.cumsum(self.letters * _powers(_BASE, len(self.letters)), out=out[1:])
        return out

    def hashes(self, begin: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Return one number for the letters of each stretch, wherever it stands."""
        unshift = _powers(_INVERSE, len(self.letters) + 1)
        out: NDArray[np.uint64] = (self._sums[end] - self._sums[begin]) * unshift[begin]
        return out

    def grams(self, where: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Pack the four letters from each position into one number; past the end stand zeros."""
        count = len(self.letters) + 1
        fours = np.ndarray((count,), np.uint64, self.padded.data, 0, (2,))
        out: NDArray[np.uint64] = fours[where]
        return out

    def text_of(self, where: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the number of the text that each position in `letters` belongs to."""
        return np.searchsorted(self.edges, where, side="left")

    def holding(self, sign: str) -> list[int]:
        """Return the numbers of the texts that hold a sign."""
        where = np.flatnonzero(self.points == ord(sign))
        found: list[int] = np.unique(np.searchsorted(self.first, where, side="right") - 1).tolist()
        return found

    def places(
        self, where: NDArray[np.int64], size: NDArray[np.int64], row: NDArray[np.int64]
    ) -> tuple[list[int], list[int], list[int]]:
        """Return the text, the start and the end in it of stretches of letters of text `row`."""
        begin = self.at[where] - self.first[row]
        end = self.at[where + size - 1] - self.first[row] + 1
        return row.tolist(), begin.tolist(), end.tolist()


def stream(texts: Sequence[str]) -> Stream:
    """Fold texts; U+0000 in a text must have been replaced before."""
    joined = "\0".join(texts) + "\0"
    if joined.isascii():
        raw = joined.encode("ascii")
        small, kind, others = _bytes()
        letters = np.frombuffer(raw.translate(small, others), np.uint8)
        kinds = np.frombuffer(raw.translate(kind), np.uint8)
        at = np.flatnonzero(_bit(kinds, WORD).view(np.bool_))
        return _stream(np.frombuffer(raw, np.uint8), kinds, at, at, letters)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table, kind_of = tables()
    kinds = kind_of.take(points)
    kept = np.flatnonzero((kinds & DROPPED) == 0)
    if len(kept) < len(points):  # what is dropped does not part two letters
        kinds = kinds[kept]
    inner = np.flatnonzero(_bit(kinds, WORD).view(np.bool_))
    at = inner if len(kept) == len(points) else kept[inner]
    return _stream(points, kinds, inner, at, table.take(points[at]))


def _stream(
    points: NDArray[np.unsignedinteger],
    kinds: NDArray[np.uint8],
    inner: NDArray[np.int64],
    at: NDArray[np.int64],
    letters: NDArray[np.unsignedinteger],
) -> Stream:
    """Put a stream together: `inner` is where the letters stand in `kinds`, `at` in `points`."""
    padded = np.zeros(len(letters) + 4, dtype=np.uint16)
    padded[:-4] = letters
    marks = _marks(kinds)[inner]
    places = np.flatnonzero(marks)
    outer = marks[places] & _OUTER > 0
    gaps = _bit(marks[places], EDGE) > 0
    edge = points[at[places]] == 0
    runs = np.append(places[gaps], len(letters))[np.cumsum(gaps)]
    start = padded[places] != 0
    edges = places[edge]
    first = np.concatenate([[0], at[edges[:-1]] + 1])
    rows = np.cumsum(edge)
    return Stream(
        padded, at, edges, first, places[start], rows[start], runs[start], outer[start], points
    )


def _bit(kinds: NDArray[np.uint8], bit: int) -> NDArray[np.uint8]:
    """Return 1 where a bit (a power of two) is set, otherwise 0."""
    out: NDArray[np.uint8] = (kinds >> np.uint8(bit.bit_length() - 1)) & np.uint8(1)
    return out


def _marks(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Mark letters at which a name may start, a run starts, and (EDGE) which follow a gap."""
    before = np.zeros_like(kinds)
    before[1:] = kinds[:-1]
    gap = (_bit(before, WORD) ^ np.uint8(1)) | _bit(kinds | before, EDGE)
    alone = _bit(kinds, ALONE)
    opens = gap | alone | _bit(before, ALONE)
    opens |= _bit(kinds & ~before, UPPER)  # aB, 1B
    opens |= _bit(before & ~kinds, DIGIT)
    out: NDArray[np.uint8] = (
        opens * np.uint8(_OPENS) | (gap | alone) * np.uint8(_OUTER) | gap * np.uint8(EDGE)
    )
    return out


@cache
def _bytes() -> tuple[bytes, bytes, bytes]:
    """Return for ASCII: the folded letter of each byte, its kind, the bytes that are no letters."""
    letters, kinds = tables()
    others = bytes(byte for byte in range(128) if not kinds[byte] & WORD)
    return letters[:256].astype(np.uint8).tobytes(), kinds[:256].tobytes(), others


def _powers(base: int, size: int) -> NDArray[np.uint64]:
    return _many_powers(base, max(size, 1 << 10).bit_length())[:size]


@cache
def _many_powers(base: int, bits: int) -> NDArray[np.uint64]:
    table = np.full(1 << bits, base, dtype=np.uint64)
    table[0] = 1
    out: NDArray[np.uint64] = np.cumprod(table)
    return out
