"""The people of a batch's threads: where they may be named, and whether they are."""

from collections.abc import Mapping
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._batch import Batch
from commentariat.mentions._candidate import Candidate, Mode, Setting
from commentariat.mentions._decide import decide
from commentariat.mentions._drawn import drawn_out, drawn_runs
from commentariat.mentions._entries import Entries, entries
from commentariat.mentions._figures import readings
from commentariat.mentions._fold import fold
from commentariat.mentions._form import Form
from commentariat.mentions._forms import nickname
from commentariat.mentions._index import Candidates, Index, joined
from commentariat.mentions._inflected import declined_so, in_case, may_be_declined, words_at
from commentariat.mentions._sieve import hopeless
from commentariat.mentions._signs import with_signs
from commentariat.mentions._splice import Span
from commentariat.mentions._stream import Stream
from commentariat.mentions._typos import misspells, one_edit
from commentariat.mentions._words import UNKNOWN, pieces, rarity

_SHORTEST_WORD = 7  # letters of words that may be a name misspelt


class Participants:
    """Whoever comments in the threads of a batch, by the numbers of their handles."""

    def __init__(self, batch: Batch, mode: Mode) -> None:
        self._batch = batch
        self._mode: Mode = mode
        self._spelt = cache(batch.forms)
        self._public = cache(batch.public)

    @cached_property
    def _entries(self) -> Entries:
        handles = [handle for _, _, handle in self._batch.named]
        return entries(handles or [""], self._spelt)  # no letters are nobody's

    def candidates(self, texts: Stream) -> tuple[Candidates, Candidates]:
        """Return where they may be named as they are written, and with a letter wrong."""
        batch, found = self._batch, self._entries
        of_handle = np.array([thread for thread, _, _ in batch.named], dtype=np.uint64)
        index = Index(found, of_handle[found.owner])
        exact, misspelt, cases = index.candidates(texts, batch.threads_of_rows)
        declined = self._declined(texts, cases)
        # What goes on as a case of the name is judged as that, not as the name and a suffix.
        suffixed = exact.stop > exact.begin + exact.size
        suffixed &= np.isin(self._keys(exact), self._keys(declined))
        exact = joined(exact.only(~suffixed), declined)
        kept = np.ones(len(exact.entry), dtype=np.bool_)
        words = found.word[exact.entry]
        kept[words] = ~hopeless(texts, exact.only(words))
        return exact.only(kept), joined(misspelt, self._drawn(texts, of_handle))

    def _declined(self, texts: Stream, found: Candidates) -> Candidates:
        """Return what stands in another case where a run of letters may begin it."""
        found = found.only(np.unique(self._keys(found), return_index=True)[1])
        places = texts.at(found.begin) - texts.first[found.row]
        where = zip(
            found.row.tolist(), places.tolist(), self.owner(found.entry).tolist(), strict=True
        )
        sizes = np.array([self._declined_letters(*one) for one in where], np.int64)
        return found._replace(size=sizes).only(sizes > 0)

    def _keys(self, found: Candidates) -> NDArray[np.int64]:
        """Return one number for each pair of a place and somebody who may be named there."""
        return found.begin * len(self._batch.named) + self.owner(found.entry)

    def _declined_letters(self, row: int, at: int, owner: int) -> int:
        """Return how many letters at a place of a text are a handle or a word of it, declined."""
        text, (_, _, handle) = self._batch.views[row], self._batch.named[owner]
        words = words_at(text, at, len(pieces(handle)))
        words = next((some for some in (words, words[:1]) if declined_so(handle, some)), ())
        form = in_case(handle, self._spelt(owner), words) if words else None
        return len(form.letters) if form and may_be_declined(handle, text, at) else 0

    def _drawn(self, texts: Stream, threads: NDArray[np.uint64]) -> Candidates:
        """Return the words that may be whole handles with a letter drawn out."""
        runs, found = drawn_runs(texts), self._entries
        begin, size = texts.heads[runs], texts.ends[runs] - texts.runs[runs]
        row = texts.text_of(begin)
        whole = np.flatnonzero(found.whole | ~found.word)
        own = threads[found.owner[whole]]
        pairs = [np.flatnonzero(own == thread) for thread in self._batch.threads_of_rows[row]]
        where = np.repeat(np.arange(len(row)), [len(pair) for pair in pairs])
        entry = whole[np.concatenate([np.zeros(0, np.int64), *pairs])]
        same = texts.letters[begin[where]] == found.letters.letters[found.begin[entry]]
        same &= size[where] > found.size[entry]
        where, entry = where[same], entry[same]
        begin, size = begin[where], size[where]
        return Candidates(begin, size, begin + size, row[where], entry)

    def whole(self, entry: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which entries are whole handles."""
        return self._entries.whole[entry]

    def nick(self, entry: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which entries are no words of a handle, but stand for one."""
        return entry >= len(self._entries.size) - self._entries.nicks

    def answered(self, found: Candidates) -> NDArray[np.bool_]:
        """Return which candidates stand in a comment that answers who may be named."""
        people = np.array([person for _, person, _ in self._batch.named], np.int64)
        answered = self._batch.answered_of_rows[found.row]
        same: NDArray[np.bool_] = people[self.owner(found.entry)] == answered
        return same

    def owner(self, entry: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the handles that entries belong to."""
        return self._entries.owner[entry]

    def span(
        self, row: int, place: tuple[int, int], owner: int, *, typo: bool, beside: int = 0
    ) -> Span | None:
        """Return what is to be replaced at a place of a text, if the owner of a handle is named."""
        begin, end = place
        view = self._batch.views[row]
        form = self._misspelt(owner, view[begin:end]) if typo else self._form(owner, view, place)
        if form is None:
            return None
        number, person, _ = self._batch.named[owner]
        thread = self._batch.threads[number]
        if form.lead:
            begin, form = begin + form.lead, self._spelt(owner)[form.letters[form.lead :]]
        author, answered = self._batch.author(row), self._batch.answered(row)
        setting = Setting(author, answered, self._public(number), self._mode)
        mention = decide(view, Candidate(begin, end, form, person, typo, beside), setting)
        if mention is None:
            return None
        who = thread.people[person].pseudonym
        begin, end = mention.start, mention.end
        if form.kind == "full":
            begin, end = with_signs(view, form.handle, begin, end)
        return Span(begin, end, "mention", mention.rule, who, form.kind == "part")

    def _form(self, owner: int, text: str, place: tuple[int, int]) -> Form | None:
        """Return which form of a handle stands at a place; a word that names nobody is none."""
        spelt, surface = self._spelt(owner), text[slice(*place)]
        form, handle = spelt.get(fold(surface)), self._batch.named[owner][2]
        if form and form.letters in fold(handle):
            return form
        words = words_at(surface, 0, len(pieces(handle)))
        declined = in_case(handle, spelt, words)
        if declined and may_be_declined(handle, text, place[0]):
            return declined
        return form or nickname(handle, spelt, fold(surface)) or _read(spelt, surface)

    def _misspelt(self, owner: int, surface: str) -> Form | None:
        letters = fold(surface)
        if len(letters) < _SHORTEST_WORD and rarity(letters) < UNKNOWN:
            return None
        spelt = self._spelt(owner)
        if letters in spelt:
            return None
        return next((form for form in spelt.values() if _almost(letters, form)), None)


def _read(spelt: Mapping[str, Form], surface: str) -> Form | None:
    """Return which form stands where digits are read as letters."""
    return next((spelt[read] for word in readings(surface) if (read := fold(word)) in spelt), None)


def _almost(letters: str, form: Form) -> bool:
    """Whether letters are a form with one of them wrong, or drawn out."""
    drawn = not form.mere and drawn_out(letters, form.letters)
    if drawn or (form.typos and misspells(letters, form.letters)):
        return True
    return form.slips and rarity(letters) == UNKNOWN and one_edit(letters, form.letters)
