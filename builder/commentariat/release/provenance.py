"""From which captures each article of a release was made: a private ledger, for `explain` alone.

It is one table a release in the private folder: for every article its captures by file and line.
It holds no name and no text, but it leads to both.
"""

import shutil
from pathlib import Path
from typing import Any

from commentariat.settings import Settings
from commentariat.tables import read_private, sha256_of


def remember(settings: Settings, release: Path, found: Path) -> None:
    """Put the provenance of a release into the private ledger."""
    path = _entry(settings, release)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(found, path)
    path.chmod(0o600)


def of(settings: Settings, release: Path) -> list[dict[str, Any]] | None:
    """Return the captures that a release was made of; None if the private ledger is elsewhere."""
    path = _entry(settings, release)
    return read_private(path).to_pylist() if path.exists() else None


def _entry(settings: Settings, release: Path) -> Path:
    # One name and version may stand in two folders, for two releases.
    digest = sha256_of(release / "manifest.json")
    return settings.work / "ledger" / f"{settings.name}-{release.name}-{digest[:16]}.arrow"
