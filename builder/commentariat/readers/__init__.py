"""One module per input format; here the inputs of a build are found and given to their reader.

A reader is a module with `SUFFIXES`, `pieces` and `read`; where formats share a suffix,
`recognises` tells them apart by name and first bytes. The settings may give a reader more files:
patterns under `files` of its options. One that reads less than its file, or more, says so by
`looked_at`.
"""

import glob
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias, cast

import orjson

from commentariat.errors import InputError, SettingsError
from commentariat.model import Piece, Raw, Unreadable
from commentariat.plugins import plugins
from commentariat.readers._unpacked import BROKEN

# What damage raises that a reader did not expect where it came.
_DAMAGED = (*BROKEN, orjson.JSONDecodeError, UnicodeError)
Options: TypeAlias = Mapping[str, Mapping[str, Any]]  # of all readers, by name
_NONE: Final[Options] = MappingProxyType({})
STDIN = "<stdin>"
SPOOL = "commentariat-stdin-"  # begins the name of the folder in which standard input is kept
HEAD = 65536  # bytes a reader may look at to recognise its format

__all__ = [
    "SPOOL",
    "STDIN",
    "Options",
    "Reader",
    "find",
    "looked_at",
    "pieces",
    "read",
    "reader_of",
    "suffixes",
]


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def pieces(self, path: Path, /) -> Iterator[Piece]:
        """Cut a file into units of work, cheaply."""
        ...

    def read(self, piece: Piece, options: Mapping[str, Any], /) -> Iterator[Raw]:
        """Yield what stands in a piece, in order; what cannot be read as `Unreadable`.

        Raises:
            OSError: the file cannot be opened at all.
        """
        ...


def find(inputs: Iterable[str], home: Path = Path(), options: Options = _NONE) -> list[Path]:
    """Return the files that files, folders and patterns name, each once, sorted.

    A folder stands for every file in it, at any depth, that has the suffix of a reader or that
    `options` give to one; hidden files are left out.

    Raises:
        InputError: nothing is there, or a folder holds no file that any reader reads.
        SettingsError: there is no reader of a name.
    """
    for name in options:
        if name not in plugins("readers"):
            known = ", ".join(plugins("readers"))
            raise SettingsError(f"[readers.{name}] is of no reader; there are {known}")
    found: set[Path] = set()
    for given in inputs:
        path = home / given
        if path.is_dir():
            inside = {p for p in path.rglob("*") if _readable(p, path, options)}
            if not inside:
                raise InputError(f"{given} holds no pages or records: no file with a known suffix")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            # Path.glob cannot take a pattern that is absolute or climbs.
            matches = {Path(p) for p in glob.glob(str(path), recursive=True)}  # noqa: PTH207
            matches = {p for p in matches if p.is_file()}
            if not matches:
                raise InputError(f"no such file or folder: {given}")
            found |= matches
    return sorted(found)


def _readable(path: Path, root: Path, options: Options) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    known = _candidates(path) or _given(path, options)
    return not hidden and path.is_file() and bool(known)


def _given(path: Path, options: Options) -> str | None:
    """Return the reader that a pattern of the settings names for a file."""
    for name, said in sorted(options.items()):
        if any(path.match(pattern) for pattern in said.get("files", ())):
            return name
    return None


def pieces(path: Path, options: Options = _NONE) -> list[Piece]:
    """Return the units of work of one file.

    Raises:
        InputError: the file cannot be read, or no reader knows its suffix.
    """
    try:
        return list(_module(_given(path, options) or reader_of(path)).pieces(path))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def read(piece: Piece, options: Options) -> Iterator[Raw]:
    """Yield what stands in a piece; standard input goes by its name, not by that of its copy.

    Raises:
        InputError: the file cannot be opened at all.
    """
    copied = Path(piece.path).parent.name.startswith(SPOOL)
    for raw in _read(piece, options):
        yield replace(raw, source=STDIN + raw.source.removeprefix(piece.path)) if copied else raw


def _read(piece: Piece, options: Options) -> Iterator[Raw]:
    """Yield what stands in a piece; damage that its reader did not expect becomes `Unreadable`.

    A whole file without anything in it is named, too: nothing vanishes in silence.

    Raises:
        InputError: the file cannot be opened at all.
    """
    line, found = piece.line, False
    try:
        for raw in _module(piece.reader).read(piece, options.get(piece.reader, {})):
            line, found = raw.line, True
            yield raw
        if not found and piece.start == 0 and piece.end <= 0:
            yield Unreadable(piece.path, 1, "E105", "the file holds no pages and no records")
    except _DAMAGED as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise InputError(f"cannot read {piece.path}: {error.strerror or error}") from error
        yield Unreadable(piece.path, line, "E104", "the file is damaged")


def looked_at(piece: Piece) -> list[tuple[Path, int, int]]:
    """Return the stretches of files that what stands in a piece depends on; -1 is the end.

    That is the whole file, unless the reader has a function `looked_at` that says otherwise.
    """
    known = getattr(_module(piece.reader), "looked_at", None)
    return list(known(piece)) if known else [(Path(piece.path), 0, -1)]


def reader_of(path: Path) -> str:
    """Return the name of the reader for a file: by its longest known suffix, then by its beginning.

    Raises:
        InputError: no reader knows the suffix.
    """
    names = _candidates(path)
    if not names:
        raise InputError(
            f"no reader for {path}: known suffixes are .jsonl, .csv, .parquet, .txt, .html, .zip"
            " and others, which the README lists under Your own data"
        )
    if len(names) == 1:
        return names[0]
    with path.open("rb") as file:
        head = file.read(HEAD)
    for name in names:
        recognises = getattr(_module(name), "recognises", None)
        if recognises is not None and recognises(path, head):
            return name
    plain = [n for n in names if not hasattr(_module(n), "recognises")]
    return (plain or names)[0]


def suffixes() -> list[str]:
    """Return every suffix that some reader reads."""
    return sorted({suffix for module in plugins("readers").values() for suffix in module.SUFFIXES})


def _candidates(path: Path) -> list[str]:
    name = path.name.lower()
    fits = [
        (-len(suffix), reader)
        for reader, module in plugins("readers").items()
        for suffix in module.SUFFIXES
        if name.endswith(suffix)
    ]
    longest = min((length for length, _ in fits), default=0)
    return sorted({reader for length, reader in fits if length == longest})


def _module(name: str) -> Reader:
    return cast("Reader", plugins("readers")[name])
