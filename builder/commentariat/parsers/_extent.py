"""Where a comment section begins and ends, and on which side of its mark a comment stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commentariat.parsers._marks import SEPARATED, Mark, Scene
from commentariat.parsers._units import Unit

_NUMBERED = re.compile(r"#[0-9]|[0-9]{1,4}[.)][\s\xa0]")
_BRIEF = 5  # short lines in a row that no comment has: a menu
_SENTENCE_END = tuple(".!?…)\"'”")


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


def extent_of(scene: Scene, marks: Sequence[Mark], heading: int | None) -> Section:
    """Return the section that `marks` attribute, its confidence still 0."""
    first, last = marks[0], marks[-1]
    end = _end(scene, marks)
    start = _start_of_trailing(scene, first, heading)
    if _stands_above(scene, marks, range(start, end)):
        return Section(start, last.last + 1, tuple(marks), heading, True, 0.0)
    return Section(first.first, end, tuple(marks), heading, False, 0.0)


def _stands_above(scene: Scene, marks: Sequence[Mark], span: range) -> bool:
    """Whether the comments of a section stand above their marks."""
    first, last = marks[0], marks[-1]
    said = [scene.said[at] for mark in marks for at in (mark.first, mark.last) if at in scene.said]
    if not said or any(found.spoken for found in said):
        return False
    above = range(span.start, first.first)
    if _opens(scene.units[first.first]) or not any(_may_be_text(scene, at) for at in above):
        return False
    if scene.text_between(last.last + 1, span.stop) == 0:
        return True
    before, after = _gaps(scene, marks)
    if before != after:
        return before < after
    return not said[0].shape.startswith("x")


def _opens(unit: Unit) -> bool:
    """Whether a mark is the first line of an item: its number or its bullet stands before it."""
    if unit.date and unit.date.start == 0:
        return False
    return unit.bullet or _NUMBERED.match(unit.text) is not None


def _may_be_text(scene: Scene, at: int) -> bool:
    return scene.text_between(at, at + 1) > 0 and _is_sentence(scene.units[at])


def _is_sentence(unit: Unit) -> bool:
    return len(unit.text) > 60 or unit.text.endswith(_SENTENCE_END)


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


def _end(scene: Scene, marks: Sequence[Mark]) -> int:
    """Return where the last comment's text ends, as far as the comments before it tell."""
    start = marks[-1].last + 1
    end = _end_of_page(scene, start)
    column = min((unit.indent for unit in _earlier(scene, marks)), default=0)
    for at in range(start + 1, end):
        if scene.units[at].indent < column:
            end = at
            break
    if not _closes(scene, marks):
        return end
    closing = False
    for at in range(start + 1, end):
        if closing and not _is_closing(scene.units[at]):
            return at
        closing = _is_closing(scene.units[at])
    return end


def _earlier(scene: Scene, marks: Sequence[Mark]) -> Iterator[Unit]:
    """Yield the units of all comments but the last."""
    for mark, after in pairwise(marks):
        yield from scene.units[mark.first : after.first]


def _closes(scene: Scene, marks: Sequence[Mark]) -> bool:
    """Whether comments end with a button or a date."""
    ends = [_is_closing(scene.units[mark.first - 1]) for mark in marks[1:]]
    return sum(ends) * 5 >= len(ends) * 3


def _is_closing(unit: Unit) -> bool:
    return unit.control or (unit.said is not None and unit.said.name is None)


def _end_of_page(scene: Scene, start: int) -> int:
    """Return where a text ends at the latest: at the form, the page's own matter, or a list."""
    brief = 0
    for at in range(start, len(scene.units)):
        unit = scene.units[at]
        if at > start and (unit.gap > SEPARATED or (unit.level and unit.level < 4)):
            return at
        if unit.ending or (unit.heading and not unit.control):
            return at
        sentence = _is_sentence(unit)
        brief = 0 if sentence or unit.text[0].isdigit() else brief + 1
        if brief > _BRIEF:
            return max(start + 1, at - _BRIEF)
    return len(scene.units)
