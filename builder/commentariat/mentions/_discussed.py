"""Whether a name stands where readers speak of somebody, or where a word is just that word."""

import re
from collections.abc import Iterator

from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._languages import likely, may_be
from commentariat.mentions._neighbours import (
    capital_behind,
    described,
    determined,
    inside,
    joined_name,
    predicate,
    titled,
)
from commentariat.mentions._offices import goes_on, in_office
from commentariat.mentions._place import Place
from commentariat.mentions._set_phrases import in_phrase
from commentariat.mentions._spelling import noun
from commentariat.mentions._verbs import owns, right, says, thinks
from commentariat.mentions._words import UNKNOWN, pieces, rarity

_FLAGS = re.IGNORECASE
_ON_THIS = re.compile(
    r"\s?[,.!?;:)]|\s*$|\s[^\w\s]|\s(?:on|about|that|here|in|and|but|because|too|completely|totally"
    r"|entirely|again|with|voll|zu|da|hier|sur|en|que|pour|w|в|насчёт|что)\s",
    _FLAGS,
)
# Words that tell of a discussion.
_OF_A_DISCUSSION = (
    "comment comments commented commenting commenter commenters post posts posted poster posters "
    "posting thread threads forum forums reply replies replied upthread username usernames "
    "nickname nicknames troll trolls trolling trolled kommentar kommentare kommentaren kommentars "
    "beitrag beiträge beiträgen beitrags commentaire commentaires comentario comentarios komentarz "
    "komentarze komentarza komentarzu komentarzy wpis wpisy wpisu wpisie коммент комменты комменте "
    "коммента комментов комментарий комментарии комментария комментарию комментарием комментариев "
    "ник ника нику ником нике пост поста посту постом посте посты тролль тролля тролли "
    "komentář komentáře komentáři komentářem příspěvek příspěvku příspěvky komentár komentáre "
    "komentári komentárom príspevok príspevku príspevky коментар коментаря коментарі коментарях "
    "допис дописи yorum yorumu yorumun yorumlar yorumunu yorumuna σχόλιο σχόλια σχόλιό תגובה "
    "תגובות تعليق تعليقك تعليقات टिप्पणी कमेंट"
)
_DISCUSSION = frozenset(folded_words(_OF_A_DISCUSSION))
# What goes on behind a thing, hardly ever behind a name.
_OF = re.compile(
    r"\s(?:of|that|which|for|in|on|at|with|from|than|as|der|des|de|del|von|im|auf|à|en|que|qui"
    r"|и|в|на|из|за|по|для|к|с|о|w|na|z|do|dla|po|za|od|para|por|pour|pro|für|mit)\s",
    _FLAGS,
)
# What tells who it is, as nobody has to say of those who take part: "Paul the greengrocer".
_SOMEBODY = re.compile(
    r"\s(?:the|from\s(?:the|our)|our|my|der|die|vom|aus\sder|le|la|du|el|z|из)\s[a-zа-яß-ÿ]{3}"
    r"|\s(?:who|from)\s|,\s(?:my|our|the|meine?|unsere?|der|die|mon|ma|notre|le|la|mi|el|мой|моя|наш"
    r"|наша|mój|moja|nasz)\s[a-zа-яß-ÿ]{3}"
)
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or|und|oder|et|ou|y|e|i|и|ve|&)\s[A-ZА-ЯÀ-Þ]\w+\s[a-zа-яß-ÿ]"
)
_INITIAL = re.compile(r"(?:^|[^\w@])[A-ZА-ЯÀ-Þ]\.\s$")
_NEXT_WORD = re.compile(r"[,;.]?\s([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[,;.]?\s$")
_GENITIVES = ("s", "es", "n")  # behind which in German what somebody has follows, with a capital
_NUMBER = re.compile(r"(?:^|[\s(])\d{1,2}\.?\s$")
_SMALL = 300  # centibels: words that hold sentences together
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
    if _owns_in_german(place):
        yield "owns"
    if _AND_ANOTHER.match(place.after):
        yield "and another"
    if _in_discussion(place):
        yield "discussion"


def _owns_in_german(place: Place) -> bool:
    """Whether what somebody has follows a name in the genitive: "Nordlichts Rechnung"."""
    owns = place.suffix == "s" and place.opens and capital_behind(place.after)
    return owns and bool(place.spoken) and may_be("de", place.spoken)


def _in_discussion(place: Place) -> bool:
    return not _DISCUSSION.isdisjoint(place.words)


def no_name(place: Place) -> Iterator[str]:
    """Yield what tells that words are no name, or somebody else's."""
    yield from _described(place)
    if in_office(place.text, place.start, place.end):
        yield "in office"
    if not place.suffix.startswith(_GENITIVES):
        yield from _longer_name(place)
    if place.suffix and _another_word(place):
        yield "another word"
    if _OF.match(place.after):
        yield "of"
    if place.form.person and _SOMEBODY.match(place.after):
        yield "somebody"
    if _INITIAL.search(place.before[-4:]):
        yield "initial before"
    if _NUMBER.search(place.before[-5:]):
        yield "counted"


def _described(place: Place) -> Iterator[str]:
    """Yield what the words before it make of it: a thing, a place, what somebody is."""
    if determined(place) and "greeted" not in place.led:
        unusual = not (place.small or place.opens or noun(place))
        yield "determined, yet a capital" if unusual else "determined"
    elif described(place.before):
        yield "described"
    if titled(place.before):
        yield "titled"
    if in_phrase(place):
        yield "set phrase"
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
    if goes_on(place.text, place.end) and not _goes_on_so(place):
        yield "another surname" if place.form.person and place.form.kind == "part" else "goes on"
    elif joined_name(place.after):
        yield "goes on"
    if capital_behind(place.after):
        yield "capital behind"
    if place.form.kind == "part" and not place.form.nick and _torn(place):
        yield "torn"


def _goes_on_so(place: Place) -> bool:
    """Whether the next word is one of the handle, too."""
    following = _NEXT_WORD.match(place.after)
    return following is not None and following.group(1).lower() in place.form.handle.lower().split()


def _torn(place: Place) -> bool:
    """Whether the other word of a handle is beside: then both name nobody, or somebody else."""
    own = {fold(piece) for piece in pieces(place.form.handle)} - {place.form.letters}
    own = {word for word in own if rarity(word) >= _SMALL}
    beside = (_NEXT_WORD.match(place.after), _LAST_WORD.search(place.before))
    return any(word is not None and fold(word.group(1)) in own for word in beside)
