"""Clusters of near-duplicate articles: from signatures to one representative a row."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, U64, Arrow, Bools, arrow, pc, whole
from commentariat.arrays.hashing import mix
from commentariat.duplicates._boilerplate import boilerplate, views, without
from commentariat.duplicates._candidates import candidate_pairs
from commentariat.duplicates._clusters import groups, leaders
from commentariat.duplicates._signatures import SHINGLE
from commentariat.duplicates._verdict import (
    EQUAL,
    RULES,
    Evidence,
    Verdicts,
    judge,
)
from commentariat.duplicates._verify import Bags

SHORT = 20  # words; shorter texts are one article only if headline and text are equal
_SURVIVAL = (
    ("completeness", "descending", "at_end"),
    ("published", "ascending", "at_end"),
    ("n_comments", "descending", "at_end"),
    ("article_key", "ascending", "at_end"),
)

RESULT = pa.schema(
    [pa.field(name, pa.string()) for name in ("article_key", "representative", "group")]
    + [pa.field(name, pa.float64()) for name in ("jaccard", "containment")]
    + [pa.field(name, pa.string()) for name in ("rule", "text")]
)


@cache
def rule_names() -> Arrow:
    return pa.array([None, *RULES], pa.string())


@dataclass(frozen=True, slots=True)
class Pairs:
    """Articles that are alike: two rows, lower first, and the verdict."""

    left: I64
    right: I64
    verdicts: Verdicts

    def near(self) -> "Pairs":
        """Return the verified near-duplicates."""
        one = self.verdicts.rule > 0
        return Pairs(self.left[one], self.right[one], self.verdicts.take(one))


def survival(table: pa.Table) -> I64:
    """Return the rows in order of survival, best first.

    Most complete, then earliest published (unknown last), most comments, smallest key: no two rows
    are equal, so the order is that of the set, whatever the order of the rows.
    """
    keys: list[Any] = [rule for rule in _SURVIVAL if rule[0] in table.column_names]
    order: Arrow = pc.sort_indices(table.select([key[0] for key in keys]), keys)
    return np.asarray(order.to_numpy()).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Clusters:
    """All articles in clusters, and the pairs that are alike; see `clusters`."""

    articles: pa.Table
    alike: pa.Table


def clusters(table: pa.Table) -> Clusters:
    """Put near-duplicate articles into clusters, and find those that have much in common.

    Args:
        table: one row an article: `article_key` (string, unique), `site` (string), optionally
            `completeness`, `published`, `n_comments` (any ordered type), and the columns of
            `signatures`.

    Returns:
        `articles`: one row an article, sorted by `article_key`: the key of its `representative`
        (its own, if it is one); its `group`, the least key of all articles linked to it over any
        number of steps, which no split may tear apart; `jaccard` and `containment` to the
        representative; the `rule` that made them one (null for a representative); in `text` the
        best article of the same text. `alike`: `left` and `right`, such best articles, of all
        near-duplicates and of all pairs of which the shorter text has three tenths of its
        shingles in the other.
    """
    table, same, alike = _verified(table)
    n, pairs = len(table), alike.near()
    leader = leaders(pairs.left, pairs.right, n)[same]
    group = groups(np.append(pairs.left, same), np.append(pairs.right, np.arange(n)), n)
    keys = table.column("article_key")
    ends = {"left": keys.take(arrow(alike.left)), "right": keys.take(arrow(alike.right))}
    return Clusters(_result(table, same, leader, group, pairs), pa.table(ends))


def near_duplicate_pairs(table: pa.Table) -> pa.Table:
    """Return every verified near-duplicate pair of articles, equal texts once.

    Args:
        table: as for `clusters`. Without the columns that tell which of two articles is
            better, the pairs are some of those with them, never others (but of equal texts another
            one may be named): so keys, sites and texts suffice to check the groups.

    Returns:
        `left`, `right` (article keys, the better one first), `jaccard`, `containment`, `rule`.
    """
    table, same, alike = _verified(table)
    pairs = alike.near()
    copies = np.flatnonzero(same != np.arange(len(table)))
    keys, one = table.column("article_key"), np.ones(len(copies))
    found = pairs.verdicts
    columns = {
        "left": keys.take(arrow(np.append(pairs.left, same[copies]))),
        "right": keys.take(arrow(np.append(pairs.right, copies))),
        "jaccard": arrow(np.append(found.jaccard, one)),
        "containment": arrow(np.append(found.containment, one)),
        "rule": rule_names().take(arrow(np.append(found.rule, one * EQUAL).astype(np.int64))),
    }
    return pa.table(columns).sort_by([("left", "ascending"), ("right", "ascending")])


def _column(table: pa.Table, name: str) -> npt.NDArray[Any]:
    filled = pc.fill_null(table.column(name), 0)
    return np.asarray(filled.to_numpy())


def bags_of(table: pa.Table, name: str) -> tuple[npt.NDArray[Any], I64]:
    """Return the values and offsets of a column of lists."""
    column = whole(table.column(name))
    offsets = np.asarray(column.offsets.to_numpy()).astype(np.int64)
    return np.asarray(column.flatten().to_numpy()), offsets - offsets[0]


def equal_texts(table: pa.Table) -> I64:
    """Return the first row of the same text; of a short text, of the same headline and text."""
    rows = np.arange(len(table))
    text, title = _column(table, "text_key"), _column(table, "title_key")
    short = _column(table, "n_words") < SHORT
    key = mix(np.where(short, mix(title) ^ text, text))
    alone = pc.is_null(table.column("text_key")).to_numpy() | (
        short & pc.is_null(table.column("title_key")).to_numpy()
    )
    key[alone] = mix(rows[alone].astype(np.uint64))
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], np.int64)


def _verified(table: pa.Table) -> tuple[pa.Table, I64, Pairs]:
    """Return the keys in order of survival, the best row of each text, and the pairs alike.

    What is compared with what depends on keys, sites and texts alone: the rows are in the order of
    their keys then, and the order of survival only adds pairs. Pairs are of best rows.
    """
    table = _by_key(table).combine_chunks()
    order = survival(table)
    place = np.argsort(order)
    same = equal_texts(table)
    left, right = _candidates(table, np.flatnonzero(same == np.arange(len(table))), place)
    evidence = evidence_of(table, np.unique(np.append(left, right)))
    verdicts = judge(evidence, evidence.index(left), evidence.index(right))
    alike = verdicts.alike
    best = np.full(len(table), len(table))
    np.minimum.at(best, same, place)
    one, other = best[left[alike]], best[right[alike]]
    pairs = Pairs(np.minimum(one, other), np.maximum(one, other), verdicts.take(alike))
    return table.select(["article_key"]).take(arrow(order)), best[same][order], pairs


def _by_key(table: pa.Table) -> pa.Table:
    keys = table.column("article_key")
    ordered = pc.all(pc.less_equal(keys[:-1], keys[1:])).as_py() if len(keys) > 1 else True
    return table if ordered else table.sort_by("article_key")


def _candidates(table: pa.Table, rows: I64, place: I64) -> tuple[I64, I64]:
    n = len(table)
    chosen = np.zeros(n, np.bool_)
    chosen[rows] = True
    anchors, offsets = bags_of(table, "anchors")
    owner = np.repeat(np.arange(n), np.diff(offsets))
    heading = chosen & _heading(table)
    key = mix(mix(_column(table, "title_key")) ^ _column(table, "lead_key"))[heading]
    # Anchors are the small hashes: scattered again, they fill the whole range.
    keys = np.append(mix(anchors[chosen[owner]]), key)
    holders = np.append(owner[chosen[owner]], np.flatnonzero(heading))
    return candidate_pairs(keys, holders, n, place)


def _heading(table: pa.Table) -> Bools:
    """Mark the rows with both a headline and a lead that tell something."""
    known = pc.and_(pc.is_valid(table.column("title_key")), pc.is_valid(table.column("lead_key")))
    return np.asarray(known.to_numpy())


def evidence_of(table: pa.Table, rows: I64) -> Evidence:
    """Gather what verification needs of the rows that are in a candidate pair."""
    keys, block_offsets = bags_of(table, "block_keys")
    owner = np.repeat(np.arange(len(table)), np.diff(block_offsets))
    marked = boilerplate(keys, owner, _sites(table), views(*bags_of(table, "anchors")))
    part = table.take(arrow(rows))
    here = np.isin(owner, rows)
    shingles = without(
        Bags(*bags_of(part, "shingles")), Bags(*bags_of(part, "block_words")), marked[here], SHINGLE
    )
    return Evidence(
        rows=rows,
        ordered=shingles,
        distinct=shingles.distinct(),
        numbers=Bags(*bags_of(part, "numbers")),
        titles=_known(part, "title_key"),
        leads=_known(part, "lead_key"),
        sites=_sites(part),
    )


def _known(table: pa.Table, name: str) -> U64:
    """Return keys, and a different one for each null."""
    key = _column(table, name).copy()
    null = pc.is_null(table.column(name)).to_numpy()
    key[null] = mix(np.flatnonzero(null).astype(np.uint64))
    return key


def _sites(table: pa.Table) -> U64:
    codes = whole(table.column("site")).dictionary_encode()
    return np.asarray(pc.fill_null(codes.indices, 0).to_numpy()).astype(np.uint64)


def _result(table: pa.Table, same: I64, leader: I64, group: I64, pairs: Pairs) -> pa.Table:
    n = len(table)
    keys = table.column("article_key")
    jaccard, containment = np.ones(n), np.ones(n)
    rule = np.where(leader == np.arange(n), 0, EQUAL)
    edge = leader[pairs.right] == pairs.left
    at = np.full(n, -1)
    at[pairs.right[edge]] = np.flatnonzero(edge)
    near = at[same] >= 0
    jaccard[near] = pairs.verdicts.jaccard[at[same][near]]
    containment[near] = pairs.verdicts.containment[at[same][near]]
    rule[near] = pairs.verdicts.rule[at[same][near]]
    rank = np.asarray(pc.rank(keys, tiebreaker="first").to_numpy()).astype(np.int64) - 1
    least = np.full(n, n)
    np.minimum.at(least, group, rank)
    ordered = keys.take(pc.sort_indices(keys))
    columns = {
        "article_key": keys,
        "representative": keys.take(arrow(leader)),
        "group": ordered.take(arrow(least[group])),
        "jaccard": arrow(jaccard),
        "containment": arrow(containment),
        "rule": rule_names().take(arrow(rule)),
        "text": keys.take(arrow(same)),
    }
    return pa.table(columns, schema=RESULT).sort_by("article_key")
