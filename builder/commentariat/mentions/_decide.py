"""Decide whether a candidate names its commenter, by its edges, gaps, capitals and context."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from commentariat.mentions._contexts import at_end, named, strong
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import CASED, FREE, NAMED, Form
from commentariat.mentions._words import ordinary

Mode = Literal["strict", "balanced", "paranoid"]

_REST = re.compile(r"[\w\u200b-\u200f\u2060\u00ad\ufeff]*")
_TIGHT = re.compile(r"[\u200b-\u200f\u2060\u00ad\ufeff\u034f]*")
_JOINT = re.compile(r"[ \u00a0\t]{1,2}|[ \t]*\r?\n[ \t]*|[_.\-–·]|_{1,3}|[’']")
_GAP = re.compile(r"[^\w]+|_+")
# What a language adds to a name; longer rests are other words.
_SUFFIX = re.compile(
    r"(?:s|es|a|owi|em|ie|u|y|ą|ę|om|ów|d|n|en|ns|е|у|а|ом|ем|ой|ей|ы|и|ю|я|ою|ам|ами|ах|ов|ін|ові"
    r"|님\w{0,3}|씨\w{0,2}|은|는|이|가|을|를|의|도|만|에게|한테|께|야|아|와|과|랑|이랑|라고|처럼|보다|へ|さん|君)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form of a commenter (`person`, an index) that stands at `start:end` of a text."""

    start: int
    end: int
    form: Form
    person: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a comment: its author, its article's public names, the mode."""

    author: int | None
    public: frozenset[str]
    mode: Mode


def decide(text: str, found: Candidate, setting: Setting) -> str | None:
    """Return the rule by which the candidate is a mention, or None if it is none."""
    start, end = found.start, found.end
    edge = _edge(text, found)
    if edge is None or not _gaps_fit(text, found):
        return None
    context = strong(text, start, end + len(edge) if _SUFFIX.fullmatch(edge) else end)
    if context is None and found.person == setting.author and _signs(text, start, end):
        return "signature"
    if context is not None:
        return context if _worth(text, found, context) else None
    return _weak(text, found, edge, setting)


def _weak(text: str, found: Candidate, edge: str, setting: Setting) -> str | None:
    form = found.form
    if setting.mode == "strict" and (form.kind != "full" or form.need != FREE):
        return None
    if form.letters in setting.public and setting.mode != "paranoid":
        return None
    return _unprotected(text, found, edge, setting)


def _unprotected(text: str, found: Candidate, edge: str, setting: Setting) -> str | None:
    form, start, end = found.form, found.start, found.end
    paranoid = setting.mode == "paranoid"
    if form.need == FREE:
        return form.kind
    if not _capitals(text[start:end], form):
        return "any" if paranoid and form.kind == "full" and not edge else None
    if form.need == CASED:
        return form.kind
    context = named(text, start, end + len(edge)) if len(form.letters) > 2 else None
    if context is None and paranoid and len(form.letters) > 2:
        return "any"
    return context


def _worth(text: str, found: Candidate, context: str) -> bool:
    """Part of a handle counts only if it is the whole word, also in a strong context."""
    if found.form.kind == "full" or context in ("at", "wrote"):
        return len(found.form.letters) > 1
    return _capitals(text[found.start : found.end], found.form)


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the author's own name ends the text or a line, after an end of sentence."""
    if not at_end(text, end):
        return False
    before = text[:start].rstrip(" \t*_'\"(|~—–-")
    return (
        not before
        or before[-1] in ".!?…\n:)]}>;,»"
        or text[start - 1 : start] in "\n~—–-|"
        or (text[max(0, start - 2) : start] == "  ")
    )


def _edge(text: str, found: Candidate) -> str | None:
    """Return what of the word goes on after the form, None if that makes it another word."""
    rest = _REST.match(text, found.end)
    tail = _TIGHT.sub("", rest.group()) if rest else ""
    if "_" in tail and not tail.strip("_"):
        tail = ""
    if not tail or (_SUFFIX.fullmatch(tail) and not found.form.letters.isdigit()):
        if tail and len(found.form.letters) < 4 and tail[0].isascii():
            return None
        return tail
    last, first = text[found.end - 1], tail[0]
    if _is_alone(first) or _is_alone(last):
        return ""
    if len(tail) > 1 and set(tail.casefold()) == {last.casefold()}:
        return tail
    return _glued(text, found, tail, last + first)


def _glued(text: str, found: Candidate, tail: str, joint: str) -> str | None:
    """A whole handle may be glued to the next word where a capital or a digit shows the joint."""
    form = found.form
    if (
        form.kind != "full"
        or len(form.letters) < 4
        or (form.need == NAMED and text[found.start - 1 : found.start] not in ("@", "＠"))
    ):
        return None
    shown = (joint[0].islower() or joint[0].isdigit()) and joint[1].isupper()
    shown = shown or (joint[0].isdigit() and joint[1].isalpha() and form.need == FREE)
    behind = text[found.start - 1 : found.start] in ("@", "＠")
    return "" if shown or behind or _outstanding(form, tail) else None


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
    for piece in re.split(r"([^\w]+|_+)", surface):
        if not piece or piece[0].isalnum():
            length += len(fold(piece))
            continue
        gap = _TIGHT.sub("", unicodedata.normalize("NFKC", piece)) if not piece.isascii() else piece
        if not gap or gap in own:
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
