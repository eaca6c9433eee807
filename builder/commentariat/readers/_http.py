"""The body of an HTTP response as it was before its transfer and content codings."""

import re
import zlib
from collections.abc import Callable
from typing import Literal

import pyarrow as pa

from commentariat.readers._bytes import LONGEST_PAGE

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_NONE = frozenset({"", "identity", "none"})
_START = 400  # bytes in which coded data cannot but show its nature
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
_TEXT = frozenset(b"\x00\t\n\x0c\r\x1b")  # of the control characters; UTF-16 has zeros


def decoded(data: bytes, transfer: str | None, content: str | None) -> bytes | None:
    """Return the body, or None if a coding is unknown or the data is damaged.

    Many crawlers store the body decoded under its old headers, so what is text already stays.

    Args:
        data: What follows the headers of the response.
        transfer: The header Transfer-Encoding.
        content: The header Content-Encoding: codings in the order in which they were applied.
    """
    if "chunked" in (transfer or "").lower():
        data = _unchunked(data)
    codings = [name.strip().lower() for name in (content or "").split(",")]
    for coding in reversed([name for name in codings if name not in _NONE]):
        decode = _DECODERS.get(coding)
        plain = decode(data) if decode else None
        if plain is None and not _is_plain(data):
            return None
        data = data if plain is None else plain
    return data


def _is_plain(data: bytes) -> bool:
    """Whether data is text in some encoding; packed data has a tenth of control characters."""
    start = data[:_START]
    controls = sum(1 for byte in start if byte < 32 and byte not in _TEXT)
    return not start.startswith(_PACKED) and controls * 50 <= len(start)


def _gzip(data: bytes) -> bytes | None:
    return _inflated(data, 31)


def _deflate(data: bytes) -> bytes | None:
    """Undo deflate with its zlib header, which servers leave out as often as not."""
    plain = _inflated(data, 15)
    return _inflated(data, -15) if plain is None else plain


def _inflated(data: bytes, window: int) -> bytes | None:
    machine = zlib.decompressobj(window)
    try:
        plain = machine.decompress(data, LONGEST_PAGE + 1)
    except zlib.error:
        return None
    return plain if machine.eof or len(plain) > LONGEST_PAGE else None


def _by_arrow(codec: Literal["brotli", "zstd"]) -> Callable[[bytes], bytes | None]:
    def decode(data: bytes) -> bytes | None:
        try:
            with pa.CompressedInputStream(pa.BufferReader(data), codec) as stream:
                return stream.read(LONGEST_PAGE + 1)
        except (OSError, pa.ArrowException):
            return None

    return decode


_DECODERS: dict[str, Callable[[bytes], bytes | None]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _by_arrow("brotli"),
    "zstd": _by_arrow("zstd"),
}


def _unchunked(data: bytes) -> bytes:
    parts, at = [], 0
    while found := _CHUNK.match(data, at):
        size = int(found.group(1), 16)
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size + 2
        if size == 0:
            return b"".join(parts)
    return b"".join(parts) if parts and at >= len(data) else data
