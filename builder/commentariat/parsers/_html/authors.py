"""Who wrote a comment: the element that names the author, the handle, account and login."""

import re
from functools import lru_cache

from commentariat.dates import find_date
from commentariat.model import Time
from commentariat.parsers._attribution import attribution_of
from commentariat.parsers._html.marks import is_body, is_control
from commentariat.parsers._html.tree import Element, attribute, line_in

_AUTHOR = re.compile(
    r"(?:.*[-_])?(?:author|username|user|nick(?:name)?|commenter|poster|screen-?name|display-?name"
    r"|creator|writer|login|auteur|autor|autore|pseudo)"
    r"(?:[-_]?(?:name|link|title|text|label|colou?red))?"
    r"|fn|name|postauthor"
)
_NAME = re.compile(r"fn|.*(?:name|nick|login|pseudo)(?:-colou?red)?")
_GUEST = re.compile(
    r"\s*\((?:not verified|guest|nicht überprüft|gast|non vérifié|invité|no verificado|invitado"
    r"|не проверено|гость|niezweryfikowan[ya]|gość)\)$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"avatar|photo|image|img|icon|badge|rank|title$|posts$|joined|level|role")
# Only in a frame around the name: "Simon Says" and "Von Bülow" are handles.
SAYS = re.compile(
    r"^(?:[Bb]y|von|par|por|от|[Aa]uth?or:|[Pp]osted by)\s+"
    r"|\s*(?:\b(?:says?|said|wrote|writes|schrieb|schreibt|sagte?|dit|dice|dijo|пишет|pisze))?"
    r"\s*(?::|\.{3}|…)?\s*$"
)
_ACCOUNT = re.compile(
    r"/(?:users?|u|profiles?|members?|authors?|by|people|account)/(?:view/|id/)?([\w.@%+-]{1,80})/?"
    r"(?:[?#].*)?$|[?&](?:u|uid|user|user_id|userid|profile)=([\w.@%+-]{1,80})|^@?([\w.-]{1,80})$"
)
_IDS = ("data-user-id", "data-userid", "data-author-id")
_LOGINS = ("data-username", "data-user-card")
_LONGEST_HANDLE = 120
_FRAMED = 2  # the rank of an author's element that may hold more than the name
_LONGEST_NAME, _MOST_NAMES = 60, 5
_NAMING = frozenset(
    {"a", "b", "strong", "cite", "span", "dt", "h4", "h5", "h6", "em", "td", "th", "div"}
)


def author_of(
    item: Element,
    own: list[Element],
    when: tuple[Element | None, Time | None],
    month_first: bool | None,
) -> tuple[Element | None, str]:
    """Return the element that names the author, and the handle."""
    author = _author(own)
    if author is None:
        for element in own:
            line = line_in(element, 150, " ")
            said = attribution_of(line, month_first=month_first) if line else None
            if said and said.name and said.time:
                return element, said.name
    if author is None and when[1] is not None:
        author = _first_name(own, when[0])
    names = ("data-author", "data-user", "data-username", "data-author-name")
    return author, _GUEST.sub("", _handle(author)) or attribute(item, *names)


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
        if is_body(element):
            return None
        if line and element is not when and not is_control(element):
            name = element.tag in _NAMING and len(line.split()) <= _MOST_NAMES
            return element if name and not find_date(line) else None
    return None


def _inside(element: Element, best: tuple[int, Element], rank: int) -> bool:
    """Whether an equally good element lies within the best one: the name, not its frame."""
    return rank == best[0] and best[1] in element.iterancestors()


def _author_rank(element: Element) -> int:
    prop = element.get("itemprop") or ""
    if prop == "name" and any(
        (up.get("itemprop") or "") in ("author", "creator") for up in element.iterancestors()
    ):
        return 5
    if prop in ("author", "creator") and element.tag != "meta":
        return 4
    rank = _rank_of(element.get("class") or "", element.get("id") or "")
    if rank and element.tag not in ("img", "time", "form", "input", "ul", "ol"):
        return rank
    if element.tag == "cite" or "author" in (element.get("rel") or "").split():
        return 2
    return 0


@lru_cache(maxsize=2048)
def _rank_of(*marks: str) -> int:
    found = [mark for mark in " ".join(marks)[:500].lower().split() if _AUTHOR.fullmatch(mark)]
    found = [mark for mark in found if not _PICTURE.search(mark)]
    return max((3 if _NAME.fullmatch(mark) else 2 for mark in found), default=0)


def _handle(element: Element | None) -> str:
    if element is None:
        return ""
    if element.tag == "meta":
        return attribute(element, "content")
    line = line_in(element, _LONGEST_HANDLE + 30)
    if _author_rank(element) > _FRAMED:
        return line
    shorter = SAYS.sub("", line).strip()
    found = find_date(shorter)
    if found and found.start > 0:  # "Nora, 5 May 2019"
        shorter = shorter[: found.start].rstrip(" ,|·•—–-@on")
    return shorter or line


def known_as(item: Element, author: Element | None) -> dict[str, str]:
    """Return `account` and `login` of an author, as far as the comment or a profile's address says.

    The address may have either: what is all digits is no login.
    """
    around = () if author is None else (author, *author.iter("a"))
    above = () if author is None else list(author.iterancestors("a"))[:1]
    found: dict[str, str] = {}
    for element in (item, *around, *above):
        found = _stated(element) | found
    return found


def _stated(element: Element) -> dict[str, str]:
    found = {"account": attribute(element, *_IDS), "login": attribute(element, *_LOGINS)}
    found = {name: value for name, value in found.items() if value}
    address = (element.get("href") or "") if element.tag == "a" else ""
    profile = _ACCOUNT.search(address)
    name = next(filter(None, profile.groups()), None) if profile else None
    if name and ("/" in address or "=" in address):
        found.setdefault("account" if name.isdecimal() else "login", name)
    return found
