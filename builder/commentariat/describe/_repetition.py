"""What the documents say of repetition: captures merged, near-duplicates, copied comments."""

from commentariat.describe._words import count, table
from commentariat.describe.facts import Facts


def captures(facts: Facts) -> str:
    """Say what several captures of an article show."""
    merged = f"{count(facts.duplicates.observations, 'repeated capture')} of the same article were"
    seen = facts.observations
    if not seen.several:
        return f"{merged} merged."
    gone = count(seen.vanished, "comment")
    vanished = {
        "mark": f"{gone} that a later capture no longer shows are marked by `vanished`.",
        "keep": "Comments that a later capture no longer shows were kept like all others.",
        "drop": f"{gone} that a later capture no longer shows were left out.",
    }[seen.policy]
    return (
        f"{merged} merged, each comment once; {count(seen.several, 'article')} in this release "
        f"were captured more than once. {count(seen.edited, 'comment')} changed between captures "
        f"and stand here in their latest text, marked by `edited`. {vanished}"
    )


def near_duplicates(facts: Facts) -> str:
    """Say what was done with near-duplicate articles."""
    found = facts.duplicates
    clusters = count(found.clusters, "cluster")
    what = f"{count(found.clustered, 'article')} in {clusters} of near-duplicates"
    return {
        "cluster": f"{what} are marked by `cluster_id`.",
        "drop": (
            f"{count(facts.articles.dropped, 'near-duplicate')} of another article were left out; "
            "their comments stand under the article that stays, and `origin_article_id` tells them."
        ),
        "off": "Near-duplicates are not marked, but they lie in one split.",
    }[found.policy]


def copies(facts: Facts) -> str:
    """Say how many comments have a text that occurs elsewhere."""
    found = facts.duplicates
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
        f"{count(found.texts, 'long text')} were posted word for word by three commenters or more, "
        f"in {count(found.comments, 'comment')} together (one text {found.most:,} times): copied "
        "campaigns or spam. None was removed; `n_copies` finds them.\n\n"
        + table(["one text in", "texts"], rows)
    )
