"""Members of compressed files and archives, opened in memory and never on disk."""

import bz2
import contextlib
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol

import pyarrow as pa

DEEPEST = 3  # an archive in an archive
LARGEST = 1 << 28  # bytes of one member: a release holds no larger document
# How streams begin: gzip, zlib, bzip2, xz.
_STREAM = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|BZh[1-9]1AY&SY|\xfd7zXZ\0")
_NO_STREAM = (zlib.error, OSError, lzma.LZMAError, EOFError)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def members(raw: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield (place, content) of what is packed inside `raw`, the names of members included.

    Raises:
        ValueError: a member is too large or too deep to be looked through.
        OSError, EOFError: it is damaged.
    """
    for name, content in _opened(raw):
        if depth == DEEPEST:
            raise ValueError("archives are nested too deep")
        yield "member's name", name.encode("utf-8", "surrogateescape")
        yield "member", content
        yield from members(content, depth + 1)


def streams(raw: bytes) -> Iterator[bytes]:
    """Yield what is compressed anywhere inside `raw`, such as behind a document or in a picture.

    Raises:
        ValueError: it is too large to be looked through.
    """
    for match in _STREAM.finditer(raw):
        with contextlib.suppress(*_NO_STREAM):  # some bytes begin so by chance
            content = _decompressed(match[0], memoryview(raw)[match.start() :])
            if len(content) > LARGEST:
                raise ValueError("a stream is too large")
            yield content


def _decompressed(magic: bytes, stream: memoryview) -> bytes:
    if magic.startswith(b"BZh"):
        return bz2.BZ2Decompressor().decompress(stream, LARGEST + 1)
    if magic.startswith(b"\xfd"):
        return lzma.LZMADecompressor().decompress(stream, LARGEST + 1)
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(stream, LARGEST + 1)


def _opened(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if raw.startswith(b"\x1f\x8b"):
        with gzip.open(io.BytesIO(raw)) as file:
            yield _gzip_name(raw), _bounded(file)
    elif raw.startswith(b"\x28\xb5\x2f\xfd"):
        with pa.CompressedInputStream(pa.BufferReader(raw), "zstd") as stream:
            yield "", _bounded(stream)
    elif b"PK\x03\x04" in raw:
        yield from _zipped(raw)
    elif raw[257:262] == b"ustar":
        yield from _taped(raw)
    else:
        yield from (("", content) for content in streams(raw))


def _zipped(raw: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as file:
                    note = archive.comment + b"\n" + entry.comment + b"\n" + entry.extra
                    yield f"{entry.filename}\n{note.decode('utf-8', 'replace')}", _bounded(file)
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise ValueError("a damaged or locked archive") from error


def _taped(raw: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
            for entry in archive:
                file = archive.extractfile(entry) if entry.isfile() else None
                owner = f"{entry.name}\n{entry.linkname}\n{entry.uname}\n{entry.gname}"
                yield owner, _bounded(file) if file else b""
    except tarfile.TarError as error:
        raise ValueError("a damaged archive") from error


def _gzip_name(raw: bytes) -> str:
    """Return the file name that a gzip header may hold (RFC 1952): flags are its fourth byte."""
    return raw[10:266].split(b"\0")[0].decode("latin-1") if raw[3] & 8 else ""


def _bounded(file: _Readable) -> bytes:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError("a member is too large")
    return content
