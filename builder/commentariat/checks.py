"""Checks a schema cannot express. Each is one function; its docstring is its message.

To add one: write a generator of JSON pointers, give it the next free code, and put a bad and a good
example in `tests/cases/`. Codes are never reused: E… keeps the record out, W… only warns. Faults
that are found elsewhere (reading, parsing, the schema) have their codes in `FAULTS`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from commentariat import text
from commentariat.contact import postal_lines
from commentariat.model import Article, Problem
from commentariat.records.normalise import values

Check: TypeAlias = Callable[[Article], Iterator[str]]

_MARKUP = re.compile(
    r"</?(?:p|br|a|b|i|u|em|strong|div|span|blockquote|img|ul|ol|li|h[1-6])(?:\s[^<>]{0,1000})?/?>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)
_OF_AUTHORS = frozenset({"handle", "login", "account", "kind"})

CHECKS: dict[str, Check] = {}
FAULTS = {
    "E001": "The record breaks a rule of schema/article.schema.json.",
    "E100": "No parser recognises the layout of the page, or finds its comments.",
    "E101": "The line is not one JSON object in UTF-8, each key once, not nested too deeply.",
    "E103": "The line, page or member is larger than the reader allows.",
    "E104": "The file is damaged, or swells without bound when unpacked.",
    "E105": "The file is empty.",
    "E106": "The member is a link, a device, or has a name that leads out of its archive.",
    "E107": "The record lacks what its format promises.",
    "E109": "The table's columns have no meaning yet: dataset.toml gives it (docs/tables.md).",
    "E113": "A comment holds others, such as its replies: give them beside it, each with a parent.",
    "E114": "No comment has a text: the field is called text; docs/tables.md maps other names.",
    "W101": "The record has fields that the schema does not know; they were dropped.",
    "W102": "Lines of the page were not understood; they are not in the dataset.",
    "W108": "The member of the crawl is no page, such as an image or a redirection.",
}


def check(code: str) -> Callable[[Check], Check]:
    """Register a check under a stable code.

    Raises:
        ValueError: the code is taken.
    """

    def register(function: Check) -> Check:
        if code in CHECKS or code in FAULTS:
            raise ValueError(f"check code {code} is taken")
        CHECKS[code] = function
        return function

    return register


def problems(article: Article, source: str, line: int, *, warn: bool = True) -> list[Problem]:
    """Return what is wrong with an article that its schema accepts, sorted.

    Without `warn` only what keeps the record out is looked for.
    """
    return sorted(
        Problem(source, line, code, pointer, message(code))
        for code, function in CHECKS.items()
        if warn or code.startswith("E")
        for pointer in function(article)
    )


def message(code: str) -> str:
    """Return what a code means, in a sentence."""
    if code in FAULTS:
        return FAULTS[code]
    return (CHECKS[code].__doc__ or "").strip()


def _comments(article: Article) -> list[Mapping[str, Any]]:
    # Checks see comments as they were given: the full form costs more than all checks together.
    return cast("list[Mapping[str, Any]]", article["comments"])


def _value(time: object) -> str | None:
    return time if isinstance(time, str) else cast("Any", time).get("value")


@check("E110")
def time_off_the_calendar(article: Article) -> Iterator[str]:
    """A time is not on the calendar (30 February), or not in the years 1 to 9999 in UTC."""
    times = {
        "/published": article["published"],
        "/modified": article["modified"],
        "/source/retrieved": article["source"]["retrieved"],
        "/source/page_clock": article["source"]["page_clock"],
    }
    for pointer, time in times.items():
        if time and time["value"] and not text.on_the_calendar(time["value"]):
            yield pointer
    posted = values(_comments(article), "posted")
    if text.all_on_the_calendar(posted):
        return
    for position, time in enumerate(posted):
        if time and (value := _value(time)) and not text.on_the_calendar(value):
            yield f"/comments/{position}/posted"


@check("E111")
def no_headline(article: Article) -> Iterator[str]:
    """The headline has no letter and no digit."""
    if not any(character.isalnum() for character in article["headline"]):
        yield "/headline"


@check("E112")
def author_unnamed(article: Article) -> Iterator[str]:
    """An author is an object without handle, login, account and kind: rename its fields so."""
    authors = values(_comments(article), "author")
    if set(map(type, authors)) <= {str, type(None)}:
        return
    for position, author in enumerate(authors):
        if author and not isinstance(author, str) and author.keys().isdisjoint(_OF_AUTHORS):
            # Whoever is named by a field that we drop could not be looked for in the texts.
            yield f"/comments/{position}/author"


@check("W201")
def comment_in_body(article: Article) -> Iterator[str]:
    """A comment is also a paragraph of the article: the page may be cut in the wrong place."""
    paragraphs = {paragraph for paragraph in article["body"] if len(paragraph) >= 80}
    for position, comment in enumerate(_comments(article)):
        if comment.get("text") in paragraphs:
            yield f"/comments/{position}/text"


@check("W202")
def repeated_source_id(article: Article) -> Iterator[str]:
    """Two comments of one capture have the same source id."""
    ids = [comment.get("id") for comment in _comments(article)]
    if len(set(map(str, ids))) == len(ids):
        return
    seen: set[str] = set()
    for position, known in enumerate(ids):
        if known is not None:
            if str(known) in seen:
                yield f"/comments/{position}/id"
            seen.add(str(known))


@check("W203")
def parent_not_captured(article: Article) -> Iterator[str]:
    """A comment answers one that is not in this capture."""
    known = {str(c["id"]) for c in _comments(article) if c.get("id") is not None}
    for position, comment in enumerate(_comments(article)):
        if (parent := comment.get("parent")) is not None and str(parent) not in known:
            yield f"/comments/{position}/parent"


@check("W204")
def comments_missing(article: Article) -> Iterator[str]:
    """The page states more comments than were captured."""
    section = article["comment_section"]
    if max(section["reported"] or 0, section["new"] or 0) > len(article["comments"]):
        yield "/comment_section"


@check("W205")
def comment_without_text(article: Article) -> Iterator[str]:
    """A visible comment has no text."""
    for position, comment in enumerate(_comments(article)):
        if not comment.get("text") and (comment.get("status") or "visible") == "visible":
            yield f"/comments/{position}/text"


@check("W206")
def time_without_offset(article: Article) -> Iterator[str]:
    """A time has no offset; it was taken as UTC."""
    if (published := article["published"]) and _bare(published["value"]):
        yield "/published"
    for position, comment in enumerate(_comments(article)):
        if (posted := comment.get("posted")) and _bare(_value(posted)):
            yield f"/comments/{position}/posted"


@check("W207")
def postal_address(article: Article) -> Iterator[str]:
    """A comment has a line that looks like a postal address; it is published as it is."""
    for position, comment in enumerate(_comments(article)):
        if postal_lines(comment.get("text") or ""):
            yield f"/comments/{position}/text"


@check("W208")
def markup(article: Article) -> Iterator[str]:
    """A text has tags or entities of HTML; it is published as it is."""
    for position, paragraph in enumerate(article["body"]):
        if _marked_up(paragraph):
            yield f"/body/{position}"
    for position, comment in enumerate(_comments(article)):
        if _marked_up(comment.get("text") or ""):
            yield f"/comments/{position}/text"


def _marked_up(value: str) -> bool:
    return ("<" in value or "&" in value) and _MARKUP.search(value) is not None


def _bare(value: str | None) -> bool:
    return value is not None and value[-1] not in "Zz" and len(value) > 10 and not _offset(value)


def _offset(value: str) -> bool:
    return "+" in value or "-" in value[10:]
