"""Texts with escapes undone and markup taken out: what a reader of a document would see."""

import base64
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

DEEPEST = 2  # an escape inside an escape
SPACED = "spaced"
# Readings in which signs such as ":" say nothing any more.
WORDS_ALONE = ("markup", "quoted-printable", "utf-7", SPACED)
# Any number of backslashes: JSON inside JSON doubles them.
_UNICODE = re.compile(
    r"\\+u\{([0-9a-fA-F]{1,6})\}|(?:\\+|%)u([0-9a-fA-F]{4})|\\+U([0-9a-fA-F]{8})"
    r"|\\+x([0-9a-fA-F]{2})"
)
_PERCENT = re.compile("(?:%[0-9a-fA-F]{2})+")
_QUOTED = re.compile("(?:=[0-9A-Fa-f]{2})+")  # quoted-printable, RFC 2045 ...
_SOFT = re.compile("=[ \t]*\r?\n")  # ... and its soft line breaks
_SHIFTED = re.compile(r"\+([A-Za-z0-9+/]{2,400})-?")  # UTF-7, RFC 2152
_TAG = re.compile(r"<[^<>]{1,400}>")
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|~~|`+")
_BETWEEN = re.compile(r"[\s+\-_]+")


def unescaped(text: str) -> str:
    """Undo JSON, percent and HTML escapes, also when one wraps another."""
    for _ in range(DEEPEST):
        plain = html.unescape(_PERCENT.sub(_unquoted, _UNICODE.sub(_character, text)))
        if plain == text:
            break
        text = plain
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def rewritten(text: str) -> Iterator[tuple[str, str]]:
    """Yield (encoding, text) for escapes of mail, without markup, with spaces between words."""
    if "=" in text:
        yield "quoted-printable", _QUOTED.sub(_printable, _SOFT.sub("", text))
    if "+" in text:
        yield "utf-7", _SHIFTED.sub(_unshifted, text)
    plain = _MARKS.sub("", text)
    yield "markup", _TAG.sub("", plain)
    yield SPACED, spaced(_TAG.sub(" ", plain))


def spaced(text: str) -> str:
    """Put one space for whatever parts words in addresses, names of files and lines.

    >>> spaced("Ida-Berg  and +so")
    'Ida Berg and so'
    """
    return _BETWEEN.sub(" ", text)


def _character(match: re.Match[str]) -> str:
    point = int(match[match.lastindex or 0], 16)
    return chr(point) if point < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _unquoted(match: re.Match[str]) -> str:
    return unquote_to_bytes(match[0]).decode("utf-8", "replace")


def _printable(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("=", "")).decode("utf-8", "replace")


def _unshifted(match: re.Match[str]) -> str:
    letters = match[1][: len(match[1]) - (len(match[1]) % 4 == 1)]
    raw = base64.b64decode(letters + "=" * (-len(letters) % 4))
    return raw[: len(raw) // 2 * 2].decode("utf-16-be", "replace")
