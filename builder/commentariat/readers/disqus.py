"""The XML export of Disqus: threads, their posts, who wrote them and what they answer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

import orjson

from commentariat.model import Piece, Raw, Record, Unreadable
from commentariat.readers._bytes import DAMAGED, NOT_UNDERSTOOD, TOO_LARGE, TooLargeError
from commentariat.readers._grouping import Row, grouped
from commentariat.readers._records import article_of, comment_of
from commentariat.readers._unpacked import BROKEN, SWELLS, swells, unpacked
from commentariat.records.html_fragment import text_of
from commentariat.text import host_of

SUFFIXES = (".xml", ".xml.gz")
_BLOCK = 1 << 16
_LONGEST = 8 << 20  # characters of one element
_DEEPEST = 200
_ITEMS = ("thread", "post")


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the whole export: posts follow all the threads."""
    yield Piece("disqus", str(path))


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield one record per thread that has a title or posts; its posts are the comments.

    Of spam only who wrote it is kept, since others may name them; deleted posts keep their place
    without words. The message of a thread is not the article, so the body is empty. Option `site`
    overrides the host of the thread's link.

    Raises:
        OSError: the file cannot be opened.
    """
    bad: list[Unreadable] = []
    found = False
    for group in grouped(_rows(Path(piece.path), bad)):
        found = True
        yield _record(group, piece.path, options)
    if not found and not bad:
        message = "the XML holds no threads or posts of a Disqus export"
        bad.append(Unreadable(piece.path, 1, NOT_UNDERSTOOD, message))
    yield from bad


class _Export:
    """Turns the events of the XML parser into rows, one for each thread and post."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._path: list[str] = []
        self._item: dict[str, Any] | None = None
        self._text: list[str] = []
        self._length = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity

    def feed(self, block: bytes) -> list[Row]:
        """Return the rows that `block` completes; an empty block ends the document."""
        self.rows = []
        self._parser.Parse(block, not block)
        return self.rows

    def _entity(self, *_: object) -> None:
        raise TooLargeError  # an export declares none; a billion laughs begins like this

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        self._path.append(name)
        self._text, self._length = [], 0
        if len(self._path) > _DEEPEST:
            raise TooLargeError
        ids = [value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"]
        if self._item is None and name in _ITEMS and len(self._path) == 2:
            line = self._parser.CurrentLineNumber
            self._item = {"kind": name, "dsq": ids[0] if ids else None, "line": line}
        elif self._item is not None and ids:
            self._item[f"{name}.dsq"] = ids[0]

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise TooLargeError
        self._text.append(text)

    def _end(self, _: str) -> None:
        name = ".".join(self._path[2:])
        self._path.pop()
        if self._item is None:
            return
        if name:
            self._item.setdefault(name, "".join(self._text).strip())
        else:
            item, self._item = self._item, None
            thread = item["dsq"] if item["kind"] == "thread" else item.get("thread.dsq")
            self.rows.append(Row(str(thread), item["line"], orjson.dumps(item)))


def _rows(path: Path, bad: list[Unreadable]) -> Iterator[Row]:
    export, line = _Export(), 1
    if swells(path):
        bad.append(Unreadable(str(path), line, TOO_LARGE, SWELLS))
        return
    with unpacked(path) as stream:
        try:
            block = b"-"
            while block:
                block = stream.read(_BLOCK)
                for row in export.feed(block):
                    line = row.line
                    yield row
        except (expat.ExpatError, *BROKEN) as error:
            message = "the XML is damaged from here on"
            if isinstance(error, TooLargeError):
                message = "the XML declares entities or holds something too large; the rest is lost"
            bad.append(Unreadable(str(path), line, DAMAGED, message))


def _record(group: list[Row], source: str, options: Mapping[str, Any]) -> Raw:
    items = [orjson.loads(row.data) for row in group]
    thread = next((item for item in items if item["kind"] == "thread"), None)
    line = group[0].line
    if thread is None:
        message = "the posts belong to a thread that is not in the export"
        return Unreadable(source, line, NOT_UNDERSTOOD, message)
    url = thread.get("link") or None
    article = {
        "site": options.get("site") or (host_of(url) if url else None),
        "url": url,
        "id": thread.get("id") or thread["dsq"],
        "headline": thread.get("title"),
        "published": thread.get("createdAt"),
    }
    posts = [item for item in items if item["kind"] == "post"]
    shown = [_comment(post) for post in posts if not _is_spam(post)]
    spammers = [_comment(post)["author"] for post in posts if _is_spam(post)]
    record = article_of(article, shown, source, line)
    return Record(source, line, record | {"other_people": list(filter(None, spammers))})


def _is_spam(post: Mapping[str, Any]) -> bool:
    return post.get("isSpam") == "true"


def _comment(post: Mapping[str, Any]) -> dict[str, Any]:
    deleted = post.get("isDeleted") == "true"
    comment = comment_of(
        {
            "id": post["dsq"],
            "parent": post.get("parent.dsq"),
            "author": post.get("author.name"),
            "login": post.get("author.username"),
            "posted": post.get("createdAt"),
            "platform": "disqus",
            "text": "" if deleted else text_of(post.get("message", "")),
        }
    )
    if post.get("author.isAnonymous") == "true" and comment["author"]:
        comment["author"] |= {"kind": "guest", "login": None}
    return comment | ({"status": "deleted"} if deleted else {})
