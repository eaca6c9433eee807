"""The stages as tasks: small descriptions of work that a worker turns into files and counts."""

import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import BinaryIO

import orjson
import pyarrow as pa

from commentariat import parsers, readers
from commentariat.arrays import pc
from commentariat.base import Base, carried
from commentariat.identity import Kinds, kinds_by_site
from commentariat.keys import Key
from commentariat.model import Piece, Problem
from commentariat.people import register
from commentariat.people.bystanders import Bystanders
from commentariat.people.roles import Rare
from commentariat.prepare import Accepted, Rejected, prepare
from commentariat.prepare.parts import part_of
from commentariat.protect import Protector
from commentariat.protect.shards import gather
from commentariat.records.normalise import full
from commentariat.records.samples import Samples
from commentariat.schemas import TABLES
from commentariat.settings import Settings
from commentariat.tables import Written, write_private, write_public

SHARD_BYTES = 16 << 20  # of input that one PREPARE task reads
SHARD_FILES = 2000
LARGE_FILE = 128 << 10  # bytes; with a cache, a larger file of records shares no task
FEW_FILES = 100  # with a cache, so many files end a task where their folder ends
BORDER = 256  # with a cache, a task begins with one in so many files, by its name
PART_BYTES = 16 << 20  # of text that one part holds, about


