"""From which captures each article of a release was made: a private ledger, for `explain` alone.

It is one table a release in the private folder: for every article its captures by file and line.
It holds no name and no text, but it leads to both.
"""

import shutil
from pathlib import Path
from typing import Any

from commentariat.settings import Settings
from commentariat.tables import read_private


def remember(settings: Settings, version: str, provenance: Path) -> None:
    """Put the provenance of a release into the private ledger."""
    path = _ledger(settings, version)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(provenance, path)
    path.chmod(0o600)


def of(settings: Settings, version: str) -> list[dict[str, Any]]:
    """Return the captures that a release was made of, as far as the private ledger is here."""
    path = _ledger(settings, version)
    return read_private(path).to_pylist() if path.exists() else []


def _ledger(settings: Settings, version: str) -> Path:
    return settings.work / "ledger" / f"{settings.name}-{version}.arrow"
