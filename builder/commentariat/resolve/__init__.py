"""The relational middle: captures become articles, articles clusters, clusters splits, as a plan.

Works on the key columns of all prepared parts, never on a text. Here is the order: `captures` and
their `threads`, with `edits`; `placing` in clusters and splits, after what `earlier` releases have
settled; the `plans` of the shards.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from commentariat import observations
from commentariat.arrays import I64, Arrow, Bools, arrow, pc
from commentariat.base.growth import COPIES, TRAINED, Growth
from commentariat.duplicates import campaigns
from commentariat.keys import Key
from commentariat.pseudonyms import RecordIds
from commentariat.resolve import plans
from commentariat.resolve.captures import Captures, captured
from commentariat.resolve.earlier import Earlier
from commentariat.resolve.placing import Torn, placed
from commentariat.resolve.threads import Columns, threads
from commentariat.settings import Settings
from commentariat.splits import exposure
from commentariat.tables import write_private

PROVENANCE = "provenance.arrow"
_PLACED = ("cell", "host", "jaccard", "containment", "rule", "near_duplicate_in_train")


@dataclass(frozen=True, slots=True)
class Plan:
    """What RESOLVE decided: the plan tables of the shards, and what became of everything.

    `comments` stay; the others stand in captures that another record repeats, were seen again in a
    later capture, are double posts, or were left out since the site no longer shows them.
    `dropped` articles gave their comments to a near-duplicate. `campaigns` are long texts posted by
    several people: in how many comments each stands. `records` is a digest of all captures, in any
    order. `torn` are the near-duplicates that earlier releases had placed in two splits. Of a base
    release, `carried` articles and `carried_comments` are among those that stay; `attached`
    articles of it, and `known` comments, were seen again.
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
    torn: Torn = field(default_factory=dict)
    carried: int = 0
    carried_comments: int = 0
    attached: int = 0
    known: int = 0

    @property
    def comments_merged(self) -> int:
        """How many comments another one stands for."""
        again = self.comments_repeated + self.comments_seen_again + self.double_posts
        return again + self.known


def resolve(
    parts: Sequence[Path], settings: Settings, key: Key, folder: Path, earlier: Earlier
) -> Plan:
    """Write the plan of a release to `folder`.

    Args:
        parts: folders of prepared parts.
        settings: decide on clusters, splits, and comments that are no longer shown.
        key: makes the public ids, and places clusters in splits.
        folder: where the plan goes: for each shard a table of articles, threads and comments.
        earlier: what earlier releases have settled.
    """
    growth = earlier.growth
    captures = captured(parts, growth)
    with ThreadPoolExecutor(1) as beside:  # the ids are hashed while the threads are put together
        named = beside.submit(_named, captures, settings, key, growth)
        comments, counts = threads(parts, captures, settings.vanished)
        latest = named.result()
    if growth is not None:
        comments = _grown(comments, latest, growth, folder)
    latest = _counted(latest, comments)
    compared = growth.beside(latest, captures.seen.held) if growth else latest
    places = placed(compared, settings, key, earlier)
    articles = _articles(captures, latest, places.rows)
    train = _in_train(comments, articles, settings)
    seen = exposure.commenter_in_train(parts, comments, train, settings.linkage)
    comments |= {"commenter_in_train": seen}
    if growth is not None:
        write_private(growth.trained(parts, comments, train, settings), folder / TRAINED)
    host = _hosts(articles)
    carried = growth.carried(latest, places.rows, captures.seen) if growth else None
    shards = plans.write(articles, host, comments, folder, carried)
    write_private(_provenance(captures, articles, growth, carried), folder / PROVENANCE)
    return Plan(
        shards=tuple(shards),
        torn=places.torn,
        records=hashlib.sha256(b"".join(sorted(captures.digests))).digest(),
        campaigns=tuple(_copied(comments)),
        **counts | _counts(captures, comments, host, growth),
    )


