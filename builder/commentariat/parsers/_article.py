"""The empty shapes that every layout fills: a whole article, a comment."""

from collections.abc import Sequence

from commentariat.dates import moment
from commentariat.model import (
    Article,
    Author,
    Comment,
    CommentSection,
    Page,
    Source,
    Time,
)
from commentariat.text import host_of


def blank_article(page: Page, parser: str, site: str = "") -> Article:
    """Return an article of `page` with nothing but its origin.

    Args:
        page: The page; its own site goes first, then the host of its address, then `site`.
        parser: Name and version of the layout, such as "sputnik_text/1".
        site: What the layout itself knows, empty if nothing.
    """
    return {
        "format": 1,
        "site": page.site or host_of(page.url or "") or site,
        "url": page.url,
        "id": None,
        "source": _source(page, parser),
        "language": None,
        "section": None,
        "headline": "",
        "lead": None,
        "dateline": None,
        "body": [],
        "byline": [],
        "tags": [],
        "related": [],
        "images": [],
        "published": None,
        "modified": None,
        "comment_section": _section(),
        "comments": [],
        "extra": {},
    }


def _source(page: Page, parser: str) -> Source:
    return {
        "file": page.source,
        "line": page.line,
        "parser": parser,
        "encoding": page.encoding,
        "retrieved": moment(page.retrieved, "second", None, "crawl") if page.retrieved else None,
        "page_clock": None,
        "unparsed": [],
    }


def _section() -> CommentSection:
    return {"systems": [], "captured": [], "reported": None, "new": None, "complete": None}


def comment(
    handle: str | None,
    text: str,
    *,
    depth: int = 0,
    posted: Time | None = None,
    platform: str | None = None,
) -> Comment:
    """Return one visible comment by a reader; what the page does not say is null."""
    return {
        "id": None,
        "parent": None,
        "depth": depth,
        "author": {"handle": handle, "account": None, "kind": "reader"},
        "platform": platform,
        "posted": posted,
        "status": "visible",
        "text": text,
        "likes": None,
        "dislikes": None,
    }


def with_silent(article: Article, names: Sequence[str]) -> Article:
    """Return the article with those whom the page names as commenters but gives no text of.

    Others may name them.
    """
    people: list[Author] = [{"handle": name, "account": None, "kind": "reader"} for name in names]
    return article | {"other_people": people} if people else article
