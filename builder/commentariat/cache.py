"""Prepared shards kept from one build to the next: a short cut, never a source of what comes out.

An entry is named after all that PREPARE depends on: the bytes of the input, where they stand, the
settings, the code. It holds raw handles and texts, so it lies in the private folder, for its owner
alone, and only if the settings ask for it.
"""

import contextlib
import hashlib
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from importlib.metadata import distributions
from pathlib import Path

import orjson

from commentariat import readers, schemas
from commentariat.model import Piece, Problem
from commentariat.plugins import plugins
from commentariat.prepare.parts import PART
from commentariat.settings import Settings
from commentariat.stages import COUNTED, Prepared, Reading, read
from commentariat.tables import sha256_of

RESULT = "result.json"
_BLOCK = 1 << 20
# What PREPARE does not look at; a setting that is not named here is part of an entry's name.
LATER = frozenset(
    {
        *("name", "title", "description", "license", "languages", "homepage", "contact"),
        *("creators", "date", "inputs", "out", "key_file", "linkage", "grain", "votes", "mentions"),
        *("staff_at_least", "clusters", "splits", "answers", "home", "cache", "base"),
        "observations",
    }
)


@dataclass(frozen=True, slots=True)
class Cached:
    """A PREPARE task, the folder of entries, and what all its results depend on."""

    reading: Reading
    folder: Path
    fingerprint: str


def folder_of(settings: Settings) -> Path:
    """Return where the prepared shards of a dataset are kept."""
    return settings.work / "cache" / settings.name


def tasks_of(readings: Iterable[Reading], settings: Settings) -> list[Cached]:
    """Return PREPARE tasks that look into the cache first."""
    folder, fingerprint = folder_of(settings), fingerprint_of(settings)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return [Cached(task, folder, fingerprint) for task in readings]


def fingerprint_of(settings: Settings) -> str:
    """Return a digest of the code, the libraries, and the settings that PREPARE depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_sources()):
        digest.update(f"\0{path.name}\0{sha256_of(path)}".encode())
    for name, version in sorted((d.name or "", d.version) for d in distributions()):
        digest.update(f"\0{name} {version}".encode())
    chosen = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name not in LATER}
    digest.update(orjson.dumps(chosen, option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    """Yield the files of this package, of its schemas, and of the packages of plugins."""
    folders = {Path(__file__).parent}
    for kind in ("parsers", "readers"):
        files = [Path(module.__file__ or "") for module in plugins(kind).values()]
        folders |= {path.parent for path in files if Path(__file__).parent not in path.parents}
    for folder in folders:
        yield from folder.rglob("*.py")
    yield from (Path(str(item)) for item in schemas.folder().iterdir() if item.is_file())


def prepared(task: Cached) -> tuple[str, Prepared]:
    """Return the name of a task's entry, and its result: from the entry, or else read anew."""
    try:
        before = _states(task.reading.pieces)
        name = _name(task)
    except OSError:  # the reader will say what is wrong with the file
        return "", read(task.reading)
    found = _restored(task.folder / name, task.reading)
    if found is not None:
        return name, found
    result = read(task.reading)
    if _states(task.reading.pieces) == before:  # else nobody knows which bytes were read
        _keep(task.folder / name, task.reading, result)
    return name, result


def sweep(folder: Path, used: Iterable[str] = ()) -> None:
    """Remove the entries that nothing asked for, since their input is gone or has changed."""
    wanted = set(used)
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name not in wanted:
            shutil.rmtree(entry, ignore_errors=True)
    if not wanted:
        shutil.rmtree(folder, ignore_errors=True)


def _name(task: Cached) -> str:
    digest = hashlib.sha256(task.fingerprint.encode())
    for piece in task.reading.pieces:
        digest.update(f"\0{piece!r}".encode())
        for path, start, end in readers.looked_at(piece):
            content = _digest(path, start, end, _state(path))
            digest.update(f"\0{path.name!r}\0{content}".encode())
    return digest.hexdigest()


@lru_cache(maxsize=64)  # the pieces of an archive are all of one file
def _digest(path: Path, start: int, end: int, _: tuple[int, ...]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        left = end - start if end >= 0 else sys.maxsize
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            digest.update(block)
            left -= len(block)
    return digest.hexdigest()


def _states(pieces: Iterable[Piece]) -> list[tuple[int, ...]]:
    paths = {path for piece in pieces for path, _, _ in readers.looked_at(piece)}
    return [_state(path) for path in sorted(paths)]


def _state(path: Path) -> tuple[int, ...]:
    """Return what shows that a file was written to meanwhile; none of it names an entry."""
    state = path.stat()
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def _keep(entry: Path, task: Reading, result: Prepared) -> None:
    """Put the files of a result into the cache, in one step; a full disk costs the entry only."""
    waiting = task.folder / f"entry-{task.number:06}"
    try:
        waiting.mkdir(mode=0o700)
        for name, path in _files(task, len(result.parts)):
            if path.exists():
                _link(path, waiting / name)
        sums = {path.name: sha256_of(path) for path in sorted(waiting.iterdir())}
        content = orjson.dumps([sums, len(result.parts), replace(result, parts=())])
        digest = hashlib.sha256(content).hexdigest()
        (waiting / RESULT).write_bytes(f"{digest}\n".encode() + content)
        for path in waiting.iterdir():
            path.chmod(0o600)
        shutil.rmtree(entry, ignore_errors=True)  # a damaged one
        waiting.rename(entry)
    except OSError:  # also if another build was faster
        shutil.rmtree(waiting, ignore_errors=True)


def _restored(entry: Path, task: Reading) -> Prepared | None:
    """Bring the files of an entry to where the task would write them; None if any is not whole."""
    parts = 0
    try:
        digest, _, content = (entry / RESULT).read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() != digest:
            return None
        sums, parts, values = orjson.loads(content)
        if any(sha256_of(entry / name) != stated for name, stated in sums.items()):
            return None
        for name, path in _files(task, parts):
            if name in sums:
                path.parent.mkdir(exist_ok=True)
                _link(entry / name, path)
    except OSError:  # no entry, or another build has just removed it
        for _, path in _files(task, parts):
            path.unlink(missing_ok=True)  # never to be written to: the entry holds it, too
        return None
    values |= {name: Counter(values[name]) for name in COUNTED}
    values["problems"] = tuple(Problem(**problem) for problem in values["problems"])
    folders = tuple(task.part(number) for number in range(parts))
    return Prepared(**values | {"parts": folders, "reused": 1})


def _files(task: Reading, parts: int) -> Iterator[tuple[str, Path]]:
    """Yield every file that a task may write, and its name in an entry."""
    yield "quarantine.jsonl", task.quarantine
    yield "bystanders.arrow", task.bystanders
    for number in range(parts):
        for table in PART:
            yield f"{number:03}.{table}.arrow", task.part(number) / f"{table}.arrow"


def _link(source: Path, target: Path) -> None:
    """Let two folders hold one file; copy it where the file system cannot."""
    with contextlib.suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)
