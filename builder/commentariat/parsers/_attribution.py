"""Who wrote and when: what a short line says of the comment beside it."""

import re
from typing import NamedTuple

from commentariat.dates import Found, find_clock, find_date
from commentariat.model import Time
from commentariat.parsers._words import (
    AT_DATE_WORDS,
    BY,
    CONTROL,
    VERB,
    VERBS,
    heading_of,
    is_reply_to,
)

LONGEST_LINE = 170
_LONGEST_NAME = 60
_MOST_WORDS = 7
_D = "\x01"  # stands for the date; no page can hold it after cleaning
_SPACE = r"[\s\xa0]"
_BESIDE_DATE = " \xa0,;|/·•–—@([<>-:"
_NUMBERING = re.compile(r"(?:[#(\[]?[0-9]{1,4}(?:[.)\]:]|(?=[\s\xa0])){1,2}[\s\xa0]*)(?=\S)")
_BY = re.compile(rf"{BY}(?:{_SPACE}*:{_SPACE}*|{_SPACE}+)(?=\S)", re.IGNORECASE)
_AFTER_NAME = re.compile(
    rf"(?:(?:{_SPACE}+|(?<={_D})){VERB}"
    rf"|{_SPACE}*\((?:not verified|guest|gast|invité|anonymous)\)"
    rf"|{_SPACE}+{CONTROL}|{_SPACE}*#[0-9]{{0,6}}|{_SPACE}*@\w{{1,30}}|{_SPACE}*(?:[:…|/,;–—-]|(?<![\s\xa0]\w)\.){{1,4}})$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_SPACE}*{VERB}{_SPACE}*[:.…,]{{0,4}}", re.IGNORECASE)
_LONGEST_TAIL = 36
_SAID_AT_END = tuple(space + verb for verb in VERBS for space in " \xa0")
_LONGEST_VERB = max(map(len, _SAID_AT_END)) + 8
_DIGIT = re.compile("[0-9]")
_RELATIVE = re.compile("ago|vor |hace |il y a |назад|temu")  # "an hour ago" has no digit
_CONTROL_LINE = re.compile(
    rf"(?:{_SPACE}|[|·•/()\[\]\"'↓↑▲▼△▽‹›«»→←♥+\-–—#*.:,…]|[0-9]{{1,6}}(?!\w)|(?<!\w){CONTROL}(?!\w)){{1,24}}"
)
# What a renderer puts before a name: the address of a portrait, or its file's name in brackets.
_PORTRAIT = re.compile(
    r"(?:https?://\S{1,300}[\s\xa0]+|\[[^\[\]\s]{1,80}\][\s\xa0]*)(?=\S)", re.IGNORECASE
)
_NO_NAME = re.compile(r"https?://|[<>{}|\\]|[.!?][\s\xa0]\w+[\s\xa0]\w+|^[\W_]+$")


class Attribution(NamedTuple):
    """What a line says of a comment.

    `shape` is the line with its name and date replaced by marks: comments of one page share it.
    `name` is None where the line gives only a date; the name then stands on a neighbouring line.
    """

    shape: str
    name: str | None
    time: Time | None
    spoken: bool


def is_control(text: str) -> bool:
    """Whether a line is only buttons and counters: `Reply`, `12 Likes | Report`."""
    if len(text) > LONGEST_LINE:
        return False
    lowered = text.lower()
    return is_reply_to(lowered) or (
        len(text) <= 80 and _CONTROL_LINE.fullmatch(lowered) is not None
    )


def is_name(text: str) -> bool:
    """Whether a line may be a commenter's name and nothing else."""
    return text[-1:] not in "!?.,:;" and _may_be_name(text)


