"""Whether a name stands where somebody is spoken to."""

import re
from collections.abc import Iterator

from commentariat.mentions._fold import fold
from commentariat.mentions._languages import may_be
from commentariat.mentions._names import AMBIGUOUS
from commentariat.mentions._place import Place
from commentariat.mentions._plain import OPENERS

_FLAGS = re.IGNORECASE
_CALLED = re.compile(
    r"\s?(?:[啊呀哟哦]?[,،;!…–—，；！]|:(?!\w))|\s?-{1,2}\s|\s?\.\.|\s*\n|\s?[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_CLOSED = re.compile(r"\s?[啊呀哟哦]?[,،.!?;:)，。！？；：）؟]|\s*$|\s[^\w\s]")
_GOES_ON = re.compile(r"\s[a-zа-яß-ÿ]")
_COMMA_AFTER = re.compile(r"\s?[啊呀哟哦]?[,،.!?;，。！？；؟]|\s*$")
_COMMA_BEFORE = re.compile(
    r"(?:[,،;]\s|[，；]\s?|\b(?:oh|so|well|no|yes|yeah|ok|okay|nope|and|but|ach|ja|nein|doch|na|eh|ah|oui|non|sí|no"
    r"|tak|nie|да|нет|ну|эх|а),?\s)$",
    _FLAGS,
)
_LISTED = re.compile(r"\w[,;]?\s([A-ZА-ЯÀ-Þ]\w+),\s$")
_YOU = re.compile(
    r"\b(?:you|your|you're|youre|you've|u|ur|yourself|du|dir|dich|dein\w*|sie|ihr|ihnen|tu|te|toi|ton|ta"
    r"|vous|votre|vos|tú|ti|usted|tus|su|tienes|eres|estás|sabes|crees|ty|ci|cię|ciebie|tobie|twój|twoj\w+|pan|pani|masz|jesteś|ты"
    r"|тебе|тебя|твой|твоя|вы|вам|вас|ваш\w*|당신|너|네"
    r"|sen|siz|sana|size|senin|sizin|vy|vás|vám|ty|tě|tobě|ви|ти|вам|тобі|você|teu|seu|lei|voi|hai|sei|tuo)\b",
    _FLAGS,
)
# What goes on behind the name of whom it is said to, where that opens a line.
_SPOKEN_TO = re.compile(
    r"\s(?:you|your|you['’]\w+|u|ur|can\syou|do\syou|are\syou|did\syou|have\syou|why|please|pls|thanks"
    r"|thank\syou|thx|ta|stop|come\son|tell|read|answer|listen|learn|relax|calm\sdown|shut\sup|grow\sup"
    r"|du|dein\w*|hast|bist|kannst|danke|bitte|lies|sie|hör|tu|t['’]\w+|toi|vous|votre|merci|arrête\w*"
    r"|tú|te|eres|tienes|gracias|deja|mira|oye|tio|tío|grazie|sei|hai|guarda|você|obrigad[oa]|ty|masz"
    r"|jesteś|dzięki|daj|ты|вы|тебе|вам|вас|(?:большое\s|отдельное\s|огромное\s)?спасибо|респект|привет|браво|хватит|brawo|szacun|abi|abla|hocam|sen|mate|dude|bro|man|ancora"
    r"|i|i['’](?:m|ve|d|ll)|we|ich|je|j['’]\w+|yo|я|мы|wir|nous"
    r"|l+o+l+|lmao|rofl|(?:ha){2,}h?|(?:he){2,}|(?:j[ae]){2,}|kkk+|xd|nope|yep|yes|no|not\sagain|wtf|wow"
    r"|what|who|where|when|how|nobody|don['’]t|love\syour|wer|was|wo|wann|warum|qui|quand|pourquoi|où"
    r"|qué|quién|dónde|cuándo|кто|что|где|когда|почему|kto|co|gdzie|kiedy|dlaczego"
    r"|good|nice|great|well\s(?:said|done)|sorry|again)(?!\w)"
    r"|\s?[\u2600-\u27bf\U0001f300-\U0001faff]|\s[:;]-?[)DP(]",
    _FLAGS,
)


def addressed(place: Place) -> Iterator[str]:
    """Yield what tells that somebody is spoken to."""
    closed = _CLOSED.match(place.after) is not None
    if "greeted" in place.led:
        yield "greeted"
        if closed:
            yield "greeted, no more"
    if closed and "told" in place.led:
        yield "told"
    if place.opens_line and _spoken_to(place):
        yield "spoken to"
        if place.form.letters in OPENERS:
            yield "opener called"
    named = place.form.person and place.form.letters not in AMBIGUOUS
    if named and place.opens_line and _GOES_ON.match(place.after):
        yield "first name opens"
    yield from _apart(place)


def _spoken_to(place: Place) -> bool:
    found = _SPOKEN_TO.match(place.after)
    if found is None:
        return False
    return found.group().lower() != " du" or may_be("de", place.spoken)  # French has the word too


def _apart(place: Place) -> Iterator[str]:
    """Yield whether commas or a line's start set it apart, as they do a name that is called."""
    opens = place.opens_line or (place.opens and not place.small)
    if opens and _CALLED.match(place.after):
        yield "called"
        if place.form.letters in OPENERS:
            yield "opener called"
        if _YOU.search(place.around):
            yield "called you"
        if place.opens_line and place.form.person and not place.small:
            yield "called by first name"
    elif _between_commas(place):
        yield "between commas"
        if place.form.letters in OPENERS:
            yield "opener called"


def _between_commas(place: Place) -> bool:
    apart = _COMMA_AFTER.match(place.after) and _COMMA_BEFORE.search(place.before[-6:])
    return bool(apart) and not _listed(place.before)


def _listed(before: str) -> bool:
    """Whether another name stands before the comma: then both are of a list."""
    other = _LISTED.search(before)
    return other is not None and fold(other.group(1)) not in OPENERS
