"""The facts of a release, counted in its own Parquet files: the documents say what is there."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias

import pyarrow as pa

from commentariat import text
from commentariat.arrays import pc
from commentariat.describe import Facts, columns_of
from commentariat.describe.facts import (
    About,
    Campaigns,
    Capture,
    Duplicates,
    Observations,
    Privacy,
    Range,
    Replies,
    Scan,
    Site,
)
from commentariat.describe.recognised import recognised
from commentariat.engine import Engine
from commentariat.measures.risk import Risks
from commentariat.measures.rows import Rows
from commentariat.measures.split_facts import configurations_of, splits_of
from commentariat.schemas import TABLES, Table, columns
from commentariat.settings import Settings
from commentariat.tables import Written

Counts: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]

_COUNTS = {
    "sites": """
        SELECT site, count(*) AS articles, CAST(sum(n_comments) AS BIGINT) AS comments
        FROM articles GROUP BY site ORDER BY site""",
    "languages": """
        SELECT language, count(*) AS n FROM articles
        WHERE language IS NOT NULL GROUP BY language ORDER BY language""",
    "kinds": """
        SELECT commenter_kind AS kind, count(*) AS comments, count(DISTINCT commenter_id) AS people
        FROM comments GROUP BY kind ORDER BY kind""",
    "complete": """
        SELECT comments_complete AS complete, count(*) AS n FROM articles
        GROUP BY complete ORDER BY complete""",
    "systems": """
        SELECT system, count(*) AS n FROM (SELECT unnest(comment_systems) AS system FROM articles)
        GROUP BY system ORDER BY system""",
    "replies": """
        SELECT count(parent_id) AS found, count(*) FILTER (parent_missing) AS missing,
            count(*) FILTER (vanished) AS vanished, count(*) FILTER (edited) AS edited,
            count(*) FILTER (n_copies > 0) AS repeated, coalesce(max(n_copies), 0) AS most,
            count(*) FILTER (
                len(mentions) > CAST(coalesce(list_contains(mentions, commenter_id), false) AS INT)
            ) AS naming
        FROM comments""",
    "captured": "SELECT count(*) FILTER (n_observations > 1) AS several FROM articles",
    "clusters": """
        SELECT count(*) AS clusters, CAST(coalesce(sum(size), 0) AS BIGINT) AS clustered
        FROM (SELECT count(*) AS size FROM articles GROUP BY cluster_id HAVING count(*) > 1)""",
    "redactions": """
        SELECT type, count(*) AS n
        FROM (SELECT unnest(redactions).type AS type FROM comments)
        GROUP BY type ORDER BY type""",
}


def facts(
    settings: Settings,
    engine: Engine,
    files: Sequence[Written],
    rows: Rows,
    **known: Any,  # noqa: ANN401 - fields of Facts that only the build knows
) -> Facts:
    """Return what the documents of a release say of its files.

    Args:
        settings: what the curator says.
        engine: counts.
        files: the Parquet files of the release, all of them.
        rows: what they hold.
        known: further fields of `Facts`; `key_fingerprint`, `version` and `risks` among them.
    """
    counts = {name: engine.query(sql, **rows.named).to_pylist() for name, sql in _COUNTS.items()}
    replies = counts["replies"][0]
    return Facts(
        about=_about(settings, known.pop("version")),
        privacy=_privacy(settings, counts, replies["naming"], known),
        splits=splits_of(files, settings.splits, rows),
        configurations=tuple(configurations_of(files, settings)),
        asked=settings.splits,
        columns={name: columns_of(columns(name)) for name in TABLES},
        sites=tuple(Site(**row) for row in counts["sites"]),
        languages={row["language"]: row["n"] for row in counts["languages"]},
        commenters={r["kind"]: r["people"] for r in counts["kinds"] if r["people"]},
        comments_by_kind={row["kind"]: row["comments"] for row in counts["kinds"]},
        nulls={name: _nulls(files, name) for name in TABLES},
        published=_range(rows.articles["published"]),
        posted=_range(rows.comments["posted"]),
        retrieved=_range(rows.articles["retrieved"]),
        capture=_capture(counts["complete"], counts["systems"]),
        replies=Replies(replies["found"], replies["missing"]),
        observations=_observations(counts, known["comments"].dropped, settings.vanished),
        duplicates=_duplicates(
            counts, known["articles"].merged, settings.clusters, known.pop("campaigns", ())
        ),
        answers=settings.answers,
        **known,
    )


def _observations(counts: Counts, dropped: int, policy: str) -> Observations:
    articles, comments = counts["captured"][0], counts["replies"][0]
    vanished = comments["vanished"] + dropped
    return Observations(articles["several"], comments["edited"], vanished, policy)


def _duplicates(counts: Counts, merged: int, policy: str, copied: Sequence[int]) -> Duplicates:
    clusters, comments = counts["clusters"][0], counts["replies"][0]
    return Duplicates(
        observations=merged,
        clusters=clusters["clusters"],
        clustered=clusters["clustered"],
        repeated_comments=comments["repeated"],
        most_copies=comments["most"],
        policy=policy,
        campaigns=_campaigns(copied),
    )


def shares(risks: Risks, linkage: str) -> dict[str, float | None]:
    """Return the measured risks as facts name them: those of the linkage, and of the others."""
    found: dict[str, float | None] = {}
    for scope, rates in risks.pin_rate.items():
        for known, rate in rates.items():
            found[f"pinned_{known}_{scope}"] = rate.share
            if scope == linkage:
                found[f"pinned_{known}"] = rate.share
    found["unique_8gram"] = risks.verbatim.share
    found["style"] = risks.style.share
    found["style_by_chance"] = risks.style.chance
    found |= {f"unique_{columns}": share.share for columns, share in risks.unique.items()}
    return {name: None if value is None else round(value, 6) for name, value in found.items()}


def _privacy(
    settings: Settings,
    counts: Mapping[str, Sequence[Mapping[str, Any]]],
    naming: int,
    known: dict[str, Any],
) -> Privacy:
    return Privacy(
        linkage=settings.linkage,
        grain=settings.grain,
        key_fingerprint=known.pop("key_fingerprint"),
        mentions=settings.mentions,
        redactions={row["type"]: row["n"] for row in counts["redactions"]},
        naming=naming,
        risks=known.pop("risks"),
        scan=known.pop("scan", Scan()),
        staff_at_least=settings.staff_at_least,
        rare_staff=known.pop("rare_staff", 0),
        votes=settings.votes,
        recognised=recognised(settings.mentions),
    )


def _about(settings: Settings, version: str) -> About:
    return About(
        name=settings.name,
        version=version,
        title=settings.title or None,
        description=settings.description or None,
        license=settings.license or None,
        languages=settings.languages,
        homepage=settings.homepage or None,
        creators=settings.creators,
        contact=settings.contact or None,
        date=settings.date or None,
    )


def _nulls(files: Sequence[Written], table: Table) -> dict[str, int]:
    counts = {column.name: 0 for column in columns(table)}
    for file in files:
        if file.table == table:
            counts |= {name: counts[name] + number for name, number in file.nulls.items()}
    return counts


def _range(times: Any) -> Range:  # noqa: ANN401 - the stubs do not follow compute functions
    found = pc.min_max(times.cast(pa.int64()))
    first, last = found["min"].as_py(), found["max"].as_py()
    return Range(_moment(first), _moment(last), len(times) - times.null_count)


def _moment(microseconds: int | None) -> str | None:
    if microseconds is None:
        return None
    return (text.EPOCH + timedelta(microseconds=microseconds)).isoformat().replace("+00:00", "Z")


_SIZES = (("3 to 4", 5), ("5 to 9", 10), ("10 to 99", 100), ("100 or more", None))


def _campaigns(sizes: Sequence[int]) -> Campaigns:
    """Return the copied texts by size, given in how many comments each stands."""
    waiting, counts = list(sizes), {}
    for name, end in _SIZES:
        smaller = [size for size in waiting if end is None or size < end]
        waiting = [size for size in waiting if end is not None and size >= end]
        if smaller:
            counts[name] = len(smaller)
    return Campaigns(len(sizes), sum(sizes), max(sizes, default=0), counts)


def _capture(
    complete: Sequence[Mapping[str, Any]], systems: Sequence[Mapping[str, Any]]
) -> Capture:
    number = {row["complete"]: row["n"] for row in complete}
    return Capture(
        complete=number.get(True, 0),
        incomplete=number.get(False, 0),
        unknown=number.get(None, 0),
        systems={row["system"]: row["n"] for row in systems},
    )
