"""How much a file may unpack to, and how the bytes of one page become a `Page`."""

import io
import re
from collections.abc import Mapping
from typing import IO, Any

from commentariat.model import Page, Unreadable
from commentariat.readers._encoding import decode

# Codes of what a reader could not read; a code is never used for something else.
UNSAFE = "E106"  # a link, a device, or a name that leads out of its archive
TOO_LARGE = "E103"  # more bytes than a page, or an archive of this size, can have
DAMAGED = "E104"  # cut off, or bytes that the format does not allow
EMPTY = "E105"  # a file without content
NOT_UNDERSTOOD = "E107"  # a record that lacks what its format promises
NOT_MAPPED = "E109"  # a table whose columns nobody has named
NOT_A_PAGE = "W108"  # an image, a style sheet, a redirection: expected in a crawl, and counted

LONGEST_PAGE = 60_000_000  # bytes, as many as parsers look at
RATIO = 200  # the densest real archives of pages (solid xz of one template) reach about 100
ALWAYS_ALLOWED = 64_000_000  # bytes that any file may unpack to, so that small ones are no bombs
MOST = 2_000_000_000_000  # bytes that no single file may exceed

_HTML = re.compile(
    r"\s*(?:<!--|<\?xml[^>]{0,200}>\s*)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_START = 2048


class TooLargeError(Exception):
    """A stream unpacks to more than its size allows."""


class Limited(io.RawIOBase):
    """A readable stream that stops a decompression bomb by raising `TooLargeError`."""

    def __init__(self, stream: IO[bytes], packed: int) -> None:
        """Read `stream`, the decoded form of `packed` bytes."""
        self._stream = stream
        self._left = allowance(packed)

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes; all the rest, up to the limit, if it is negative."""
        data = self._stream.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError
        return data

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        """Fill `buffer` and return how many bytes it got."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def allowance(packed: int) -> int:
    """Return how many bytes a file of `packed` bytes may unpack to."""
    return min(MOST, max(ALWAYS_ALLOWED, RATIO * packed))


def page_of(
    data: bytes,
    source: str,
    *,
    line: int = 1,
    declared: str | None = None,
    more: Mapping[str, Any] | None = None,
) -> Page | Unreadable:
    """Return the page that `data` holds, or why it is none.

    Args:
        data: Bytes of a page as text or HTML, in any encoding.
        source: Where they stand in the dump.
        line: Line of the file, or number of the record, from 1.
        declared: Encoding that the container names.
        more: Further fields of `Page`: url, retrieved, html.
    """
    if len(data) > LONGEST_PAGE:
        return Unreadable(source, line, TOO_LARGE, f"a page has at most {LONGEST_PAGE:,} bytes")
    decoded = decode(data, declared)
    if "\x00" in decoded.text[:_START]:
        return Unreadable(source, line, NOT_A_PAGE, "binary data, not a page")
    fields = {"html": looks_like_html(decoded.text), **(more or {})}
    text = with_line_feeds(decoded.text)
    return Page(text, source, line, encoding=decoded.encoding, **fields)


def with_line_feeds(text: str) -> str:
    r"""Return a page with lines that end as everywhere, where it has others or each end twice.

    >>> with_line_feeds("of an\rold Mac"), with_line_feeds("once\r\r\ntoo often")
    ('of an\nold Mac', 'once\ntoo often')
    """
    if "\r" in text and "\n" not in text:
        return text.replace("\r", "\n")
    return text.replace("\r\r\n", "\n")


def looks_like_html(text: str) -> bool:
    """Whether a text opens like an HTML document.

    >>> looks_like_html("<!DOCTYPE html><p>Hi"), looks_like_html("<3 this town")
    (True, False)
    """
    return bool(_HTML.match(text[:_START].lstrip("\ufeff")))
