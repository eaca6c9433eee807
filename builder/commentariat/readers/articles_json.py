"""What news extractors write: JSON of trafilatura, news-please and Fundus.

None of them knows who wrote a comment: trafilatura joins all comments to one string, the others
leave them out. Such articles come without comments, and `source.unparsed` says so. An object in the
shape of `schema/article.schema.json` passes as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from commentariat.model import Piece, Raw, Record, Unreadable
from commentariat.readers._bytes import LONGEST_PAGE, NOT_UNDERSTOOD, TOO_LARGE
from commentariat.readers._records import article_of
from commentariat.readers._table_rows import rows
from commentariat.text import host_of

SUFFIXES = (".json", ".jsonl", ".ndjson")
_UNATTRIBUTED = "comments without their authors"

_Row = Mapping[str, Any]


def recognises(path: Path, head: bytes) -> bool:
    """Whether the first object has the fields of one of the three."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n[")[:65_536]
    return start.startswith(b"{") and any(
        all(b'"%s"' % name.encode() in start for name in names) for names, _ in _SHAPES
    )


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the whole file."""
    yield Piece("articles_json", str(path))


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield one record per article. Option `site` overrides the host of the article's address.

    A `.json` file holds one object or a list of them, others one object a line.

    Raises:
        OSError: the file cannot be opened.
    """
    path = Path(piece.path)
    for found in _objects(path):
        if isinstance(found, Unreadable):
            yield found
            continue
        number, row = found
        record = _record(row, piece.path, number, options)
        message = "none of the known shapes of an article"
        yield record or Unreadable(piece.path, number, NOT_UNDERSTOOD, message)


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]] | Unreadable]:
    if not path.name.lower().endswith(".json"):
        yield from rows(path, {})
        return
    if path.stat().st_size > LONGEST_PAGE:
        yield Unreadable(str(path), 1, TOO_LARGE, "the file is too large to be one JSON value")
        return
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:  # several objects, one a line, under the name of one
        yield from rows(path, {})
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        if isinstance(item, dict):
            yield number, item
        else:
            yield Unreadable(str(path), number, NOT_UNDERSTOOD, "no JSON object")


def _record(row: _Row, source: str, line: int, options: Mapping[str, Any]) -> Record | None:
    for names, shape in _SHAPES:
        if all(name in row for name in names):
            values, unattributed = shape(row)
            values["site"] = (
                options.get("site") or host_of(str(values.get("url") or "")) or values.get("site")
            )
            article = article_of(values, [], source, line)
            if unattributed:
                article["source"]["unparsed"] = [{"line": line, "reason": _UNATTRIBUTED}]
                article["comment_section"] = {"complete": False}
            return Record(source, line, article)
    return Record(source, line, dict(row)) if "headline" in row or "body" in row else None


def _paragraphs(text: object) -> list[str]:
    """Return the lines of an extractor's text: each is a paragraph, with or without blank lines."""
    lines = text.split("\n") if isinstance(text, str) else []
    return [line.strip() for line in lines if line.strip()]


def _trafilatura(row: _Row) -> tuple[dict[str, Any], bool]:
    body = _paragraphs(row.get("text") or row.get("raw_text"))
    if body[:1] == [row.get("title")]:
        del body[0]
    return {
        "url": row.get("source"),
        "site": row.get("hostname") or row.get("source-hostname"),
        "headline": row.get("title"),
        "lead": row.get("excerpt"),
        "body": body,
        "byline": row.get("author"),
        "published": row.get("date"),
        "retrieved": row.get("filedate"),
        "language": row.get("language"),
        "section": row.get("categories") or None,
        "tags": row.get("tags"),
    }, bool(row.get("comments"))


def _news_please(row: _Row) -> tuple[dict[str, Any], bool]:
    return {
        "url": row.get("url"),
        "site": row.get("source_domain"),
        "headline": row.get("title") or row.get("title_page"),
        "lead": row.get("description"),
        "body": _paragraphs(row.get("maintext") or row.get("text")),
        "byline": row.get("authors"),
        "published": row.get("date_publish"),
        "modified": row.get("date_modify"),
        "retrieved": row.get("date_download"),
        "language": row.get("language"),
    }, False


def _fundus(row: _Row) -> tuple[dict[str, Any], bool]:
    body = row.get("body")
    html = row.get("html") if isinstance(row.get("html"), dict) else {}
    assert isinstance(html, dict)
    return {
        "url": html.get("responded_url") or html.get("requested_url") or row.get("url"),
        "headline": row.get("title"),
        "lead": " ".join(_texts(body.get("summary"))) if isinstance(body, dict) else None,
        "body": _fundus_body(body) or _paragraphs(row.get("plaintext")),
        "byline": row.get("authors"),
        "published": row.get("publishing_date"),
        "retrieved": html.get("crawl_date"),
        "language": row.get("lang"),
        "tags": row.get("topics"),
    }, False


def _fundus_body(body: object) -> list[str]:
    sections = body.get("sections") if isinstance(body, dict) else None
    found: list[str] = []
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            found += _texts(section.get("headline")) + _texts(section.get("paragraphs"))
    return found


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


_Shape = Callable[[_Row], tuple[dict[str, Any], bool]]
# The fields that only this extractor has together, and how it is read.
_SHAPES: tuple[tuple[tuple[str, ...], _Shape], ...] = (
    (("maintext", "source_domain"), _news_please),
    (("publishing_date", "authors"), _fundus),
    (("title", "text", "hostname", "fingerprint"), _trafilatura),
    (("title", "text", "source-hostname"), _trafilatura),
    (("title", "raw_text", "comments"), _trafilatura),
)
