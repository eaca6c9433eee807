"""CHANGELOG.md of a release: what changed for its users since the version before."""

from collections.abc import Mapping
from types import MappingProxyType

from commentariat.describe._escape import markdown
from commentariat.describe._words import listed, table
from commentariat.describe.facts import Facts
from commentariat.text import count

_HEAD = (
    "# Changelog\n\nA patch keeps the data and changes its form; a minor version adds to it; a "
    "major one changes, removes or moves rows."
)


def changelog(
    facts: Facts,
    previous: Facts | None,
    older: str = "",
    lost: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """Return CHANGELOG.md, newest version first.

    Args:
        facts: the release described.
        previous: the facts of the version before, from its manifest; None for the first.
        older: the CHANGELOG.md of the version before; its entries are kept as they are.
        lost: by table, how many rows of the version before are not there as they were.
    """
    date = f" - {markdown(facts.about.date)}" if facts.about.date else ""
    entry = [f"## {markdown(facts.about.version)}{date}"]
    entry.append(_first(facts) if previous is None else _since(facts, previous, lost))
    _, mark, rest = older.partition("\n## ")
    kept = [f"## {rest.rstrip()}"] if mark else []
    return "\n\n".join([_HEAD, *entry, *kept]) + "\n"


def _first(facts: Facts) -> str:
    return (
        f"First release: {count(facts.rows('articles'), 'article')} and "
        f"{count(facts.rows('comments'), 'comment')}."
    )


def _since(facts: Facts, previous: Facts, lost: Mapping[str, int]) -> str:
    numbers = [
        ("articles", previous.rows("articles"), facts.rows("articles")),
        ("comments", previous.rows("comments"), facts.rows("comments")),
        ("pseudonyms", sum(previous.commenters.values()), sum(facts.commenters.values())),
    ]
    rows = [
        [name, f"{a:,}", f"{b:,}", f"{b - a:+,}" if b != a else "none"] for name, a, b in numbers
    ]
    head = ["", markdown(previous.about.version), markdown(facts.about.version), "difference"]
    changes = [*_lost(facts, previous, lost), *_carried(facts), *_changes(facts, previous)]
    return "\n\n".join([table(head, rows), *(f"- {change}" for change in changes)])


def _lost(facts: Facts, previous: Facts, lost: Mapping[str, int]) -> list[str]:
    """Return how many rows changed; under another key none can be found again."""
    another = previous.privacy.key_fingerprint != facts.privacy.key_fingerprint
    if another or not any(lost.values()):
        return []
    articles, comments = lost.get("articles", 0), lost.get("comments", 0)
    return [
        f"Changed, moved to another split or removed, of the rows of "
        f"{markdown(previous.about.version)}: {count(articles, 'article')} and "
        f"{count(comments, 'comment')}."
    ]


def _carried(facts: Facts) -> list[str]:
    """Return what a release says of the one whose rows it holds."""
    base = facts.base
    if base is None:
        return []
    articles = count(facts.rows("articles") - base.articles, "article")
    comments = count(facts.rows("comments") - base.comments, "comment")
    return [
        f"Carried over from {markdown(base.version)}, without its dumps: "
        f"{count(base.articles, 'article')} and {count(base.comments, 'comment')}, under the same "
        f"ids. Added: {articles} and {comments}. Seen again: "
        f"{count(base.articles_seen_again, 'article')} and "
        f"{count(base.comments_seen_again, 'comment')}, merged."
    ]


def _changes(facts: Facts, previous: Facts) -> list[str]:
    """Return what else changed; never which rows, since that would point at who left."""
    compared = [
        ("Linkage of pseudonyms", previous.privacy.linkage, facts.privacy.linkage),
        ("Time grain of comments", previous.privacy.grain, facts.privacy.grain),
        ("Likes and dislikes", previous.privacy.votes, facts.privacy.votes),
        ("Licence", previous.about.license or "none", facts.about.license or "none"),
        ("Made with commentariat", previous.tool_version, facts.tool_version),
    ]
    found = [
        f"{name}: {markdown(old)} before, {markdown(new)} now."
        for name, old, new in compared
        if old != new
    ]
    if previous.privacy.key_fingerprint != facts.privacy.key_fingerprint:
        found.append("Another key: ids and pseudonyms do not match those of the version before.")
    for name, columns in facts.columns.items():
        before = {column.name for column in previous.columns.get(name, ())}
        now = {column.name for column in columns}
        if added := sorted(now - before):
            found.append(f"New in `{name}`: {listed(added)}.")
        if gone := sorted(before - now):
            found.append(f"No longer in `{name}`: {listed(gone)}.")
    return found
