"""Names in comments that are not written as they are: look-alikes, escapes, hexadecimal, base64.

A million texts are not decoded one by one. Each byte becomes a mark, eight marks are looked at in
one go, and only the few rows with something odd are read in other ways.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa

from commentariat.arrays import I64, U64, Arrow, Bools, pc
from commentariat.scan._escapes import unescaped
from commentariat.scan._needles import Needles, Trace
from commentariat.scan._views import packed, skeleton

_RUN, _SMALL, _CAPITAL, _HEX, _ESCAPE, _STRANGE = (1 << bit for bit in range(6))
_SURE = 8  # bytes of a name that stretches of letters hold by chance in no dump
_PIECE = 1 << 18  # bytes at a time: the arrays stay in the cache
_EDGE = "\x1e"
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_SIGNS: Final = {
    _RUN: (_LETTERS + _LETTERS.upper() + b"0123456789+/_-"),
    _SMALL: _LETTERS + b"0123456789",
    _CAPITAL: _LETTERS.upper(),
    _HEX: b"0123456789abcdefABCDEF",
    _ESCAPE: b"&%\\=",
    # First bytes of invisible signs, of letters that look like others, of letters in other styles.
    _STRANGE: bytes((0xC2, 0xCD, *range(0xCE, 0xD7), 0xE1, 0xE2, 0xEF, 0xF0)),
}
_MARKS = bytes(sum(mark for mark in _SIGNS if byte in _SIGNS[mark]) for byte in range(256))
_EIGHT = np.uint64(0x0101010101010101)
_INSIDE = _EIGHT - np.uint64(1)  # without the first of them
# Stretches that may be packed: a capital inside, which most words have not, or hexadecimal.
_PACKED = re.compile("[A-Za-z0-9+/_-]{10,}")
_NO_WORD = re.compile("[A-Za-z0-9+/_-][A-Z]|[0-9a-fA-F]{16}")
# Invisible signs inside a word, letters of two scripts in one word, letters of other styles.
_HIDE = r"\x{ad}\x{34f}\x{180e}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{206f}\x{feff}"
_OTHERS = r"\x{370}-\x{58f}"
_STYLED = r"\x{ff10}-\x{ff5a}\x{1d400}-\x{1d7ff}\x{2460}-\x{24ff}"
_ODD = rf"[\pL\pN_][{_HIDE}]+[\pL\pN_]|[A-Za-z0-9_][{_OTHERS}]|[{_OTHERS}][A-Za-z0-9_]|[{_STYLED}]"
_ODD_WORD = re.compile(
    re.sub(r"\\x\{(\w+)\}", lambda found: f"\\U{found[1]:0>8}", rf"\S*(?:{_ODD})\S*").replace(
        r"\pL\pN_", r"\w"
    )
)


def hidden(cells: "pa.Array[Any]", needles: Needles) -> Iterator[Trace]:
    """Yield the names that texts hold in other writings than the usual one."""
    texts: Arrow = cells.drop_null()
    if not pa.types.is_string(texts.type) or not len(texts):
        return
    starts = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset :][: len(texts) + 1]
    data = texts.buffers()[2]
    if data is None or starts[0] == starts[-1]:
        return
    found = _places(data[int(starts[0]) : int(starts[-1])].to_pybytes())
    for places, read in zip(found, (_unpacked, _plain, _looks), strict=True):
        if len(places):
            yield from read(texts.take(pa.array(_rows(places, starts - starts[0]))), needles)


def _places(raw: bytes) -> list[I64]:
    """Return where something may be packed, is escaped, may look like something else."""
    found: list[tuple[I64, ...]] = []
    for begin in range(0, len(raw), _PIECE):
        marks = raw[begin : begin + _PIECE + 8].translate(_MARKS) + bytes(8)
        eights = np.ndarray((len(marks) // 8,), "<u8", marks)
        every = np.ndarray((len(marks) // 4 - 1,), "<u8", marks, strides=(4,))
        hits = (_packs(every), *(np.flatnonzero(_any(eights, m)) * 8 for m in (_ESCAPE, _STRANGE)))
        found.append(tuple(begin + places for places in hits))
    return [np.concatenate(places) for places in zip(*found, strict=True)]


def _packs(every: U64) -> I64:
    """Return where a long run of letters is no word."""
    places = np.flatnonzero(every & _EIGHT == _EIGHT)
    windows = every[places]
    digits = windows & _EIGHT * np.uint64(_HEX) == _EIGHT * np.uint64(_HEX)
    capital = windows & _INSIDE * np.uint64(_CAPITAL) > 0
    found: I64 = places[digits | (capital & _any(windows, _SMALL))] * 4
    return found


def _any(windows: U64, mark: int) -> Bools:
    found: Bools = windows & _EIGHT * np.uint64(mark) > 0
    return found


def _rows(places: I64, starts: I64) -> I64:
    """Return the rows in which eight bytes from some places stand."""
    ends = [np.searchsorted(starts, places + at, side="right") - 1 for at in (0, 7)]
    rows = np.unique(np.concatenate(ends))
    return rows[rows < len(starts) - 1]


def _unpacked(texts: Arrow, needles: Needles) -> Iterator[Trace]:
    runs = [run for run in _PACKED.findall(_joined(texts)) if _NO_WORD.search(run)]
    for encoding, raw in packed(" ".join(runs)):
        small = raw.decode("utf-8", "replace").lower()
        yield from _among(needles, small, encoding, least=_SURE)


def _plain(texts: Arrow, needles: Needles) -> Iterator[Trace]:
    text = _joined(texts)
    yield from _among(needles, unescaped(text).lower(), "escaped")


def _looks(texts: Arrow, needles: Needles) -> Iterator[Trace]:
    """Yield the names that odd words look like: Latin letters among Cyrillic ones, for instance."""
    text = _joined(texts.filter(pc.match_substring_regex(texts, _ODD)))
    if text:
        usual = set(_among(needles, skeleton(_ODD_WORD.sub(_EDGE, text)), "look-alike"))
        found = _among(needles, skeleton(text), "look-alike")
        yield from (trace for trace in found if trace not in usual)


def _among(needles: Needles, text: str, encoding: str, least: int = 0) -> Iterator[Trace]:
    for number, start, end in needles.index.whole(text.encode("utf-8", "replace")):
        if end - start >= least and not needles.is_id(number):
            yield Trace(number, needles.what(number), encoding)


def _joined(texts: Arrow) -> str:
    return _EDGE.join(texts.to_pylist())
