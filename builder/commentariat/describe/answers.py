"""Who answers which question of the datasheet, and with what: the data, the settings, a default.

Eighteen questions only the curator can answer. What the curator says replaces a default and stands
beside what was computed.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from commentariat.describe import _computed as computed
from commentariat.describe._escape import code, markdown, prose
from commentariat.describe._words import listed
from commentariat.describe.facts import Facts
from commentariat.describe.questions import QUESTIONS

State: TypeAlias = Literal["computed", "settings", "default", "curator", "unanswered"]

# Written down to be answered later. `Todo` begins sentences of Spanish, so it must stand alone.
_LATER = re.compile(r"\s*(?:TODO\b|(?i:todo)(?:\s*:|\W*\Z))")


class Answer(NamedTuple):
    """One answer in Markdown, and where it comes from."""

    state: State
    text: str


def _acquired(_: Facts) -> str:
    return (
        "From public news pages as a crawler saw them. Articles and comments were observed; "
        "nothing was inferred, and what people say in comments was not verified."
    )


def _people(_: Facts) -> str:
    return "From third parties: the sites that published the comments."


def _outside(_: Facts) -> str:
    return (
        "No. Addresses of articles lead to pages that may change or vanish; pictures and linked "
        "pages are not included."
    )


def _labels(_: Facts) -> str:
    return "No label. `status`, `likes` and `dislikes` are what the page showed."


def _row(_: Facts) -> str:
    return (
        "A row of `articles` is one news article, all captures of it merged. A row of `comments` "
        "is one comment of a reader under it."
    )


def _later_uses(_: Facts) -> str:
    return (
        "Comments were selected by each site's moderation and by the moment of the crawl, so "
        "absence shows nothing. Commenters are few, active and not representative of readers. "
        "Pseudonyms link only as far as stated under C14. Masked mentions break some sentences."
    )


def _removal(facts: Facts) -> str:
    contact = markdown(facts.about.contact) if facts.about.contact else "the curator"
    return (
        f"Whoever recognises a comment can ask {contact} to remove it; it is then missing from "
        "later releases. Copies of earlier releases cannot be called back."
    )


def _creators(facts: Facts) -> str | None:
    return listed(facts.about.creators) or None


def _licence(facts: Facts) -> str | None:
    if not facts.about.license:
        return None
    return (
        f"{code(facts.about.license)}, as far as the curator holds rights. Texts of articles "
        "stay with their publishers and comments with their writers; see `LICENSE-DATA`."
    )


def _contact(facts: Facts) -> str | None:
    return markdown(facts.about.contact) if facts.about.contact else None


def _released(facts: Facts) -> str | None:
    if not facts.about.date:
        return None
    return f"Version {markdown(facts.about.version)} is of {markdown(facts.about.date)}."


def _tools(facts: Facts) -> str:
    return (
        f"With commentariat {markdown(facts.tool_version)}: its parsers read the pages, a JSON "
        "Schema and coded checks validate every record, faulty ones are kept apart with the reason."
    )


def _software(facts: Facts) -> str:
    return (
        f"Yes: commentariat {markdown(facts.tool_version)}, Apache-2.0. The same dump, settings "
        "and key give the same bytes again."
    )


def _distribution(facts: Facts) -> str:
    home = f" Home page: {markdown(facts.about.homepage)}." if facts.about.homepage else ""
    return (
        "As a folder of Parquet files with this datasheet, a card for `datasets`, Croissant "
        f"metadata and checksums.{home}"
    )


def _fixed(text: str) -> Callable[[Facts], str | None]:
    return lambda _: text


_Source: TypeAlias = tuple[State, Callable[[Facts], str | None]]

_SOURCES: Mapping[str, _Source] = {
    "M2": ("settings", _creators),
    "C1": ("default", _row),
    "C2": ("computed", computed.rows),
    "C3": ("computed", computed.coverage),
    "C4": ("computed", computed.contents),
    "C5": ("default", _labels),
    "C6": ("computed", computed.missing),
    "C7": ("computed", computed.relations),
    "C8": ("computed", computed.splits),
    "C9": ("computed", computed.errors),
    "C10": ("default", _outside),
    "C14": ("computed", computed.identifiable),
    "C15": ("default", computed.sensitive),
    "L1": ("default", _acquired),
    "L2": ("settings", _tools),
    "L5": ("computed", computed.timeframe),
    "L7": ("default", _people),
    "L10": ("default", _removal),
    "R1": ("computed", computed.preparation),
    "R2": (
        "default",
        _fixed("The dump is not part of the release: it holds the names people chose."),
    ),
    "R3": ("settings", _software),
    "U4": ("default", _later_uses),
    "D1": ("default", _fixed("To anyone who downloads it, under the terms below.")),
    "D2": ("settings", _distribution),
    "D3": ("settings", _released),
    "D4": ("settings", _licence),
    "T1": ("settings", _creators),
    "T2": ("settings", _contact),
    "T3": ("default", _fixed("What changed and why stands in `CHANGELOG.md` of each release.")),
    "T4": (
        "default",
        _fixed(
            "There is no schedule. A new release has a new version; a patch keeps the data, a "
            "minor version adds to it, a major one changes, removes or moves rows."
        ),
    ),
    "T6": (
        "default",
        _fixed(
            "A published version is never altered. It stays, unless it must be withdrawn for the "
            "sake of somebody in it."
        ),
    ),
    "T7": ("default", _fixed("By writing to the curator.")),
}


def answer(facts: Facts, question: str) -> Answer:
    """Return the answer to a question by its id; the curator's own words are escaped."""
    state, source = _SOURCES.get(question, ("unanswered", _fixed("")))
    text, given = source(facts) or "", facts.answers.get(question, "")
    said = "" if _LATER.match(given) else prose(given)
    if not said:
        return Answer(state, text) if text else Answer("unanswered", "")
    if state == "computed" or (state == "settings" and text):
        return Answer(state, f"{text}\n\nThe curator adds: {said}")
    return Answer("curator", said)


def find_unanswered(facts: Facts) -> tuple[str, ...]:
    """Return the ids of the questions that nothing and nobody has answered."""
    asked = (question.id for question in QUESTIONS)
    return tuple(id for id in asked if answer(facts, id).state == "unanswered")
