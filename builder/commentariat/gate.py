"""The gate that every release passes: nothing private in any byte, and it reads back whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commentariat import people, release, scan
from commentariat.describe import Facts
from commentariat.engine import Engine
from commentariat.errors import ReleaseError
from commentariat.keys import Key
from commentariat.tables import Written
from commentariat.verify import verify


@dataclass(frozen=True, slots=True)
class Private:
    """Where the private strings of a dump stand: the table of its commenters, and the key."""

    people: Path
    key: Key

    def needles(self, facts: Facts) -> scan.Needles:
        """Return what to look for; what the curator says of the dataset is shown by intent."""
        distinctive, ordinary = people.handles(self.people)
        about = facts.about
        said = (about.name, about.title, about.description, about.license, about.homepage)
        public = (
            *(text for text in (*said, about.contact, *about.creators) if text),
            *(site.site for site in facts.sites),
            *facts.answers.values(),
            *facts.capture.systems,
        )
        return scan.Needles(
            scan.Private(handles=distinctive, ordinary=ordinary, public=public), self.key
        )


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
    needles = private.needles(facts)
    report = scan.scan(staging, needles, workers=getattr(engine, "workers", 1))
    scan.refuse_residue(report)
    gate = {"files": report.files, "residue": report.residue, "accepted": dict(report.accepted)}
    manifest = release.write_manifest(staging, facts, files, gate=gate, **more)
    for name in ("manifest.json", "SHA256SUMS"):
        path = staging / name
        scan.refuse_residue(scan.scan_file(path, staging, needles, published=report.published))
    if wrong := verify(staging, engine):
        raise ReleaseError("the release does not read back: " + "; ".join(wrong[:3]))
    return manifest
