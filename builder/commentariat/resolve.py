"""The relational middle: captures become articles, articles clusters, clusters splits, as a plan.

Works on the key columns of all prepared parts, never on a text. The plan says for each shard which
rows of which part make up its articles and comments, in order.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import observations, splits
from commentariat.duplicates import SIGNATURE_SCHEMA, cluster_articles
from commentariat.duplicates._arrow import arrow
from commentariat.keys import Key
from commentariat.pseudonyms import ALPHABET, RecordIds
from commentariat.settings import Settings
from commentariat.tables import read_private, write_private
from commentariat.threads import threads

I64: TypeAlias = npt.NDArray[np.int64]

PROVENANCE = "provenance.arrow"
SHARD_ROWS = 200_000  # articles and comments that one shard should not exceed
_CAPTURE = [
    *("site", "key_id", "key_url", "key_content", "digest", "retrieved", "published"),
    *("n_comments", "completeness", "file", "line"),
    *SIGNATURE_SCHEMA.names,
]


@dataclass(frozen=True, slots=True)
class Plan:
    """What RESOLVE decided: one pair of plan tables a shard, and the counts of what was merged.

    `comments` stay; the others stand in captures that another record repeats, were seen again in a
    later capture, or are double posts. `records` is a digest of all captures, in any order.
    """

    shards: tuple[str, ...]
    captures: int
    repeated_captures: int
    articles: int
    comments: int
    comments_repeated: int
    comments_seen_again: int
    double_posts: int
    records: bytes

    @property
    def comments_merged(self) -> int:
        """How many comments another one stands for."""
        return self.comments_repeated + self.comments_seen_again + self.double_posts


@dataclass(frozen=True, slots=True)
class _Captures:
    """All captures that differ, by article and time; `of_part` finds them from a part's rows."""

    table: pa.Table
    part: I64
    row: I64
    article: I64
    of_part: list[I64]

    @property
    def digests(self) -> list[bytes]:
        """What tells the captures from one another."""
        found: Any = self.table.column("digest").to_pylist()
        return list(found)


def resolve(
    parts: Sequence[Path], settings: Settings, key: Key, folder: Path, ledger: Mapping[str, str]
) -> Plan:
    """Write the plan of a release to `folder`.

    Args:
        parts: folders of prepared parts.
        settings: decide on clusters and splits.
        key: makes the public ids, and places clusters in splits.
        folder: where the plan goes: `<shard>.articles.arrow` and `<shard>.comments.arrow`.
        ledger: split by article id, of earlier releases.
    """
    captures, repeated = _captures(parts)
    articles = _articles(captures, settings, key, ledger)
    comments, counts = threads(parts, captures.article, captures.of_part)
    kept = np.bincount(comments["article"], minlength=len(articles))
    articles = articles.append_column("n_comments", arrow(kept.astype(np.int32)))
    names = _write(articles, comments, folder)
    write_private(_provenance(captures, articles), folder / PROVENANCE)
    return Plan(
        shards=tuple(names),
        captures=len(captures.row) + repeated,
        repeated_captures=repeated,
        articles=len(articles),
        comments=len(comments["part"]),
        records=hashlib.sha256(b"".join(sorted(captures.digests))).digest(),
        **counts,
    )


def _captures(parts: Sequence[Path]) -> tuple[_Captures, int]:
    tables = [read_private(part / "articles.arrow", _CAPTURE) for part in parts]
    sizes = [len(table) for table in tables]
    table = pa.concat_tables(tables).combine_chunks()
    part = np.repeat(np.arange(len(parts)), sizes)
    row = np.concatenate([np.arange(size) for size in sizes])
    # Equal records are one capture; sorted by digest, so that nothing depends on the dump's order.
    digests = np.array(table.column("digest").to_pylist(), "S16")
    _, first, inverse = np.unique(digests, return_index=True, return_inverse=True)
    table = table.take(arrow(first))
    article = observations.same_article(table)
    order = observations.order(table, article)
    place = np.argsort(order)
    position = np.where(np.isin(np.arange(len(row)), first), place[inverse], -1)
    borders = np.cumsum(sizes)[:-1]
    _, article = np.unique(article[order], return_inverse=True)
    captures = _Captures(
        table=table.take(arrow(order)),
        part=part[first][order],
        row=row[first][order],
        article=article,
        of_part=np.split(position, borders),
    )
    return captures, len(row) - len(first)


