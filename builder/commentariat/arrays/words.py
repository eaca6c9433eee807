"""Words of a text as numbers: offsets, sizes and hashes, with numpy and no Python per word."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
Offsets: TypeAlias = NDArray[np.int64]

WINDOW = 8  # bytes
_PAD = b"\0" * WINDOW
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(WINDOW + 1)], np.uint64)


def cut_words(text: bytes, least: int) -> tuple[Offsets, Offsets, Hashes]:
    """Return starts, sizes and hashes of the words of at least `least` bytes."""
    starts, sizes = find_words(text, least)
    return starts, sizes, word_hashes(text, starts, sizes)


def find_words(text: bytes, least: int) -> tuple[Offsets, Offsets]:
    """Return starts and sizes of the words of at least `least` bytes.

    A word is a run of letters, digits and "_". Any usual symbol parts words, and so may a rare
    letter: strings and texts are cut alike, and whoever matches is looked at again.
    """
    raw = np.frombuffer(text, np.uint8)
    inside = np.zeros(len(text) + 2, np.bool_)
    np.less((raw | 32) - ord("a"), 26, out=inside[1:-1])
    inside[1:-1] |= (raw - ord("0") < 10) | (raw == ord("_")) | (raw > 127)
    if not text.isascii():
        _part_at_symbols(raw, inside[1:-1])
    run = 1  # each mark says that so many bytes from there are inside
    while run < least:
        step = min(run, least - run)
        inside = inside[:-step] & inside[step:]
        run += step
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts = edges[::2].copy()
    return starts, edges[1::2] - starts + (run - 1)


def _part_at_symbols(raw: NDArray[np.uint8], inside: NDArray[np.bool_]) -> None:
    """Unmark the usual punctuation and symbols of two, three and four bytes."""
    leads = np.flatnonzero(raw >= 0xC2)
    leads = leads[leads < len(raw) - 1]
    lead, second = raw[leads], raw[leads + 1]
    arabic = (lead == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F))
    two = (lead == 0xC2) | arabic  # U+0080 to U+00BF
    three = ((lead == 0xE2) & (second < 0xB0)) | (  # U+2000 to U+2BFF
        (lead == 0xE3) & (second == 0x80)  # U+3000 to U+303F
    )
    three |= (lead == 0xEF) & (second >= 0xB8)  # variation selectors, full width, marks
    three |= (lead == 0xE0) & (second == 0xA5)  # the danda, and some letters of Devanagari
    for size, mask in ((2, two), (3, three), (4, lead >= 0xF0)):  # emoji and rare scripts
        for offset in range(size):
            where = leads[mask] + offset
            inside[where[where < len(inside)]] = False


def word_hashes(text: bytes, starts: Offsets, sizes: Offsets) -> Hashes:
    """Hash size, first and last eight bytes of each word."""
    return stretch_hashes(windows(text), starts, sizes)


def windows(text: bytes) -> Hashes:
    """Return the eight bytes that end before each place of a text, then those from each place.

    Item `i` holds what ends before place `i`, item `i + WINDOW` what begins there; zeros stand
    before and behind the text.
    """
    return np.ndarray((len(text) + WINDOW + 1,), "<u8", _PAD + text + _PAD, strides=(1,))


def stretch_hashes(of: Hashes, starts: Offsets, sizes: Offsets) -> Hashes:
    """Hash size, first and last eight bytes of each stretch of the text with these windows."""
    first = of[starts + WINDOW] & _MASKS[np.minimum(sizes, WINDOW)]
    last = of[starts + sizes]
    last *= sizes > WINDOW
    return mixed(first ^ last * _OTHER ^ sizes.astype(np.uint64))


def mixed(values: Hashes) -> Hashes:
    """Spread 64-bit numbers over all their bits (not cryptographic: only ever compared in full)."""
    hashed = values * _FACTOR
    hashed ^= hashed >> np.uint64(32)
    hashed *= _OTHER
    return hashed
