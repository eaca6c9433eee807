"""What one comment element says: time, text, votes and ids, and with `authors` who said it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from commentariat.dates import find_date, time_of
from commentariat.model import Comment, Time
from commentariat.parsers import _article
from commentariat.parsers._attribution import is_control as is_control_line
from commentariat.parsers._html.authors import SAYS, author_of, known_as
from commentariat.parsers._html.marks import is_body, is_control
from commentariat.parsers._html.tree import Element, attribute, elements, line_in, marked, text_in

_TIME = re.compile(
    r"(?:.*[-_])?(?:comment|post)?(?:date|datetime|time|timestamp|timeago|posted|published|ago|age|when"
    r"|created|dateline|datum|fecha)(?:[-_].*)?"
)
_FRAME = re.compile(
    r"(?:.*[-_])?(?:comment|post)?(?:meta|metadata|footer|permalink|header|info|details|byline)(?:[-_].*)?"
)
_UP = re.compile(
    r"(?:.*[-_])?(?:up-?votes?|likes?|thumbs?-?up|recommend(?:s|ed|ations?)?|score|up)"
)
_DOWN = re.compile(r"(?:.*[-_])?(?:down-?votes?|dislikes?|thumbs?-?down|down)")
_is_time, _is_frame, _is_up, _is_down = map(marked, (_TIME, _FRAME, _UP, _DOWN))
_COUNT = re.compile(r"[^\d+-]{0,20}([+-]?\d{1,9})\D{0,20}")
_NUMBER = re.compile(r"(?:.*?[-_])?(?:c|p|pid|post|comment|cmt|reply|kommentar|msg)[-_]?(\d{1,25})")
_GONE = re.compile(
    r"\W*(?:deleted|removed|gelöscht|entfernt|supprimé|eliminado|borrado|удал[её]н\w?|usunięty"
    r"|(?:this |the |dieser |der |ce |este |el |ten )?"
    r"(?:comment|post|message|kommentar|beitrag|commentaire|comentario|mensaje|комментарий"
    r"|сообщение|komentarz|wpis)(?: has been| have been| was| is| wurde| a été| ha sido| fue"
    r"| был[оа]?| został)?(?:(?: vom| von| par| por| przez)(?: \w+){1,3}?)?"
    r" (?:deleted|removed|hidden|no longer available|gelöscht|entfernt|gesperrt|supprimé|modéré"
    r"|eliminado|borrado|удал[её]н\w?|скрыт\w?|usunięty|ukryty)(?:\b.{0,160})?)\W*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:(?:li|div|js)[-_])?(?:comment|post|cmt|kommentar)[-_]", re.IGNORECASE)
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
    when = _time(item, own, month_first)
    author, handle = author_of(item, own, when, month_first)
    body = _body(own, [element for element in (author, when[0]) if element is not None])
    text = text_in(body, _controls(body, inner)) if body is not None else ""
    if not text and author is not None:
        text = _rest(item, own, author, when[0], inner)
    if not text or not handle:
        return Fields(None, "no text" if not text else "no author", author, body)
    comment = _article.comment(handle, text, posted=when[1], platform=platform)
    known = known_as(item, author)
    comment["author"] |= {"account": known.get("account")}
    if "login" in known:
        comment["author"] |= {"login": known["login"]}
    comment["id"] = id_of(item)
    comment["parent"] = (
        attribute(item, "data-parent-id", "data-parent", "data-parentid", "data-reply-to") or None
    )
    if comment["parent"] in ("0", comment["id"]):
        comment["parent"] = None
    comment["likes"], comment["dislikes"] = (
        _count(own, "upvoteCount", _is_up),
        _count(own, "downvoteCount", _is_down),
    )
    if _GONE.fullmatch(text):
        comment["status"] = "deleted"
    return Fields(comment, "", author, body)


def _time(
    item: Element, own: list[Element], month_first: bool | None
) -> tuple[Element | None, Time | None]:
    marked = [e for e in own if e.tag == "time" or (e.get("itemprop") or "").startswith("date")]
    for says in (_is_time, _is_frame):  # a frame holds the time and more: only if nothing else does
        marked += [e for e in own if e.tag == "abbr" or says(e)]
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
        elif is_body(element):
            rank = 1
        inside = not rank or any(up in others for up in (element, *element.iterancestors()))
        if not inside and element not in around:
            length = sum(map(len, element.itertext()))
            if length and (best is None or (rank, length) > best[:2]):
                best = (rank, length, element)
    return best[2] if best else None


def _controls(element: Element, inner: Iterable[Element]) -> list[Element]:
    found = [e for e in elements(element, inner) if e is not element and is_control(e)]
    return [*inner, *found]


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
    text = text_in(item, [*outside, *(e for e in own if is_control(e))])
    text = _without_counters(text)
    first, _, more = text.partition("\n")
    return text if SAYS.sub("", first).strip() or not more.strip() else more.strip()


def _without_counters(text: str) -> str:
    """Return a text without the lines of buttons and counters below it, unless it is one."""
    lines = text.split("\n")
    while len(lines) > 1 and (not lines[-1] or is_control_line(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def id_of(item: Element) -> str | None:
    """Return the id of a comment: its number where the id is a word and a number."""
    found = number_of(item)
    return found or without_prefix(attribute(item, "id"))[:200] or None


def without_prefix(name: str) -> str:
    """Return an id without the words before it that only say that it is a comment's."""
    return _PREFIX.sub("", name)


def number_of(item: Element) -> str | None:
    """Return the id of a comment that is stated, or the number in the one of its element."""
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
    return None


def _count(own: list[Element], wanted: str, says: Callable[[Element], bool]) -> int | None:
    for element in own:
        prop = element.get("itemprop") or ""
        if prop == wanted or says(element):
            value = attribute(element, "content", "data-count", "data-score") or line_in(
                element, 40
            )
            found = _COUNT.fullmatch(value)
            if found:
                return int(found.group(1))
    return None
