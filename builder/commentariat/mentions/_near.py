"""Whole handles of several words of which one is misspelt, found by another that is not."""

import re

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._fold import fold
from commentariat.mentions._typos import one_edit
from commentariat.mentions._words import pieces

_NEXT = re.compile(r" [^\W\d_]+")
_SHORTEST = 4  # letters of a word that is known with one of them wrong
_MOST = 4  # words


def misspelt(text: str, found: Candidate) -> tuple[int, int] | None:
    """Return where a handle stands of which a candidate is one word, and one other is misspelt.

    All words must have the capitals of a name: who they belong to is told by nothing else.
    """
    form = found.form
    if form.kind != "part" or form.gaps or not text[found.start].isupper():
        return None
    own = list(map(fold, pieces(form.handle)))
    at = next((at for at, word in enumerate(own) if form.letters.startswith(word[:-1])), None)
    if not 1 < len(own) <= _MOST or at is None:
        return None
    own[at] = form.letters  # which may be another case
    start, end = _stretch(text, found, at, len(own) - at - 1)
    words = text[start:end].split(" ")
    wrong = [pair for pair in zip(map(fold, words), own, strict=False) if pair[0] != pair[1]]
    fits = len(words) == len(own) and len(wrong) == 1 and all(w[:1].isupper() for w in words)
    near = fits and len(wrong[0][1]) >= _SHORTEST and one_edit(*wrong[0])
    return (start, end) if near else None


def _stretch(text: str, found: Candidate, before: int, after: int) -> tuple[int, int]:
    """Return where so many words before a candidate begin, and so many behind it end."""
    start, end = found.start, found.end
    for _ in range(before):
        start = text.rfind(" ", 0, max(start - 1, 0)) + 1
    for _ in range(after):
        step = _NEXT.match(text, end)
        end = step.end() if step else end
    return start, end
