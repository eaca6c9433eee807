"""Decide whether a candidate names its commenter, by its edges, gaps, capitals and context."""

from typing import NamedTuple

from commentariat.mentions._answers import expected
from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._contexts import clear
from commentariat.mentions._edges import Edge, cut_off, edge_of, gaps_fit
from commentariat.mentions._forms import FREE, Form
from commentariat.mentions._plain import PUBLIC
from commentariat.mentions._strong import at_end, strong
from commentariat.mentions._weak import capitals, weak


class Mention(NamedTuple):
    """A candidate found to be a mention: where it ends, drawn-out letters included, and why."""

    end: int
    rule: str


def decide(text: str, found: Candidate, setting: Setting) -> Mention | None:
    """Return why the candidate is a mention, or None if it is none."""
    edge = None if cut_off(text, found) else edge_of(text, found)
    if edge is None or not (found.typo or gaps_fit(text, found)):
        return None
    rule = _rule(text, found, edge, setting)
    # A long ending would be read as a name by itself; a short one is grammar, and stays.
    end = edge.end + (len(edge.suffix) if len(edge.suffix) > 2 else 0)
    return Mention(end, rule) if rule else None


def _rule(text: str, found: Candidate, edge: Edge, setting: Setting) -> str | None:
    context = strong(text, found.start, edge.end + len(edge.suffix))
    if context is None and found.person == setting.author and _signs(text, found.start, edge.end):
        context = "signature"
    elif context is not None and not _worth(text, found, context):
        context = None
    form = found.form
    if context or (setting.mode == "strict" and (form.kind != "full" or form.need != FREE)):
        return context
    if found.person == setting.answered and expected(text, found.start, edge.end, form):
        return "answer"
    rule = weak(text, found, edge, setting)
    told = rule is None or setting.mode == "paranoid" or _told(rule, form)
    return rule if told or form.letters not in setting.public else None


def _told(rule: str, form: Form) -> bool:
    """Whether a rule tells a commenter from people in the news with the same name."""
    certain = rule in ("greeting", "said", "script") or (rule == "vocative" and form.kind == "full")
    return certain and form.letters not in PUBLIC


def _worth(text: str, found: Candidate, context: str) -> bool:
    """Whether a strong context is enough: for a part of a handle it must look like a name."""
    form = found.form
    if form.kind == "full" or context in ("at", "wrote"):
        return len(form.letters) > 1
    return capitals(text[found.start : found.end], form) or (context == "label" and clear(form))


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the author's own name ends the text, after an end of sentence."""
    if not at_end(text, end):
        return False
    before = text[:start].rstrip(" \t*_'\"(|~—–-")
    if not before or before[-1] in ".!?…\n:)]}>;,»" or not before[-1].isalnum():
        return True
    return text[start - 1 : start] in "\n~—–-|" or text[max(0, start - 2) : start] == "  "
