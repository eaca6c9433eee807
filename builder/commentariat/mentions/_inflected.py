"""Which words of a text are a name in one of its other cases."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_
from typing import NamedTuple

from commentariat.mentions._cases import FOND, OWNED, cyrillic, inflected, slavic_signs
from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import fold
from commentariat.mentions._form import CASED, FREE, NAMED, Form, first_names
from commentariat.mentions._languages import spoken_around
from commentariat.mentions._words import pieces

# What stands behind these is in the case that they ask for, whatever case the name is in.
_POLISH = ("z", "ze", "od", "do", "w", "we", "na", "spod", "znad", "dla")
_RUSSIAN = ("из", "с", "со", "от", "для", "на", "в", "во", "без", "под", "над", "о", "у")
_UKRAINIAN = ("з", "зі", "із", "від", "до", "під")
_CZECH = ("s", "se", "u", "v", "ve", "zo", "so", "vo", "pod", "nad")
_PREPOSITIONS = frozenset(map(fold, (*_POLISH, *_RUSSIAN, *_UKRAINIAN, *_CZECH)))
_NEXT = re.compile(r"(?:[ \u00a0_.-]|\r?\n)?([^\W_]+)")
_DECLINING = ("pl", "cs")  # in Latin letters


def words_at(text: str, at: int, most: int) -> Sequence[str]:
    """Return the words that stand at a place of a text with no more than a gap between them."""
    words: list[str] = []
    while len(words) < most and (found := _NEXT.match(text, at)) is not None:
        words += pieces(found.group(1))
        at = found.end()
    return words[:most]


class _Word(NamedTuple):
    """A word of a handle: its folded letters, what they may become, its script."""

    letters: str
    cases: Mapping[str, int]
    russian: bool

    def may_be(self, word: str) -> bool:
        """Whether a word of a text is another case of it, in the same script."""
        named = word.endswith("ová")  # a surname, and not the word for what is hers
        return fold(word) in self.cases and cyrillic(word) == self.russian and not named


def declined_so(handle: str, words: Sequence[str]) -> bool:
    """Whether words of a text are a handle in another case, or one of its words."""
    own = _words(handle)
    if len(words) == 1:
        return any(one.may_be(words[0]) for one in own)
    return len(words) == len(own) and _agree(own, list(map(fold, words)))


def in_case(handle: str, spelt: Mapping[str, Form], words: Sequence[str]) -> Form | None:
    """Return the form of a handle that words are, all in one of the oblique cases.

    One word may be any word of the handle up to a preposition, several are the whole handle.
    """
    own, letters, fond = fold(handle), list(map(fold, words)), False
    if len(words) == 1:
        word = next((one for one in _words(handle) if one.may_be(words[0])), None)
        own = word.letters if word else ""
        fond = word is not None and word.cases[letters[0]] == FOND
    elif not declined_so(handle, words):
        return None
    form = spelt.get(own)
    if form is None:
        return None
    gaps = frozenset(list(accumulate(map(len, letters)))[:-1])
    known = form.need == FREE and len(words) == 1 and is_known(words[0], letters[0])
    need = NAMED if fond else CASED if known else form.need
    return form._replace(letters="".join(letters), gaps=gaps, need=need)


def may_be_declined(handle: str, text: str, at: int) -> bool:
    """Whether words around a place may be of a language that declines the words of a handle."""
    if slavic_signs(handle) or any(map(cyrillic, pieces(handle))):
        return True
    return spoken_around(text, at, at) in (*_DECLINING, None)


@lru_cache(maxsize=1 << 11)
def _words(handle: str) -> Sequence[_Word]:
    """Return the words of a handle; those from a preposition on, and numbers, stay as they are."""
    found: list[_Word] = []
    stay = False
    for word in pieces(handle):
        letters = fold(word)
        stay = stay or letters in _PREPOSITIONS
        cases = {} if stay or word.isdigit() else inflected(word)
        if cyrillic(word) and letters not in first_names():  # or Малинин would be Малина's
            cases = {case: which for case, which in cases.items() if which != OWNED}
        found.append(_Word(letters, cases, cyrillic(word)))
    return found


def _agree(own: Sequence[_Word], letters: Sequence[str]) -> bool:
    """Whether folded words are those of a handle in one case, or as they are there."""
    cases = [
        word.cases.get(other, 0)
        for word, other in zip(own, letters, strict=True)
        if word.letters != other
    ]
    return bool(cases) and reduce(and_, cases) > 0
