"""The spellings under which a commenter may be named, and how much context each of them needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from commentariat.mentions._fold import fold, gram
from commentariat.mentions._words import RARE, is_name, ordinary, pieces, rarity

FREE, CASED, NAMED = 0, 1, 2
"""Needs no context; needs the capitals of a name; needs a context in which only a name stands."""

_LONGER = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
_TITLES = frozenset(
    ("the", "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "der", "die", "das", "el", "la", "los")
)
_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\u200d\ufe0f]+$")
_TYPO_LETTERS = 7
# Two or more words so rare together (centibels) that only their handle joins them.
_RARE_TOGETHER = 780
_SELDOM, _SELDOM_NAME = 500, 560


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling: its folded letters, where in them a gap is allowed, and what it needs.

    `kind` is "full" for a whole handle, "part" for a piece of one; `handle` is the raw handle;
    `rare` says that its words hardly meet by chance; `first` and `last` are grams, `raw` the
    letters as bytes.
    """

    letters: str
    gaps: frozenset[int]
    kind: str
    need: int
    handle: str
    rare: bool = False
    first: int = field(init=False)
    last: int = field(init=False)
    raw: bytes = field(init=False)
    typos: bool = field(init=False)
    signs: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", gram(self.letters))
        object.__setattr__(self, "last", gram(self.letters[-4:]))
        object.__setattr__(self, "raw", self.letters.encode("utf-16-le"))
        object.__setattr__(self, "typos", self._may_be_misspelt())
        found = _SIGNS.search(self.handle)
        object.__setattr__(self, "signs", found.group() if found else "")

    def _may_be_misspelt(self) -> bool:
        """Whether the form is long and rare enough to be known with a letter wrong."""
        long = len(self.letters) >= _TYPO_LETTERS and not any(map(str.isdigit, self.letters[:6]))
        return long and self.kind == "full" and self.need == FREE


@lru_cache(maxsize=1 << 15)
def forms(handle: str, plain: bool) -> tuple[Form, ...]:
    """Return the spellings of a handle; `plain` says that it is an ordinary word or name."""
    parts = [part for part in pieces(handle) if fold(part)]
    letters = fold(handle)
    if len(letters) < 2:
        return ()
    full = _full(handle, letters, parts, plain=plain)
    found = {letters: full}
    longer = fold("".join(_LONGER.get(sign, sign) for sign in handle.lower()))
    found.setdefault(longer, Form(longer, frozenset(), "full", full.need, handle))
    for form in _parts(handle, parts):
        found.setdefault(form.letters, form)
    return tuple(found.values())


def _full(handle: str, letters: str, parts: list[str], *, plain: bool) -> Form:
    folded = [fold(part) for part in parts]
    gaps = frozenset(sum(map(len, folded[:count])) for count in range(1, len(folded)))
    known = [len(part) < 3 or part.isdigit() or rarity(part) <= RARE for part in folded]
    numbered = any(part.isdigit() for part in parts)
    together = sum(400 if len(part) < 3 else rarity(part) for part in folded)
    rare = len(parts) > 1 and together >= _RARE_TOGETHER
    if letters.isdigit():
        need = FREE if len(letters) >= 8 else NAMED
    elif _weight(letters) < 4:
        need = NAMED
    elif plain or (len(parts) == 1 and ordinary(handle)):
        need = CASED if _seldom(letters) else NAMED
    elif len(handle.split()) > 1 and all(known) and not numbered:
        need = CASED
    else:
        need = FREE
    return Form(letters, gaps, "full", need, handle, rare)


def _seldom(letters: str) -> bool:
    """Whether a capital is enough: by chance the word hardly ever has one just here."""
    return rarity(letters) > (_SELDOM_NAME if is_name(letters) else _SELDOM)


def _weight(letters: str) -> int:
    """How much a form says: a syllable or a Chinese sign as much as two letters."""
    return sum(2 if letter >= "\u1100" else 1 for letter in letters)


def _parts(handle: str, parts: list[str]) -> Iterator[Form]:
    words = [part for part in parts if not part.isdigit() and fold(part) not in _TITLES]
    if len(parts) == 1:
        return
    for number, part in enumerate(words):
        letters = fold(part)
        if _weight(letters) < (4 if number else 3):
            continue
        rare = rarity(letters) > _SELDOM_NAME and len(letters) >= 4
        yield Form(letters, frozenset(), "part", CASED if rare else NAMED, handle)
    stem = re.sub(r"[\d_]+$", "", handle)
    if stem != handle and len(words) > 1 and " " not in stem and len(fold(stem)) >= 5:
        ends = [sum(len(fold(word)) for word in words[:count]) for count in range(1, len(words))]
        need = NAMED if ordinary(stem) else FREE
        yield Form(fold(stem), frozenset(ends), "part", need, handle)
