"""The comments of a section: each with its text, its author, its time and its depth."""

from collections.abc import Iterator, Sequence

from commentariat.model import Comment, Time
from commentariat.parsers._article import comment
from commentariat.parsers._extent import Section
from commentariat.parsers._lines import Ledger
from commentariat.parsers._marks import Mark
from commentariat.parsers._subjects import subject_text
from commentariat.parsers._units import Unit


def comments_of(
    units: Sequence[Unit], section: Section, ledger: Ledger
) -> tuple[list[Comment], list[str]]:
    """Return the comments of a section in the order of the page, and claim their lines.

    The names of those without a text come second.
    """
    found: list[Comment] = []
    silent: list[str] = []
    columns: list[int] = []
    for mark, start, end in _ranges(section):
        texts, posted = _said(units, range(start, end), ledger)
        indent = units[mark.first].indent
        if not texts:
            for at in range(mark.first, mark.last + 1):
                claim(units[at], "unparsed", ledger, "commenter without a text")
            silent += [mark.name] if mark.name else []
            continue
        while columns and columns[-1] >= indent:
            columns.pop()
        depth = 0 if section.trailing else len(columns)
        columns.append(indent)
        for at in range(mark.first, mark.last + 1):
            role = "comment_title" if at == mark.subject else "comment_author"
            claim(units[at], role, ledger)
        time = mark.time or posted
        time = time.copy() if time else None  # a line's own is kept for its next appearance
        text = _joined(texts)
        if mark.subject is not None and (subject := subject_text(units[mark.subject], texts)):
            text = f"{subject}\n\n{text}"
        found.append(comment(mark.name, text, depth=depth, posted=time))
    return found, silent


def claim(unit: Unit, role: str, ledger: Ledger, reason: str = "") -> None:
    """Give every line of a unit its role."""
    ledger.fill(unit.lines, role, reason)


def _ranges(section: Section) -> Iterator[tuple[Mark, int, int]]:
    """Yield each mark with the units that hold its text."""
    marks = section.marks
    if section.trailing:
        start = section.start
        for mark in marks:
            yield mark, start, mark.first
            start = mark.last + 1
    else:
        ends = [mark.first for mark in marks[1:]] + [section.end]
        for mark, end in zip(marks, ends, strict=True):
            yield mark, mark.last + 1, end


def _said(units: Sequence[Unit], span: range, ledger: Ledger) -> tuple[list[Unit], Time | None]:
    """Return the units of one comment's text, and the time that stands below it, if one does."""
    texts: list[Unit] = []
    posted = None
    for at in span:
        unit = units[at]
        if unit.control:
            claim(unit, "comment_control", ledger)
            continue
        beside = unit.said if at in (span[0], span[-1]) else None
        if beside and beside.name is None and beside.time:
            posted = beside.time
            claim(unit, "comment_time", ledger)
            continue
        claim(unit, "comment_text", ledger)
        texts.append(unit)
    return texts, posted


def _joined(texts: Sequence[Unit]) -> str:
    """Return the text: a blank line where the page has one, else a single break."""
    parts = [texts[0].text]
    for unit in texts[1:]:
        parts += ["\n\n" if unit.gap else "\n", unit.text]
    return "".join(parts)
