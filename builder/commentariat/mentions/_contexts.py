"""What stands around a name: the contexts in which only the name of a commenter can stand.

Every pattern looks at a bounded window, so that the work is linear in the number of candidates.
"""

import re

WINDOW = 48

_FLAGS = re.IGNORECASE

# A name after these is somebody addressed by the software or by its readers' habits.
_BEFORE_STRONG = re.compile(
    r"(?:[@＠]\s?|&\#0*64;\s?|&\#x0*40;\s?|&commat;\s?|(?<![\w&])\#"
    r"|(?:^|[\W_])(?:user|users|u|profile|profiles|people|member|members|author|authors|contributions"
    r"|emailuser|user[ _]talk|reply[ _]to|mention|ping|редактор|участник|benutzer|utilisateur"
    r"|usuario)"
    r"(?:[/:=]|:\s|/@)"
    r"|(?:^|\n)[\s*>:]*(?:re|aw|odp|отв|rép|resp)\s?[.:]?\s"
    r"|كتب\s)$",
    _FLAGS,
)
_TIME = (
    r"(?:\d{1,3}\s?(?:s|m|h|d|sec|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s(?:ago|agoc)"
    r"|(?:an?|one)\s(?:minute|hour|day|week|month|year)\sago"
    r"|vor\s(?:\d+|einer|einem)\s(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    r"|il\sy\sa\s\d+|hace\s(?:\d+|una?)\s|\d+\s(?:сек|мин|час|дн|нед|мес|лет|год)\w*\.?\sназад"
    r"|\d+\s(?:sek|min|godz|dni|tyg|mies|lat)\w*\.?\stemu|\d+\s?(?:분|시간|일|주|달|년)\s?전"
    r"|\d{1,2}[:.]\d\d\b|\d{1,3}\s?:)"
)
_WROTE = (
    r"(?:wrote|writes|has\swritten|posted|commented|replied|schrieb|schreibt|hat\sgeschrieben|meinte"
    r"|a\sécrit|écrit|écrivait|a\sdit|escribió|escribe|escribio|ha\sescrito|написала?|написал\(а\)"
    r"|пишет|писала?|napisał(?:a|\(a\))?|pisze|님의\s말|님이|写道|写到|寫道|scrisse|ha\sscritto|escreveu)"
)
_AFTER_STRONG = re.compile(
    rf"\s*(?:[,(]?\s*{_WROTE}(?!\w)|님의\s말|님|\s*写道|씨(?!\w)|{_TIME})", _FLAGS
)
_LINE_START = re.compile(r"(?:^|\n)[\s>*:|»«\"“„#-]*$")
_LABEL = re.compile(r"\s?[:：](?![/\w])|\s?[:：](?=\s|$)")
_SIGNED = re.compile(r"(?:(?:^|\n|\s)(?:--|[-—–―~*])\s?|\n\s*)$")
_SIGN_OFF = re.compile(
    r"(?:regards|cheers|yours|sincerely|thanks|best|grüße|gruß|lg|mfg|cordialement|saludos|atentamente"
    r"|pozdrawiam|с\sуважением|с\sприветом|드림|signed|bye|love|greetings),?\s*[-—–]?\s*$",
    _FLAGS,
)
_END = re.compile(r"[\s.!)\]'’\"*]*$")
_REPLY_RE = re.compile(r"^[\s>*:]*(?:re|aw|odp|отв|rép|resp)\s?[.:]\s?$", _FLAGS)

