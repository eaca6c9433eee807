"""The private rows of one shard of a release, gathered from the prepared parts as planned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, arrow
from commentariat.people.commenters import PEOPLE
from commentariat.prepare.parts import ARTICLES, COMMENTS, COMPUTED, OTHERS
from commentariat.schemas import arrow_schema
from commentariat.tables import read_private

_OF_ARTICLES = [name for name in arrow_schema("articles").names if name not in COMPUTED] + [OTHERS]
_PRESS = pa.schema(map(ARTICLES.field, _OF_ARTICLES))
_OF_PEOPLE = ("handle", "bare", "login", "account", "kind", "identity", "alias")
_OF_COMMENTS = (
    *("depth", "platform", "posted", "posted_precision", "status", "text", "likes", "dislikes"),
    "person",
)
_ROWS = pa.schema([*map(COMMENTS.field, _OF_COMMENTS), *map(PEOPLE.field, _OF_PEOPLE)])


@dataclass(frozen=True, slots=True)
class Shard:
    """The private rows of one shard, as the plan puts them together."""

    articles: pa.Table
    comments: pa.Table
    article_plan: pa.Table
    threads: pa.Table
    comment_plan: pa.Table

    @property
    def borders(self) -> list[int]:
        """Where each thread begins and the last one ends."""
        owner = self.comment_plan.column("thread").to_numpy()
        borders: list[int] = np.searchsorted(owner, np.arange(len(self.threads) + 1)).tolist()
        return borders

    def of_thread(self, name: str) -> Arrow:
        """Return for each comment a column of the thread that it was written in."""
        return self.threads.column(name).take(self.comment_plan.column("thread"))


def gather(name: str, plan: Path, parts: Sequence[Path]) -> Shard:
    """Read the rows that a shard's plan names out of the prepared parts."""
    article_plan = read_private(plan / f"{name}.articles.arrow")
    comment_plan = read_private(plan / f"{name}.comments.arrow")
    return Shard(
        articles=_taken(article_plan, parts, _articles) or _PRESS.empty_table(),
        comments=_taken(comment_plan, parts, _comments) or _ROWS.empty_table(),
        article_plan=article_plan,
        threads=read_private(plan / f"{name}.threads.arrow"),
        comment_plan=comment_plan,
    )


def _taken(
    plan: pa.Table, parts: Sequence[Path], of_part: Callable[[Path, Arrow], pa.Table]
) -> pa.Table | None:
    """Return the planned rows, in the order of the plan; None if there are none."""
    part, row = plan.column("part").to_numpy(), plan.column("row").to_numpy()
    order = np.lexsort((row, part))
    borders = np.flatnonzero(np.diff(part[order], prepend=-1, append=-1))
    found = [
        of_part(parts[part[order[start]]], pa.array(row[order[start:end]]))
        for start, end in pairwise(borders.tolist())
    ]
    if not found:
        return None
    return pa.concat_tables(found).combine_chunks().take(arrow(np.argsort(order)))


def _articles(part: Path, rows: Arrow) -> pa.Table:
    return read_private(part / "articles.arrow", _OF_ARTICLES).take(rows)


def _comments(part: Path, rows: Arrow) -> pa.Table:
    """Return comments of a part, with what is known of the people who wrote them."""
    taken = read_private(part / "comments.arrow", _OF_COMMENTS).take(rows)
    who = read_private(part / "people.arrow", _OF_PEOPLE).take(taken.column("person"))
    return pa.table([*taken.columns, *who.columns], schema=_ROWS)
