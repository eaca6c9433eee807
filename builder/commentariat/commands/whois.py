"""A data subject's request: which rows of a release are of one person, and which name that person.

Nothing is stored: the ids are computed again from the handle and the key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from commentariat.arrays import pc
from commentariat.errors import SettingsError
from commentariat.identity import LOGIN, OF_A_SITE, NameRules, identity_of
from commentariat.keys import Key
from commentariat.model import Author
from commentariat.pseudonyms import Pseudonyms, whois
from commentariat.records.normalise import author
from commentariat.release import Release, latest
from commentariat.schemas import TABLES
from commentariat.settings import KEY_VARIABLE, Settings
from commentariat.tables import dataset, read_columns


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a request names him or her: a name, and the account if the site has one."""

    handle: str
    site: str
    account: str | None = None

    def identities(self, rules: NameRules) -> list[str]:
        """Return what the person may be known by: the account, the name as login or as shown.

        Args:
            rules: those by which the site writes names.

        Raises:
            SettingsError: there is no name and no account.
        """
        shown = author(self.handle)
        login = author({"login": self.handle})
        known = Author(handle=None, account=self.account, kind="reader")
        found = {identity_of(who, self.site, rules) for who in (shown, login, known)} - {None}
        if not found:
            raise SettingsError("no handle: give the name that the person shows, or - to read it")
        return sorted(str(identity) for identity in found)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows under one pseudonym: articles commented on, comments, comments that name it."""

    commenter_id: str
    article_ids: list[str] = field(default_factory=list)
    comment_ids: list[str] = field(default_factory=list)
    named_in: list[str] = field(default_factory=list)


def search(person: Person, settings: Settings) -> dict[str, Any]:
    """Return the release looked at, and every pseudonym of the person with its rows.

    Raises:
        SettingsError: there is no release, no key, or the key is not that of the release.
    """
    last = latest(settings.out, settings.name)
    if last is None:
        raise SettingsError(f"{settings.out} holds no release of {settings.name!r}: name its --out")
    key = _key_of(last, settings.key_file)
    comments = dataset(last.files, "comments", last.path)
    linkage: Any = last.facts.privacy.linkage
    threads = _threads(last, linkage)
    site = person.site.lower()
    if linkage != "dataset" and site not in threads:
        raise SettingsError(f"release {last.version} has no articles of the site {site!r}")
    names = Pseudonyms(key, settings.name, linkage)
    people = replace(person, site=site).identities(_rules(last, site))
    ids = [
        name
        for who in people
        for where, ids in threads.items()
        if where in (site, "") or who.startswith(OF_A_SITE)
        for name in whois(names, who, where, ids)
    ]
    found = _rows(comments, ids)
    if linkage != "thread":  # then the id says something even if no row is left
        # Not as a login, though: few sources give logins.
        shown = [who for who in people if not who.startswith(LOGIN)]
        own = [name for who in shown for name in whois(names, who, site)]
        found += [Found(name) for name in own if name not in {row.commenter_id for row in found}]
    return {
        "release": last.version,
        "linkage": linkage,
        "threads": len(threads[site]) if linkage == "thread" else None,
        "ask_for_account": person.account is None and site in _by_account(last),
        "found": [asdict(row) for row in sorted(found, key=lambda row: row.commenter_id)],
    }


def _key_of(release: Release, path: Path | None) -> Key:
    if path is None:
        raise SettingsError(
            f"no key: name the file that the release was made with in {KEY_VARIABLE}, or as "
            "key_file in dataset.toml"
        )
    key = Key.load(path)
    if key.fingerprint != release.facts.privacy.key_fingerprint:
        raise SettingsError(
            f"the key in {path} is not the one that release {release.version} was made with, "
            "so it finds nobody there"
        )
    return key


def _rules(release: Release, site: str) -> NameRules:
    """Return how a site writes names, as the settings said when the release was made."""
    named: Mapping[str, Any] = release.manifest.get("names", {})
    return NameRules.of(named.get(site, {}))


def _by_account(release: Release) -> Sequence[str]:
    """Return the sites where people are known by account: a name does not find them."""
    sites: Sequence[str] = release.manifest.get("known_by_account", ())
    return sites


def _threads(release: Release, linkage: str) -> dict[str, list[str]]:
    """Return the threads of each site as far as pseudonyms tell them apart.

    A comment under the article that its own one was dropped for keeps the names of its thread.
    """
    if linkage == "dataset":
        return {"": [""]}
    found: dict[str, dict[str, None]] = {}
    for table, thread in zip(TABLES, ("article_id", "origin_article_id"), strict=True):
        rows = read_columns(release.files, table, release.path, ["site", thread])
        for row in rows.filter(pc.is_valid(rows[thread])).to_pylist():
            found.setdefault(row["site"], {})[row[thread] if linkage == "thread" else ""] = None
    return {site: list(threads) for site, threads in found.items()}


def _rows(comments: Any, ids: Sequence[str]) -> list[Found]:  # noqa: ANN401 - a dataset
    """Return what is found under each of the ids, those without any row left out."""
    wanted = pa.array(ids, pa.string())
    found: dict[str, Found] = {}
    columns = ["comment_id", "article_id", "commenter_id", "mentions"]
    for batch in comments.to_batches(columns=columns):
        own = pc.is_in(batch["commenter_id"], value_set=wanted)
        for row in batch.filter(own).select(columns[:3]).to_pylist():
            one = found.setdefault(row["commenter_id"], Found(row["commenter_id"]))
            one.comment_ids.append(row["comment_id"])
            if row["article_id"] not in one.article_ids[-1:]:  # sorted by article
                one.article_ids.append(row["article_id"])
        flat = pc.list_flatten(batch["mentions"])
        named = pc.is_in(flat, value_set=wanted)
        owners = batch["comment_id"].take(pc.list_parent_indices(batch["mentions"])).filter(named)
        for name, comment in zip(flat.filter(named).to_pylist(), owners.to_pylist(), strict=True):
            found.setdefault(name, Found(name)).named_in.append(comment)
    return list(found.values())