def _provenance(captures: _Captures, articles: pa.Table) -> pa.Table:
    """Return where each capture of each article stands in the dump: for the private ledger."""
    owner = arrow(captures.article)
    columns = {n: articles.column(n).take(owner) for n in ("article_id", "cluster_id", "split")}
    columns |= {n: captures.table.column(n) for n in ("file", "line")}
    return pa.table(columns)


def _articles(
    captures: _Captures, settings: Settings, key: Key, ledger: Mapping[str, str]
) -> pa.Table:
    """Return one row an article, in the order of `captures.article`."""
    last = np.flatnonzero(np.append(np.diff(captures.article) > 0, True))
    number = np.bincount(captures.article)
    ids = RecordIds(key, "article", settings.name).many(
        observations.names(captures.table, captures.article)
    )
    table = captures.table.take(arrow(last))
    table = table.append_column("article_key", pa.array(ids))
    if settings.clusters == "off":
        found = pa.table({"article_key": ids, "representative": ids, "group": ids})
    else:
        found = cluster_articles(table)
    shares = splits.declared_shares(settings.splits, len(set(found.column("group").to_pylist())))
    placed = splits.place(found, ledger, shares, key.subkey("split", settings.name))
    rows = arrow(np.argsort(np.argsort(np.array(ids))))  # `found` is sorted by article_key
    cluster = found.sort_by("article_key").column("representative").take(rows)
    split = placed.sort_by("article_key").column("split").take(rows)
    return pa.table(
        {
            "article_id": pa.array(ids),
            "cluster_id": cluster,
            "split": split,
            "part": captures.part[last],
            "row": captures.row[last],
            "first_capture": last - number + 1,
            "n_observations": number.astype(np.int32),
        }
    )


_WRITTEN = ("part", "row", "position", "key", "parent", "parent_missing", "n_copies")


def _write(articles: pa.Table, comments: dict[str, npt.NDArray[Any]], folder: Path) -> list[str]:
    """Write the plan by shard: articles by id, comments by article and position."""
    ids = np.array(articles.column("article_id").to_pylist())
    by_id = np.argsort(ids)
    rank = np.argsort(by_id)
    order = np.argsort(rank[comments["article"]], kind="stable")
    place = np.append(np.argsort(order), -1)
    columns = {name: comments[name][order] for name in _WRITTEN}
    columns["parent"] = place[columns["parent"]]
    columns["article"] = rank[comments["article"]][order]
    articles = articles.take(arrow(by_id))
    names = []
    for name, start, end in _shards(ids[by_id], len(articles) + len(order)):
        first, last = np.searchsorted(columns["article"], [start, end]).tolist()
        rows = {key: values[first:last] for key, values in columns.items()}
        rows["article"] = rows["article"] - start
        rows["parent"] = np.where(rows["parent"] < 0, -1, rows["parent"] - first)
        write_private(articles.slice(start, end - start), folder / f"{name}.articles.arrow")
        write_private(pa.table(rows), folder / f"{name}.comments.arrow")
        names.append(name)
    return names


def _shards(ids: npt.NDArray[Any], rows: int) -> list[tuple[str, int, int]]:
    """Return name, start and end of each shard: sorted ids cut by their first characters.

    A shard is named after the least prefix that its ids may have, so `0` holds everything in a
    small release and what begins with 0 in a large one. The number of characters depends on the
    size of the data alone.
    """
    depth = 0
    while rows > SHARD_ROWS * len(ALPHABET) ** depth:
        depth += 1
    prefixes = ids.astype(f"U{depth}") if depth else np.full(len(ids), ALPHABET[0])
    found, starts = np.unique(prefixes, return_index=True)
    ends = np.append(starts[1:], len(ids))
    return [
        (str(name), int(start), int(end))
        for name, start, end in zip(found, starts, ends, strict=True)
    ]
