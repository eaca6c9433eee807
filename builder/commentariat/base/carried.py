"""The rows of a base release join the new ones of a shard; they change as little as can be.

What follows from new neighbours and captures is set again. Texts are searched once more, for the
people that the new dump shows and the old one did not: nobody may stand in a release by name only
because the text is older than the dump that tells who it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, arrow, pc
from commentariat.arrays.runs import within
from commentariat.base import Base
from commentariat.base.growth import COPIES, TRAINED, comment_ids
from commentariat.base.later_names import Stretch, replaced
from commentariat.grains import coarse_days
from commentariat.mentions import Person
from commentariat.protect import Protector, told
from commentariat.protect.shards import Shard
from commentariat.schemas import Table
from commentariat.splits.exposure import train_of
from commentariat.tables import dataset, read_private

Tables: TypeAlias = dict[Table, pa.Table]

_SET = ("cluster_id", "n_comments", "n_observations", "retrieved", "near_duplicate_in_train")
_BY_PLACE: Any = [("article_id", "ascending"), ("position", "ascending")]
_REACH = ("thread", "site", "dataset")


@dataclass(frozen=True)
class Carried:
    """The rows of a base that belong to one shard, and what the plan says of them."""

    base: Base
    plan: pa.Table
    folder: Path

    @classmethod
    def of(cls, base: Base, name: str, folder: Path) -> "Carried":
        """Return those of the shard of that name."""
        return cls(base, read_private(folder / f"{name}.carried.arrow"), folder)

    def joined(self, fresh: Tables, shard: Shard, protector: Protector) -> Tables:
        """Return the public rows of a shard, old and new.

        Args:
            fresh: the public rows of the new captures.
            shard: what they were made of.
            protector: what they were made with.
        """
        if not len(self.plan):
            new = self._new(fresh, shard, protector)
            return fresh | {"comments": self._exposed(new, fresh["articles"], protector)}
        articles = protector.unlinked(self._articles())
        again = pc.is_in(fresh["articles"]["article_id"], value_set=_flat(articles, "article_id"))
        new = fresh["articles"].filter(pc.invert(again))
        articles = pa.concat_tables([articles, new]).sort_by("article_id")
        older = self._comments(fresh["comments"], shard, protector)
        comments = pa.concat_tables([older, self._new(fresh, shard, protector)])
        comments = self._exposed(comments.sort_by(_BY_PLACE), articles, protector)
        return {"articles": articles, "comments": comments}

    def _exposed(self, rows: pa.Table, articles: pa.Table, protector: Protector) -> pa.Table:
        """Say of all comments what train gives away of them."""
        at = pc.index_in(rows.column("article_id"), value_set=_flat(articles, "article_id"))
        near = articles.column("near_duplicate_in_train").take(at)
        rows = _with(rows, "near_duplicate_in_train", near)
        if protector.settings.linkage == "thread":
            return rows
        name = rows.column("commenter_id")
        trained = _flat(read_private(self.folder / TRAINED), "commenter_id")
        split = pc.list_element(pc.split_pattern(rows.column("cell"), "-"), 0)
        asked = pc.not_equal(split, train_of(protector.settings.splits))
        asked = pc.and_(asked, pc.is_valid(name))
        return _with(rows, "commenter_in_train", pc.if_else(asked, pc.is_in(name, trained), None))

    def _rows(self, table: Table) -> pa.Table:
        """Return the rows of the base whose articles are in this shard, as they were published."""
        ids: Arrow = self.plan.column("article_id")
        here = (pc.field("article_id") >= ids[0]) & (pc.field("article_id") <= ids[-1])
        rows: pa.Table = dataset(self.base.files, table, self.base.path).to_table(filter=here)
        return rows

    def _articles(self) -> pa.Table:
        rows = self._rows("articles").sort_by("article_id").combine_chunks()
        for name in _SET:
            rows = _with(rows, name, self.plan.column(name))
        same = pc.equal(rows.column("article_id"), rows.column("cluster_id"))
        return _with(rows, "is_canonical", same).append_column("cell", self.plan.column("cell"))

    @cached_property
    def _old(self) -> pa.Table:
        return self._rows("comments").sort_by(_BY_PLACE).combine_chunks()

    def _comments(self, fresh: pa.Table, shard: Shard, protector: Protector) -> pa.Table:
        rows = _seen(self._old, fresh.filter(shard.comment_plan.column("known")))
        place = self._place(rows)
        rows = self._vanished(rows, place, protector)
        rows = _copied(rows, read_private(self.folder / COPIES))
        rows = _searched(rows, self._newcomers(shard, protector), self._told(), protector)
        return rows.append_column("cell", self.plan.column("cell").take(place))

    def _place(self, rows: pa.Table) -> Arrow:
        """Return for each row the row of its article in the plan."""
        return pc.index_in(rows.column("article_id"), value_set=_flat(self.plan, "article_id"))

    def _vanished(self, rows: pa.Table, place: Arrow, protector: Protector) -> pa.Table:
        """Mark the comments that a later look at their thread no longer showed."""
        if protector.settings.vanished == "keep":
            return rows
        looked = self.plan.column("last_look").take(place)
        later = pc.greater(coarse_days(looked, protector.settings.grain), rows.column("last_seen"))
        return _with(
            rows, "vanished", pc.if_else(pc.fill_null(later, False), True, rows.column("vanished"))
        )

    def _told(self) -> Mapping[str, tuple[str, ...]]:
        """Return the own words of each article."""
        rows = self._rows("articles")
        ids: Any = rows.column("article_id").to_pylist()
        return dict(zip(ids, told(rows), strict=True))

    def _newcomers(self, shard: Shard, protector: Protector) -> Mapping[str, tuple[Person, ...]]:
        """Return the people of each thread that the base did not know to be in it."""
        rows = self._old
        pairs = zip(_threads(rows), rows.column("commenter_id").to_pylist(), strict=True)
        known = set(pairs)
        threads: Any = shard.threads.column("article_id").to_pylist()
        found = zip(threads, protector.people(shard), strict=True)
        return {
            thread: tuple(p for p in people if (thread, p.pseudonym) not in known)
            for thread, (people, _) in found
        }

    def _new(self, fresh: Tables, shard: Shard, protector: Protector) -> pa.Table:
        """Return the new comments: behind the old ones of their thread, in their own order."""
        known = shard.comment_plan.column("known")
        rows = self._answering(fresh["comments"], shard, protector).filter(pc.invert(known))
        owners: Any = rows.column("article_id").to_pylist()
        ids, thread = np.unique(np.array(owners, "U20"), return_inverse=True)
        owner = pa.array(ids.tolist(), pa.string())
        before = np.zeros(len(ids), np.int64)
        if len(self.plan) and len(self._old):
            counts: Any = self._old.group_by("article_id").aggregate([("article_id", "count")])
            at = pc.index_in(owner, value_set=_flat(counts, "article_id"))
            number = counts.column("article_id_count").take(at)
            before = np.asarray(pc.fill_null(number, 0).to_numpy())
        position = arrow((within(thread) + before[thread]).astype(np.int32))
        return _with(rows, "position", position)

    def _answering(self, rows: pa.Table, shard: Shard, protector: Protector) -> pa.Table:
        """Give comments the parents that only the base has."""
        missing: Arrow = rows.column("parent_missing")
        asked = np.flatnonzero(pc.fill_null(missing, False).to_numpy())
        if not len(asked) or not len(self.plan):
            return rows
        thread = shard.of_thread("article_id").take(arrow(asked)).to_pylist()
        wanted = shard.comment_plan.column("parent_key").to_numpy()[asked]
        ids = comment_ids(protector.key, protector.settings.name, thread, wanted)
        there = pc.is_in(ids, value_set=_flat(self._old, "comment_id"))
        at = np.full(len(rows), -1)
        at[asked] = np.arange(len(asked))
        parent = pc.if_else(there, ids, None).take(arrow(at, at < 0))
        rows = _with(rows, "parent_id", pc.coalesce(parent, rows.column("parent_id")))
        return _with(rows, "parent_missing", pc.and_(missing, pc.is_null(parent)))


def linkages(comments: pa.Table, fresh: pa.Table, linkage: str) -> pa.Table:
    """Return who wrote each comment under each linkage, as far as anybody can tell.

    Up to the linkage of the release that is the pseudonym. Beyond it, only the people of the new
    dump are known.

    Args:
        comments: the public comments of a shard, old and new.
        fresh: from `Protector.linkages`.
        linkage: of the release.
    """
    name = comments.column("commenter_id")
    at = pc.index_in(comments.column("comment_id"), value_set=_flat(fresh, "comment_id"))
    columns: dict[str, Arrow] = {n: comments.column(n) for n in ("comment_id", "article_id")}
    scope = {"thread": comments.column("article_id"), "site": comments.column("site")}
    for reach in _REACH:
        columns[reach] = fresh.column(reach).take(at)
        if _REACH.index(reach) <= _REACH.index(linkage):
            columns[reach] = name
            if reach in scope:
                columns[reach] = pc.binary_join_element_wise(scope[reach], name, " ")
    return pa.table(columns)


def _seen(rows: pa.Table, shown: pa.Table) -> pa.Table:
    """Return old comments with what their new captures tell of when they were seen."""
    at = pc.index_in(rows.column("comment_id"), value_set=_flat(shown, "comment_id"))
    last, again = rows.column("last_seen"), shown.column("last_seen").take(at)
    later = pc.fill_null(pc.greater(again, pc.coalesce(last, again)), False)
    last = pc.if_else(later, again, pc.coalesce(last, again))
    vanished = pc.coalesce(shown.column("vanished").take(at), rows.column("vanished"))
    return _with(_with(rows, "last_seen", last), "vanished", vanished)


def _copied(rows: pa.Table, copies: pa.Table) -> pa.Table:
    at = pc.index_in(rows.column("comment_id"), value_set=_flat(copies, "comment_id"))
    added = pc.fill_null(copies.column("added").take(at), 0).cast(pa.int32())
    return _with(rows, "n_copies", pc.add(rows.column("n_copies"), added))


def _searched(
    rows: pa.Table,
    newcomers: Mapping[str, tuple[Person, ...]],
    words: Mapping[str, tuple[str, ...]],
    protector: Protector,
) -> pa.Table:
    """Return old comments without the names that were not known to be names."""
    owner: Any = rows.column("article_id").to_pylist()
    ids = _threads(rows)
    starts = [
        n for n in range(len(ids)) if not n or ids[n] != ids[n - 1] or owner[n] != owner[n - 1]
    ]
    stretches = [
        Stretch(a, b, newcomers.get(ids[a], ()), words[owner[a]])
        for a, b in pairwise([*starts, len(ids)])
    ]
    for name, column in replaced(rows, stretches, protector).items():
        rows = _with(rows, name, column)
    return rows


def _threads(rows: pa.Table) -> list[str]:
    """Return the article that each comment was written under."""
    found: Any = pc.coalesce(rows.column("origin_article_id"), rows.column("article_id"))
    threads: list[str] = found.to_pylist()
    return threads


def _with(rows: pa.Table, name: str, column: Arrow) -> pa.Table:
    place = rows.schema.get_field_index(name)
    field = rows.schema.field(name)
    return rows.set_column(place, field, column.cast(field.type))


def _flat(rows: pa.Table, name: str) -> Arrow:
    return rows.column(name).combine_chunks()
