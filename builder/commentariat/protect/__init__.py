"""The rows of one shard become public: threads put together, names and contact data replaced.

Here is the way of one shard. `shards` gathers its private rows and `participants` says who takes
part; `redactions` and `press` make public columns of what was replaced.
"""

from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, arrow, pc
from commentariat.grains import coarse_days, coarse_votes, coarsened
from commentariat.keys import Key
from commentariat.mentions import Person, Redactor, Thread
from commentariat.people import roles
from commentariat.people.commenters import GUEST, is_guest
from commentariat.people.register import SitePeople
from commentariat.people.roles import Rare
from commentariat.protect import press, redactions
from commentariat.protect.participants import Participants, participants, silent
from commentariat.protect.shards import Shard
from commentariat.pseudonyms import Pseudonyms, RecordIds, refuse_collisions
from commentariat.schemas import Table, arrow_schema
from commentariat.settings import Settings

_STANDS_FOR_NONE = "deleted"


@dataclass(frozen=True, slots=True)
class Protector:
    """All that decides how rows become public: settings, key, who is known, whose role is rare."""

    settings: Settings
    key: Key
    site_people: SitePeople
    rare: Rare = field(default_factory=Rare)

    def public(self, shard: Shard) -> dict[Table, pa.Table]:
        """Return the public rows of a shard, with `cell` as a further column of each table."""
        ids = shard.article_plan.column("article_id")
        articles = self._articles(shard)
        if not len(shard.comments):
            empty = arrow_schema("comments").empty_table()
            nothing = pa.array([], pa.string())
            return {"articles": articles, "comments": empty.append_column("cell", nothing)}
        owner = shard.comment_plan.column("article")
        cell = shard.article_plan.column("cell").take(owner)
        columns = self._comments(shard, ids.take(owner).combine_chunks())
        comments = pa.table(columns, schema=arrow_schema("comments"))
        return {"articles": articles, "comments": comments.append_column("cell", cell)}

    def linkages(self, shard: Shard, comments: pa.Table) -> pa.Table:
        """Return, for each public comment, who wrote it under each linkage: never published.

        The names are private ones; only which of them are equal matters to the measured risks.
        """
        who = shard.comments.column("identity")
        return pa.table(
            {
                "comment_id": comments.column("comment_id"),
                "article_id": comments.column("article_id"),
                "thread": pc.binary_join_element_wise(shard.of_thread("article_id"), who, " "),
                "site": pc.binary_join_element_wise(shard.of_thread("site"), who, " "),
                "dataset": who,
            }
        )

    def _articles(self, shard: Shard) -> pa.Table:
        plan = shard.article_plan
        columns: dict[str, Arrow] = dict(
            zip(shard.articles.column_names, shard.articles.columns, strict=True)
        )
        columns |= {name: plan.column(name) for name in ("article_id", "n_comments")}
        planned = ("cluster_id", "n_observations", "near_duplicate_in_train")
        columns |= {name: plan.column(name) for name in planned}
        columns["is_canonical"] = pc.equal(plan.column("article_id"), plan.column("cluster_id"))
        columns["retrieved"] = pc.floor_temporal(columns["retrieved"], unit="day")
        schema = arrow_schema("articles")
        table = pa.table({name: columns[name] for name in schema.names}).cast(schema)
        return self.unlinked(table).append_column("cell", plan.column("cell"))

    def unlinked(self, articles: pa.Table) -> pa.Table:
        """Return articles in which no link leads to the profile of a commenter."""
        return press.without_profiles(articles, partial(_names, self.site_people))

    def _comments(self, shard: Shard, article_id: Arrow) -> dict[str, Arrow]:
        plan, rows = shard.comment_plan, shard.comments
        thread_id = shard.of_thread("article_id").combine_chunks()
        comment_id = _comment_ids(self.key, self.settings.name, shard)
        commenter, redacted = self._people_and_texts(shard)
        parent = plan.column("parent").to_numpy()
        posted, precision = coarsened(
            rows.column("posted"), rows.column("posted_precision"), self.settings.grain
        )
        site = shard.of_thread("site")
        moved = pc.not_equal(thread_id, article_id)
        return {
            "comment_id": comment_id,
            "article_id": article_id,
            "origin_article_id": pc.if_else(moved, thread_id, pa.scalar(None, pa.string())),
            "position": plan.column("position").cast(pa.int32()),
            "parent_id": comment_id.take(arrow(np.maximum(parent, 0), mask=parent < 0)),
            "parent_missing": plan.column("parent_missing"),
            "depth": rows.column("depth"),
            "commenter_id": commenter,
            "commenter_kind": roles.published(rows.column("kind"), site, commenter, self.rare),
            "platform": rows.column("platform"),
            "posted": posted,
            "posted_precision": precision,
            **self._seen(plan),
            "status": rows.column("status"),
            **redacted,
            **{
                name: coarse_votes(rows.column(name), article_id, self.settings.votes)
                for name in ("likes", "dislikes")
            },
            "n_copies": redactions.copies(plan.column("n_copies").cast(pa.int32()), redacted),
            "commenter_in_train": plan.column("commenter_in_train"),
            "near_duplicate_in_train": shard.article_plan.column("near_duplicate_in_train").take(
                plan.column("article")
            ),
            "site": site,
            "language": shard.of_thread("language"),
        }

    def _seen(self, plan: pa.Table) -> dict[str, Arrow]:
        """Return what the captures of a comment show together."""
        days = {
            name: coarse_days(plan.column(name), self.settings.grain)
            for name in ("first_seen", "last_seen")
        }
        told = self.settings.vanished != "keep"
        vanished = plan.column("vanished") if told else pa.nulls(len(plan), pa.bool_())
        return days | {"vanished": vanished, "edited": plan.column("edited")}

    def _people_and_texts(self, shard: Shard) -> tuple[Arrow, dict[str, Arrow]]:
        """Return the pseudonym of each commenter, and the columns text, mentions, redactions."""
        texts: Any = shard.comments.column("text").to_pylist()
        names = self._pseudonyms()
        # A pseudonym belongs to the thread a comment was written in, also where its article is not
        # published and the comment stands under another one.
        sites: Any = shard.threads.column("site").to_pylist()
        ids: Any = shard.threads.column("article_id").to_pylist()
        of_article = told(shard.articles)
        told_in = [of_article[row] for row in shard.threads.column("article").to_numpy()]
        parents = shard.comment_plan.column("parent").to_numpy()
        threads, commenter = [], []
        for (start, end), words, (everybody, authors) in zip(
            pairwise(shard.borders), told_in, self.people(shard), strict=True
        ):
            own = [None if one.pseudonym == GUEST else one.pseudonym for one in everybody]
            commenter += [None if author is None else own[author] for author in authors]
            above = (parents[start:end] - start).tolist()
            answered = [authors[row] if 0 <= row < len(authors) else None for row in above]
            threads.append(Thread(everybody, authors, texts[start:end], words, answered))

        @cache
        def named(person: int, thread: int) -> str:
            alias = self.site_people.alias(person, sites[thread])
            return GUEST if is_guest(alias) else names.of(alias, sites[thread], ids[thread])

        redacted = self.redactor().redact(threads, named)
        flat = [item for thread in redacted for item in thread]
        gone = pc.equal(shard.comments.column("status"), _STANDS_FOR_NONE)
        withheld = gone.to_numpy(zero_copy_only=False).astype(bool).tolist()
        return pa.array(commenter, pa.string()), redactions.columns(texts, flat, withheld)

    def people(self, shard: Shard) -> list[tuple[tuple[Person, ...], list[int | None]]]:
        """Return the people of each thread, and which of them wrote each of its comments.

        Those without a comment come last.
        """
        found = participants(shard)
        given = _named(self._pseudonyms(), found, shard)
        people = list(map(Person, [name or GUEST for name in given], found.names))
        return [
            (
                (*people[first:last], *(Person(GUEST, (name,)) for name in others)),
                found.authors[start:end],
            )
            for (first, last), (start, end), others in zip(
                pairwise(found.borders), pairwise(shard.borders), silent(shard, found), strict=True
            )
        ]

    def _pseudonyms(self) -> Pseudonyms:
        return Pseudonyms(self.key, self.settings.name, self.settings.linkage)

    def redactor(self) -> Redactor:
        """Return what finds the people of a thread, and those who stand out, in texts."""
        return _redactor(self.site_people, self.settings.mentions)