@dataclass(frozen=True, slots=True)
class Reading:
    """A PREPARE task: some pieces of input, and where the parts go."""

    number: int
    pieces: tuple[Piece, ...]
    settings: Settings
    folder: Path

    @property
    def quarantine(self) -> Path:
        """The file of what this task rejects."""
        return self.folder / f"quarantine/{self.number:06}.jsonl"

    @property
    def bystanders(self) -> Path:
        """The file of the people of whom this task keeps no comment."""
        return self.folder / f"bystanders/{self.number:06}.arrow"

    def part(self, number: int) -> Path:
        """Return the folder of one of the parts that this task writes."""
        return self.folder / f"prepared/{self.number:06}-{number:03}"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of the records of one PREPARE task, or of several (`total`).

    `rejected` and `rejected_comments` count by code, `warned` counts problems by code, `parsers`
    articles, `roles` lines of pages, `encodings` pages. `problems` are samples. `reused` counts the
    tasks whose result an earlier build had kept.
    """

    parts: tuple[Path, ...] = ()
    articles: int = 0
    comments: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    rejected_comments: Counter[str] = field(default_factory=Counter)
    warned: Counter[str] = field(default_factory=Counter)
    parsers: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    problems: tuple[Problem, ...] = ()
    reused: int = 0

    @classmethod
    def total(cls, results: Iterable["Prepared"]) -> "Prepared":
        """Add results up as they come; of the problems, some of each kind are kept."""
        parts: list[Path] = []
        counts: dict[str, Counter[str]] = {name: Counter() for name in COUNTED}
        problems = Samples()
        articles = comments = reused = 0
        for result in results:
            parts += result.parts
            articles += result.articles
            comments += result.comments
            reused += result.reused
            for name, counter in counts.items():
                counter.update(getattr(result, name))
            problems.add(result.problems)
        return cls(
            tuple(parts), articles, comments, **counts, problems=problems.kept, reused=reused
        )


COUNTED = ("rejected", "rejected_comments", "warned", "parsers", "roles", "encodings")


def readings(paths: Sequence[Path], settings: Settings, folder: Path) -> list[Reading]:
    """Cut the inputs into PREPARE tasks of about `SHARD_BYTES`.

    With a cache, also where a new file beside the others would leave the cut.
    """
    tasks: list[tuple[Piece, ...]] = []
    bundle: list[Piece] = []
    size = 0
    for path in paths:
        for piece in readers.pieces(path, settings.readers):
            length = piece.end - piece.start if piece.end >= 0 else path.stat().st_size
            full = size + length > SHARD_BYTES or len(bundle) >= SHARD_FILES
            if bundle and (full or (settings.cache and _border(bundle, piece))):
                tasks.append(tuple(bundle))
                bundle, size = [], 0
            bundle.append(piece)
            size += length
    if bundle:
        tasks.append(tuple(bundle))
    return [Reading(n, pieces, settings, folder) for n, pieces in enumerate(tasks)]


def _border(bundle: Sequence[Piece], piece: Piece) -> bool:
    """Whether a task ends before a piece, whatever files there may be elsewhere."""
    before, path = Path(bundle[-1].path), Path(piece.path)
    if before == path:
        return False
    if any(
        p.reader != "pages" and Path(p.path).stat().st_size >= LARGE_FILE
        for p in (bundle[-1], piece)
    ):
        return True
    if len(bundle) >= FEW_FILES and before.parent != path.parent:
        return True
    return zlib.crc32(bytes(path)) % BORDER == 0


def read(task: Reading) -> Prepared:
    """PREPARE: read, decide on each record, write the accepted as parts, keep the rejected."""
    result = Prepared.total(_read(task))
    pa.default_memory_pool().release_unused()
    return result


def _read(task: Reading) -> Iterator[Prepared]:
    kinds = kinds_by_site(task.settings.kinds, task.settings.names)
    waiting: list[Accepted] = []
    others = Bystanders()
    number = size = 0
    for decision in decisions(task, warn=False):  # warnings are for `check`
        others.add(decision.site, decision.people)
        if isinstance(decision, Rejected):
            _keep(task.quarantine, decision)
            yield _rejected(decision)
            continue
        waiting.append(decision)
        size += decision.size
        if decision.warnings:
            yield _warned(decision.warnings)
        if size > PART_BYTES:
            yield _part(task, number, waiting, kinds)
            waiting, number, size = [], number + 1, 0
    if waiting:
        yield _part(task, number, waiting, kinds)
    others.write(task.bystanders, kinds)


def decisions(task: Reading, *, warn: bool = True) -> Iterator[Accepted | Rejected]:
    """Yield the decision on every record of a task, in order."""
    for piece in task.pieces:
        for raw in readers.read(piece, task.settings.readers):
            yield from prepare(raw, task.settings, warn=warn)


def check(task: Reading) -> Prepared:
    """Decide on the records of a task, and count."""
    return Prepared.total(map(_counted, decisions(task)))


def _counted(decision: Accepted | Rejected) -> Prepared:
    if isinstance(decision, Rejected):
        return _rejected(decision)
    # Of pages only: what a record says of itself is data, and data is not reported.
    encoding = decision.article["source"]["encoding"] if decision.roles else None
    return Prepared(
        articles=1,
        comments=len(decision.article["comments"]),
        warned=Counter(problem.code for problem in decision.warnings),
        roles=Counter(role.role for role in decision.roles),
        encodings=Counter({encoding: 1} if encoding else {}),
        problems=decision.warnings,
    )


def parse(task: Reading) -> tuple[Path, Prepared]:
    """Write the accepted articles of a task as JSON Lines in full form, and count the others."""
    path = task.folder / f"{task.number:06}.jsonl"
    with path.open("xb") as file:
        return path, Prepared.total(_parsed(task, file))


def _parsed(task: Reading, file: BinaryIO) -> Iterator[Prepared]:
    for decision in decisions(task):
        if isinstance(decision, Accepted):
            article = full(decision.article)
            file.write(orjson.dumps(article, option=orjson.OPT_APPEND_NEWLINE))
        yield _counted(decision)


def _part(task: Reading, number: int, found: list[Accepted], kinds: dict[str, Kinds]) -> Prepared:
    folder = task.part(number)
    folder.mkdir(exist_ok=True)
    part = part_of(found, kinds)
    for name, table in part:
        write_private(table, folder / f"{name}.arrow")
    named = Counter(parsers.told(item.article["source"]["parser"]) for item in found)
    return Prepared((folder,), len(part.articles), len(part.comments), parsers=named)


def _rejected(decision: Rejected) -> Prepared:
    # What is no page at all, such as an image of a crawl, has a code that is no error.
    codes = sorted(problem.code for problem in decision.problems)
    code = next((code for code in codes if code.startswith("E")), codes[0])
    return Prepared(
        rejected=Counter({code: 1}),
        rejected_comments=Counter({code: decision.comments}),
        problems=decision.problems,
    )


def _warned(warnings: Sequence[Problem]) -> Prepared:
    return Prepared(warned=Counter(p.code for p in warnings), problems=tuple(warnings))


def _keep(path: Path, decision: Rejected) -> None:
    """Add a record to a private file, with the reasons why it stays out."""
    reasons = [
        {"source": p.source, "line": p.line, "code": p.code, "pointer": p.pointer}
        for p in decision.problems
    ]
    line = orjson.dumps({"quarantined": reasons, **decision.raw}, option=orjson.OPT_APPEND_NEWLINE)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        file.write(line)


@dataclass(frozen=True, slots=True)
class Protecting:
    """A PROTECT task: one shard of the plan. The key comes from its file, never from a task."""

    shard: str
    plan: Path
    parts: tuple[Path, ...]
    people: Path
    settings: Settings
    key_file: Path
    staging: Path
    rare: Rare
    base: Base | None = None


def protect(task: Protecting) -> list[Written]:
    """PROTECT: write the public rows of one shard, a file for each table and split."""
    shard = gather(task.shard, task.plan, task.parts)
    known = register.load(task.people)
    protector = Protector(task.settings, _key(task.key_file), known, task.rare)
    written = []
    tables = protector.public(shard)
    linkages = protector.linkages(shard, tables["comments"])
    if task.base is not None:
        older = carried.Carried.of(task.base, task.shard, task.plan)
        tables = older.joined(tables, shard, protector)
        linkages = carried.linkages(tables["comments"], linkages, task.settings.linkage)
    write_private(linkages, task.plan / f"{task.shard}.linkages.arrow")
    for table in TABLES:
        rows = tables[table]
        place = rows.column("cell")
        for cell in sorted(place.unique().to_pylist(), key=str):
            path = task.staging / f"data/{table}/{cell}-{task.shard}.parquet"
            chosen = rows.filter(pc.equal(place, cell))
            split = str(cell).partition("-")[0]
            written.append(write_public(chosen, table, split, path, task.staging))
    return written


@cache
def _key(path: Path) -> Key:
    return Key.load(path)
