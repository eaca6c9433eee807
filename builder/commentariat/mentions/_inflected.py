"""Which words of a text are a name in one of its other cases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from commentariat.mentions._cases import EVERY, cyrillic, inflected, polish_signs
from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._forms import CASED, FREE, Form
from commentariat.mentions._languages import likeliest, speaks
from commentariat.mentions._words import pieces

# What stands behind these is in the case that they ask for, whatever case the name is in.
_POLISH = ("z", "ze", "od", "do", "w", "we", "na", "spod", "znad", "dla")
_RUSSIAN = ("из", "с", "со", "от", "для", "на", "в", "во", "без", "под", "над", "о", "у")
_PREPOSITIONS = frozenset(map(fold, (*_POLISH, *_RUSSIAN)))
_NEXT = re.compile(r"(?:[ \u00a0_.-]|\r?\n)?([^\W_]+)")
_AROUND = 100  # signs on each side that tell the language


def words_at(text: str, at: int, most: int) -> Sequence[str]:
    """Return the words that stand at a place of a text with no more than a gap between them."""
    words: list[str] = []
    while len(words) < most and (found := _NEXT.match(text, at)) is not None:
        words.append(found.group(1))
        at = found.end()
    return words


def declined_so(handle: str, word: str) -> bool:
    """Whether a word of a text is some word of a handle in another case."""
    return any(_is_case(word, own) for own in _declinable(handle))


def in_case(handle: str, spelt: Mapping[str, Form], words: Sequence[str]) -> Form | None:
    """Return the form of a handle that words are, all in one of the oblique cases.

    One word may be any word of the handle up to a preposition, several are the whole handle.
    """
    own, letters = list(_declinable(handle)), list(map(fold, words))
    if len(words) == 1:
        word = next((one for one in own if _is_case(words[0], one)), "")
        form = spelt.get(fold(word))
    else:
        form = spelt.get(fold(handle)) if _agree(pieces(handle), len(own), letters) else None
    if form is None:
        return None
    gaps = frozenset(list(accumulate(map(len, letters)))[:-1])
    known = form.need == FREE and len(words) == 1 and is_known(words[0], letters[0])
    need = CASED if known else form.need
    return form._replace(letters="".join(letters), gaps=gaps, need=need)


def may_be_declined(handle: str, text: str, at: int) -> bool:
    """Whether words around a place may be of a language that declines the words of a handle."""
    if polish_signs(handle) or any(map(cyrillic, pieces(handle))):
        return True
    around = text[max(0, at - _AROUND) : at + _AROUND]
    return likeliest(speaks(folded_words(around))) in ("pl", None)


def _is_case(word: str, own: str) -> bool:
    """Whether a word of a text is another case of a word of a handle, in the same script."""
    return fold(word) in inflected(own) and cyrillic(word) == cyrillic(own)


def _declinable(handle: str) -> Iterator[str]:
    """Yield the words of a handle up to a preposition."""
    for word in pieces(handle):
        if fold(word) in _PREPOSITIONS:
            return
        if not word.isdigit():
            yield word


def _agree(own: Sequence[str], declinable: int, letters: Sequence[str]) -> bool:
    """Whether words are those of a handle in one case, or as they are there."""
    if len(letters) != len(own):
        return False
    cases, changed = EVERY, False
    for number, (word, other) in enumerate(zip(own, letters, strict=True)):
        same = fold(word) == other
        declined = inflected(word).get(other, 0) if number < declinable else 0
        cases &= EVERY if same else declined
        changed |= not same
    return changed and cases > 0
