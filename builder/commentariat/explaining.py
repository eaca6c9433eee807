"""Answers to `explain`: what a code means, and where a row of a release came from.

Where it came from stands in a private ledger, one table a release in the private folder: for every
article its captures by file and line. It holds no name and no text, but it leads to both.
"""

import re
import shutil
from pathlib import Path
from typing import Any

from commentariat import checks
from commentariat.errors import SettingsError
from commentariat.pseudonyms import ALPHABET, LENGTH
from commentariat.release import latest
from commentariat.settings import Settings
from commentariat.tables import dataset, read_private

_CODE = re.compile(r"[EW][0-9]{3}")
_ID = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def remember(settings: Settings, version: str, provenance: Path) -> None:
    """Put the provenance of a release into the private ledger."""
    path = _ledger(settings, version)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(provenance, path)
    path.chmod(0o600)


def _ledger(settings: Settings, version: str) -> Path:
    return settings.work / "ledger" / f"{settings.name}-{version}.arrow"


def explain(what: str, settings: Settings) -> dict[str, Any]:
    """Return what is known of a code or of the id of an article or comment.

    Raises:
        SettingsError: there is no such code, or no such id in the last release.
    """
    if _CODE.fullmatch(what):
        known = {*checks.FAULTS, *checks.CHECKS}
        if what not in known:
            raise SettingsError(f"no code {what}: there are {', '.join(sorted(known))}")
        effect = "the record stays out" if what.startswith("E") else "the record goes on"
        return {"code": what, "meaning": checks.message(what), "effect": effect}
    if _ID.fullmatch(what):
        return _origin(what, settings)
    raise SettingsError(f"{what!r} is neither a code such as E101 nor an id of {LENGTH} characters")


def _origin(what: str, settings: Settings) -> dict[str, Any]:
    last = latest(settings.out, settings.name)
    if last is None:
        raise SettingsError(f"{settings.out} holds no release of {settings.name!r}: name its --out")
    article, found = what, {}
    comments = dataset(last.files, "comments", last.path)
    columns = ["article_id", "position", "text"]
    if rows := _rows(comments, "comment_id", what, columns[:2]):
        article = rows[0]["article_id"]
        found = {"comment": what, "position": rows[0]["position"]}
    articles = dataset(last.files, "articles", last.path)
    columns = ["cluster_id", "is_canonical", "n_observations", "n_comments"]
    rows = _rows(articles, "article_id", article, columns)
    if not rows:
        raise SettingsError(f"release {last.version} has no article and no comment {what}")
    found |= {"article": article, "release": last.version, **rows[0]}
    path = _ledger(settings, last.version)
    if path.exists():
        captures = read_private(path)
        mine = [row for row in captures.to_pylist() if row["article_id"] == article]
        found["split"] = mine[0]["split"]
        found["captures"] = [f"{row['file']}:{row['line']}" for row in mine]
    return found


def _rows(table: Any, column: str, value: str, columns: list[str]) -> list[dict[str, Any]]:  # noqa: ANN401
    import pyarrow.compute as pc
    import pyarrow.dataset as ds

    source = table if isinstance(table, ds.Dataset) else ds.dataset(table)
    found: list[dict[str, Any]] = source.to_table(
        columns, filter=pc.field(column) == value
    ).to_pylist()
    return found
