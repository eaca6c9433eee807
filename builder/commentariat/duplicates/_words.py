"""Words of many texts at once: folded code points, where words begin and end, one hash a word."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.duplicates._arrow import Arrow, arrow, pc

U64: TypeAlias = npt.NDArray[np.uint64]
U32: TypeAlias = npt.NDArray[np.uint32]
I64: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]

BASE = 0x9E3779B97F4A7C15
BMP = 0x10000
GAP, WORD, NUMBER, IDEOGRAPH, SYLLABLE, DROP = range(6)
EXPANDS = 8  # a bit beside the kind: part of a word that only Unicode's own tables can fold,
EXPANDS_GAP = 16  # and the same between words
_BITS = EXPANDS - 1
# A script without spaces gets overlapping windows of characters in place of words.
WINDOWS = {IDEOGRAPH: 3, SYLLABLE: 8}
_IDEOGRAPHS = ((0x2E80, 0x2FDF), (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF))
_SYLLABLES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF))
_JAMO = range(0x1161, 0x1200)  # vowels and finals: they compose with what stands before them


@dataclass(frozen=True, slots=True)
class Words:
    """The words of consecutive texts.

    Attributes:
        hashes: one 64-bit hash a word, in order.
        offsets: text i owns words `offsets[i]:offsets[i + 1]`.
        numbers: whether a word begins with a digit.
    """

    hashes: U64
    offsets: I64
    numbers: Bools


def mix(x: U64) -> U64:
    """Scatter 64-bit integers: the finaliser of splitmix64 (Steele, Lea, Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@cache
def powers(size: int) -> tuple[U64, U64]:
    """Return the first `size` powers of the base modulo 2**64, and of its inverse."""
    return _powers_of(BASE, size), _powers_of(pow(BASE, -1, 1 << 64), size)


def _powers_of(base: int, size: int) -> U64:
    table = np.ones(size, np.uint64)
    done = 1
    while done < size:
        step = min(done, size - done)
        table[done : done + step] = table[:step] * np.uint64(pow(base, done, 1 << 64))
        done += step
    table.flags.writeable = False
    return table


def prefix_sums(values: U64) -> tuple[U64, U64]:
    """Return sums over prefixes of value times power, and the inverse powers that shift them back.

    The hash of `values[a:b]` is `(sums[b] - sums[a]) * inverse[a]`: a polynomial, wherever it
    stands.
    """
    size = 1 << max(12, len(values).bit_length())
    power, inverse = powers(size)
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * power[: len(values)], out=sums[1:])
    return sums, inverse


def _kind(char: str, folded: str) -> int:
    if unicodedata.category(char) == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F:
        return DROP
    wordy = [unicodedata.category(c)[0] in "LNM" or unicodedata.category(c) == "Cn" for c in folded]
    if not any(wordy):
        return GAP | (EXPANDS_GAP if len(folded) > 1 else 0)
    expands = len(folded) > 1 or unicodedata.combining(char) or ord(folded) in _JAMO
    return _script(folded[0]) | (EXPANDS if expands else 0)


def _script(char: str) -> int:
    for kind, spans in ((IDEOGRAPH, _IDEOGRAPHS), (SYLLABLE, _SYLLABLES)):
        if any(low <= ord(char) <= high for low, high in spans):
            return kind
    return NUMBER if unicodedata.category(char) == "Nd" else WORD


@cache
def tables() -> tuple[U32, npt.NDArray[np.uint8]]:
    """Return, for each code point of the basic plane, its folded form and its kind.

    Folding is NFKC and lower case, one character to one. What becomes several characters, or
    composes with its neighbours, has the bit EXPANDS: such texts pass through Arrow's NFKC first.
    """
    fold = np.arange(BMP, dtype=np.uint32)
    kind = np.full(BMP, WORD, np.uint8)
    for point in range(BMP):
        if 0xAC00 <= point <= 0xD7A3 or 0xD800 <= point <= 0xF8FF:
            continue  # Hangul syllables, surrogates, private use: as they are
        char = chr(point)
        folded = unicodedata.normalize("NFKC", char).lower()
        if char == "\u0130":
            folded = "i"  # its lower case is two characters, the second a mark
        kind[point] = _kind(char, folded)
        fold[point] = 32 if folded.isspace() else ord(folded) if len(folded) == 1 else point
    return fold, kind


