"""A rendered page as units of text: wrapped lines joined, marks of the renderer taken off."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from commentariat.parsers._lines import LONGEST, Line

_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)")
_REFERENCE = re.compile(r"\[[0-9]{1,4}\]")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.:!?])[*_](?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_HEADING = re.compile(r"(#{1,6})[\s\xa0]+")
_BULLET = re.compile(r"[*•·●▪‣◦+○□■◆☆★–-][\s\xa0]+(?=\S)")
_ITEM = re.compile(rf"{_BULLET.pattern}|[0-9]{{1,4}}[.)][\s\xa0]")
_NESTED = 4
_NARROWEST = 50
_WIDEST = 132  # columns; no renderer wraps wider


class Unit(NamedTuple):
    """A stretch of text: a line, or the lines of one wrapped paragraph."""

    lines: tuple[Line, ...]
    text: str
    """Without marks of the renderer; single line breaks of the page only where it did not wrap."""
    indent: int
    gap: int
    """Blank lines before it."""
    level: int
    """Of a heading, if the renderer marked it; else 0."""
    bullet: bool

    @property
    def short(self) -> bool:
        """Whether it may be more than running text: a name, a date, a label."""
        return len(self.text) <= 200


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """Return the units of a page in order; blank lines are only counted."""
    markdown = _is_markdown(lines)
    references = any(line.text == "References" for line in lines[-2000:])
    width = _wrap_width(lines)
    units: list[Unit] = []
    run: list[Line] = []
    gap = blanks = 0
    for line in lines:
        if run and not (line.text and width and _continues(run[-1], line, width)):
            units.append(_unit(run, gap, markdown=markdown, references=references))
            run, gap, blanks = [], 0, 0
        if line.text:
            gap = blanks if not run else gap
            run.append(line)
        else:
            blanks += 1
    if run:
        units.append(_unit(run, gap, markdown=markdown, references=references))
    return units


def _is_markdown(lines: Sequence[Line]) -> bool:
    marks = 0
    for line in lines:
        marks += "](" in line.text or (
            line.text[:1] == "#" and _HEADING.match(line.text) is not None
        )
        if marks > 2:
            return True
    return False


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the renderer wrapped, 0 if it did not."""
    ends = sorted(line.indent + len(line.text) for line in lines if " " in line.text)
    if len(ends) < 8 or ends[int(len(ends) * 0.98)] > _WIDEST:
        return 0
    width = max(end for end in ends if end <= ends[int(len(ends) * 0.98)] + 4)
    if width < _NARROWEST:
        return 0
    full = sum(_fills(line, after, width) for line, after in pairwise(lines))
    return width if full >= max(3, len(ends) // 20) else 0


def _fills(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of `after` would not have fitted in `line`."""
    if not after.text or not line.text:
        return False
    word = len(after.text.split(None, 1)[0])
    return line.indent + len(line.text) + 1 + word > width - 1


def _continues(line: Line, after: Line, width: int) -> bool:
    if not _fills(line, after, width) or _ITEM.match(after.text[:8]):
        return False
    return after.indent == line.indent or _BULLET.match(line.text[:4]) is not None


def _unit(run: Sequence[Line], gap: int, *, markdown: bool, references: bool) -> Unit:
    text = " ".join(line.text for line in run) if len(run) > 1 else run[0].text
    level = 0
    if markdown:
        if heading := _HEADING.match(text[:10]):
            level = len(heading[1])
            text = text[heading.end() :]
        text = _without_marks(text)
    if references and "[" in text:
        text = _REFERENCE.sub("", text)
    if text.startswith("o ") and run[0].indent >= _NESTED:  # the bullet of a second level
        text = f"○ {text[2:]}"
    bullet = _BULLET.match(text[:4])
    return Unit(tuple(run), text.strip(), run[0].indent, gap, level, bullet is not None)


def _without_marks(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def bare(unit: Unit) -> str:
    """Return the beginning of a unit without its bullet, as attributions are read."""
    text = unit.text[:LONGEST]
    return _BULLET.sub("", text, count=1) if unit.bullet else text
