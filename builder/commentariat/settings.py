"""`dataset.toml` and the environment become frozen `Settings`: nothing else reads them."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Self, TypeAlias

from commentariat.errors import SettingsError
from commentariat.records.faults import broken_rules

Linkage: TypeAlias = Literal["thread", "site", "dataset"]
Votes: TypeAlias = Literal["exact", "coarse", "withhold"]
Grain: TypeAlias = Literal["second", "minute", "hour", "day", "month", "year"]
Mode: TypeAlias = Literal["strict", "balanced", "paranoid"]
Clusters: TypeAlias = Literal["cluster", "drop", "off"]
Vanished: TypeAlias = Literal["mark", "keep", "drop"]

KEY_VARIABLE = "COMMENTARIAT_KEY_FILE"
_PATHS = ("key_file", "out", "base")
_BY_SITE = ("kinds", "names")
_CONFIGURATIONS = ("by_time", "held_out_sites")
_RESERVED = {"bridge", "all"}  # what joins two splits; what `datasets` calls all of them


def default_shares() -> dict[str, int]:
    """Return the shares of the splits, per mille, where the settings say nothing."""
    return {"train": 900, "validation": 50, "test": 50}


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides what a release holds, but for the dumps, the key and the ledgers.

    Paths are absolute or relative to the current folder. `splits` are shares per mille;
    `by_time` and `held_out_sites` ask for further configurations; `answers`
    are the curator's, by question id; `readers` are options by reader name; `kinds` are lists of
    handles by site and kind; `names` say by site how handles are written.
    """

    name: str
    title: str = ""
    description: str = ""
    license: str = ""
    languages: tuple[str, ...] = ()
    homepage: str = ""
    contact: str = ""
    creators: tuple[str, ...] = ()
    date: str = ""
    site: str = ""
    inputs: tuple[str, ...] = ()
    out: Path = Path("releases")
    key_file: Path | None = None
    linkage: Linkage = "thread"
    grain: Grain = "day"
    votes: Votes = "exact"
    mentions: Mode = "balanced"
    staff_at_least: int = 5
    clusters: Clusters = "cluster"
    observations: Mapping[str, Vanished] = field(default_factory=dict)
    keep_without_comments: bool = False
    cache: bool = False
    base: Path | None = None
    splits: Mapping[str, int] = field(default_factory=default_shares)
    by_time: tuple[str, ...] = ()
    held_out_sites: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    readers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    home: Path = Path()

    @property
    def work(self) -> Path:
        """The private folder: quarantine, reports, what is being built. Never published."""
        return self.home / ".commentariat"

    @property
    def vanished(self) -> Vanished:
        """What becomes of comments that a later capture no longer shows."""
        return self.observations.get("vanished", "mark")

    @classmethod
    def of(cls, values: Mapping[str, Any], home: Path = Path()) -> Self:
        """Return checked settings; relative paths are taken from `home`.

        Raises:
            SettingsError: a value breaks schema/dataset.schema.json.
        """
        for pointer, rule in broken_rules(dict(values), "dataset"):
            key = pointer.strip("/").replace("/", ".")
            raise SettingsError(f"the setting {key} {rule}" if key else f"the settings file {rule}")
        frozen: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in (dict(values) | _splits(values.get("splits", {}))).items()
        }
        frozen |= {name: home / frozen[name] for name in _PATHS if name in frozen}
        # Sites are compared in small letters.
        frozen |= {n: {s.lower(): v for s, v in values.get(n, {}).items()} for n in _BY_SITE}
        frozen.setdefault("out", home / "releases")
        return cls(**frozen, home=home)

    def with_key_of_environment(self) -> Self:
        """Return the settings with the key file that the environment names, if it names one."""
        named = os.environ.get(KEY_VARIABLE)
        return replace(self, key_file=Path(named)) if named else self