def code_points(texts: Arrow) -> tuple[U32, I64]:
    """Return the code points of all texts, a line feed after each, and the offset of each text."""
    lengths = pc.utf8_length(texts).to_numpy(zero_copy_only=False).astype(np.int64)
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(lengths + 1, out=offsets[1:])
    every: Arrow = pa.ListArray.from_arrays(pa.array([0, len(texts)], pa.int32()), texts)
    joined: bytes = pc.binary_join(every.cast(pa.list_(pa.binary())), b"\n")[0].as_py() or b""
    text = joined.decode() + "\n"
    return np.frombuffer(text.encode("utf-32-le"), np.uint32), offsets


def _astral(points: U32) -> npt.NDArray[np.uint8]:
    """Return the kind of code points beyond the basic plane, by block."""
    kinds = np.full(len(points), WORD, np.uint8)
    kinds[(points >= 0x1D400) & (points < 0x1D800)] |= EXPANDS  # letters in mathematical dress
    kinds[(points >= 0x1F000) & (points < 0x20000)] = GAP  # emoji
    kinds[(points >= 0x20000) & (points < 0x40000)] = IDEOGRAPH
    kinds[points >= 0xE0000] = DROP
    return kinds


def folded(texts: Arrow, bits: int = EXPANDS) -> tuple[U32, npt.NDArray[np.uint8], I64]:
    """Return the folded code points of texts, the kind of each, and the offset of each text.

    Zero-width characters are gone. A text folds alike alone and among others.

    Args:
        texts: string array without nulls.
        bits: what makes a text pass through full NFKC; `EXPANDS` suffices for words.
    """
    points, offsets = code_points(texts)
    points, kinds = _folded(points)
    special = (kinds & bits) != 0
    if special.any():
        rows = np.zeros(len(texts), np.bool_)
        rows[np.searchsorted(offsets, np.flatnonzero(special), side="right") - 1] = True
        mask = arrow(rows)
        full = pc.utf8_normalize(texts.filter(mask), "NFKC")
        points, offsets = code_points(pc.replace_with_mask(texts, mask, full))
        points, kinds = _folded(points)
    kinds &= _BITS
    dropped = kinds == DROP
    if dropped.any():
        kept = np.append(0, np.cumsum(~dropped))
        points, kinds, offsets = points[~dropped], kinds[~dropped], kept[offsets]
    return points, kinds, offsets


def _folded(points: U32) -> tuple[U32, npt.NDArray[np.uint8]]:
    fold, kind = tables()
    if not len(points) or int(points.max()) < BMP:
        return fold[points], kind[points]
    high = points >= BMP
    low = np.where(high, np.uint32(0), points)
    kinds = kind[low]
    kinds[high] = _astral(points[high])
    return np.where(high, points, fold[low]), kinds


def words(texts: Arrow) -> Words:
    """Cut texts into words, with no Python per text.

    A word is a run of letters, marks and digits after NFKC and lower case; quotes, dashes, no-break
    spaces and other punctuation only separate. In scripts written without spaces each character
    begins a window of characters, which stands for a word.

    Args:
        texts: string array without nulls.
    """
    points, kinds, offsets = folded(texts)
    starts, ends = _bounds(kinds)
    sums, inverse = prefix_sums(points.astype(np.uint64) + np.uint64(1))
    hashes = (sums[ends] - sums[starts]) * inverse[starts]
    hashes = mix(hashes + (ends - starts).astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93))
    return Words(hashes, np.searchsorted(starts, offsets), kinds[starts] == NUMBER)


def _bounds(kinds: npt.NDArray[np.uint8]) -> tuple[I64, I64]:
    """Return where words begin and end; the last code point is always a gap."""
    spaced = (kinds == WORD) | (kinds == NUMBER)
    change = np.flatnonzero(np.diff(spaced, prepend=False))
    starts, ends = change[::2], change[1::2]
    for kind, window in WINDOWS.items():
        own = kinds == kind
        if own.any():
            starts, ends = _with_windows(starts, ends, own, window)
    return starts, ends


def _with_windows(starts: I64, ends: I64, own: Bools, window: int) -> tuple[I64, I64]:
    first = np.flatnonzero(own)
    stops = np.flatnonzero(np.diff(own, prepend=False))[1::2]
    last = np.minimum(first + window, stops[np.searchsorted(stops, first, side="right")])
    order = np.argsort(np.concatenate([starts, first]), kind="stable")
    return np.concatenate([starts, first])[order], np.concatenate([ends, last])[order]
