"""The spellings under which a commenter may be named, and how much context each of them needs."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from commentariat.mentions._distinctive import is_known
from commentariat.mentions._figures import readings
from commentariat.mentions._fold import fold
from commentariat.mentions._form import CASED, FREE, NAMED, Form
from commentariat.mentions._grammar import in_arabic, in_chinese, in_german, in_greek
from commentariat.mentions._names import AMBIGUOUS, FIRST_NAMES
from commentariat.mentions._nicknames import given_names, nicknames
from commentariat.mentions._plain import PUBLIC
from commentariat.mentions._words import RARE, UNKNOWN, is_name, ordinary, pieces, rarity

_LONGER = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
TITLES = frozenset(
    ("the", "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "der", "die", "das", "el", "la", "los")
)
# What people are addressed with, before a name.
_ADDRESS = re.compile(r"(?i:dr|mrs?|ms|miss|prof|sir)(?=[\W_A-Z])")
_COMPOUND = re.compile(r"[\s_](?:\S*[a-z][A-Z]|\S*\w[^\w\s]\w)|(?:[a-z][A-Z]|\w[^\w\s]\w)\S*[\s_]")
# Two or more words so rare together (centibels) that only their handle joins them.
_RARE_TOGETHER, _RARE_PHRASE = 780, 880
# Letters of a first name within a word, and of what else there is of that.
LEAST_NAME, MOST_NAME, LEAST_AROUND = 4, 9, 3
WITHIN = FIRST_NAMES - AMBIGUOUS
_SMALL = 300  # centibels: words that hold sentences together
LONGEST = 200  # signs of a name
_SELDOM, _SELDOM_NAME = 500, 560


@lru_cache(maxsize=1 << 12)
def forms(handle: str, plain: bool) -> Mapping[str, Form]:
    """Return the spellings of a handle by their letters; `plain`: it is an ordinary word."""
    letters = fold(handle)
    if len(letters) < 2:
        return {}
    parts = [folded for part in pieces(handle) if (folded := fold(part))]
    ends = list(accumulate(map(len, parts)))
    need, rare = _need(handle, letters, parts, plain=plain)
    full = Form(letters, frozenset(ends[:-1]), "full", need, handle, rare)
    found = {letters: full}
    if _overlong(handle):
        return found
    for form in _others(full, parts, ends):
        found.setdefault(form.letters, form)
    for word in readings(handle):
        known = rarity(fold(word)) < UNKNOWN
        for form in forms(word.capitalize() if known else word, ordinary(word)).values():
            found.setdefault(form.letters, form)
    if not handle.isascii():
        for form in (*in_greek(list(found.values())), *in_chinese(handle), *in_arabic(full)):
            found.setdefault(form.letters, form)
    return found


def _others(full: Form, parts: list[str], ends: list[int]) -> Iterator[Form]:
    """Yield what else than the whole handle is made of its words."""
    handle = full.handle
    if not handle.isascii():
        longer = fold("".join(_LONGER.get(sign, sign) for sign in handle.lower()))
        yield Form(longer, frozenset(), "full", full.need, handle)
    if len(parts) > 1:
        yield from in_german(full, parts)
        yield from _parts(handle, parts, ends)
    yield from _names_within(handle, parts)


def _overlong(handle: str) -> bool:
    """Whether a handle is too long for a name: of a whole text, its words stand for nobody."""
    return len(handle) > LONGEST


def titled(handle: str) -> bool:
    """Whether a handle begins with what people are addressed with."""
    return _ADDRESS.match(handle) is not None


def several(handle: str) -> bool:
    """Whether a handle is of three or more words: the first or the last may be left out."""
    return len(handle.replace("_", " ").split()) > 2


def compound(handle: str) -> bool:
    """Whether a word of several in a handle is of several pieces: "Ann O'Brien"."""
    plain = handle.replace(" ", "").replace("_", "").isalnum()
    if plain and (handle.istitle() or handle.islower()):
        return False
    return _COMPOUND.search(handle) is not None


def nickname(handle: str, spelt: Mapping[str, Form], letters: str) -> Form | None:
    """Return letters as a form of a handle, if somebody is called so whose first name it holds.

    `spelt` holds its other forms; the first of its words that is a given name is looked at.
    """
    names = (nicknames(word) for word in map(fold, pieces(handle)) if word in spelt)
    own = next(filter(None, names), {}).get(letters)
    if own is None:
        return None
    return Form(letters, frozenset(), "part", NAMED, handle, nick=not own)


def _need(handle: str, letters: str, parts: list[str], *, plain: bool) -> tuple[int, int]:
    """What a whole handle needs, and whether its words hardly meet by chance."""
    if letters.isdigit():
        return (FREE if len(letters) >= 8 else NAMED), 0
    if _weight(letters) < 4:
        return NAMED, 0
    if len(parts) == 1:
        known = plain or letters in PUBLIC or is_known(handle, letters)
        return ((CASED if _seldom(letters) else NAMED) if known else FREE), 0
    rarities = list(map(_says, parts))
    rare = together if (together := _together(parts, rarities)) >= _RARE_TOGETHER else 0
    if plain:
        return NAMED, rare
    known = all(is_known(piece, fold(piece)) for piece in pieces(handle))
    return (CASED if known and len(handle.split()) > 1 else FREE), rare


def _says(part: str) -> int:
    """How rare a word of a handle is; a letter is the first of some name."""
    return 400 if len(part) < 2 else rarity(part)


def _together(parts: list[str], rarities: list[int]) -> int:
    """How rare words are together; with small words between them they are a phrase of all days."""
    once = dict(zip(parts, rarities, strict=True))  # "drop by drop" is no rarer than its drop
    telling = sum(level for level in once.values() if level >= _SMALL)
    phrase = any(level < _SMALL for level in rarities)
    if not FIRST_NAMES.isdisjoint(parts) and not phrase:
        return max(telling, _RARE_TOGETHER)  # nobody but a person has a first name
    return telling if not phrase or telling >= _RARE_PHRASE else 0


def _seldom(letters: str) -> bool:
    """Whether a capital is enough: by chance the word hardly ever has one just here."""
    if letters in PUBLIC:
        return False
    return rarity(letters) > (_SELDOM_NAME if is_name(letters) else _SELDOM)


def _weight(letters: str) -> int:
    """How much a form says: a syllable or a Chinese sign as much as two letters."""
    if letters.isascii():
        return len(letters)
    return sum(2 if letter >= "\u1100" else 1 for letter in letters)


def _short_name(letters: str) -> bool:
    """Whether three letters are a name, or no word that texts are full of."""
    return letters in FIRST_NAMES or letters in given_names() or rarity(letters) > _SELDOM


def _stretches(handle: str, parts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield which pieces of a handle stand for it together: the last, all but the last, one word.

    A word may be of several pieces: "O'Brien", "McTavern".
    """
    if several(handle) and len(parts) > 2:
        yield from ((first, len(parts)) for first in range(1, len(parts) - 1))
        if rarity(parts[-2]) >= _SMALL:
            yield 0, len(parts) - 1
    if not compound(handle):
        return
    end = 0
    for word in handle.replace("_", " ").split():
        first, end = end, end + len([piece for piece in pieces(word) if fold(piece)])
        if 1 < end - first < len(parts) and not any(map(str.isdigit, word)):
            yield first, end


