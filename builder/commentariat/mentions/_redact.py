"""From threads to redacted texts: candidates of a whole batch, then a decision on each."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from commentariat.contact import contacts
from commentariat.mentions._batch import Batch, Person, Thread, batches
from commentariat.mentions._decide import Candidate, Mode, Setting, decide
from commentariat.mentions._entries import Entries, entries
from commentariat.mentions._index import Index, Places
from commentariat.mentions._sieve import hopeless
from commentariat.mentions._site import Site
from commentariat.mentions._splice import Redacted, Span, splice
from commentariat.mentions._stream import Stream, stream
from commentariat.mentions._suspects import suspects

_GAP = re.compile(r"[^\w]+|_+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")

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
                thread, comment = batch.rows[row]
                out[thread][comment] = splice(batch.text(row), batch.spans_of(row, spans))
        return out

    def _spans(self, batch: Batch, name: Namer) -> dict[int, list[Span]]:
        views = [view.replace("\0", " ") if "\0" in view else view for view in batch.views]
        texts = stream(views)
        spans: dict[int, list[Span]] = defaultdict(list)
        for row, span in self._participants(batch, texts):
            spans[row].append(span)
        for row, span in self._elsewhere(batch, texts, spans, name):
            spans[row].append(span)
        for row in suspects(texts):
            for found in contacts(batch.views[row]):
                spans[row].append(Span(found.start, found.end, found.type, found.type, None))
        for row in texts.holding("⟦"):
            spans[row] += ()  # to be escaped
        return spans

    def _participants(self, batch: Batch, texts: Stream) -> Iterator[tuple[int, Span]]:
        if not batch.named:
            return
        found = entries([handle for _, _, handle in batch.named], batch.forms)
        of_handle = np.array([thread for thread, _, _ in batch.named], dtype=np.uint64)
        index = Index(found, of_handle[found.owner])
        good, misspelt = index.candidates(texts, batch.threads_of_rows[texts.rows])
        good = _hopeful(texts, found, *good)
        spelt, public = cache(batch.forms), cache(batch.public)
        for (start, entry), typo in ((good, False), (misspelt, True)):
            if typo and self._mode == "strict":
                continue
            where = texts.starts[start]
            size = texts.runs[start] - where if typo else found.size[entry]
            owners = found.owner[entry].tolist()
            places = texts.places(where, size, texts.rows[start])
            for row, begin, end, owner, wanted in zip(*places, owners, entry.tolist(), strict=True):
                form = found.form(wanted, spelt(owner))
                if form is None or (typo and not form.typos):
                    continue
                number, person, _ = batch.named[owner]
                thread = batch.threads[number]
                author = thread.authors[batch.rows[row][1]]
                setting = Setting(author, public(number), self._mode)
                candidate = Candidate(begin, end, form, person, typo)
                mention = decide(batch.views[row], candidate, setting)
                if mention is not None:
                    who = thread.people[person].pseudonym
                    part = form.kind == "part"
                    yield row, Span(begin, mention.end, "mention", mention.rule, who, part)

    def _elsewhere(
        self, batch: Batch, texts: Stream, known: dict[int, list[Span]], name: Namer
    ) -> Iterator[tuple[int, Span]]:
        where, size, handles = self._site.candidates(texts)
        places = texts.places(where, size, texts.text_of(where))
        for row, start, end, number in zip(*places, handles, strict=True):
            if any(
                span.start == start and span.end - span.part >= end for span in known.get(row, ())
            ):
                continue  # it would be chosen
            person, handle = self._handles[number]
            if _GAP.findall(batch.views[row][start:end]) == _GAP.findall(_EDGES.sub("", handle)):
                who = name(person, batch.rows[row][0])
                yield row, Span(start, end, "mention", "site", who)


def _hopeful(
    texts: Stream, found: Entries, start: NDArray[np.int64], entry: NDArray[np.int64]
) -> Places:
    """Leave out the candidates that are certainly no mention."""
    words = np.flatnonzero(found.word[entry])
    at, size = start[words], found.size[entry[words]]
    kept = np.ones(len(start), dtype=np.bool_)
    kept[words] = ~hopeless(texts, texts.starts[at], size, texts.runs[at])
    return start[kept], entry[kept]
