"""Times as exports write them (RFC 3339, RFC 2822, Unix seconds), as the schema wants them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from commentariat.dates._printed import find_date
from commentariat.model import Precision, Time, TimeSource
from commentariat.text import instant

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?"
    r"(?:(?:T|t|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r" ?(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
# parsedate_to_datetime() takes much more for a date, and overlooks a "PM".
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2},? +)?(?:\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4} +\d{1,2}:\d{2}(?::\d{2})?"
    r"|[A-Z][a-z]{2} +\d{1,2} +\d{1,2}:\d{2}:\d{2} +\d{4})"
    r"(?: +(?:[+-]\d{4}|[A-Z]{1,5})(?: +\([A-Z]{1,5}\))?)?"
)
_NUMBER = re.compile(r"-?\d{1,19}(?:\.\d{1,9})?")
_MILLISECONDS_FROM = 100_000_000_000  # seconds would be past the year 5138


def time_of(value: object, source: TimeSource = "metadata") -> Time | None:
    """Return the time that a string, a number or a `datetime` states, or None if it is empty.

    What is in none of the known notations keeps its raw text and a null value: a guess would be
    worse. Numbers are Unix seconds, or milliseconds where seconds would be absurd.

    >>> time_of("2017-03-23 01:08")["value"], time_of(1490227680)["value"]
    ('2017-03-23T01:08', '2017-03-23T00:08:00+00:00')
    """
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return {"value": value.isoformat(), "precision": "second", "raw": None, "from": source}
    raw = str(value).strip()[:200]
    stated, precision = _of_number(raw) if _NUMBER.fullmatch(raw) else _of_text(raw)
    if stated is not None and instant(stated) is None:
        stated = None  # off the calendar
    return {"value": stated, "precision": precision, "raw": raw, "from": source} if raw else None


def _of_text(raw: str) -> tuple[str | None, Precision]:
    found = _ISO.fullmatch(raw)
    if not found:
        return _of_mail(raw) if _MAIL.fullmatch(raw) else _in_words(raw)
    year, month, day, hour, minute, second, zone = found.groups()
    date = f"{year}-{int(month):02}-{int(day or 1):02}"
    if hour is None:
        return date, "day" if day else "month"
    return f"{date}T{int(hour):02}:{minute}{f':{second}' if second else ''}{_offset(zone)}", (
        "second" if second else "minute"
    )


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _of_mail(raw: str) -> tuple[str | None, Precision]:
    try:
        return parsedate_to_datetime(raw).isoformat(), "second"
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, "second"


def _in_words(raw: str) -> tuple[str | None, Precision]:
    """Return a date as sites print it, if the text is nothing else and has one reading."""
    found = find_date(raw)
    if found is None or (found.start, found.end) != (0, len(raw)):
        return None, "second"
    return found.time["value"], found.time["precision"]


def _of_number(raw: str) -> tuple[str | None, Precision]:
    seconds = float(raw)
    if len(raw) == 8 and raw.startswith(("19", "20")):
        return f"{raw[:4]}-{raw[4:6]}-{raw[6:]}", "day"
    if len(raw) == 4:
        return None, "year"
    if abs(seconds) >= _MILLISECONDS_FROM:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds"), "second"
    except (ValueError, OverflowError, OSError):
        return None, "second"