def _with_title(handle: str, parts: list[str]) -> Iterator[Form]:
    """Yield the title with the last name, with the first one, with an initial."""
    if not titled(handle):
        return
    gaps = frozenset((len(parts[0]),))
    if len(parts) > 2:
        for name in (parts[-1], parts[1]):
            yield Form(parts[0] + name, gaps, "part", CASED, handle)
    yield Form(parts[0] + parts[-1][0], gaps, "part", NAMED, handle)


def _names_within(handle: str, parts: list[str]) -> Iterator[Form]:
    """Yield first names that a word begins or ends with which is none itself: "posaunenpaul"."""
    words = [part for part in parts if not part.isdigit()]
    if len(words) != 1 or rarity(words[0]) < UNKNOWN:
        return
    (word,) = words
    for length in range(LEAST_NAME, min(MOST_NAME, len(word) - LEAST_AROUND) + 1):
        for name in (word[:length], word[-length:]):
            if name in WITHIN:
                yield Form(name, frozenset(), "part", NAMED, handle)


def _parts(handle: str, parts: list[str], ends: list[int]) -> Iterator[Form]:
    yield from _with_title(handle, parts)
    for first, last in _stretches(handle, parts):
        letters, offset = "".join(parts[first:last]), ends[first - 1] if first else 0
        gaps = frozenset(end - offset for end in ends[first : last - 1])
        rare = _together(parts[first:last], list(map(_says, parts[first:last])))
        yield Form(letters, gaps, "part", CASED, handle, rare if rare >= _RARE_TOGETHER else 0)
    words = [part for part in parts if not part.isdigit() and part not in TITLES]
    for number, letters in enumerate(words):
        if _weight(letters) >= (4 if number and not _short_name(letters) else 3):
            rare = rarity(letters) > _SELDOM_NAME and len(letters) >= 4 and letters not in PUBLIC
            yield Form(letters, frozenset(), "part", CASED if rare else NAMED, handle)
    stem = "".join(words)
    if len(words) > 1 and parts[-1].isdigit() and len(stem) >= 5 and " " not in handle:
        need = NAMED if rarity(stem) <= RARE else FREE
        yield Form(stem, frozenset(ends[:-1]), "part", need, handle)
