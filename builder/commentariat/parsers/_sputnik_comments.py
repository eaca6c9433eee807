"""The comment section of the Sputnik layout: its labels, and the comments by their indentation."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from commentariat.model import Comment, CommentSection
from commentariat.parsers._article import comment
from commentariat.parsers._lines import LONGEST, Ledger, Line, texts

BULLETS = "•●▪‣"
_LONGEST_HANDLE = 300
_LABELS = frozenset({"communitystandards", "discussion", "communitystandardsdiscussion"})
_SYSTEMS = {"commentviafacebook": ["facebook"], "commentviasputnik": ["sputnik"]}
_SYSTEMS["commentviafacebookcommentviasputnik"] = ["facebook", "sputnik"]
_FOOTER = re.compile(r"Show new comments \(([0-9]{1,9})\)")
_CLOSED = re.compile(
    r"Comment(?:s|ing) (?:is|are)?(?: now)? ?(?:closed|disabled)\.?", re.IGNORECASE
)
_REPLY = re.compile(r"(.{1,200}?) ?in reply to ?(.{1,200}?) ?\(Show comment ?Hide comment\)")
_INITIALS = frozenset(BULLETS + "CcDdAaSs")  # of every label: most lines are none


class Entry(NamedTuple):
    """A bullet that opens a comment, the comment it hangs below, and the lines of its text."""

    bullet: Line
    depth: int
    lines: list[Line]


def label(line: Line) -> str | None:
    """Return the role of a line that the layout itself prints, or None.

    >>> label(Line(1, 4, "Community standardsDiscussion"))
    'label'
    """
    text = line.text
    if not text or len(text) > 60 or text[0] not in _INITIALS:
        return None
    folded = _folded(text)
    if folded in _LABELS or folded in _SYSTEMS or folded == "allcomments" or is_form(line):
        return "label"
    if _FOOTER.fullmatch(text):
        return "comment_footer"
    return "comments_closed" if _CLOSED.fullmatch(text) else None


def _folded(text: str) -> str:
    """Return a label without the spaces that a renderer may or may not put in it."""
    return text.replace(" ", "").replace("\xa0", "").lower()


def is_form(line: Line) -> bool:
    """Whether a line is the entry to the reply form, which looks exactly like a commenter.

    The site writes it with a Cyrillic letter in front, which no Unicode normal form folds.
    """
    return line.text[:1] in BULLETS and line.text[1:].strip() == "\u0421omment"


def section_of(lines: Sequence[Line]) -> CommentSection:
    """Return what the labels say of the comment systems and of what was captured."""
    systems: list[str] = []
    new, shown = None, False
    for line in lines:
        role = label(line)
        folded = _folded(line.text) if role else ""
        systems += [name for name in _SYSTEMS.get(folded, []) if name not in systems]
        shown = shown or folded == "allcomments" or role == "comment_footer"
        if role == "comment_footer":
            new = int(line.text[line.text.index("(") + 1 : -1])
    return {
        "systems": systems,
        "captured": ["sputnik"] if shown else [],
        "reported": None,
        "new": new,
        "complete": False if new else None,
    }


def read_comments(lines: Sequence[Line], *, flat: bool, ledger: Ledger) -> list[Comment]:
    """Return the comments of a section and claim its lines.

    Args:
        lines: The lines from the first label on, empty ones included.
        flat: Whether a copier removed the indentation of the whole page; then only bullets part
            the comments.
        ledger: Gets the role of every line.
    """
    found: list[Comment] = []
    depth_of: dict[str, int] = {}
    entries = _flat_entries(lines, ledger) if flat else _entries(lines, ledger)
    for entry in entries:
        handle = entry.bullet.text[1:].strip()
        said = texts(entry.lines)
        if not handle or not said or len(handle) > _LONGEST_HANDLE or is_form(entry.bullet):
            _refuse(entry, ledger)
            continue
        depth = entry.depth
        if answer := _REPLY.fullmatch(handle[:LONGEST]):
            handle = answer[1].strip()
            depth = max(depth, depth_of.get(answer[2], 0) + 1)
        depth_of[handle] = depth
        found.append(comment(handle, said, depth=depth, platform="sputnik"))
        _claim(entry, ledger)
    return found


def _flat_entries(lines: Sequence[Line], ledger: Ledger) -> list[Entry]:
    """Return the comments of a page without indentation: a bullet opens, the last footer ends."""
    footers = [line.number for line in lines if label(line) == "comment_footer"]
    entries: list[Entry] = []
    entry: Entry | None = None
    for line in lines:
        role = label(line)
        if role and (entry is None or line.number in footers[-1:] or is_form(line)):
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


def _entries(lines: Sequence[Line], ledger: Ledger) -> list[Entry]:
    """Return the comments by indentation: deeper than its bullet a text, then a reply."""
    heads = _heads(lines)
    columns = frozenset(heads.values())
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
        elif entry and (not line.text or _is_text_of(entry, line, open_at[-1], columns)):
            entry.lines.append(line)
        elif line.text:
            # What stands no deeper than the bullet ends the comment: a label of the page, or a line
            # that lost its place, after which nobody knows whose words follow.
            entry = None
            _unowned(line, base, ledger)
    return entries


def _heads(lines: Sequence[Line]) -> dict[int, int]:
    """Return the bullets that open a comment, by line number, with the column they count for.

    A bullet opens a comment if the next text stands deeper. The entry to the reply form tells at
    which column the outermost comments stand.
    """
    filled = [line for line in lines if line.text]
    bullets = {
        line.number: line.indent
        for line, after in zip_longest(filled, filled[1:])
        if line.text[:1] in BULLETS and (is_form(line) or (after and after.indent > line.indent))
    }
    base = next((line.indent for line in filled if is_form(line)), None)
    if base is None:
        base = min(bullets.values(), default=0)
    return {number: max(column, base) for number, column in bullets.items()}


def _is_text_of(entry: Entry, line: Line, column: int, columns: frozenset[int]) -> bool:
    """Whether a line belongs to the comment whose bullet stands in `column`.

    A comment may open with a bullet; a bullet further down, or in a column where replies open,
    may be a person whose own text is gone, and then the words that follow are somebody else's.
    """
    if line.indent <= column or line.text[0] not in BULLETS:
        return line.indent > column
    if line.indent in columns:
        return False
    before = next((held.text for held in reversed(entry.lines) if held.text), None)
    looks_like_handle = len(line.text) < 40 and line.text[-1] not in ".!?,;:…"
    return before is None or before[0] in BULLETS or not looks_like_handle


def _unowned(line: Line, base: int, ledger: Ledger) -> None:
    role = label(line)
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


def _refuse(entry: Entry, ledger: Ledger) -> None:
    if is_form(entry.bullet):
        ledger.claim(entry.bullet, "label")
    else:
        ledger.refuse(entry.bullet, "commenter without a text")
    for line in entry.lines:
        if line.text:
            ledger.refuse(line, "text without a commenter")
