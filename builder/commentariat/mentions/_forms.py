"""The spellings under which a commenter may be named, and how much context each of them needs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import fold
from commentariat.mentions._names import AMBIGUOUS, FIRST_NAMES
from commentariat.mentions._nicknames import given_names, nicknames
from commentariat.mentions._plain import PUBLIC
from commentariat.mentions._words import RARE, is_name, pieces, rarity

FREE, CASED, NAMED = 0, 1, 2
"""Needs no context; needs the capitals of a name; needs a context in which only a name stands."""

_LONGER = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
TITLES = frozenset(
    ("the", "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "der", "die", "das", "el", "la", "los")
)
_ARTICLES = {"der": ("dem", "den", "des"), "die": ("der", "den"), "das": ("dem", "des")}
_GREEK = {"ος": ("ου", "ο", "ε"), "ης": ("η",), "ας": ("α",)}
_SAID = re.compile(r"(?<=[的の])[\u3040-\u30ff\u4e00-\u9fff]{2,6}$")
_SHORT = re.compile(r"(?<=[\u4e00-\u9fff])[小老阿][\u4e00-\u9fff]$")
_SEMITIC = re.compile(r"[\u05d0-\u05ea\u0620-\u064a]")
_GLUED = ("و", "ف", "ب", "ل", "ك", "يا", "ו", "ה", "ב", "ל", "מ", "ש", "כ")
_GLUED_TO = 5  # letters, from which on a single word is found glued to anything
_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\u200d\ufe0f]+$")
_COMPOUND = re.compile(r"[\s_](?:\S*[a-z][A-Z]|\S*\w[^\w\s]\w)|(?:[a-z][A-Z]|\w[^\w\s]\w)\S*[\s_]")
_TYPO_LETTERS, _MERE_TYPO_LETTERS = 7, 9
_MERE_TYPO = 700  # centibels
_SHORTEST_TYPO = 5
# Two or more words so rare together (centibels) that only their handle joins them.
_RARE_TOGETHER, _RARE_PHRASE = 780, 880
_SMALL = 300  # centibels: words that hold sentences together
_LONGEST = 200  # signs of a name
_SELDOM, _SELDOM_NAME = 500, 560
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
    if overlong(handle):
        return found
    if not handle.isascii():
        longer = fold("".join(_LONGER.get(sign, sign) for sign in handle.lower()))
        found.setdefault(longer, Form(longer, frozenset(), "full", full.need, handle))
    if len(parts) > 1:
        for form in (*_in_german(full, parts), *_parts(handle, parts, ends)):
            found.setdefault(form.letters, form)
    if not handle.isascii():
        for form in (*_in_greek(list(found.values())), *_in_chinese(handle), *_in_arabic(full)):
            found.setdefault(form.letters, form)
    return found


def _in_greek(spelt: Iterable[Form]) -> Iterator[Form]:
    """Yield the cases of what ends as the names of Greek men do."""
    for form in spelt:
        for ending, others in _GREEK.items():
            if form.letters.endswith(fold(ending)):
                stem = form.letters[: -len(ending)]
                yield from (form._replace(letters=stem + fold(other)) for other in others)


def _in_chinese(handle: str) -> Iterator[Form]:
    """Yield the trade in 爱钓鱼的木匠, and the short name at the end of 码头小赵."""
    for found in filter(None, (_SAID.search(handle), _SHORT.search(handle))):
        yield Form(fold(found.group()), frozenset(), "part", NAMED, handle)


def _in_arabic(full: Form) -> Iterator[Form]:
    """Yield a handle of several words behind the words of one letter that are glued to the first.

    Those glued to a single word are found with it, unless it is short.
    """
    apart = full.gaps or len(full.letters) < _GLUED_TO
    for prefix in _GLUED if apart and _SEMITIC.match(full.handle) else ():
        gaps = frozenset(gap + len(prefix) for gap in full.gaps)
        yield full._replace(letters=prefix + full.letters, gaps=gaps, lead=len(prefix))


def _in_german(full: Form, parts: list[str]) -> Iterator[Form]:
    """Yield the cases of a handle with a German article: "dem Alten" for "Der Alte"."""
    for article in _ARTICLES.get(parts[0], ()):
        for ending in ("n", "") if parts[1].endswith("e") else ("",):
            words = [article, parts[1] + ending, *parts[2:]]
            ends = accumulate(map(len, words[:-1]))
            yield full._replace(letters="".join(words), gaps=frozenset(ends))


def overlong(handle: str) -> bool:
    """Whether a handle is too long for a name: of a whole text, its words stand for nobody."""
    return len(handle) > _LONGEST


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
    telling = sum(level for level in rarities if level >= _SMALL)
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


def _parts(handle: str, parts: list[str], ends: list[int]) -> Iterator[Form]:
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
