"""Numbers, shares, periods and tables as words: small pieces of which every document is made."""

import re
from collections.abc import Iterable, Mapping, Sequence

from commentariat.describe._escape import markdown
from commentariat.describe.facts import Configuration, Facts, Range
from commentariat.text import count

MOST = 40  # names in one list: a dump may hold any number of sites or tags of languages

_NUMBER = re.compile(r"[+-]?\d[\d,.]*(?: (?:%|[kMGT]?B))?$|none$|$")

LINKAGE = {
    "thread": "within one thread: the same person has another pseudonym under every article",
    "site": "within one site: the same person has one pseudonym under all articles of a site, and "
    "another on every other site",
    "dataset": "across the whole dataset: the same handle has one pseudonym everywhere",
}


def were(number: int, thing: str) -> str:
    """Return a number of things with its verb in the past.

    >>> were(1, "article"), were(2, "article")
    ('1 article was', '2 articles were')
    """
    return f"{count(number, thing)} {'was' if number == 1 else 'were'}"


def share(part: int, whole: int) -> str:
    """Return a share in percent; never 0 % or 100 % of what is merely close to it.

    >>> share(1, 3), share(0, 3), share(1, 100000), share(0, 0)
    ('33.3 %', '0 %', 'less than 0.1 %', 'none of 0')
    """
    return percent(part / whole) if whole else "none of 0"


def percent(value: float) -> str:
    """Return a share from 0 to 1 in percent, with one decimal."""
    if 0 < value < 0.001:
        return "less than 0.1 %"
    if 0.999 < value < 1:
        return "more than 99.9 %"
    return f"{value * 100:.1f} %".replace(".0 %", " %")


def size(number: int) -> str:
    """Return a size in bytes with a unit of the thousands.

    >>> size(999), size(1234567)
    ('999 B', '1.2 MB')
    """
    value, units = float(number), ["B", "kB", "MB", "GB", "TB"]
    while value >= 1000 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{number} B" if units[0] == "B" else f"{value:.1f} {units[0]}"


def period(times: Range) -> str:
    """Return a period in days, or that nothing is known of it."""
    if not times.known or times.first is None or times.last is None:
        return "not known"
    first, last = markdown(times.first[:10]), markdown(times.last[:10])
    return first if first == last else f"{first} to {last}"


def period_of(times: Range, rows: int) -> str:
    """Return a period, and of how many rows the time is known where it is not known of all."""
    some = 0 < times.known < rows
    return period(times) + (f" (known of {times.known:,} of {rows:,})" if some else "")


def counts(numbers: Mapping[str, int]) -> str:
    """Return named numbers, the largest first; of very many only those.

    >>> counts({"email": 2, "mention": 31})
    'mention: 31; email: 2'
    """
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{markdown(name)}: {number:,}" for name, number in ordered[:MOST] if number]
    more = [f"{len(ordered) - MOST:,} more"] if len(ordered) > MOST else []
    return "; ".join(shown + more)


def listed(names: Iterable[str]) -> str:
    """Return names in a row, each escaped."""
    return ", ".join(map(markdown, names))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, numbers to the right; the cells are Markdown already."""
    body = list(rows)
    columns = list(zip(*body, strict=True)) or [()] * len(head)
    rule = ["---:" if cells and all(map(_NUMBER.match, cells)) else "---" for cells in columns]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, rule, *body])


def splits_table(facts: Facts) -> str:
    """Return the splits with their rows and sizes."""
    asked = {split.name: f"{split.share / 10:g} %" for split in facts.splits if split.share}
    rows = [
        [
            f"`{split.name}`",
            *([asked.get(split.name, "")] if asked else []),
            f"{split.articles.rows:,}",
            f"{split.comments.rows:,}",
            f"{split.articles.files + split.comments.files:,}",
            size(split.articles.bytes + split.comments.bytes),
        ]
        for split in facts.splits
    ]
    head = ["split", *(["asked for"] if asked else []), "articles", "comments", "files", "on disk"]
    return table(head, rows)


def linkage(facts: Facts) -> str:
    """Return how far a pseudonym links what one person wrote."""
    return LINKAGE[facts.privacy.linkage]


def splits_told(facts: Facts) -> str:
    """Return all splits, why some that were asked for are missing, and further configurations."""
    parts = [splits_table(facts)]
    there = {split.name for split in facts.splits}
    if absent := [name for name in facts.asked if name not in there]:
        parts.append(
            f"Also asked for: {', '.join(f'`{name}`' for name in absent)}. A split that can expect "
            "fewer than twenty groups of near-duplicate articles is not made, and one without rows "
            "does not exist."
        )
    for one in facts.configurations:
        rows = [
            [f"`{split.name}`", f"{split.articles.rows:,}", f"{split.comments.rows:,}"]
            for split in one.splits
        ]
        left = facts.rows("articles") - sum(split.articles.rows for split in one.splits)
        parts += [_rule(one, left), table(["split", "articles", "comments"], rows)]
    return "\n\n".join(parts)


def _rule(one: Configuration, left: int) -> str:
    """Return what a configuration goes by."""
    listed_rule = listed(one.rule[:MOST]) + (", …" if len(one.rule) > MOST else "")
    if one.name == "by_time":
        rule = f"By day of publication of the article (UTC), with borders at {listed_rule}"
        rest = f"; {count(left, 'article')} without a known day are in none" if left else ""
    else:
        rule, rest = f"By site; held out for `test`: {listed_rule}", ""
    return (
        f"`articles_{one.name}` and `comments_{one.name}`: {rule}{rest}. A group of "
        "near-duplicates with articles on both sides is on the `bridge`. The columns "
        "`near_duplicate_in_train` and `commenter_in_train` speak of `train` above, not of "
        "this one."
    )
