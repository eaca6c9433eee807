"""Build a record of the article schema out of loose values, as exports and tables have them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from commentariat.dates import time_of
from commentariat.model import TimeSource

ARTICLE_FIELDS = (
    *("site", "url", "id", "language", "section", "headline", "lead", "body", "byline", "tags"),
    *("published", "modified", "retrieved"),
)
COMMENT_FIELDS = (
    *("id", "parent", "depth", "author", "login", "account", "platform", "posted", "text"),
    *("likes", "dislikes"),
)
_TIMES: dict[str, TimeSource] = {
    "published": "metadata",
    "modified": "metadata",
    "posted": "metadata",
}
_OF_AUTHORS = {"handle": "author", "login": "login", "account": "account"}
_LISTS = ("byline", "tags")
_COUNTS = ("likes", "dislikes", "depth")
_SEPARATOR = re.compile(r"[;|]|,(?!\d)")
_NOTHING = frozenset({"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None"})


def article_of(
    values: Mapping[str, Any],
    comments: Iterable[Mapping[str, Any]],
    source: str,
    line: int,
    encoding: str | None = None,
) -> dict[str, Any]:
    """Return a record: `values` by `ARTICLE_FIELDS`, `comments` as `comment_of` makes them."""
    record = {name: _value(name, values[name]) for name in values if name in ARTICLE_FIELDS}
    retrieved = record.pop("retrieved", None)
    where: dict[str, Any] = {"file": source, "line": line, "encoding": encoding}
    where["retrieved"] = time_of(retrieved, "crawl")
    comments = list(comments)
    record = {name: value for name, value in record.items() if value is not None}
    return {"headline": "", "body": []} | record | {"source": where, "comments": comments}


def comment_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a comment with the given `COMMENT_FIELDS`; of those about its author one is made."""
    comment = {name: _value(name, values[name]) for name in values if name in COMMENT_FIELDS}
    author = {name: comment.pop(given, None) for name, given in _OF_AUTHORS.items()}
    author = {name: str(value) for name, value in author.items() if value is not None}
    comment = {name: value for name, value in comment.items() if value is not None}
    return {"text": "", **comment, "author": author or None}


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - any cell of any table
    if value is None or str(value).strip() in _NOTHING:
        return None
    if name in _TIMES:
        return time_of(value, _TIMES[name])
    if name in _LISTS or (name == "body" and isinstance(value, list)):
        return _listed(value)
    if name in _COUNTS:
        return _count(value)
    return value if name == "retrieved" else _text(value)


def _text(value: Any) -> str | None:  # noqa: ANN401 - any cell of any table
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an id in a column with gaps
    return None if isinstance(value, (dict, list)) else str(value).strip()


def _listed(value: Any) -> list[str]:  # noqa: ANN401 - any cell of any table
    if isinstance(value, list):
        named = (item.get("name") if isinstance(item, dict) else item for item in value)
        return [str(item) for item in named if item]
    return [part.strip() for part in _SEPARATOR.split(str(value)) if part.strip()]


def _count(value: Any) -> int | None:  # noqa: ANN401 - any cell of any table
    try:
        number = int(float(str(value).replace(",", "")))
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 2**31 else None
