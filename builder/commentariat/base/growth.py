"""How new captures meet the rows of a base release: which are the same article, the same comment.

What a base was made of is gone, but its ids are keyed hashes of it: a capture, or a comment, that
is seen again gives the same id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import observations
from commentariat.arrays import I64, U64, Arrow, Bools, arrow, pc
from commentariat.base import Old
from commentariat.duplicates import SIGNATURE_SCHEMA
from commentariat.keys import Key
from commentariat.observations import NEVER, microseconds, timestamps
from commentariat.pseudonyms import Pseudonyms, RecordIds
from commentariat.settings import Settings
from commentariat.splits.exposure import named_in_train, train_of
from commentariat.tables import read_columns

_PLACED = ("split", "cell", "jaccard", "containment", "rule", "near_duplicate_in_train")
_DAY = 86_400_000_000  # microseconds
COPIES, TRAINED = "copies.arrow", "trained.arrow"


@dataclass(frozen=True, slots=True)
class Seen:
    """For each article of the new dump: which row of the base it is, its captures, and when.

    Times are microseconds, `NEVER` where not known.
    """

    held: I64
    number: I64
    retrieved: I64
    last_look: I64


@dataclass(frozen=True, slots=True)
class Growth:
    """A base release, and what its ids were made with."""

    old: Old
    key: Key
    dataset: str

    @property
    def articles(self) -> int:
        """How many articles the base has."""
        return len(self.old.articles)

    @property
    def comments(self) -> int:
        """How many comments the base has."""
        return len(self.old.comments)

    def attached(self, captures: pa.Table, article: I64) -> tuple[I64, I64]:
        """Return the article of each capture, and the row of the base that it is, or -1.

        A capture belongs to the article of the base that has its source id, else its address, else
        its text; one that has none of them, to that of other captures of its article. Articles of
        the base are never made one, whatever a new capture shows.

        Args:
            captures: as for `observations.same_article`.
            article: a number for each, from there.
        """
        held = self._direct(captures)
        found = held >= 0
        least = np.full(len(captures), len(self.old.articles))
        np.minimum.at(least, article[found], held[found])
        by_others = np.where(least[article] < len(self.old.articles), least[article], -1)
        held = np.where(found, held, by_others)
        rows = np.arange(len(captures))
        first = np.full(len(self.old.articles) + 1, len(captures))
        np.minimum.at(first, held, rows)
        return np.where(held >= 0, first[held], article), held

    def _direct(self, captures: pa.Table) -> I64:
        """Return the row of the base that each capture is by keys of its own, or -1."""
        ids = RecordIds(self.key, "article", self.dataset)
        known = self.old.articles
        held = np.full(len(captures), -1)
        for name in observations.KEYS:
            keys = captures.column(name)
            if name == "key_content":
                keys = observations.telling(captures)
            named = [None if key is None else f"{name}:{key.hex()}" for key in keys.to_pylist()]
            given = [n for n in named if n is not None]
            made = dict(zip(given, ids.many(given), strict=True))
            found = _places([made.get(n or "") for n in named], known.column("article_key"))
            held = np.where(held >= 0, held, found)
            if name in known.column_names:
                theirs = known.column(name)
                if name == "key_content":
                    theirs = self._telling()
                held = np.where(held >= 0, held, _places(keys.to_pylist(), theirs))
        return held

    def _telling(self) -> Arrow:
        """Return the texts of the base that tell an article from others.

        Where an article has an id or address of its own is seen from its id: it is not that of its
        text.
        """
        known = self.old.articles
        texts: Any = known.column("key_content").to_pylist()
        ids = RecordIds(self.key, "article", self.dataset)
        by_text = ids.many(f"key_content:{key.hex()}" for key in texts)
        long = known.column("n_words").to_numpy() >= observations.FEW_WORDS
        own = known.column("article_key").to_pylist()
        named = np.array([one == other for one, other in zip(own, by_text, strict=True)], np.bool_)
        return pa.array(texts, pa.binary(), mask=~(long | named))

    def known(self, articles: Arrow, article: I64, key: U64) -> Bools:
        """Mark the comments that the base holds already.

        Args:
            articles: the ids of the new dump's articles.
            article: for each comment the row of its article.
            key: for each comment what tells it from others in its thread.
        """
        base = self.old.comments.column("comment_id")
        threads = pc.unique(self.old.comments.column("thread"))
        here = pc.is_in(articles, value_set=threads)
        rows = np.flatnonzero(here.to_numpy(zero_copy_only=False)[article])
        known = np.zeros(len(key), np.bool_)
        owner = articles.take(arrow(article[rows])).to_pylist()
        ids = comment_ids(self.key, self.dataset, owner, key[rows])
        known[rows] = pc.is_in(ids, value_set=base.combine_chunks()).to_numpy(zero_copy_only=False)
        return known

    def copies(self, key: U64, length: I64, known: Bools) -> tuple[I64, pa.Table]:
        """Count the copies of new comments, and the new copies of those of the base.

        Args:
            key: of the text of each new comment.
            length: of that text.
            known: which of them the base holds already.

        Returns:
            How many other comments of the release have each new comment's text; and, for comments
            of the base, `comment_id` and `added`, where that is not 0.
        """
        old = self.old.comments
        told = old.column("text_length").to_numpy() > 0
        theirs = old.column("text_key").to_numpy()[told]
        counted = ~known & (length > 0)
        texts, place = np.unique(np.append(theirs, key[counted]), return_inverse=True)
        added = np.bincount(place[len(theirs) :], minlength=len(texts))
        number = np.bincount(place, minlength=len(texts))
        copies = np.zeros(len(key), np.int64)
        copies[counted] = number[place[len(theirs) :]] - 1
        ids = old.column("comment_id").filter(arrow(told))
        table = pa.table({"comment_id": ids, "added": added[place[: len(theirs)]]})
        return copies, table.filter(pc.greater(table.column("added"), 0))

    def trained(
        self, parts: Sequence[Path], comments: Mapping[str, Any], train: Bools, settings: Settings
    ) -> pa.Table:
        """Return `commenter_id` of all who wrote a comment in train, old or new.

        Nobody, where pseudonyms do not link threads.
        """
        linkage = settings.linkage
        if linkage == "thread":
            return pa.table({"commenter_id": pa.array([], pa.string())})
        names = Pseudonyms(self.key, self.dataset, linkage)
        new: Arrow = pa.array(named_in_train(parts, comments, train, names), pa.string())
        split = train_of(settings.splits)
        files = [file for file in self.old.base.files if file.split == split]
        older = read_columns(files, "comments", self.old.base.path, ["commenter_id"])
        every = pa.chunked_array([*older.column("commenter_id").chunks, new], pa.string())
        return pa.table({"commenter_id": pc.unique(every).drop_null()})

    def beside(self, articles: pa.Table, held: I64) -> pa.Table:
        """Return new articles and those of the base, to be compared with one another.

        Args:
            articles: the articles of the new dump.
            held: the row of the base that each of them is, or -1.
        """
        own = self.old.articles
        own = own.set_column(
            own.schema.get_field_index("n_comments"),
            "n_comments",
            arrow(self._sizes(articles, held)),
        )
        names = ["article_key", "site", "completeness", "published", "published_precision"]
        names.append("n_comments")
        chosen = [*names, *SIGNATURE_SCHEMA.names]
        fresh = articles.filter(arrow(held < 0))
        return pa.concat_tables([fresh.select(chosen), own.select(chosen)]).combine_chunks()

    def _sizes(self, articles: pa.Table, held: I64) -> npt.NDArray[np.int32]:
        sizes = self.old.articles.column("n_comments").to_numpy().copy()
        sizes[held[held >= 0]] += articles.column("n_comments").to_numpy()[held >= 0]
        return np.asarray(sizes, np.int32)

    def carried(self, articles: pa.Table, placed: pa.Table, seen: Seen) -> pa.Table:
        """Return what the release says of the articles of the base, by `article_id`.

        That is what follows from their new neighbours and captures; all else stays as it was.

        Args:
            articles: as for `beside`.
            placed: where all articles stand, by `article_key`.
            seen: the new captures.
        """
        own = self.old.articles
        again, there = seen.held >= 0, seen.held[seen.held >= 0]
        number = own.column("n_observations").to_numpy().copy()
        number[there] += seen.number[again]
        retrieved = microseconds(own.column("retrieved")).copy()
        latest = np.where(seen.retrieved > NEVER, seen.retrieved // _DAY * _DAY, NEVER)
        retrieved[there] = np.maximum(retrieved[there], latest[again])
        look = np.full(len(own), NEVER)
        look[there] = seen.last_look[again]
        at = pc.index_in(own.column("article_key"), value_set=placed.column("article_key"))
        mine = placed.take(at)
        columns: dict[str, Arrow] = {
            "article_id": own.column("article_key"),
            "cluster_id": mine.column("representative"),
            **{name: mine.column(name) for name in _PLACED},
            "n_comments": arrow(self._sizes(articles, seen.held)),
            "n_observations": arrow(np.asarray(number, np.int32)),
            "retrieved": timestamps(retrieved),
            "last_look": timestamps(look),
        }
        return pa.table(columns)


def comment_ids(key: Key, dataset: str, thread: list[Any], own: U64) -> Arrow:
    """Return the public ids of comments: of the article each was written under, and its key."""
    keys = [f"{number:x}" for number in own.tolist()]
    runs = [(name, len(list(rows))) for name, rows in groupby(thread)]
    names, sizes = [name for name, _ in runs], [size for _, size in runs]
    return RecordIds(key, "comment", dataset).inside(names, sizes, keys)


def _places(values: list[Any], among: Arrow) -> I64:
    """Return the row of each value, -1 for null and for what is not there."""
    column = among.combine_chunks() if isinstance(among, pa.ChunkedArray) else among
    found = pc.index_in(pa.array(values, column.type), value_set=column)
    valid = pc.is_valid(pa.array(values, column.type))
    return np.asarray(pc.if_else(valid, pc.fill_null(found, -1), -1).to_numpy()).astype(np.int64)
