"""The gate that every release passes: nothing private in any byte, and it reads back whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from commentariat import private, release, scan
from commentariat.describe import Facts
from commentariat.engine import Engine
from commentariat.errors import ReleaseError
from commentariat.keys import Key
from commentariat.tables import Written
from commentariat.verify import verify


@dataclass(frozen=True, slots=True)
class Private:
    """Where the private strings of a dump stand (`private.gather`), and the key.

    With `key_file`, from where workers load the key, the engine scans; without, this process does.
    """

    folder: Path
    key: Key
    key_file: Path | None = None

    def needles(self, facts: Facts) -> scan.Needles:
        """Return what to look for."""
        return _needles(self.folder, self.key, _public(facts))


def _public(facts: Facts) -> tuple[str, ...]:
    """Return what the curator says of the dataset: it is shown by intent."""
    about = facts.about
    said = (about.name, about.title, about.description, about.license, about.homepage)
    return (
        *(text for text in (*said, about.contact, *about.creators) if text),
        *(site.site for site in facts.sites),
        *facts.answers.values(),
        *facts.capture.systems,
    )


def _needles(folder: Path, key: Key, public: tuple[str, ...]) -> scan.Needles:
    return scan.Needles(private.strings(folder, public), key)


@dataclass(frozen=True, slots=True)
class _Look:
    """A task: some files of a staged release, and where what must not be in them stands."""

    files: tuple[Path, ...]
    staging: Path
    folder: Path
    key_file: Path
    public: tuple[str, ...]
    published: frozenset[int] = frozenset()

    def report(self) -> scan.Report:
        needles = _loaded(self.folder, self.key_file, self.public)
        reports = (
            scan.scan_file(path, self.staging, needles, published=self.published)
            for path in self.files
        )
        return sum(reports, scan.Report())


@lru_cache(maxsize=1)
def _loaded(folder: Path, key_file: Path, public: tuple[str, ...]) -> scan.Needles:
    return _needles(folder, Key.load(key_file), public)


@dataclass(frozen=True, slots=True)
class _Scanner:
    """Looks through files of a staged release, in worker processes where they can load the key."""

    staging: Path
    private: Private
    facts: Facts
    engine: Engine

    def everything(self) -> scan.Report:
        if self.private.key_file is None:
            workers = getattr(self.engine, "workers", 1)
            return scan.scan(self.staging, self.private.needles(self.facts), workers=workers)
        tables, others = scan.listed(self.staging)
        report = self.files(tables, frozenset())
        return report + self.files(others, report.published)

    def files(self, paths: Sequence[Path], published: frozenset[int]) -> scan.Report:
        if self.private.key_file is None:
            needles = self.private.needles(self.facts)
            one = partial(scan.scan_file, needles=needles, published=published)
            return sum((one(path, self.staging) for path in paths), scan.Report())
        look = partial(
            _Look,
            staging=self.staging,
            folder=self.private.folder,
            key_file=self.private.key_file,
            public=_public(self.facts),
            published=published,
        )
        tasks = [look((path,)) for path in paths]
        return sum(self.engine.map(_Look.report, tasks), scan.Report())


def passed(
    staging: Path,
    facts: Facts,
    files: Sequence[Written],
    private: Private,
    engine: Engine,
    **more: object,
) -> Mapping[str, Any]:
    """Scan a staged release, write its manifest, and read it back as a user would.

    Returns:
        The manifest.

    Raises:
        PrivacyError: something private would be published.
        ReleaseError: the release does not read back.
    """
    scanner = _Scanner(staging, private, facts, engine)
    report = scanner.everything()
    scan.refuse_residue(report)
    gate = {"files": report.files, "residue": report.residue, "accepted": dict(report.accepted)}
    manifest = release.write_manifest(staging, facts, files, gate=gate, **more)
    last = [staging / name for name in ("manifest.json", "SHA256SUMS")]
    scan.refuse_residue(scanner.files(last, report.published))
    if wrong := verify(staging, engine):
        raise ReleaseError("the release does not read back: " + "; ".join(wrong[:3]))
    return manifest
