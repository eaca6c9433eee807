"""Which handles stand for nobody and nothing else: they are replaced on a whole site."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import numpy as np

from commentariat.arrays.words import Hashes
from commentariat.mentions._fold import fold
from commentariat.mentions._words import (
    RARE,
    UNKNOWN,
    letters_hash,
    levels,
    pieces,
    rarity,
    word_hashes,
)

# Whose letters show them; other words in Latin letters may be of any of these.
_LETTERS = {
    "ru": re.compile("[а-яё]", re.IGNORECASE),
    "pl": re.compile("[ąćęłńśźż]", re.IGNORECASE),
    "de": re.compile("[äöüß]", re.IGNORECASE),
    "es": re.compile("[ñáíú]", re.IGNORECASE),
    "fr": re.compile("[çèêëàâîïôûœ]", re.IGNORECASE),
}
_LATIN, _GERMAN = ("de", "es", "fr", "pl"), ("de",)
_RAREST = 750  # centibels
_LOAN = 540  # centibels: commoner words are lent to other languages
_PART = 4  # letters of the shorter word of a German compound
_LOGIN = re.compile(r"\.[^.]*_[^.]*$|_.*\.[^.]*\d\d[^.]*$")  # no host and no file ends so
_LONG_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{4,}")
_JOINTS = ("", "s", "n", "en", "es")


def distinctive(handle: str) -> bool:
    """Whether a handle can stand for nobody and nothing else, wherever it occurs on the site.

    Not so: what a dictionary knows, short handles, numbers, one plain word of less than seven
    letters, several words (`First Last` may be in the news) without a long number, a word with a
    year or a small number (`euro2016`), what may be a host or a file (`setup.exe`).

    >>> [distinctive(name) for name in ("anna_berg_77", "Zyxomir Tal", "zyxomir", "Euro2016")]
    [True, False, True, False]
    >>> [distinctive(name) for name in ("Zyxomir Tal 4471", "dr.tal_1999", "tal.example")]
    [True, True, False]
    """
    letters = fold(handle)
    if len(letters) < 6 or letters.isdigit() or rarity(letters) != UNKNOWN:
        return False
    if "." in handle.strip(".") and not _LOGIN.search(handle):
        return False
    parts = pieces(handle)
    if len(handle.split()) != 1 or any(map(str.isdigit, parts)):
        return _numbered(handle, parts)
    if len(parts) > 1:
        return len(letters) >= 8
    return len(letters) >= 7 and not is_known(handle, letters) and not _compound(handle, letters)


def _numbered(handle: str, parts: Sequence[str]) -> bool:
    """Whether numbers beside the words of a handle, or these, are too odd to meet by chance."""
    numbers = [part for part in parts if part.isdigit()]
    stems = [part for part in parts if not part.isdigit()]
    if len(handle.split()) != 1:
        return len(stems) > 1 and any(map(_LONG_NUMBER.fullmatch, numbers))
    plain = all(len(part) < 3 or rarity(fold(part)) <= RARE for part in stems)
    small = all(len(part) < 3 or re.fullmatch("(19|20)[0-9]{2}", part) for part in numbers)
    return not (plain and small and len(stems) == 1)


def is_known(handle: str, letters: str) -> bool:
    """Whether a handle of one word is a word of some dictionary; `letters` are its folded ones.

    The lists of `rarity` end at what occurs once per million words, but for English; those of
    languages that form or inflect many words are looked up as far as three in a hundred million.
    """
    if rarity(letters) < UNKNOWN:
        return True
    wanted = letters_hash(fold(handle.replace("ß", "ss")) if "ß" in handle else letters)
    return handle.isalpha() and _listed(wanted, _languages(handle, letters))


def is_of(letters: str, language: str) -> bool:
    """Whether a folded word is a rare one of a language that has a dictionary here.

    What is common in any language may be in all dictionaries, and is a word of few.
    """
    return (
        language in _LETTERS
        and rarity(letters) > _LOAN
        and _listed(letters_hash(letters), (language,))
    )


def _languages(handle: str, letters: str) -> tuple[str, ...]:
    """Return the languages that a word may be of, by its letters."""
    shown: tuple[str, ...] = ()
    if not handle.isascii():
        shown = tuple(name for name, sign in _LETTERS.items() if sign.search(handle))
    return shown or (_LATIN if letters.isascii() else ())


def _compound(handle: str, letters: str) -> bool:
    """Whether letters are two German words written as one, perhaps with a joint."""
    if not handle[0].isupper() or "de" not in _languages(handle, letters):
        return False
    return any(
        _listed(letters_hash(letters[at + len(joint) :]), _GERMAN)
        for at in range(_PART, len(letters) - _PART + 1)
        if _listed(letters_hash(letters[:at]), _GERMAN)
        for joint in _JOINTS
        if letters.startswith(joint, at) and len(letters) - at - len(joint) >= _PART
    )


def _listed(wanted: int, languages: tuple[str, ...]) -> bool:
    hashes = _dictionary(languages)
    at = bisect_left(hashes.data, wanted)  # on an array, each step would box a number
    return at < len(hashes) and int(hashes[at]) == wanted


@cache
def _dictionary(languages: tuple[str, ...]) -> Hashes:
    """Return the hashes of the words of languages, down to three in a hundred million."""
    if len(languages) != 1:
        every = [_dictionary((language,)) for language in languages]
        return _sorted(np.concatenate([np.zeros(0, np.uint64), *every]))
    return _sorted(word_hashes([word for group in levels(languages[0], _RAREST) for word in group]))


def _sorted(hashes: Hashes) -> Hashes:
    """Sort, and drop repetitions: `np.unique` would go through a table, ten times as slow."""
    hashes = np.sort(hashes)
    known: Hashes = hashes[np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)]]
    return known
