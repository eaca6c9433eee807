"""How sites lay out who wrote what: a name and its time, labels of quotes and answers, markup."""

import re
from collections.abc import Iterator

from commentariat.mentions._place import Place
from commentariat.mentions._plain import PUBLIC

_FLAGS = re.IGNORECASE
TIME = (
    r"(?:\d{1,3}\s?(?:s|m|h|d|sec|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s(?:ago|agoc)"
    r"|(?:an?|one)\s(?:minute|hour|day|week|month|year)\sago"
    r"|vor\s(?:\d+|einer|einem)\s(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    r"|il\sy\sa\s\d+|hace\s(?:\d+|una?)\s|\d+\s(?:сек|мин|час|дн|нед|мес|лет|год)\w*\.?\sназад"
    r"|\d+\s(?:sek|min|godz|dni|tyg|mies|lat)\w*\.?\stemu|\d+\s?(?:분|시간|일|주|달|년)\s?전"
    r"|\d{1,2}[:.]\d\d\b|\d{1,3}\s?:)"
)
WROTE = (
    r"(?:wrote|writes|has\swritten|posted|commented|replied|schrieb|schreibt|hat\sgeschrieben|meinte"
    r"|a\sécrit|écrit|écrivait|a\sdit|escribió|escribe|escribio|ha\sescrito|написала?|написал\(а\)"
    r"|пишет|писала?|napisał(?:a|\(a\))?|pisze|님의\s말|님이|写道|写到|寫道|scrisse|ha\sscritto|escreveu)"
)
_DAY = (
    r"(?:(?:19|20)\d\d[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-](?:19|20)?\d\d"
    r"|[^\W\d_]{3,12}\.?\s\d\d?(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    r"|\d\d?\.?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d|\d\d?[:.h]\d\d)(?!\d)"
)
_AGO = (
    r"\d{1,3}\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago|\d+\s?дн\w*\sназад"
    r"|(?:today|yesterday|heute|gestern|hier|ayer|oggi|ieri|dzisiaj|wczoraj|сегодня|вчера)"
    r"(?=,?\s(?:at|um|à|a|o|в|alle)?\s?\d)"
)
_BULLET = r"[ \t]*[•·∙⋅|–—-][ \t]*"
# Units that stand for hours in a byline and for anything elsewhere.
_SHORT = r"\d{1,3}\s?(?:s|m|h|d|w|y|mo|yr?|min|std|tg|ч|мин|дн|д|н)\.?(?=[ \t]*(?:[\n•·∙|(\[]|$))"
_DATED = re.compile(
    rf"(?:{_BULLET}(?:{TIME}|{_AGO}|{_DAY}|{_SHORT})"
    rf"|[ \t]*\r?\n[ \t]*(?:{TIME}|{_AGO}|{_DAY})[^\n]{{0,24}}(?:\n|$))",
    _FLAGS,
)
_QUOTE_TAG = re.compile(r"\[quote(?:\s(?:name|author|user(?:name)?))?=[\"'“„«]?$", _FLAGS)
_QUOTED_TAG = re.compile(r"\s?[\"'”“»,;\]]")
_ANSWERS = re.compile(
    r"(?:^|\n)[\s>*|»#(\[]*(?:(?:in\s)?(?:reply|response|answer)\sto|replying\sto|quot(?:e|ing)(?:\sfrom)?"
    r"|(?:originally\s)?posted\sby|(?:als\s)?antwort\s(?:auf|an)|zitat(?:\svon)?"
    r"|(?:en\s)?réponse\sà|citation(?:\sde)?|(?:en\s)?respuesta\sa|respondiendo\sa|cita(?:\sde)?"
    r"|in\srisposta\sad?|citazione(?:\sdi)?|em\sresposta\sa|citação(?:\sde)?"
    r"|(?:w\s)?odpowied(?:zi|ź)\s(?:na|do|dla)|cytat|(?:в\s)?ответ(?:\s(?:на|для))?"
    r"|цитата|сообщение\sот)\s?[:(]?\s?[\"'“„«*]{0,3}$",
    _FLAGS,
)
_ANSWERED = re.compile(
    r"\s?[)\"'”“»*]{0,3}\s?(?:[:：](?!\w)|\r?\n|$|\s(?:on|am|от|le|el|il|dnia)\s\d)"
)
_TWO = re.compile(r"(?:^|\n)[\s>*]*2\s?$")  # "to" in Russian chats
_CYRILLIC, _NUMBERS = re.compile("[а-я]", _FLAGS), re.compile(r"(?m)^\s*[13][\s.)]")
_COLON = re.compile(r"\s?[:：](?!\w)")
_ARROW = r"\s?(?:→|->|=>|⇒|▸|▶|►|➤|➜|›)\s?"
_ARROW_BEFORE, _ARROW_AFTER = re.compile(rf"\w{_ARROW}$"), re.compile(rf"{_ARROW}\w")
_TAGS = r"(?:b|i|u|strong|em|cite|a|span)"
_BOLD = re.compile(
    rf"(?:<{_TAGS}(?:\s[^<>\n]{{0,30}})?>|\[(?:b|i|u|url|color)(?:=[^\]\n]{{0,30}})?\]|\*{{1,3}}|_{{1,3}})$",
    _FLAGS,
)
_NO_BOLD = re.compile(rf"</{_TAGS}>|\[/(?:b|i|u|url|color)\]|\*{{1,3}}|_{{1,3}}", _FLAGS)
_MARKS, _NO_MARKS = re.compile("[\"'“„«‘]$"), re.compile("[\"'”“»’]")
_WRITES = re.compile(
    rf"\s{{0,2}}(?:{WROTE}|(?:said|says|sagte?|dijo|disse|сказала?|powiedziała?)(?=\s?:))(?!\w)",
    _FLAGS,
)
_THIS = re.compile(r"\s?(?:[:：(]|\r?\n|$|(?:that|dass|que|że|что)\s)")
_BEGINS = re.compile(r"(?:^|\n)[\s>|]*$")


