"""The rows of one shard become public: threads put together, names and contact data replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat import redactions
from commentariat.commenters import GUEST, is_guest
from commentariat.duplicates._arrow import Arrow, arrow, pc
from commentariat.keys import Key
from commentariat.mentions import Person, Redactor, Thread
from commentariat.people import SitePeople
from commentariat.prepared import COMMENTS
from commentariat.pseudonyms import Pseudonyms, RecordIds, refuse_collisions
from commentariat.schemas import Table, arrow_schema
from commentariat.settings import Grain, Settings
from commentariat.tables import read_private

I64: TypeAlias = npt.NDArray[np.int64]

_OF_PEOPLE = ("handle", "account", "kind", "identity", "alias")
_ORDER: tuple[Grain, ...] = ("year", "month", "day", "hour", "minute", "second")
_STANDS_FOR_NONE = "deleted"


@dataclass(frozen=True, slots=True)
class Shard:
    """The private rows of one shard, as the plan puts them together."""

    articles: pa.Table
    comments: pa.Table
    article_plan: pa.Table
    comment_plan: pa.Table

    @property
    def borders(self) -> list[int]:
        """Where the thread of each article begins and the last one ends."""
        owner = self.comment_plan.column("article").to_numpy()
        borders: list[int] = np.searchsorted(owner, np.arange(len(self.articles) + 1)).tolist()
        return borders


def gather(name: str, plan: Path, parts: Sequence[Path]) -> Shard:
    """Read the rows that a shard's plan names out of the prepared parts."""
    article_plan = read_private(plan / f"{name}.articles.arrow")
    comment_plan = read_private(plan / f"{name}.comments.arrow")
    return Shard(
        articles=_taken(article_plan, parts, "articles"),
        comments=_taken(comment_plan, parts, "comments"),
        article_plan=article_plan,
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
    if not found:  # a shard without comments
        names = [*COMMENTS, *(pa.field(name, pa.string()) for name in _OF_PEOPLE)]
        return pa.schema(names).empty_table()
    return pa.concat_tables(found).combine_chunks().take(arrow(np.argsort(order)))


@dataclass(frozen=True, slots=True)
class Protector:
    """All that decides how rows become public: settings, key, and who is known on the sites."""

    settings: Settings
    key: Key
    site_people: SitePeople

    def public(self, shard: Shard) -> dict[Table, pa.Table]:
        """Return the public rows of a shard, with `split` as a further column of each table."""
        ids = shard.article_plan.column("article_id")
        articles = self._articles(shard)
        if not len(shard.comments):
            empty = arrow_schema("comments").empty_table()
            nothing = pa.array([], pa.string())
            return {"articles": articles, "comments": empty.append_column("split", nothing)}
        owner = shard.comment_plan.column("article")
        split = shard.article_plan.column("split").take(owner)
        columns = self._comments(shard, ids.take(owner).combine_chunks())
        comments = pa.table(columns, schema=arrow_schema("comments"))
        return {"articles": articles, "comments": comments.append_column("split", split)}

    def linkages(self, shard: Shard, comments: pa.Table) -> pa.Table:
        """Return, for each public comment, who wrote it under each linkage: never published.

        The names are private ones; only which of them are equal matters to the measured risks.
        """
        owner = shard.comment_plan.column("article")
        who = shard.comments.column("identity")
        site = shard.articles.column("site").take(owner)
        article = comments.column("article_id")
        return pa.table(
            {
                "comment_id": comments.column("comment_id"),
                "article_id": article,
                "thread": pc.binary_join_element_wise(article, who, " "),
                "site": pc.binary_join_element_wise(site, who, " "),
                "dataset": who,
            }
        )

    def _articles(self, shard: Shard) -> pa.Table:
        plan = shard.article_plan
        columns = {name: shard.articles.column(name) for name in _same_columns()}
        columns |= {name: plan.column(name) for name in ("article_id", "n_comments")}
        columns |= {name: plan.column(name) for name in ("cluster_id", "n_observations")}
        columns["is_canonical"] = pc.equal(plan.column("article_id"), plan.column("cluster_id"))
        columns["retrieved"] = pc.floor_temporal(columns["retrieved"], unit="day")
        schema = arrow_schema("articles")
        table = pa.table({name: columns[name] for name in schema.names}).cast(schema)
        return table.append_column("split", plan.column("split"))

    def _comments(self, shard: Shard, article_id: Arrow) -> dict[str, Arrow]:
        plan, rows = shard.comment_plan, shard.comments
        comment_id = _comment_ids(self.key, self.settings.name, article_id, plan)
        commenter, redacted = self._people_and_texts(shard)
        parent = plan.column("parent").to_numpy()
        posted, precision = coarsened(
            rows.column("posted"), rows.column("posted_precision"), self.settings.grain
        )
        owner = plan.column("article")
        return {
            "comment_id": comment_id,
            "article_id": article_id,
            "position": plan.column("position").cast(pa.int32()),
            "parent_id": comment_id.take(arrow(np.maximum(parent, 0), mask=parent < 0)),
            "parent_missing": plan.column("parent_missing"),
            "depth": rows.column("depth"),
            "commenter_id": commenter,
            "commenter_kind": rows.column("kind"),
            "platform": rows.column("platform"),
            "posted": posted,
            "posted_precision": precision,
            "status": rows.column("status"),
            **redacted,
            "likes": rows.column("likes"),
            "dislikes": rows.column("dislikes"),
            "n_copies": plan.column("n_copies").cast(pa.int32()),
            "site": shard.articles.column("site").take(owner),
            "language": shard.articles.column("language").take(owner),
        }

    def _people_and_texts(self, shard: Shard) -> tuple[Arrow, dict[str, Arrow]]:
        """Return the pseudonym of each commenter, and the columns text, mentions, redactions."""
        texts: Any = shard.comments.column("text").to_pylist()
        names = Pseudonyms(self.key, self.settings.name, self.settings.linkage)
        aliases = shard.comments.column("alias").to_pylist()
        handles = shard.comments.column("handle").to_pylist()
        accounts = shard.comments.column("account").to_pylist()
        sites: Any = shard.articles.column("site").to_pylist()
        ids: Any = shard.article_plan.column("article_id").to_pylist()
        threads, commenter = [], []
        found = [
            _participants(aliases[start:end], handles[start:end], accounts[start:end])
            for start, end in pairwise(shard.borders)
        ]
        given = iter(_named(names, [list(people) for people, _ in found], sites, ids))
        for (start, end), told, (people, authors) in zip(
            pairwise(shard.borders), _told(shard.articles), found, strict=True
        ):
            own = list(islice(given, len(people)))
            commenter += [None if author is None else own[author] for author in authors]
            forms = zip(own, people.values(), strict=True)
            everybody = tuple(Person(name or GUEST, tuple(written)) for name, written in forms)
            threads.append(Thread(everybody, authors, texts[start:end], told))

        @cache
        def named(person: int, thread: int) -> str:
            alias = self.site_people.aliases[person]
            return GUEST if is_guest(alias) else names.of(alias, sites[thread], ids[thread])

        redacted = self._redactor().redact(threads, named)
        flat = [item for thread in redacted for item in thread]
        gone = pc.equal(shard.comments.column("status"), _STANDS_FOR_NONE)
        withheld = gone.to_numpy(zero_copy_only=False).astype(bool).tolist()
        return pa.array(commenter, pa.string()), redactions.columns(texts, flat, withheld)

    def _redactor(self) -> Redactor:
        return _redactor(self.site_people, self.settings.mentions)


@cache
def _redactor(people: SitePeople, mode: Any) -> Redactor:  # noqa: ANN401 - a Mode
    return Redactor([Person("", handles, ordinary=False) for handles in people.handles], mode)


def _comment_ids(key: Key, dataset: str, article_id: Arrow, plan: pa.Table) -> Arrow:
    keys = [f"{number:x}" for number in plan.column("key").to_pylist()]
    return pa.array(RecordIds(key, "comment", dataset).many(article_id.to_pylist(), keys))


def _named(
    names: Pseudonyms, aliases: list[list[str]], sites: list[str], threads: list[str]
) -> list[str | None]:
    """Return the pseudonyms of the people of all threads; null for those who are no account."""
    everybody = [
        (alias, site, thread)
        for people, site, thread in zip(aliases, sites, threads, strict=True)
        for alias in people
        if not is_guest(alias)
    ]
    if not everybody:
        return [None for people in aliases for _ in people]
    people, where, which = zip(*everybody, strict=True)
    given = names.many(people, where, which)
    for _, same in groupby(zip(which, given, people, strict=True), itemgetter(0)):
        _, own, whose = zip(*same, strict=True)
        refuse_collisions(own, whose)
    found = iter(given)
    return [None if is_guest(alias) else next(found) for people in aliases for alias in people]


def _participants(
    aliases: Sequence[str | None], handles: Sequence[str | None], accounts: Sequence[str | None]
) -> tuple[dict[str, list[str]], list[int | None]]:
    """Return the forms of each person's name by alias, and who wrote each comment.

    Forms are kept in the order of the thread; a login counts as a name, a number does not.
    """
    people: dict[str, dict[str, None]] = {}
    numbers: dict[str, int] = {}
    authors: list[int | None] = []
    for alias, handle, account in zip(aliases, handles, accounts, strict=True):
        if alias is None:
            authors.append(None)
            continue
        forms = people.setdefault(alias, {})
        authors.append(numbers.setdefault(alias, len(numbers)))
        if handle:
            forms[handle] = None
        if account and not account.isdigit():
            forms[account] = None
    return {alias: list(forms) for alias, forms in people.items()}, authors


def _told(articles: pa.Table) -> list[tuple[str, ...]]:
    """Return the article's own words: names in them are published facts."""
    singles = [articles.column(name).to_pylist() for name in ("headline", "lead")]
    lists = [articles.column(name).to_pylist() for name in ("body", "byline", "tags")]
    related = articles.column("related").to_pylist()
    images = articles.column("images").to_pylist()
    return [
        tuple(
            text
            for text in (
                *(column[row] for column in singles),
                *(text for column in lists for text in column[row] or ()),
                *(item["headline"] for item in related[row] or ()),
                *(text for item in images[row] or () for text in item.values()),
            )
            if text
        )
        for row in range(len(articles))
    ]


def coarsened(posted: Arrow, precision: Arrow, grain: Grain) -> tuple[Arrow, Arrow]:
    """Return times no finer than the grain, and the precision that they have left."""
    finest = _ORDER.index(grain)
    kept = list(_ORDER[: finest + 1])
    times = pc.floor_temporal(posted, unit=grain)
    coarse = pc.is_in(precision, pa.array(kept))
    left = pc.if_else(coarse, precision, grain)
    return times, pc.if_else(pc.is_valid(posted), left, pa.scalar(None, pa.string()))


@cache
def _same_columns() -> list[str]:
    computed = {"article_id", "cluster_id", "is_canonical", "n_comments", "n_observations"}
    return [name for name in arrow_schema("articles").names if name not in computed]
