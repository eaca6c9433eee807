"""How ordinary a handle is: whether it is a word or name that people use anyway."""

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgpack
import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import WORD, fold, tables

# The languages of news comments.
_CODES = "ar cs de en es fr it ja ko nl pl pt ro ru sv tr uk zh"
LANGUAGES = _CODES.split()
_OWN_SCRIPTS = ("el", "fa", "he", "hi")  # whose texts are told by their letters
_NAME_LANGUAGES = 5
UNKNOWN = 999  # rarer than any list tells
RARE = 600  # centibels: once per million words
_DEEPEST, _DEEPEST_ENGLISH = 640, 900
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_AT_ONCE = 1 << 16  # words
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-ZА-ЯÀ-ÖØ-Þ])(?=[A-ZА-ЯÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][^\W\d_A-Z])"
    # Katakana and Latin letters beside Chinese signs: カモメ船長.
    r"|(?<=[ァ-ヺーA-Za-z])(?=[一-鿿])|(?<=[一-鿿])(?=[ァ-ヺA-Za-z])"
)


def letters_hash(letters: str) -> int:
    """Return a 64-bit hash of folded letters, the same in every run."""
    value = 0
    for letter in letters:
        value = (value * _BASE + ord(letter)) & _MASK
    return value


class _Lists(NamedTuple):
    """Words by the hashes of their letters, sorted: how rare each is, whether it is a name.

    Entries `first[i]` to `first[i + 1]` of `levels` and `languages` tell how rare word i is where.
    """

    hashes: NDArray[np.uint64]
    least: NDArray[np.uint16]
    names: NDArray[np.bool_]
    first: NDArray[np.int64]
    levels: NDArray[np.uint16]
    languages: NDArray[np.uint8]


@cache
def _lists() -> _Lists:
    """Return the folded words of all languages.

    Names are about as frequent in every language, other words in one and perhaps its kin: a word
    that five languages use alike (within a factor of ten) counts as a name.
    """
    found = [_known_to(language) for language in (*LANGUAGES, *_OWN_SCRIPTS)]
    _powers.cache_clear()
    hashes, levels = (np.concatenate(column) for column in zip(*found, strict=True))
    sizes = [len(language) for language, _ in found]
    order = np.argsort(hashes)
    hashes, levels = hashes[order], levels[order]
    languages = np.repeat(np.arange(len(found), dtype=np.uint8), sizes)[order]
    first = np.flatnonzero(np.diff(hashes, prepend=hashes[0] ^ np.uint64(1)))
    least = np.minimum.reduceat(levels, first)
    group_of = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(hashes))))
    alike = (levels <= least[group_of] + 100) & (languages < len(LANGUAGES))
    names = np.bincount(group_of, weights=alike) >= _NAME_LANGUAGES
    return _Lists(hashes[first], least, names, np.append(first, len(levels)), levels, languages)


def _known_to(language: str) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
    """Return the hashes of the words of a language and their levels; words weigh ten times that."""
    words, sizes = [], []
    for group in levels(language, _DEEPEST_ENGLISH if language == "en" else _DEEPEST):
        words += group
        sizes.append(len(group))
    return word_hashes(words), np.repeat(np.arange(len(sizes), dtype=np.uint16), sizes)


def levels(language: str, deepest: int) -> Iterator[list[str]]:
    """Yield the words of a language that are 0, 1, 2 … centibels rare, up to `deepest`.

    Only the head of a large list is read: the rest is ten times as long, and of names mostly.
    """
    folder = _folder()
    lists = (folder / f"{size}_{language}.msgpack.gz" for size in ("large", "small"))
    with gzip.open(next(filter(Path.exists, lists))) as file:
        reader = msgpack.Unpacker(file)
        groups = reader.read_array_header() - 1
        reader.skip()  # a header
        for _ in range(min(groups, deepest)):
            yield reader.unpack()


