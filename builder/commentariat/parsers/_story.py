"""The article of any page: its title and its paragraphs, without the menus around them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from commentariat.parsers._byline import author_of
from commentariat.parsers._units import Unit
from commentariat.parsers._words import is_chrome, is_update

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»«)\]]*$")
_GAP = 6  # units of small matter (headings, list items, captions) that may stand inside an article
_LIST = 25  # units of a list in the middle of an article
_PART = 250  # characters of the part of an article that may follow such a list
_REACH = 25  # units above the first paragraph where the title may stand
_ENOUGH = 400  # characters of an article after which a label such as "Related" ends it
_NEAR_TOP = 8  # units before the first paragraph of a page that has no menu
_SITE_NAME = re.compile(r"[\s\xa0]*[|«»][\s\xa0]*.{0,80}$|[\s\xa0]+[–—-][\s\xa0]+[^–—-]{0,60}$")


@dataclass(frozen=True)
class Story:
    """An article by its units: the title, if the page has one, and the paragraphs in order.

    `first` and `last` are the first and last unit of running text, the same if there is none.
    """

    title: int | None
    headline: str
    body: tuple[int, ...]
    first: int
    last: int


def story_of(units: Sequence[Unit], end: int) -> Story:
    """Return the article that stands in the units before `end`."""
    good = [is_paragraph(unit) for unit in units[:end]]
    first, last = _extent(units, good)
    title, headline = _title(units, first, end)
    start = title + 1 if title is not None else first
    body = tuple(at for at in range(start, last + 1) if good[at] or _belongs(units, good, at))
    return Story(title, headline, body, first, last)


def is_paragraph(unit: Unit) -> bool:
    """Whether a unit is running text, rather than a label, a link or the page's small print."""
    text = unit.text
    size = len(text)
    if size < 40 or unit.level:
        return False
    words = text.count(" ") + 1
    ends = _SENTENCE_END.search(text[-6:]) is not None
    if size < 200 and (unit.afterword or is_chrome(text)):
        return False
    return (size >= 140 and words > 15) or (ends and words > 6) or (size >= 90 and words > 12)


def _extent(units: Sequence[Unit], good: Sequence[bool]) -> tuple[int, int]:
    """Return the first and last unit of the cluster of paragraphs that holds most text."""
    clusters: list[list[int]] = []
    for at, is_good in enumerate(good):
        if is_good:
            if not clusters or at - clusters[-1][-1] > _GAP + 1 or _ended(units, clusters[-1], at):
                clusters.append([])
            clusters[-1].append(at)
    if not clusters:
        return len(good), len(good) - 1
    sizes = [sum(len(units[at].text) for at in cluster) for cluster in clusters]
    at = sizes.index(max(sizes))
    first, last = clusters[at][0], clusters[at][-1]
    for cluster, size in zip(clusters[at + 1 :], sizes[at + 1 :], strict=True):
        # A recipe or a table stands between two parts of one article.
        if cluster[0] - last > _LIST or size < _PART or _labelled(units, last + 1, cluster[0]):
            break
        last = cluster[-1]
    return first, last


def _ended(units: Sequence[Unit], cluster: Sequence[int], at: int) -> bool:
    """Whether a label between two paragraphs says that the article is over."""
    if not _labelled(units, cluster[-1] + 1, at):
        return False
    return sum(len(units[before].text) for before in cluster) >= _ENOUGH


def _labelled(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether a unit from `start` to before `end` says that what follows is not the article."""
    return any(unit.afterword or unit.ending for unit in units[start:end])


def _belongs(units: Sequence[Unit], good: Sequence[bool], at: int) -> bool:
    """Whether a small unit within the article is of it: a heading, a list item, a short line."""
    unit = units[at]
    text = unit.bare
    if unit.control or unit.afterword or unit.ending or unit.said or is_chrome(text):
        return False
    if _SENTENCE_END.search(text[-6:]) or unit.level or unit.bullet or len(text) >= 25:
        return True
    near = (at and good[at - 1]) or (at + 1 < len(good) and good[at + 1])
    return bool(near) and " " in text


def _title(units: Sequence[Unit], first: int, end: int) -> tuple[int | None, str]:
    """Return the unit of the title and its text: near the first paragraph, repeated elsewhere."""
    if not units or end == 0:
        return None, ""
    window = range(max(0, first - _REACH), min(first + 1, end))
    seen = Counter(unit.text for unit in units if unit.short)
    page_title = units[0].text[:300]
    below = " ".join(unit.text[:300] for unit in units[end : end + 3])
    best, best_score = None, 0.0
    for at in dict.fromkeys([0, *window]):
        score = _looks_like_title(units[at]) - 0.4 * min(_REACH, max(0, first - at))
        text = units[at].text
        if at and len(text) > 7 and text in page_title:
            score += 5
        if len(text) > 7 and text in below:
            score += 4
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


def _opens_with_title(units: Sequence[Unit], first: int) -> bool:
    """Whether a page has no menu, so that its first line is its title."""
    between = [unit for unit in units[1 : min(first, _NEAR_TOP)] if not _is_meta(unit)]
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
    if unit.bullet or unit.afterword or unit.ending or is_chrome(text):
        score -= 4
    if text[-1:] in ".,;:":
        score -= 1.5
    if is_paragraph(unit):
        score -= 4
    return score
