"""Dates as sites print them, in six languages: where one stands in a line, and what it says."""

import re
from datetime import date
from typing import NamedTuple

from commentariat.dates._calendar import MONTH_OF, UNITS, WEEKDAYS, one_of
from commentariat.model import Precision, Time, TimeSource

_MONTH = f"({one_of(list(MONTH_OF))})"
_LONGEST_MONTH = max(map(len, MONTH_OF)) + 3
_NUMBER = re.compile("[0-9]+")
# Each is matched where a number begins, so that no expression runs over a whole line.
_DAY_MONTH = re.compile(
    # Names are glued to dates ("Ashley KOctober 22, 2012"), so no word need end before the month.
    rf"(?<!\w)([0-9]{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s\xa0-]{{1,2}}(?:of |de )?{_MONTH}\b"
    r"(?!\.?[\s\xa0][0-9]{1,2}(?:st|nd|rd|th)?,?[\s\xa0][0-9]{4})"
    r"(?:[.,]{0,2}[\s\xa0/-]{1,2}(?:de |del )?([0-9]{4}|['’]?[0-9]{2}(?![0-9:.])))?",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(rf"{_MONTH}\.?[\s\xa0-]{{1,2}}$", re.IGNORECASE)
_DAY_YEAR = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])(?:,?[\s\xa0-]{1,2}([0-9]{4}|['’][0-9]{2}))?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_NUMERIC = re.compile(
    r"(?<![0-9.,/-])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9.,/-][0-9]|[0-9])"
)
_TIME = (
    r"([0-9]{1,2})(?:(?:[:h.]|[\s\xa0]h[\s\xa0])([0-9]{2})(?:[\s\xa0]min\b)?)?"
    r"(?::([0-9]{2}))?(?:\.[0-9]{1,6})?[\s\xa0]?([ap]\.?m\b\.?)?"
)
# A literal in front lets the search skip whatever is none.
_SLASHED = re.compile(r"/([0-9]{1,2})/[0-9]{2,4}")
_LAST_NUMBER = re.compile(r"(?<![0-9/])([0-9]{1,2})$")
_JOIN = (
    r"[\s\xa0,]{0,3}(?:at|@|um|à|a las|o godz(?:inie|\.)?|godz\.?|o|в|kl\.|[-–—|/·•(:]|T)?"
    r"[\s\xa0]{0,2}"
)
_AFTER = re.compile(rf"{_JOIN}{_TIME}(?:[\s\xa0]?Uhr\b|[\s\xa0]?[hч]\b)?", re.IGNORECASE)
_ZONE = re.compile(
    r"[\s\xa0]?(Z\b|UTC\b|GMT\b|[+-][0-9]{2}:?[0-9]{2}(?![0-9]))|[\s\xa0]\(?[A-Z]{1,4}T\)?(?!\w)"
)
_BEFORE = re.compile(
    rf"(?<![0-9:.]){_TIME}(?:[\s\xa0]?(?:Uhr|[A-Z]{{1,3}}T))?[\s\xa0]{{0,2}}"
    r"(?:,|on|am|le|el|в|dnia|[-–—|/·])?[\s\xa0]{0,2}$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:{one_of(WEEKDAYS)})\.?,?[\s\xa0]{{1,2}}"
    r"(?:the |le |el |den |dem )?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![0-9:.])([0-9]{1,2})[:h]([0-9]{2})(?![0-9])(?::([0-9]{2}))?(?:[\s\xa0]?([ap]\.?m\b\.?)|[\s\xa0]?Uhr\b)?",
    re.IGNORECASE,
)
_UNIT = rf"({one_of(list(UNITS))})\w{{0,8}}"
_AGO = re.compile(
    rf"(?:vor|il y a|hace)[\s\xa0]+(?:[0-9]{{1,3}}|\w{{2,6}})[\s\xa0]+{_UNIT}"
    rf"|(?:[0-9]{{1,3}}|\ban?|\bone)[\s\xa0]+{_UNIT}[\s\xa0]+(?:ago|назад|temu)\b",
    re.IGNORECASE,
)


_CLOCK_BESIDE = re.compile(
    r"[\s\xa0]?\([\s\xa0]?[0-9]{1,2}:[0-9]{2}[\s\xa0]?(?:[ap]m)?\)", re.IGNORECASE
)


_AGO_WORDS = ("ago", "vor", "il y a", "hace", "назад", "temu")


class _Parts(NamedTuple):
    """The numbers of a date; `sign` stands between them where their order is not known."""

    year: str | None
    month: str
    day: str
    sign: str = ""


class _Spelled(NamedTuple):
    start: int
    end: int
    parts: _Parts


class Found(NamedTuple):
    """A date in a line: the span it covers and what it says."""

    start: int
    end: int
    time: Time


def moment(
    value: str | None, precision: Precision, raw: str | None, source: TimeSource = "page"
) -> Time:
    """Return a time; `value` is null where the page shows one that has two readings."""
    return {"value": value, "precision": precision, "raw": raw, "from": source}


def find_date(line: str, *, month_first: bool | None = None) -> Found | None:
    """Return the first date of a line, with the time of day beside it.

    Args:
        line: A short line; the caller bounds its length.
        month_first: How the page writes `3/4/2012`; where nobody knows, the value is null.

    >>> find_date("by Anna on 5. März 2012 um 14:07 Uhr").time["value"]
    '2012-03-05T14:07:00'
    """
    found = _spelled(line)
    if found is None:
        return _relative(line)
    start, end, parts = found
    clock = _AFTER.match(line, end)
    if clock and _hours(clock) is not None and (clock[2] or clock[4]):
        end = clock.end()
    else:
        clock = _BEFORE.search(line[max(0, start - 24) : start])
        if clock and _hours(clock) is not None and (clock[2] or clock[4]):
            start = max(0, start - 24) + clock.start()
        else:
            clock = None
    if weekday := _WEEKDAY.search(line[max(0, start - 20) : start]):
        start = max(0, start - 20) + weekday.start()
    zone = _ZONE.match(line, end) if clock else None
    end = zone.end() if zone else end
    american = bool(clock and clock[4]) or month_first
    day = _day(parts, american)
    return Found(start, end, _time(day, clock, zone, line[start:end]))


def find_clock(line: str) -> Found | None:
    """Return a time of day that stands without a date; nobody knows the day, so it has no value."""
    found = _CLOCK.search(line)
    if found is None or _hours(found) is None:
        return None
    return Found(*found.span(), moment(None, "minute", found[0].strip()))


def writes_month_first(text: str) -> bool | None:
    """Return how a page orders day and month between slashes, if one of its dates tells.

    >>> writes_month_first("10/25/2012")
    True
    """
    first = second = 0
    for found in _SLASHED.finditer(text, 0, 200_000):
        before = _LAST_NUMBER.search(text[max(0, found.start() - 3) : found.start()])
        if before:
            first, second = max(first, int(before[1])), max(second, int(found[1]))
    if (first > 12) == (second > 12):
        return None
    return second > 12


def _relative(line: str) -> Found | None:
    lowered = line.lower()
    if not any(word in lowered for word in _AGO_WORDS):
        return None
    found = _AGO.search(line)
    if found is None:
        return None
    unit = (found[1] or found[2]).lower()
    clock = _CLOCK_BESIDE.match(line, found.end())
    end = clock.end() if clock else found.end()
    return Found(found.start(), end, moment(None, UNITS[unit], line[found.start() : end]))


def _spelled(line: str) -> _Spelled | None:
    """Return the first date of a line that has a number for its day."""
    for number in _NUMBER.finditer(line):
        start = number.start()
        size = number.end() - start
        if size == 4:
            if found := _YEAR_FIRST.match(line, start):
                return _Spelled(*found.span(), _Parts(found[1], found[3], found[4]))
        elif size < 3 and (spelled := _either(line, start)):
            return spelled
    return None


def _either(line: str, at: int) -> _Spelled | None:
    """Return the date whose day stands at `at`; "Zofia Lis 25 maja 2016" is of May."""
    behind = _day_first(line, at)
    if behind and behind.parts.year:
        return behind
    return _month_first(line, at) or behind


def _month_first(line: str, at: int) -> _Spelled | None:
    """Return the date whose day stands at `at`, behind the name of its month."""
    if at < 4 or not (line[at - 1] == "-" or line[at - 1].isspace()):
        return None
    start = max(0, at - _LONGEST_MONTH)
    month = _BEFORE_DAY.search(line[start:at])
    day = _DAY_YEAR.match(line, at) if month else None
    if month is None or day is None:
        return None
    return _Spelled(
        start + month.start(),
        day.end(),
        _Parts(day[2], str(MONTH_OF[month[1].lower()]), day[1]),
    )


def _day_first(line: str, at: int) -> _Spelled | None:
    """Return the date whose day, or first number of three, stands at `at`."""
    if found := _DAY_MONTH.match(line, at):
        parts = _Parts(found[3], str(MONTH_OF[found[2].lower()]), found[1])
        return _Spelled(*found.span(), parts)
    if found := _NUMERIC.match(line, at):
        return _Spelled(*found.span(), _Parts(found[4], found[3], found[1], found[2]))
    return None


def _day(parts: _Parts, month_first: bool | None) -> str | None:
    """Return the day as `YYYY-MM-DD`, or None where a part is missing or has two readings."""
    year, month, day, sign = parts
    if sign and (sign == "/" or month_first or int(month) > 12):
        if _ambiguous(day, month, month_first):
            return None
        if (month_first or int(month) > 12) and int(day) <= 12:
            day, month = month, day
    return _iso(year, month, day)


def _ambiguous(first: str, second: str, month_first: bool | None) -> bool:
    return month_first is None and first != second and max(int(first), int(second)) <= 12


def _iso(year: str | None, month: str, day: str) -> str | None:
    if not year:
        return None
    full = int(year.strip("'’"))
    try:
        return date(full + 2000 if full < 100 else full, int(month), int(day)).isoformat()
    except ValueError:
        return None


def _hours(clock: re.Match[str]) -> int | None:
    hour, half = int(clock[1]), (clock[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour if hour < 24 and int(clock[2] or 0) < 60 else None


def _time(
    day: str | None, clock: re.Match[str] | None, zone: re.Match[str] | None, raw: str
) -> Time:
    if clock is None:
        return moment(day, "day", raw)
    precision: Precision = "second" if clock[3] else "minute" if clock[2] else "hour"
    offset = (zone[1] or "") if zone else ""
    offset = "Z" if offset.upper() in ("Z", "UTC", "GMT") else offset
    value = f"{day}T{_hours(clock):02}:{clock[2] or '00'}:{clock[3] or '00'}{offset}"
    return moment(value if day else None, precision, raw)
