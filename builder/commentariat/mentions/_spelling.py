"""What the spelling of a candidate tells: its capitals, its letters as a word that people use."""

import re
from collections.abc import Iterator

from commentariat.mentions._distinctive import is_of
from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._form import CASED, NAMED, Form
from commentariat.mentions._languages import is_german, likely, may_be, rarity_among, strange
from commentariat.mentions._names import AMBIGUOUS, FIRST_NAMES
from commentariat.mentions._neighbours import within
from commentariat.mentions._place import Place
from commentariat.mentions._plain import ACTORS, OFTEN_CAPITAL, OPENERS, PLACES, PUBLIC
from commentariat.mentions._words import RARE, UNKNOWN, is_name, rarity

_QUOTES = frozenset('"“”„‟«»‹›')
_SIGNS = frozenset("@_.|~*+=#/&")  # that words have not
_WORD = re.compile(r"[^\W\d_]{2,}")
_INITIAL = re.compile(r"[\W_]\w\.$")
_COMMON, _VERY_COMMON = 430, 340  # centibels
_OF_MANY = 510
_SMALL = 300  # words that hold sentences together, of which every language borrows some
_SHORTEST_JOINED = 5  # letters
_LISTS = (
    ("actor", ACTORS),
    ("place", PLACES),
    ("often capital", OFTEN_CAPITAL - ACTORS),
    ("opener", OPENERS),
)


def written(place: Place) -> Iterator[str]:
    """Yield what its capitals tell."""
    surface, form = place.surface, place.form
    half = place.apart and not place.small and not capitals(surface, form)
    if surface.isupper() and len(surface) > 1:
        if place.text.isupper():
            yield "all capitals"
    elif place.small or half:
        yield from _in_small_letters(place)
    elif not (place.opens or noun(place)) and _only(place):
        yield "only capital"
    if place.before[-1:] in _QUOTES and place.after[:1] in _QUOTES:
        yield "quoted"
    if place.apart and place.opens and surface[:1].isupper() and _capitals_of(surface) < 2:
        yield "phrase"


def _in_small_letters(place: Place) -> Iterator[str]:
    yield "small" if not place.form.handle[:1].islower() else "small as the handle"
    if place.text.islower():
        yield "all small"
    if place.form.person and place.form.letters not in AMBIGUOUS:
        yield "first name in small letters"


def _only(place: Place) -> bool:
    """Whether it has a capital within a sentence that hardly has others, unlike headlines."""
    if not place.surface[:1].isupper() or not within(place.before):
        return False
    words = _WORD.findall(place.before) + _WORD.findall(place.after)
    return len(words) >= 2 and sum(one[0].isupper() for one in words) * 4 <= len(words)


def word(place: Place) -> Iterator[str]:
    """Yield what its letters are."""
    form = place.form
    yield from (name for name, words in _LISTS if form.letters in words)
    yield from _of_words(place) if form.gaps else _as_rare(place)
    if _public(place):
        yield "public"
    if form.letters.isdigit():
        yield "number"
    if form.kind == "full":
        yield from _as_shown(place)
    if form.one_of_words:
        yield "part that is a first name" if form.person and form.calls else "part"
    if is_name(form.letters) and not form.person and not place.small:
        yield "known name"
    if alien(place):
        yield "alien in small letters" if place.small else "alien"


def numbered(surface: str) -> bool:
    """Whether a word and a short number are what things are called by: "Ward 7", "2 cents"."""
    words = surface.split()
    numbers = [word for word in words if word.isdigit()]
    if len(words) != 2 or len(numbers) != 1 or len(numbers[0]) > 2:
        return False
    return all(rarity(fold(word)) <= RARE for word in words if not word.isdigit())


def _of_words(place: Place) -> Iterator[str]:
    """Yield what it is that several words stand together."""
    form = place.form
    if form.kind == "part" and place.small:
        yield "rest of words"
    if place.apart and numbered(place.surface):
        yield "thing with a number"
    together = form.rare and place.small and place.apart
    yield "never together, in small letters" if together else "words"


def _as_shown(place: Place) -> Iterator[str]:
    """Yield how a whole handle is written otherwise than in its owner's line, or quite so."""
    form = place.form
    if form.letters != fold(form.handle):
        yield "in another case"
    elif _joined(place):
        yield "joined"
    elif _with_its_signs(place):
        yield "with its signs"


def _joined(place: Place) -> bool:
    """Whether the words of a handle are written as one that is no other word."""
    form = place.form
    if not form.gaps or place.apart or len(form.letters) < _SHORTEST_JOINED:
        return False
    return not place.small or rarity(form.letters) == UNKNOWN


def _with_its_signs(place: Place) -> bool:
    """Whether signs that words have not stand in it as in the handle, such as `Ann G.` has."""
    handle = place.form.handle.lower()
    if not _SIGNS.isdisjoint(place.surface) and place.surface.lower() in handle:
        return True
    return place.after[:1] == "." and bool(_INITIAL.search(handle))


def _as_rare(place: Place) -> Iterator[str]:
    form = place.form
    if form.person and form.letters not in AMBIGUOUS and not (form.nick and _a_word(form)):
        return
    rare = rarity_among(place.form.letters, place.spoken)
    if rare < _COMMON:
        yield "common"
    if rare < _VERY_COMMON:
        yield "very common"
    if place.form.need == CASED and (place.small or not place.opens) and has_case(place):
        yield "seldom"


def has_case(place: Place) -> bool:
    """Whether its script has capitals, so that there could be one."""
    return place.surface[:1].lower() != place.surface[:1].upper()


def of_many(place: Place) -> bool:
    """Whether it is a nickname that readers know somebody by who takes no part."""
    return place.form.nick and rarity_among(place.form.letters, place.spoken) < _OF_MANY


def _a_word(form: Form) -> bool:
    """Whether a nickname is better known as another word."""
    return form.letters not in FIRST_NAMES and not is_name(form.letters)


def _public(place: Place) -> bool:
    """Whether it is or holds a name that the news is full of."""
    form = place.form
    if form.letters in PUBLIC:
        return True
    spaced = " " in form.handle or place.small
    return spaced and not PUBLIC.isdisjoint(folded_words(place.surface))


def _capitals_of(surface: str) -> int:
    return sum(one[:1].isupper() for one in surface.replace("-", " ").replace("_", " ").split())


def alien(place: Place) -> bool:
    """Whether plain words stand among the words of a language that does not have them."""
    form = place.form
    if len(form.letters) < 4 or form.letters in PUBLIC or form.nick:
        return False
    own = folded_words(place.surface) if form.gaps else [form.letters]
    own = [one for one in own if rarity(one) >= _SMALL] or own
    return all(strange(one, place.spoken) for one in own) and not any(
        is_of(form.letters, language) for language in likely(place.spoken)
    )


def noun(place: Place) -> bool:
    """Whether a word is a German one in German: all nouns have a capital there."""
    form = place.form
    if place.small or form.gaps or form.letters in FIRST_NAMES:
        return False
    german = bool(place.spoken) and may_be("de", place.spoken)
    return german and (is_german(form.letters) or is_of(form.letters, "de"))


def capitals(surface: str, form: Form) -> bool:
    """Whether a surface is written as a name: like the handle, or with a capital at its start."""
    first = surface[:1]
    if not first.isupper() and first.lower() != first.upper():
        return surface == form.handle and form.kind == "full" and form.need != NAMED
    if len(surface) > 1 and surface.isupper() and not form.handle.isupper():
        return form.need != NAMED or len(surface) > 3
    words = surface.split()
    return all(not one[0].islower() or one in form.handle.split() for one in words)
