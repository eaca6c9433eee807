"""What the documents say of people: what is promised, what is not, and what was measured of it."""

from collections.abc import Mapping

from commentariat.describe._escape import code
from commentariat.describe._words import counts, linkage, percent, share, table
from commentariat.describe.facts import Facts
from commentariat.grains import FEWEST
from commentariat.text import count

NOT_ANONYMOUS = (
    "The data is pseudonymised, not anonymous: any comment can be found by searching for its text, "
    "while the page or an archive of it is online."
)

_NUMBERS = {1: "one article", 2: "two articles", 3: "three articles"}


def promises(facts: Facts) -> list[str]:
    """Return what the release promises, a sentence each."""
    scan, privacy = facts.privacy.scan, facts.privacy
    return [
        "Handles are replaced by pseudonyms made with a secret key (HMAC-SHA-256, 100 bits). "
        "Without the key no list of guessed names gives a handle back.",
        f"A pseudonym links comments {linkage(facts)}.",
        f"Times of comments are published by the {privacy.grain}; their ids and links at the "
        "source are not published at all, and ids in the release are made with the key too.",
        *_votes(privacy.votes),
        "Where a text names another commenter in a form that can be told from an ordinary word, or "
        f"gives contact data, it was replaced: {_redacted(facts)}.",
        f"Before the release appeared, {count(scan.files, 'file')} and {count(scan.cells, 'cell')} "
        f"were searched for {count(scan.needles, 'distinctive handle')} of the dump, for addresses "
        "of commenters, for ids of comments and accounts at the source, and for the key; outside "
        f"the articles' own words, and ids that readers quote, {scan.residues:,} were left.",
        "Guests and deleted accounts have no pseudonym: they are not made into one big person.",
        f"The role `staff` is shown on sites where at least {privacy.staff_at_least} people hold "
        f"it{_rare_staff(privacy.rare_staff)}.",
    ]


def _rare_staff(people: int) -> str:
    return f"; {count(people, 'person', 'people')} of other sites became readers" if people else ""


def _votes(exactness: str) -> list[str]:
    if exactness == "withhold":
        return ["`likes` and `dislikes` are not published."]
    if exactness == "exact":
        return []
    return [
        "`likes` and `dislikes` are rounded down to 1, 2, 5, 10, 20 and so on, and missing where "
        f"fewer than {FEWEST} comments of an article would share a number."
    ]


def _redacted(facts: Facts) -> str:
    total = sum(facts.privacy.redactions.values())
    if not total:
        return "there was nothing to replace"
    return f"{count(total, 'place')} in all, by type {counts(facts.privacy.redactions)}"


def caveats(facts: Facts) -> list[str]:
    """Return what the release does not promise, a sentence each."""
    return [
        f"Texts are published as they were written, but for what was replaced. {_unique(facts)}",
        f"Knowledge of where somebody commented can point to a pseudonym. {_pinned(facts)}",
        "Writing style, opinions and what people tell of themselves are not changed and can give a "
        "person away.",
        "Nicknames, misspelt names and handles that are ordinary words can remain in texts.",
        "People in the news, authors of articles and photographers are named as the articles name "
        "them.",
        "A release that was copied cannot be called back.",
    ]


def _unique(facts: Facts) -> str:
    value = facts.privacy.risks.get("unique_8gram")
    if value is None:
        return "How many comments have wording of their own was not measured."
    return (
        f"Of the comments of eight words or more, {percent(value)} hold eight in a row that occur "
        "in no other comment of this release."
    )


def _pinned(facts: Facts) -> str:
    measured = [
        f"{percent(value)} with {_NUMBERS[known]}"
        for known in _NUMBERS
        if (value := facts.privacy.risks.get(f"pinned_{known}")) is not None
    ]
    if measured:
        return (
            "Share of pseudonyms that are singled out by knowing articles their owner commented "
            f"on: {', '.join(measured)}."
        )
    if facts.privacy.linkage == "thread":
        return (
            "Here a pseudonym occurs in one thread only, so that knowing several articles adds "
            "nothing to knowing one; within a thread the risk was not measured."
        )
    return "This risk was not measured."


