"""When an article appeared and who wrote it, from the small lines around its title and its end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from commentariat.dates import Found
from commentariat.model import Time
from commentariat.parsers._byline import author_of
from commentariat.parsers._paragraphs import is_paragraph
from commentariat.parsers._story import Story
from commentariat.parsers._units import Unit
from commentariat.parsers._words import is_update, without_count

_ABOVE, _BELOW, _AFTER = 4, 10, 8  # units above the title, below it, and after the text
_NAV = 4  # units between a date and the title that make the date the page's, not the article's
_LONGEST = 160
_NEAR = 8  # how far from the title a name beside a date may be the author's


@dataclass(frozen=True)
class Meta:
    """What the small lines say; `roles` names the units they stand in."""

    published: Time | None = None
    modified: Time | None = None
    clock: Time | None = None
    byline: tuple[str, ...] = ()
    roles: dict[int, str] = field(default_factory=dict)


class _Line(NamedTuple):
    """A small line near the article: how far from its title."""

    distance: float
    at: int
    unit: Unit

    @property
    def text(self) -> str:
        return self.unit.bare

    @property
    def date(self) -> Found | None:
        return self.unit.date


def meta_of(units: Sequence[Unit], story: Story, end: int) -> Meta:
    """Return date and author of an article, from at most a few lines around it."""
    lines = sorted(_lines(units, story, end))
    dated = [line for line in lines if line.date and line.date.time["value"]]
    updates = [line for line in dated if is_update(line.text)]
    dates = [line for line in dated if line not in updates]
    author = next(((line, name) for line in lines if (name := _author(line))), None)
    published = dates[0] if dates else None
    clock = _page_clock(units, story, published.at if published else None)
    roles = {line.at: "published" for line in dates[:1] + updates[:1]}
    if clock:
        roles[clock[0]] = "page_clock"
    if author:
        roles.setdefault(author[0].at, "byline")
    return Meta(
        _time(published),
        _time(updates[0] if updates else None),
        clock[1] if clock else None,
        (author[1],) if author else (),
        roles,
    )


def _time(line: _Line | None) -> Time | None:
    return line.date.time.copy() if line and line.date else None


def _lines(units: Sequence[Unit], story: Story, end: int) -> list[_Line]:
    """Return the small lines near the title and below the text, with their distance."""
    title = story.title if story.title is not None else max(0, story.first - 1)
    near = {at: at - title for at in range(title + 1, min(end, title + _BELOW))}
    near |= {at: title - at + 1 for at in range(max(0, title - _ABOVE), title)}
    after = max(story.last, title) + 1
    for at in range(after, min(end, after + _AFTER)):
        near[at] = min(at - after + 6, near.get(at, _ABOVE + _BELOW))
    lines = []
    for at, distance in near.items():
        text = units[at].bare
        if len(text) > _LONGEST or (is_paragraph(units[at]) and at > title + 3):
            continue
        lines.append(_Line(distance, at, units[at]))
    return lines


def _author(line: _Line) -> str | None:
    """Return the author that a line names: after "by", or beside a date."""
    if name := author_of(line.text, line.date):
        return name
    said = line.unit.said if line.date and line.distance < _NEAR else None
    name = without_count(said.name) if said and said.name else ""
    return name if _is_full_name(name) else None


def _is_full_name(name: str) -> bool:
    words = name.split()
    return 1 < len(words) < 5 and ":" not in name and all(word[0].isupper() for word in words)


def _page_clock(
    units: Sequence[Unit], story: Story, published: int | None
) -> tuple[int, Time] | None:
    """Return the date in a page's own head: today's, which is never the article's."""
    title = story.title if story.title is not None else story.first
    for at in range(min(6, max(0, title - _NAV))):
        found = units[at].date if len(units[at].text) <= 60 else None
        if found and found.time["value"] and at != published:
            return at, found.time.copy()
    return None
