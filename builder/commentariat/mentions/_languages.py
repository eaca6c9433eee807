"""Whether a word is one of the language that the words around it are of."""

from collections.abc import Iterable
from functools import lru_cache

from commentariat.mentions._words import LANGUAGES, rarities

_ABSENT = 800  # centibels: what a word counts that a language does not know
_FEWEST = 4  # known words that tell a language
_LIKELY = 0.75  # of what speaks for the likeliest language
_LOAN = 540  # centibels: words as rare as that have come from other languages, names mostly,
_HOME = 50  # unless that is about as common as they are anywhere
_GERMAN = LANGUAGES.index("de")


def strange(letters: str, around: Iterable[str]) -> bool:
    """Whether no language that folded words around may be of has a folded word of its own.

    A name is written in small letters among words of any language, a word only among its own.

    >>> strange("nachricht", ["this", "is", "what", "you", "wrote", "about", "me"])
    True
    >>> strange("message", ["this", "is", "what", "you", "wrote", "about", "me"])
    False
    """
    speaks = _speaks(around)
    likely = _LIKELY * max(speaks, default=0)
    known = _known(letters)
    home = max(known) - _HOME
    own = (weight >= min(_ABSENT - _LOAN, home) for weight in known)
    return likely > 0 and not any(
        here and weight >= likely for here, weight in zip(own, speaks, strict=True)
    )


def is_german(letters: str) -> bool:
    """Whether German has a folded word."""
    return _known(letters)[_GERMAN] > 0


def german(around: Iterable[str]) -> bool:
    """Whether folded words are most likely German."""
    speaks = _speaks(around)
    return bool(speaks) and speaks[_GERMAN] >= _LIKELY * max(speaks)


def _speaks(words: Iterable[str]) -> list[int]:
    """Return how much speaks for each language; nothing where words are too few to tell."""
    known = [weights for weights in map(_known, words) if any(weights)]
    return list(map(sum, zip(*known, strict=True))) if len(known) >= _FEWEST else []


@lru_cache(maxsize=1 << 14)
def _known(letters: str) -> tuple[int, ...]:
    """Return how common a folded word is in each language, 0 where it is not known."""
    return tuple(level and max(_ABSENT - level, 1) for level in rarities(letters))
