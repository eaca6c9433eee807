"""The page as lines of text, each with its role."""

from collections.abc import Iterator

from commentariat.model import Article, Role
from commentariat.parsers._html.items import Section
from commentariat.parsers._html.tree import Element, elements, text_in

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *(
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
            "th",
            "tr",
            "ul",
        ),
    }
)
_SILENT = frozenset({"head", "script", "style", "template", "noscript", "svg", "iframe", "select"})


def roles_of(root: Element, article: Article, section: Section, areas: set[Element]) -> list[Role]:
    """Return one role per line of the rendered text, in the order of the page."""
    body = {" ".join(line.split()) for line in article["body"]}
    inside = dict(section.found)
    refused = dict(section.refused)
    places = {*inside, *refused}
    items, marks = _nearest(root, places), _nearest(root, areas)
    roles: list[Role] = []
    for block, text in _lines(root):
        number = len(roles) + 1
        item = items[block]
        line = " ".join(text.split())
        if item in refused:
            roles.append(Role(number, "unparsed", refused[item]))
        elif item is not None:
            comment = inside[item].comment
            assert comment is not None
            roles.append(
                Role(number, _in_comment(line, comment["text"], comment["author"]["handle"]))
            )
        elif marks[block] is not None:
            roles.append(Role(number, "label"))
        else:
            roles.append(Role(number, _in_page(line, article, body)))
    return roles


def _lines(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each block that has text of its own, with that text alone."""
    for element in elements(root, root.iter(*_SILENT)):
        if element.tag in _BLOCKS:
            inner = [child for child in element if child.tag in _BLOCKS or child.tag in _SILENT]
            if len(inner) == len(element) and not _has_words(element):
                continue
            for line in text_in(element, inner).split("\n"):
                if line.strip():
                    yield element, line


def _has_words(element: Element) -> bool:
    own = (element.text, *(child.tail for child in element))
    return any(text and not text.isspace() for text in own)


def _nearest(root: Element, places: set[Element]) -> dict[Element, Element | None]:
    """Return for every element the one of `places` that it is or lies in, the nearest."""
    nearest: dict[Element, Element | None] = {}
    for element in root.iter():  # what holds an element comes before it
        nearest[element] = element if element in places else nearest.get(element.getparent())
    return nearest


def _in_comment(line: str, text: str, handle: str | None) -> str:
    words = " ".join(text.split())
    if line in words or words in line:
        return "comment text"
    return "comment author" if handle and handle in line else "label"


def _in_page(line: str, article: Article, body: set[str]) -> str:
    known = (
        ("headline", line == article["headline"]),
        ("body", line in body),
        ("lead", line == article["lead"]),
        ("byline", line in article["byline"]),
        # A line that was joined to a paragraph; on a page of endless text the search does not pay.
        ("body", len(line) > 40 and len(body) < 500 and any(line in part for part in body)),
    )
    return next((role for role, fits in known if fits), "boilerplate")
