"""Short forms become full ones: what people's dumps look like, in the one shape the rest reads.

The record is valid by `schema/article.schema.json` before it comes here. Unknown fields are left
behind and counted: only what the schema decides on goes further.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias, cast

from commentariat import text
from commentariat.model import (
    Article,
    Author,
    Comment,
    CommenterKind,
    CommentSection,
    Dateline,
    Image,
    Related,
    Status,
    Time,
    TimeSource,
    Unparsed,
)
from commentariat.records.replies import depths

Json: TypeAlias = Mapping[str, Any]

_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPED = 3  # times, at most
_KINDS_OF_STATUS: dict[str | None, CommenterKind] = {"deleted": "deleted"}


def article(record: Json, source: str, line: int) -> Article:
    """Return the article in full form, its comments still as they were given.

    `source` and `line` say where the record stands; what the record says of that itself is kept,
    since it names the page and not the file it was passed on in.
    """
    given: Json = record.get("source") or {}
    found: Article = {
        "format": 1,
        "site": record["site"].lower(),
        "url": record.get("url"),
        "id": identifier(record.get("id")),
        "source": {
            "file": given.get("file") or source,
            "line": int(given.get("line") or line),
            "parser": given.get("parser"),
            "encoding": given.get("encoding"),
            "retrieved": time(given.get("retrieved"), "crawl"),
            "page_clock": time(given.get("page_clock"), "page"),
            "unparsed": [_unparsed(item) for item in given.get("unparsed") or ()],
        },
        "language": language.replace("_", "-") if (language := record.get("language")) else None,
        "section": record.get("section"),
        "headline": text.unix_lines(record["headline"]).strip(),
        "lead": _text(record.get("lead")),
        "dateline": _dateline(record.get("dateline")),
        "body": _body(record["body"]),
        "byline": _names(record.get("byline")),
        "tags": list(record.get("tags") or ()),
        "related": [_related(item) for item in record.get("related") or ()],
        "images": [_image(item) for item in record.get("images") or ()],
        "published": time(record.get("published"), "metadata"),
        "modified": time(record.get("modified"), "metadata"),
        "comment_section": _section(record.get("comment_section") or {}),
        "comments": cast("list[Comment]", record.get("comments") or []),
        "extra": dict(record.get("extra") or {}),
    }
    if others := record.get("other_people"):
        found["other_people"] = [author(who) for who in others]
    if others := record.get("site_people"):
        found["site_people"] = [author(who) for who in others]
    return found


def comment(given: Json) -> Comment:
    """Return one comment in full form."""
    status = given.get("status") or "visible"
    return {
        "id": identifier(given.get("id")),
        "parent": identifier(given.get("parent")),
        "depth": int(given.get("depth") or 0),
        "author": author(given.get("author"), status),
        "platform": given.get("platform"),
        "posted": time(given.get("posted"), "page"),
        "status": cast("Status", status),
        "text": text.unix_lines(given.get("text") or ""),
        "likes": count(given.get("likes")),
        "dislikes": count(given.get("dislikes")),
    }


def author(given: Json | str | None, status: str = "visible") -> Author:
    """Return who wrote a comment; without a name it is a guest, or a deleted account."""
    if given is None or isinstance(given, str):
        given = {"handle": given}
    handle, account = _plain(given.get("handle")), identifier(given.get("account"))
    login = _plain(identifier(given.get("login")))
    nobody = _KINDS_OF_STATUS.get(status, "guest")
    kind: CommenterKind = given.get("kind") or ("reader" if handle or login or account else nobody)
    return {"handle": handle, "login": login, "account": account, "kind": kind}


def _plain(handle: str | None) -> str | None:
    """Return a handle as readers see it: a crawl may have kept `&amp;` as its page wrote it."""
    for _ in range(_ESCAPED if handle and "&" in handle else 0):
        handle = _ENTITY.sub(lambda entity: html.unescape(entity[0]), handle or "")
    return handle if handle and handle.strip() else None


def time(given: Json | str | None, origin: TimeSource) -> Time | None:
    """Return a time in full form; `origin` is where it was read if the record does not say so."""
    if given is None:
        return None
    if isinstance(given, str):
        precision = text.stated_precision(given)
        return {"value": given, "precision": precision, "raw": None, "from": origin}
    value = given.get("value")
    return {
        "value": value,
        "precision": given.get("precision") or text.stated_precision(value or ""),
        "raw": given.get("raw"),
        "from": given.get("from") or origin,
    }


def identifier(given: str | int | None) -> str | None:
    """Return a source's identifier as text: 17 and "17" are the same; "" is none."""
    return str(given).strip() or None if given is not None else None


