"""The title of an article: near its first paragraph, repeated elsewhere on the page."""

import re
from collections import Counter
from collections.abc import Sequence

from commentariat.parsers._byline import author_of
from commentariat.parsers._paragraphs import is_paragraph
from commentariat.parsers._units import Unit
from commentariat.parsers._words import is_update

_QUOTED = re.compile(r"[“„«\"][\s\xa0]{0,2}(.{3,300}?)[\s\xa0]{0,2}[”“»\"][\s\xa0]{0,2}$")
_REACH = 25  # units above the first paragraph where the title may stand
_NEAR_TOP = 8  # units before the first paragraph of a page that has no menu
_SITE_NAME = re.compile(r"[\s\xa0]*[|«»][\s\xa0]*.{0,80}$|[\s\xa0]+[–—-][\s\xa0]+[^–—-]{0,60}$")


def title_of(units: Sequence[Unit], first: int, end: int) -> tuple[int | None, str]:
    """Return the unit of the title and its text: near the first paragraph, repeated elsewhere."""
    if not units or end == 0:
        return None, ""
    window = range(max(0, first - _REACH), min(first + 1, end))
    seen = Counter(unit.text for unit in units if unit.short)
    page_title = units[0].text[:300]
    below = " ".join(unit.text[:300] for unit in units[end : end + 3])
    quoted = _quoted(units[end]) if end < len(units) else ""
    best, best_score = None, 0.0
    for at in dict.fromkeys([0, *window, *_named(units, end, quoted)]):
        score = _looks_like_title(units[at]) - 0.4 * min(_REACH, max(0, first - at))
        text = units[at].text
        if at and len(text) > 7 and text in page_title:
            score += 5
        if len(text) > 7 and text in below:
            score += 4
        score += 6 if text == quoted else 0
        score += 1 if 1 < seen[text] < 4 else 0
        score += 3 if at == 0 and _opens_with_title(units, first) else 0
        if best is None or score > best_score:
            best, best_score = at, score
    if best is None or best_score < -15:
        return None, units[0].text[:500]
    headline = units[best].text
    if best == 0 and first > 3:
        headline = _SITE_NAME.sub("", headline) or headline  # the title of the window, not the page
    return best, headline[:500]


def _quoted(unit: Unit) -> str:
    """Return the title that the title of the comment section names: `3 Responses to “…”`."""
    found = _QUOTED.search(unit.text[:400]) if unit.heading else None
    return found[1] if found else ""


def _named(units: Sequence[Unit], end: int, quoted: str) -> list[int]:
    return [at for at in range(end) if quoted and units[at].text == quoted]


def _opens_with_title(units: Sequence[Unit], first: int) -> bool:
    """Whether a page has no menu, so that its first line is its title."""
    between = [unit for unit in units[1 : min(first, _NEAR_TOP)] if not _is_meta(unit)]
    if first < 2 or (len(units) > 2 and _is_meta(units[2]) and _looks_like_title(units[1]) > 2):
        return first < 2  # the name of the site, the title, then the date
    return first < _NEAR_TOP and len(between) < 3 and not any(unit.bullet for unit in between)


def _is_meta(unit: Unit) -> bool:
    """Whether a line says date or author, and so is no title."""
    text = unit.bare
    if unit.said or is_update(text[:12]):
        return True
    date = unit.date if len(text) < 100 else None
    dated = date is not None and (date.end - date.start) * 3 > len(text)
    return dated or (len(text) < 80 and author_of(text, date) is not None)


def _looks_like_title(unit: Unit) -> float:
    text = unit.bare
    words = text.count(" ") + 1
    if not unit.short or unit.control or unit.heading or _is_meta(unit):
        return -20.0
    score = {1: 4.5, 2: 4.0, 3: 2.5}.get(unit.level, 0.0)
    score += 2.5 if 3 <= words <= 22 else 0.5 if words == 2 else -1.5
    if unit.bullet or unit.afterword or unit.box or unit.ending or unit.chrome:
        score -= 4
    if text[-1:] in ".,;:":
        score -= 1.5
    if is_paragraph(unit):
        score -= 4
    return score
