"""The form that all writings of one handle share, the same on every Python."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Self

from commentariat.identity._unicode14 import unassigned

# Control and format characters of Unicode 14.0 (Cc but white space, Cf), and those that are
# invisible by design though not Cf: joiners, fillers, variation selectors. Written out: Cf grows.
_CONTROLS = "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_ZERO_WIDTH = (
    "\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U00013438"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\U000e0100-\U000e01ef"
)
ZERO_WIDTH = re.compile(f"[{_ZERO_WIDTH}]+")
INVISIBLE = re.compile(f"[{_CONTROLS}{_ZERO_WIDTH}]+")
BADGES = ("✓", "✔", "☑", "✅", "🗸")
SEPARATORS = " ,;:"  # left over at the end by "Name:" and "Name, 3 hours ago"
AT_SIGNS = "@\N{FULLWIDTH COMMERCIAL AT}\N{SMALL COMMERCIAL AT}"


@dataclass(frozen=True, slots=True)
class NameRules:
    """How a site writes handles: its marks beside a name, and whether case tells people apart."""

    badges: tuple[str, ...] = BADGES
    case_sensitive: bool = False

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return the rules that settings give a site; its badges stand beside the usual ones."""
        return cls((*BADGES, *given.get("badges", ())), given.get("case_sensitive", False))


PLAIN = NameRules()
_CASED = NameRules(case_sensitive=True)


@lru_cache(maxsize=1024)  # several questions are asked about one handle in a row
def normal_form(handle: str, rules: NameRules = PLAIN) -> str:
    """Return the form that all writings of one handle share, the same on every Python.

    NFC and case folding (Unicode's canonical caseless match, D145), without invisible and bidi
    characters, with single spaces, without "@" before, badges around and separators behind.
    Look-alike letters stay apart: an impersonator is another person. May be empty.

    >>> normal_form("  @Anna KOVÁCS ✓:")
    'anna kovács'
    """
    if handle.isascii() and handle.isprintable():
        name = " ".join(handle.split())
        name = name if rules.case_sensitive else name.lower()
    else:
        name = _folded(handle, rules)
    if rules is PLAIN and name[:1].isalnum() and name[-1:].isalnum():
        return name  # no mark at either end: the usual case
    return _trimmed(name, rules)


def without_badges(handle: str, rules: NameRules) -> str | None:
    """Return how others write a handle that has badges of its site's own, None if it has none.

    >>> without_badges("Anna Kovács [MOD]", NameRules(badges=("[Mod]",)))
    'Anna Kovács'
    """
    if rules.badges == BADGES:
        return None
    name = normal_form(handle, NameRules(rules.badges, case_sensitive=True))
    return name if name != normal_form(handle, _CASED) else None


def _folded(handle: str, rules: NameRules) -> str:
    """Normalise all but the code points that only newer Pythons know."""
    text = INVISIBLE.sub("", handle)
    parts, position = [], 0
    for stretch in unassigned(text).finditer(text):
        parts += [_caseless(text[position : stretch.start()], rules), stretch.group()]
        position = stretch.end()
    parts.append(_caseless(text[position:], rules))
    return " ".join("".join(parts).split())


def _caseless(text: str, rules: NameRules) -> str:
    if rules.case_sensitive:
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def _trimmed(name: str, rules: NameRules) -> str:
    """Take "@", badges and separators off both ends, in linear time, but never the whole name.

    A badge is one in small letters, too, also where case tells people apart.
    """
    before, behind = _marks(rules)
    small = name.lower()
    small = small if len(small) == len(name) else name
    start, end = 0, len(name)
    while end > start and (m := next((m for m in behind if small.endswith(m, start, end)), "")):
        end -= len(m)
    while start < end and (m := next((m for m in before if small.startswith(m, start, end)), "")):
        start += len(m)
    return name[start:end] or name


@cache
def _marks(rules: NameRules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what may stand before a name and behind it; a badge that is a word stands apart."""
    badges = [badge for badge in (_folded(badge, rules).lower() for badge in rules.badges) if badge]
    before = [f"{badge} " if badge[-1].isalnum() else badge for badge in badges]
    behind = [f" {badge}" if badge[0].isalnum() else badge for badge in badges]
    return (*before, *AT_SIGNS, " "), (*behind, *SEPARATORS)
