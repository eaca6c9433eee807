"""HTML as a tree of bounded size and depth, and the words an element is marked with."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Any, TypeAlias

from commentariat.errors import SettingsError
from commentariat.records.html_fragment import smiley, text_of

Element: TypeAlias = Any  # lxml has no types

LONGEST = 12_000_000  # characters; a tree takes about twelve times as many bytes
MOST_TAGS = 150_000
DEEPEST = 250  # libxml2 stops at 256, so that no walk of its own overflows the stack
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "iframe", "select"})
_KEPT = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "blockquote", "pre", "table", "tr", "td", "section", "dd"}
)


def tree_of(text: str) -> Element | str:
    """Return the root element of a page, or why it has none.

    Raises:
        SettingsError: the extra `html` is not installed.
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        raise SettingsError(
            "Reading HTML needs an extra: pip install 'commentariat[html]'."
        ) from error
    if len(text) > LONGEST:
        return f"the page has more than {LONGEST:,} characters of HTML"
    if text.count("<") > MOST_TAGS:
        return f"the page has more than {MOST_TAGS:,} tags"
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = _CONTROLS.sub(" ", text).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return "no HTML element can be read"
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        return f"the tags are nested deeper than {DEEPEST}"
    return root


def elements(root: Element, skip: Iterable[Element] = ()) -> Iterator[Element]:
    """Yield `root` and what is in it, in the order of the page, without the `skip` subtrees."""
    left, stack = set(skip), [root]
    if not left:
        yield from root.iter()
        return
    while stack:
        element = stack.pop()
        yield element
        stack += [child for child in reversed(element) if child not in left]


def marked(pattern: re.Pattern[str]) -> Callable[[Element], bool]:
    """Return a test whether some word of an element's class or id is all that `pattern` says.

    The comments of a page share their classes, so each is matched once.
    """

    @lru_cache(maxsize=2048)
    def fits(marks: str) -> bool:
        return any(map(pattern.fullmatch, marks.lower().split()))

    def test(element: Element) -> bool:
        kind, name = element.get("class"), element.get("id")
        return bool(kind and fits(kind[:500])) or bool(name and fits(name[:500]))

    return test


def words(element: Element) -> list[str]:
    """Return the words of class and id, in lower case."""
    marked = f"{element.get('class') or ''} {element.get('id') or ''}"
    return marked[:500].lower().split()


def attribute(element: Element, *names: str) -> str:
    """Return the first of the attributes that is there and not empty."""
    return next((value for name in names if (value := (element.get(name) or "").strip())), "")


def text_in(element: Element, skip: Iterable[Element] = ()) -> str:
    """Return the text of an element as paragraphs, without the `skip` subtrees."""
    return text_of(_markup(element, set(skip)))


def line_in(element: Element, limit: int = 200, between: str = "") -> str:
    """Return the text of an element in one line; empty if it is longer than `limit`.

    `between` stands between the texts of its elements: sites put space there by style, too.
    """
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 4 * limit:
            return ""
    line = " ".join(between.join(parts).split())
    return line if len(line) <= limit else ""


def _markup(element: Element, skip: set[Element]) -> str:
    """Return the element as the few tags that shape its text."""
    parts: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tag = "div" if _names_quoted(node) else node.tag
        if tag in _KEPT:
            parts.append(f"<{tag}>")
            stack.append("" if tag == "br" else f"</{tag}>")
        if tag == "img":
            parts.append(escape(smiley(node.get("class") or "", node.get("alt") or "")))
        parts.append(escape(node.text or "", quote=False))
        for child in reversed(node):
            stack.append(escape(child.tail or "", quote=False))
            if child not in skip and child.tag not in _SILENT:
                stack.append(child)
    return "".join(parts)


def _names_quoted(node: Element) -> bool:
    """Whether an element says who is quoted: a line of its own, before the quoted words."""
    parents = list(node.iterancestors())[:2] if node.tag == "cite" else []
    return any(up.tag == "blockquote" for up in parents)
