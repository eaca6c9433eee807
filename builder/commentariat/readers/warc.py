"""Pages of web archives: HTML responses of WARC files, text conversions of WET files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from commentariat.errors import SettingsError
from commentariat.model import Piece, Raw, Unreadable
from commentariat.readers._bytes import (
    DAMAGED,
    LONGEST_PAGE,
    NOT_A_PAGE,
    TOO_LARGE,
    page_of,
)
from commentariat.readers._http import decoded
from commentariat.readers._warc_stream import WarcStream

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.wet.gz", ".warc.wet")
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the whole file: the records of a compressed archive cannot be found from its middle."""
    yield Piece("warc", str(path))


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield a page for each HTML or text response and for each conversion to text.

    `url` and `retrieved` come from the record's headers, `line` is the number of the record. Other
    responses (images, redirections) are named as no pages; requests and metadata are passed over.
    After damage the next record that can be found goes on.

    Raises:
        OSError: the file cannot be opened.
        SettingsError: the extra `warc` is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise SettingsError(
            "Reading WARC needs an extra: pip install 'commentariat[warc]'."
        ) from error
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    number = 0
    with WarcStream(Path(piece.path)) as stream:
        while stream.next_run():
            try:
                records = ArchiveIterator(cast("BinaryIO", stream), kinds, stream_detect=False)
                for record in records:
                    stream.reached(record.stream_pos)
                    number += 1
                    yield _page(record, piece.path, number)
            except OSError:
                stream.broken()
            if stream.fault:
                number += 1
                yield Unreadable(piece.path, number, *stream.fault)


def _page(record: "WarcRecord", source: str, number: int) -> Raw:
    headers, http = record.headers, record.http_headers if record.is_http_parsed else None
    kind = (record.http_content_type if http else headers.get("Content-Type")) or "text/html"
    kind = kind.split(";")[0].strip().lower()
    status = http.status_code if http else 200
    if status != 200 or kind not in _PAGES:
        what = f"status {status}" if status != 200 else "not text or HTML"
        return Unreadable(source, number, NOT_A_PAGE, f"no page: {what}")
    if record.content_length > LONGEST_PAGE:
        return Unreadable(source, number, TOO_LARGE, "the record is too large")
    expected = record.content_length
    data: bytes | None = record.reader.read()
    if data is None or len(data) < expected:
        return Unreadable(source, number, DAMAGED, "the record is cut off")
    if http:
        data = decoded(data, http.get("Transfer-Encoding"), http.get("Content-Encoding"))
    if data is None:
        return Unreadable(source, number, DAMAGED, "the content coding is damaged or unknown")
    more = {"url": headers.get("WARC-Target-URI"), "retrieved": headers.get("WARC-Date")}
    html = {"html": True} if kind != "text/plain" else {}
    declared = record.http_charset if http else None
    return page_of(data, source, line=number, declared=declared, more=more | html)
