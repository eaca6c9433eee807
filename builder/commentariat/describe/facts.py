"""The facts of one release: everything its documents say, as numbers and words that JSON can hold.

`measures.counted` counts them in the files of the release; `datasheet`, `card` and their siblings
turn them into text. They are also written into manifest.json.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self, TypeAlias, cast

from commentariat.describe._shaped import shaped
from commentariat.describe.recognised import Recognised

JSON: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableSplit:
    """One table of one split: rows, files and their size on disk in bytes.

    `memory` is the size of the rows as Arrow arrays in bytes; where it is given for every split,
    the card declares the number of rows, and `datasets` checks it on loading.
    """

    rows: int
    files: int
    bytes: int
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """One split; an empty one is never listed. `share` is what the settings ask for, per mille.

    `exposed` counts the rows of each table that train gives away: articles that are alike to one in
    train, comments of people who also wrote there. Empty for train itself.
    """

    name: str
    articles: TableSplit
    comments: TableSplit
    share: int | None = None
    exposed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The same rows split in another way, such as `by_time`; `rule` are its days or sites.

    Rows without a known day are in none of its splits.
    """

    name: str
    rule: tuple[str, ...]
    splits: tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What became of all that was read: read = kept + merged + dropped + rejected + withdrawn.

    `dropped` counts what the settings leave out: near-duplicate articles, vanished comments.
    """

    read: int
    kept: int
    merged: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)  # by reason
    withdrawn: int = 0
    dropped: int = 0

    @property
    def balances(self) -> bool:
        """Whether nothing was lost or invented."""
        out = self.kept + self.merged + self.dropped + self.withdrawn
        out += sum(self.rejected.values())
        return self.read == out


@dataclass(frozen=True, slots=True)
class Range:
    """First and last of some times, as RFC 3339 strings, and how many rows have one."""

    first: str | None = None
    last: str | None = None
    known: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """What one site gave."""

    site: str
    articles: int
    comments: int


@dataclass(frozen=True, slots=True)
class Capture:
    """How many articles have all comments captured, not all, or nobody knows; systems by name."""

    complete: int = 0
    incomplete: int = 0
    unknown: int = 0
    systems: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Replies:
    """Replies, by whether the comment they answer is in the release."""

    found: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Observations:
    """What several captures of one article show: how many comments changed or are gone.

    `several` counts articles captured more than once; `vanished` comments that a later capture no
    longer shows, also those that were left out; `policy` is the setting `observations.vanished`.
    """

    several: int = 0
    edited: int = 0
    vanished: int = 0
    policy: str = "mark"


@dataclass(frozen=True, slots=True)
class Campaigns:
    """Long texts that several commenters posted word for word, and how often; none was removed.

    `sizes` counts the texts by how many comments hold them.
    """

    texts: int = 0
    comments: int = 0
    most: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Repetition: captures merged, near-duplicate articles, comments whose text occurs elsewhere.

    `clusters` counts clusters of two articles and more, `clustered` the articles in them. `policy`
    is the setting `clusters`: near-duplicates are marked (cluster), dropped (drop) or left (off).
    """

    observations: int = 0
    clusters: int = 0
    clustered: int = 0
    repeated_comments: int = 0
    most_copies: int = 0
    policy: str = "cluster"
    campaigns: Campaigns = field(default_factory=Campaigns)


@dataclass(frozen=True, slots=True)
class Scan:
    """What the privacy gate looked through, and what it found: a release has no residue."""

    files: int = 0
    cells: int = 0
    needles: int = 0
    residues: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One public column. `feature` is its type as the YAML of a dataset card writes it."""

    name: str
    title: str
    type: str
    description: str
    disclosure: str
    null_means: str
    feature: JSON


@dataclass(frozen=True, slots=True)
class About:
    """What the curator says of the dataset in its settings."""

    name: str
    version: str
    title: str | None = None
    description: str | None = None
    license: str | None = None
    languages: tuple[str, ...] = ()
    homepage: str | None = None
    creators: tuple[str, ...] = ()
    contact: str | None = None
    date: str | None = None  # YYYY-MM-DD, only if the settings give it: the clock is never asked


@dataclass(frozen=True, slots=True)
class Privacy:
    """How people are protected, and what was measured of it.

    `redactions` counts replaced spans by type; `naming` the comments that name another commenter.
    `risks` are shares from 0 to 1: `pinned_1`, `pinned_2`, `pinned_3` of commenters whom it singles
    out to know as many articles they commented on; `unique_8gram` of comments with eight words in a
    row that occur nowhere else in the release. None where a risk was not measured. `rare_staff`
    counts members of the staff of sites with fewer than `staff_at_least`: published as readers.
    `recognised` tells how well this version of the tool finds mentions in the mode of the release.
    """

    linkage: str
    grain: str
    key_fingerprint: str
    mentions: str = "balanced"
    redactions: Mapping[str, int] = field(default_factory=dict)
    naming: int = 0
    risks: Mapping[str, float | None] = field(default_factory=dict)
    scan: Scan = field(default_factory=Scan)
    staff_at_least: int = 5
    rare_staff: int = 0
    votes: str = "exact"
    recognised: Recognised | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The release whose rows were carried over, since its dumps were gone; what was added to it.

    `manifest` is the SHA-256 of its manifest.json. `seen_again` counts articles and comments of it
    that the new dumps show, too.
    """

    version: str
    manifest: str
    articles: int
    comments: int
    articles_seen_again: int = 0
    comments_seen_again: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the documents of a release say.

    `commenters` counts distinct pseudonyms by kind, `comments_by_kind` comments; `nulls` counts
    null cells by table and column; `answers` are the curator's, by the id of the question.
    """

    about: About
    privacy: Privacy
    articles: Flow
    comments: Flow
    splits: tuple[Split, ...]
    columns: Mapping[str, tuple[Column, ...]]
    tool_version: str
    configurations: tuple[Configuration, ...] = ()
    asked: Mapping[str, int] = field(default_factory=dict)  # shares of splits, per mille
    sites: tuple[Site, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)  # articles by language tag
    commenters: Mapping[str, int] = field(default_factory=dict)
    comments_by_kind: Mapping[str, int] = field(default_factory=dict)
    nulls: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    published: Range = field(default_factory=Range)
    posted: Range = field(default_factory=Range)
    retrieved: Range = field(default_factory=Range)
    capture: Capture = field(default_factory=Capture)
    replies: Replies = field(default_factory=Replies)
    observations: Observations = field(default_factory=Observations)
    duplicates: Duplicates = field(default_factory=Duplicates)
    parsers: Mapping[str, int] = field(default_factory=dict)  # articles by parser and its version
    answers: Mapping[str, str] = field(default_factory=dict)
    base: Base | None = None

    @property
    def title(self) -> str:
        """Return the title, or the name where the settings give none."""
        return self.about.title or self.about.name

    def rows(self, table: str) -> int:
        """Return the number of rows of a public table."""
        return sum(cast("TableSplit", getattr(split, table)).rows for split in self.splits)

    def bytes(self) -> int:
        """Return the size of all Parquet files in bytes."""
        return sum(split.articles.bytes + split.comments.bytes for split in self.splits)

    def to_json(self) -> JSON:
        """Return the facts as a JSON object; `from_json` takes it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Return the facts that `to_json` wrote, also after a trip through JSON text.

        Raises:
            TypeError: something is missing or of no known name.
        """
        return cast("Self", shaped(cls, data))
