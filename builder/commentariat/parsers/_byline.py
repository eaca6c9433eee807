"""Who wrote an article: the line that says "by", in six languages."""

import re

from commentariat.dates import Found
from commentariat.parsers._attribution import is_control

_LONGEST = 120
_DATE = "\x01"
_FIRST = r"[^\W\d_][\w.'’-]{0,30}"
_CAPITAL = r"(?=[\w])(?![a-zà-ÿа-яёćęłńśźż])[^\W\d_][\w.'’-]{0,30}"
_MORE = (
    r"(?:[\s\xa0](?:(?:de|van|von|der|den|du|la|le|di|da|del|zu)[\s\xa0]){0,2}"
    r"(?!(?:Published|Posted|Updated|On|In|At|Filed)\b)[A-ZÀ-ÞА-ЯŁŚŻŹĆ][\w.'’-]{0,30}){0,3}"
)
_BY = (
    "by|von|par|por|przez|author|autor(?:in|ka)?|автор(?:ом)?|text|written by|posted by"
    "|published by"
    "|geschrieben von|verfasst von|posté par|publié par|écrit par|publicado por|escrito por"
)
_OPENING = r"(?:(?:\w{1,12}[\s\xa0]?\w{0,4})?\x01[\s\xa0|·•,–—-]{0,4})?"
_NAMED_BY = rf"(?i:{_BY})(?:[\s\xa0]?:)?[\s\xa0]{{1,3}}"
_BYLINE = re.compile(
    # A nickname may be in lower case, but not behind other words: there "by" may mean anything.
    rf"(?:^{_OPENING}{_NAMED_BY}({_FIRST}{_MORE})"
    rf"|^[^.!?]{{0,40}}[\s\xa0|·•,>/(\x01-]{_NAMED_BY}({_CAPITAL}{_MORE}))"
    r"(?=$|[\s\xa0]{0,2}[,|·•–—(/<>\x01-]|[\s\xa0](?i:on|at|in|am|um|unter|le|à|dans|el|en|a las"
    r"|w|o|dnia|в|на|filed|published|posted|and|und|et|y|i|и|with|for)\b|[\s\xa0]?[0-9])",
)


def author_of(text: str, date: Found | None = None) -> str | None:
    """Return the author that a line names after "by", or None.

    Args:
        text: The line.
        date: The date in it, if one is known: a name may end where a date begins.

    >>> author_of("Written by Ed Varga - One Comment")
    'Ed Varga'
    """
    if len(text) > _LONGEST:
        return None
    if date:
        text = f"{text[: date.start].rstrip()}{_DATE}{text[date.end :]}"
    found = _BYLINE.search(text.rstrip(" ."))
    name = (found[1] or found[2]).strip(" .-") if found else ""
    return None if not name or is_control(name) else name
