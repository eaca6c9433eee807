"""How ordinary a handle is: whether it is a word or name that people use anyway."""

import re
from functools import cache, lru_cache

import numpy as np
import wordfreq
from numpy.typing import NDArray

from commentariat.mentions._fold import fold, stream

# The languages of news comments; a small list holds what occurs once per million words.
_LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "zh",
    "ja",
    "ko",
)
_UNKNOWN = 999  # rarer than any list tells
_RARE = 600  # centibels: once per million words
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][^\W\d_A-Z])")


def letters_hash(letters: str) -> int:
    """Return a 64-bit hash of folded letters, the same in every run."""
    value = 0
    for letter in letters:
        value = (value * _BASE + ord(letter)) & _MASK
    return value


@cache
def _lists() -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
    """Hashes of the folded words of every language, sorted, and how rare each is (centibels)."""
    words: list[str] = []
    rarity: list[int] = []
    for language, size in [*((name, "small") for name in _LANGUAGES), ("en", "large")]:
        for level, group in enumerate(wordfreq.get_frequency_list(language, size)):
            words += group
            rarity += [level] * len(group)
    wordfreq.get_frequency_list.cache_clear()  # the words weigh ten times what their hashes weigh
    hashes = _hashes(words)
    order = np.lexsort((np.array(rarity), hashes))
    hashes, levels = hashes[order], np.array(rarity, dtype=np.uint16)[order]
    first = np.flatnonzero(np.diff(hashes, prepend=hashes[0] ^ np.uint64(1)))
    return hashes[first], levels[first]


def _hashes(words: list[str]) -> NDArray[np.uint64]:
    folded = stream(words)
    begin = np.concatenate([[0], folded.edges[:-1] + 1])
    length = folded.edges - begin
    out = np.zeros(len(words), dtype=np.uint64)
    for step in range(int(length.max())):
        alive = np.flatnonzero(length > step)
        out[alive] = out[alive] * np.uint64(_BASE) + folded.letters[begin[alive] + step]
    return out


@lru_cache(maxsize=1 << 16)
def rarity(letters: str) -> int:
    """Return how rare a folded word is in centibels: 300 is 1 in 1,000 words, 999 unknown."""
    hashes, levels = _lists()
    wanted = np.uint64(letters_hash(letters))
    found = int(np.searchsorted(hashes, wanted))
    return int(levels[found]) if found < len(hashes) and hashes[found] == wanted else _UNKNOWN


def pieces(handle: str) -> list[str]:
    """Cut a handle into its words and numbers.

    >>> pieces("AnnaBerg_77")
    ['Anna', 'Berg', '77']
    """
    return [part for word in _PIECES.findall(handle) for part in _CAMEL.split(word)]


def ordinary(handle: str) -> bool:
    """Whether a handle is one word or name that texts use anyway, once per million words.

    >>> ordinary("Justice"), ordinary("Zyxomir"), ordinary("Justice Done")
    (True, False, False)
    """
    if len(handle.split()) != 1:
        return False
    letters = fold(handle)
    return letters.isdigit() or len(letters) < 3 or rarity(letters) <= _RARE


def distinctive(handle: str) -> bool:
    """Whether a handle can stand for nobody and nothing else, wherever it occurs on the site.

    Not so: what a word list knows, short handles, numbers, one plain word of less than seven
    letters, several words (`First Last` may be in the news), a word with a year or a small number
    (`euro2016`).

    >>> [distinctive(name) for name in ("anna_berg_77", "Zyxomir Tal", "zyxomir", "Euro2016")]
    [True, False, True, False]
    """
    letters = fold(handle)
    if len(letters) < 6 or letters.isdigit() or len(handle.split()) != 1:
        return False
    if rarity(letters) != _UNKNOWN or "." in handle.strip("."):
        return False
    parts = pieces(handle)
    numbers = [part for part in parts if part.isdigit()]
    if numbers:
        stems = [part for part in parts if not part.isdigit()]
        plain = all(len(part) < 3 or rarity(fold(part)) <= _RARE for part in stems)
        small = all(len(part) < 3 or re.fullmatch("(19|20)[0-9]{2}", part) for part in numbers)
        return not (plain and small and len(stems) == 1)
    return len(letters) >= (7 if len(parts) == 1 else 8)
