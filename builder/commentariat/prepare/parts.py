"""The private tables between PREPARE and PROTECT: how accepted articles become columns.

A part holds these tables. `articles`: one row an observation, its fields as the public table names
them, and what RESOLVE needs to compare it. `comments`: one row a comment, in the order of the
observations. `people`: one row a way in which a commenter is named; `comments.person` is its row.
A fourth, `addresses`, holds the e-mail and profile addresses that the dump gives of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from operator import itemgetter
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import text
from commentariat.arrays import U64
from commentariat.arrays.hashing import hash_column, mix
from commentariat.duplicates import SIGNATURE_SCHEMA, comment_keys, repeated, signatures
from commentariat.identity import Kinds
from commentariat.model import Author
from commentariat.people.commenters import People, digest
from commentariat.prepare import Accepted
from commentariat.prepare.addresses import addresses
from commentariat.prepare.comments import columns
from commentariat.schemas import arrow_schema

COMPUTED: Final = {
    *("article_id", "cluster_id", "is_canonical", "n_comments", "n_observations"),
    "near_duplicate_in_train",
}
OTHERS: Final = "others"  # names of those whom it names as commenters, and gives no comment of
_KEYS: Final = ("key_id", "key_url", "key_content")
_STAMP: Final = pa.timestamp("us", tz="UTC")
_PRINTABLE: Final = bytes(range(ord(" "), 127))

_COLUMNS: Final[list[Any]] = (
    [field for field in arrow_schema("articles") if field.name not in COMPUTED]
    + [pa.field(name, pa.binary()) for name in _KEYS]
    + [("digest", pa.binary()), ("file", pa.string()), ("line", pa.int64())]
    + [("n_comments", pa.int32()), ("completeness", pa.int8())]
    + [pa.field(OTHERS, pa.list_(pa.string()))]
    + list(SIGNATURE_SCHEMA)
)
ARTICLES: Final = pa.schema(_COLUMNS)
_COLUMN_TYPES: Final[Any] = {
    "observation": pa.int32(),
    "source_id": pa.string(),
    "parent": pa.string(),
    "depth": pa.int32(),
    "person": pa.int32(),
    "platform": pa.string(),
    "posted": _STAMP,
    "posted_precision": pa.string(),
    "status": pa.string(),
    "text": pa.string(),
    "likes": pa.int32(),
    "dislikes": pa.int32(),
    "key": pa.uint64(),
    "parent_key": pa.uint64(),
    "text_key": pa.uint64(),
    "text_length": pa.int64(),
}
COMMENTS: Final = pa.schema(_COLUMN_TYPES)


@dataclass(frozen=True, slots=True)
class Part:
    """The tables of some accepted articles."""

    articles: pa.Table
    comments: pa.Table
    people: pa.Table
    addresses: pa.Table

    def __iter__(self) -> Iterator[tuple[str, pa.Table]]:
        return ((name, getattr(self, name)) for name in PART)


PART: Final = tuple(field.name for field in fields(Part))


def part_of(accepted: Sequence[Accepted], kinds: Mapping[str, Kinds]) -> Part:
    """Turn accepted articles into columns; `kinds` are the lists of sites that have their own."""
    comments, people = columns(accepted, kinds)
    text_key, length = comment_keys(comments.column("text"))
    keys = {
        "key": _comment_keys(comments, text_key, people),
        "parent_key": hash_column(comments.column("parent")),
        "text_key": text_key,
        "text_length": length,
    }
    for name, values in keys.items():
        comments = comments.append_column(COMMENTS.field(name), pa.array(values))
    strange = [item.article for item in accepted if any(p.code == "W101" for p in item.warnings)]
    found = addresses(list(chain.from_iterable(article["comments"] for article in strange)))
    return Part(
        articles=_articles(accepted),
        comments=comments.cast(COMMENTS),
        people=people.table,
        addresses=pa.table({"address": pa.array(sorted(found), pa.string())}),
    )


def _comment_keys(comments: pa.Table, text_key: U64, people: People) -> U64:
    """Return what tells the comments of a capture apart, and is the same in every capture.

    That is the source id, where there is one. Else commenter, text, and the how-manieth it is: two
    guests may say the same, and one commenter may mean it twice.
    """
    content = mix(text_key ^ people.hashes()[people.rows])
    known = comments.column("source_id")
    content = _numbered(content, comments.column("observation").to_numpy())
    keys: U64 = np.where(known.is_null().to_numpy(), content, hash_column(known))
    return keys


def _articles(accepted: Sequence[Accepted]) -> pa.Table:
    rows = [_article_row(item) for item in accepted]
    names = [n for n in ARTICLES.names if n not in SIGNATURE_SCHEMA.names]
    table = _table(rows, names, ARTICLES)
    columns = [table.column(name).combine_chunks() for name in ("headline", "lead", "body")]
    signed = pa.Table.from_batches([signatures(*columns)])
    for name in SIGNATURE_SCHEMA.names:
        table = table.append_column(SIGNATURE_SCHEMA.field(name), signed.column(name))
    return table.cast(ARTICLES)


def _table(rows: Sequence[tuple[Any, ...]], names: Sequence[str], schema: pa.Schema) -> pa.Table:
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(names)
    fields = [schema.field(name) for name in names]
    arrays = [
        pa.array(list(column), field.type) for column, field in zip(columns, fields, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _article_row(item: Accepted) -> tuple[Any, ...]:
    article = cast("Mapping[str, Any]", item.article)
    address = _address(article["url"])
    dateline, section = article["dateline"] or {}, article["comment_section"]
    others: Sequence[Author] = article.get("other_people", ())
    published, retrieved = article["published"], article["source"]["retrieved"]
    fields: dict[str, Any] = {
        **{name: article[name] for name in (*_SAME, "images")},
        "related": [{**item, "url": _address(item["url"])} for item in article["related"]],
        "url": address,
        "dateline_place": dateline.get("place"),
        "dateline_agency": dateline.get("agency"),
        "published": _moment(published),
        "published_precision": published["precision"] if _moment(published) is not None else None,
        "published_from": published["from"] if _moment(published) is not None else None,
        "retrieved": _moment(retrieved),
        "comments_complete": section["complete"],
        "comment_systems": section["systems"],
        **dict(zip(_KEYS, _keys(article, address), strict=True)),
        "digest": item.digest,
        "file": item.source,
        "line": item.line,
        "n_comments": len(article["comments"]),
        "completeness": {True: 2, None: 1, False: 0}[section["complete"]],
        OTHERS: [name for who in others for name in _called(who)] or None,
    }
    return _ordered(fields)


def _called(who: Author) -> Iterator[str]:
    return filter(None, (who["handle"], who.get("login")))


def _address(url: str | None) -> str | None:
    return text.canonical_url(url) if url else None


_SAME: Final = ("site", "language", "section", "headline", "lead", "body", "byline", "tags")
_ordered: Callable[[Mapping[str, Any]], tuple[Any, ...]] = itemgetter(
    *(name for name in ARTICLES.names if name not in SIGNATURE_SCHEMA.names)
)


def _moment(time: Mapping[str, Any] | None) -> int | None:
    return text.instant(time["value"]) if time and time["value"] else None


def _keys(
    article: Mapping[str, Any], address: str | None
) -> tuple[bytes | None, bytes | None, bytes]:
    """Return what makes two captures one article: source id, address, or words, at one site."""
    return (
        digest("id", article["site"], article["id"]) if article["id"] else None,
        address_key(address),
        content_key(*(article[name] for name in ("site", "headline", "lead", "body"))),
    )


def address_key(address: str | None) -> bytes | None:
    """Return what two captures at one canonical address have in common."""
    return digest("url", address) if address else None


def content_key(site: str, headline: str, lead: str | None, body: Sequence[str]) -> bytes:
    """Return what two captures of one text at one site have in common."""
    words = " ".join(filter(None, (headline, lead, *body)))
    # Of white space only the space is printable; what is left of ASCII without it tells so faster.
    plain = words.isascii() and not words.encode().translate(None, _PRINTABLE)
    if "  " in words or not (plain or words.isprintable()):
        words = " ".join(words.split())
    return digest("content", site, words.strip().casefold())


def _numbered(keys: U64, observation: npt.NDArray[np.int32]) -> U64:
    """Tell equal keys of one observation apart by their number."""
    rows = repeated(mix(keys ^ mix(observation.astype(np.uint64))))  # few
    order = rows[np.lexsort((keys[rows], observation[rows]))]  # stable: equal keys keep their order
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (keys[order][1:] != keys[order][:-1]) | np.diff(observation[order]).astype(bool)
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    number = (np.arange(len(order)) - first).astype(np.uint64)
    numbered = keys.copy()
    numbered[order] += number * np.uint64(0x9E3779B97F4A7C15)
    return numbered
