"""Page layouts: one module each, tried in order, and what becomes of a page that none knows.

A layout reads the lines of a page (`lines_of`), gives each one role in a `Ledger`, and fills a
`blank_article`; docs/adding-a-site.md shows a whole one.
"""

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Protocol, cast

from commentariat.dates import moment
from commentariat.errors import SettingsError
from commentariat.model import Page, Parsed, Role
from commentariat.parsers._article import blank_article, comment
from commentariat.parsers._lines import Ledger, Line, lines_of, texts, unparsed
from commentariat.plugins import plugins

MINIMUM_CONFIDENCE = 0.5
LONGEST_PAGE = 20_000_000  # characters; beyond it something else than a page was read
MOST_LINES = 300_000
_LAST = 50  # the place of a layout that does not say its own

NO_COMMENTS = "no comment structure found"
__all__ = [
    "MINIMUM_CONFIDENCE",
    "NO_COMMENTS",
    "Ledger",
    "Line",
    "Parser",
    "Unrecognised",
    "blank_article",
    "comment",
    "explain",
    "lines_of",
    "moment",
    "parse",
    "texts",
    "told",
    "unparsed",
]


class Parser(Protocol):
    """What a module in this folder, or behind an entry point, offers.

    It may also have `PRIORITY: int` (lower is asked first, 50 by default) and
    `split(page: Page) -> list[Page]`, which cuts a file that holds several pages.
    """

    def recognises(self, page: Page) -> bool:
        """Whether the page has this layout; cheap, and never true by accident."""
        ...

    def parse(self, page: Page) -> Parsed:
        """Return the article and the role of every line; never raises on any page."""
        ...


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A page that no parser read with enough certainty, why, and the best that was made of it.

    `best` is an article without comments: a dataset may keep it, by its settings. It is None where
    not even that could be read.
    """

    source: str
    line: int
    reason: str
    confidence: float
    best: Parsed | None = None


def parse(
    page: Page, *, parser: str | None = None, minimum_confidence: float = MINIMUM_CONFIDENCE
) -> list[Parsed] | Unrecognised:
    """Return what a page holds: one article, or several where a file holds several pages.

    Args:
        page: The page, as text or HTML.
        parser: Name of the only layout to use; by default all are asked, special ones first.
        minimum_confidence: Between 0 and 1; what a layout is less sure of is not recognised.

    Raises:
        SettingsError: If no layout has the name `parser`.
    """
    if reason := _refusal(page):
        return Unrecognised(page.source, page.line, reason, 0.0)
    best: Parsed | None = None
    for layout in _layouts(parser):
        if parser is None and not layout.recognises(page):
            continue
        parts = [layout.parse(part) for part in _split(layout, page)]
        if min(part.confidence for part in parts) >= minimum_confidence:
            return parts
        if len(parts) == 1 and (best is None or parts[0].confidence > best.confidence):
            best = parts[0]
    if best is None:
        return Unrecognised(page.source, page.line, "no parser knows this layout", 0.0)
    reason = _only_reason(best) or NO_COMMENTS
    return Unrecognised(page.source, page.line, reason, best.confidence, _without_comments(best))


def explain(page: Page, *, parser: str | None = None) -> list[Role]:
    """Return the role of every line of `page`, however unsure the parser is.

    Line numbers count within the page's text. A page that no parser knows has only unparsed lines.
    """
    result = parse(page, parser=parser, minimum_confidence=0.0)
    if isinstance(result, Unrecognised):
        count = page.text.count("\n") + 1
        return [Role(number, "unparsed", result.reason) for number in range(1, count + 1)]
    roles: dict[int, Role] = {}
    for part in result:
        before = part.article["source"]["line"] - page.line
        for role in part.roles:
            # Where two pages are glued in one line, the line belongs to the first.
            roles.setdefault(role.line + before, Role(role.line + before, role.role, role.reason))
    return [roles[number] for number in sorted(roles)]


def told(name: str | None) -> str:
    """Return the parser that a record names, if there is one of this name, and else "none".

    What a record says of itself is a string like any other: it may be somebody's name.
    """
    layout, _, version = (name or "").partition("/")
    return f"{layout}/{version}" if layout in plugins("parsers") and version.isdecimal() else "none"


def _layouts(only: str | None) -> list[Parser]:
    """Return the layouts in the order they are asked."""
    known = plugins("parsers")
    if only is not None:
        if only not in known:
            raise SettingsError(f"No parser is called {only!r}; there are {', '.join(known)}.")
        return [cast("Parser", known[only])]
    ranked = [(getattr(known[name], "PRIORITY", _LAST), name) for name in known]
    return [cast("Parser", known[name]) for _, name in sorted(ranked, key=itemgetter(0, 1))]


def _split(layout: Parser, page: Page) -> list[Page]:
    cut = getattr(layout, "split", None)
    return cut(page) if cut else [page]


def _refusal(page: Page) -> str | None:
    """Return why a page is not even looked at, or None."""
    if not page.text.strip():
        return "the page is empty"
    if len(page.text) > LONGEST_PAGE:
        return f"the page has more than {LONGEST_PAGE:,} characters"
    if page.text.count("\n") > MOST_LINES:
        return f"the page has more than {MOST_LINES:,} lines"
    return None


def _only_reason(parsed: Parsed) -> str | None:
    """Return why no line of a page could be read, if that is so."""
    reasons = {role.reason for role in parsed.roles}
    return reasons.pop() if len(reasons) == 1 else None


def _without_comments(parsed: Parsed) -> Parsed:
    """Return the article alone; what was taken for comments is unparsed, not body."""
    roles = tuple(
        Role(role.line, "unparsed", NO_COMMENTS) if role.role.startswith("comment_") else role
        for role in parsed.roles
    )
    article = parsed.article | {
        "comments": [],
        "source": parsed.article["source"] | {"unparsed": unparsed(roles)},
    }
    return replace(parsed, article=article, roles=roles)
