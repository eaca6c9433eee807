"""Sputnik, the layout of 2014 to 2019, rendered as plain text with indentation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from commentariat.dates import moment
from commentariat.model import Article, Page, Parsed
from commentariat.parsers._article import blank_article, with_silent
from commentariat.parsers._lines import Ledger, Line, lines_of, unified, unparsed
from commentariat.parsers._sputnik_comments import (
    names_somebody,
    read_comments,
    section_of,
    section_start,
)
from commentariat.parsers._sputnik_head import NAVIGATION, Head, read_head
from commentariat.parsers._sputnik_labels import labels_of, names_both

NAME = "sputnik_text/1"
SITE = "sputniknews.com"
PRIORITY = 10

_SIGNS_OF_SECTION = ("Comment via Sputnik", "Community standards", "Show new comments (")
_SIGNS = (*_SIGNS_OF_SECTION, "Get short URL")
_CLOCK_LINE = re.compile(
    r"^(?:[0-9]{1,2}:[0-9]{2} GMT ?[+-]?[0-9]{1,4}[ A-Za-z]{0,12}"
    r"|[0-9]{1,2} [^\W\d_]{3,12} 20[0-9]{2}$)",
    re.MULTILINE,
)
_TOOLBAR = re.compile(
    r"^[ \t]{0,20}(?:Community standards|Comment via "
    r"|[^\n]{0,60}?(?:Facebook[^\n]{0,60}?Sputnik|Sputnik[^\n]{0,60}?Facebook)[^\n]{0,60}$)",
    re.MULTILINE,
)
# `cat` of two pages glues them: a page of this layout has no line end of its own.
_GLUED = re.compile(r"(?<=[0-9]\))(?=[0-9]{1,2}:[0-9]{2} GMT)")
_ADDRESS = re.compile(
    r"/([a-z_]{2,30})/(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([0-9]{8,12})(?:-|/|$)"
)


def recognises(page: Page) -> bool:
    """Whether at least two of the layout's own marks are on the page."""
    if page.html:
        return False
    signs = sum(sign in page.text for sign in _SIGNS) + ("(Sputnik)" in page.text)
    if signs > 1 or (signs == 1 and _CLOCK_LINE.search(page.text) is not None):
        return True
    if "Facebook" not in page.text or "Sputnik" not in page.text:
        return False
    return any(names_both(found[0].strip()) for found in _TOOLBAR.finditer(page.text))


def split(page: Page) -> list[Page]:
    """Return the pages that one file holds: each clock after a comment section opens another.

    The line of a page is that of the file, also where one page's last line and the next one's
    first are glued.
    """
    if sum(1 for _ in _TOOLBAR.finditer(page.text)) < 2:
        return [page]
    text = _GLUED.sub("\n", unified(page.text))
    glue = {
        found.start() + shift for shift, found in enumerate(_GLUED.finditer(unified(page.text)))
    }
    bars = [found.start() for found in _TOOLBAR.finditer(text)]
    starts = [0]
    passed = 0
    for found in _CLOCK_LINE.finditer(text):
        while passed < len(bars) and bars[passed] < found.start():
            passed += 1
        if passed and bars[passed - 1] > starts[-1] and passed < len(bars):
            starts.append(_with_navigation(text, found.start()))
    if len(starts) == 1:
        return [page]
    pages, line = [], page.line
    for start, end in pairwise([*starts, len(text)]):
        pages.append(replace(page, text=text[start:end].removesuffix("\n"), line=line))
        line += text.count("\n", start, end) - sum(start <= at < end for at in glue)
    return pages


def parse(page: Page) -> Parsed:
    """Return the article of one page, with the role of every line."""
    lines = lines_of(page.text)
    ledger = Ledger(lines)
    flat = not any(line.indent for line in lines)
    labels = labels_of(lines)
    start = section_start(lines, labels, flat=flat)
    if not labels.telling and _hides_comments(lines[:start]):
        return _refused(page, lines, ledger)
    head = read_head(lines[:start], flat=flat, ledger=ledger)
    comments, silent = read_comments(lines[start:], labels, flat=flat, ledger=ledger)
    roles = ledger.roles()
    article = _article(page, head)
    article["source"]["unparsed"] = unparsed(roles)
    article["comment_section"] = section_of(lines[start:], labels, comments)
    article["comments"] = comments
    return Parsed(with_silent(_with_address(article), silent), roles, NAME)


def _hides_comments(lines: Sequence[Line]) -> bool:
    """Whether comments may stand among the lines of an article."""
    signs = any(sign in line.text for line in lines for sign in _SIGNS_OF_SECTION)
    return signs or names_somebody(lines)


def _refused(page: Page, lines: Sequence[Line], ledger: Ledger) -> Parsed:
    """Return nothing of a page whose comments cannot be told from its article."""
    ledger.fill(lines, "unparsed", "the labels of the comments stand in no line of their own")
    roles = ledger.roles()
    article = blank_article(page, NAME, SITE)
    article["source"]["unparsed"] = unparsed(roles)
    return Parsed(article, roles, NAME, confidence=0.0)


def _article(page: Page, head: Head) -> Article:
    article = blank_article(page, NAME, SITE)
    article["source"]["page_clock"] = head.page_clock
    return article | {
        "section": head.section,
        "headline": head.headline,
        "lead": head.lead,
        "dateline": head.dateline,
        "body": head.body,
        "tags": head.tags,
        "related": head.related,
        "images": head.images,
        "published": head.published,
        "modified": head.modified,
    }


def _with_navigation(text: str, start: int) -> int:
    """Return where the navigation above a clock begins."""
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        if text[before : start - 1].lower() not in NAVIGATION:
            break
        start = before
    return start


def _with_address(article: Article) -> Article:
    """Return the article with number, section and day of publication that its address holds."""
    found = _ADDRESS.search((article["url"] or "")[:500])
    if found is None:
        return article
    section, year, month, day, number = found.groups()
    on = moment(f"{year}-{month}-{day}", "day", year + month + day, "url")
    return article | {
        "id": number,
        "section": article["section"] or section,
        "published": article["published"] or on,
    }