def laid_out(place: Place) -> str | None:
    """Return the rule of what a site puts around the names of those who write, or None."""
    last, following = place.before[-1:], place.after[:1]
    if last in "=\"'“„«" and _QUOTE_TAG.search(place.before) and _QUOTED_TAG.match(place.after):
        return "at"
    if not following.isalnum() and _names_whom(place):
        return "label"
    if last and last in ">]*_\"'“„«‘":
        return _marked_up(place)
    dated = place.opens_line and not following.isalnum() and _DATED.match(place.text, place.end)
    return "wrote" if dated else None


def _names_whom(place: Place) -> bool:
    """Whether a label stands before that tells whom an answer is for, or whom a quote is of."""
    before, after = place.before, place.after
    if place.beside and (_ARROW_BEFORE.search(before) or _ARROW_AFTER.match(after)):
        return not (_ARROW_BEFORE.search(before) and _ARROW_AFTER.match(after))
    if _ANSWERED.match(after) and _ANSWERS.search(before):
        return place.form.kind == "full" or place.form.letters not in PUBLIC
    if not (_COLON.match(after) and _TWO.search(before)):
        return False
    told = _CYRILLIC.search(place.surface + after) is not None
    return told and _NUMBERS.search(place.text) is None  # which is no list


def _marked_up(place: Place) -> str | None:
    """Return the rule where a name is in bold letters or in quotes, and who has it writes."""
    for opening, closing in ((_BOLD, _NO_BOLD), (_MARKS, _NO_MARKS)):
        opened = opening.search(place.before)
        if opened is not None:
            begins = not place.small and _BEGINS.search(place.before[: opened.start()])
            rules = _told_of(place.after, closing, begins=bool(begins))
            return next(rules, None)
    return None


def _told_of(after: str, closing: re.Pattern[str], *, begins: bool) -> Iterator[str]:
    """Yield what the words behind bold letters or quotes make of what stands there."""
    colon = _COLON.match(after)
    closed = closing.match(after, colon.end() if colon else 0)
    if closed is None:
        return
    writes = _WRITES.match(after, closed.end())
    if writes and (begins or _COLON.match(after, writes.end())):
        bold = closing is _NO_BOLD
        if bold or _THIS.match(after, writes.end()):
            yield "wrote"
    if begins and closing is _NO_BOLD and (colon or _COLON.match(after, closed.end())):
        yield "label"
