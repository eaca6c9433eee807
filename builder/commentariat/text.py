"""Characters, addresses and times: small pure functions from strings to numbers, and back."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from commentariat.model import Precision

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Parameters that name the visit and not the page (https://en.wikipedia.org/wiki/UTM_parameters),
# a comment on it, or its reader.
_TRACKING: Final = re.compile(
    "utm_.*|[fgd]clid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_openstat|cmpid|ito|ref|ref_src"
    "|replytocom|(?:fb_|show|goto)?comment(?:[_-]?id)?|reply[_-]?(?:to|id)"
    "|(?:user|member|commenter|profile|account)(?:[_-]?(?:id|name))?|nick(?:[_-]?name)?|login"
    "|e?-?mail|(?:[jp]|php)?sess(?:ion)?[_-]?id|aspsessionid.*|asp\\.net_sessionid",
    re.IGNORECASE,
)
_SESSION: Final = re.compile(";(?:jsessionid|phpsessid|sessionid)=[^;&/?#]*", re.IGNORECASE)
# What may name a comment or a reader, or else the page: it goes where all else tells the page.
_OPEN: Final = re.compile("[cu]id", re.IGNORECASE)
_PAGE: Final = re.compile("p|no|story|news|article|.*id", re.IGNORECASE)
_TELLING_PATH: Final = re.compile("[0-9]{3}|[-_][^_-]+[-_]")
# An address of which nothing but slashes at its end can be left out.
_PLAIN_ADDRESS: Final = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9/%:@!$&'()*+,=~._-]*)?")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def unix_lines(text: str) -> str:
    r"""Return the text with every line ending as "\n"; no other character changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def paragraphs(text: str) -> list[str]:
    r"""Cut a text at its blank lines.

    >>> paragraphs("One\ntwo.\n \nThree.")
    ['One\ntwo.', 'Three.']
    """
    return [part.strip() for part in _BLANK_LINES.split(unix_lines(text)) if part.strip()]


@lru_cache(maxsize=65536)
def canonical_url(url: str) -> str | None:
    """Return one spelling for the addresses of one page, or None if it is no web address.

    Without fragment, parameters of a visit, a comment or a reader, user name, default port and
    trailing slash; scheme and host in lower case (RFC 3986, section 6.2), the other parameters
    sorted.

    >>> canonical_url("HTTP://News.Example:80/a/?utm_source=x&b=2&a=1#c9")
    'http://news.example/a?a=1&b=2'
    """
    if _PLAIN_ADDRESS.fullmatch(url):
        return url.rstrip("/")
    parts = _web_address(_SESSION.sub("", url))
    if parts is None or not parts.hostname:
        return None
    try:
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname.lower()
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    kept = _of_the_page(parts)
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{parts.scheme.lower()}://{host}{path.rstrip('/') or ''}{query}"


def _of_the_page(parts: SplitResult) -> list[tuple[str, str]]:
    """Return the parameters without those of a visit, a comment or a reader, sorted."""
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    told = [(name, value) for name, value in kept if not _OPEN.fullmatch(name)]
    last = parts.path.rstrip("/").rpartition("/")[2]
    alone = _TELLING_PATH.search(last) or any(_PAGE.fullmatch(name) for name, _ in told)
    return told if alone else kept


def host_of(url: str) -> str | None:
    """Return the host name of a web address without "www.", or None."""
    parts = _web_address(url)
    if parts is None or not parts.hostname:
        return None
    return parts.hostname.lower().removeprefix("www.")


def _web_address(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.hostname
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _DEFAULT_PORTS else None


@lru_cache(maxsize=65536)
def instant(value: str) -> int | None:
    """Return microseconds since 1970 in UTC of an RFC 3339 time or a date; None off the calendar.

    A time without offset is taken as UTC; a leap second as the second before it. The calendar has
    the years 1 to 9999, in UTC: beyond them neither Python nor pandas reads what Parquet can hold.

    >>> instant("2017-03-23T01:08:00+03:00") == instant("2017-03-22T22:08Z")
    True
    >>> instant("2017-02-30") is None
    True
    """
    if value[11:13] > "23":  # Python 3.13 reads hour 24, the others do not
        return None
    if value[17:19] == "60":
        value = value[:17] + "59" + value[19:]
    try:
        moment = datetime.fromisoformat(value.upper())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return (moment.astimezone(UTC) - EPOCH) // _MICROSECOND
    except (ValueError, OverflowError):
        return None


# Any month has 28 days: what fits here needs no calendar.
_PLAIN: Final = (
    r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
)
_PLAIN_TIME: Final = re.compile(_PLAIN)
_PLAIN_TIMES: Final = re.compile(rf"{_PLAIN}(?:\n{_PLAIN})*+")


def on_the_calendar(value: str) -> bool:
    """Whether `instant` can read a time: the usual ones are told by their form alone."""
    return _PLAIN_TIME.fullmatch(value) is not None or instant(value) is not None


def all_on_the_calendar(values: Sequence[object]) -> bool:
    """Whether all of these are missing or times in the usual form; False leaves it open."""
    try:
        lines = "\n".join(filter(None, values))  # type: ignore[arg-type]
    except TypeError:  # one is an object
        return False
    return not lines or _PLAIN_TIMES.fullmatch(lines) is not None


def count(number: int, thing: str, things: str | None = None) -> str:
    """Return a number of things.

    >>> count(1, "article"), count(28000, "article"), count(2, "copy", "copies")
    ('1 article', '28,000 articles', '2 copies')
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def stated_precision(value: str) -> Precision:
    """Return the smallest unit that an RFC 3339 time or a date states.

    >>> stated_precision("2017-03-23T01:08+03:00"), stated_precision("2017-03-23")
    ('minute', 'day')
    """
    if len(value) <= 10:
        return "day"
    return "second" if value[16:17] == ":" else "minute"
