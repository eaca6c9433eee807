"""The spellings under which a commenter may be named, and how much context each of them needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commentariat.mentions._fold import fold
from commentariat.mentions._words import ordinary, pieces, rarity

FREE, CASED, NAMED = 0, 1, 2
"""Needs no context; needs the capitals of a name; needs a context in which only a name stands."""

_RARE = 600
_LONGER = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
_TITLES = frozenset(
    (
        "the",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "prof",
        "sir",
        "der",
        "die",
        "das",
        "el",
        "la",
        "los",
        "le",
    )
)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling: its folded letters, where in them a gap is allowed, and what it needs.

    `kind` is "full" for a whole handle, "part" for a piece of one; `handle` is the raw handle.
    """

    letters: str
    gaps: frozenset[int]
    kind: str
    need: int
    handle: str
    typos: bool = False


@lru_cache(maxsize=1 << 15)
def forms(handle: str, plain: bool) -> tuple[Form, ...]:
    """Return the spellings of a handle; `plain` says that it is an ordinary word or name."""
    parts = [part for part in pieces(handle) if fold(part)]
    letters = fold(handle)
    if len(letters) < 2:
        return ()
    found = {letters: _full(handle, letters, parts, plain=plain)}
    longer = fold("".join(_LONGER.get(sign, sign) for sign in handle.lower()))
    if longer != letters:
        found.setdefault(longer, Form(longer, frozenset(), "full", found[letters].need, handle))
    for form in _parts(handle, parts):
        found.setdefault(form.letters, form)
    return tuple(found.values())


def _full(handle: str, letters: str, parts: list[str], *, plain: bool) -> Form:
    gaps, length = set(), 0
    for part in parts[:-1]:
        length += len(fold(part))
        gaps.add(length)
    known = [len(part) < 3 or part.isdigit() or rarity(fold(part)) <= _RARE for part in parts]
    numbered = any(part.isdigit() for part in parts) and not letters.isdigit()
    if plain or len(letters) < 4 or (len(parts) == 1 and ordinary(handle)):
        need = NAMED
    elif len(handle.split()) > 1 and all(known) and not numbered:
        need = CASED
    else:
        need = FREE
    typos = need == FREE and len(letters) >= 7 and not letters.isdigit()
    return Form(letters, frozenset(gaps), "full", need, handle, typos)


def _parts(handle: str, parts: list[str]) -> Iterator[Form]:
    words = [part for part in parts if not part.isdigit() and fold(part) not in _TITLES]
    if len(parts) == 1:
        return
    for number, part in enumerate(words):
        letters = fold(part)
        if len(letters) < 3 or (number and len(letters) < 4):
            continue
        rare = rarity(letters) > _RARE and len(letters) >= 4
        yield Form(letters, frozenset(), "part", CASED if rare else NAMED, handle)
    stem = re.sub(r"[\d_]+$", "", handle)
    if stem != handle and len(words) > 1 and " " not in stem and len(fold(stem)) >= 5:
        gaps = frozenset(sum(len(fold(w)) for w in words[: i + 1]) for i in range(len(words) - 1))
        yield Form(fold(stem), gaps, "part", FREE if not ordinary(stem) else NAMED, handle)
