"""A run of threads that is worked on at once: its rows, their views, its people's forms."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import fold
from commentariat.mentions._forms import Form, forms
from commentariat.mentions._splice import Span

_LETTERS = 1 << 20  # code points folded at a time: bounds memory, and fits the caches
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
_JAMO = re.compile(r"[\u1161-\u1175]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Person:
    """One commenter: the pseudonym that replaces the name, every raw form of the handle.

    `ordinary` says that the handle is an ordinary word or name: weak contexts are not enough.
    """

    pseudonym: str
    handles: tuple[str, ...]
    ordinary: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of one merged article.

    `authors` holds for each text the index of its author in `people`; `protected` is the
    article's own text (headline, paragraphs, bylines, tags …): names in there are public and
    survive in weak contexts.
    """

    people: tuple[Person, ...]
    authors: Sequence[int | None]
    texts: Sequence[str]
    protected: Sequence[str] = ()


@dataclass(frozen=True)
class Batch:
    """Threads `first` to `last` (not included) of a call; a row is one comment of one of them."""

    threads: Sequence[Thread]
    first: int
    last: int

    @cached_property
    def rows(self) -> list[tuple[int, int]]:
        """Thread and comment of each row."""
        span = range(self.first, self.last)
        return [(t, c) for t in span for c in range(len(self.threads[t].texts))]

    @cached_property
    def views(self) -> list[str]:
        """The texts as a reader sees them: character references and Korean syllables resolved."""
        texts = [text for t in range(self.first, self.last) for text in self.threads[t].texts]
        return [unescaped(text)[0] if _disguised(text) else text for text in texts]

    @cached_property
    def people(self) -> list[tuple[int, int, Form]]:
        """Thread, person and form, for every form of every person."""
        return [
            (thread, number, form)
            for thread in range(self.first, self.last)
            for number, person in enumerate(self.threads[thread].people)
            for handle in person.handles
            for form in forms(handle, person.ordinary)
        ]

    @cached_property
    def threads_of_people(self) -> NDArray[np.uint64]:
        """The thread of each entry of `people`."""
        return np.array([thread for thread, _, _ in self.people], dtype=np.uint64)

    @cached_property
    def threads_of_rows(self) -> NDArray[np.uint64]:
        """The thread of each row."""
        return np.array([thread for thread, _ in self.rows], dtype=np.uint64)

    def public(self, thread: int) -> frozenset[str]:
        """Return the folded words of an article's own text, and two and three of them joined."""
        found: set[str] = set()
        for text in self.threads[thread].protected:
            words = [fold(word) for word in _WORD.findall(text)]
            found.update(words)
            found.update(map("".join, pairwise(words)))
            found.update(map("".join, zip(words, words[1:], words[2:], strict=False)))
        return frozenset(found)

    def text(self, row: int) -> str:
        """Return the raw text of a row."""
        thread, comment = self.rows[row]
        return self.threads[thread].texts[comment]

    def spans_of(self, row: int, spans: list[Span]) -> list[Span]:
        """Return spans of a row's view as spans of its raw text."""
        text = self.text(row)
        if text == self.views[row]:
            return spans
        at = unescaped(text)[1]
        return [replace(span, start=at[span.start], end=at[span.end]) for span in spans]


def batches(threads: Sequence[Thread]) -> Iterator[Batch]:
    """Cut threads into batches of about a million code points."""
    first = size = 0
    for number, thread in enumerate(threads):
        size += sum(map(len, thread.texts))
        if size >= _LETTERS or number == len(threads) - 1:
            yield Batch(threads, first, number + 1)
            first, size = number + 1, 0


def _disguised(text: str) -> bool:
    return "&" in text or (not text.isascii() and _JAMO.search(text) is not None)


def unescaped(text: str) -> tuple[str, list[int]]:
    """Resolve character references and Korean syllables that are spelt letter by letter.

    Also return for each offset of the result its offset in the text.

    >>> unescaped("a&amp;b")
    ('a&b', [0, 1, 6, 7])
    """
    parts: list[str] = []
    at: list[int] = []
    last = 0
    for match in _ENTITY.finditer(text):
        sign = unicodedata.normalize("NFC", html.unescape(match.group()))
        if len(sign) != 1:
            continue
        parts += (text[last : match.start()], sign)
        at += range(last, match.start() + 1)
        last = match.end()
    parts.append(text[last:])
    at += range(last, len(text) + 1)
    return "".join(parts), at
