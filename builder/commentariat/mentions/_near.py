"""Whole handles of several words of which one is misspelt, found by another that is not.

Or where the first name stands in one of the forms that its bearer is called by, or behind the last.
"""

import re

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._drawn import drawn_out
from commentariat.mentions._fold import fold
from commentariat.mentions._form import Form, first_names
from commentariat.mentions._names import FIRST_NAMES
from commentariat.mentions._nicknames import nicknames
from commentariat.mentions._typos import one_edit
from commentariat.mentions._words import RARE, pieces, rarity

_NEXT = re.compile(r"[ _.\-]([^\W_]+)")
_LAST = re.compile(r"(?:[^\W_]+[ _.\-]|(?<![^\W_])[^\W\d_]\. )$")
_BETWEEN = re.compile(r"\. |[ _.\-]")
_REVERSED = re.compile(r"([^\W_]+),? ([^\W_]+)")
_LONGEST = 24  # letters of a word before
_SHORTEST = 4  # letters of a word that is known with one of them wrong
_MOST, _TWO = 4, 2  # words
_COMMON = 500  # centibels: words that hardly are another one misspelt


def misspelt(text: str, found: Candidate) -> tuple[int, int] | None:
    """Return where a handle stands of which a candidate is one word, and one other is misspelt.

    All words must have the capitals of a name, where their script has any, or be joined as words
    are not, or the wrong one must be none: who they belong to is told by nothing else.
    """
    form = found.form
    if form.kind != "part" or form.gaps:
        return None
    own = list(map(fold, pieces(form.handle)))
    if len(own) == _TWO and own[0] in first_names() and (whole := _reversed(text, found, own)):
        return whole
    at = next((at for at, word in enumerate(own) if _stands_for(found, word)), None)
    if not 1 < len(own) <= _MOST or at is None:
        return None
    own[at] = form.letters  # which may be another case
    start, end = _stretch(text, found, at, len(own) - at - 1)
    return (start, end) if _are(text[start:end], own, form) else None


def _reversed(text: str, found: Candidate, own: list[str]) -> tuple[int, int] | None:
    """Return where the last name stands before the first, as in a register."""
    start = found.start
    if found.form.letters == own[0]:
        start -= len(own[1]) + 1 + (text[start - 2 : start - 1] == ",")
    both = _REVERSED.match(text, max(start, 0))
    if both is None or both.start() > found.start or both.end() < found.end:
        return None
    names = both.groups()
    told = list(map(fold, names)) == own[::-1] and all(name[0].isupper() for name in names)
    return both.span() if told and not text[both.start() - 1 : both.start()].isalnum() else None


def _are(surface: str, own: list[str], form: Form) -> bool:
    """Whether words are those of a handle but for one, or with a nickname among them."""
    words = _BETWEEN.split(surface)
    if len(words) != len(own):
        return False
    wrong = [pair for pair in zip(map(fold, words), own, strict=True) if pair[0] != pair[1]]
    capitals = not any(word[:1].islower() for word in words)
    if len(wrong) != 1 or len(wrong[0][1]) < _SHORTEST:
        return form.nick and not wrong and capitals
    joined = "_" in surface and "_" in form.handle
    known = capitals or joined or rarity(wrong[0][0]) >= RARE
    return known and _almost(*wrong[0])


def _almost(word: str, own: str) -> bool:
    """Whether a word is another one misspelt, drawn out or cut to its first letter."""
    if len(word) == 1:
        return own.startswith(word)
    if rarity(word) < _COMMON and word not in FIRST_NAMES:
        return False
    return one_edit(word, own) or drawn_out(word, own)


def _stands_for(found: Candidate, word: str) -> bool:
    """Whether a candidate is a word of its handle, perhaps in another case or as it is called."""
    if found.form.nick:
        return found.form.letters in nicknames(word)
    return found.form.letters.startswith(word[:-1])


def _stretch(text: str, found: Candidate, before: int, after: int) -> tuple[int, int]:
    """Return where so many words before a candidate begin, and so many behind it end."""
    start, end = found.start, found.end
    for _ in range(before):
        step = _LAST.search(text, max(0, start - _LONGEST), start)
        start = step.start() if step else start
    for _ in range(after):
        step = _NEXT.match(text, end)
        end = step.end() if step else end
    return start, end