@cache
def _names(people: SitePeople) -> frozenset[str]:
    return press.names(people.handles)


@cache
def _redactor(people: SitePeople, mode: Any) -> Redactor:  # noqa: ANN401 - a Mode
    return Redactor([Person("", handles, ordinary=False) for handles in people.handles], mode)


def _comment_ids(key: Key, dataset: str, shard: Shard) -> Arrow:
    threads: Any = shard.threads.column("article_id").to_pylist()
    keys = [f"{number:x}" for number in shard.comment_plan.column("key").to_pylist()]
    return RecordIds(key, "comment", dataset).inside(threads, np.diff(shard.borders).tolist(), keys)


def _named(names: Pseudonyms, found: Participants, shard: Shard) -> list[str | None]:
    """Return the pseudonyms of the people of all threads; null for those who are no account."""
    sites: Any = shard.threads.column("site").to_pylist()
    ids: Any = shard.threads.column("article_id").to_pylist()
    guests = list(map(is_guest, found.aliases))
    accounts = [alias for alias, guest in zip(found.aliases, guests, strict=True) if not guest]
    known = np.cumsum([False, *(not guest for guest in guests)], dtype=np.int64)
    borders = known[found.borders]
    given = names.together(accounts, np.diff(borders).tolist(), sites, ids)
    for first, last in pairwise(borders.tolist()):
        refuse_collisions(given[first:last], accounts[first:last])
    left = iter(given)
    return [None if guest else next(left) for guest in guests]


def told(articles: pa.Table) -> list[tuple[str, ...]]:
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
