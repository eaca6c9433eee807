"""Whether a word is one of the language that the words around it are of."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from commentariat.mentions._fold import folded_words
from commentariat.mentions._words import LANGUAGES, UNKNOWN, rarities, rarity

_ABSENT = 800  # centibels: what a word counts that a language does not know
_AROUND = 100  # signs on each side of a place that tell its language
_FEWEST = 4  # known words that tell a language
LIKELY = 0.75  # of what speaks for the likeliest language
_LOAN = 540  # centibels: words as rare as that have come from other languages, names mostly,
_HOME = 50  # unless that is about as common as they are anywhere
_GERMAN = LANGUAGES.index("de")


def strange(letters: str, spoken: Sequence[int]) -> bool:
    """Whether no language that the words around may be of (`speaks`) has a folded word of its own.

    A name is written in small letters among words of any language, a word only among its own.

    >>> english = speaks(["this", "is", "what", "you", "wrote", "about", "me"])
    >>> strange("nachricht", english), strange("message", english)
    (True, False)
    """
    likely = LIKELY * max(spoken, default=0)
    known = _known(letters)
    home = max(known) - _HOME
    own = (weight >= min(_ABSENT - _LOAN, home) for weight in known)
    return likely > 0 and not any(
        here and weight >= likely for here, weight in zip(own, spoken, strict=True)
    )


def rarity_among(letters: str, spoken: Sequence[int]) -> int:
    """Return how rare a folded word is in the languages that the words around may be of."""
    if not spoken:
        return rarity(letters)
    likely = LIKELY * max(spoken)
    levels = zip(rarities(letters), spoken, strict=True)
    return min((level for level, weight in levels if level and weight >= likely), default=UNKNOWN)


def spoken_around(text: str, start: int, end: int) -> str | None:
    """Return the language that the words around a place of a text are most likely of."""
    return likeliest(speaks(folded_words(text[max(0, start - _AROUND) : end + _AROUND])))


def is_german(letters: str) -> bool:
    """Whether German has a folded word."""
    return _known(letters)[_GERMAN] > 0


def may_be(language: str, spoken: Sequence[int]) -> bool:
    """Whether words may be of a language; too few tell nothing."""
    return not spoken or spoken[LANGUAGES.index(language)] >= LIKELY * max(spoken)


def likely(spoken: Sequence[int]) -> list[str]:
    """Return the languages that words are most likely of; none where they tell nothing."""
    return [language for language in LANGUAGES if spoken and may_be(language, spoken)]


def likeliest(spoken: Sequence[int]) -> str | None:
    """Return the language that words are most likely of; None where they tell nothing."""
    return LANGUAGES[spoken.index(max(spoken))] if spoken else None


def speaks(words: Iterable[str]) -> list[int]:
    """Return how much speaks for each language; nothing where words are too few to tell."""
    known = [weights for weights in map(_known, words) if any(weights)]
    return list(map(sum, zip(*known, strict=True))) if len(known) >= _FEWEST else []


@lru_cache(maxsize=1 << 14)
def _known(letters: str) -> tuple[int, ...]:
    """Return how common a folded word is in each language, 0 where it is not known."""
    return tuple(level and max(_ABSENT - level, 1) for level in rarities(letters))
