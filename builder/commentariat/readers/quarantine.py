"""What a build rejected, read again: the private `quarantine.jsonl`, after repair or new rules."""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson

from commentariat.checks import FAULTS
from commentariat.model import Page, Piece, Raw, Record, Unreadable
from commentariat.readers import jsonl

SUFFIXES = (".jsonl",)
_FIRST = b'{"quarantined":'
_NO_RECORD = "E101"
_OF_PAGES = {field.name for field in fields(Page)}


def recognises(_: Path, head: bytes) -> bool:
    """Whether a file begins as the quarantine does."""
    return head.startswith(_FIRST)


def pieces(path: Path) -> Iterator[Piece]:
    """Cut the file as any other of JSON Lines."""
    for piece in jsonl.pieces(path):
        yield Piece("quarantine", piece.path, piece.start, piece.end, piece.line)


def looked_at(piece: Piece) -> list[tuple[Path, int, int]]:
    """Return the range of bytes that a piece is."""
    return jsonl.looked_at(piece)


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield what each line holds, as its reader yielded it: with its first source and line."""
    for raw in jsonl.read(piece, options):
        yield _again(raw) if isinstance(raw, Record) else raw


def _again(kept: Record) -> Raw:
    assert isinstance(kept.data, bytes)
    try:
        line = orjson.loads(kept.data)
        reason = line["quarantined"][0]
        source, number, code = reason["source"], reason["line"], reason["code"]
    except (orjson.JSONDecodeError, LookupError, TypeError):
        line, source, number, code = None, None, None, None
    found: Raw | None = None
    if isinstance(source, str) and type(number) is int and isinstance(code, str):
        found = _raw(line, Unreadable(source, number, code, FAULTS.get(code, code)))
    strange = Unreadable(kept.source, kept.line, "E107", "the line is not one of the quarantine")
    return found or strange


def _raw(line: Mapping[str, Any], unreadable: Unreadable) -> Raw | None:
    match line.get("record"), line.get("page"), line.get("bytes"):
        case str() as text, _, _:
            return Record(unreadable.source, unreadable.line, text.encode())
        case dict() as record, _, _:  # written by hand
            return Record(unreadable.source, unreadable.line, record)
        case _, dict() as page, _:
            return _page(page)
        case _, _, str() as text:
            return _bytes(text, unreadable)
        case _:
            return None


def _page(given: Mapping[str, Any]) -> Page | None:
    """Return the page whose fields were kept, if they are those of a page."""
    known = {name: value for name, value in given.items() if name in _OF_PAGES}
    if not known.keys() >= {"text", "source"}:
        return None
    kinds = {"text": str, "source": str, "line": int, "html": bool}
    if any(not isinstance(v, kinds.get(n, str | None)) for n, v in known.items()):
        return None
    return Page(**known)


def _bytes(text: str, unreadable: Unreadable) -> Raw | None:
    try:
        raw = b64decode(text, validate=True)
    except binascii.Error:
        return None
    if raw and unreadable.code == _NO_RECORD:
        return Record(unreadable.source, unreadable.line, raw)
    return Unreadable(unreadable.source, unreadable.line, unreadable.code, unreadable.message, raw)
