"""What stands around a name: the contexts in which only the name of a commenter can stand.

Every pattern looks at a bounded window, so that the work is linear in the number of candidates.
"""

import re

from commentariat.mentions._forms import Form
from commentariat.mentions._plain import OFTEN_CAPITAL, OPENERS, PUBLIC
from commentariat.mentions._words import is_name, rarity

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
    r"(?:\s(?:is|was|are|you\sare|you're|has|makes|made)\s(?:absolutely\s|quite\s|so\s|totally\s)?"
    r"(?:right\b|wrong\b|correct\b|incorrect\b|a\spoint\b|an?\s(?:good|excellent|valid|fair)\spoint"
    r"|mistaken\b|spot\son)"
    r"|['’]s\s(?:absolutely\s)?(?:right|wrong|correct|spot\son)\b"
    r"|['’]s?\s(?:comment|point|post|argument|reply|question|link|suggestion|remark|user\spage"
    r"|talk\spage|edits?)s?\b"
    r"|\s(?:hat|liegt)\s(?:völlig\s)?(?:recht|unrecht|richtig)|\sa\s(?:tout\sà\sfait\s)?(?:raison|tort)\b"
    r"|\stiene\srazón|\sma\srację|\s(?:прав|права|неправ|не\sправ)\b"
    r"|\s(?:above|below)[,.:)]|\s(?:oben|ci-dessus|выше|wyżej|más\sarriba)\b)",
    _FLAGS,
)
_YOU = re.compile(
    r"\b(?:you|your|you're|youre|you've|u|ur|yourself|du|dir|dich|dein\w*|sie|ihr|ihnen|tu|te|toi|ton|ta"
    r"|vous|votre|vos|tú|ti|usted|tus|su|tienes|eres|estás|sabes|crees|ty|ci|cię|ciebie|tobie|twój|twoj\w+|pan|pani|masz|jesteś|ты"
    r"|тебе|тебя|твой|твоя|вы|вам|вас|ваш\w*|당신|너|네)\b",
    _FLAGS,
)
_ADDRESSED_START = re.compile(r"(?:^|[\n*:>=])[\s*:>=]*$")
_ADDRESSED_AFTER = re.compile(r"\s?[,!?:–—]\s|\s?[-–—]{1,2}\s|\.\.+\s|\s?,")
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
_TITLE = re.compile(
    r"(?:^|(?<=\W))(?:mr|mrs|ms|miss|dr|prof|herr|frau|monsieur|madame|mme|m|señora?|sra?|doña"
    r"|pan|pani|pana|panie|господин|госпожа|уважаемый|уважаемая)\.?\s$",
    _FLAGS,
)
_COMMA_AFTER = re.compile(r"\s?[,.!?;]|\s*$")


_WORD = re.compile(r"[^\W\d_]{2,}")
_WITHIN = re.compile(r"(?:^|\s)[\"'(“]?[^\W\d_A-ZА-ЯÀ-Þ][\w’'-]*[,;]?\s$|[^\W\d_],\s$")
_NEXT_CAPITAL = re.compile(r"(?:\s|\s?[-–/&]\s?)[A-ZА-ЯÀ-Þ][\w]|-\w")
_CAPITAL_BEFORE = re.compile(r"(?:\b[A-ZА-ЯÀ-Þ][\w]*|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Pres)\.)\s$")
_DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|these|those|every|each|our|my|your|his|her|its|their|some|any|no|of|such"
    r"|de[rnms]|die|das|ein\w*|kein\w*|le|la|les|l|un|une|des|du|el|los|las|una|unos|ten|ta|to|in)\W$",
    _FLAGS,
)
_COMMON = 420  # centibels: commoner words open sentences too often to be taken for an address


def strong(text: str, start: int, end: int) -> str | None:
    """Return the rule of a context in which any word is the name of a commenter, or None."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if not _in_a_sentence(before) and _BEFORE_STRONG.search(before):
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


def _in_a_sentence(before: str) -> bool:
    """Whether a plain word stands before, so that no pattern of `_BEFORE_STRONG` can fit."""
    plain = before[-1:] == " " and before[-2:-1].isalpha()
    return plain and not before[-5:-1].lower().endswith(
        ("re", "aw", "odp", "отв", "rép", "resp", "كتب")
    )


def clear(form: Form) -> bool:
    """Whether letters are a name, or too rare a word to stand somewhere by chance."""
    return is_name(form.letters) or rarity(form.letters) > _COMMON


def called(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name in small letters opens a line, and somebody is addressed behind a comma."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    opens = after[:2] == ", " and clear(form) and form.letters not in PUBLIC
    return opens and bool(_ADDRESSED_START.search(before) and _YOU.search(after))


def named(text: str, start: int, end: int, form: Form) -> str | None:
    """Return the rule of a context in which a capital most likely opens a commenter's name."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if before[-1:].isspace() and _GREETING.search(before) and not _NEXT_CAPITAL.match(after):
        return "greeting"
    public = form.letters in PUBLIC
    if not public and _RIGHT_OR_WRONG.match(after) and not _CAPITAL_BEFORE.search(before):
        return "said"
    return (
        "vocative" if form.letters not in OPENERS and _addressed(text, start, end, form) else None
    )


def _addressed(text: str, start: int, end: int, form: Form) -> bool:
    """Whether commas or a line's start set the word apart, as they do a name that is called."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    known = form.letters in PUBLIC
    title = None if known else _TITLE.search(before)
    before = before[: title.start()] if title else before
    rare = rarity(form.letters) > _COMMON

    def you() -> bool:
        return _YOU.search(text[max(0, start - 80) : end + 80]) is not None

    if _ADDRESSED_START.search(before):
        if _ADDRESSED_AFTER.match(after) and (rare or title or you()):
            return True
        if rare and not known and _YOU_AFTER.match(after):
            return True
    if after[:1] in (",", "!") and _OPENED.search(before):
        return True
    return bool(_COMMA_AFTER.match(after) and _COMMA_BEFORE.search(before)) and you()


def beside_capital(text: str, start: int, end: int) -> bool:
    """Whether another name stands right before or behind: then both may be one person's."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    return bool(_CAPITAL_BEFORE.search(before) or _NEXT_CAPITAL.match(after))


def lone_capital(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a word stands with a capital where only names have one.

    A whole handle that is a plain word, or the first name out of one; not where a sentence starts,
    not beside other capitals, not after an article, not in a text that is free with capitals, as
    headlines and German are.
    """
    surface = text[start:end]
    if form.letters in OFTEN_CAPITAL or form.letters in PUBLIC or len(form.letters) < 4:
        return False
    first_name = form.kind == "part" and form.handle.startswith(f"{surface} ")
    if (is_name(form.letters) and not first_name) or not _as_a_name(surface, form.handle):
        return False
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if not _WITHIN.search(before) or _DETERMINED.search(before) or _NEXT_CAPITAL.match(after):
        return False
    words = _WORD.findall(before) + _WORD.findall(after)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals * 4 <= len(words)


def _as_a_name(surface: str, handle: str) -> bool:
    return surface[:1].isupper() and handle[:1].isupper() and not surface.isupper()


def at_end(text: str, end: int) -> bool:
    """Whether nothing but closing signs follows."""
    return len(text) - end < WINDOW and _END.fullmatch(text[end:]) is not None
