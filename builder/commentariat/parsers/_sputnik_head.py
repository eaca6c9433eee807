"""The article of the Sputnik layout: everything that stands above the comment section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from commentariat.model import Dateline, Image, Related, Time
from commentariat.parsers._lines import LONGEST, Ledger, Line
from commentariat.parsers._sputnik_clock import page_clock, stamps
from commentariat.parsers._sputnik_related import is_tags, tags_of, without_boxes, without_tail

NAVIGATION = frozenset(
    {"register", "log in", "login", "sign in", "live", "listen live", "search", "menu", "radio"}
)
_SHORT_ADDRESS = frozenset(
    {"get short url", "zum kurzlink", "kurzlink", "url courte", "lien court", "url corto"}
    | {"url corta", "url curta", "url abbreviato", "url breve", "короткая ссылка", "krótki link"}
    | {"получить короткую ссылку"}
)
_CREDIT = re.compile(r"(?:©|\([cC]\) |CC0\b|CC[ -]BY|Photo ?:|Public domain)")
_COUNTER = re.compile(r"[0-9]{1,7}(?: [0-9]{1,7}){0,3}")
_DATELINE = re.compile(
    r"([^\W\d_][^()\n]{1,80}?)[\s\xa0]{0,3}\(([^()\n]{2,40})\)[\s\xa0]{0,3}(?:[—–-]|Â?â€”)"
)
_LONGEST_NAME = 40  # a section's name; no paragraph is shorter


@dataclass
class Head:
    """What stands above the comment section; filled from top to bottom."""

    page_clock: Time | None = None
    published: Time | None = None
    modified: Time | None = None
    headline: str = ""
    credit: str | None = None
    section: str | None = None
    lead: str | None = None
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


def read_head(lines: Sequence[Line], *, flat: bool, ledger: Ledger) -> Head:
    """Return what the lines above the comment section say, and claim them.

    Args:
        lines: The lines above the first label of the section, empty ones included.
        flat: Whether the page has lost its indentation.
        ledger: Gets the role of every line.
    """
    head = Head()
    filled = _without_clocks([line for line in lines if line.text], head, ledger)
    filled = _in_column(filled, flat, ledger)
    anchor = next((at for at, line in enumerate(filled) if _opens_story(line)), None)
    top = filled[:anchor] if anchor is not None else filled[:1]
    story = _after_title(filled[len(top) :], head, ledger)
    _title(top, head, ledger)
    story, tail = without_tail(story, lines)
    if tail and is_tags(tail[-1]):
        ledger.claim(tail[-1], "tags")
        head.tags = tags_of(tail.pop().text)
    boxes = [is_credit(line) for line in story]
    story, inline = without_boxes(story, boxes, ledger)
    for line in [*inline, *tail]:
        ledger.claim(line, "related")
        head.related.append({"headline": line.text, "url": None})
    _story(story, head, ledger)
    return head


def is_credit(line: Line) -> bool:
    """Whether a line says whose picture it is: `© Agency 2017/ NAME`, `CC0 / Place`."""
    return len(line.text) <= 200 and _CREDIT.match(line.text) is not None


def dateline_of(paragraph: str) -> Dateline | None:
    r"""Return place and agency that open a paragraph.

    >>> dateline_of("MOSCOW (Sputnik)\xa0— The ministry said")
    {'place': 'MOSCOW', 'agency': 'Sputnik'}
    """
    found = _DATELINE.match(paragraph[:200])
    if found is None or (found[2] != "Sputnik" and not found[1].isupper()):
        return None
    return {"place": found[1].split(", ")[0].strip(), "agency": found[2].strip()}


def _without_clocks(lines: list[Line], head: Head, ledger: Ledger) -> list[Line]:
    """Claim clocks, stamps and the navigation around them; return the other lines."""
    rest = []
    for line in lines:
        short = line.text if len(line.text) < 80 else ""
        digit = "0" <= short[:1] <= "9"
        if digit and head.page_clock is None and (clock := page_clock(short)):
            head.page_clock = clock
            ledger.claim(line, "page_clock")
        elif digit and head.published is None and (stamp := stamps(short)):
            head.published, head.modified = stamp
            ledger.claim(line, "published")
        elif short.lower() in NAVIGATION or line.text.startswith(("BREAKING:", "Last update:")):
            ledger.claim(line, "boilerplate")
        else:
            rest.append(line)
    return rest


def _in_column(lines: list[Line], flat: bool, ledger: Ledger) -> list[Line]:
    """Return the lines that stand in the column of the body; refuse the others."""
    if flat or not lines:
        return lines
    column = Counter(line.indent for line in lines).most_common(1)[0][0]
    for line in lines:
        if line.indent != column:
            ledger.refuse(line, "outside the column of the article")
    return [line for line in lines if line.indent == column]


def _opens_story(line: Line) -> bool:
    return is_credit(line) or _is_short_address(line)


def _is_short_address(line: Line) -> bool:
    return len(line.text) < 40 and line.text.lower() in _SHORT_ADDRESS


def _title(top: Sequence[Line], head: Head, ledger: Ledger) -> None:
    """The headline stands last before the credit; what precedes it is the caption."""
    if not top:
        return
    head.headline = top[-1].text
    ledger.claim(top[-1], "headline")
    caption = top[-2].text if len(top) > 1 else None
    if caption:
        ledger.claim(top[-2], "caption")
    if caption or head.credit:
        head.images = [{"caption": caption, "credit": head.credit}]
    for line in top[:-2]:
        ledger.refuse(line, "before the caption")


def _after_title(lines: list[Line], head: Head, ledger: Ledger) -> list[Line]:
    """Claim credit, short address, section and counters; return the lines of the story."""
    for at, line in enumerate(lines):
        if head.credit is None and is_credit(line):
            head.credit = line.text
            ledger.claim(line, "credit")
        elif _is_short_address(line):
            ledger.claim(line, "label")
        elif _COUNTER.fullmatch(line.text[:40]):
            ledger.claim(line, "counter")  # glued numbers: nobody knows where one ends
        elif at and head.section is None and _is_name(line):
            head.section = line.text
            ledger.claim(line, "section")
        else:
            return lines[at:]
    return []


def _is_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and line.text[-1] not in ".!?:,\"'”"


def _story(lines: list[Line], head: Head, ledger: Ledger) -> None:
    """The first paragraph without a dateline is the lead; the others are the body."""
    datelines = [dateline_of(line.text[:LONGEST]) for line in lines]
    head.dateline = next((found for found in datelines[:2] if found), None)
    body = list(lines)
    if lines and not datelines[0]:
        head.lead = lines[0].text
        ledger.claim(lines[0], "lead")
        body = body[1:]
    for line in body:
        ledger.claim(line, "body")
    head.body = [line.text for line in body]
