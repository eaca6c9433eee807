"""Pages as HTML, of any site: structured data, known comment systems, repeated blocks."""

from commentariat.dates import writes_month_first
from commentariat.model import Article, Page, Parsed, Role
from commentariat.parsers._article import blank_article
from commentariat.parsers._html import facts
from commentariat.parsers._html.attributions import attributed_runs
from commentariat.parsers._html.blocks import repeated_blocks
from commentariat.parsers._html.data_comments import linked_comments, state_comments
from commentariat.parsers._html.items import Section, definition_lists, marked_items
from commentariat.parsers._html.objects import linked_data, states
from commentariat.parsers._html.roles import roles_of
from commentariat.parsers._html.story import comment_areas, has_section, story
from commentariat.parsers._html.tree import Element, tree_of
from commentariat.readers._bytes import looks_like_html
from commentariat.text import host_of

PRIORITY = 80  # after layouts of single sites, before plain text of any kind
NAME = "html/1"
_NO_COMMENTS, _NOTHING = 0.4, 0.2  # below what a page needs to be recognised
_FEWEST_WORDS = 8  # of the longest paragraph of a story
_MOST_LINES = 100_000  # of a page that is not read
_ANNOUNCED = ("disqus_thread", "fb-comments", "coral_talk", "livefyre", "spot-im", "viafoura")


def recognises(page: Page) -> bool:
    """Whether the page is HTML."""
    return page.html or looks_like_html(page.text)


def parse(page: Page) -> Parsed:
    """Return the article and its attributed comments.

    Comments come from where most of them stand: JSON-LD, microdata and the markup of known systems,
    the state that a system left in a script, or, as the last resort, repeated blocks. Lines, and
    the numbers in roles and in `source.unparsed`, count the lines of the rendered text: the source
    of a page often is a single line. What looked like a comment and had no author or no text is
    unparsed, with the reason.

    Raises:
        SettingsError: the extra `html` is not installed.
    """
    article = blank_article(page, NAME)
    root = tree_of(page.text)
    if isinstance(root, str):
        return _unread(page, article, root)
    held = list(root.iter())  # noqa: F841 - lxml makes an element anew for whoever asks, unless held
    data = linked_data(root)
    section, marked = _comments(root, data, writes_month_first(page.text))
    areas = comment_areas(root, [item for one in marked for item, _ in one.found])
    article["url"] = article["url"] or facts.address(root)
    article["site"] = article["site"] or host_of(article["url"] or "") or ""
    facts.fill(article, root, data, areas)
    article["comments"] = section.comments
    article["body"] = story(root, areas, article["headline"])
    if section.comments and max(map(_words, article["body"]), default=0) < _FEWEST_WORDS:
        article["body"] = []  # a forum has no story, only labels around its posts
    _announce(article, root, section)
    roles = roles_of(root, article, section, areas)
    if not roles:  # libxml2 drops a piece of text of 10 MB
        return _unread(page, article, "no text can be read")
    article["source"]["unparsed"] = [
        {"line": role.line, "reason": role.reason} for role in roles if role.reason
    ]
    return Parsed(article, tuple(roles), NAME, _confidence(article, root, section))


def _words(line: str) -> int:
    return line.count(" ") + 1


def _confidence(article: Article, root: Element, section: Section) -> float:
    """Return how sure it is that all comments of the page are there: some, or a section without."""
    if article["comments"]:
        return 1.0
    empty = article["comment_section"]["systems"] or has_section(root)
    if section.refused or not empty:
        return _NO_COMMENTS
    return 1.0 if article["body"] else _NOTHING


def _comments(
    root: Element, data: list[dict[str, object]], month_first: bool | None
) -> tuple[Section, list[Section]]:
    """Return the richest section, and all that stand in the page as elements."""
    marked = [marked_items(root, month_first), definition_lists(root)]
    known = [*marked, linked_comments(data), state_comments(states(root))]
    if not any(section.comments for section in known):
        marked += [repeated_blocks(root, month_first), attributed_runs(root, month_first)]
    # Of equally many, markup wins: it has the whole thread, data often only its first page.
    best = max([*known, *marked[2:]], key=lambda section: len(section.comments))
    if not best.found:
        best.refused = [] if best.comments else marked[0].refused
    return best, marked


def _announce(article: Article, root: Element, section: Section) -> None:
    systems = list(section.systems)
    for element in root.iter("div", "section"):
        marks = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
        for mark in _ANNOUNCED:
            name = mark.partition("_")[0].removesuffix("-comments").replace("fb", "facebook")
            if mark in marks and name not in systems:
                systems.append(name)
    said = article["comment_section"]
    said["systems"] = systems
    said["captured"] = list(section.systems)
    if said["reported"] is not None and said["reported"] > len(article["comments"]):
        said["complete"] = False


def _unread(page: Page, article: Article, reason: str) -> Parsed:
    article["source"]["unparsed"] = [{"line": 1, "reason": reason}]
    count = min(page.text.count("\n") + 1, _MOST_LINES)
    roles = tuple(Role(number, "unparsed", reason) for number in range(1, count + 1))
    return Parsed(article, roles, NAME, 0.0)
