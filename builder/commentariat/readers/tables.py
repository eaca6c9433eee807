"""Tables of another shape (CSV, TSV, Parquet, JSON Lines), by a field mapping in `dataset.toml`.

One row per comment with the columns of its article repeated, or one row per article:

    [readers.tables]
    article = "article_id"            # rows with the same value are one article
    site = "gazette.example"          # the same for every row
    [readers.tables.fields]           # our name = column; "a.b" goes into nested objects
    headline = "title"
    published = "published_date"
    [readers.tables.comment]
    author = "comment_author"
    text = "comment_text"

With `comments = "column"` that column holds the list of comments. `delimiter` and `encoding` are
found out if they are not given. JSON Lines hold articles, unless `files` says that they are rows.
"""

import codecs
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from commentariat.errors import SettingsError
from commentariat.model import Piece, Raw, Record, Unreadable
from commentariat.readers._bytes import NOT_MAPPED, NOT_UNDERSTOOD
from commentariat.readers._grouping import Row, grouped
from commentariat.readers._records import ARTICLE_FIELDS, COMMENT_FIELDS, article_of, comment_of
from commentariat.readers._streams import with_compressed
from commentariat.readers._table_rows import encoding_of, is_json, rows

SUFFIXES = (*with_compressed(".csv", ".tsv"), ".parquet")
_NO_KEY = (None, "")
_KEYS = ("id", "url", "headline")  # what tells articles apart where the settings do not say
_OPTIONS = {*("article", "comment", "comments", "delimiter", "encoding", "fields", "files", "site")}
# Without these a row says nothing, or names somebody whom nobody would look for.
_NEEDED = {"fields": ("headline",), "comment": ("author", "login", "account", "text")}
_NESTED = "a comment holds others: give them beside it, each with a parent"
_UNMAPPED = (
    "which column is what is not known: say it under [readers.tables.fields] and"
    ' [readers.tables.comment] of dataset.toml, such as headline = "title"'
)


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the whole file: the rows of an article may stand anywhere in it."""
    yield Piece("tables", str(path))


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield one record per article, with the comments of all its rows in the order of the file.

    Where rows of one article disagree on it, the first value that is there stands. `line` is the
    number of the article's first row.

    Raises:
        OSError: the file cannot be opened.
        SettingsError: the settings name a field or an encoding that does not exist.
    """
    if not options.get("fields") and not options.get("comment"):
        yield Unreadable(piece.path, 1, NOT_MAPPED, _UNMAPPED)
        return
    _check(options)
    bad: list[Unreadable] = []
    path = Path(piece.path)
    encoding = encoding_of(path, options)
    for group in grouped(_rows(path, options, bad)):
        yield from bad
        bad.clear()
        yield _record(group, piece.path, options, encoding)
    yield from bad


def _check(options: Mapping[str, Any]) -> None:
    if strange := sorted(options.keys() - _OPTIONS):
        raise SettingsError(
            f"[readers.tables] has no key {strange[0]!r}; there are {', '.join(sorted(_OPTIONS))}."
        )
    for table, known in (("fields", ARTICLE_FIELDS), ("comment", COMMENT_FIELDS)):
        for name in options.get(table, {}):
            if name not in known:
                raise SettingsError(
                    f"[readers.tables.{table}] has no field {name!r}; there are {', '.join(known)}."
                )
    if encoding := options.get("encoding"):
        try:
            codecs.lookup(str(encoding))
        except LookupError:
            raise SettingsError("[readers.tables] names an unknown encoding") from None


