"""Answers that the data itself gives: numbers, periods, tables, measured risks."""

from collections.abc import Callable

from commentariat.checks import CHECKS, FAULTS, message
from commentariat.describe._escape import code, markdown
from commentariat.describe._privacy import NOT_ANONYMOUS, bullets, caveats, measured, promises
from commentariat.describe._repetition import campaigns, captures, copies, near_duplicates
from commentariat.describe._words import (
    MOST,
    counts,
    listed,
    period,
    share,
    splits_told,
    table,
)
from commentariat.describe.facts import Facts, Flow, Split
from commentariat.text import count


def rows(facts: Facts) -> str:
    """C2."""
    people = sum(facts.commenters.values())
    articles = count(facts.rows("articles"), "article")
    lines = [
        f"{articles} and {count(facts.rows('comments'), 'comment')} "
        f"under {count(people, 'pseudonym')}."
    ]
    if facts.comments_by_kind:
        lines.append(f"Comments by kind of commenter: {counts(facts.comments_by_kind)}.")
    largest = sorted(facts.sites, key=lambda site: (-site.comments, site.site))
    sites = [[markdown(s.site), f"{s.articles:,}", f"{s.comments:,}"] for s in largest[:MOST]]
    if rest := largest[MOST:]:
        others = (sum(s.articles for s in rest), sum(s.comments for s in rest))
        sites.append([f"{len(rest):,} more sites", *(f"{number:,}" for number in others)])
    if sites:
        lines += ["", table(["site", "articles", "comments"], sites)]
    return "\n".join(lines)


def coverage(facts: Facts) -> str:
    """C3."""
    capture = facts.capture
    whole = capture.complete + capture.incomplete + capture.unknown
    text = (
        f"The dump held {count(facts.articles.read, 'capture')} of articles of "
        f"{count(len(facts.sites), 'site')}, {_published(facts)}. "
    )
    if not whole:
        return text + "How completely comments were captured is not known."
    return text + (
        f"All comments of an article were captured in {share(capture.complete, whole)} of the "
        f"articles, not all in {share(capture.incomplete, whole)}; for the other "
        f"{share(capture.unknown, whole)} nobody knows. The comments under the article are those "
        "that the crawl saw, after the site's moderation."
    )


def _published(facts: Facts) -> str:
    if facts.published.known:
        return f"published {period(facts.published)}"
    return "and when they were published is not known"


def contents(facts: Facts) -> str:
    """C4."""
    columns = [f"{count(len(facts.columns[name]), 'column')} in `{name}`" for name in facts.columns]
    return (
        f"Text and metadata: {' and '.join(columns)}, which stand in the "
        "[data dictionary](#data-dictionary). Pictures are not included, their captions and "
        "credits are."
    )


def missing(facts: Facts) -> str:
    """C6."""
    found = [
        [f"`{name}`", code(column), f"{number:,}", share(number, facts.rows(name))]
        for name, numbers in facts.nulls.items()
        for column, number in numbers.items()
        if number
    ]
    if not found:
        return "No cell is null."
    text = (
        "A null means that the source does not say, unless the data dictionary gives another "
        "reason. Columns with nulls:\n\n"
    )
    return text + table(["table", "column", "null", "share"], found)


def relations(facts: Facts) -> str:
    """C7."""
    return (
        "`comments.article_id` names the article, `comments.parent_id` the comment answered, "
        "`comments.mentions` the pseudonyms that the text names, `articles.cluster_id` the "
        f"representative of near-duplicate articles. {_replies(facts)}"
    )


def _replies(facts: Facts) -> str:
    found, missing = facts.replies.found, facts.replies.missing
    if not found + missing:
        return "No comment is known to answer another."
    total = count(found + missing, "comment")
    if not missing:
        return f"{total} answer another, which is in the release in every case."
    return (
        f"{total} answer another, which is in the release in {share(found, found + missing)} of "
        "the cases; `parent_missing` marks the rest."
    )


def splits(facts: Facts) -> str:
    """C8."""
    return (
        "An article is assigned to a split by a hash of its cluster of near-duplicates, so that "
        "copies of one article, and a whole thread, lie in one split, and nothing moves when the "
        "dataset grows. Splits that would be empty do not exist.\n\n"
        + "\n\n".join([splits_told(facts), *_exposures(facts)])
    )


