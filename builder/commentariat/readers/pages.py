"""Pages of text or HTML, one file each, in whatever encoding they were saved."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from commentariat.model import Page, Piece, Raw, Unreadable
from commentariat.readers._bytes import looks_like_html, with_line_feeds
from commentariat.readers._encoding import decode
from commentariat.readers._streams import (
    COMPRESSED,
    DAMAGED,
    blocks,
    damage,
    opened,
    refused,
    with_compressed,
)

_HTML = (".html", ".htm", ".xhtml")
SUFFIXES = with_compressed(".txt", ".text", *_HTML)
LARGEST = 64 << 20  # bytes of one page


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the file as one piece."""
    yield Piece("pages", str(path))


def read(piece: Piece, _: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield the page of a file, or say why there is none."""
    path = Path(piece.path)
    try:
        data = _content(path)
    except DAMAGED as error:
        refused(error)
        yield Unreadable(piece.path, 1, "E104", damage(error).partition(";")[0])
        return
    if len(data) > LARGEST:
        yield Unreadable(piece.path, 1, "E103", f"the page is larger than {LARGEST >> 20} MiB")
    elif not data.strip():
        yield Unreadable(piece.path, 1, "E105", "the file is empty")
    else:
        name = path.name.lower()
        for suffix in COMPRESSED:
            name = name.removesuffix(suffix)
        decoded = decode(data)
        html = name.endswith(_HTML) or looks_like_html(decoded.text)
        text = with_line_feeds(decoded.text)
        yield Page(text, piece.path, html=html, encoding=decoded.encoding)


def _content(path: Path) -> bytes:
    parts: list[bytes] = []
    with opened(path) as stream:
        for part in blocks(path, stream, LARGEST + 1):
            parts.append(part)
            if sum(map(len, parts)) > LARGEST:
                break
    return b"".join(parts)
