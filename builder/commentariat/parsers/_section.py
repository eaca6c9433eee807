"""Where the comments of a page are: the attribution that repeats, and what it stands beside."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from commentariat.parsers._marks import (
    SEPARATED,
    TEXT,
    Mark,
    Scene,
    marks_of,
    names_alone,
    scene_of,
)
from commentariat.parsers._units import Unit

_REACH = 14  # units between the heading of a section and its first attribution
_SHAPES = 12  # shapes tried per page, the most frequent first
_BRIEF = 5  # short lines in a row that no comment has: a menu
_NAMES_ALONE = 0.6  # at most: names without dates or verbs prove less


@dataclass(frozen=True)
class Section:
    """The comments of a page: units from `start` to before `end`, attributed by `marks`.

    `heading` is the unit of the section's title, if it has one; `trailing` says that a comment
    stands above its attribution instead of below.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    heading: int | None
    trailing: bool
    confidence: float


def section_of(units: Sequence[Unit]) -> Section | None:
    """Return the comment section of a page, or None.

    One line never decides: an attribution counts if its shape repeats with text between, or if it
    stands alone below the heading of a comment section.
    """
    scene = scene_of(units)
    shapes = Counter(found.shape for found in scene.said.values())
    sections = [_section(scene, marks_of(scene, shape)) for shape, _ in shapes.most_common(_SHAPES)]
    known = [section for section in sections if section]
    if not known and (section := _section(scene, names_alone(scene), most=_NAMES_ALONE)):
        known = [section]
    return max(known, key=_rank, default=None)


def _rank(section: Section) -> tuple[float, int]:
    """A section below a heading before one without; then the one with more comments."""
    weight = 2.0 if section.heading is not None else 1.0
    return weight * section.confidence * len(section.marks), -section.start


def _section(scene: Scene, marks: list[Mark], most: float = 1.0) -> Section | None:
    heading = _heading(scene, marks)
    if heading is not None:
        marks = [mark for mark in marks if mark.first > heading]
    else:
        marks = _without_byline(scene, marks)
    if not marks or _is_one_voice(marks, heading):
        return None
    filled = sum(
        scene.text_between(mark.last + 1, after.first) > 0 for mark, after in pairwise(marks)
    )
    if filled * 5 < (len(marks) - 1) * 3:
        return None
    section = _extent(scene, marks, heading)
    if len(marks) == 1 and not _stands_apart(scene, section):
        return None
    share = (1 + filled) / len(marks)
    known = 0.5 if heading is not None or scene.units[section.start].gap >= SEPARATED else 0.6
    return replace(section, confidence=round(min(most, share * (1 - known ** (1 + len(marks)))), 3))


def _heading(scene: Scene, marks: Sequence[Mark]) -> int | None:
    """Return the heading below which most marks stand, the first of them near."""
    places = [mark.first for mark in marks]
    for heading in scene.headings:
        at = bisect_right(places, heading)
        if (len(places) - at) * 5 < len(places) * 3 or at == len(places):
            return None
        if places[at] - heading <= _REACH:
            return heading
    return None


def _without_byline(scene: Scene, marks: list[Mark]) -> list[Mark]:
    """Drop the article's own line, which may look like a comment's but has the article below."""
    if len(marks) < 2:
        return marks
    sizes = [scene.text_between(mark.last + 1, after.first) for mark, after in pairwise(marks)]
    apart = any(
        scene.units[at].gap >= SEPARATED for at in range(marks[0].last + 2, marks[1].first + 1)
    )
    others = sorted(sizes[1:])
    usual = others[len(others) // 2] if others else 0
    if marks[0].first < 12 and (apart or sizes[0] > max(800, 4 * usual)):
        return marks[1:]
    return marks


def _is_one_voice(marks: Sequence[Mark], heading: int | None) -> bool:
    """Whether all marks name one person: then they date the entries of a site, not comments."""
    names = {mark.name for mark in marks}
    return len(names) == 1 and len(marks) > (4 if heading is not None else 2)


def _stands_apart(scene: Scene, section: Section) -> bool:
    """Whether a lone mark is where a comment section begins."""
    mark = section.marks[0]
    if section.heading is not None:
        return True
    spoken = any(
        scene.said[at].spoken for at in range(mark.first, mark.last + 1) if at in scene.said
    )
    spoken = spoken and mark.time is not None
    apart = scene.units[section.start].gap >= SEPARATED
    return (apart or spoken) and mark.first > 2 and section.end > section.start + 1


def _extent(scene: Scene, marks: Sequence[Mark], heading: int | None) -> Section:
    """Return where the section begins and ends, and on which side of its mark a comment stands."""
    first, last = marks[0], marks[-1]
    end = _end(scene, last.last + 1)
    start = _start_of_trailing(scene, first, heading)
    above = scene.text_between(start, first.first)
    below = scene.text_between(last.last + 1, end)
    named = all(mark.first == mark.last for mark in marks)
    spoken = any(scene.said[mark.last].spoken for mark in marks if mark.last in scene.said)
    before, after = _gaps(scene, marks)
    trailing = named and not spoken and above >= TEXT and (before < after or below == 0)
    if heading is not None and before == after and below:
        trailing = False
    if trailing:
        return Section(start, last.last + 1, tuple(marks), heading, True, 0.0)
    return Section(first.first, end, tuple(marks), heading, False, 0.0)


def _start_of_trailing(scene: Scene, first: Mark, heading: int | None) -> int:
    if heading is not None:
        return heading + 1
    for at in range(first.first, max(0, first.first - 40), -1):
        if scene.units[at].gap >= SEPARATED:
            return at
    return max(0, first.first - 1)


def _gaps(scene: Scene, marks: Sequence[Mark]) -> tuple[float, float]:
    """Return the mean number of blank lines before and after a mark."""
    units = scene.units
    before = [units[mark.first].gap for mark in marks[1:]]
    after = [units[mark.last + 1].gap for mark in marks[:-1]]
    size = max(1, len(before))
    return sum(before) / size, sum(after) / size


def _end(scene: Scene, start: int) -> int:
    """Return where the last comment's text ends: at the form, the page's own matter, or a list."""
    brief = 0
    for at in range(start, len(scene.units)):
        unit = scene.units[at]
        if at > start and (unit.gap > SEPARATED or (unit.level and unit.level < 4)):
            return at
        if unit.ending or unit.heading:
            return at
        sentence = len(unit.text) > 60 or unit.text[-1:] in ".!?…)\"'”"
        brief = 0 if sentence or unit.text[0].isdigit() else brief + 1
        if brief > _BRIEF:
            return max(start + 1, at - _BRIEF)
    return len(scene.units)
