"""Make the labelled lines: frames × handles × forms, drawn by hashes, so that they never change."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from frames import ADDRESS, ANSWER, FILLERS, HANDLES, NICKNAMES, NOTHING, REPLY, SPOKEN, WEAK

T = TypeVar("T")

LOOK_ALIKE = str.maketrans("aeopcyxAEOPCTHKM", "аеорсухАЕОРСТНКМ")
SUFFIXES = {
    "en": ["s"],
    "de": ["s"],
    "fr": ["s"],
    "es": ["s"],
    "pl": ["a", "owi", "em"],
    "ru": ["а", "у", "ом"],
}
_FORMS = (
    "exact address reply case spacing part possessive inflected glued at full_width_at entity "
    "hashtag url look_alike zero_width split_line elongated no_diacritics signature misspelt "
    "spoken answer drawn_out"
)
FORMS = _FORMS.split()
# An ordinary word is nobody's name in these forms unless a context says so.
_WEAK_FORMS = (
    "exact case spacing part inflected look_alike zero_width split_line elongated no_diacritics "
    "possessive misspelt drawn_out"
)
NEEDS_CONTEXT = frozenset(_WEAK_FORMS.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One comment and its label: the stretch that names `handle`, if any, and how."""

    text: str
    start: int
    end: int
    handle: str
    form: str
    kind: str
    language: str
    author: str | None = None
    answered: str | None = None


def drawn(choices: Sequence[T], *key: object) -> T:
    """Choose by a hash of the key."""
    digest = hashlib.sha256(repr(key).encode()).digest()
    return choices[int.from_bytes(digest[:8], "big") % len(choices)]


def lines() -> Iterator[Line]:
    """Yield every labelled line, mentions first."""
    for language in WEAK:
        for kind, handles in HANDLES.items():
            for handle in handles:
                for form in FORMS:
                    yield from _named(language, kind, handle, form)
    yield from _by_first_names()
    for language, texts in NOTHING.items():
        for turn in range(6):
            for text in texts:
                filler = drawn(FILLERS[language], text, turn)
                yield Line(f"{text} {filler}", 0, 0, "", "nothing", "nothing", language)


def _named(language: str, kind: str, handle: str, form: str) -> Iterator[Line]:
    if drawn(range(100), "kept", language, handle, form) >= 42:
        return
    if kind == "word" and form in NEEDS_CONTEXT:
        return
    surface = _surface(handle, form, language)
    if surface is None:
        return
    frame = _frame(language, form, handle)
    text = frame.replace("{h}", surface)
    start = frame.index("{h}")
    author = handle if form == "signature" else None
    answered = handle if form == "answer" else None
    yield Line(text, start, start + len(surface), handle, form, kind, language, author, answered)


def _by_first_names() -> Iterator[Line]:
    """Yield lines that speak to somebody by a form of the first name."""
    every = [(language, *pair) for language, pairs in NICKNAMES.items() for pair in pairs]
    for language, handle, called in every:
        for frame in ADDRESS[language]:
            start, text = frame.index("{h}"), frame.replace("{h}", called)
            end = start + len(called)
            yield Line(text, start, end, handle, "nickname", "first name", language)


def _frame(language: str, form: str, handle: str) -> str:
    kinds = {"address": ADDRESS, "reply": REPLY, "spoken": SPOKEN, "answer": ANSWER}
    frames = kinds.get(form, WEAK)[language]
    frame = drawn(frames, "frame", language, form, handle)
    filler = drawn(FILLERS[language], "filler", language, form, handle)
    around = {
        "at": ("@{h} " + filler, "{h}"),
        "full_width_at": ("＠{h} " + filler, "{h}"),
        "entity": ("&#64;{h} " + filler, "{h}"),
        "hashtag": ("#{h} " + filler, "{h}"),
        "glued": ("@{h}" + filler, "{h}"),
        "url": ("see https://paper.example/user/{h} " + filler, "{h}"),
        "signature": (filler + "\n-- {h}", "{h}"),
    }
    return around[form][0] if form in around else frame


def _surface(handle: str, form: str, language: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFD", handle) if not unicodedata.combining(c))
    middle = len(handle) // 2
    made = {
        "case": handle.lower() if handle != handle.lower() else handle.upper(),
        "spacing": _spaced(handle),
        "part": handle.split()[0] if " " in handle else None,
        "possessive": handle + "'s" if language == "en" else None,
        "inflected": handle + drawn(SUFFIXES[language], handle, language),
        "look_alike": handle.translate(LOOK_ALIKE),
        "zero_width": handle[:middle] + "\u200b" + handle[middle:],
        "split_line": handle.replace(" ", "\n") if " " in handle else None,
        "elongated": handle + handle[-1] * 3 if handle[-1].isalpha() else None,
        "no_diacritics": plain if plain != handle else None,
        "misspelt": _misspelt(handle),
        "drawn_out": _drawn_out(handle),
        "url": handle.replace(" ", "_"),
    }
    surface = made.get(form, handle)
    changed = form not in ("look_alike", "spacing", "case") or surface != handle
    return surface if changed else None


def _spaced(handle: str) -> str:
    if " " in handle or "_" in handle:
        return handle.replace(" ", "").replace("_", " ")
    return "".join(
        " " + sign if place and sign.isupper() and handle[place - 1].islower() else sign
        for place, sign in enumerate(handle)
    )


def _drawn_out(handle: str) -> str | None:
    """Write the vowel of the first syllable four times."""
    place = next((at for at, sign in enumerate(handle) if at and sign in "aeiouy"), None)
    plain = handle.isalpha() and handle.isascii() and place is not None
    return handle[:place] + handle[place] * 3 + handle[place:] if plain and place else None


def _misspelt(handle: str) -> str | None:
    """Drop or double one letter in the middle of a long name in one piece."""
    if len(handle) < 9 or not handle.isalpha():
        return None
    place = drawn(range(2, len(handle) - 2), "misspelt", handle)
    return handle[:place] + handle[place + 1 :]
