"""Answers to `explain`: what a code means, and where a row of a release came from."""

import re
from typing import Any

import pyarrow.compute as pc

from commentariat import checks
from commentariat.errors import SettingsError
from commentariat.measures import comparing
from commentariat.pseudonyms import ALPHABET, LENGTH
from commentariat.release import Release, latest, provenance
from commentariat.schemas import Table
from commentariat.settings import Settings
from commentariat.tables import dataset

_CODE = re.compile(r"[EW][0-9]{3}")
_ID = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def explain(what: str, settings: Settings, other: str = "") -> dict[str, Any]:
    """Return what is known of a code or of the id of an article or comment.

    Args:
        what: the code, in capitals or not, or the id.
        settings: where the releases and the private ledger are.
        other: another article; then `what` is one too, and the two are compared.

    Raises:
        SettingsError: there is no such code, or no such id in the last release.
    """
    if other:
        return _compared(what, other, settings)
    if _CODE.fullmatch(code := what.upper()):
        known = {*checks.FAULTS, *checks.CHECKS}
        if code not in known:
            raise SettingsError(f"no code {code}: there are {', '.join(sorted(known))}")
        effect = "the record stays out" if code.startswith("E") else "the record goes on"
        return {"code": code, "meaning": checks.message(code), "effect": effect}
    if _ID.fullmatch(what):
        return _origin(what, settings)
    raise SettingsError(f"{what!r} is neither a code such as E101 nor an id of {LENGTH} characters")


def _compared(one: str, other: str, settings: Settings) -> dict[str, Any]:
    """Compare two articles of the last release; of a dropped one the ledger holds the verdict."""
    if one == other:
        raise SettingsError(f"{one} is named twice: name two articles")
    last = _last(settings)
    verdicts = {row["article_id"]: row for row in provenance.of(settings, last.path) or ()}
    for dropped, best in ((one, other), (other, one)):
        row = verdicts.get(dropped, {"cluster_id": None})
        if row["cluster_id"] == best and _rows(last, "articles", dropped, ["article_id"]) == []:
            numbers = {name: round(row[name], 4) for name in ("jaccard", "containment")}
            found = {"articles": [one, other], "release": last.version, "dropped": dropped}
            return found | {"rule": row["rule"], "why": comparing.WHY[row["rule"]]} | numbers
    return comparing.compared(last, one, other)


def _last(settings: Settings) -> Release:
    last = latest(settings.out, settings.name)
    if last is None:
        raise SettingsError(f"{settings.out} holds no release of {settings.name!r}: name its --out")
    return last


def _origin(what: str, settings: Settings) -> dict[str, Any]:
    last = _last(settings)
    article, found = what, {}
    if rows := _rows(last, "comments", what, ["article_id", "position", "origin_article_id"]):
        article = rows[0]["origin_article_id"] or rows[0]["article_id"]
        found = {"comment": what, "position": rows[0]["position"]}
    names = ["cluster_id", "is_canonical", "n_observations", "n_comments"]
    rows = _rows(last, "articles", article, names)
    captures = provenance.of(settings, last.path)
    mine = [row for row in captures or () if row["article_id"] == article]
    if not rows and not mine:
        raise SettingsError(f"release {last.version} has no article and no comment {what}")
    found |= {"article": article, "release": last.version}
    found |= rows[0] if rows else {"dropped_for": mine[0]["cluster_id"]}
    if mine:
        found["split"] = mine[0]["split"]
        found["captures"] = [
            row["file"] if row["line"] is None else f"{row['file']}:{row['line']}" for row in mine
        ]
        if mine[0]["rule"]:
            found |= {name: mine[0][name] for name in ("rule", "jaccard", "containment")}
    elif captures is None:
        found["note"] = "its captures are not known: this release is in no private ledger here"
    return found


def _rows(release: Release, table: Table, value: str, columns: list[str]) -> list[dict[str, Any]]:
    wanted = pc.field(f"{table.removesuffix('s')}_id") == value
    rows = dataset(release.files, table, release.path).to_table(columns, filter=wanted)
    found: list[dict[str, Any]] = rows.to_pylist()
    return found
