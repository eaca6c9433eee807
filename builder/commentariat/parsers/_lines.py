"""A page as numbered lines, and the ledger in which every line gets one role."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from commentariat.model import Role, Unparsed

# Longer than any sentence, headline or label. What exceeds it is text whatever its beginning looks
# like, so that no expression ever runs over a line of megabytes.
LONGEST = 2_000

_MOJIBAKE = ("Â", "â€", "Ã", "Ð")


class Line(NamedTuple):
    """One line: its number (1-based), the columns before it, its text without outer white space."""

    number: int
    indent: int
    text: str


def unified(text: str) -> str:
    r"""Return `text` without byte order mark and with one kind of line end.

    >>> unified("\ufeffone\r\ntwo")
    'one\ntwo'
    """
    # Only "\n" ends a line: str.splitlines would also cut at U+2028 inside a comment.
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def lines_of(text: str) -> list[Line]:
    """Return every line of `text`, the empty ones too; tabs count as four columns."""
    raw_lines = unified(text).split("\n")
    if any(mark in text for mark in _MOJIBAKE):
        raw_lines = [repaired(raw) for raw in raw_lines]
    lines, line = [], Line._make
    for number, raw in enumerate(raw_lines, 1):
        said = raw.strip()
        if not said or raw[0] == said[0]:
            lines.append(line((number, 0, said)))
            continue
        indent = len(raw) - len(raw.lstrip())
        if "\t" in raw[:indent]:
            indent = len(raw[:indent].expandtabs(4))
        lines.append(line((number, indent, said)))
    return lines


def repaired(line: str) -> str:
    r"""Return a line whose UTF-8 was read as Windows-1252 as its author wrote it.

    >>> repaired("MOSCOW (Sputnik)Â\xa0â€” The")
    'MOSCOW (Sputnik)\xa0— The'
    """
    if not any(mark in line for mark in _MOJIBAKE):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        # A space after "Â" is a no-break space that somebody normalised after the accident.
        return re.sub("(?<![A-ZÂ])Â[ \xa0]", "\xa0", line)


class Ledger:
    """Who claimed which line: every line ends with exactly one role.

    Args:
        lines: The lines of one page, in order, none missing.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._roles = [None if line.text else Role(line.number, "blank") for line in lines]

    def claim(self, line: Line, role: str) -> None:
        """Record what `line` is."""
        self._roles[line.number - 1] = Role(line.number, role)

    def fill(self, lines: Sequence[Line], role: str, reason: str = "") -> None:
        """Give some lines one role."""
        for line in lines:
            self._roles[line[0] - 1] = Role(line[0], role, reason or None)

    def refuse(self, line: Line, reason: str) -> None:
        """Record that nothing is known of `line`, and why."""
        self._roles[line.number - 1] = Role(line.number, "unparsed", reason)

    def roles(self) -> tuple[Role, ...]:
        """Return the role of every line; a line that nobody claimed is unparsed."""
        return tuple(
            [
                role or Role(number, "unparsed", "no rule of the layout applies")
                for number, role in enumerate(self._roles, 1)
            ]
        )


def unparsed(roles: Sequence[Role]) -> list[Unparsed]:
    """Return the lines that no rule understood, as an article's source lists them."""
    return [
        {"line": role.line, "reason": role.reason or ""}
        for role in roles
        if role.role == "unparsed"
    ]


def texts(lines: Sequence[Line]) -> str:
    """Join lines to a text: single breaks stay, one blank line stands between paragraphs."""
    kept: list[str] = []
    for line in lines:
        if line.text or (kept and kept[-1]):
            kept.append(line.text)
    return "\n".join(kept).rstrip("\n")
