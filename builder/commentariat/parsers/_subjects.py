"""The line above a mark that is the title a commenter gave: `Re: bridges`, then `by X on DATE`."""

from collections.abc import Sequence

from commentariat.parsers._attribution import without_address
from commentariat.parsers._marks import Mark, Scene
from commentariat.parsers._units import Unit

_LONGEST = 100


def with_subjects(scene: Scene, marks: list[Mark], heading: int | None) -> list[Mark]:
    """Return marks that begin at their comment's title, if the comments of the page have titles.

    One line above one mark may be the end of another comment; so it counts only where nearly every
    mark has one, and the first mark's stands alone below the title of the section.
    """
    if len(marks) < 2 or heading is None or marks[0].first != heading + 2:
        return marks
    titled = [_is_title(scene.units[mark.first - 1]) for mark in marks]
    if not titled[0] or sum(titled) * 5 < len(marks) * 4:
        return marks
    return [
        mark._replace(first=mark.first - 1, subject=mark.first - 1) if has else mark
        for mark, has in zip(marks, titled, strict=True)
    ]


def subject_text(unit: Unit, texts: Sequence[Unit]) -> str | None:
    """Return a comment's title, or None where it only repeats how the comment begins."""
    said = " ".join(texts[0].text.split()) if texts else ""
    subject = without_address(unit.bare)
    return None if said.startswith(" ".join(subject.rstrip(".… ").split())) else subject


def _is_title(unit: Unit) -> bool:
    if unit.said or unit.control or unit.heading or unit.ending or len(unit.text) > _LONGEST:
        return False
    return unit.level > 0 or unit.bullet or unit.text[0].isdigit() or unit.text[-1] not in ".!?,;"
