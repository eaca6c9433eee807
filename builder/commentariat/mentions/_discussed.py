"""Whether a name stands where readers speak of somebody, or where a word is just that word."""

import re
from collections.abc import Iterator

from commentariat.mentions._fold import fold
from commentariat.mentions._languages import likely
from commentariat.mentions._neighbours import (
    capital_behind,
    described,
    determined,
    inside,
    predicate,
)
from commentariat.mentions._offices import goes_on, in_office
from commentariat.mentions._place import Place
from commentariat.mentions._spelling import noun
from commentariat.mentions._verbs import owns, right, says, thinks
from commentariat.mentions._words import UNKNOWN, pieces, rarity

_FLAGS = re.IGNORECASE
_ON_THIS = re.compile(
    r"\s?[,.!?;:)]|\s*$|\s[^\w\s]|\s(?:on|about|that|here|in|and|but|because|too|completely|totally"
    r"|entirely|again|with|voll|zu|da|hier|sur|en|que|pour|w|в|насчёт|что)\s",
    _FLAGS,
)
# How words begin that tell of a discussion.
_STEMS = (
    "comment post thread forum reply replie upthread username nickname troll kommentar"
    " beitrag beiträge commentaire comentario komentarz wpis коммент ник пост"
)
_DISCUSSION = tuple(f" {stem}" for stem in _STEMS.split())
# What goes on behind a thing, hardly ever behind a name.
_OF = re.compile(
    r"\s(?:of|that|which|for|in|on|at|with|from|than|as|der|des|de|del|von|im|auf|à|en|que|qui"
    r"|и|в|на|из|w|na|z)\s",
    _FLAGS,
)
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or|und|oder|et|ou|y|e|i|и|ve|&)\s[A-ZА-ЯÀ-Þ]\w+\s[a-zа-яß-ÿ]"
)
_INITIAL = re.compile(r"(?:^|[^\w@])[A-ZА-ЯÀ-Þ]\.\s$")
_JOINED_NAME = re.compile(r"-[A-ZА-ЯÀ-Þ]")
_NEXT_WORD = re.compile(r"[,;.]?\s([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[,;.]?\s$")
# What somebody does, told by the words behind a name.
_DOES = (("says", says), ("thinks", thinks), ("right", right), ("owns", owns))


def discussed(place: Place) -> Iterator[str]:
    """Yield what tells that a reader is spoken of."""
    if "agreed" in place.led:
        yield "agreed"
        if _ON_THIS.match(place.after):
            yield "agreed, no more"
    elif "spoken of" in place.led:
        yield "spoken of"
    yield from (name for name, does in _DOES if does(place.after))
    if _AND_ANOTHER.match(place.after):
        yield "and another"
    if _in_discussion(place):
        yield "discussion"


def _in_discussion(place: Place) -> bool:
    around = f" {place.around.lower()}"
    return any(stem in around for stem in _DISCUSSION)


def no_name(place: Place) -> Iterator[str]:
    """Yield what tells that words are no name, or somebody else's."""
    yield from _described(place)
    if in_office(place.text, place.start, place.end):
        yield "in office"
    if not place.suffix:
        yield from _longer_name(place)
    elif _another_word(place):
        yield "another word"
    if _OF.match(place.after):
        yield "of"
    if _INITIAL.search(place.before[-4:]):
        yield "initial before"


def _described(place: Place) -> Iterator[str]:
    """Yield what the words before it make of it: a thing, a place, what somebody is."""
    if determined(place) and "greeted" not in place.led:
        unusual = not (place.small or place.opens or noun(place))
        yield "determined, yet a capital" if unusual else "determined"
    elif described(place.before):
        yield "described"
    if predicate(place.before):
        yield "predicate"
    if inside(place.before):
        yield "inside"


def _another_word(place: Place) -> bool:
    """Whether name and suffix are a word; those of first names are cases, but not in English."""
    if rarity(fold(place.form.letters + place.suffix)) == UNKNOWN:
        return False
    return not place.form.person or (place.suffix != "s" and likely(place.spoken) == ["en"])


def _longer_name(place: Place) -> Iterator[str]:
    """Yield whether another word goes on a name, or the other word of a handle does not."""
    if goes_on(place.text, place.end) or _JOINED_NAME.match(place.after):
        yield "goes on"
    if capital_behind(place.after):
        yield "capital behind"
    if place.form.kind == "part" and not place.form.nick and _torn(place):
        yield "torn"


def _torn(place: Place) -> bool:
    """Whether the other word of a handle is beside: then both name nobody, or somebody else."""
    own = {fold(piece) for piece in pieces(place.form.handle)} - {place.form.letters}
    beside = (_NEXT_WORD.match(place.after), _LAST_WORD.search(place.before))
    return any(word is not None and fold(word.group(1)) in own for word in beside)
