"""The private tables between PREPARE and PROTECT: how accepted articles become columns.

A part holds three tables. `articles`: one row an observation, its fields as the public table names
them, and what RESOLVE needs to compare it. `comments`: one row a comment, in the order of the
observations. `people`: one row a way in which a commenter is named; `comments.person` is its row.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, TypeAlias, cast

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa

from commentariat import text
from commentariat.duplicates import SIGNATURE_SCHEMA, comment_keys, signatures
from commentariat.duplicates._arrow import whole
from commentariat.duplicates._hashing import hash_strings, mix
from commentariat.identity import KINDS, Kinds, has_pseudonym, identity_of
from commentariat.model import Article, Author
from commentariat.normalise import author, count, identifier
from commentariat.prepare import Accepted
from commentariat.schemas import arrow_schema

Arrow: TypeAlias = Any
U64: TypeAlias = npt.NDArray[np.uint64]

_COMPUTED: Final = {"article_id", "cluster_id", "is_canonical", "n_comments", "n_observations"}
_KEYS: Final = ("key_id", "key_url", "key_content")
_STAMP: Final = pa.timestamp("us", tz="UTC")

_COLUMNS: Final[list[Any]] = (
    [field for field in arrow_schema("articles") if field.name not in _COMPUTED]
    + [pa.field(name, pa.binary()) for name in _KEYS]
    + [("digest", pa.binary()), ("file", pa.string()), ("line", pa.int64())]
    + [("n_comments", pa.int32()), ("completeness", pa.int8())]
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
_PEOPLE_TYPES: Final[Any] = {
    "site": pa.string(),
    "handle": pa.string(),
    "account": pa.string(),
    "kind": pa.string(),
    "identity": pa.string(),
    "identity_key": pa.uint64(),
}
PEOPLE: Final = pa.schema(_PEOPLE_TYPES)


@dataclass(frozen=True, slots=True)
class Part:
    """The tables of some accepted articles."""

    articles: pa.Table
    comments: pa.Table
    people: pa.Table


def part_of(accepted: Sequence[Accepted], kinds: Mapping[str, Kinds]) -> Part:
    """Turn accepted articles into columns; `kinds` are the lists of sites that have their own."""
    people = _People(kinds)
    rows = [
        row
        for number, item in enumerate(accepted)
        for row in _comment_rows(number, item.article, people)
    ]
    comments = _table(rows, COMMENTS.names[:-4], COMMENTS)
    text_key, length = comment_keys(comments.column("text"))
    keys = {
        "key": _comment_keys(comments, text_key, people),
        "parent_key": hashed(comments.column("parent")),
        "text_key": text_key,
        "text_length": length,
    }
    for name, values in keys.items():
        comments = comments.append_column(COMMENTS.field(name), pa.array(values))
    return Part(_articles(accepted), comments, people.table())


def _comment_keys(comments: pa.Table, text_key: U64, people: "_People") -> U64:
    """Return what tells the comments of a capture apart, and is the same in every capture.

    That is the source id, where there is one. Else commenter, text, and the how-manieth it is: two
    guests may say the same, and one commenter may mean it twice.
    """
    content = mix(text_key ^ people.hashes()[comments.column("person").to_numpy()])
    known = comments.column("source_id")
    content = _numbered(content, comments.column("observation").to_numpy())
    keys: U64 = np.where(known.is_null().to_numpy(), content, hashed(known))
    return keys


def hashed(strings: Arrow) -> U64:
    """Return a 64-bit hash of each string, byte by byte, 0 for null; never published."""
    array = whole(strings)
    offsets = np.frombuffer(array.buffers()[1], np.int32)[array.offset :][: len(array) + 1]
    data = np.frombuffer(array.buffers()[2] or b"", np.uint8)[offsets[0] : offsets[-1]]
    ends = offsets.astype(np.int64) - offsets[0]
    spare = np.zeros(8, np.uint8)  # hash_strings looks at eight bytes at a time
    hashes = hash_strings(np.concatenate([data, spare]), ends[:-1], ends[1:])
    return np.where(array.is_valid().to_numpy(zero_copy_only=False), hashes, np.uint64(0))


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
    url = article["url"]
    address = text.canonical_url(url) if url else None
    dateline, section = article["dateline"] or {}, article["comment_section"]
    published, retrieved = article["published"], article["source"]["retrieved"]
    fields: dict[str, Any] = {
        **{name: article[name] for name in (*_SAME, "related", "images")},
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
    }
    return _ordered(fields)


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
    site = article["site"]
    words = "\n".join([article["headline"], article["lead"] or "", *article["body"]])
    return (
        _digest("id", site, article["id"]) if article["id"] else None,
        _digest("url", address) if address else None,
        _digest("content", site, " ".join(words.split()).casefold()),
    )


def _digest(*parts: str | None) -> bytes:
    return hashlib.blake2b(orjson.dumps(parts), digest_size=16).digest()


def _comment_rows(number: int, article: Article, people: "_People") -> Iterator[tuple[Any, ...]]:
    """Yield the columns of each comment, in the order of COMMENTS but for the two keys."""
    site, seen = article["site"], set[str]()
    for given in cast("list[Mapping[str, Any]]", article["comments"]):
        status = given.get("status") or "visible"
        posted, stated = given.get("posted"), None
        if posted is not None:
            value = posted if isinstance(posted, str) else posted.get("value")
            stated = None if isinstance(posted, str) else posted.get("precision")
            stated = stated or (text.stated_precision(value) if value else None)
            posted = text.instant(value) if value else None
        known = identifier(given.get("id"))
        if known is not None:
            known = None if known in seen else known  # the second of a name is not that comment
            seen.add(known or "")
        yield (
            number,
            known,
            identifier(given.get("parent")),
            int(given.get("depth") or 0),
            people.row(site, given.get("author"), status),
            given.get("platform"),
            posted,
            stated,
            status,
            text.unix_lines(given.get("text") or ""),
            count(given.get("likes")),
            count(given.get("dislikes")),
        )


class _People:
    """The ways in which commenters are named, numbered as they come."""

    def __init__(self, kinds: Mapping[str, Kinds]) -> None:
        self._kinds = kinds
        self._rows: dict[tuple[Any, ...], int] = {}
        self._named: list[tuple[str, Author, str | None]] = []

    def row(self, site: str, given: object, status: str) -> int:
        """Return the row of a commenter, as the record names him or her."""
        key = (
            (site, given, status)
            if given is None or isinstance(given, str)
            else (site, *sorted(cast("dict[str, Any]", given).items(), key=itemgetter(0)), status)
        )
        try:
            found = self._rows.get(key)
        except TypeError:  # an unknown field with a list or an object in it
            return self._add(site, given, status)
        if found is None:
            found = self._rows[key] = self._add(site, given, status)
        return found

    def _add(self, site: str, given: object, status: str) -> int:
        who = author(cast("Any", given), status)
        who = {**who, "kind": self._kinds.get(site, KINDS).of(who)}
        identity = identity_of(who, site) if has_pseudonym(who["kind"]) else None
        self._named.append((site, who, identity))
        return len(self._named) - 1

    def hashes(self) -> U64:
        """Return a hash of each identity, or of the bare name where there is none."""
        digests = [
            _digest(site, identity or who["handle"], who["kind"])[:8]
            for site, who, identity in self._named
        ]
        return np.frombuffer(b"".join(digests), np.uint64)

    def table(self) -> pa.Table:
        """Return them as a table; `identity_key` is 0 for those that are nobody in particular."""
        rows = [
            (
                *(site, who["handle"], who["account"], who["kind"], identity),
                _number(_digest(site, identity)) if identity else 0,
            )
            for site, who, identity in self._named
        ]
        return _table(rows, PEOPLE.names, PEOPLE)


def _number(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "little")


def _numbered(keys: U64, observation: npt.NDArray[np.int32]) -> U64:
    """Tell equal keys of one observation apart by their number."""
    order = np.lexsort((keys, observation))  # stable: equal keys keep their order
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (keys[order][1:] != keys[order][:-1]) | np.diff(observation[order]).astype(bool)
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    number = (np.arange(len(order)) - first).astype(np.uint64)
    numbered = keys.copy()
    numbered[order] += number * np.uint64(0x9E3779B97F4A7C15)
    return numbered
