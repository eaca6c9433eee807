"""Decide whether a candidate names its commenter, by its edges, gaps, capitals and context."""

import re
import unicodedata
from typing import Literal, NamedTuple

from commentariat.mentions._contexts import (
    at_end,
    beside_capital,
    called,
    clear,
    lone_capital,
    named,
    strong,
)
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import CASED, FREE, NAMED, Form
from commentariat.mentions._plain import PUBLIC
from commentariat.mentions._public import Public
from commentariat.mentions._scripts import disguised, foreign
from commentariat.mentions._words import ordinary

Mode = Literal["strict", "balanced", "paranoid"]

_REST = re.compile(r"[\w\u200b-\u200f\u2060\u00ad\ufeff]*")
_TIGHT = re.compile(r"[\u200b-\u200f\u2060\u00ad\ufeff\u034f]+")
_JOINT = re.compile(r"[ \u00a0\t]{1,2}|[ \t]*\r?\n[ \t]*|[_.\-–·]|_{1,3}|[’']")
_GAP = re.compile(r"[^\w]+|_+")
_PIECE = re.compile(r"([^\w]+|_+)")
_NEVER_TOGETHER = 1150  # centibels, of all words
_ARTICLE = re.compile(r"\b(?:an?|the|of|this|every|our|my|your|some|no)\s$", re.IGNORECASE)
# What a language adds to a name; longer rests are other words.
_SUFFIX = re.compile(
    r"(?:s|es|a|owi|em|ie|u|y|ą|ę|om|ów|d|n|en|ns|е|у|а|ом|ем|ой|ей|ы|и|ю|я|ою|ам|ами|ах|ов|ін|ові"
    r"|님\w{0,3}|씨\w{0,2}|은|는|이|가|을|를|의|도|만|에게|한테|께|야|아|와|과|랑|이랑|라고|처럼|보다|へ|さん|君)",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A form of a commenter (`person`, an index) at `start:end` of a text, perhaps misspelt."""

    start: int
    end: int
    form: Form
    person: int
    typo: bool = False


class Setting(NamedTuple):
    """What is known around a comment: its author, its article's public names, the mode."""

    author: int | None
    public: Public
    mode: Mode


class Mention(NamedTuple):
    """A candidate found to be a mention: where it ends, drawn-out letters included, and why."""

    end: int
    rule: str


class _Edge(NamedTuple):
    """Where the name ends, the suffix behind it, and whether the handle's own signs follow."""

    end: int
    suffix: str = ""
    signs: bool = False


def decide(text: str, found: Candidate, setting: Setting) -> Mention | None:
    """Return why the candidate is a mention, or None if it is none."""
    edge = None if _cut_off(text, found) else _edge(text, found)
    if edge is None or not (found.typo or _gaps_fit(text, found)):
        return None
    rule = _rule(text, found, edge, setting)
    # A long ending would be read as a name by itself; a short one is grammar, and stays.
    end = edge.end + (len(edge.suffix) if len(edge.suffix) > 2 else 0)
    return Mention(end, rule) if rule else None


def _rule(text: str, found: Candidate, edge: _Edge, setting: Setting) -> str | None:
    context = strong(text, found.start, edge.end + len(edge.suffix))
    if context is None and found.person == setting.author and _signs(text, found.start, edge.end):
        return "signature"
    if context is not None and _worth(text, found, context):
        return context
    form = found.form
    if setting.mode == "strict" and (form.kind != "full" or form.need != FREE):
        return None
    rule = _weak(text, found, edge, setting)
    if rule and setting.mode != "paranoid" and not _told(rule, form):
        return None if form.letters in setting.public else rule
    return rule


def _told(rule: str, form: Form) -> bool:
    """Whether a rule tells a commenter from people in the news with the same name."""
    certain = rule in ("greeting", "said", "script") or (rule == "vocative" and form.kind == "full")
    return certain and form.letters not in PUBLIC


def _weak(text: str, found: Candidate, edge: _Edge, setting: Setting) -> str | None:
    """The rule in a context that says nothing or little."""
    form, surface = found.form, text[found.start : found.end]
    if found.typo:
        return None if ordinary(surface) else "typo"
    if edge.signs or (form.need == FREE and not _mere_words(text, found)):
        return form.kind
    if disguised(surface) or (form.kind == "full" and foreign(text, found.start, edge.end, form)):
        return "script"
    if not _capitals(surface, form):
        return _in_small_letters(text, found, edge, setting)
    return _capitalised(text, found, edge, setting) if len(form.letters) > 2 else None


def _mere_words(text: str, found: Candidate) -> bool:
    """Whether a handle without spaces stands as several plain words behind an article."""
    surface = text[found.start : found.end]
    if " " not in surface or not surface.islower() or " " in found.form.handle:
        return False
    article = _ARTICLE.search(text, max(0, found.start - 8), found.start)
    opens = article or surface.startswith("the ")
    return bool(opens) and all(map(ordinary, surface.split()))


def _in_small_letters(text: str, found: Candidate, edge: _Edge, setting: Setting) -> str | None:
    """The rule for a form that needs the capitals of a name and has none."""
    form = found.form
    if called(text, found.start, edge.end, form):
        return "vocative"
    alone = form.rare and form.need == CASED and not edge.suffix
    if form.rare < _NEVER_TOGETHER:
        alone = alone and not _ARTICLE.search(text, max(0, found.start - 8), found.start)
    return "words" if form.kind == "full" and (alone or setting.mode == "paranoid") else None


def _capitalised(text: str, found: Candidate, edge: _Edge, setting: Setting) -> str | None:
    """The rule for a form that is written as a name is."""
    form, start = found.form, found.start
    context = named(text, start, edge.end + len(edge.suffix), form)
    if context is not None:
        return context
    if setting.mode == "paranoid":
        return "any"
    if form.need == CASED:
        return None if not form.gaps and beside_capital(text, start, edge.end) else form.kind
    return "capital" if lone_capital(text, start, edge.end, form) else None


def _worth(text: str, found: Candidate, context: str) -> bool:
    """Whether a strong context is enough: for a part of a handle it must look like a name."""
    form = found.form
    if form.kind == "full" or context in ("at", "wrote"):
        return len(form.letters) > 1
    return _capitals(text[found.start : found.end], form) or (context == "label" and clear(form))


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the author's own name ends the text, after an end of sentence."""
    if not at_end(text, end):
        return False
    before = text[:start].rstrip(" \t*_'\"(|~—–-")
    if not before or before[-1] in ".!?…\n:)]}>;,»" or not before[-1].isalnum():
        return True
    return text[start - 1 : start] in "\n~—–-|" or text[max(0, start - 2) : start] == "  "


def _cut_off(text: str, found: Candidate) -> bool:
    """Whether letters stand right before a form that is no long whole handle glued to them."""
    before, form = text[found.start - 1 : found.start], found.form
    if not before.isalnum() or _is_alone(before) or _is_alone(text[found.start]):
        return False
    return form.kind == "part" or form.need != FREE or len(form.letters) < 6


def _edge(text: str, found: Candidate) -> _Edge | None:
    """Return where the name ends in its word, None if it is a piece of another word."""
    end, form = found.end, found.form
    if form.signs and form.kind == "full" and text.startswith(form.signs, end):
        return _Edge(end + len(form.signs), signs=True)
    rest = _REST.match(text, end)
    tail = rest.group() if rest else ""
    tail = _TIGHT.sub("", tail) if tail else tail
    if (
        not tail
        or found.typo
        or not tail.strip("_")
        or _is_alone(tail[0])
        or _is_alone(text[end - 1])
    ):
        return _Edge(end)
    if len(tail) > 1 and set(tail.casefold()) == {text[end - 1].casefold()}:
        return _Edge(end + len(rest.group() if rest else ""))
    if _SUFFIX.fullmatch(tail) and not form.letters.isdigit():
        short = len(form.letters) < 4 and tail[0].isascii()
        return None if short else _Edge(end, tail)
    return _Edge(end) if _glued(text, found, tail) else None


def _glued(text: str, found: Candidate, tail: str) -> bool:
    """Whether a whole handle is glued to the next word: a capital or a digit shows the joint."""
    form, last = found.form, text[found.end - 1]
    behind = text[found.start - 1 : found.start] in ("@", "＠")
    if form.kind != "full" or len(form.letters) < 4 or (form.need == NAMED and not behind):
        return False
    shown = (last.islower() or last.isdigit()) and tail[0].isupper()
    shown = shown or (last.isdigit() and tail[0].isalpha() and form.need == FREE)
    return shown or behind or _outstanding(form, tail)


def _outstanding(form: Form, tail: str) -> bool:
    return form.need == FREE and len(form.letters) >= 8 and not ordinary(form.letters + fold(tail))


def _is_alone(sign: str) -> bool:
    return (
        "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f"
    )


def _gaps_fit(text: str, found: Candidate) -> bool:
    surface, form = text[found.start : found.end], found.form
    if surface.isalnum():
        return True
    own, length = frozenset(_GAP.findall(form.handle)), 0
    signs = {gap.strip() for gap in own} - {""}
    for piece in _PIECE.split(surface):
        if not piece or piece[0].isalnum():
            length += len(fold(piece))
            continue
        gap = piece if piece.isascii() else unicodedata.normalize("NFKC", _TIGHT.sub("", piece))
        if not gap or gap in own or gap.strip() in signs or all(map(unicodedata.combining, gap)):
            continue
        if form.letters.isdigit() or length not in form.gaps or not _JOINT.fullmatch(gap):
            return False
    return True


def _capitals(surface: str, form: Form) -> bool:
    """Whether a surface is written as a name: like the handle, or with a capital at its start."""
    first = surface[:1]
    if not first.isupper() and first.lower() != first.upper():
        return surface == form.handle and form.kind == "full" and form.need != NAMED
    if len(surface) > 1 and surface.isupper() and not form.handle.isupper():
        return form.need != NAMED or len(surface) > 3
    words = surface.split()
    return all(not word[0].islower() or word in form.handle.split() for word in words)
