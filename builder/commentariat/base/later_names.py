"""Names that came to be known after a text was published are replaced in it, too.

They stand in the release before this one: a pseudonym in their place would be named by whoever
compares the two, and with it all that its bearer wrote. So nobody's stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import Arrow, arrow
from commentariat.mentions import OPEN, Person, Redacted, Redaction, Thread
from commentariat.people.commenters import GUEST
from commentariat.protect import Protector
from commentariat.protect.redactions import columns

# What stands for replaced words and for escaped brackets while a text is searched again: signs that
# are no letters, so that nothing is found in them or across them.
_SIGNS = tuple(map(chr, (*range(0x2983, 0x2999), *range(0x29D8, 0x29DC), *range(0x29FC, 0x29FE))))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The published comments of one thread, from row `start` to `end`, and who is new in it.

    `told` are the article's own words.
    """

    start: int
    end: int
    newcomers: tuple[Person, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A published text with signs in place of what was replaced in it, of the same length."""

    text: str
    shown: str
    tokens: tuple[Redaction, ...]
    signs: tuple[str, str]

    @classmethod
    def of(cls, text: str | None, tokens: Sequence[Mapping[str, Any]] | None) -> "_Text":
        shown = text or ""
        free = [sign for sign in _SIGNS if sign not in shown] if OPEN in shown else [" ", " "]
        if len(free) < len((" ", " ")):
            return cls("", shown, (), (" ", " "))  # such a text is left as it is
        found = tuple(Redaction(**token) for token in tokens or ())
        masked = shown
        for token in found:
            sign = free[0] * (token.end - token.start)
            masked = masked[: token.start] + sign + masked[token.end :]
        return cls(masked.replace(OPEN, free[1]), shown, found, (free[0], free[1]))

    def merged(self, found: Redacted) -> Redacted:
        """Return the text with what was replaced before and what was found now."""
        text, place, kept = found.text, 0, []
        for token in self.tokens:
            size = token.end - token.start
            start = text.find(self.signs[0] * size, place)
            if start >= 0:  # else it stands within what was found now
                place = start + size
                text = text[:start] + self.shown[token.start : token.end] + text[place:]
                kept.append(Redaction(start, place, token.type, token.rule))
        if self.signs[1] != " ":
            text = text.replace(self.signs[1], OPEN)
        tokens = sorted([*kept, *found.redactions], key=lambda token: token.start)
        named = [text[t.start + 1 : t.end - 1] for t in tokens if t.type == "mention"]
        return Redacted(text, tuple(tokens), tuple(dict.fromkeys(named)))


def replaced(
    rows: pa.Table, stretches: Sequence[Stretch], protector: Protector
) -> dict[str, Arrow]:
    """Return the columns text, mentions and redactions of published comments, searched again.

    Args:
        rows: the comments.
        stretches: the threads that they are in, in order.
        protector: knows the people of all sites.
    """
    texts = list(map(_Text.of, rows.column("text").to_pylist(), rows["redactions"].to_pylist()))
    threads = [_thread(one, texts) for one in stretches]
    redacted = protector.redactor().redact(threads, lambda person, thread: GUEST)
    found = [item for thread in redacted for item in thread]
    merged = [
        None if item is None else text.merged(item) for text, item in zip(texts, found, strict=True)
    ]
    changed = np.array([item is not None for item in merged], np.bool_)
    shown = [text.shown for text, item in zip(texts, merged, strict=True) if item is not None]
    fresh = columns(shown, list(filter(None, merged)), [False] * len(shown))
    return _in_place(rows, changed, fresh)


def _thread(one: Stretch, texts: Sequence[_Text]) -> Thread:
    """Return what the newcomers to a thread are looked for in; who wrote what is not known."""
    own = [text.text for text in texts[one.start : one.end]]
    people = tuple(person._replace(pseudonym=GUEST) for person in one.newcomers)
    return Thread(people, [None] * len(own), own, one.told)


def _in_place(
    rows: pa.Table, changed: npt.NDArray[np.bool_], fresh: Mapping[str, Arrow]
) -> dict[str, Arrow]:
    """Return columns of all rows: those that changed from `fresh`, in order."""
    number = np.where(changed, len(rows) + np.cumsum(changed) - 1, np.arange(len(rows)))
    return {
        name: pa.chunked_array([*rows.column(name).chunks, column.cast(rows.column(name).type)])
        .combine_chunks()
        .take(arrow(number))
        for name, column in fresh.items()
    }
