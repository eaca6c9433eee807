"""Where a document says that something is the name of a user: there a mere word is one, too."""

import re
from collections.abc import Iterator

_ROLE = (
    r"(?:\w{1,20}_)?(?:handle|user|nick|login|account|author|commenter|poster|display|screen)"
    r"(?:[_ ]?name)?"
)
_SIGNS = r"""["']?\s{0,4}[:=]\s{0,4}["']?"""
_KEYED = re.compile(rf"""\b{_ROLE}{_SIGNS}([^"'\n<>]{{1,80}})""")
_TAGGED = re.compile(rf"<(?:\w{{1,20}}:)?{_ROLE}(?:\s[^<>]{{0,200}})?>\s{{0,40}}([^<>]{{1,80}})<")
_LINKED = re.compile(
    r"(?<![\w.-])(?:users?|profiles?|people|members?|authors?|u)/([^/\s\"'<>?#)]{1,80})"
)
_SIGNED = re.compile(r"(?<![\w.%+-])@(\w[\w.-]{0,79})")
_PLAIN = re.compile(r"[,;|&)\]}]")
_HEAD = re.compile(rf"\b{_ROLE}\b")
_WIDEST = 1000  # signs of the head of a table
_EMPTY = re.compile(r"\n[ \t\r]{0,9}\n")
_QUOTES = " \t\"'`*_"


def named_users(text: str) -> Iterator[str]:
    """Yield what stands where a user is named, in a text in small letters."""
    for pattern in (_KEYED, _TAGGED, _LINKED, _SIGNED):
        for match in pattern.finditer(text):
            yield match[1]
            yield _PLAIN.split(match[1], maxsplit=1)[0]
    yield from _in_columns(text)


def _in_columns(text: str) -> Iterator[str]:
    """Yield the cells below the head of a column of users, in CSV or Markdown."""
    done = 0
    for found in _HEAD.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        if done <= start < end < start + _WIDEST:
            done = end
            line = text[start:end]
            sign = next((sign for sign in "|\t;," if sign in line), "\n")
            heads = [head.strip(_QUOTES) for head in line.split(sign)]
            places = [place for place, head in enumerate(heads) if _HEAD.fullmatch(head)]
            if places:
                done = _end_of_table(text, end)
                rows = (row.split(sign) for row in text[end + 1 : done].split("\n"))
                yield from (
                    row[at].strip(_QUOTES) for row in rows for at in places if at < len(row)
                )


def _end_of_table(text: str, start: int) -> int:
    """Return where the next empty line is."""
    empty = _EMPTY.search(text, start)
    return empty.start() if empty else len(text)
