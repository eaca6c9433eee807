"""One spelling of a handle, and which words are first names that people are called by."""

import re
from functools import cache
from typing import NamedTuple

from commentariat.mentions._fold import fold
from commentariat.mentions._names import AMBIGUOUS, FIRST_NAMES
from commentariat.mentions._nicknames import given_names
from commentariat.mentions._words import pieces, rarity

FREE, CASED, NAMED = 0, 1, 2
"""Needs no context; needs the capitals of a name; needs a context in which only a name stands."""

_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\u200d\ufe0f]+$")
_TYPO_LETTERS, _MERE_TYPO_LETTERS = 7, 9
_MERE_TYPO = 700  # centibels
_SHORTEST_TYPO = 5
_NO_WORD, _NAME_LETTERS = 430, 4


class Form(NamedTuple):
    """One spelling: its folded letters, where in them a gap is allowed, and what it needs.

    `kind` is "full" for a whole handle, "part" for a piece of one; `handle` is the raw handle;
    `rare` is how rare its words are together, if they hardly meet by chance, otherwise 0; `nick`
    says that it stands for a first name in the handle, and is no case of that; `lead` is how many
    letters at its beginning are no part of the name.
    """

    letters: str
    gaps: frozenset[int]
    kind: str
    need: int
    handle: str
    rare: int = 0
    nick: bool = False
    lead: int = 0

    @property
    def signs(self) -> str:
        """The pictures that the handle ends with."""
        signs = None if self.handle.isascii() else _SIGNS.search(self.handle)
        return signs.group() if signs else ""

    @property
    def calls(self) -> bool:
        """Whether people are called so: a whole handle, or the first word of one."""
        first = self.kind == "full" or fold(self.handle).startswith(self.letters)
        return first or self.person

    @property
    def person(self) -> bool:
        """Whether it is a first name, perhaps in some case."""
        if self.nick or self.letters in first_names():
            return True
        first = fold(pieces(self.handle)[0])
        return first in first_names() and self.letters[:3] == first[:3]

    @property
    def one_of_words(self) -> bool:
        """Whether it is one word of a handle that has others, or stands for one."""
        if self.nick or self.kind != "part" or self.gaps:
            return self.nick
        return len([piece for piece in pieces(self.handle) if not piece.isdigit()]) > 1

    @property
    def mere(self) -> bool:
        """Whether it is one of several words that nobody is called by."""
        return self.one_of_words and self.letters not in called()

    @property
    def typos(self) -> bool:
        """Whether the form is long enough to be known with a letter wrong."""
        least = _MERE_TYPO_LETTERS if self.mere else _TYPO_LETTERS
        if len(self.letters) < least or any(map(str.isdigit, self.letters[:6])):
            return False
        return not self.mere or rarity(self.letters) >= _MERE_TYPO

    @property
    def slips(self) -> bool:
        """Whether it is known with a letter wrong as a word that is none, where a name is."""
        fits = _SHORTEST_TYPO <= len(self.letters) <= _TYPO_LETTERS and self.letters.isalpha()
        return fits and not self.mere and not self.gaps


@cache
def first_names() -> frozenset[str]:
    """Return the first names that are hardly anything else."""
    long = (name for name in given_names() if len(name) >= _NAME_LETTERS)
    return FIRST_NAMES.union(name for name in long if rarity(name) >= _NO_WORD)


@cache
def called() -> frozenset[str]:
    """Return the first names that people are called by, in small letters too."""
    return first_names() - AMBIGUOUS
