"""A rendered page as units of text: wrapped lines joined, marks of the renderer taken off."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from commentariat.dates import Found
from commentariat.parsers._attribution import Attribution, date_in, is_control, said_of
from commentariat.parsers._furniture import is_afterword, is_box, is_chrome
from commentariat.parsers._lines import LONGEST, Line
from commentariat.parsers._words import heading_of, is_ending

_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)")
_REFERENCE = re.compile(r"\[[0-9]{1,4}\]")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.:!?])[*_](?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_HEADING = re.compile(r"(#{1,6})[\s\xa0]+")
_BULLET = re.compile(r"[*•·●▪‣◦+○□■◆☆★–-][\s\xa0]+(?=\S)")
_ITEM = re.compile(rf"{_BULLET.pattern}|[0-9]{{1,4}}[.)][\s\xa0]")
_NESTED = 4
_REPEATED = 80  # characters of the longest line that is likely to be met again
SHORT = 200  # characters of the longest unit that may be a label
_FEWEST = 8  # lines of words from which a width can be told
_NARROWEST = 50
_WIDEST = 132  # columns; no renderer wraps wider


class _Style(NamedTuple):
    """How a page was written: by which renderer, and where."""

    markdown: bool
    references: bool
    month_first: bool | None


class _Said(NamedTuple):
    """What a short line says by itself; the fields are those of `Unit`."""

    date: Found | None
    said: Attribution | None
    control: bool
    heading: bool
    ending: bool
    afterword: bool
    box: bool
    chrome: bool


class Unit(NamedTuple):
    """A stretch of text, a line or the lines of one wrapped paragraph, and what it says by itself.

    Long units are running text and say nothing: a name, a date or a label is short.
    """

    lines: tuple[Line, ...]
    text: str
    """Without marks of the renderer; single line breaks of the page only where it did not wrap."""
    bare: str
    """Its beginning without a bullet, as attributions are read."""
    indent: int
    gap: int
    """Blank lines before it."""
    level: int
    """Of a heading, if the renderer marked it; else 0."""
    bullet: bool
    short: bool
    """Whether it may be more than running text."""
    date: Found | None = None
    said: Attribution | None = None
    control: bool = False
    """Only buttons and counters."""
    heading: bool = False
    """The title of a comment section."""
    ending: bool = False
    """What stands below the last comment."""
    afterword: bool = False
    """What stands below an article."""
    box: bool = False
    """What opens a box of other matter, also in the middle of an article."""
    chrome: bool = False
    """Small print or an appeal that every page of a site repeats."""


def units_of(lines: Sequence[Line], month_first: bool | None = None) -> list[Unit]:
    """Return the units of a page in order; blank lines are only counted.

    Args:
        lines: All lines of the page.
        month_first: How the page writes `3/4/2012`, if that is known.
    """
    references = any(line.text == "References" for line in lines[-2000:])
    style = _Style(_is_markdown(lines), references, month_first)
    width = _wrap_width(lines)
    units: list[Unit] = []
    run: list[Line] = []
    gap = blanks = 0
    for line in lines:
        if run and not (line.text and width and _continues(run[-1], line, width)):
            units.append(_unit(run, gap, style))
            run, gap, blanks = [], 0, 0
        if line.text:
            gap = blanks if not run else gap
            run.append(line)
        else:
            blanks += 1
    if run:
        units.append(_unit(run, gap, style))
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
    """Return the column at which the renderer wrapped, 0 if it did not.

    Some lines are longer than the others, such as a heading or a list item that it left alone.
    """
    ends = sorted(line.indent + len(line.text) for line in lines if " " in line.text)
    if len(ends) < _FEWEST:
        return 0
    fullest, best = 0, 0
    for share in (0.98, 0.9, 0.8):
        usual = ends[int(len(ends) * share)]
        width = max(end for end in ends if end <= usual + 4)
        if _NARROWEST <= width <= _WIDEST + 4:
            full = sum(_fills(line, after, width) for line, after in pairwise(lines))
            fullest, best = max((fullest, best), (full, width))
    return best if fullest >= max(3, len(ends) // 20) else 0


def _fills(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of `after` would not have fitted in `line`."""
    if not after.text or not line.text:
        return False
    end = line.indent + len(line.text)
    return width - 1 < end + 1 + len(after.text.split(None, 1)[0]) and end <= width


def _continues(line: Line, after: Line, width: int) -> bool:
    if not _fills(line, after, width) or _ITEM.match(after.text[:8]):
        return False
    return after.indent == line.indent or _BULLET.match(line.text[:4]) is not None


def _text_of(run: Sequence[Line], style: _Style) -> tuple[str, int]:
    """Return the text of a run of lines without the renderer's marks, and its level as heading."""
    text = run[0].text if len(run) == 1 else " ".join([line.text for line in run])
    level = 0
    if style.markdown:
        if heading := _HEADING.match(text[:10]):
            level = len(heading[1])
            text = text[heading.end() :]
        text = _without_marks(text)
    if style.references and "[" in text:
        text = _REFERENCE.sub("", text)
    if run[0].indent >= _NESTED and text.startswith("o "):  # the bullet of a second level
        text = f"○ {text[2:]}"
    return text.strip(), level


def _unit(run: Sequence[Line], gap: int, style: _Style) -> Unit:
    text, level = _text_of(run, style)
    bullet = None if text[:1].isalnum() else _BULLET.match(text)
    bare = text[bullet.end() : LONGEST] if bullet else text[:LONGEST]
    indent = run[0].indent
    if len(text) > SHORT:
        return Unit(tuple(run), text, bare, indent, gap, level, bullet is not None, short=False)
    says = _says if len(bare) <= _REPEATED else _says.__wrapped__
    said = says(bare, style.month_first)
    return Unit(
        tuple(run),
        text,
        bare,
        indent,
        gap,
        level,
        bullet is not None,
        True,
        *said,
    )


@lru_cache(maxsize=8_192)  # menus, buttons and dates are the same on many pages of a site
def _says(bare: str, month_first: bool | None) -> _Said:
    """Return what a short line says by itself."""
    date = date_in(bare, month_first=month_first)
    said = said_of(bare, date)
    return _Said(
        date,
        said,
        control=(date is None or said is None) and is_control(bare),
        heading=heading_of(bare) is not None,
        ending=is_ending(bare),
        afterword=is_afterword(bare),
        box=is_box(bare),
        chrome=is_chrome(bare),
    )


def _without_marks(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