def _folder() -> Path:
    """Return where wordfreq keeps its lists: they are all of it that is needed, and it is slow."""
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("wordfreq is not installed")
    return Path(package.origin).parent / "data"


def word_hashes(words: list[str]) -> NDArray[np.uint64]:
    """Return `letters_hash` of each folded word, some words at a time: the arrays stay small."""
    steps = range(0, len(words), _AT_ONCE)
    return np.concatenate([_hashes_of(words[start : start + _AT_ONCE]) for start in steps])


def _hashes_of(words: list[str]) -> NDArray[np.uint64]:
    """Hash words by one running sum: in whole numbers modulo 2^64 the odd base has an inverse.

    A letter counts letter / base^i at its place i in the row of all letters, so that a difference
    of two sums, times the base's power at the last letter, is the hash of what is between.
    """
    table, kinds = tables()
    joined = ("\0".join(words) + "\0").encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(joined, dtype=np.uint32)
    points = points[kinds[points] & WORD > 0]
    room = 1 << len(points).bit_length()  # few lengths of powers, each made once
    sums = np.cumsum(table[points] * _powers(_INVERSE, room)[: len(points)])
    edges = np.flatnonzero(points == 0)
    hashes: NDArray[np.uint64] = np.diff(sums[edges], prepend=np.uint64(0))
    return hashes * _powers(_BASE, room)[np.maximum(edges - 1, 0)]


@cache
def _powers(base: int, count: int) -> NDArray[np.uint64]:
    factors = np.full(count, base, dtype=np.uint64)
    factors[:1] = 1
    return np.multiply.accumulate(factors)


@lru_cache(maxsize=1 << 14)
def _known(letters: str) -> int | None:
    """Return which word of the lists folded letters are."""
    hashes = _lists().hashes
    wanted = letters_hash(letters)
    found = bisect_left(hashes.data, wanted)  # on an array, each step would box a number
    return found if found < len(hashes) and int(hashes[found]) == wanted else None


def rarity(letters: str) -> int:
    """Return how rare a folded word is in centibels: 300 is 1 in 1,000 words, 999 unknown."""
    word = _known(letters)
    return UNKNOWN if word is None else int(_lists().least[word])


def is_name(letters: str) -> bool:
    """Whether a folded word is the name of a person or place that many languages know."""
    word = _known(letters)
    return word is not None and bool(_lists().names[word])


def rarities(letters: str) -> list[int]:
    """Return how rare a folded word is in each of `LANGUAGES`; 0 where it is not known."""
    found = [0] * len(LANGUAGES)
    word = _known(letters)
    if word is not None:
        lists = _lists()
        here = slice(lists.first[word], lists.first[word + 1])
        pairs = zip(lists.languages[here].tolist(), lists.levels[here].tolist(), strict=True)
        for language, level in pairs:
            if language < len(LANGUAGES) and not 0 < found[language] <= level:
                found[language] = level  # of several spellings, the commonest
    return found


def pieces(handle: str) -> list[str]:
    """Cut a handle into its words and numbers.

    >>> pieces("AnnaBerg_77")
    ['Anna', 'Berg', '77']
    """
    words = _PIECES.findall(handle if handle.isascii() else _without_marks(handle))
    if (
        handle.islower()
        or handle.istitle()
        or all(word.islower() or word.istitle() or word.isdigit() for word in words)
    ):
        return words
    return [part for word in words for part in _CAMEL.split(word)]


def _without_marks(handle: str) -> str:
    """Leave out the marks above and below letters, which part no words."""
    return "".join(sign for sign in handle if not unicodedata.category(sign).startswith("M"))


def ordinary(handle: str) -> bool:
    """Whether a handle is one word or name that texts use anyway, once per million words.

    >>> ordinary("Justice"), ordinary("Zyxomir"), ordinary("Justice Done")
    (True, False, False)
    """
    if len(handle.split()) != 1:
        return False
    letters = fold(handle)
    return len(letters) < 3 or letters.isdigit() or rarity(letters) <= RARE
