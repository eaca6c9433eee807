"""Names in a comment that answers their owner: there they are expected, and little is enough."""

import re

from commentariat.mentions._forms import Form
from commentariat.mentions._names import FIRST_NAMES
from commentariat.mentions._neighbours import beside_capital, described, determined, noun, placed
from commentariat.mentions._plain import PLACES
from commentariat.mentions._verbs import says
from commentariat.mentions._words import rarity

_WINDOW = 48
_OPENS = re.compile(r"[\s\"'“„«*>_(]*")
_CALLED = re.compile(r"\s?[,:;…–—]|\s?-{1,2}\s|\s?\.\.|\s?!|\s*\n|\s[^\w\s\"'“„«(&%$€/+-]")
_ASKED = re.compile(r"\s?\?|\s*$")
_SPOKEN_TO = re.compile(
    r"\s(?:you|your|you're|u|ur|can\syou|do\syou|are\syou|did\syou|have\syou|why|please|pls|thanks"
    r"|thx|stop|come\son|tell|read|du|dein\w*|hast|bist|kannst|danke|bitte|lies|sie|tu|t'\w+|toi"
    r"|vous|votre|merci|arrête\w*|arrêtez|tú|te|eres|tienes|gracias|deja|mira|oye|tio|tío|grazie"
    r"|sei|hai|guarda|você|obrigad[oa]|ty|masz|jesteś|dzięki|daj|ты|вы|тебе|вам|вас|спасибо|abi|abla"
    r"|hocam|sen|mate|dude|bro|ancora)(?!\w)",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s?[.!?…)]*\s*(?:$|\n)")
_COMMA = re.compile(r"[\w)\"'”»],\s$")
_INSIDE = re.compile(r"(?:^|\s)[\"'(“]?[^\W\d_A-ZА-ЯÀ-Þ][\w’'-]*[,;]?\s$")
_PLAIN = 430  # centibels: commoner words are too often just words


def expected(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name stands where the person answered is called or spoken of."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _OPENS.fullmatch(text[:start]):
        return _opening(text[start:end], after, form)
    if _COMMA.search(before) and _CLOSES.match(after):
        return True
    return bool(_INSIDE.search(before)) and _spoken_of(text, start, end, form)


def _spoken_of(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name stands within a sentence where a word would be odd, or is no common one."""
    if form.letters in PLACES or determined(text, start) or described(text, start):
        return False
    if text[start].isupper():
        after = text[end : end + _WINDOW]
        clear = not placed(text, start) and not noun(text, start, end, form)
        return says(after) or (clear and not beside_capital(text, start, end))
    whole = form.kind == "full" and end - start == len(form.letters)
    return whole and not form.gaps and rarity(form.letters) > _PLAIN


def _opening(surface: str, after: str, form: Form) -> bool:
    """Whether a name that opens the comment is called."""
    if _CALLED.match(after) or _SPOKEN_TO.match(after):
        return True
    known = form.letters in FIRST_NAMES or form.kind == "part" or rarity(form.letters) > _PLAIN
    if _ASKED.match(after) and (known or surface[:1].isupper()):
        return True
    return surface[:1].isupper() and (known or says(after))
