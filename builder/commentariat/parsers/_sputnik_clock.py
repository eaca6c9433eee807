"""The clocks of the Sputnik layout: the page's own, glued or not, and the old layout's stamps."""

import re
from datetime import date

from commentariat.dates import MONTH_OF, moment
from commentariat.model import Time

SITE_OFFSET = 3  # hours east of Greenwich: the site prints Moscow time
_CLOCK = re.compile(
    r"(?:([0-9]{1,2}):([0-9]{2}) GMT(?: ?([+-]) ?([0-9]{1,4})(?: ([0-9]{1,2}))?| ([0-9]{1,2}))"
    r"|([0-9]{1,2})) ([^\W\d_]{3,12})\.? ([0-9]{4})"
)
_BROKEN_CLOCK = re.compile(  # no month of ours, no day that exists, or nobody knows of which zone
    r"[0-9]{1,2}:[0-9]{2} (?:GMT ?[+-]? ?[^\W_][\w. ]{0,30}|[0-9]{1,2} [^\W\d_]{3,12} [0-9]{4})"
)
_STAMP = re.compile(
    r"(\d\d):(\d\d) (\d\d)\.(\d\d)\.(\d{4})"
    r"(?: ?\(updated (\d\d):(\d\d) (\d\d)\.(\d\d)\.(\d{4})\))?",
    re.ASCII,
)


def page_clock(text: str) -> Time | None:
    """Return the clock that `text` is, or None if it is none.

    `GMT +323 March` is `GMT +3` and `23 March` glued. Where the digits can be cut in several ways
    the site's own zone decides; where that is none of them, the value is null.

    >>> page_clock("01:08 GMT +323 March 2017")["value"]
    '2017-03-23T01:08:00+03:00'
    >>> page_clock("01:08 GMT +111 March 2017")["value"] is None
    True
    """
    plain = " ".join(text.split()) if len(text) < 60 else ""
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return moment(None, "minute", text) if _BROKEN_CLOCK.fullmatch(plain) else None
    hour, minute, sign, digits, apart, of_greenwich, lone_day, name, year = found.groups()
    if not (month := MONTH_OF.get(name.lower(), 0)):
        return moment(None, "minute", text) if hour else None
    if of_greenwich:
        sign, digits, apart = "+", "0", of_greenwich
    if lone_day:
        return moment(_day(int(year), month, int(lone_day)), "day", text)
    cuts = [
        (offset, on)
        for offset, day in _cuts(digits, apart)
        if (on := _day(int(year), month, day)) and int(hour) < 24 and int(minute) < 60
    ]
    chosen = [cut for cut in cuts if sign == "+" and cut[0] == SITE_OFFSET] or cuts
    if len(chosen) != 1:
        return moment(None, "minute", text)
    offset, on = chosen[0]
    return moment(f"{on}T{int(hour):02}:{minute}:00{sign}{offset:02}:00", "minute", text)


def stamps(text: str) -> tuple[Time, Time | None] | None:
    """Return publication and update time of an old layout's stamp line, or None."""
    plain = " ".join(text.split()) if len(text) < 80 else ""
    found = _STAMP.fullmatch(plain)
    if found is None:
        return None
    first, second = found.groups()[:5], found.groups()[5:]
    return _stamp(first), _stamp(second) if second[0] else None


def _cuts(digits: str, apart: str | None) -> list[tuple[int, int]]:
    """Return every (offset in hours, day) that the digits after the sign can mean."""
    pairs = [(digits, apart)] if apart else [(digits[:at], digits[at:]) for at in (1, 2)]
    return [
        (int(offset), int(day))
        for offset, day in pairs
        if offset and day and len(day) < 3 and int(offset) <= 14
    ]


def _stamp(parts: tuple[str, ...]) -> Time:
    hour, minute, day, month, year = parts
    raw = f"{hour}:{minute} {day}.{month}.{year}"
    on = _day(int(year), int(month), int(day))
    if on is None or int(hour) > 23 or int(minute) > 59:
        return moment(None, "minute", raw)
    return moment(f"{on}T{hour}:{minute}:00+{SITE_OFFSET:02}:00", "minute", raw)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
