"""A run of threads that is worked on at once: its rows, their views, its people's forms."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._escapes import disguised, unescaped
from commentariat.mentions._form import Form
from commentariat.mentions._forms import forms
from commentariat.mentions._public import Public
from commentariat.mentions._splice import Span
from commentariat.mentions._words import ordinary

_LETTERS = 1 << 20  # code points folded at a time: fewer steps, and arrays of some megabytes


class Person(NamedTuple):
    """One commenter: the pseudonym that replaces the name, every raw form of the handle.

    `ordinary` says that the handle is an ordinary word or name: weak contexts are not enough. None
    leaves that to `commentariat.mentions.ordinary`, which is then asked of those alone who may be
    named.
    """

    pseudonym: str
    handles: tuple[str, ...]
    ordinary: bool | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of one merged article.

    `authors` holds for each text the index of its author in `people`; `protected` is the
    article's own text (headline, paragraphs, bylines, tags …): names in there are public and
    survive in weak contexts. `answered` holds for each text whom it answers, where that is known.
    """

    people: tuple[Person, ...]
    authors: Sequence[int | None]
    texts: Sequence[str]
    protected: Sequence[str] = ()
    answered: Sequence[int | None] = ()


@dataclass(frozen=True)
class Batch:
    """Threads `first` to `last` (not included) of a call; a row is one comment of one of them."""

    threads: Sequence[Thread]
    first: int
    last: int

    @cached_property
    def _sizes(self) -> list[int]:
        return [len(self.threads[number].texts) for number in range(self.first, self.last)]

    @cached_property
    def threads_of_rows(self) -> NDArray[np.uint64]:
        """The thread of each row."""
        return np.repeat(np.arange(self.first, self.last, dtype=np.uint64), self._sizes)

    @cached_property
    def _borders(self) -> list[int]:
        return [0, *accumulate(self._sizes)]

    def place(self, row: int) -> tuple[int, int]:
        """Return the thread of a row, and which of its comments it is."""
        thread = bisect_right(self._borders, row) - 1
        return self.first + thread, row - self._borders[thread]

    def author(self, row: int) -> int | None:
        """Return who wrote a row, among the people of its thread."""
        thread, comment = self.place(row)
        return self.threads[thread].authors[comment]

    def answered(self, row: int) -> int | None:
        """Return whom a row answers, among the people of its thread."""
        thread, comment = self.place(row)
        answered = self.threads[thread].answered
        return answered[comment] if answered else None

    @cached_property
    def answered_of_rows(self) -> NDArray[np.int64]:
        """Whom each row answers, -1 where that is nobody who is known."""
        found: list[int | None] = []
        for thread in self.threads[self.first : self.last]:
            found += thread.answered or [None] * len(thread.texts)
        return np.array([-1 if person is None else person for person in found], np.int64)

    @cached_property
    def views(self) -> list[str]:
        """The texts as a reader sees them: what spells signs is resolved."""
        threads = range(self.first, self.last)
        texts = [text for thread in threads for text in self.threads[thread].texts]
        joined = "".join(texts)
        if joined.isascii() and "&" not in joined and "\\" not in joined:
            return texts
        return [unescaped(text)[0] if disguised(text) else text for text in texts]

    @cached_property
    def named(self) -> list[tuple[int, int, str]]:
        """Thread, person and handle, for every handle of the people."""
        return [
            (thread, number, handle)
            for thread in range(self.first, self.last)
            for number, person in enumerate(self.threads[thread].people)
            for handle in person.handles
        ]

    def forms(self, number: int) -> Mapping[str, Form]:
        """Return the spellings of the handle with this number in `named`."""
        thread, person, handle = self.named[number]
        return forms(handle, self._plain(thread, person))

    def _plain(self, thread: int, number: int) -> bool:
        person = self.threads[thread].people[number]
        if person.ordinary is None:
            return all(map(ordinary, person.handles))
        return person.ordinary

    def public(self, thread: int) -> Public:
        """Return the words of an article's own text."""
        return Public(self.threads[thread].protected)

    def text(self, row: int) -> str:
        """Return the raw text of a row."""
        thread, comment = self.place(row)
        return self.threads[thread].texts[comment]

    def spans_of(self, row: int, spans: list[Span]) -> list[Span]:
        """Return spans of a row's view as spans of its raw text."""
        text = self.text(row)
        if text == self.views[row]:
            return spans
        at = unescaped(text)[1]
        return [span._replace(start=at[span.start], end=at[span.end]) for span in spans]


def batches(threads: Sequence[Thread]) -> Iterator[Batch]:
    """Cut threads into batches of about a million code points."""
    first = size = 0
    for number, thread in enumerate(threads):
        size += sum(map(len, thread.texts))
        if size >= _LETTERS or number == len(threads) - 1:
            yield Batch(threads, first, number + 1)
            first, size = number + 1, 0
