"""Where the comments of a page are: the attribution that repeats, and what it stands beside."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from commentariat.parsers._extent import Section, extent_of
from commentariat.parsers._marks import (
    SEPARATED,
    Mark,
    Scene,
    marks_of,
    names_alone,
    scene_of,
)
from commentariat.parsers._subjects import with_subjects
from commentariat.parsers._units import Unit

_STORY = 300  # characters of the shortest article
_REACH = 14  # units between the heading of a section and its first attribution
_SHAPES = 12  # shapes tried per page, the most frequent first
_NAMES_ALONE = 0.6  # at most: names without dates or verbs prove less


def section_of(units: Sequence[Unit]) -> Section | None:
    """Return the comment section of a page, or None.

    One line never decides: an attribution counts if its shape repeats with text between, or if it
    stands alone below the heading of a comment section.
    """
    scene = scene_of(units)
    shapes = Counter(found.shape for found in scene.said.values())
    sections = [_section(scene, marks_of(scene, shape)) for shape, _ in shapes.most_common(_SHAPES)]
    known = [section for section in sections if section]
    if all(section.heading is None and len(section.marks) == 1 for section in known):
        alone = _section(scene, names_alone(scene), most=_NAMES_ALONE)
        known += [alone] if alone else []
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
    section = extent_of(scene, with_subjects(scene, marks, heading), heading)
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
    if mark.first < mark.last and scene.text_between(0, mark.first) < _STORY:
        return False  # the title of an article, and its date
    return (apart or spoken) and mark.first > 2 and section.end > section.start + 1
