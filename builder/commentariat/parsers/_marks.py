"""Which lines of a page attribute comments: one shape of line, with its names and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from commentariat.model import Time
from commentariat.parsers._attribution import Attribution, is_name, without_address
from commentariat.parsers._units import Unit
from commentariat.parsers._words import heading_of, is_afterword, is_chrome

SEPARATED = 3  # blank lines that part an article from its comments where no heading does
TEXT = 20  # characters of the shortest text that proves anything


class Mark(NamedTuple):
    """One comment's attribution: the units it takes, and what they say."""

    first: int
    last: int
    name: str
    time: Time | None


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
    """Return a page prepared for the search; buttons and attributions are no text."""
    sizes = accumulate(
        (0 if unit.said or unit.control else len(unit.text) for unit in units), initial=0
    )
    return Scene(
        units,
        {at: unit.said for at, unit in enumerate(units) if unit.said},
        tuple(at for at, unit in enumerate(units) if unit.heading),
        tuple(sizes),
    )


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


def _beside(scene: Scene, group: Sequence[int], step: int) -> list[Mark]:
    """Return marks whose name stands in the unit above (-1) or below (1) their date."""
    marks = []
    for at in group:
        beside = at + step
        if not 0 <= beside < len(scene.units) or beside in scene.said:
            continue
        name = without_address(scene.units[beside].bare)
        if is_name(name):
            first, last = min(at, beside), max(at, beside)
            marks.append(Mark(first, last, name, scene.said[at].time))
    return marks


def names_alone(scene: Scene) -> list[Mark]:
    """Return units that are only a name above a text, below the place where comments begin."""
    start = _boundary(scene, len(scene.units))
    if start is None:
        return []
    units = scene.units
    marks = []
    for at in range(start, len(units) - 1):
        text = units[at].bare
        if units[at].ending:
            break
        if _is_lone_name(without_address(text), units[at + 1].text):
            marks.append(Mark(at, at, without_address(text), None))
    near = bool(marks) and marks[0].first <= start + 3
    return marks if near and len(marks) > 1 else []


def _is_lone_name(name: str, after: str) -> bool:
    """Whether a unit is a name and no more, and the next a text and no small print."""
    if len(name) > 40 or name.count(" ") > 4 or not is_name(name) or is_afterword(name):
        return False
    return len(after) >= TEXT and not is_name(after) and not is_chrome(after[:200])


def _boundary(scene: Scene, before: int) -> int | None:
    """Return the unit at which comments may begin: below a heading, or far below the text."""
    below = [at + 1 for at in scene.headings if at < before]
    apart = [at for at in range(1, before) if scene.units[at].gap >= SEPARATED]
    return max(below, default=None) if below else max(apart, default=None)
