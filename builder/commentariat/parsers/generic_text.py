"""Any page rendered as plain text: told apart by what repeats, not by one site's labels."""

from collections.abc import Sequence

from commentariat.dates import day_of_address, writes_month_first
from commentariat.model import Article, Page, Parsed
from commentariat.parsers._article import blank_article, with_silent
from commentariat.parsers._extent import Section
from commentariat.parsers._language import language_of
from commentariat.parsers._lines import Ledger, lines_of, unparsed
from commentariat.parsers._marks import reported
from commentariat.parsers._meta import Meta, meta_of
from commentariat.parsers._paragraphs import is_paragraph
from commentariat.parsers._section import section_of
from commentariat.parsers._story import Story, story_of
from commentariat.parsers._thread import claim, comments_of
from commentariat.parsers._units import Unit, units_of

NAME = "generic_text/1"
PRIORITY = 90  # after every layout that knows its page


def recognises(page: Page) -> bool:
    """Whether the page is text at all."""
    return not page.html


def parse(page: Page) -> Parsed:
    """Return the article and its comments; the confidence is that of the comment section."""
    lines = lines_of(page.text)
    ledger = Ledger(lines)
    language = language_of(lines)
    month_first = writes_month_first(page.text)
    if month_first is None and language not in (None, "en"):
        month_first = False  # of these languages only English has both orders
    units = units_of(lines, month_first)
    section = section_of(units)
    end = _end_of_article(units, section)
    story = story_of(units, end)
    meta = meta_of(units, story, end)
    article = _article(page, units, story, meta) | {"language": language}
    _claim_page(units, story, meta, section, ledger)
    if section:
        article["comments"], silent = comments_of(units, section, ledger)
        article = with_silent(article, silent)
        if section.heading is not None:
            article["comment_section"]["reported"] = reported(units[section.heading])
    roles = ledger.roles()
    article["source"]["unparsed"] = unparsed(roles)
    confidence = section.confidence if section and article["comments"] else 0.0
    return Parsed(article, roles, NAME, confidence)


def _article(page: Page, units: Sequence[Unit], story: Story, meta: Meta) -> Article:
    article = blank_article(page, NAME)
    article["source"]["page_clock"] = meta.clock
    return article | {
        "headline": story.headline,
        "body": [units[at].text for at in story.body if at not in meta.roles],
        "byline": list(meta.byline),
        "published": meta.published or day_of_address(page.url),
        "modified": meta.modified,
    }


def _end_of_article(units: Sequence[Unit], section: Section | None) -> int:
    """Return the unit before which the article stands: the section, or what takes its place."""
    if section:
        return section.start if section.heading is None else min(section.heading, section.start)
    words = 0
    for at, unit in enumerate(units):
        if words > 100 and (unit.heading or unit.ending):
            return at
        words += unit.text.count(" ") if len(unit.text) > 100 else 0
    return len(units)


def _claim_page(
    units: Sequence[Unit], story: Story, meta: Meta, section: Section | None, ledger: Ledger
) -> None:
    """Give every line outside the comments its role."""
    body = set(story.body)
    for at, unit in enumerate(units):
        if at == story.title:
            claim(unit, "headline", ledger)
        elif at in meta.roles:
            claim(unit, meta.roles[at], ledger)
        elif at in body:
            claim(unit, "body", ledger)
        elif section and at == section.heading:
            claim(unit, "comment_heading", ledger)
        else:
            _claim_furniture(unit, ledger)


def _claim_furniture(unit: Unit, ledger: Ledger) -> None:
    """Give the lines beside article and comments a role; sentences there are not understood."""
    known = unit.control or unit.ending or unit.afterword or unit.box
    if not known and is_paragraph(unit):
        claim(unit, "unparsed", ledger, "text outside the article and its comments")
    else:
        claim(unit, "label" if unit.control else "boilerplate", ledger)
