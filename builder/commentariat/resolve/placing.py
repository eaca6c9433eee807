"""Where the articles of a release stand: in which cluster, and in which split."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pyarrow as pa

from commentariat import splits
from commentariat.arrays import Arrow, pc
from commentariat.duplicates import clusters
from commentariat.keys import Key
from commentariat.resolve.earlier import Earlier
from commentariat.settings import Settings
from commentariat.splits import configurations, exposure

Torn: TypeAlias = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Places:
    """What was decided about articles.

    `rows` has the columns of `clusters`, `split`, `cell` (the split and the places in further
    configurations), `near_duplicate_in_train`, and `host` (the article under which the comments are
    published: the article itself unless it is dropped), sorted by `article_key`. `torn` names, by
    configuration, the near-duplicates that stand in two splits, since earlier releases had placed
    both before they were near-duplicates, and no row ever moves.
    """

    rows: pa.Table
    torn: Torn = field(default_factory=dict)


def placed(articles: pa.Table, settings: Settings, key: Key, earlier: Earlier) -> Places:
    """Place all articles of a release.

    Groups are looked for even where clusters are not to be marked: no setting lets a near-duplicate
    of a test article into train. Without the articles that are dropped less is seen of what a site
    repeats, and others may look alike: then they are linked, and all is placed again.

    Args:
        articles: as for `clusters`, with `published_precision`.
        settings: the shares, the further configurations, and what becomes of clusters.
        key: places groups.
        earlier: cells of earlier releases; articles of a base are neither dropped nor given the
            comments of others.
    """
    articles = articles.sort_by("article_key")
    compared = clusters(articles)
    found, rules = compared.articles, configurations.rules_of(settings)
    while True:
        rows = _rows(found, settings, key, earlier)
        places = configurations.place(articles, rows["group"], rules, earlier.ledger)
        standing = {"split": rows["split"], **places}
        pairs = _pairs(articles, rows, standing, dropped=settings.clusters == "drop")
        linked = _linked(found, pairs)
        if linked is found:
            break
        found = linked
    rows = rows.append_column("cell", configurations.cells(rows["split"], places))
    return Places(_exposed(rows, compared.alike, settings), _torn(pairs, rows, standing))


def _rows(found: pa.Table, settings: Settings, key: Key, earlier: Earlier) -> pa.Table:
    """Return clusters with the split of each article and with its host."""
    shares = splits.declared_shares(settings.splits, pc.count_distinct(found["group"]).as_py())
    old = {article: cell.partition("-")[0] for article, cell in earlier.ledger.items()}
    where = splits.place(found, old, shares, key.subkey("split", settings.name))
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


def _pairs(
    articles: pa.Table, rows: pa.Table, standing: Mapping[str, Arrow], *, dropped: bool
) -> pa.Table:
    """Return the near-duplicates among what is published, as a reader of the release finds them.

    Unless articles were dropped, only a group in several splits is a reason to look.
    """
    if not dropped and not any(_several(rows["group"], place) for place in standing.values()):
        return pa.table({"left": pa.array([], pa.string()), "right": pa.array([], pa.string())})
    kept = pc.equal(rows["host"], rows["article_key"])
    known = articles.append_column("cluster_id", rows["representative"])
    return splits.close_pairs(known.filter(kept))


def _several(group: Arrow, place: Arrow) -> bool:
    table = pa.table({"group": group, "place": place})
    own = table.filter(pc.not_equal(table["place"], splits.BRIDGE))  # nor null
    pairs = own.group_by(["group", "place"]).aggregate([])
    return bool(len(pairs) > pc.count_distinct(own["group"]).as_py())


def _torn(pairs: pa.Table, rows: pa.Table, standing: Mapping[str, Arrow]) -> Torn:
    found = {}
    for name, place in standing.items():
        where = pa.table({"article_key": rows["article_key"], "split": place})
        torn = splits.torn(pairs, where).to_pylist()
        if torn:
            found[name] = [(pair["left"], pair["right"]) for pair in torn]
    return found


def _linked(found: pa.Table, pairs: pa.Table) -> pa.Table:
    """Return clusters with the groups of all pairs joined, under the least name."""
    group = dict(zip(*(found[n].to_pylist() for n in ("article_key", "group")), strict=True))
    joined = False
    for one, other in zip(pairs["left"].to_pylist(), pairs["right"].to_pylist(), strict=True):
        low, high = sorted([group[one], group[other]])
        if low != high:
            group = {key: low if name == high else name for key, name in group.items()}
            joined = True
    if not joined:
        return found
    at = found.schema.get_field_index("group")
    return found.set_column(at, "group", pa.array(group.values(), pa.string()))
