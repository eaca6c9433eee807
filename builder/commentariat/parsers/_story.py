"""The article of any page: its paragraphs, without the menus around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commentariat.parsers._paragraphs import SENTENCE_END, is_paragraph
from commentariat.parsers._title import title_of
from commentariat.parsers._units import Unit

_GAP = 6  # units of small matter (headings, list items, captions) that may stand inside an article
_TEASERS = 240  # characters of two paragraphs that are no teasers of other articles
_LIST = 25  # units of a list in the middle of an article
_PART = 250  # characters of the part of an article that may follow such a list
_ENOUGH = 400  # characters of an article after which a label such as "Related" ends it


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
    title, headline = title_of(units, first, end)
    start = title + 1 if title is not None else first
    body = tuple(_body(units, good, range(start, last + 1)))
    return Story(title, headline, body, first, last)


def _body(units: Sequence[Unit], good: Sequence[bool], span: range) -> Iterator[int]:
    """Yield the units of an article, without the boxes that stand between its paragraphs."""
    boxed = False
    for at in span:
        boxed = not good[at] and (boxed or units[at].box)
        if good[at] or (not boxed and _belongs(units, good, at)):
            yield at


def _extent(units: Sequence[Unit], good: Sequence[bool]) -> tuple[int, int]:
    """Return the first and last unit of the cluster of paragraphs that holds most text."""
    clusters: list[list[int]] = []
    for at, is_good in enumerate(good):
        if is_good:
            if (
                not clusters
                or at - clusters[-1][-1] > _GAP + 1
                or _ended(units, good, clusters[-1], at)
            ):
                clusters.append([])
            clusters[-1].append(at)
    if not clusters:
        return len(good), len(good) - 1
    sizes = [sum(len(units[at].text) for at in cluster) for cluster in clusters]
    at = sizes.index(max(sizes))
    first, last = clusters[at][0], clusters[at][-1]
    for cluster, size in zip(clusters[at + 1 :], sizes[at + 1 :], strict=True):
        # A recipe or a table stands between two parts of one article.
        parted = _labelled(units, last + 1, cluster[0]) and not (
            _boxes_alone(units, last + 1, cluster[0]) and _goes_on(units, good, cluster[0])
        )
        if cluster[0] - last > _LIST or size < _PART or parted:
            break
        last = cluster[-1]
    return first, last


def _ended(units: Sequence[Unit], good: Sequence[bool], cluster: Sequence[int], at: int) -> bool:
    """Whether a label between two paragraphs says that the article is over."""
    return (
        _labelled(units, cluster[-1] + 1, at)
        and sum(len(units[before].text) for before in cluster) >= _ENOUGH
        and not (_boxes_alone(units, cluster[-1] + 1, at) and _goes_on(units, good, at))
    )


def _labelled(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether a unit from `start` to before `end` says that what follows is not the article."""
    return any(unit.afterword or unit.ending or unit.box for unit in units[start:end])


def _boxes_alone(units: Sequence[Unit], start: int, end: int) -> bool:
    return not any(unit.afterword or (unit.ending and not unit.box) for unit in units[start:end])


def _goes_on(units: Sequence[Unit], good: Sequence[bool], at: int) -> bool:
    """Whether two paragraphs stand at `at` with nothing between: no teasers, which have titles."""
    if at + 1 >= len(good) or not good[at + 1]:
        return False
    return len(units[at].text) + len(units[at + 1].text) >= _TEASERS


def _belongs(units: Sequence[Unit], good: Sequence[bool], at: int) -> bool:
    """Whether a small unit within the article is of it: a heading, a list item, a short line."""
    unit = units[at]
    text = unit.bare
    if unit.control or unit.afterword or unit.ending or unit.said or unit.chrome:
        return False
    if SENTENCE_END.search(text[-6:]) or unit.level or unit.bullet or len(text) >= 25:
        return True
    near = (at and good[at - 1]) or (at + 1 < len(good) and good[at + 1])
    return bool(near) and " " in text