_GREETING = re.compile(
    r"(?:^|[^\w])(?:hi|hello|hey|dear|thanks|thank\syou|thx|welcome|sorry|congrats|congratulations|bravo"
    r"|kudos|cheers|hiya|howdy|yo|goodbye|bye|agree\swith|agree\swith\syou|disagree\swith|reply\sto"
    r"|replying\sto|response\sto|answer\sto|respond\sto|quoting|as\syou\ssaid|well\ssaid|well\sdone"
    r"|good\s(?:point|one|job|morning|evening|question)|nice\s(?:one|point|try)|hallo|lieber?|danke|moin"
    r"|servus|grüß\sdich|guten\s(?:tag|morgen)|stimme|bonjour|salut|merci|chère?|coucou|bonsoir|d'accord"
    r"\savec|hola|gracias|estimad[oa]|querid[oa]|buen[oa]s\s(?:d[ií]as|tardes|noches)|de\sacuerdo\scon"
    r"|cześć|witaj|dzięki|drog[ia]|hej|szanown[ya]|zgadzam\ssię\sz|привет|здравствуй(?:те)?|спасибо"
    r"|уважаем\w+|дорог(?:ой|ая)|согласен\sс|согласна\sс|안녕(?:하세요)?)[,!]?\s$",
    _FLAGS,
)
_RIGHT_OR_WRONG = re.compile(
    r"(?:\s(?:is|was|are|you\sare|you're|has|makes|made)\s(?:absolutely\s|quite\s|so\s|totally\s|just\s"
    r"|right\b|wrong\b|correct\b|a\spoint|an?\s(?:good|excellent|valid|fair)\spoint|mistaken|spot\son)"
    r"|['’]s?\s(?:comment|point|post|argument|reply|question|link|suggestion|remark|statement|answer"
    r"|claim|view|opinion|logic|user\spage|talk\spage|edits?|response|words)\b"
    r"|\s(?:hat|liegt)\s(?:recht|unrecht|völlig)|\sa\s(?:tout\sà\sfait\s)?(?:raison|tort)\b"
    r"|\stiene\srazón|\sma\srację|\s(?:прав|права|неправ)\b"
    r"|\s(?:above|below|said|says|pointed\sout|mentioned|asked|claims|claimed|suggested|stated)\b)",
    _FLAGS,
)
_YOU = re.compile(
    r"\b(?:you|your|you're|youre|you've|u|ur|yourself|du|dir|dich|dein\w*|sie|ihr|ihnen|tu|te|toi|ton|ta"
    r"|vous|votre|vos|tú|ti|usted|tus|su|ty|ci|cię|ciebie|tobie|twój|twoj\w+|pan|pani|masz|jesteś|ты"
    r"|тебе|тебя|твой|твоя|вы|вам|вас|ваш\w*|당신|너|네)\b",
    _FLAGS,
)
_ADDRESSED_START = re.compile(r"(?:^|[\n*:>])[\s*:>]*$")
_ADDRESSED_AFTER = re.compile(r"\s?[,!?:–—]\s|\s?[-–—]{1,2}\s|\.\.+\s|\s?,")
_COMMA_BEFORE = re.compile(
    r"(?:[,;]\s|\b(?:oh|so|well|no|yes|yeah|ok|okay|nope|and|but|ach|ja|nein|doch|eh|ah|oui|non|sí|no"
    r"|tak|nie|да|нет|ну|эх|а),?\s)$",
    _FLAGS,
)
_COMMA_AFTER = re.compile(r"\s?[,.!?;]|\s*$")


def strong(text: str, start: int, end: int) -> str | None:
    """Return the rule of a context in which any word is the name of a commenter, or None."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if _BEFORE_STRONG.search(before):
        return "at"
    if _AFTER_STRONG.match(after):
        return "wrote"
    if _LABEL.match(after) and (_LINE_START.search(before) or _REPLY_RE.search(before)):
        return "label"
    if at_end(text, end) and (
        _SIGN_OFF.search(before) or (_SIGNED.search(before) and before.strip())
    ):
        return "signature"
    return None


def named(text: str, start: int, end: int) -> str | None:
    """Return the rule of a context in which a capital most likely opens a commenter's name."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if _GREETING.search(before):
        return "greeting"
    if _RIGHT_OR_WRONG.match(after):
        return "said"
    if _ADDRESSED_START.search(before) and _ADDRESSED_AFTER.match(after):
        return "vocative"
    if _COMMA_BEFORE.search(before) and _COMMA_AFTER.match(after) and _addressing(text, start, end):
        return "vocative"
    return None


def _addressing(text: str, start: int, end: int) -> bool:
    return _YOU.search(text[max(0, start - 80) : end + 80]) is not None


def at_end(text: str, end: int) -> bool:
    """Whether nothing but closing signs follows."""
    return len(text) - end < WINDOW and _END.fullmatch(text[end:]) is not None