def _exposures(facts: Facts) -> list[str]:
    """Tell what train gives away of the other splits."""
    exposed = [split for split in facts.splits if split.exposed]
    if not exposed:
        return []
    lines = [
        f"- `{split.name}`: {share(split.exposed['articles'], split.articles.rows)} of the "
        f"articles resemble one in train; {_people_in_train(facts, split)}"
        for split in exposed
    ]
    return [
        "No claim is made that train tells nothing of the other splits; "
        "`near_duplicate_in_train` and `commenter_in_train` mark the rows of which it does:",
        "\n".join(lines),
    ]


def _people_in_train(facts: Facts, split: Split) -> str:
    if facts.privacy.linkage == "thread":
        return "of commenters nobody can tell, since pseudonyms link within one thread only."
    part = share(split.exposed["comments"], split.comments.rows)
    return f"{part} of the comments are by commenters who also wrote in train."


def errors(facts: Facts) -> str:
    """C9."""
    return (
        f"What was read, and what became of it:\n\n{flow_table(facts)}\n\n"
        f"{captures(facts)} {near_duplicates(facts)} {copies(facts)}\n\n{campaigns(facts)}"
    )


def flow_table(facts: Facts) -> str:
    """Return a table of everything read, by what became of it."""
    both = (facts.articles, facts.comments)
    reasons = sorted({reason for flow in both for reason in flow.rejected})
    rows = [
        ["read", *_cells(both, lambda flow: flow.read)],
        ["kept", *_cells(both, lambda flow: flow.kept)],
        ["merged into another capture", *_cells(both, lambda flow: flow.merged)],
        ["left out by the settings", *_cells(both, lambda flow: flow.dropped)],
        *([_reason(why), *_cells(both, _rejected(why))] for why in reasons),
        ["withdrawn", *_cells(both, lambda flow: flow.withdrawn)],
    ]
    return table(["", "articles", "comments"], rows)


def _reason(code: str) -> str:
    meaning = f": {markdown(message(code))}" if code in FAULTS or code in CHECKS else ""
    return f"rejected, {markdown(code)}{meaning}"


def _rejected(reason: str) -> Callable[[Flow], int]:
    return lambda flow: flow.rejected.get(reason, 0)


def _cells(flows: tuple[Flow, ...], of: Callable[[Flow], int]) -> list[str]:
    return [f"{of(flow):,}" for flow in flows]


def identifiable(facts: Facts) -> str:
    """C14."""
    return (
        f"{NOT_ANONYMOUS}\n\nWhat is promised:\n\n{bullets(promises(facts))}\n\n"
        f"What is not promised:\n\n{bullets(caveats(facts))}\n\n"
        f"{measured(facts)}"
    )


def timeframe(facts: Facts) -> str:
    """L5."""
    ranges = (
        ("articles published", facts.published, facts.rows("articles")),
        ("comments posted", facts.posted, facts.rows("comments")),
        ("pages retrieved", facts.retrieved, facts.rows("articles")),
    )
    rows = [
        [name, period(times), f"{times.known:,} ({share(times.known, whole)})"]
        for name, times, whole in ranges
    ]
    return table(["", "period", "rows with a time"], rows)


def preparation(facts: Facts) -> str:
    """R1."""
    flow, privacy = facts.articles, facts.privacy
    steps = [
        "Pages were parsed into articles and comments"
        + (f" (captures by parser: {_parsers(facts)})." if facts.parsers else "."),
        f"Records were checked against a JSON Schema and coded rules; "
        f"{count(sum(flow.rejected.values()), 'article')} and "
        f"{count(sum(facts.comments.rejected.values()), 'comment')} were rejected and kept apart.",
        f"Captures of one article were merged ({flow.merged:,}). {near_duplicates(facts)}",
        f"Handles became pseudonyms, linking {privacy.linkage}-wide; mentions and contact data in "
        f"comments were replaced (mode {markdown(privacy.mentions)}), as `redactions` records.",
        f"Times of comments were reduced to the {markdown(privacy.grain)}.",
        "Articles were assigned to splits, rows sorted by id and written as Parquet.",
        "Every file and every cell was searched for private strings before the release appeared.",
    ]
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def _parsers(facts: Facts) -> str:
    named = {"parsed before" if name == "none" else name: n for name, n in facts.parsers.items()}
    return counts(named)


def sensitive(_: Facts) -> str:
    """C15."""
    return (
        "Yes, as far as people wrote it: comments on the news state political opinions, and may "
        "state religion, health or origin. Nothing of the kind was labelled or inferred."
    )


def languages(facts: Facts) -> str:
    """Return the languages of the articles by tag."""
    named = listed(facts.about.languages)
    stated = f"Stated by the curator: {named}" if named else "The curator states none"
    found = counts(facts.languages) or "not known"
    return f"{stated}. Articles by tag (BCP 47): {found}."
