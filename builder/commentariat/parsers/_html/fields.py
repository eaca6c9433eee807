"""What one comment element says: author, account, time, text, votes, ids."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from commentariat.model import Comment, Time
from commentariat.parsers import _article
from commentariat.parsers._dates import find_date
from commentariat.parsers._html.tree import Element, attribute, elements, line_in, text_in, words
from commentariat.readers._times import time_of

_AUTHOR = re.compile(
    r"(?:.*[-_])?(?:author|username|user|nick(?:name)?|commenter|poster|screen-?name|display-?name"
    r"|creator|writer|login|auteur|autor|autore|pseudo)(?:[-_]?(?:name|link|title|text|label))?"
    r"|fn|name|postauthor"
)
_NAME = re.compile(r"fn|.*(?:name|nick|login|pseudo)")
_PICTURE = re.compile(r"avatar|photo|image|img|icon|badge|rank|title$|posts$|joined|level|role")
_TIME = re.compile(
    r"(?:.*[-_])?(?:comment|post)?(?:date|datetime|time|timestamp|timeago|posted|published|ago|age|when"
    r"|created|dateline|datum|fecha)(?:[-_].*)?"
)
_FRAME = re.compile(
    r"(?:.*[-_])?(?:comment|post)?(?:meta|metadata|footer|permalink|header|info|details|byline)(?:[-_].*)?"
)
_BODY = re.compile(
    r"(?:.*[-_])?(?:content|text|body|message|msg|postbody|entry|copy|comment-?content|cooked"
    r"|texte|inhalt)(?:[-_]?(?:\d+|inner|wrap(?:per)?|html|area|p))?"
)
_CONTROL = re.compile(
    r"(?:.*[-_])?(?:reply|replies|vote|votes|voting|like|likes|share|report|flag|avatar|actions?"
    r"|toolbar|controls?|edit|permalink|says|buttons?|rating|score|karma|signature|badge|menu"
    r"|options|links|moderation|awaiting|spoiler)(?:[-_].*)?"
)
_UP = re.compile(
    r"(?:.*[-_])?(?:up-?votes?|likes?|thumbs?-?up|recommend(?:s|ed|ations?)?|score|up)"
)
_DOWN = re.compile(r"(?:.*[-_])?(?:down-?votes?|dislikes?|thumbs?-?down|down)")
_COUNT = re.compile(r"[^\d+-]{0,20}([+-]?\d{1,9})\D{0,20}")
# Only in a frame around the name: "Simon Says" and "Von Bülow" are handles.
_SAYS = re.compile(
    r"^(?:[Bb]y|von|par|por|от|[Aa]uth?or:|[Pp]osted by)\s+"
    r"|\s*(?:\b(?:says?|said|wrote|writes|schrieb|schreibt|sagte?|dit|dice|dijo|пишет|pisze))?"
    r"\s*(?::|\.{3}|…)?\s*$"
)
_ACCOUNT = re.compile(
    r"/(?:users?|u|profiles?|members?|authors?|by|people|account)/(?:view/|id/)?([\w.@%+-]{1,80})/?"
    r"(?:[?#].*)?$|[?&](?:u|uid|user|user_id|userid|profile)=([\w.@%+-]{1,80})|^@?([\w.-]{1,80})$"
)
_NUMBER = re.compile(r"(?:.*?[-_])?(?:c|p|pid|post|comment|cmt|reply|kommentar|msg)[-_]?(\d{1,25})")
_GONE = re.compile(
    r"\W*(?:deleted|removed|comment (?:deleted|removed)|gelöscht|supprimé)\W*", re.IGNORECASE
)
_LONGEST_HANDLE = 120
_FRAMED = 2  # the rank of an author's element that may hold more than the name
_LONGEST_NAME, _MOST_NAMES = 60, 5
_NAMING = frozenset(
    {"a", "b", "strong", "cite", "span", "dt", "h4", "h5", "h6", "em", "td", "th", "div"}
)
_ITEMPROP_BODY = ("text", "commentText", "reviewBody", "articleBody", "description")


@dataclass(frozen=True, slots=True)
class Fields:
    """A comment with the elements it was read from, or the reason why it is none."""

    comment: Comment | None
    reason: str
    author: Element | None = None
    body: Element | None = None


def fields_of(
    item: Element,
    inner: Iterable[Element],
    platform: str | None = None,
    month_first: bool | None = None,
) -> Fields:
    """Return the comment of `item`, whose replies are the `inner` elements.

    Args:
        item: An element that may be a comment.
        inner: The candidates next below it: their text is not its own.
        platform: Name of the comment system, if its marks are known.
        month_first: How the page writes `3/4/2012`, if that is known.
    """
    own = list(elements(item, inner))[1:]
    author = _author(own)
    when = _time(item, own, month_first)
    if author is None and when[1] is not None:
        author = _first_name(own, when[0])
    body = _body(own, [element for element in (author, when[0]) if element is not None])
    handle = _handle(author) if author is not None else attribute(item, "data-author", "data-user")
    handle = handle or attribute(item, "data-username", "data-author-name")
    text = text_in(body, _controls(body, inner)) if body is not None else ""
    if not text and author is not None:
        text = _rest(item, own, author, when[0], inner)
    if not text or not handle:
        return Fields(None, "no text" if not text else "no author", author, body)
    comment = _article.comment(handle, text, posted=when[1], platform=platform)
    comment["author"]["account"] = _account(item, author)
    comment["id"] = id_of(item)
    comment["parent"] = (
        attribute(item, "data-parent-id", "data-parent", "data-parentid", "data-reply-to") or None
    )
    if comment["parent"] in ("0", comment["id"]):
        comment["parent"] = None
    comment["likes"], comment["dislikes"] = _count(own, _UP), _count(own, _DOWN)
    if _GONE.fullmatch(text):
        comment["status"] = "deleted"
    return Fields(comment, "", author, body)


def _author(own: list[Element]) -> Element | None:
    best: tuple[int, Element] | None = None
    for element in own:
        rank = _author_rank(element)
        if rank and (best is None or rank > best[0] or _inside(element, best, rank)):
            if not 0 < len(_handle(element)) <= _LONGEST_HANDLE:
                continue
            best = (rank, element)
    return best[1] if best else None


def _first_name(own: list[Element], when: Element | None) -> Element | None:
    """Return the first words of a comment, where they can be a name that nothing marks as one."""
    for element in own:
        line = (element.text or "").strip() and line_in(element, _LONGEST_NAME)
        if any(map(_BODY.fullmatch, words(element))):
            return None
        if line and element is not when and not _is_control(element):
            name = element.tag in _NAMING and len(line.split()) <= _MOST_NAMES
            return element if name and not find_date(line) else None
    return None


def _inside(element: Element, best: tuple[int, Element], rank: int) -> bool:
    """Whether an equally good element lies within the best one: the name, not its frame."""
    return rank == best[0] and best[1] in element.iterancestors()


def _author_rank(element: Element) -> int:
    marks = [mark for mark in words(element) if not _PICTURE.search(mark)]
    prop = element.get("itemprop") or ""
    if prop == "name" and any(
        (up.get("itemprop") or "") in ("author", "creator") for up in element.iterancestors()
    ):
        return 5
    if prop in ("author", "creator") and element.tag != "meta":
        return 4
    matched = [mark for mark in marks if _AUTHOR.fullmatch(mark)]
    if matched and element.tag not in ("img", "time", "form", "input", "ul", "ol"):
        return 3 if any(_NAME.fullmatch(mark) for mark in matched) else 2
    if element.tag == "cite" or "author" in (element.get("rel") or "").split():
        return 2
    return 0


def _handle(element: Element | None) -> str:
    if element is None:
        return ""
    if element.tag == "meta":
        return attribute(element, "content")
    line = line_in(element, _LONGEST_HANDLE + 30)
    if _author_rank(element) > _FRAMED:
        return line
    shorter = _SAYS.sub("", line).strip()
    found = find_date(shorter)
    if found and found.start > 0:  # "Nora, 5 May 2019"
        shorter = shorter[: found.start].rstrip(" ,|·•—–-@on")
    return shorter or line


def _time(
    item: Element, own: list[Element], month_first: bool | None
) -> tuple[Element | None, Time | None]:
    marked = [e for e in own if e.tag == "time" or (e.get("itemprop") or "").startswith("date")]
    for pattern in (_TIME, _FRAME):  # a frame holds the time and more: only if nothing else does
        marked += [e for e in own if e.tag == "abbr" or any(map(pattern.fullmatch, words(e)))]
    unknown: tuple[Element | None, Time | None] = (None, None)
    for element in marked:
        time = _stated(element, month_first)
        if time and time["value"]:
            return element, time
        unknown = (element, time) if time and unknown[1] is None else unknown
    stamp = attribute(item, "data-timestamp", "data-time", "data-date", "data-created")
    if stamp:
        return None, time_of(stamp, "page")
    for element in own:
        line = line_in(element, 60) if unknown[1] is None else ""
        found = find_date(line, month_first=month_first) if line else None
        if found:
            inner = [child for child in element if find_date(line_in(child, 60))]
            return (inner or [element])[0], found.time
    return unknown


def _stated(element: Element, month_first: bool | None) -> Time | None:
    names = ("datetime", "content", "data-timestamp", "data-time", "data-utime", "title")
    for name in names:
        value = attribute(element, name)
        time = time_of(value, "page") if value else None
        if time and time["value"]:
            return time
        found = find_date(value[:100]) if value else None
        if found and found.time["value"]:
            return found.time
    line = line_in(element, 120)
    found = find_date(line, month_first=month_first) if line else None
    return found.time if found else None


def _body(own: list[Element], others: list[Element]) -> Element | None:
    best: tuple[int, int, Element] | None = None
    around = {up for other in others for up in other.iterancestors()}
    for element in own:
        rank = 0
        if (element.get("itemprop") or "") in _ITEMPROP_BODY:
            rank = 2
        elif any(_BODY.fullmatch(word) and not _CONTROL.fullmatch(word) for word in words(element)):
            rank = 1
        inside = not rank or any(up in others for up in (element, *element.iterancestors()))
        if not inside and element not in around:
            length = sum(map(len, element.itertext()))
            if length and (best is None or (rank, length) > best[:2]):
                best = (rank, length, element)
    return best[2] if best else None


def _controls(element: Element, inner: Iterable[Element]) -> list[Element]:
    found = [e for e in elements(element, inner) if e is not element and _is_control(e)]
    return [*inner, *found]


def _is_control(element: Element) -> bool:
    if element.tag in ("button", "form", "input", "nav", "h1", "h2", "h3", "h4", "label"):
        return True
    return element.tag not in ("p", "blockquote") and any(map(_CONTROL.fullmatch, words(element)))


def _rest(
    item: Element,
    own: list[Element],
    author: Element,
    when: Element | None,
    inner: Iterable[Element],
) -> str:
    """Return what is left of a comment that does not mark its text."""
    frame = author.getparent()
    outside = [author, *inner, *(() if when is None else (when,))]
    if frame is not None and frame is not item and line_in(frame, 150):
        outside.append(frame)
    text = text_in(item, [*outside, *(e for e in own if _is_control(e))])
    first, _, more = text.partition("\n")
    return more.strip() if not _SAYS.sub("", first).strip() else text


def _account(item: Element, author: Element | None) -> str | None:
    given = attribute(item, "data-user-id", "data-userid", "data-author-id", "data-username")
    if given or author is None:
        return given or None
    links = [author, *author.iter("a"), *list(author.iterancestors("a"))[:1]]
    for link in links:
        given = attribute(link, "data-user-id", "data-userid", "data-username", "data-user-card")
        if given:
            return given
        found = _ACCOUNT.search(link.get("href") or "") if link.tag == "a" else None
        name = next((group for group in found.groups() if group), None) if found else None
        if (name and "/" in link.get("href", "")) or (name and "=" in link.get("href", "")):
            return name
    return None


def id_of(item: Element) -> str | None:
    """Return the id of a comment: its number where the id is a word and a number."""
    given = attribute(item, "data-comment-id", "data-commentid", "data-id", "data-post-id")
    if given:
        return given[:200]
    before = item.getprevious()
    anchor = [before] if before is not None and before.tag == "a" and not before.text else []
    for element in (item, *list(item)[:3], *anchor):
        for name in ("id", "name"):
            found = _NUMBER.fullmatch((element.get(name) or "").lower())
            if found:
                return found.group(1)
    return attribute(item, "id")[:200] or None


def _count(own: list[Element], pattern: re.Pattern[str]) -> int | None:
    for element in own:
        prop = element.get("itemprop") or ""
        wanted = "upvoteCount" if pattern is _UP else "downvoteCount"
        if prop == wanted or any(pattern.fullmatch(word) for word in words(element)):
            value = attribute(element, "content", "data-count", "data-score") or line_in(
                element, 40
            )
            found = _COUNT.fullmatch(value)
            if found:
                return int(found.group(1))
    return None