def _splits(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the shares and what further configurations go by, checked."""
    further = {name: tuple(given[name]) for name in _CONFIGURATIONS if name in given}
    shares = {name: share for name, share in given.items() if name not in further}
    if sum((shares or default_shares()).values()) != 1000:
        raise SettingsError("the shares under [splits] must add up to 1000 per mille")
    if taken := _RESERVED & shares.keys():
        raise SettingsError(f"no split can have the name {min(taken)!r}: choose another")
    days = further.get("by_time", ())
    if list(days) != sorted(set(days)):
        raise SettingsError("the days of splits.by_time must stand in order, each once")
    return {"splits": shares or default_shares()} | further


def read(
    path: Path, defaults: Mapping[str, object] = MappingProxyType({}), **overrides: object
) -> Settings:
    """Return the settings of a file; an override that is not None or empty wins.

    Raises:
        SettingsError: the file is missing, is no TOML, or breaks its schema.
    """
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}") from error
    try:
        return Settings.of(_merged({**defaults, **values}, overrides), path.parent)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def without_file(
    defaults: Mapping[str, object] = MappingProxyType({}), **overrides: object
) -> Settings:
    """Return settings made of options alone."""
    return Settings.of(_merged(defaults, overrides))


def _merged(values: Mapping[str, Any], overrides: Mapping[str, object]) -> dict[str, Any]:
    return dict(values) | {k: v for k, v in overrides.items() if v not in (None, "", (), [])}


_TEMPLATE = """\
# The settings of one dataset. `commentariat build` reads this file; every path is relative to it.
# What is commented out has its default value.

name = {name}
# title = "Reader comments of the News"
# description = "A paragraph for the card."
# license = "cc-by-4.0"       # SPDX identifier, in lower case
# languages = ["en"]          # BCP 47 tags; by default those found in the data
# creators = ["You"]
# contact = "you@news.example"  # where people ask to have their comments removed

# site = "news.example"       # of pages and records that do not name one
inputs = ["dump"]             # files, folders and patterns
# out = "releases"
# base = "releases/1.0.0"      # a release whose dumps are gone: its rows are carried over
key_file = "dataset.key"      # made by `commentariat keygen dataset.key`; never into git
# linkage = "thread"          # how far a pseudonym links: thread, site or dataset
# grain = "day"               # finest unit of the time of comments
# votes = "exact"             # likes and dislikes: exact, coarse or withhold
# mentions = "balanced"       # how readily names in texts are replaced: strict, balanced, paranoid
# staff_at_least = 5          # people of a site who must share the role "staff" before it is shown
# clusters = "cluster"        # near-duplicate articles: cluster, drop (comments stay) or off
# keep_without_comments = false  # keep pages without a section of comments that we know; what
                              # readers wrote on one may then stand in the text of its article
# cache = false               # keep what was read (raw text and handles!) for the next build

# [readers.tables]            # CSV, TSV and Parquet: which column is what (docs/tables.md)
# files = ["rows-*.jsonl"]    # these are rows, too, and no articles
# article = "article_id"      # rows with the same value are one article
# fields.headline = "title"   # our name = the column
# comment.text = "comment_text"

[splits]                      # shares, per mille; small datasets get fewer splits
train = 900
validation = 50
test = 50
# by_time = ["2021-06-01", "2021-09-01"]  # also train before, validation between, test from then on
# held_out_sites = ["news.example"]       # also these sites as test, all others as train

# [observations]              # several captures of one article
# vanished = "mark"           # comments that a later one no longer shows: mark, keep or drop

# [kinds."news.example"]      # handles of a site that are no readers, beside those known everywhere
# guest = ["Passer-by"]       # nobody in particular; also: deleted, staff

# [names."news.example"]      # how a site writes handles
# badges = ["[Mod]"]          # what may stand beside a handle and is no part of it
# case_sensitive = false      # whether Ann and ann are two people

[answers]                     # to questions of the datasheet that only you can answer, by id
# M1 = "For what purpose was the dataset created?"
"""


def template(name: str) -> str:
    """Return a dataset.toml to start from.

    Raises:
        SettingsError: the name will not do.
    """
    Settings.of({"name": name})
    return _TEMPLATE.format(name=json.dumps(name))
