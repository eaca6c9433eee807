"""Signs that a text spells out: by character references, as in URLs or Markdown, Korean letters."""

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|\\[_*.~#-]"  # as Markdown is escaped, of signs that handles have
    r"|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
_JAMO = re.compile(r"[\u1161-\u1175]")
# One character of UTF-8.
_ESCAPED = re.compile(
    "%[2-7][0-9a-f]|%(?:c[2-9a-f]|d[0-9a-f]|e[0-9a-f]%[89ab][0-9a-f]|f[0-4](?:%[89ab][0-9a-f]){2})"
    "%[89ab][0-9a-f]",
    re.IGNORECASE,
)


def disguised(text: str) -> bool:
    """Whether a text may hold what `unescaped` resolves."""
    return "&" in text or "\\" in text or (not text.isascii() and _JAMO.search(text) is not None)


def unescaped(text: str) -> tuple[str, list[int]]:
    """Resolve character references, escapes of Markdown, Korean syllables letter by letter.

    Also return for each offset of the result its offset in the text.

    >>> unescaped("a&amp;b")
    ('a&b', [0, 1, 6, 7])
    """
    return _resolved(text, _ENTITY, _composed)


def unquoted(text: str) -> tuple[str, list[int]]:
    """Resolve what is escaped as in a URL; also return for each offset of the result its own.

    >>> unquoted("a%5Fb")
    ('a_b', [0, 1, 4, 5])
    """
    return _resolved(text, _ESCAPED, unquote)


def _composed(spelt: str) -> str:
    return spelt[1:] if spelt[0] == "\\" else unicodedata.normalize("NFC", html.unescape(spelt))


def _resolved(
    text: str, spelt: re.Pattern[str], sign_of: Callable[[str], str]
) -> tuple[str, list[int]]:
    """Replace what spells one sign by it, and leave what spells none or several."""
    parts: list[str] = []
    at: list[int] = []
    last = 0
    for match in spelt.finditer(text):
        sign = sign_of(match.group())
        if len(sign) != 1 or sign == "\ufffd":
            continue
        parts += (text[last : match.start()], sign)
        at += range(last, match.start() + 1)
        last = match.end()
    parts.append(text[last:])
    at += range(last, len(text) + 1)
    return "".join(parts), at
