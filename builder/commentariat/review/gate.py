"""The gate that every release passes: nothing private in any byte, and it reads back whole."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from commentariat import release, scan
from commentariat.describe import Facts
from commentariat.engine import Engine
from commentariat.errors import ReleaseError
from commentariat.keys import Key
from commentariat.release.contents import altered
from commentariat.review import private
from commentariat.review.templates import column_names, own_words
from commentariat.scan.platforms import SYSTEMS
from commentariat.settings import Grain
from commentariat.tables import Written
from commentariat.verify import loading


@dataclass(frozen=True, slots=True)
class _Look:
    """A task: a file of a staged release, and where what must not be in it stands."""

    file: Path
    staging: Path
    folder: Path
    key_file: Path
    grain: Grain = "second"
    public: tuple[str, ...] = ()
    own: str = ""
    published: frozenset[int] = frozenset()

    def report(self) -> scan.Report:
        needles = _showing(self.folder, self.key_file, self.grain, self.public, self.own)
        return scan.scan_file(self.file, self.staging, needles, published=self.published)


@lru_cache(maxsize=1)
def _loaded(folder: Path, key_file: Path, grain: Grain) -> scan.Needles:
    known = replace(private.strings(folder), own=column_names(), grain=grain)
    return scan.Needles(known, Key.load(key_file))


@lru_cache(maxsize=1)  # the documents of a release show the same
def _showing(
    folder: Path, key_file: Path, grain: Grain, public: tuple[str, ...], own: str
) -> scan.Needles:
    needles = _loaded(folder, key_file, grain)
    return needles.showing(public, own) if public else needles


@dataclass(frozen=True, slots=True)
class Gate:
    """Looks through a staged release, in the workers of the engine, which load the key themselves.

    `folder` holds the private strings of the dump (`private.gather`); no time of a comment may be
    finer than `grain`.
    """

    staging: Path
    folder: Path
    key_file: Path
    engine: Engine
    grain: Grain = "second"

    def tables(self) -> scan.Report:
        """Look through the Parquet files: as soon as they are written, before any document is."""
        tables, _ = scan.listed(self.staging)
        return self._files(tables)

    def passed(
        self,
        tables: scan.Report,
        faults: Sequence[str],
        facts: Facts,
        files: Sequence[Written],
        **more: object,
    ) -> Mapping[str, Any]:
        """Look through all else, write the manifest, and read the release back as a user would.

        Args:
            tables: what was found in the Parquet files.
            faults: what is wrong with them (`verify.faulty`, `verify.leaking`).
            facts: what the documents say.
            files: the Parquet files.
            more: further fields of the manifest.

        Returns:
            The manifest.

        Raises:
            PrivacyError: something private would be published.
            ReleaseError: the release does not read back.
        """
        scan.refuse_residue(tables)  # before the names in a document, which may quote a table
        staged = release.staged(self.staging, files, facts=facts.to_json())
        with ThreadPoolExecutor(1) as beside:  # the documents are looked through by the workers
            loaded = beside.submit(loading, staged)
            manifest = self._closed(tables, facts, files, **more)
            wrong = altered(release.opened(self.staging)) or [*faults, *loaded.result()]
        if wrong:
            raise ReleaseError("the release does not read back: " + "; ".join(wrong[:3]))
        return manifest

    def _closed(
        self,
        tables: scan.Report,
        facts: Facts,
        files: Sequence[Written],
        **more: object,
    ) -> Mapping[str, Any]:
        """Look through the documents, and through the manifest and the checksums once written."""
        look = partial(
            self._files,
            public=_public(facts),
            own=own_words(facts, files),
            published=tables.published,
        )
        _, others = scan.listed(self.staging)
        report = tables + look(others)
        scan.refuse_residue(report)
        gate = {"files": report.files, "residue": report.residue, "accepted": dict(report.accepted)}
        manifest = release.write_manifest(self.staging, facts, files, gate=gate, **more)
        scan.refuse_residue(look([self.staging / name for name in ("manifest.json", "SHA256SUMS")]))
        return manifest

    def _files(self, paths: Sequence[Path], **shown: Any) -> scan.Report:  # noqa: ANN401
        given = (self.staging, self.folder, self.key_file, self.grain)
        tasks = [_Look(path, *given, **shown) for path in paths]
        return sum(self.engine.map(_Look.report, tasks), scan.Report())


def _public(facts: Facts) -> tuple[str, ...]:
    """Return what the curator says of the dataset, and known systems: shown by intent."""
    about = facts.about
    said = (about.name, about.title, about.description, about.license, about.homepage)
    return (
        *(text for text in (*said, about.contact, *about.creators) if text),
        *(site.site for site in facts.sites),
        *facts.answers.values(),
        *(name for name in facts.capture.systems if name.lower() in SYSTEMS),
    )
