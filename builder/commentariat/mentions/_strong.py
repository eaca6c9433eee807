"""Contexts in which any word is the name of a commenter: what software and habits put around it.

Every pattern looks at a bounded window, so that the work is linear in the number of candidates.
"""

import re

from commentariat.mentions._layout import TIME, WROTE, laid_out
from commentariat.mentions._led_in import led_in
from commentariat.mentions._place import WINDOW, Place

_FLAGS = re.IGNORECASE
# A name after these is somebody addressed by the software or by its readers' habits.
_BEFORE_STRONG = re.compile(
    r"(?:[@＠]\s?|&\#0*64;\s?|&\#x0*40;\s?|&commat;\s?|(?<![\w&])\#"
    r"|(?:^|[\W_])(?:user|users|u|profile?s?|perfil|profilo|people|member|members|author|authors|contributions"
    r"|emailuser|user[ _]talk|reply[ _]to|mention|ping|редактор|участник|benutzer|utilisateur"
    r"|usuario)"
    r"(?:[/:=]|:\s|/@)"
    r"|(?:^|\n)[\s*>:]*(?:re|aw|odp|отв|rép|resp)\s?[.:]?\s"
    r"|كتب\s|คุณ\s?|回[复覆]\s?)$",
    _FLAGS,
)
_AFTER_STRONG = re.compile(rf"\s*(?:[,(]?\s*{WROTE}(?!\w)|님의\s말|님|\s*写道|씨(?!\w))", _FLAGS)
_TIME_BEHIND = re.compile(rf"\s*{TIME}", _FLAGS)
# What readers put behind each other's names, where a name without it would be rude.
_HONORIFIC = re.compile(
    r"\s?(?:さん|さま|様|ちゃん|くん|君|氏|님|씨(?![가-힣]{2})|जी(?!\w)|殿|先輩|선생님|भाई(?!\w)|साहब(?!\w)"
    r"|先生|女士|同学|小姐|老师|大哥|大姐|老哥|兄|师傅|大叔|阿姨|姐(?![妹夫])|哥(?![哥们])|叔(?!叔))"
)
_LINE_START = re.compile(r"(?:^|\n)[\s>*:|»«\"“„#-]*$")
_QUOTE_BEFORE = re.compile(r"(?:[\"”»“’']\s?(?:[-–—]{1,2}|\()|(?:^|\n)\s?[-–—]{1,2})\s?$")
_CLOCK_BEHIND = re.compile(r"[,;]?\s(?:at\s|um\s|à\s|o\s|в\s)?\d{1,2}[:.h]\d\d(?!\d)")
_LABEL = re.compile(r"\s?[:：](?![/\w])|\s?[:：](?=\s|$)")
_SIGNED = re.compile(r"(?:(?:^|\n|\s)(?:--|[-—–―~*])\s?|\n\s*)$")
_SIGN_OFF = re.compile(
    r"(?:regards|cheers|yours|sincerely|thanks|best|grüße|gruß|lg|mfg|cordialement|saludos|atentamente"
    r"|pozdrawiam|с\sуважением|с\sприветом|드림|signed|bye|love|greetings),?\s*[-—–]?\s*$",
    _FLAGS,
)
_END = re.compile(r"[\s.!)\]'’\"*]*$")
_REPLY_RE = re.compile(
    r"(?:^|\n)[\s>*:]*(?:(?:re|aw|odp|отв|rép|resp)\s?[.:]\s?|(?:to|an|à|для)\s)$", _FLAGS
)


def strong(place: Place) -> str | None:
    """Return the rule of a context in which any word is the name of a commenter, or None."""
    before = place.before
    if not _in_a_sentence(before) and _BEFORE_STRONG.search(before):
        return "at"
    if before[-1:].isalpha() and led_in(place.text, place.start, said=True):
        return "greeting"
    if (rule := _followed(place) or laid_out(place)) is not None:
        return rule
    if before[-1:] in " \"'“„«" and "role" in place.led:
        return "role"
    return "signature" if at_end(place.text, place.end) and _signed(before) else None


def _followed(place: Place) -> str | None:
    """Return the rule of what follows a name, if nothing else stands before that."""
    if _AFTER_STRONG.match(place.after):
        return "wrote"
    if _TIME_BEHIND.match(place.after) and not _in_a_sentence(place.before):
        return "wrote"
    if not place.surface[-1].isascii() and _HONORIFIC.match(place.text, place.found_end):
        return "honorific"
    if _CLOCK_BEHIND.match(place.after) and _QUOTE_BEFORE.search(place.before):
        return "wrote"
    opens = _LABEL.match(place.after) and (
        _LINE_START.search(place.before) or _REPLY_RE.search(place.before)
    )
    return "label" if opens else None


def _signed(before: str) -> bool:
    return bool(_SIGN_OFF.search(before) or (_SIGNED.search(before) and before.strip()))


def _in_a_sentence(before: str) -> bool:
    """Whether a plain word stands before, so that no pattern of `_BEFORE_STRONG` can fit."""
    plain = before[-1:] == " " and before[-2:-1].isalpha()
    return plain and not before[-5:-1].lower().endswith(
        ("re", "aw", "odp", "отв", "rép", "resp", "كتب", "回复", "回覆")
    )


def at_end(text: str, end: int) -> bool:
    """Whether nothing but closing signs follows."""
    return len(text) - end < WINDOW and _END.fullmatch(text[end:]) is not None