def count(given: float | None) -> int | None:
    """Return a count; JSON Schema takes 3.0 for an integer, Arrow does not."""
    return None if given is None else int(given)


_PARTS = ("source", "dateline", "related", "images", "comment_section")
_TIMES = ("published", "modified", "retrieved", "page_clock")


def values(given: Sequence[Json], name: str) -> list[Any]:
    """Return one field of each comment as it was given; None where it is missing."""
    try:
        return list(map(itemgetter(name), given))  # nearly always: programs write all fields
    except KeyError:
        return [item.get(name) for item in given]


def names(given: Iterable[Json]) -> set[str]:
    """Return the names of all fields of these."""
    return set[str]().union(*given)


def unknown_fields(record: Json, known: Mapping[str, frozenset[str]]) -> int:
    """Return how many fields, at any depth, the schema does not know.

    `known` holds the property names of the article under "", of its parts under their names, and
    those of an "author" and of a "time".
    """
    comments = record.get("comments") or ()
    source = _objects(record.get("source"))
    times = [one.get(name) for one in (record, *source) for name in _TIMES]
    parts = [(_objects(record.get(name)), known[name]) for name in _PARTS]
    return sum(
        _unknown(*of)
        for of in (
            ([record], known[""]),
            (comments, known["comments"]),
            (_objects(values(comments, "author")), known["author"]),
            (_objects(record.get("other_people")), known["author"]),
            (_objects(record.get("site_people")), known["author"]),
            (_objects(times + values(comments, "posted")), known["time"]),
            *parts,
        )
    )


def _objects(given: object) -> list[Json]:
    return [one for one in (given if isinstance(given, list) else (given,)) if type(one) is dict]


def _unknown(given: Sequence[Json], known: frozenset[str]) -> int:
    if known.issuperset(names(given)):
        return 0
    return sum(len(item.keys() - known) for item in given)


def _text(given: str | None) -> str | None:
    return text.unix_lines(given).strip() or None if given else None


def _body(given: str | Iterable[str]) -> list[str]:
    if isinstance(given, str):
        return text.paragraphs(given)
    return [p for p in (text.unix_lines(item).strip() for item in given) if p]


def _names(given: str | Iterable[str] | None) -> list[str]:
    names = [given] if isinstance(given, str) else given or ()
    return [name.strip() for name in names if name.strip()]


def _dateline(given: Json | None) -> Dateline | None:
    return None if given is None else {"place": given.get("place"), "agency": given.get("agency")}


def _related(given: Json | str) -> Related:
    if isinstance(given, str):
        return {"headline": given, "url": None}
    return {"headline": given["headline"], "url": given.get("url")}


def _image(given: Json) -> Image:
    return {"caption": given.get("caption"), "credit": given.get("credit")}


def _unparsed(given: Json) -> Unparsed:
    return {"line": int(given["line"]), "reason": given["reason"]}


def _section(given: Json) -> CommentSection:
    return {
        "systems": list(given.get("systems") or ()),
        "captured": list(given.get("captured") or ()),
        "reported": count(given.get("reported")),
        "new": count(given.get("new")),
        "complete": given.get("complete"),
    }


def full(accepted: Article) -> Article:
    """Return an article from `article` with its comments in full form too."""
    given = cast("list[Json]", accepted["comments"])
    comments = [comment(item) for item in given]
    deep = depths(
        [item["id"] for item in comments],
        [item["parent"] for item in comments],
        [count(item.get("depth")) for item in given],
    )
    for item, depth in zip(comments, deep, strict=True):
        item["depth"] = depth
    return {**accepted, "comments": comments}