def _counts(
    captures: Captures, comments: Columns, host: I64, growth: Growth | None
) -> dict[str, int]:
    """Return what became of captures, articles and comments, by field of `Plan`."""
    old = (growth.articles, growth.comments) if growth else (0, 0)
    kept, attached = len(np.unique(host)), int((captures.seen.held >= 0).sum())
    known = int(comments["known"].sum())
    return {
        "captures": len(captures.row) + captures.repeated,
        "repeated_captures": captures.repeated,
        "articles": kept - attached + old[0],
        "dropped": len(host) - kept,
        "comments": len(comments["known"]) - known + old[1],
        "carried": old[0],
        "carried_comments": old[1],
        "attached": attached,
        "known": known,
    }


def _in_train(comments: Columns, articles: pa.Table, settings: Settings) -> Bools:
    """Return whether each comment stands under an article of train."""
    train = pc.equal(articles.column("split"), exposure.train_of(settings.splits)).to_numpy()
    return np.asarray(train[comments["article"]])


def _copied(comments: Columns) -> list[int]:
    found = campaigns(comments["text_key"], comments["text_length"], comments["author"])
    sizes: Any = found.column("comments").to_pylist()
    return list(sizes)


def _provenance(
    captures: Captures, articles: pa.Table, growth: Growth | None, carried: pa.Table | None
) -> pa.Table:
    """Return where each capture of each article stands in the dump: for the private ledger."""
    owner = arrow(captures.article)
    names = ["article_id", "cluster_id", "split", "jaccard", "containment", "rule"]
    columns = {name: articles.column(name).take(owner) for name in names}
    columns |= {name: captures.table.column(name) for name in ("file", "line")}
    found = pa.table(columns)
    if growth is None or carried is None:
        return found
    origin: Arrow = pa.repeat(pa.scalar(f"release {growth.old.base.version}"), len(carried))
    older = carried.select(names).append_column("file", origin)
    older = older.append_column("line", pa.nulls(len(carried), pa.int64()))
    return pa.concat_tables([found, older])


def _named(captures: Captures, settings: Settings, key: Key, growth: Growth | None) -> pa.Table:
    """Return the latest capture of each article, with the article's id."""
    ids: Arrow = pa.array(
        RecordIds(key, "article", settings.name).many(
            observations.names(captures.table, captures.article)
        )
    )
    if growth is not None:
        held = captures.seen.held
        theirs = growth.old.articles.column("article_key").take(arrow(held, held < 0))
        ids = pc.coalesce(theirs.combine_chunks(), ids)
    table, latest = captures.table, captures.latest
    if len(latest) < len(table):
        table = table.take(arrow(latest))
    return table.append_column("article_key", ids)


def _grown(comments: Columns, articles: pa.Table, growth: Growth, folder: Path) -> Columns:
    """Return the comments, those marked that the base holds; they count as no copies."""
    known = growth.known(articles.column("article_key"), comments["article"], comments["key"])
    text, length = comments["text_key"], comments["text_length"]
    copies, theirs = growth.copies(text, length, known)
    write_private(theirs, folder / COPIES)
    return comments | {"known": known, "n_copies": copies}


def _counted(articles: pa.Table, comments: Columns) -> pa.Table:
    """Return articles with the number of comments that come to the release with them."""
    fresh = comments["article"][~comments["known"]]
    number = np.bincount(fresh, minlength=len(articles)).astype(np.int32)
    place = articles.schema.get_field_index("n_comments")
    return articles.set_column(place, "n_comments", arrow(number))


def _articles(captures: Captures, table: pa.Table, placed: pa.Table) -> pa.Table:
    """Return one row an article, in the order of `captures.article`."""
    number, last = captures.number, captures.latest
    ids = table.column("article_key")
    found = placed.take(pc.index_in(ids, value_set=placed.column("article_key")))
    return pa.table(
        {
            "article_id": ids,
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


def _hosts(articles: pa.Table) -> I64:
    """Return the row of the article under which each article's comments are published."""
    host = pc.index_in(articles.column("host"), articles.column("article_id").combine_chunks())
    return np.asarray(host.to_numpy()).astype(np.int64)
