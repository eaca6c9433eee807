"""Decide on a candidate that no context makes a mention for sure."""

from commentariat.mentions._addressed import addressed
from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._discussed import discussed
from commentariat.mentions._drawn import drawn_out
from commentariat.mentions._edges import Edge
from commentariat.mentions._evidence import weighed
from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._form import FREE, NAMED, Form
from commentariat.mentions._neighbours import (
    alone,
    beside_capital,
    determined,
    joined_name,
    surname_follows,
    within,
)
from commentariat.mentions._offices import in_office
from commentariat.mentions._one_by_one import one_by_one
from commentariat.mentions._place import Place
from commentariat.mentions._plain import OPENERS, PUBLIC
from commentariat.mentions._scripts import disguised, foreign
from commentariat.mentions._spelling import noun, numbered
from commentariat.mentions._words import RARE, UNKNOWN, ordinary, pieces, rarity

_NO_TEXT = frozenset("@|~*=")  # that handles have, and phrases have not


def weak(place: Place, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    """The rule in a context that says nothing or little."""
    form = found.form
    if found.typo:
        return _mistaken(place, found, setting)
    if one_by_one(place.text, found):
        return form.kind if _not_stressed(place) else None
    signs = edge.signs or not _NO_TEXT.isdisjoint(place.surface)
    if signs or (form.need == FREE and not _another(place)):
        return form.kind if form.letters not in setting.public else None
    if disguised(place.surface) or _foreign(place, edge):
        return "script"
    return "alone" if edge.said or _alone(place, edge) else weighed(place, found, setting)


def _not_stressed(place: Place) -> bool:
    """Whether letters that are parted are a name's, and not a word's that is dwelt on."""
    if place.form.need == FREE or place.opens_line or _spoken(place):
        return True
    return place.surface[0].isupper() and not (place.surface.isupper() or noun(place))


def _mistaken(place: Place, found: Candidate, setting: Setting) -> str | None:
    """The rule where letters are almost a name."""
    if ordinary(place.surface):
        return None
    if _misspelt(place):
        return "typo"
    told = place.form.typos or drawn_out(fold(place.surface), place.form.letters)
    told = told or found.person == setting.answered or _spoken(place)
    if not told or _words_all(place):
        return None
    return weighed(place, found, setting) and "typo"


def _spoken(place: Place) -> bool:
    """Whether somebody is spoken to or of there: a few letters may be anybody's name."""
    return any(True for _ in addressed(place)) or any(True for _ in discussed(place))


def _foreign(place: Place, edge: Edge) -> bool:
    return place.form.kind == "full" and foreign(place.text, place.start, edge.end, place.form)


def _misspelt(place: Place) -> bool:
    """Whether a word that is almost a name is none that people use."""
    form, surface = place.form, place.surface
    if form.letters in PUBLIC or not form.typos:
        return False
    if len(words := folded_words(surface)) > 1:
        return _one_is_none(words, form)
    if form.need == FREE or (form.gaps and rarity(fold(surface)) == UNKNOWN):
        return True
    if form.letters in OPENERS or form.need == NAMED:
        return False
    strange = surface[:1].isupper() and not surface.isupper()
    return strange and not beside_capital(place.before, place.after)


def _words_all(place: Place) -> bool:
    """Whether two words stand there, which may be a phrase or a name that is known otherwise."""
    return len(words := folded_words(place.surface)) == 2 and not _one_is_none(words, place.form)


def _one_is_none(words: list[str], form: Form) -> bool:
    """Whether the one of some words that the handle has not is hardly a word."""
    own = set(map(fold, pieces(form.handle)))
    wrong = [rarity(word) for word in words if word not in own]
    return max(wrong, default=0) >= RARE


def _another(place: Place) -> bool:
    """Whether a handle that is no word may yet stand as plain words, or as another's name."""
    form, surface = place.form, place.surface
    if " " in form.handle:
        return (place.small and _phrase(surface)) or in_office(place.text, place.start, place.end)
    if " " in surface and not place.form.gaps and "\n" not in surface:
        return True  # one word in two
    if not place.apart:
        plain = surface.isalnum() and (surface.istitle() or surface.islower())
        known = form.kind == "full" and rarity(form.letters) < UNKNOWN and place.opens
        return plain and (known or determined(place))
    if "-" in form.handle and "-" in surface:
        named = surname_follows(place.text, place.end) or joined_name(place.after)
        return named or in_office(place.text, place.start, place.end)
    return _apart(place)


def _apart(place: Place) -> bool:
    """Whether the words of a handle in one piece stand as a phrase may."""
    own = frozenset(place.form.handle) & frozenset("_.-")
    if any(sign in own or sign in "_＿" for sign in place.surface):
        return False
    if any(map(str.isdigit, place.surface)):
        return determined(place) or numbered(place.surface)
    if place.small:
        return not place.form.rare or determined(place) or _phrase(place.surface)
    return determined(place) or not within(place.before)


def _phrase(surface: str) -> bool:
    """Whether all words are known ones, which may stand together by chance."""
    return all(rarity(fold(word)) < UNKNOWN for word in surface.split())


def _alone(place: Place, edge: Edge) -> bool:
    """Whether a whole handle is drawn out, or stands as a sentence of its own."""
    form = place.form
    if form.kind != "full" or form.letters in OPENERS or form.letters in PUBLIC:
        return False
    drawn_out = edge.end > place.start + len(place.surface) and len(form.letters) > 3
    named = drawn_out and place.surface[:1].isupper()
    return named or (not edge.suffix and place.opens and alone(place.after))
