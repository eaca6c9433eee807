"""Pages inside `.tar` and `.zip` archives, streamed: nothing is written to disk."""

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import Any

from commentariat.model import Piece, Raw, Unreadable
from commentariat.readers._bytes import (
    DAMAGED,
    LONGEST_PAGE,
    NOT_A_PAGE,
    RATIO,
    TOO_LARGE,
    UNSAFE,
    Limited,
    TooLargeError,
    allowance,
    page_of,
)
from commentariat.readers._unpacked import unpacked

SUFFIXES = (
    *(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
    *(".zip",),
)
MOST_MEMBERS = 1_000_000
_PIECE = 20_000  # members; opening a zip again costs a second for 100,000
_LONGEST_DIRECTORY = 200 * MOST_MEMBERS  # bytes that the list of a zip may take; it is read at once
# `zipfile` raises RuntimeError, too, for what a zip may have and it cannot read.
_DAMAGE = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, LZMAError),
    *(EOFError, OSError, ValueError, RuntimeError, struct.error),
)
# What a crawler also saves. Everything else is looked at.
_NO_PAGES = frozenset(
    {
        *(".css", ".js", ".mjs", ".json", ".jsonl", ".rss", ".wasm"),
        *(".avi", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".mov", ".mp3", ".mp4", ".ogg", ".png"),
        *(".svg", ".swf", ".tif", ".tiff", ".wav", ".webm", ".webp"),
        *(".eot", ".otf", ".ttf", ".woff", ".woff2"),
        *(".doc", ".docx", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx"),
        *(".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zip"),
    }
)


def pieces(path: Path) -> Iterator[Piece]:
    """Cut a zip by the number of the member; a tar can only be read from its beginning."""
    if not path.name.lower().endswith(".zip"):
        yield Piece("archives", str(path))
        return
    count = _members(path)
    for start in range(0, max(count, 1), _PIECE):
        yield Piece("archives", str(path), start, min(start + _PIECE, count))


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield a page for each member, `archive.zip!member`; what is unsafe or too large is named.

    `line` is the number of the member. One bad member does not stop the others, unless the archive
    itself is damaged: a tar has no list of its members to go on from.

    Raises:
        OSError: the file cannot be opened at all.
    """
    path = Path(piece.path)
    yield from _zip(path, piece) if path.name.lower().endswith(".zip") else _tar(path)


def _tar(path: Path) -> Iterator[Raw]:
    number = 0
    with unpacked(path) as plain:
        try:
            for number, raw in _members_of_tar(path, plain):  # noqa: B007 - said after damage
                if raw:
                    yield raw
        except TooLargeError:
            yield Unreadable(str(path), number, TOO_LARGE, "the archive unpacks to too many bytes")
        except _DAMAGE:
            message = f"the archive is damaged after member {number}"
            yield Unreadable(str(path), number + 1, DAMAGED, message)


def _members_of_tar(path: Path, plain: Limited) -> Iterator[tuple[int, Raw | None]]:
    """Yield number and content of each member; nothing for a folder."""
    left = allowance(path.stat().st_size)
    with tarfile.open(fileobj=plain, mode="r|", errorlevel=2) as archive:
        for number, member in enumerate(archive, start=1):
            vars(archive)["members"].clear()  # tarfile keeps every header it has seen
            source = f"{path}!{member.name}"
            left -= member.size
            if number > MOST_MEMBERS or left < 0:
                yield number, Unreadable(str(path), number, TOO_LARGE, "the archive is too large")
                return
            problem = _refusal(source, number, member.name, regular=member.isreg())
            if member.isdir():
                yield number, None
            elif problem:
                yield number, problem
            elif member.size > LONGEST_PAGE:
                yield number, Unreadable(source, number, TOO_LARGE, "the member is too large")
            else:
                stream = archive.extractfile(member)
                yield number, page_of(stream.read() if stream else b"", source, line=number)


def _zip(path: Path, piece: Piece) -> Iterator[Raw]:
    try:
        _check_directory(path)
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, RuntimeError, struct.error):
        yield Unreadable(str(path), 1, DAMAGED, "not a zip archive, or its list of members is cut")
        return
    except TooLargeError:
        yield Unreadable(str(path), 1, TOO_LARGE, "the archive has too many members")
        return
    with archive:
        names = archive.infolist()
        end = len(names) if piece.end < 0 else piece.end
        left = allowance(path.stat().st_size)
        for number, member in enumerate(names[piece.start : end], start=piece.start + 1):
            source = f"{path}!{member.filename}"
            left -= 0 if _is_bomb(member) else member.file_size
            if number > MOST_MEMBERS or left < 0:
                yield Unreadable(str(path), number, TOO_LARGE, "the archive is too large")
                return
            if not member.is_dir():
                yield _zip_member(archive, member, source, number)


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, number: int) -> Raw:
    kind = member.external_attr >> 28  # the upper bits of a Unix mode: 8 is a file, 0 not said
    problem = _refusal(source, number, member.filename, regular=kind in (0, 8))
    if problem:
        return problem
    if _is_bomb(member):
        return Unreadable(source, number, TOO_LARGE, "the member is too large, or too dense")
    if member.flag_bits & 1:
        return Unreadable(source, number, DAMAGED, "the member is encrypted")
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except _DAMAGE:
        return Unreadable(source, number, DAMAGED, "the member is damaged")
    return page_of(data, source, line=number)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > min(LONGEST_PAGE, max(1_000_000, RATIO * member.compress_size))


def _refusal(source: str, number: int, name: str, *, regular: bool) -> Unreadable | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        return Unreadable(source, number, UNSAFE, "the name of the member leads out of the archive")
    if not regular:
        return Unreadable(source, number, UNSAFE, "the member is a link or a device, not a file")
    if path.suffix.lower() in _NO_PAGES:
        return Unreadable(source, number, NOT_A_PAGE, f"a {path.suffix.lower()} file is not a page")
    return None


def _members(path: Path) -> int:
    """Return how many members a zip says it has; 0 where that cannot be read."""
    found = _end_of_directory(path)
    return min(found[0], MOST_MEMBERS) if found else 0


def _check_directory(path: Path) -> None:
    found = _end_of_directory(path)
    if found and found[1] > _LONGEST_DIRECTORY:
        raise TooLargeError


def _end_of_directory(path: Path) -> tuple[int, int] | None:
    """Return number and bytes of the entries, from the record at the end of a zip (APPNOTE 4.3)."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_536 - 22 - 20 - 56))
        tail = file.read()
    large = tail.rfind(b"PK\x06\x06")
    if 0 <= large <= len(tail) - 56:
        count, length = struct.unpack_from("<QQ", tail, large + 32)
        return int(count), int(length)
    small = tail.rfind(b"PK\x05\x06")
    if 0 <= small <= len(tail) - 22:
        count, length = struct.unpack_from("<HL", tail, small + 10)
        return int(count), int(length)
    return None
