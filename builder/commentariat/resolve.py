"""The relational middle: captures become articles, articles clusters, clusters splits, as a plan.

Works on the key columns of all prepared parts, never on a text.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import exposure, observations, plans
from commentariat.captures import Captures, captured
from commentariat.duplicates import campaigns
from commentariat.duplicates._arrow import arrow, pc
from commentariat.keys import Key
from commentariat.placing import Torn, placed
from commentariat.pseudonyms import RecordIds
from commentariat.settings import Settings
from commentariat.tables import write_private
from commentariat.threads import Columns, threads

I64: TypeAlias = npt.NDArray[np.int64]

PROVENANCE = "provenance.arrow"
_PLACED = ("host", "jaccard", "containment", "rule", "near_duplicate_in_train")


@dataclass(frozen=True, slots=True)
class Plan:
    """What RESOLVE decided: the plan tables of the shards, and what became of everything.

    `comments` stay; the others stand in captures that another record repeats, were seen again in a
    later capture, are double posts, or were left out since the site no longer shows them.
    `dropped` articles gave their comments to a near-duplicate. `campaigns` are long texts posted by
    several people: in how many comments each stands. `records` is a digest of all captures, in any
    order.
    """

    shards: tuple[str, ...]
    captures: int
    repeated_captures: int
    articles: int
    dropped: int
    comments: int
    comments_repeated: int
    comments_seen_again: int
    comments_vanished: int
    double_posts: int
    campaigns: tuple[int, ...]
    records: bytes
    torn: Torn = ()

    @property
    def comments_merged(self) -> int:
        """How many comments another one stands for."""
        return self.comments_repeated + self.comments_seen_again + self.double_posts


def resolve(
    parts: Sequence[Path], settings: Settings, key: Key, folder: Path, ledger: Mapping[str, str]
) -> Plan:
    """Write the plan of a release to `folder`.

    Args:
        parts: folders of prepared parts.
        settings: decide on clusters, splits, and comments that are no longer shown.
        key: makes the public ids, and places clusters in splits.
        folder: where the plan goes: for each shard a table of articles, threads and comments.
        ledger: split by article id, of earlier releases.
    """
    captures = captured(parts)
    comments, counts = threads(parts, captures, settings.vanished)
    articles, torn = _articles(captures, comments, settings, key, ledger)
    host = _hosts(articles)
    train = pc.equal(articles.column("split"), exposure.train_of(settings.splits)).to_numpy()
    comments["commenter_in_train"] = exposure.commenter_in_train(
        parts, comments, train[comments["article"]], settings.linkage
    )
    names = plans.write(articles, host, comments, folder)
    write_private(_provenance(captures, articles), folder / PROVENANCE)
    kept = len(np.unique(host))
    return Plan(
        shards=tuple(names),
        captures=len(captures.row) + captures.repeated,
        repeated_captures=captures.repeated,
        articles=kept,
        dropped=len(articles) - kept,
        comments=len(comments["part"]),
        campaigns=tuple(_copied(comments)),
        records=hashlib.sha256(b"".join(sorted(captures.digests))).digest(),
        torn=torn,
        **counts,
    )


def _copied(comments: Columns) -> list[int]:
    found = campaigns(comments["text_key"], comments["text_length"], comments["author"])
    sizes: Any = found.column("comments").to_pylist()
    return list(sizes)


def _provenance(captures: Captures, articles: pa.Table) -> pa.Table:
    """Return where each capture of each article stands in the dump: for the private ledger."""
    owner = arrow(captures.article)
    names = ("article_id", "cluster_id", "split", "jaccard", "containment", "rule")
    columns = {name: articles.column(name).take(owner) for name in names}
    columns |= {name: captures.table.column(name) for name in ("file", "line")}
    return pa.table(columns)


def _articles(
    captures: Captures,
    comments: Columns,
    settings: Settings,
    key: Key,
    ledger: Mapping[str, str],
) -> tuple[pa.Table, Torn]:
    """Return one row an article, in the order of `captures.article`, and what is torn."""
    number, last = captures.number, captures.latest
    ids = RecordIds(key, "article", settings.name).many(
        observations.names(captures.table, captures.article)
    )
    kept = np.bincount(comments["article"], minlength=len(number)).astype(np.int32)
    table = captures.table.take(arrow(last)).append_column("article_key", pa.array(ids))
    table = table.set_column(table.schema.get_field_index("n_comments"), "n_comments", arrow(kept))
    places = placed(table, settings, key, ledger)
    found = places.rows.take(arrow(np.argsort(np.argsort(np.array(ids)))))  # sorted by article_key
    rows = pa.table(
        {
            "article_id": pa.array(ids),
            "cluster_id": found.column("representative"),
            "split": found.column("split"),
            "part": captures.part[last],
            "row": captures.row[last],
            "first_capture": last - number + 1,
            "n_observations": number.astype(np.int32),
            **{name: table.column(name) for name in ("site", "language")},
            **{name: found.column(name) for name in _PLACED},
        }
    )
    return rows, places.torn


def _hosts(articles: pa.Table) -> I64:
    """Return the row of the article under which each article's comments are published."""
    host = pc.index_in(articles.column("host"), articles.column("article_id").combine_chunks())
    return np.asarray(host.to_numpy()).astype(np.int64)
