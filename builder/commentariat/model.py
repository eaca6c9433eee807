"""The shapes that travel through the pipeline.

Records are plain dictionaries (JSON in, Arrow out: a class would only be converted twice), typed
here and described for the world in `schema/`; a test keeps the two alike. Decisions and results are
frozen dataclasses.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, NotRequired, TypeAlias, TypedDict

Precision: TypeAlias = Literal["second", "minute", "hour", "day", "month", "year"]
TimeSource: TypeAlias = Literal["page", "url", "metadata", "feed", "crawl"]
CommenterKind: TypeAlias = Literal["reader", "guest", "deleted", "staff"]
Status: TypeAlias = Literal["visible", "deleted", "hidden"]


# `from` is a keyword, hence the functional form.
Time = TypedDict(
    "Time",
    {"value": str | None, "precision": Precision, "raw": str | None, "from": TimeSource},
)


class Unparsed(TypedDict):
    """One line of a page that no rule of the parser understood."""

    line: int
    reason: str


class Source(TypedDict):
    """Where a record came from. Never published, but for the time of the crawl."""

    file: str
    line: int
    parser: str | None
    encoding: str | None
    retrieved: Time | None
    page_clock: Time | None
    unparsed: list[Unparsed]


class Dateline(TypedDict):
    """Place and agency that open the first paragraph."""

    place: str | None
    agency: str | None


class Related(TypedDict):
    """A headline of another article, shown on the page."""

    headline: str
    url: str | None


class Image(TypedDict):
    """What the page says of a picture; the picture itself is not kept."""

    caption: str | None
    credit: str | None


class CommentSection(TypedDict):
    """What the page shows of its comment systems, and how much of it was captured."""

    systems: list[str]
    captured: list[str]
    reported: int | None
    new: int | None
    complete: bool | None


class Author(TypedDict):
    """Who wrote a comment, as the page names him or her. Never published."""

    handle: str | None
    login: NotRequired[str | None]
    account: str | None
    kind: CommenterKind


class Comment(TypedDict):
    """One reader comment in full form."""

    id: str | None
    parent: str | None
    depth: int
    author: Author
    platform: str | None
    posted: Time | None
    status: Status
    text: str
    likes: int | None
    dislikes: int | None
    extra: NotRequired[dict[str, Any]]


class Article(TypedDict):
    """One capture of a news article with its reader comments, in full form."""

    format: int
    site: str
    url: str | None
    id: str | None
    source: Source
    language: str | None
    section: str | None
    headline: str
    lead: str | None
    dateline: Dateline | None
    body: list[str]
    byline: list[str]
    tags: list[str]
    related: list[Related]
    images: list[Image]
    published: Time | None
    modified: Time | None
    comment_section: CommentSection
    comments: list[Comment]
    other_people: NotRequired[list[Author]]
    site_people: NotRequired[list[Author]]
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One crawled page as text, before anything is known about it.

    `source` and `line` say where it stands in the dump (`line` is 1-based: the line of the file at
    which the page begins); `url` and `retrieved` (RFC 3339) come from a container such as WARC, if
    at all. `encoding` is the one its bytes were in, by its Python name.
    """

    text: str
    source: str
    line: int = 1
    site: str | None = None
    url: str | None = None
    retrieved: str | None = None
    html: bool = False
    encoding: str | None = None


class Role(NamedTuple):
    """What a parser made of one line of a page: `line` is 1-based, `role` a short lower-case name.

    A line that no rule understood has the role "unparsed" and a reason.
    """

    line: int
    role: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed page: the article and the role of every line, in order, none missing."""

    article: Article
    roles: tuple[Role, ...]
    parser: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one record: where it is, a stable code, what the rule is. Never the value."""

    source: str
    line: int
    code: str
    pointer: str
    message: str

    @property
    def is_error(self) -> bool:
        """Whether the fault keeps the record out of the dataset (E…); W… only warns."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        where = f"{self.source}:{self.line}"
        return f"{where} {self.pointer or '/'} {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Record:
    """One record in the shape of `schema/article.schema.json`, as JSON bytes or as an object."""

    source: str
    line: int
    data: bytes | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A stretch of input that could not be read: counted and quarantined, never lost."""

    source: str
    line: int
    code: str
    message: str
    raw: bytes = b""


Raw: TypeAlias = Page | Record | Unreadable


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of reading work; `start` and `end` mean what the reader wants, -1 is the end.

    `line` is the number of the first line, from 1, where the reader counts lines.
    """

    reader: str
    path: str
    start: int = 0
    end: int = -1
    line: int = 1
