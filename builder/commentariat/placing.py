"""Where the articles of a release stand: in which cluster, and in which split."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa

from commentariat import exposure, splits
from commentariat.duplicates import clusters
from commentariat.duplicates._arrow import pc
from commentariat.growth import Earlier
from commentariat.keys import Key
from commentariat.settings import Settings

Torn: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What was decided about articles.

    `rows` has the columns of `clusters`, `split`, `near_duplicate_in_train`, and `host` (the
    article under which the comments are published: the article itself unless it is dropped),
    sorted by `article_key`.
    `torn` names the near-duplicates that stand in two splits, since earlier releases had placed
    both before they were near-duplicates, and no row ever moves.
    """

    rows: pa.Table
    torn: Torn = ()


def placed(articles: pa.Table, settings: Settings, key: Key, earlier: Earlier) -> Places:
    """Place all articles of a release.

    Groups are looked for even where clusters are not to be marked: no setting lets a near-duplicate
    of a test article into train. Without the articles that are dropped less is seen of what a site
    repeats, and others may look alike: then they are linked, and all is placed again.

    Args:
        articles: as for `clusters`.
        settings: the shares, and what becomes of clusters.
        key: places groups.
        earlier: splits of earlier releases; articles of a base are neither dropped nor given the
            comments of others.
    """
    articles = articles.sort_by("article_key")
    compared = clusters(articles)
    found = compared.articles
    while True:
        rows = _rows(found, settings, key, earlier)
        torn = _torn(articles, rows, everywhere=settings.clusters == "drop")
        new = [pair for pair in torn if not earlier.ledger.keys() >= set(pair)]
        if not new:
            return Places(_exposed(rows, compared.alike, settings), torn)
        found = _linked(found, new)


def _rows(found: pa.Table, settings: Settings, key: Key, earlier: Earlier) -> pa.Table:
    """Return clusters with the split of each article and with its host."""
    shares = splits.declared_shares(settings.splits, pc.count_distinct(found["group"]).as_py())
    where = splits.place(found, earlier.ledger, shares, key.subkey("split", settings.name))
    own, split = found["article_key"], where["split"]
    if settings.clusters == "off":
        found = _unmarked(found)
    host = own
    if settings.clusters == "drop":  # but what was published in one split never moves to another
        of_best = split.take(pc.index_in(found["representative"], own.combine_chunks()))
        free = pc.equal(split, of_best)
        for name in ("article_key", "representative"):
            free = pc.and_not(free, pc.is_in(found[name], value_set=earlier.carried))
        host = pc.if_else(free, found["representative"], own)
    return found.append_column("split", split).append_column("host", host)


def _exposed(rows: pa.Table, alike: pa.Table, settings: Settings) -> pa.Table:
    train = pc.and_(
        pc.equal(rows["split"], exposure.train_of(settings.splits)),
        pc.equal(rows["host"], rows["article_key"]),
    )
    near = exposure.near_duplicate_in_train(rows["text"], alike, train.to_numpy())
    return rows.append_column("near_duplicate_in_train", near)


def _unmarked(found: pa.Table) -> pa.Table:
    """Return clusters of one article each, in the same groups."""
    for at, name in enumerate(found.column_names):
        if name == "representative":
            found = found.set_column(at, name, found["article_key"])
        elif name not in {"article_key", "group", "text"}:
            found = found.set_column(at, name, pa.nulls(len(found), found[name].type))
    return found


def _torn(articles: pa.Table, rows: pa.Table, *, everywhere: bool) -> Torn:
    """Return the near-duplicates in two splits.

    Unless it is asked for everywhere, only groups in several splits are a reason to look.
    """
    own = rows.filter(pc.not_equal(rows["split"], splits.BRIDGE))
    several = own.group_by("split" if everywhere else ["split", "group"]).aggregate([])
    if len(several) <= (1 if everywhere else pc.count_distinct(own["group"]).as_py()):
        return ()
    known = rows.select(["representative", "split"]).rename_columns(["cluster_id", "split"])
    for name in known.column_names:
        articles = articles.append_column(name, known[name])
    kept = articles.filter(pc.equal(rows["host"], rows["article_key"]))
    return tuple((pair["left"], pair["right"]) for pair in splits.torn_pairs(kept).to_pylist())


def _linked(found: pa.Table, pairs: Iterable[tuple[str, str]]) -> pa.Table:
    """Return clusters with the groups of some pairs joined, under the lesser name."""
    group = dict(zip(*(found[n].to_pylist() for n in ("article_key", "group")), strict=True))
    for one, other in pairs:
        low, high = sorted([group[one], group[other]])
        group = {key: low if name == high else name for key, name in group.items()}
    at = found.schema.get_field_index("group")
    return found.set_column(at, "group", pa.array(group.values(), pa.string()))
