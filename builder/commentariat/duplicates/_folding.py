"""The bytes of many texts in one normal form: NFKC, lower case, nothing invisible."""

import unicodedata
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from commentariat.arrays import I64, U8, Arrow, arrow, pc

GAP, WORD, NUMBER, IDEOGRAPH, SYLLABLE, INVISIBLE = range(6)
UNSTABLE = 8  # a bit beside the kind: NFKC may change it, or what stands before it
UNSTABLE_GAP = 16  # the same, where no word is concerned
_KINDS = UNSTABLE - 1
_BMP = 0x10000
_IDEOGRAPHS = ((0x2E80, 0x2FDF), (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF))
# Letters, and what is not assigned: without decomposition NFKC leaves them as they are.
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Cn", "Co"})
_SYLLABLES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF))


@dataclass(frozen=True, slots=True)
class Folded:
    """Consecutive texts as UTF-8 bytes: text i is `data[offsets[i]:offsets[i + 1]]`.

    `data` ends with eight zero bytes, so that eight may be read at any place. `high` says where the
    characters beyond ASCII begin, `size` how many bytes each has, `kind` what it is.
    """

    data: U8
    offsets: I64
    high: I64
    size: U8
    kind: U8


@cache
def kinds() -> U8:
    """Return kind and stability of each code point of the basic plane."""
    table = np.full(_BMP, WORD, np.uint8)
    marked = [
        char
        for char in map(chr, range(_BMP))
        if unicodedata.category(char) not in _LETTERS or unicodedata.decomposition(char)
    ]
    table[[*map(ord, marked)]] = [*map(_kind, marked)]
    for kind, spans in ((IDEOGRAPH, _IDEOGRAPHS), (SYLLABLE, _SYLLABLES)):
        for low, high in spans:
            part = table[low : high + 1]
            part[part == WORD] = kind
    table[0xFE00:0xFE10] = INVISIBLE  # variation selectors
    table[0x1161:0x1200] |= UNSTABLE  # jamo compose by arithmetic
    table[sorted({*map(_second, marked)} - {-1})] |= UNSTABLE
    table.flags.writeable = False
    return table


def _kind(char: str) -> int:
    """Return the kind of a character; what is not assigned counts as a letter, as most will be."""
    category = unicodedata.category(char)
    if category == "Cs":
        return GAP
    normal = unicodedata.normalize("NFKC", char)
    stable = normal == char and not unicodedata.combining(char)
    stable |= "\u3131" <= char <= "\u318e"  # lone jamo are laughter and tears, and left as they are
    if category == "Cf":
        return INVISIBLE
    if category[0] in "ZPS" or category == "Cc":
        wordy = any(unicodedata.category(c)[0] in "LMN" for c in normal)
        return GAP | (0 if stable else UNSTABLE if wordy else UNSTABLE_GAP)
    return (NUMBER if category == "Nd" else WORD) | (0 if stable else UNSTABLE)


def _second(char: str) -> int:
    """Return the second half of a character that NFC composes of two, or -1."""
    parts = unicodedata.decomposition(char).split()
    return int(parts[1], 16) if len(parts) == 2 and not parts[0].startswith("<") else -1


def fold(texts: Arrow, *, gaps: bool = False) -> Folded:
    """Fold texts; each alike alone and among others.

    NFKC is slow, and most texts are in that form already: it is applied to those that hold a
    character which it could change.

    Args:
        texts: string array without nulls.
        gaps: whether what lies between words is to be folded, too.
    """
    texts = _lower(texts)
    folded = _located(texts)
    unstable = folded.high[(folded.kind & (UNSTABLE | gaps * UNSTABLE_GAP)) != 0]
    if len(unstable):
        mask = _holders(unstable, folded.offsets)
        normal = pc.utf8_lower(pc.utf8_normalize(texts.filter(mask), "NFKC"))
        folded = _located(pc.replace_with_mask(texts, mask, normal))
    return _visible(replace(folded, kind=folded.kind & np.uint8(_KINDS)))


def _lower(texts: Arrow) -> Arrow:
    """Return texts in lower case: that of ASCII takes a tenth of the time of any other."""
    data, offsets = _bytes(texts)
    lower, high = pc.ascii_lower(texts), np.flatnonzero(data >= 0xC0)
    if not len(high):
        return lower
    mask = _holders(high, offsets)
    return pc.replace_with_mask(lower, mask, pc.utf8_lower(texts.filter(mask)))


def _holders(at: I64, offsets: I64) -> Arrow:
    """Mark the texts in which these bytes stand."""
    return arrow(np.diff(np.searchsorted(at, offsets)) > 0)


def _visible(folded: Folded) -> Folded:
    """Return the texts without their invisible characters."""
    gone = folded.kind == INVISIBLE
    if not gone.any():
        return folded
    at, size = folded.high[gone], folded.size[gone]
    cut = np.sort(np.concatenate([at[size > k] + k for k in range(4)]))
    kept = folded.high[~gone]
    return Folded(
        data=np.delete(folded.data, cut),
        offsets=folded.offsets - np.searchsorted(cut, folded.offsets),
        high=kept - np.searchsorted(cut, kept),
        size=folded.size[~gone],
        kind=folded.kind[~gone],
    )


def _bytes(texts: Arrow) -> tuple[U8, I64]:
    _, ends, data = texts.buffers()
    offsets = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    buffer = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    return buffer[offsets[0] : offsets[-1]], (offsets - offsets[0]).astype(np.int64)


def _located(texts: Arrow) -> Folded:
    data, offsets = _bytes(texts)
    data = np.append(data, np.zeros(8, np.uint8))
    high = np.flatnonzero(data >= 0xC0)
    first = data[high]
    size = np.uint8(2) + (first >= 0xE0) + (first >= 0xF0)
    points = _points(data, high, size)
    kind = kinds()[np.minimum(points, _BMP - 1)]
    astral = size == 4
    if astral.any():
        kind[astral] = _astral(points[astral])
    return Folded(data, offsets, high, size, kind)


def _points(data: U8, high: I64, size: U8) -> npt.NDArray[np.int32]:
    """Decode the characters that begin at `high`."""
    points = (data[high] & np.int32(0xFF >> 3)) << 6 | (data[high + 1] & np.int32(0x3F))
    for length in (3, 4):
        longer = size >= length
        if longer.any():
            tail = data[high[longer] + length - 1] & np.int32(0x3F)
            points[longer] = points[longer] << 6 | tail
    keep = np.array([0, 0, 0x7FF, 0xFFFF, 0x1FFFFF], np.int32)
    return np.asarray(points & keep[size])


def _astral(points: npt.NDArray[np.int32]) -> U8:
    """Return the kind of code points beyond the basic plane, by block."""
    kind = np.full(len(points), WORD, np.uint8)
    kind[(points >= 0x1F000) & (points < 0x20000)] = GAP  # emoji
    kind[(points >= 0x20000) & (points < 0x40000)] = IDEOGRAPH
    kind[(points >= 0x1D000) & (points < 0x1E000)] |= UNSTABLE  # letters in mathematical dress
    kind[(points >= 0x2F800) & (points < 0x2FA20)] |= UNSTABLE
    kind[points >= 0xE0000] = INVISIBLE  # tags
    return kind
