"""The private rows of one shard of a release, gathered from the prepared parts as planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from commentariat.duplicates._arrow import Arrow, arrow
from commentariat.prepared import ARTICLES, COMMENTS
from commentariat.schemas import Table
from commentariat.tables import read_private

_OF_PEOPLE = ("handle", "account", "kind", "identity", "alias")


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
        articles=_taken(article_plan, parts, "articles"),
        comments=_taken(comment_plan, parts, "comments"),
        article_plan=article_plan,
        threads=read_private(plan / f"{name}.threads.arrow"),
        comment_plan=comment_plan,
    )


def _taken(plan: pa.Table, parts: Sequence[Path], table: Table) -> pa.Table:
    """Return the planned rows, in the order of the plan; people joined to comments."""
    part, row = plan.column("part").to_numpy(), plan.column("row").to_numpy()
    order = np.lexsort((row, part))
    found = []
    for number in np.unique(part).tolist():
        rows = pa.array(row[order[part[order] == number]])
        taken = read_private(parts[number] / f"{table}.arrow").take(rows)
        if table == "comments":
            people = read_private(parts[number] / "people.arrow")
            who = people.take(taken.column("person"))
            for column in _OF_PEOPLE:
                taken = taken.append_column(column, who.column(column))
        found.append(taken)
    if not found and table == "articles":  # a shard of rows that are carried over
        return ARTICLES.empty_table()
    if not found:  # a shard without comments
        names = [*COMMENTS, *(pa.field(name, pa.string()) for name in _OF_PEOPLE)]
        return pa.schema(names).empty_table()
    return pa.concat_tables(found).combine_chunks().take(arrow(np.argsort(order)))
