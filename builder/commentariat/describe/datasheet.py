"""DATASHEET.md: the fifty questions of a datasheet, each with its answer and who gave it."""

from itertools import groupby

from commentariat.describe import _computed, dictionary
from commentariat.describe._escape import markdown, prose
from commentariat.describe._privacy import NOT_ANONYMOUS
from commentariat.describe._words import counts, linkage, period_of, share, size, table
from commentariat.describe.answers import State, answer, find_unanswered
from commentariat.describe.facts import Facts
from commentariat.describe.questions import QUESTIONS, Question
from commentariat.text import count

_STATES: dict[State, str] = {
    "computed": "*Computed from the data.*",
    "settings": "*From the settings.*",
    "default": "*A default, to be confirmed by the curator.*",
    "curator": "*Answered by the curator.*",
    "unanswered": "**Not answered by the curator.**",
}


def datasheet(facts: Facts) -> str:
    """Return DATASHEET.md after Gebru et al., arXiv:1803.09010, and Data Statements."""
    parts = [
        f"# Datasheet: {markdown(facts.title)}",
        *([prose(facts.about.description)] if facts.about.description else []),
        f"> {NOT_ANONYMOUS}\n> A pseudonym links comments {linkage(facts)}.",
        _glance(facts),
        _states(facts),
    ]
    for section, questions in groupby(QUESTIONS, key=lambda question: question.section):
        parts += [f"## {section}", *(_question(facts, question) for question in questions)]
    parts += [_speakers(facts), _dictionary(facts), _colophon(facts)]
    return "\n\n".join(parts) + "\n"


def _question(facts: Facts, question: Question) -> str:
    found = answer(facts, question.id)
    heading = f"### {question.id} · {question.text} <!-- q:{question.id} -->"
    return "\n\n".join(filter(None, [heading, _STATES[found.state], found.text]))


def _glance(facts: Facts) -> str:
    rows = [
        ["version", markdown(facts.about.version)],
        ["articles", f"{facts.rows('articles'):,}"],
        ["comments", f"{facts.rows('comments'):,}"],
        ["pseudonyms", f"{sum(facts.commenters.values()):,}"],
        ["sites", f"{len(facts.sites):,}"],
        ["articles published", period_of(facts.published, facts.rows("articles"))],
        ["comments posted", period_of(facts.posted, facts.rows("comments"))],
        ["splits", ", ".join(f"`{split.name}`" for split in facts.splits)],
        ["size", size(facts.bytes())],
        ["licence", markdown(facts.about.license or "not stated")],
    ]
    return table(["at a glance", ""], rows)


def _states(facts: Facts) -> str:
    found = [answer(facts, question.id).state for question in QUESTIONS]
    known = (
        f"Of the {len(QUESTIONS)} questions, {found.count('computed')} are answered from the data, "
        f"{found.count('settings')} from the settings, {found.count('curator')} by the curator and "
        f"{found.count('default')} by a default that the curator has yet to confirm."
    )
    unanswered = find_unanswered(facts)
    if not unanswered:
        return known
    verb = "is" if len(unanswered) == 1 else "are"
    return f"{known} {len(unanswered)} {verb} not answered: {', '.join(unanswered)}."


def _speakers(facts: Facts) -> str:
    """Return what Data Statements (Bender and Friedman 2018) ask for beyond a datasheet."""
    capture = facts.capture
    whole = capture.complete + capture.incomplete + capture.unknown
    rows = [
        ["language", _computed.languages(facts)],
        [
            "language users",
            "Unknown. Commenters are known by a pseudonym only; age, gender, origin, first "
            "language and schooling were neither recorded nor guessed.",
        ],
        [
            "situation",
            "Articles: edited writing for the public. Comments: written, public, asynchronous, "
            "spontaneous, addressed to other readers, moderated by the site.",
        ],
        [
            "capture",
            "Text as the page showed it, without layout. Comments complete, incomplete, unknown: "
            f"{share(capture.complete, whole)}, {share(capture.incomplete, whole)}, "
            f"{share(capture.unknown, whole)} of the articles. Comment systems seen: "
            f"{counts(capture.systems) or 'not known'}.",
        ],
        ["annotation", "None by people. Mentions and contact data were found by rules."],
    ]
    return f"## Language and its users\n\n{table(['element', 'here'], rows)}"


def _dictionary(facts: Facts) -> str:
    parts = ["## Data dictionary", "The shares of nulls are those of this release."]
    for name in facts.columns:
        parts += [f"### Table `{name}`", dictionary.full(facts, name)]
    return "\n\n".join(parts)


def _colophon(facts: Facts) -> str:
    return (
        f"---\n\nWritten by commentariat {markdown(facts.tool_version)} from the facts in "
        f"`manifest.json`; {count(len(facts.answers), 'answer')} by the curator. "
        f"Key fingerprint: {markdown(facts.privacy.key_fingerprint)}."
    )
