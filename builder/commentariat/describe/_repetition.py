"""What the documents say of repetition: captures merged, near-duplicates, copied comments."""

from commentariat.describe._words import table, were
from commentariat.describe.facts import Facts, Observations
from commentariat.text import count


def captures(facts: Facts) -> str:
    """Say what several captures of an article show."""
    merged, seen = facts.duplicates.observations, facts.observations
    if not merged and not seen.several:
        return "No article was captured more than once."
    told = f"{were(merged, 'repeated capture')} merged"
    if not seen.several:
        return f"{told}."
    return (
        f"{told}, each comment once; {were(seen.several, 'article')} captured more than once. "
        f"{_edited(seen.edited)} {_vanished(seen)}"
    )


def _edited(number: int) -> str:
    if not number:
        return "No comment is known to have changed between captures."
    return (
        f"{count(number, 'comment')} changed between captures: the latest text stands here, and "
        "`edited` marks it."
    )


def _vanished(seen: Observations) -> str:
    if seen.policy == "keep":
        return "Comments that a later capture no longer shows were kept like all others."
    if not seen.vanished:
        return "No comment is known to have vanished from a later capture."
    verb = "was" if seen.vanished == 1 else "were"
    what = "marked by `vanished`" if seen.policy == "mark" else "left out"
    gone = count(seen.vanished, "comment")
    return f"{gone} that a later capture no longer shows {verb} {what}."


def near_duplicates(facts: Facts) -> str:
    """Say what was done with near-duplicate articles."""
    found = facts.duplicates
    clusters = count(found.clusters, "cluster")
    what = f"{count(found.clustered, 'article')} in {clusters} of near-duplicates"
    if found.policy == "cluster" and not found.clustered:
        return "No near-duplicates among the articles were found."
    return {
        "cluster": f"{what} are marked by `cluster_id`.",
        "drop": (
            f"{were(facts.articles.dropped, 'near-duplicate')} left out for another article; "
            "their comments stand under the article that stays, and `origin_article_id` tells them."
        ),
        "off": "Near-duplicates are not marked, but they lie in one split.",
    }[found.policy]


def copies(facts: Facts) -> str:
    """Say how many comments have a text that occurs elsewhere."""
    found = facts.duplicates
    if not found.repeated_comments:
        return "No comment has a text that occurs elsewhere in the release."
    return (
        f"{count(found.repeated_comments, 'comment')} have a text that occurs elsewhere in the "
        f"release (at most {count(found.most_copies, 'other time')}): short remarks repeat "
        "naturally and were not removed."
    )


def campaigns(facts: Facts) -> str:
    """Report long texts that several people posted: a sign of campaigns and of spam."""
    found = facts.duplicates.campaigns
    if not found.texts:
        return "No long text was posted word for word by three commenters or more."
    rows = [[f"{size} comments", f"{number:,}"] for size, number in found.sizes.items()]
    return (
        f"{were(found.texts, 'long text')} posted word for word by three commenters or more, "
        f"in {count(found.comments, 'comment')} together (one text {found.most:,} times): copied "
        "campaigns or spam. None was removed; `n_copies` finds them.\n\n"
        + table(["one text in", "texts"], rows)
    )
