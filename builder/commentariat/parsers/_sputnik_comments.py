"""The comment section of the Sputnik layout: where it begins, its comments by indentation."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from commentariat.model import Comment, CommentSection
from commentariat.parsers._article import comment
from commentariat.parsers._lines import LONGEST, Ledger, Line, texts
from commentariat.parsers._sputnik_labels import BULLETS, Labels, systems_of, waiting

_LONGEST_HANDLE = 300
_REPLY = re.compile(r"(.{1,200}?) ?in reply to ?(.{1,200}?) ?\(Show comment ?Hide comment\)")


class Entry(NamedTuple):
    """A bullet that opens a comment, the comment it hangs below, and the lines of its text."""

    bullet: Line
    depth: int
    lines: list[Line]


def section_start(lines: Sequence[Line], labels: Labels, *, flat: bool) -> int:
    """Return the index of the line where the comment section begins; the number of lines if none.

    Where the labels above the comments are missing, the first bullet with a text of its own opens
    it: whatever else is wrong with a page, what readers wrote is no part of the article.
    """
    opening = [at for at, line in enumerate(lines) if labels.role(line)]
    if flat:
        ends_only = opening and labels.role(lines[opening[0]]) == "comment_footer"
        bullets = [at for at, line in enumerate(lines) if line.text[:1] in BULLETS and line.text]
        return min((bullets or opening) if ends_only else opening, default=len(lines))
    heads = _heads(lines, labels)
    first = next((at for at, line in enumerate(lines) if line.number in heads), len(lines))
    return min([*opening, _with_form(lines, first)])


def names_somebody(lines: Sequence[Line]) -> bool:
    """Whether any line may be the name of a commenter, below no label and above no text."""
    return any(line.text[:1] in BULLETS and _may_be_handle(line) for line in lines if line.text)


def _with_form(lines: Sequence[Line], first: int) -> int:
    """Return where the reply form above the first comment stands, or that comment itself."""
    above = [at for at in range(first) if lines[at].text][-3:] if first < len(lines) else []
    return next((at for at in above if lines[at].text[0] in BULLETS), first)


def section_of(
    lines: Sequence[Line], labels: Labels, comments: Sequence[Comment]
) -> CommentSection:
    """Return what the labels say of the comment systems and of what was captured."""
    systems: list[str] = []
    new, shown = None, bool(comments)
    for line in lines:
        role = labels.role(line)
        named = systems_of(line) if role == "label" else ()
        systems += [name for name in named if name not in systems]
        shown = shown or role == "comment_footer" or line.number in labels.headings
        if role == "comment_footer":
            new = waiting(line)
    return {
        "systems": systems,
        "captured": ["sputnik"] if shown else [],
        "reported": None,
        "new": new,
        "complete": False if new else None,
    }


def read_comments(
    lines: Sequence[Line], labels: Labels, *, flat: bool, ledger: Ledger
) -> tuple[list[Comment], list[str]]:
    """Return the comments of a section and claim its lines; then the names of those without a text.

    Args:
        lines: The lines of the section, empty ones included.
        labels: What the layout itself prints among them.
        flat: Whether a copier removed the indentation of the whole page; then only bullets part
            the comments.
        ledger: Gets the role of every line.
    """
    found: list[Comment] = []
    depth_of: dict[str, int] = {}
    entries = (_flat_entries if flat else _entries)(lines, labels, ledger)
    for entry in entries:
        handle = entry.bullet.text[1:].strip()
        said = texts(entry.lines)
        if not handle or not said or len(handle) > _LONGEST_HANDLE or labels.is_form(entry.bullet):
            _refuse(entry, labels, ledger)
            continue
        depth = entry.depth
        if answer := _REPLY.fullmatch(handle[:LONGEST]):
            handle = answer[1].strip()
            depth = max(depth, depth_of.get(answer[2], 0) + 1)
        depth_of[handle] = depth
        found.append(comment(handle, said, depth=depth, platform="sputnik"))
        _claim(entry, ledger)
    return found, _silent(lines, ledger)


def _silent(lines: Sequence[Line], ledger: Ledger) -> list[str]:
    """Return what may be the names of commenters among the bullets that nothing is known of."""
    roles = ledger.roles()
    names = []
    for line in lines:
        if line.text[:1] in BULLETS and line.text and roles[line.number - 1].role == "unparsed":
            name = line.text[1:].strip()
            if answer := _REPLY.fullmatch(name[:LONGEST]):
                names.append(answer[1].strip())
            elif name and _may_be_handle(line):
                names.append(name)
    return names


def _flat_entries(lines: Sequence[Line], labels: Labels, ledger: Ledger) -> list[Entry]:
    """Return the comments of a page without indentation: a bullet opens, the last footer ends."""
    footers = [line.number for line in lines if labels.role(line) == "comment_footer"]
    entries: list[Entry] = []
    entry: Entry | None = None
    for line in lines:
        role = labels.role(line)
        if role and (entry is None or line.number in footers[-1:] or labels.is_form(line)):
            ledger.claim(line, role)
            entry = None
        elif line.text[:1] in BULLETS and line.text:
            entry = Entry(line, 0, [])
            entries.append(entry)
        elif entry:
            entry.lines.append(line)
        elif line.text:
            ledger.refuse(line, "text without a commenter")
    return entries


def _entries(lines: Sequence[Line], labels: Labels, ledger: Ledger) -> list[Entry]:
    """Return the comments by indentation: deeper than its bullet a text, then a reply."""
    heads = _heads(lines, labels)
    columns, listed = frozenset(heads.values()), _listed(lines, heads)
    base = min(columns, default=0)
    open_at: list[int] = []
    entries: list[Entry] = []
    entry: Entry | None = None
    for line in lines:
        if line.number in heads:
            indent = heads[line.number]
            while open_at and open_at[-1] >= indent:
                open_at.pop()
            entry = Entry(line, len(open_at), [])
            entries.append(entry)
            open_at.append(indent)
        elif entry and (not line.text or _is_text_of(entry, line, open_at[-1], columns, listed)):
            entry.lines.append(line)
        elif line.text:
            # What stands no deeper than the bullet ends the comment: a label of the page, or a line
            # that lost its place, after which nobody knows whose words follow.
            entry = None
            _unowned(line, base, labels, ledger)
    return entries


def _heads(lines: Sequence[Line], labels: Labels) -> dict[int, int]:
    """Return the bullets that open a comment, by line number, with the column they count for.

    A bullet opens a comment if the next text stands deeper. The entry to the reply form tells at
    which column the outermost comments stand.
    """
    filled = [line for line in lines if line.text]
    bullets = {
        line.number: line.indent
        for line, after in zip_longest(filled, filled[1:])
        if line.text[:1] in BULLETS
        and (labels.is_form(line) or (after and after.indent > line.indent))
    }
    base = next((line.indent for line in filled if labels.is_form(line)), None)
    if base is None:
        base = min(bullets.values(), default=0)
    return {number: max(column, base) for number, column in bullets.items()}


def _listed(lines: Sequence[Line], heads: Container[int]) -> frozenset[int]:
    """Return the bullets that words follow in the same column: items of a list, and no people."""
    filled = [line for line in lines if line.text]
    return frozenset(
        line.number
        for line, after in pairwise(filled)
        if line.text[0] in BULLETS and after.indent == line.indent and after.number not in heads
    )


def _is_text_of(
    entry: Entry, line: Line, column: int, columns: frozenset[int], listed: frozenset[int]
) -> bool:
    """Whether a line belongs to the comment whose bullet stands in `column`.

    A comment may open with a list; a bullet further down, or in a column where replies open, may
    be a person whose own text is gone, and then the words that follow are somebody else's.
    """
    if line.indent <= column or line.text[0] not in BULLETS:
        return line.indent > column
    before = next((held.text for held in reversed(entry.lines) if held.text), None)
    opens = before is None or before[0] in BULLETS
    if line.indent in columns:
        return opens and line.number in listed
    return opens or not _may_be_handle(line)


def _may_be_handle(line: Line) -> bool:
    return len(line.text) < 40 and line.text[-1] not in ".!?,;:…"


def _unowned(line: Line, base: int, labels: Labels, ledger: Ledger) -> None:
    role = labels.role(line)
    if line.text[:1] in BULLETS and line.text[1:].strip() == "Comment":
        role = "label"  # the reply form again, its letter normalised; a commenter has a text
    if role:
        ledger.claim(line, role)
    elif line.text[:1] in BULLETS and line.indent <= base:
        ledger.refuse(line, "commenter without a text")
    else:
        ledger.refuse(line, "text without a commenter")


def _claim(entry: Entry, ledger: Ledger) -> None:
    ledger.claim(entry.bullet, "comment_author")
    for line in entry.lines:
        if line.text:
            ledger.claim(line, "comment_text")


def _refuse(entry: Entry, labels: Labels, ledger: Ledger) -> None:
    if labels.is_form(entry.bullet):
        ledger.claim(entry.bullet, "label")
    else:
        ledger.refuse(entry.bullet, "commenter without a text")
    for line in entry.lines:
        if line.text:
            ledger.refuse(line, "text without a commenter")
