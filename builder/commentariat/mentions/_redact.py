"""From threads to redacted texts: candidates of a whole batch, then a decision on each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from commentariat.contact import contacts
from commentariat.mentions._batch import Batch, Person, Thread, batches
from commentariat.mentions._beside import Sought, named
from commentariat.mentions._candidate import Mode
from commentariat.mentions._escapes import unquoted
from commentariat.mentions._index import Candidates
from commentariat.mentions._participants import Participants
from commentariat.mentions._site import Site, is_glued, stands
from commentariat.mentions._splice import CLOSE, Redacted, Span, splice
from commentariat.mentions._stream import Stream, stream
from commentariat.mentions._suspects import suspects

# What may stand at one place, the first choice first.
_WHOLE, _TYPO, _SITE, _PART, _NICK = range(5)
# Of people who share a word of their names, so many are looked at in one place: whoever else may be
# meant there, the place is the same.
_MOST = 8

Namer = Callable[[int, int], str]
"""Gives the pseudonym of a person of the site (its index) in a thread (its index in the call)."""


class Redactor:
    """Replaces names and contact data in threads.

    Args:
        site_people: people of the whole site whose handles are `distinctive`; any number.
        mode: "strict" replaces only what is certain, "balanced" also what is likely, "paranoid"
            also what is merely possible.
    """

    def __init__(self, site_people: Sequence[Person], mode: Mode = "balanced") -> None:
        self._mode: Mode = mode
        self._people = site_people
        self._handles = [(i, h) for i, person in enumerate(site_people) for h in person.handles]
        self._site = Site([handle for _, handle in self._handles])

    def redact(
        self, threads: Sequence[Thread], name: Namer | None = None
    ) -> list[list[Redacted | None]]:
        """Return for every comment its redacted text, or None where nothing is to be replaced.

        Args:
            threads: any number; they are worked through in batches of bounded size.
            name: called for each person of the site that is named, with the index of the person and
                the index of the thread; without it, `Person.pseudonym` is used.
        """
        out: list[list[Redacted | None]] = [[None] * len(thread.texts) for thread in threads]
        namer = name or (lambda person, _: self._people[person].pseudonym)
        for batch in batches(threads):
            for row, spans in self._spans(batch, namer).items():
                thread, comment = batch.place(row)
                out[thread][comment] = splice(batch.text(row), batch.spans_of(row, spans))
        return out

    def _spans(self, batch: Batch, name: Namer) -> dict[int, list[Span]]:
        texts = stream([view.replace("\0", " ") if "\0" in view else view for view in batch.views])
        spans: dict[int, list[Span]] = defaultdict(list)
        for row, span in self._mentions(batch, texts, name):
            spans[row].append(span)
        for row in suspects(texts):
            for found in contacts(batch.views[row]):
                spans[row].append(Span(found.start, found.end, found.type, found.type, None))
        for row in texts.holding("⟦"):
            spans[row] += ()  # to be escaped
        return spans

    def _mentions(self, batch: Batch, texts: Stream, name: Namer) -> Iterator[tuple[int, Span]]:
        """Yield mentions; what stands within one is not looked at again."""
        people = Participants(batch, self._mode)

        def judged(found: Sought, beside: int) -> Span | None:
            row, start, end, rank, who = found
            if rank == _SITE:
                return self._site_span(batch, row, (start, end), who, name)
            return people.span(row, (start, end), who, typo=rank == _TYPO, beside=beside)

        for row, found in groupby(self._sought(texts, people), key=itemgetter(0)):
            view = batch.views[row]
            spans = list(named(view, list(found), judged))
            if any(is_glued(view, span.start, span.end) for span in spans):
                spans += self._left(batch, row, spans, name)
            yield from ((row, span) for span in spans)
        for row in (row for row, view in enumerate(batch.views) if "%" in view):
            yield from ((row, span) for span in self._escaped(batch, row, name))

    def _left(self, batch: Batch, row: int, spans: Sequence[Span], name: Namer) -> Iterator[Span]:
        """Yield whose name is glued to another one, and stands alone once that is replaced."""
        text = batch.views[row]
        for span in spans:
            text = text[: span.start] + CLOSE * (span.end - span.start) + text[span.end :]
        edges = {edge for span in spans for edge in (span.start, span.end)}
        for start, end, who in self._site.places(text):
            if (start in edges or end in edges) and stands(
                self._handles[who][1], text, (start, end), cut=start in edges
            ):
                edges.add(end)
                yield self._site_mention(batch, row, (start, end), who, name)

    def _escaped(self, batch: Batch, row: int, name: Namer) -> Iterator[Span]:
        """Yield who is named where signs are written as in a URL."""
        text, at = unquoted(batch.views[row])
        for start, end, who in self._site.places(text) if len(at) <= len(batch.views[row]) else ():
            if stands(self._handles[who][1], text, (start, end)):
                yield self._site_mention(batch, row, (at[start], at[end]), who, name)

    def _sought(self, texts: Stream, people: Participants) -> Iterator[Sought]:
        """Yield text, start, end, rank and owner of candidates in the order of their choice.

        That is the order of `_splice.chosen`: the leftmost, of these the longest, then by rank; of
        several people who are called so, the one whom the comment answers.
        """
        exact, misspelt = people.candidates(texts)
        if self._mode == "strict":
            misspelt = misspelt.only(np.zeros(len(misspelt.entry), np.bool_))
        site = self._site.candidates(texts)
        found = Candidates(
            *(np.concatenate(column) for column in zip(exact, misspelt, site, strict=True))
        )
        rank = np.concatenate(
            [
                np.where(people.whole(exact.entry), _WHOLE, _PART) + people.nick(exact.entry),
                np.full(len(misspelt.entry), _TYPO),
                np.full(len(site.entry), _SITE),
            ]
        )
        owner = np.concatenate(
            [people.owner(exact.entry), people.owner(misspelt.entry), site.entry]
        )
        answered = np.zeros(len(rank), np.bool_)
        answered[: len(exact.entry)] = people.answered(exact)
        first = texts.first[found.row]
        begin = texts.at(found.begin) - first
        end = texts.at(found.begin + found.size - 1) - first + 1
        order = np.lexsort((owner, ~answered, rank, -end, begin, found.row))
        columns = [column[order] for column in (found.row, begin, end, rank, owner)]
        kept = (rank[order] == _WHOLE) | (_numbers(columns[:4]) < _MOST)
        return zip(*(column[kept].tolist() for column in columns), strict=True)

    def _site_span(
        self, batch: Batch, row: int, place: tuple[int, int], number: int, name: Namer
    ) -> Span | None:
        if not stands(self._handles[number][1], batch.views[row], place):
            return None
        return self._site_mention(batch, row, place, number, name)

    def _site_mention(
        self, batch: Batch, row: int, place: tuple[int, int], number: int, name: Namer
    ) -> Span:
        person, _ = self._handles[number]
        return Span(*place, "mention", "site", name(person, batch.place(row)[0]))


def _numbers(columns: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the how-manieth each row is among those before it that equal it in all columns."""
    rows = np.arange(len(columns[0]))
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    numbers: NDArray[np.int64] = rows - np.maximum.accumulate(np.where(fresh, rows, 0))
    return numbers
