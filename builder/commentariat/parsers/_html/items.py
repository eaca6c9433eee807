"""The comments that stand in a page as elements: which elements they are, and who answers whom."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import islice

from commentariat.model import Comment
from commentariat.parsers._attribution import is_control as is_control_line
from commentariat.parsers._html.fields import Fields, fields_of, number_of
from commentariat.parsers._html.tree import Element, attribute, elements, marked, words

_ITEM = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2}){0,3}(?:user|reader|single|the|js|coral|fb|c|li|div|blog|article|b)?[-_]{0,2}"
    r"(?:comment|kommentar|commentaire|comentario|komentarz)"
    r"(?:[-_]{0,2}(?:item|entry|wrap|wrapper|container|box|block|single|node|row|post|card|inner"
    r"|thread|main|unit|view|li|element))?(?:[-_]?\d+)?"
)
_BLOCK = re.compile(
    r"(?:[a-z0-9]+[-_]){0,3}(?:comment|kommentar|commentaire|comentario|komentarz)__"
)
_FORUM = re.compile(
    r"(?:post[-_]?\d+|p\d+|crawler-post|postcontainer|post-?container|message--post)"
)
_NO_ITEM = re.compile("pingback|trackback|comment-respond|comment-form|placeholder")
_TAGS = frozenset({"li", "div", "article", "section", "tr", "dl", "table"})
_REPLIES = re.compile(
    r"indented|children|(?:.*[-_])?(?:replies|responses|answers|child-?comments|subcomments|thread-?children)"
)
_is_of_forum, _is_replies, _is_no_item, _is_named = map(marked, (_FORUM, _REPLIES, _NO_ITEM, _ITEM))
_DEPTH = re.compile(r"(?:.*[-_])?(?:depth|level|indent)[-_]?(\d{1,2})")
_NO_FRAMES = frozenset({"body", "html", "main", "section", "ol", "ul"})
_LISTS = ("ul", "ol", "dl")
_NEAR = 2  # elements between a comment and the list of its replies
_WIDEST = 5  # levels from a text to the frame that holds its author, too
_SYSTEMS = (  # the first that fits names the system
    ("disqus", re.compile(r"disqus|dsq")),
    ("coral", re.compile(r"coral|talk-")),
    ("facebook", re.compile(r"fb-|facebook|_5mdd")),
    ("discourse", re.compile(r"crawler-post|topic-body|discourse")),
)


@dataclass(slots=True)
class Section:
    """The comments found by one method, and the candidates that were none."""

    comments: list[Comment] = field(default_factory=list)
    found: list[tuple[Element, Fields]] = field(default_factory=list)
    refused: list[tuple[Element, str]] = field(default_factory=list)
    systems: list[str] = field(default_factory=list)


def marked_items(root: Element, month_first: bool | None = None) -> Section:
    """Return the comments whose elements are marked as comments by class, id or item type.

    The first post of a forum is one of them: its author is a reader like the others.
    """
    every = list(elements(root))
    posts = [element for element in every if _is_post(element)]
    chosen = {element for element in every if _is_item(element)}
    chosen |= set(posts) if len(posts) > 1 else set()
    chosen -= {element for element in chosen if _is_part(element)}
    return section_of([element for element in every if element in chosen], month_first)


def section_of(candidates: list[Element], month_first: bool | None = None) -> Section:
    """Read the candidates, which stand in the order of the page; replies may be nested in them."""
    section, known = Section(), set(candidates)
    inner = _nested(candidates, known)
    names: dict[Element, str | None] = {}  # of a frame around a comment: the id may stand there
    for item in candidates:
        frame, fields = item, fields_of(item, inner[item], _system(item), month_first)
        if inner[item] and (fields.comment is None or is_control_line(fields.comment["text"])):
            names[inner[item][0]] = number_of(item) or names.get(item)
            continue
        if fields.comment is None:
            frame, fields = _widened(item, known, month_first) or (item, fields)
        if fields.comment is None:
            section.refused.append((item, f"a comment with {fields.reason}"))
            continue
        fields.comment["id"] = number_of(item) or names.get(item) or fields.comment["id"]
        section.found.append((frame, fields))
    named = (fields.comment["platform"] for _, fields in section.found if fields.comment)
    section.systems = list(dict.fromkeys(name for name in named if name))
    _answers(section)
    section.comments = [fields.comment for _, fields in section.found if fields.comment]
    return section


def _widened(
    item: Element, known: set[Element], month_first: bool | None
) -> tuple[Element, Fields] | None:
    """Return the frame that holds the author of a comment whose mark is on its text alone."""
    for _, frame in zip(range(_WIDEST), item.iterancestors(), strict=False):
        if frame.tag in _NO_FRAMES or sum(1 for e in elements(frame) if e in known) > 1:
            return None
        fields = fields_of(frame, [], _system(item), month_first)
        if fields.comment is not None and frame.find(".//h1") is None:
            return frame, fields
    return None


def _is_item(element: Element) -> bool:
    if element.tag not in _TAGS:
        return False
    if _is_no_item(element):
        return False
    kind = element.get("itemtype") or element.get("typeof") or ""
    if kind.endswith(("/Comment", ":Comment", "/UserComments")):
        return True
    return _is_named(element)


def _is_part(element: Element) -> bool:
    """Whether an element belongs to a block around it, as `comment__main` belongs to `comment`."""
    blocks = {found.group()[:-2] for word in words(element) if (found := _BLOCK.match(word))}
    around = islice(element.iterancestors(), _WIDEST) if blocks else ()
    return any(not blocks.isdisjoint(words(up)) for up in around)


def _is_post(element: Element) -> bool:
    """Whether an element is a post of a forum; an article of a blog has a heading of its own."""
    if element.tag not in _TAGS or not _is_of_forum(element):
        return False
    return all(element.find(f".//{tag}") is None for tag in ("h1", "h2"))


def _nested(candidates: list[Element], known: set[Element]) -> dict[Element, list[Element]]:
    """Return for each candidate the candidates next below it."""
    inner: dict[Element, list[Element]] = {item: [] for item in candidates}
    for item in candidates:
        above = next((up for up in item.iterancestors() if up in known), None)
        if above is not None:
            inner[above].append(item)
    return inner


def _system(item: Element) -> str | None:
    marks = " ".join(words(item))
    for name, pattern in _SYSTEMS:
        if pattern.search(marks):
            return name
    return None


def _answers(section: Section) -> None:
    """Set depth and parent of every comment, from nesting, reply lists and depth marks."""
    kept = {item: fields.comment for item, fields in section.found}
    last: list[Comment] = []  # the last comment of each depth
    for item, fields in section.found:
        comment = fields.comment
        assert comment is not None
        above = _above(item, kept)
        depth = above["depth"] + 1 if above else min(_stated_depth(item), len(last))
        comment["depth"] = depth
        answered = above or (last[depth - 1] if depth else None)
        if comment["parent"] is None and answered is not None:
            comment["parent"] = answered["id"]
        del last[depth:]
        last.append(comment)


def _above(item: Element, kept: dict[Element, Comment | None]) -> Comment | None:
    """Return the comment that an element is nested in, or whose list of replies it is in."""
    for up in item.iterancestors():
        if up in kept:
            return kept[up]
        if up.tag in _LISTS or _is_replies(up):
            # <li><article class=comment>…</article><ul>replies</ul></li>
            for before in islice(up.itersiblings(preceding=True), _NEAR):
                heads = [before] if before in kept else [e for e in before.iter() if e in kept]
                if len(heads) == 1 and before.tag not in _LISTS:
                    return kept[heads[0]]
    return None


def _stated_depth(item: Element) -> int:
    around = list(item.iterancestors())
    for element in (item, *around[:2], *list(item)[:1]):
        for mark in words(element):
            if found := _DEPTH.fullmatch(mark):
                # WordPress counts its "depth-1" from 1, all others from 0.
                return max(0, int(found.group(1)) - (1 if mark.startswith("depth-") else 0))
        stated = attribute(element, "data-depth", "data-level", "aria-level")
        if stated.isdecimal() and len(stated) < 4:
            return int(stated)
    return sum(map(_is_replies, around))


def definition_lists(root: Element) -> Section:
    """Return the comments of `<dl>` lists: author, text and date are siblings (old Blogger)."""
    from lxml import html

    section = Section()
    for items in _triples(root):
        frame = html.Element("div", {"class": "comment", "id": items[0].get("id") or ""})
        frame.extend(map(deepcopy, items))
        fields = fields_of(frame, [])
        if fields.comment is None:
            section.refused.append((items[0], f"a comment with {fields.reason}"))
        else:
            section.found += [(element, fields) for element in items]
            section.comments.append(fields.comment)
    return section


def _triples(root: Element) -> Iterator[list[Element]]:
    for parent in root.iter("dl"):
        run: list[Element] = []
        for child in parent:
            if child.tag == "dt" and run:
                yield run
                run = []
            if child.tag == "dt" and not any("comment" in word for word in words(child)):
                continue
            if run or child.tag == "dt":
                run.append(child)
        if len(run) > 1:
            yield run
