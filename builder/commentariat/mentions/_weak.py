"""Decide on a candidate whose context says little: by its capitals and by the words beside it."""

from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._contexts import called, named
from commentariat.mentions._edges import Edge
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import CASED, FREE, NAMED, Form
from commentariat.mentions._neighbours import (
    alien,
    alone,
    and_another,
    beside_capital,
    described,
    determined,
    lone_capital,
    noun,
    one_of,
    opens,
    surname_follows,
)
from commentariat.mentions._offices import goes_on, in_office
from commentariat.mentions._plain import OPENERS, PUBLIC
from commentariat.mentions._scripts import disguised, foreign
from commentariat.mentions._words import RARE, UNKNOWN, ordinary, rarity

_NEVER_TOGETHER = 1150  # centibels, of all words


def weak(text: str, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    """The rule in a context that says nothing or little."""
    form, surface = found.form, text[found.start : found.end]
    if found.typo:
        return "typo" if _misspelt(text, found, edge) else None
    if edge.signs or (form.need == FREE and not _another(text, found, edge)):
        return form.kind
    if disguised(surface) or (form.kind == "full" and foreign(text, found.start, edge.end, form)):
        return "script"
    if _in_the_news(text, found, edge):
        return None
    written = _capitalised if capitals(surface, form) else _in_small_letters
    return _alone(text, found, edge) or written(text, found, edge, setting)


def _misspelt(text: str, found: Candidate, edge: Edge) -> bool:
    """Whether a word that is almost a name is none that people use."""
    surface = text[found.start : found.end]
    if found.form.need == FREE:
        return not ordinary(surface)
    if found.form.letters in OPENERS or found.form.letters in PUBLIC:
        return False
    strange = surface[:1].isupper() and not surface.isupper() and rarity(fold(surface)) > RARE
    return strange and not beside_capital(text, found.start, edge.end)


def _in_the_news(text: str, found: Candidate, edge: Edge) -> bool:
    """Whether somebody else of that name is meant, whom everybody knows."""
    form = found.form
    known = form.kind == "part" and form.letters in PUBLIC
    named = form.need != FREE or " " in form.handle or "-" in form.handle
    return known or (named and in_office(text, found.start, edge.end))


def _another(text: str, found: Candidate, edge: Edge) -> bool:
    """Whether a handle in one piece stands as plain words, or as somebody's first name."""
    form, surface = found.form, text[found.start : found.end]
    if not form.gaps and surface.isalpha() and rarity(form.letters) < UNKNOWN:
        return described(text, found.start) or _opening(text, found, edge)
    if " " in form.handle:
        return in_office(text, found.start, edge.end)
    if "-" in form.handle and not surface.isalnum():
        return surname_follows(text, edge.end) or in_office(text, found.start, edge.end)
    words = " " in surface and surface.islower() and all(map(_is_word, surface.split()))
    return words and (not form.rare or determined(text, found.start))


def _is_word(word: str) -> bool:
    return word.isalpha() and ordinary(word)


def _alone(text: str, found: Candidate, edge: Edge) -> str | None:
    """The rule for a whole handle that is drawn out, or stands as a sentence of its own."""
    form = found.form
    if form.kind != "full" or form.letters in OPENERS or form.letters in PUBLIC:
        return None
    drawn_out = edge.end > found.end and len(form.letters) > 3
    named = drawn_out and text[found.start].isupper()
    stands = named or (not edge.suffix and alone(text, found.start, edge.end))
    return "alone" if stands else None


def _in_small_letters(text: str, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    """The rule for a form that needs the capitals of a name and has none."""
    form = found.form
    if called(text, found.start, edge.end, form):
        return "vocative"
    alone = form.rare and form.need == CASED and not edge.suffix
    if form.kind == "full" and not edge.suffix and alien(text, found.start, edge.end, form):
        return "language"
    if form.rare < _NEVER_TOGETHER:
        alone = alone and not determined(text, found.start)
    return "words" if form.kind == "full" and (alone or setting.mode == "paranoid") else None


def _capitalised(text: str, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    """The rule for a form that is written as a name is."""
    form, start = found.form, found.start
    if len(form.letters) < 3:
        return None
    context = named(text, start, edge.end + len(edge.suffix), form)
    if context is None and setting.mode == "paranoid":
        context = "any"
    if context is not None or noun(text, start, edge.end, form):
        return context
    if form.need == CASED:
        return None if _by_chance(text, found, edge) else form.kind
    whole = form.kind == "full" and not form.gaps and not beside_capital(text, start, edge.end)
    clear = whole and alien(text, start, edge.end, form)
    return form.kind if clear else _lone(text, found, edge)


def _lone(text: str, found: Candidate, edge: Edge) -> str | None:
    return "capital" if lone_capital(text, found.start, edge.end, found.form) else None


def _by_chance(text: str, found: Candidate, edge: Edge) -> bool:
    """Whether words have their capital for another reason than that they are a commenter's name."""
    if found.form.gaps:  # before a first name, "a" is a preposition of some languages
        things = one_of(text, found.start) and not found.form.person
        return things or goes_on(text, found.start, edge.end)
    return _opening(text, found, edge) or beside_capital(text, found.start, edge.end)


def _opening(text: str, found: Candidate, edge: Edge) -> bool:
    """Whether a sentence starts with a word, as it may with any."""
    form = found.form
    named = form.person or not text[found.start].isupper() or and_another(text, edge.end)
    return not named and opens(text, found.start)


def capitals(surface: str, form: Form) -> bool:
    """Whether a surface is written as a name: like the handle, or with a capital at its start."""
    first = surface[:1]
    if not first.isupper() and first.lower() != first.upper():
        return surface == form.handle and form.kind == "full" and form.need != NAMED
    if len(surface) > 1 and surface.isupper() and not form.handle.isupper():
        return form.need != NAMED or len(surface) > 3
    words = surface.split()
    return all(not word[0].islower() or word in form.handle.split() for word in words)
