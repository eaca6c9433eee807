"""Choose among overlapping spans, put the tokens in, and say where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

OPEN, CLOSE = "⟦", "⟧"
ESCAPED = "⟦(⟧"


@dataclass(frozen=True, slots=True)
class Redaction:
    """A token in a published text: `start:end` in code points, its type, the rule that found it."""

    start: int
    end: int
    type: str
    rule: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A published text, its tokens, and the pseudonyms it names in order of first occurrence."""

    text: str
    redactions: tuple[Redaction, ...]
    mentions: tuple[str, ...]


class Span(NamedTuple):
    """What is to be replaced in a raw text; `name` is a pseudonym, or None for contact data."""

    start: int
    end: int
    type: str
    rule: str
    name: str | None
    part: bool = False


def chosen(spans: Iterable[Span]) -> list[Span]:
    """Return the leftmost, of these the longest spans; of equal ones whole handles.

    Contact data that a mention cuts at its end (a link to a profile, up to the handle) gives way.
    """
    given = list(spans)
    if len(given) < 2:
        return given
    ordered = sorted(given, key=lambda span: (span.start, -span.end, span.name is None, span.part))
    if any(span.name is None for span in ordered):
        names = [span for span in ordered if span.name is not None]
        ordered = [s for s in ordered if s.name is not None or not any(_cuts(n, s) for n in names)]
    kept: list[Span] = []
    for span in ordered:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _cuts(name: Span, contact: Span) -> bool:
    return contact.start <= name.start < contact.end <= name.end


def splice(text: str, spans: Iterable[Span]) -> Redacted | None:
    """Return the text with tokens for spans, None if nothing changes."""
    parts: list[str] = []
    redactions: list[Redaction] = []
    length = last = 0
    kept = chosen(spans)
    for span in kept:
        plain = text[last : span.start].replace(OPEN, ESCAPED)
        token = f"{OPEN}{span.name or span.type}{CLOSE}"
        start = length + len(plain)
        length = start + len(token)
        redactions.append(Redaction(start, length, span.type, span.rule))
        parts += (plain, token)
        last = span.end
    parts.append(text[last:].replace(OPEN, ESCAPED))
    if not redactions and OPEN not in text:
        return None
    mentions = dict.fromkeys(span.name for span in kept if span.name)
    return Redacted("".join(parts), tuple(redactions), tuple(mentions))
