"""How to cite a release, and under which terms its data stands: CITATION.cff and LICENSE-DATA."""

import re
from typing import Any

import yaml  # type: ignore[import-untyped]

from commentariat.describe._escape import plain
from commentariat.describe._terms import licence_address, spdx
from commentariat.describe.facts import Facts


def citation(facts: Facts) -> str:
    """Return CITATION.cff in the Citation File Format 1.2.0."""
    about = facts.about
    entry: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": plain(facts.title),
        "version": about.version,
        "authors": [{"name": plain(name)} for name in _creators(facts)],
        "date-released": about.date,
        "license": spdx(about.license or ""),
        "url": _address(about.homepage),
        "abstract": plain(about.description or ""),
    }
    kept = {key: value for key, value in entry.items() if value}
    text: str = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)
    return text


def reference(facts: Facts) -> str:
    """Return the citation as one line of plain text."""
    about = facts.about
    year = f" ({about.date[:4]})" if about.date else ""
    names = ", ".join(map(plain, _creators(facts)))
    home = f" {address}" if (address := _address(about.homepage)) else ""
    return f"{names}{year}. {plain(facts.title)}, version {plain(about.version)} [Data set].{home}"


def _creators(facts: Facts) -> tuple[str, ...]:
    return facts.about.creators or (f"The curators of {facts.about.name}",)


def _address(text: str | None) -> str | None:
    """Return a web address, or None: what a curator wrote may be anything."""
    found = plain(text or "")
    return found if re.fullmatch(r"https?://[^\s<>\"'`|\\^{}\[\]]+", found) else None


def data_licence(facts: Facts) -> str:
    """Return LICENSE-DATA: what the curator licenses, and what is not theirs to license."""
    name = plain(facts.about.license or "")
    address = licence_address(name) if name else None
    granted = (
        "The compilation, the structure and the documentation of this dataset are licensed under\n"
        f"{name}{f' ({address})' if address else ''}, as far as the curator holds rights in them."
        if name
        else "The curator has not stated a licence: no rights are granted beyond the law."
    )
    return (
        f"Terms of {plain(facts.title)}, version {plain(facts.about.version)}\n\n{granted}\n\n"
        "Texts of articles, headlines and captions stay with their publishers, comments with the\n"
        "people who wrote them; this file grants nothing in their name.\n\n"
        "The data is pseudonymised, not anonymous. Please do not try to find out who wrote\n"
        "a comment, do not contact writers, and pass the data on together with this file.\n"
    )
