"""The letters of many texts in one row: where each stands, where names may start, hashes of them.

Everything works on one joined buffer, in arrays: one pass over the signs finds the borders of the
runs of letters, all else is done run by run. Texts of ASCII alone take a shorter way through
tables of bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import WINDOW, Hashes, stretch_hashes, windows
from commentariat.mentions._fold import ALONE, DIGIT, DROPPED, EDGE, UPPER, WORD, tables

_FOUR = np.uint64(0xFFFFFFFF)
_BYTE = np.uint16(8)
# What a sign is; the last is left out before any other is looked at.
_GAP, _SIGN, _BORDER, _SMALL, _CAPITAL, _FIGURE, _LONE, _LEFT_OUT = range(8)
_SORTS = 8
_SIGNS = "@＠%/:.．([{⟦"  # that somebody asks for
# What begins at a sign: a name perhaps, a run; that one ended before it; what it is itself.
_STARTS, _OUTER, _RUN, _STOPPED, _ENDS_TEXT, _IS_SIGN, _IS_FIGURE = 1, 2, 4, 8, 16, 32, 64
_LATIN = 0x250  # letters of other scripts come behind
FOREIGN = 0xC0  # and are bytes from here on


@dataclass(frozen=True)
class Stream:
    """The letters of many texts in one row.

    `raw` holds a byte for each letter (`foreign` from 0xC0: of many letters the same) and a 0 for
    the end of each text; `points` the signs of the joined texts; `first` the offset of each text in
    them; `edges` where the zeros stand in `raw`. `starts` says where in `raw` a name may start,
    `rows` in which text, `stops` where the run of touching letters ends, `outer` whether it opens a
    run. `own` is the run of each start: `heads` says where in `raw` a run begins, `runs` and `ends`
    where it begins and ends in the signs, not counting those that are left out: `dropped` tells how
    many others stand before each of these. `signs` and `figures` are the places of some signs and
    of digits in `points`.
    """

    raw: bytes
    points: NDArray[np.unsignedinteger]
    first: NDArray[np.int64]
    edges: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    stops: NDArray[np.int64]
    outer: NDArray[np.bool_]
    own: NDArray[np.int64]
    heads: NDArray[np.int64]
    runs: NDArray[np.int64]
    ends: NDArray[np.int64]
    signs: NDArray[np.int64]
    figures: NDArray[np.int64]
    dropped: NDArray[np.int64]

    @cached_property
    def letters(self) -> NDArray[np.uint8]:
        """The letters as numbers."""
        return np.frombuffer(self.raw, np.uint8)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """For each start, how many letters the run goes on from there."""
        return self.stops - self.starts

    @cached_property
    def words(self) -> NDArray[np.int64]:
        """Which starts open a run."""
        return np.flatnonzero(self.outer)

    @cached_property
    def begun(self) -> Hashes:
        """The four letters from each start as one number."""
        return self.fours(self.starts)

    @cached_property
    def foreign(self) -> NDArray[np.bool_]:
        """For each start, whether its letter is of no European script."""
        return self.letters[self.starts] >= FOREIGN

    @cached_property
    def _windows(self) -> Hashes:
        return np.ascontiguousarray(windows(self.raw))  # aligned: many times faster to pick from

    def hashes(self, begin: NDArray[np.int64], size: NDArray[np.int64]) -> Hashes:
        """Return one number for the letters of each stretch, wherever it stands."""
        return stretch_hashes(self._windows, begin, size)

    def ahead(self, where: NDArray[np.int64]) -> Hashes:
        """Return the eight letters from each place as one number."""
        return self._windows[where + WINDOW]

    def behind(self, where: NDArray[np.int64]) -> Hashes:
        """Return the eight letters that end before each place as one number."""
        return self._windows[where]

    def fours(self, where: NDArray[np.int64]) -> Hashes:
        """Return the four letters from each place as one number."""
        return self._windows[where + WINDOW] & _FOUR

    def wholes(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where in `raw` the letters of each text begin, and how many they are."""
        begin = np.append(0, self.edges[:-1] + 1)
        return begin, self.edges - begin

    def text_of(self, where: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the number of the text that each place in `raw` belongs to."""
        return np.searchsorted(self.edges, where, side="left")

    def at(self, where: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the offset in `points` of letters."""
        run = np.searchsorted(self.heads, where, side="right") - 1
        return self._shown(self.runs[run] + where - self.heads[run])

    def after(self, starts: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
        """Return the sign behind the run of letters of each of some starts."""
        return self.points[self._shown(self.ends[self.own[starts]])]

    def shown(self, starts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the offset in `points` of the runs of letters of some starts that open one."""
        return self._shown(self.runs[self.own[starts]])

    def _shown(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        return _counted(places, self.dropped)

    def holding(self, sign: str) -> list[int]:
        """Return the numbers of the texts that hold a sign, one of `signs`."""
        where = self.signs[self.points[self.signs] == ord(sign)]
        found: list[int] = np.unique(np.searchsorted(self.first, where, side="right") - 1).tolist()
        return found


def stream(texts: Sequence[str]) -> Stream:
    """Fold texts; U+0000 in a text must have been replaced before."""
    joined = "\0".join(texts) + "\0"
    if joined.isascii():
        raw = joined.encode("ascii")
        small, sort, others = _bytes()
        sorts = np.frombuffer(raw.translate(sort), np.uint8)
        none = np.zeros(0, np.int64)
        return _stream(np.frombuffer(raw, np.uint8), sorts, raw.translate(small, others), none)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    both = _signs().take(points)
    letters, sorts = both.astype(np.uint8), (both >> _BYTE).astype(np.uint8)
    left_out = np.flatnonzero(sorts == _LEFT_OUT)
    if len(left_out):  # what is left out does not part two letters
        letters, sorts = np.delete(letters, left_out), np.delete(sorts, left_out)
    raw = letters.take(np.flatnonzero(sorts > _SIGN)).tobytes()
    return _stream(points, sorts, raw, left_out - np.arange(len(left_out)))


def _counted(places: NDArray[np.int64], dropped: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return places among the signs that count as places among all."""
    return places + np.searchsorted(dropped, places, side="right") if len(dropped) else places


def _stream(
    points: NDArray[np.unsignedinteger],
    sorts: NDArray[np.uint8],
    raw: bytes,
    dropped: NDArray[np.int64],
) -> Stream:
    pairs = sorts.copy()
    pairs[1:] += sorts[:-1] * np.uint8(_SORTS)
    every = np.frombuffer(pairs.tobytes().translate(_marks()), np.uint8)
    places = np.flatnonzero(every != 0)
    marks = every[places]
    run = _where(marks, _RUN)
    runs, opened = places[run], marks[run]
    ends = np.append(places[_where(marks, _STOPPED)], len(sorts))
    sizes: NDArray[np.int64] = ends - runs
    tails = np.cumsum(sizes)
    heads: NDArray[np.int64] = tails - sizes
    border = _where(opened, _ENDS_TEXT)
    text = np.cumsum(opened & np.uint8(_ENDS_TEXT) != 0)
    start = _where(marks, _STARTS)
    inner = np.flatnonzero(marks & np.uint8(_STARTS | _RUN) == _STARTS)
    count = (opened & np.uint8(_STARTS)).astype(np.int64)
    np.add.at(count, np.searchsorted(run, inner) - 1, 1)
    own = np.repeat(np.arange(len(runs)), count)
    return Stream(
        raw=raw,
        points=points,
        first=np.append(0, _counted(runs[border], dropped)[:-1] + 1),
        edges=heads[border],
        starts=(heads - runs)[own] + places[start],
        rows=text[own],
        stops=tails[own],
        outer=marks[start] & np.uint8(_OUTER) != 0,
        own=own,
        heads=heads,
        runs=runs,
        ends=ends,
        signs=_counted(places[_where(marks, _IS_SIGN)], dropped),
        figures=_counted(places[_where(marks, _IS_FIGURE)], dropped),
        dropped=dropped,
    )


def _where(marks: NDArray[np.uint8], bit: int) -> NDArray[np.int64]:
    return np.flatnonzero(marks & np.uint8(bit) != 0)


@cache
def _marks() -> bytes:
    """Return what begins at a sign, for every pair of the sign before and the sign itself."""
    table = bytearray(256)
    for before in range(_LEFT_OUT):
        for sign in range(_LEFT_OUT):
            table[before * _SORTS + sign] = _mark(before, sign)
    return bytes(table)


def _mark(before: int, sign: int) -> int:
    apart = before <= _BORDER or sign == _BORDER
    stopped = _STOPPED * (before > _SIGN and (sign <= _SIGN or apart))
    if sign <= _SIGN:
        return stopped | _IS_SIGN * (sign == _SIGN)
    if sign == _BORDER:
        return stopped | _RUN | _ENDS_TEXT
    opens = before == _LONE or (sign == _CAPITAL != before) or (before == _FIGURE != sign)  # aB, 1B
    outer = apart or sign == _LONE
    mark = stopped | _STARTS * (outer or opens) | _OUTER * outer | _RUN * apart
    return mark | _IS_FIGURE * (sign == _FIGURE)


@cache
def _signs() -> NDArray[np.uint16]:
    """Return the letter of every code point, as a byte, and its sort in the byte above."""
    letters, kinds = tables()
    other = (letters * np.uint16(0x9E37)) >> np.uint16(10)
    small = np.where(letters < _LATIN, 0x80 | (letters & 0x3F), FOREIGN | other)
    sorts = np.full(len(kinds), _GAP, np.uint8)
    for bit, sort in ((WORD, _SMALL), (UPPER, _CAPITAL), (DIGIT, _FIGURE), (ALONE, _LONE)):
        sorts[kinds & bit > 0] = sort
    sorts[list(map(ord, _SIGNS))] = _SIGN
    sorts[kinds & EDGE > 0] = _BORDER
    sorts[kinds & DROPPED > 0] = _LEFT_OUT
    both: NDArray[np.uint16] = sorts.astype(np.uint16) << _BYTE
    both |= np.where(letters < 0x80, letters, small).astype(np.uint8)
    return both


@cache
def _bytes() -> tuple[bytes, bytes, bytes]:
    """Return for ASCII: the letter and the sort of each byte, and the bytes that are no letters."""
    both = _signs()[:256]
    letters, sorts = both.astype(np.uint8).tobytes(), (both >> _BYTE).astype(np.uint8).tobytes()
    return letters, sorts, bytes(byte for byte in range(128) if sorts[byte] <= _SIGN)
