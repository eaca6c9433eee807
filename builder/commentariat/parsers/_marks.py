"""Which lines of a page attribute comments: one shape of line, with its names and dates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from commentariat.model import Time
from commentariat.parsers._attribution import Attribution, is_name, without_address
from commentariat.parsers._furniture import is_afterword, is_box, is_chrome
from commentariat.parsers._units import Unit
from commentariat.parsers._words import heading_of

SEPARATED = 3  # blank lines that part an article from its comments where no heading does
_HEADINGS = 8  # titles of a section tried on one page
_AROUND = 3  # units of a comment above its date, where no heading says how many
TEXT = 20  # characters of the shortest text that proves anything


class Mark(NamedTuple):
    """One comment's attribution: the units it takes, and what they say."""

    first: int
    last: int
    name: str
    time: Time | None
    subject: int | None = None
    """The unit of the title that its author gave it, where the comments of a page have one."""


@dataclass(frozen=True)
class Scene:
    """A page prepared for the search: its units, what each attributes, where sections may begin."""

    units: Sequence[Unit]
    said: dict[int, Attribution]
    headings: tuple[int, ...]

    sizes: tuple[int, ...]
    """Characters of text in all units before each."""

    def text_between(self, first: int, last: int) -> int:
        """Return how many characters of text stand in the units from `first` to before `last`."""
        return max(0, self.sizes[last] - self.sizes[first])


def scene_of(units: Sequence[Unit]) -> Scene:
    """Return a page prepared for the search; buttons, attributions, small print are no text."""
    sizes = accumulate((len(unit.text) if _is_text(unit) else 0 for unit in units), initial=0)
    buttons = Counter(unit.bare for unit in units if unit.control and unit.heading)
    return Scene(
        units,
        {at: unit.said for at, unit in enumerate(units) if unit.said},
        # "Antworten" is a title above all of them, or a button below each.
        tuple(at for at, unit in enumerate(units) if unit.heading and buttons[unit.bare] < 2),
        tuple(sizes),
    )


def _is_text(unit: Unit) -> bool:
    return not (unit.said or unit.control or unit.chrome)


def reported(unit: Unit) -> int | None:
    """Return how many comments a section's title says there are."""
    found = heading_of(unit.bare)
    digits = (found[1] or found[2] or "") if found else ""
    if digits.isdigit():
        return int(digits)
    return 1 if digits.lower() in ("one", "ein", "eine", "un", "une", "uno", "una") else None


def marks_of(scene: Scene, shape: str) -> list[Mark]:
    """Return the attributions of one shape, and those like it, with their names."""
    group = [at for at, found in scene.said.items() if found.shape == shape]
    kind = _kind(scene.said[group[0]])
    if len(group) > 1:  # "says" and "replies" stand in one thread
        group = [at for at, found in scene.said.items() if _kind(found) == kind and at >= group[0]]
    if kind == (True, True, "") and (dated := _dated_above(scene, group)):
        return dated
    if kind[0]:
        return [Mark(at, at, scene.said[at].name or "", scene.said[at].time) for at in group]
    above = _beside(scene, group, -1)
    below = _beside(scene, group, 1)
    if around := _around(scene, group, below):
        return around
    chosen = below if len(below) > len(above) else above
    return chosen if len(chosen) * 5 >= len(group) * 3 else []


def _dated_above(scene: Scene, group: Sequence[int]) -> list[Mark]:
    """Return marks whose date stands in the unit above the name, if the first one's does."""
    marks = []
    for at in group:
        above = scene.said.get(at - 1)
        dated = above is not None and above.name is None
        time = above.time if above and dated else scene.said[at].time
        marks.append(Mark(at - dated, at, scene.said[at].name or "", time))
    return marks if marks[0].first < marks[0].last else []


def _kind(found: Attribution) -> tuple[bool, bool, str]:
    precision = found.time["precision"] if found.time else ""
    return found.name is not None, found.spoken, "" if found.spoken else precision


def _around(scene: Scene, dates: Sequence[int], below: Sequence[Mark]) -> list[Mark]:
    """Return names above texts whose date stands below them, if that is the order of the page.

    Then every date has the next comment's name below it, only the last one has none.
    """
    if len(dates) < 2 or [mark.first for mark in below] != list(dates[:-1]):
        return []
    start = max((at + 1 for at in scene.headings if at < dates[0]), default=dates[0] - _AROUND)
    for at in range(max(0, start), dates[0] - 1):
        name = without_address(scene.units[at].bare)
        if is_name(name) and scene.text_between(at + 1, dates[0]) and at not in scene.said:
            names = [(at, name), *((mark.last, mark.name) for mark in below)]
            return [Mark(at, at, name, None) for at, name in names]
    return []


def _beside(scene: Scene, group: Sequence[int], step: int) -> list[Mark]:
    """Return marks whose name stands in the unit above (-1) or below (1) their date."""
    marks = []
    for at in group:
        beside = at + step
        if not 0 <= beside < len(scene.units) or beside in scene.said:
            continue
        name = without_address(scene.units[beside].bare)
        if is_name(name) and not scene.units[beside].ending:
            first, last = min(at, beside), max(at, beside)
            marks.append(Mark(first, last, name, scene.said[at].time))
    return marks


def names_alone(scene: Scene) -> list[Mark]:
    """Return units that are only a name above a text, below a place where comments may begin."""
    for start in _boundaries(scene):
        marks = _names_below(scene, start)
        if len(marks) > 1 and marks[0].first <= start + 3:
            return marks
    return []


def _names_below(scene: Scene, start: int) -> list[Mark]:
    units = scene.units
    marks: list[Mark] = []
    for at in range(start, len(units) - 1):
        if units[at].ending:
            break
        name = without_address(units[at].bare)
        first = at == start or (len(marks) > 0 and units[at - 1].control)
        if units[at].said is None and _is_lone_name(name, units[at + 1], first=first):
            marks.append(Mark(at, at, name, None))
    return marks


def _is_lone_name(name: str, after: Unit, *, first: bool) -> bool:
    """Whether a unit is a name and no more, and the next a text and no small print.

    Args:
        name: The unit, without number and portrait.
        after: The next unit; where a comment is known to begin, it may be short.
        first: Whether a comment is known to begin here: a heading or a button stands above.
    """
    if len(name) > 40 or name.count(" ") > 4 or not is_name(name):
        return False
    if is_afterword(name) or is_box(name) or is_chrome(after.text[:200]):
        return False
    if first:
        return not (after.control or after.heading or after.said)
    return len(after.text) >= TEXT and not is_name(after.text)


def _boundaries(scene: Scene) -> list[int]:
    """Return the units at which comments may begin: below headings, else far below the text."""
    if scene.headings:
        return [at + 1 for at in scene.headings[:_HEADINGS]]
    apart = [at for at in range(1, len(scene.units)) if scene.units[at].gap >= SEPARATED]
    return apart[-1:]
