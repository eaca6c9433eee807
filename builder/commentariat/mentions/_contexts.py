"""Contexts in which a capital, and sometimes a small letter, opens a commenter's name."""

import re

from commentariat.mentions._fold import fold
from commentariat.mentions._forms import Form
from commentariat.mentions._names import AMBIGUOUS
from commentariat.mentions._neighbours import capital_before, capital_behind, determined
from commentariat.mentions._phrases import agreed, greeted, spoken_of, told
from commentariat.mentions._plain import ACTORS, OPENERS, PLACES, PUBLIC
from commentariat.mentions._strong import WINDOW
from commentariat.mentions._verbs import lives, says, thinks
from commentariat.mentions._words import is_name, rarity

_FLAGS = re.IGNORECASE
_RIGHT_OR_WRONG = re.compile(
    r"(?:\s(?:is|was|are|you\sare|you're|has|makes|made)\s(?:absolutely\s|quite\s|so\s|totally\s)?"
    r"(?:right\b|wrong\b|correct\b|incorrect\b|a\spoint\b|an?\s(?:good|excellent|valid|fair)\spoint"
    r"|mistaken\b|spot\son)"
    r"|['’]s\s(?:absolutely\s)?(?:right|wrong|correct|spot\son)\b"
    r"|['’]s?\s(?:comment|point|post|argument|reply|question|link|suggestion|remark|claim"
    r"|numbers|figures|theory|idea|logic|view|opinion|source|advice|joke|reasoning|maths|rant|proposal"
    r"|calculation|tone|side\b[.,]|user\spage"
    r"|talk\spage|edits?)s?\b"
    r"|\s(?:hat|liegt)\s(?:völlig\s)?(?:recht|unrecht|richtig)|\sa\s(?:tout\sà\sfait\s)?(?:raison|tort)\b"
    r"|\stiene\srazón|\sma\srację|\s(?:прав|права|неправ|не\sправ)\b"
    r"|['’](?:y?[eaiıuü]|n?[iıuü]n|[dt][ea]n?|l[ea])\s"
    r"|\s(?:above|below)[,.:)]|\s(?:oben|ci-dessus|выше|wyżej|más\sarriba)\b)",
    _FLAGS,
)
_YOU = re.compile(
    r"\b(?:you|your|you're|youre|you've|u|ur|yourself|du|dir|dich|dein\w*|sie|ihr|ihnen|tu|te|toi|ton|ta"
    r"|vous|votre|vos|tú|ti|usted|tus|su|tienes|eres|estás|sabes|crees|ty|ci|cię|ciebie|tobie|twój|twoj\w+|pan|pani|masz|jesteś|ты"
    r"|тебе|тебя|твой|твоя|вы|вам|вас|ваш\w*|당신|너|네"
    r"|sen|siz|sana|size|senin|sizin|você|teu|seu|lei|voi|hai|sei|tuo)\b",
    _FLAGS,
)
_ADDRESSED_START = re.compile(r"(?:^|[\n*:>=])[\s*:>=]*$")
_ADDRESSED_AFTER = re.compile(
    r"\s?[,!?:–—]+\s|\s[\u2600-\u27bf\U0001f300-\U0001faff]|\s?[-–—]{1,2}\s|\.\.+\s|\s?,"
)
_OPENED = re.compile(
    r"(?:^|[.!?\n*:]\s{0,2})(?:oh|so|well|no|yes|yeah|ok|okay|now|look|listen|come\son|sorry|ach|ja|nein"
    r"|also|oui|non|bon|sí|bueno|tak|nie|да|нет|ну),?\s$",
    _FLAGS,
)
_COMMA_BEFORE = re.compile(
    r"(?:[,;]\s|\b(?:oh|so|well|no|yes|yeah|ok|okay|nope|and|but|ach|ja|nein|doch|eh|ah|oui|non|sí|no"
    r"|tak|nie|да|нет|ну|эх|а),?\s)$",
    _FLAGS,
)
_YOU_AFTER = re.compile(r"\s(?:you|you['’]re|ur?|du|tu|ty|ты|вы)\s", _FLAGS)
_ORDERED = re.compile(
    r"\s(?:stop|please|shut\sup|answer\sthe|calm\sdown|relax|read\sthe|listen|learn\sto|get\sa\slife|grow\sup"
    r"|not\severyone|you['’]re|you\sare|with\sall\sdue|hör\sauf|lies\s|bitte|arrête\w*|arrêtez|deja\sde|przestań"
    r"|хватит|прекрати\w*)(?!\w)|,\s(?:no|yes|nope|yeah|sorry|please|nein|ja|doch|non|oui|sí|нет|да|nie"
    r"|tak|what|where|why|how|who|when|wo|was|warum|wer|wie|dónde|qué|por\squé|où|pourquoi|gdzie|dlaczego"
    r"|где|что|почему|как|зачем|nerede|neden)(?!\w)",
    _FLAGS,
)
_TITLE = re.compile(
    r"(?:^|(?<=\W))(?:mr|mrs|ms|miss|dr|prof|herr|frau|monsieur|madame|mme|m|señora?|sra?|doña"
    r"|pan|pani|pana|panie|господин|госпожа|уважаемый|уважаемая)\.?\s$",
    _FLAGS,
)
_LISTED = re.compile(r"\w[,;]?\s([A-ZА-ЯÀ-Þ]\w+),\s$")
_COMMA_AFTER = re.compile(r"\s?[,.!?;]|\s*$")
_LOWER_NEXT = re.compile(r"\s[a-zа-яß-ÿ]")
_RIGHT = re.compile(
    r"\s(?:is\s(?:absolutely\s|so\s|totally\s|quite\s)?(?:right|wrong|correct|spot\son)|has\sa\spoint"
    r"|hat\s(?:völlig\s)?(?:recht|unrecht)|a\s(?:raison|tort)|tiene\srazón|ma\srację|прав)(?!\w)",
    _FLAGS,
)
_YOU_ARE = re.compile(
    r"\s(?:you(?:['’]re|['’]ve)?|ur|u|du|tu|ty|ты)\s(?:are|have|were|should|know|need|might|said|bist"
    r"|hast|es|as|eres|jesteś|r|so|\w+\s\w+)",
    _FLAGS,
)
_CLOSED = re.compile(r"\s?[,.!?;:)]|\s*$|\s[^\w\s]")
_COMMON = 420  # centibels: commoner words open sentences too often to be taken for an address


