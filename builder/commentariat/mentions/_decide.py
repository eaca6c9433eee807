"""Decide whether a candidate names its commenter, by its edges, gaps, capitals and context."""

import re
from typing import NamedTuple

from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._edges import Edge, cut_off, edge_of, gaps_fit, gaps_near
from commentariat.mentions._form import FREE, Form
from commentariat.mentions._near import misspelt
from commentariat.mentions._neighbours import capital_before, determined
from commentariat.mentions._place import Place
from commentariat.mentions._spelling import capitals, of_many
from commentariat.mentions._strong import at_end, strong
from commentariat.mentions._weak import weak
from commentariat.mentions._words import is_name, rarity

_COMMON = 420  # centibels
_DASH = re.compile(r"[.!?…)]\s*[-–—~]+\s?$")
_CALLS_HIMSELF = re.compile(r",\s[^,.!?\n]{3,40}\.?\s*\Z")  # "– Frank, a tired baker"


class Mention(NamedTuple):
    """A candidate found to be a mention: where that stands, drawn-out letters included, and why."""

    start: int
    end: int
    rule: str


def decide(text: str, found: Candidate, setting: Setting) -> Mention | None:
    """Return why the candidate is a mention, or None if it is none."""
    edge = None if cut_off(text, found) else edge_of(text, found)
    if edge is None or not (gaps_near if found.typo else gaps_fit)(text, found):
        return None
    if setting.mode != "strict" and (whole := misspelt(text, found)):
        return Mention(*whole, "typo")
    rule = _rule(text, found, edge, setting)
    # A long ending would be read as a name by itself; a short one is grammar, and stays.
    end = edge.end + (len(edge.suffix) if len(edge.suffix) > 2 else 0)
    return Mention(found.start, end, rule) if rule else None


def _rule(text: str, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    place, form = Place(text, found, edge), found.form
    context = strong(place)
    if context is None and found.person == setting.author and _signs(place, edge.end):
        context = "signature"
    elif context is not None and not _worth(place, context, setting):
        context = None
    if context and context != "signature" and found.person != setting.answered and of_many(place):
        context = None
    if context or (setting.mode == "strict" and (form.kind != "full" or form.need != FREE)):
        return context
    return weak(place, found, edge, setting)


def _worth(place: Place, context: str, setting: Setting) -> bool:
    """Whether a strong context is enough: for a part of a handle it must look like a name."""
    form = place.form
    if context == "wrote" and (_somebody_else(place, setting) or _declined(place)):
        return False
    if form.kind == "full" or context in ("at", "wrote", "honorific"):
        return len(form.letters) > 1
    return capitals(place.surface, form) or (context == "label" and _clear(form))


def _somebody_else(place: Place, setting: Setting) -> bool:
    """Whether who writes is in the news, or any such: "the baker writes"."""
    other = place.form.kind == "part" or capital_before(place.before)
    return (other and place.form.letters in setting.public) or (place.small and determined(place))


def _declined(place: Place) -> bool:
    """Whether the ending of another case follows, or of another name: who writes has neither."""
    return place.suffix.isascii() and place.suffix.isalpha()


def _signs(place: Place, end: int) -> bool:
    """Whether the author's own name ends the text, after an end of sentence."""
    text, start = place.text, place.start
    if not at_end(text, end):
        return (
            _DASH.search(place.before) is not None and _CALLS_HIMSELF.match(text, end) is not None
        )
    before = text[:start].rstrip(" \t*_'\"(|~—–-")
    ends = ".!?…\n:)]}>;»" if place.small else ".!?…\n:)]}>;,»"
    if not before or before[-1] in ends or not (before[-1].isalnum() or before[-1] == ","):
        return True
    return text[start - 1 : start] in "\n~—–-|" or text[max(0, start - 2) : start] == "  "


def _clear(form: Form) -> bool:
    """Whether letters are a name, or too rare a word to stand somewhere by chance."""
    return is_name(form.letters) or rarity(form.letters) > _COMMON