def _may_be_name(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST_NAME or len(text.split()) > _MOST_WORDS:
        return False
    return not (_NO_NAME.search(text) or is_control(text) or heading_of(text))


def without_address(text: str) -> str:
    """Return a name without the number or the portrait that a renderer put before it."""
    numbering = _NUMBERING.match(text)
    if numbering and text[numbering.end() - 1] in ".) ":
        text = text[numbering.end() :]
    if text.startswith(("http", "[")):
        text = _PORTRAIT.sub("", text[: LONGEST_LINE * 3], count=1)
    return text.strip()


def attribution_of(text: str, *, month_first: bool | None = None) -> Attribution | None:
    """Return what a line says of a comment, or None if it says nothing.

    >>> attribution_of("by Anna K on May 3, 2012 at 9:14 pm.").name
    'Anna K'
    >>> attribution_of("Jurek napisał:").name
    'Jurek'
    """
    return said_of(text, date_in(text, month_first=month_first))


def date_in(text: str, *, month_first: bool | None = None) -> Found | None:
    """Return the date of a short line, or None."""
    if len(text) <= LONGEST_LINE and (
        _DIGIT.search(text) or (len(text) < 60 and _RELATIVE.search(text))
    ):
        return find_date(text, month_first=month_first)
    return None


def said_of(text: str, date: Found | None) -> Attribution | None:
    """Return what a line whose date is known says of a comment."""
    if not 1 < len(text) <= LONGEST_LINE:
        return None
    found = date
    if found is None and len(text) < 60 and _DIGIT.search(text):
        found = find_clock(text)
    if (found is None and not _ends_in_verb(text)) or is_reply_to(text.lower()):
        return None
    line = text
    if found:
        after = text[found.end :].lstrip(" \xa0,;|/·•–—)]>-")
        line = f"{_without_connectives(text[: found.start])}{_D}{after}"
    return _read(line, found.time if found else None)


def _ends_in_verb(text: str) -> bool:
    tail = text[-_LONGEST_VERB:].lower().rstrip(" \xa0:.…,")
    return tail.endswith(_SAID_AT_END)


def _without_connectives(before: str) -> str:
    """Return what precedes a date without the signs and words that only lead to it."""
    for _ in range(6):
        before = before.rstrip(_BESIDE_DATE)
        lowered = before.lower()
        if not lowered.endswith(AT_DATE_WORDS):
            break
        word = next(word for word in AT_DATE_WORDS if lowered.endswith(word))
        rest = before[: len(before) - len(word)]
        if rest and (rest[-1].isalnum() or len(lowered) != len(before)):
            break
        before = rest
    return before


def _read(line: str, time: Time | None) -> Attribution | None:
    start = _start_of_name(line)
    end = len(line)
    spoken = False
    while (cut := _AFTER_NAME.search(line, max(start, end - _LONGEST_TAIL), end)) or line[
        start:end
    ].endswith((_D, " ")):
        spoken = spoken or bool(cut and _SAID.fullmatch(line, cut.start(), cut.end()))
        end = cut.start() if cut else end - 1
        if end <= start:
            break
    name = without_address(line[start:end])
    if time is None and not spoken:
        return None
    shape = _shape(line, start, max(start, end), time)
    if not name or is_control(name):
        return Attribution(shape, None, time, spoken) if time else None
    if _D in name or not _may_be_name(name):
        return None
    return Attribution(shape, name, time, spoken)


def _start_of_name(line: str) -> int:
    """Return where a line's name begins, after number, date and `by`."""
    start = 0
    numbering = _NUMBERING.match(line)
    if numbering and line[numbering.end()] != _D:
        start = numbering.end()
    for _ in range(4):
        if line.startswith((_D, " ", "\xa0", ":", "-", "–", "—", "|", ",", "/"), start):
            start += 1
        elif by := _BY.match(line, start):
            start = by.end()
    return start


def _shape(line: str, start: int, end: int, time: Time | None) -> str:
    numbering = _NUMBERING.match(line)
    before = line[numbering.end() if numbering and numbering.end() <= start else 0 : start]
    around = f"{before}X{line[end:]}" if end > start else f"{before}{line[end:]}"
    around = re.sub("[0-9]+", "0", around.lower())
    precision = time["precision"] if time else ""
    return around.replace(
        _D, f"<{'time' if precision in ('minute', 'second') else precision}>"
    ).strip()
