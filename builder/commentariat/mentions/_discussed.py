"""Whether a name stands where readers speak of somebody, or where a word is just that word."""

import re
from collections.abc import Iterator

from commentariat.mentions._fold import fold
from commentariat.mentions._forms import CASED
from commentariat.mentions._neighbours import capital_behind, determined
from commentariat.mentions._offices import goes_on, in_office
from commentariat.mentions._place import Place
from commentariat.mentions._verbs import lives, owns, right, says, thinks
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
_ARTICLE = re.compile(
    r"(?:the|a|an|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|il|lo|o|os|as|um|uma)[\s_]",
    _FLAGS,
)
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
    if _alive(place) and lives(place.after):
        yield "lives"
    if _AND_ANOTHER.match(place.after):
        yield "and another"
    if _in_discussion(place):
        yield "discussion"


def _alive(place: Place) -> bool:
    """Whether it is hardly the name of a thing: a first name, or a rare word that opens."""
    rare = place.form.need == CASED and not place.form.gaps and place.form.kind == "full"
    named = place.form.person and not place.form.nick
    return named or (rare and place.opens and not place.small)


def _in_discussion(place: Place) -> bool:
    around = f" {place.around.lower()}"
    return any(stem in around for stem in _DISCUSSION)


def no_name(place: Place) -> Iterator[str]:
    """Yield what tells that words are no name, or somebody else's."""
    if determined(place):
        yield "determined"
    if in_office(place.text, place.start, place.end):
        yield "in office"
    if not place.suffix:
        yield from _longer_name(place)
    elif not place.form.person and rarity(fold(place.form.letters + place.suffix)) < UNKNOWN:
        yield "another word"
    if _OF.match(place.after):
        yield "of"
    if _INITIAL.search(place.before[-4:]):
        yield "initial before"
    if place.apart and place.small and _ARTICLE.match(place.form.handle):
        yield "article in small letters"


def _longer_name(place: Place) -> Iterator[str]:
    """Yield whether another word goes on a name, or the other word of a handle does not."""
    if goes_on(place.text, place.end):
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