def clear(form: Form) -> bool:
    """Whether letters are a name, or too rare a word to stand somewhere by chance."""
    return is_name(form.letters) or rarity(form.letters) > _COMMON


def called(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name in small letters is that of somebody addressed, or right or wrong."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if form.letters in PUBLIC or form.letters in OPENERS:
        return False
    if form.kind == "full" and _RIGHT.match(after) and not determined(text, start):
        return True
    if not clear(form):
        return False
    if _ADDRESSED_START.search(before):
        return bool(after[:2] == ", " and _YOU.search(after)) or _YOU_ARE.match(after) is not None
    named = form.kind == "full" and (form.person or is_name(form.letters))
    greets = form.kind == "full" and _CLOSED.match(after) and greeted(before)
    return bool(greets) or (named and agreed(before))


def named(text: str, start: int, end: int, form: Form) -> str | None:
    """Return the rule of a context in which a capital most likely opens a commenter's name."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    public = form.letters in PUBLIC
    spaced = before[-1:].isspace() and not capital_behind(after)
    if spaced and (greeted(before) or (not public and _met(before, after, form))):
        return "greeting"
    if not public and not capital_before(before) and _tells(after, form):
        return "said"
    opens = form.person and form.letters not in AMBIGUOUS and not before.strip()
    if opens and not public and _LOWER_NEXT.match(after):
        return "opening"
    return (
        "vocative" if form.letters not in OPENERS and _addressed(text, start, end, form) else None
    )


def _met(before: str, after: str, form: Form) -> bool:
    """Whether a word is spoken to, or spoken of as people are in a discussion."""
    if not form.calls or form.letters in OPENERS or form.letters in PLACES:
        return False
    if told(before) and _CLOSED.match(after):
        return True
    return form.letters not in ACTORS and spoken_of(before)


def _tells(after: str, form: Form) -> bool:
    """Whether what follows tells that somebody speaks, is right or wrong, or is."""
    if _RIGHT_OR_WRONG.match(after):
        return True
    if not form.calls or form.letters in ACTORS or form.letters in OPENERS:
        return False
    if says(after) or thinks(after):
        return form.letters not in PLACES
    return form.person and lives(after)


def _addressed(text: str, start: int, end: int, form: Form) -> bool:
    """Whether commas or a line's start set the word apart, as they do a name that is called."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    known = form.letters in PUBLIC
    title = None if known else _TITLE.search(before)
    before = before[: title.start()] if title else before
    rare = form.person or rarity(form.letters) > _COMMON

    def you() -> bool:
        return _YOU.search(text[max(0, start - 80) : end + 80]) is not None

    if _ADDRESSED_START.search(before):
        if _ADDRESSED_AFTER.match(after) and (rare or title or you()):
            return True
        if not known and ((rare and _YOU_AFTER.match(after)) or _ordered(after, form)):
            return True
    if after[:1] in (",", "!") and _OPENED.search(before):
        return True
    apart = _COMMA_AFTER.match(after) and _COMMA_BEFORE.search(before)
    return bool(apart) and not _listed(before) and you()


def _listed(before: str) -> bool:
    """Whether another name stands before the comma: then both are of a list."""
    other = _LISTED.search(before)
    return other is not None and fold(other.group(1)) not in OPENERS


def _ordered(after: str, form: Form) -> bool:
    """Whether somebody is told what to do, or answered by yes or no."""
    return form.calls and _ORDERED.match(after) is not None