def measured(facts: Facts) -> str:
    """Return a table of what was measured."""
    naming, comments = facts.privacy.naming, facts.rows("comments")
    rows = [
        ["comments that name another commenter", f"{naming:,} ({share(naming, comments)})"],
        ["places replaced in texts", counts(facts.privacy.redactions) or "none"],
        [
            "of comments of eight words or more, those with eight in a row of their own",
            _risk(facts, "unique_8gram"),
        ],
        ["people whose style on one article leads to them on another", _style(facts)],
        ["private strings left after the scan", f"{facts.privacy.scan.residues:,}"],
    ]
    found = [table(["measured in this release", ""], rows), *_recognised(facts)]
    found += [*_pins(facts), *_alone(facts)]
    return "\n\n".join(found)


def _recognised(facts: Facts) -> list[str]:
    """Return how well mentions are found, by class of handle, on comments written to measure it."""
    known = facts.privacy.recognised
    if known is None:
        return []
    total = {name: sum(row[name] for row in known.counts.values()) for name in _COUNTED}
    classes = [(_CLASSES[name], row) for name, row in known.counts.items()]
    rows = [[name, f"{row['named']:,}", *_shares(row)] for name, row in [*classes, ("all", total)]]
    head = ["handles", "mentions", "found", "of what was replaced, rightly"]
    return [
        "How well this version of commentariat finds mentions in the mode "
        f"{facts.privacy.mentions}, measured on {known.comments:,} invented comments in "
        f"{known.languages} languages, full of names that are words and words that are "
        "names, after which no rule was made:",
        table(head, rows),
    ]


_COUNTED = ("named", "found", "replaced", "right")
_CLASSES = {
    "distinctive": "that stand for nobody else",
    "other": "of several words, rare words or few letters",
    "word": "that are one usual word or name",
}


def _shares(row: Mapping[str, int]) -> tuple[str, str]:
    return share(row["found"], row["named"]), share(row["right"], row["replaced"])


def _style(facts: Facts) -> str:
    chance = facts.privacy.risks.get("style_by_chance")
    guessed = "" if chance is None else f" (blind guessing: {percent(chance)})"
    return _risk(facts, "style") + guessed


def _pins(facts: Facts) -> list[str]:
    """Return a table of pin-rates, every linkage beside the others where they differ."""
    scopes = [s for s in _SCOPES if facts.privacy.risks.get(f"pinned_1_{s}") is not None]
    if not scopes:
        return []
    head = [
        "people singled out by knowing that they commented on …",
        *(
            f"{scope} (this release)" if scope == facts.privacy.linkage else scope
            for scope in scopes
        ),
    ]
    rows = [
        [f"{words} of the articles", *(_pinned_by(facts, known, scope) for scope in scopes)]
        for known, words in ((1, "one"), (2, "two"), (3, "three"))
    ]
    return ["What linkage costs, measured on the people of this release:", table(head, rows)]


def _pinned_by(facts: Facts, known: int, scope: str) -> str:
    if scope == "thread" and known > 1:
        return "has one article only"
    return _risk(facts, f"pinned_{known}_{scope}")


def _alone(facts: Facts) -> list[str]:
    """Return a table of the columns and pairs of columns that single comments out."""
    shares = {
        name.removeprefix("unique_"): value
        for name, value in facts.privacy.risks.items()
        if name.startswith("unique_") and name != "unique_8gram" and value is not None
    }
    if not shares:
        return []
    worst = max((name for name in shares if "+" in name), key=shares.__getitem__, default=None)
    rows = [
        [" + ".join(map(code, name.split(" + "))), percent(value)]
        for name, value in shares.items()
        if "+" not in name or name == worst
    ]
    said = "Whoever knows these values of a comment, and its article, knows which one it is:"
    votes = max(shares.get("likes", 0), shares.get("dislikes", 0))
    advice = ['`votes = "coarse"` in the settings publishes votes that single out no comment.']
    return [
        said,
        table(["columns (of pairs, the one that tells most)", "comments singled out"], rows),
        *(advice if votes > _MANY and facts.privacy.votes == "exact" else []),
    ]


_MANY = 0.01
_SCOPES = ("thread", "site", "dataset")


def _risk(facts: Facts, name: str) -> str:
    value = facts.privacy.risks.get(name)
    return "not measured" if value is None else percent(value)


def bullets(sentences: list[str]) -> str:
    """Return the sentences as a Markdown list."""
    return "\n".join(f"- {sentence}" for sentence in sentences)
