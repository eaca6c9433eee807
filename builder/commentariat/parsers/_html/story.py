"""The paragraphs of the article, without comments: trafilatura on the tree that is left."""

import logging
import re
from collections.abc import Iterable
from copy import deepcopy

from commentariat.parsers._html.tree import Element, elements, marked

_SECTION = re.compile(
    r"(?:.*[-_])?comments?(?:[-_]?(?:list|area|section|wrapper|container|form|respond|holder|block|box"
    r"|thread|content|template|count|title|header|feed|stream|embed|app|root|wrap|list-wrapper))?"
    r"|commentlist|respond|disqus_thread|(?:js-)?discussion|kommentare|commentaires|comentarios"
    r"|fb-comments|coral(?:_talk|-container)?|livefyre.*|comments-block|viafoura.*"
)
_EMPTY = re.compile(
    r"comments?(?:[-_]?(?:list|area|section|wrapper|container|holder|block|box|thread|respond|form"
    r"|app|embed|root|template))?|commentlist|respond|kommentare|commentaires|comentarios"
)
_is_section, _is_place = marked(_SECTION), marked(_EMPTY)
_QUIET = logging.NullHandler()
_MOST = 60_000  # elements; trafilatura copies the tree several times
_LONGEST_PARAGRAPH = 50_000


def comment_areas(root: Element, items: Iterable[Element]) -> set[Element]:
    """Return the elements of the comment section: its items, and what is named so around them."""
    areas = set(items)
    for element in elements(root):
        if element.tag in (
            "html",
            "body",
            "main",
            "article",
            "head",
            "script",
            "meta",
            "link",
            "a",
        ):
            continue
        if _is_section(element) and not _holds_story(element):
            areas.add(element)
    return areas


def has_section(root: Element) -> bool:
    """Whether a page has a place for comments, be it empty."""
    return any(map(_is_place, root.iter("div", "section", "ol", "ul", "form", "aside")))


def _holds_story(element: Element) -> bool:
    """Whether a page's whole content carries the mark: then it is no comment section."""
    return element.find(".//h1") is not None or element.find(".//article[@itemprop]") is not None


def story(root: Element, areas: set[Element], headline: str) -> list[str]:
    """Return the paragraphs of the main text: no comment, and not the headline again."""
    marks = {element for element in areas if element.getparent() is not None}
    for element in marks:
        element.set("data-commentariat", "drop")
    copy = deepcopy(root)
    for element in marks:
        del element.attrib["data-commentariat"]
    _drop(copy)
    if sum(1 for _ in copy.iter()) > _MOST:
        return _plain_paragraphs(copy)
    from trafilatura import extract

    # Its warnings go to its logger; without a handler Python would print each of them.
    logging.getLogger("trafilatura").addHandler(_QUIET)
    text = extract(
        copy, include_comments=False, include_tables=False, include_formatting=False, fast=True
    )
    lines = [line.strip()[:_LONGEST_PARAGRAPH] for line in (text or "").split("\n")]
    return [line for line in lines if line and line != headline]


def _drop(copy: Element) -> None:
    for element in list(copy.iter()):
        if element.get("data-commentariat") and element.getparent() is not None:
            element.drop_tree()


def _plain_paragraphs(root: Element) -> list[str]:
    lines = (" ".join("".join(element.itertext()).split()) for element in root.iter("p"))
    return [line for line in lines if len(line) > 60]