def _rows(path: Path, options: Mapping[str, Any], bad: list[Unreadable]) -> Iterator[Row]:
    checked = is_json(path)  # whose rows need not have all fields
    for found in rows(path, options):
        if isinstance(found, Unreadable):
            bad.append(found)
            continue
        number, values = found
        if lacking := None if checked else _lacking(path, values, options):
            bad.append(Unreadable(str(path), 1, NOT_MAPPED, lacking))
            return
        checked = True
        if _nested(values, options):
            bad.append(Unreadable(str(path), number, "E113", _NESTED, orjson.dumps(values)))
            continue
        mapped = _mapped(values, options)
        key = _key(values, mapped, options, number)
        if key is None:
            message = "the row does not say which article it belongs to"
            bad.append(Unreadable(str(path), number, NOT_UNDERSTOOD, message))
        else:
            yield Row(key, number, orjson.dumps(mapped, default=str))


def _lacking(path: Path, values: Mapping[str, Any], options: Mapping[str, Any]) -> str | None:
    """Return what is wrong if a table has not the columns that the settings name.

    A table of articles alone needs none of those of comments.
    """
    named: dict[str, str] = {f"article{n}": c for n, c in enumerate(_columns(options))}
    for part, names in _NEEDED.items():
        columns = options.get(part, {})
        of_rows = part == "fields" or "comments" not in options
        if of_rows and (part == "fields" or any(_has(values, c) for c in columns.values())):
            named |= {name: columns[name] for name in names if name in columns}
    lost = [column for column in named.values() if not _has(values, column)]
    return f"the table has no column {lost[0]!r}, which dataset.toml names" if lost else None


def _has(values: Mapping[str, Any], column: str) -> bool:
    return column in values or column.partition(".")[0] in values


def _columns(options: Mapping[str, Any]) -> list[str]:
    """Return the columns that tell articles apart, as the settings name them."""
    columns = options.get("article") or []
    return [columns] if isinstance(columns, str) else list(columns)


def _mapped(values: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    article = {name: _at(values, column) for name, column in options.get("fields", {}).items()}
    columns = options.get("comment", {})
    if "comments" in options:
        listed = _at(values, options["comments"])
        items = [item for item in listed if isinstance(item, dict)] if listed else []
    else:
        items = [dict(values)] if columns else []
    comments = [{name: _at(item, column) for name, column in columns.items()} for item in items]
    return {"article": article, "comments": [c for c in comments if _is_comment(c)]}


def _nested(values: Mapping[str, Any], options: Mapping[str, Any]) -> bool:
    """Whether a comment of the row holds others, which nobody would read."""
    author = options.get("comment", {}).get("author")
    listed = _at(values, options["comments"]) if author and "comments" in options else None
    return any(
        isinstance(inner, dict) and _at(inner, author) is not None
        for item in listed or ()
        if isinstance(item, dict)
        for value in item.values()
        if isinstance(value, list)
        for inner in value
    )


def _is_comment(values: Mapping[str, Any]) -> bool:
    """Whether a row has a comment at all: an article without one has a row of empty cells."""
    return any(values.get(name) not in (None, "") for name in ("text", "author", "id"))


def _at(values: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 - any cell of any table
    if column in values:
        return values[column]
    found: Any = values
    for part in column.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _key(
    values: Mapping[str, Any], mapped: Mapping[str, Any], options: Mapping[str, Any], number: int
) -> str | None:
    if names := _columns(options):
        parts = [_at(values, name) for name in names]
        said = any(part not in _NO_KEY for part in parts)  # 0 says something
        return orjson.dumps(parts, default=str).decode() if said else None
    if not options.get("comment") or "comments" in options:
        return f"{number:020}"  # one row, one article
    article = mapped["article"]
    return next((str(article[name]) for name in _KEYS if article.get(name) not in _NO_KEY), None)


def _record(
    group: list[Row], source: str, options: Mapping[str, Any], encoding: str | None
) -> Record:
    article: dict[str, Any] = {"site": options.get("site")}
    comments: list[dict[str, Any]] = []
    for row in group:
        mapped = orjson.loads(row.data)
        for name, value in mapped["article"].items():
            if article.get(name) in (None, ""):
                article[name] = value
        comments += map(comment_of, mapped["comments"])
    line = group[0].line
    return Record(source, line, article_of(article, comments, source, line, encoding))
