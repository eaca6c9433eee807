"""What the bearers of a given name are called: its short forms, its diminutives, their cases.

`GROUPS` of each language holds groups of names that stand for each other, parted by "/"; a name
may be in several. One that is a word of all days ("will*") is marked: it is known as a name in a
handle, but never looked for in texts.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import Hashes
from commentariat.mentions._fold import fold
from commentariat.mentions._lookup import Table
from commentariat.mentions._nicknames import de, en, es, fr, it, pl, pt, ru, titles
from commentariat.mentions._nicknames._cases import declined
from commentariat.mentions._stream import stream

_LANGUAGES = {"de": de, "en": en, "es": es, "fr": fr, "it": it, "pl": pl, "pt": pt, "ru": ru}
_SHORTEST = 3  # letters: shorter ones are words everywhere
_WORD = "*"


class Nicknames(NamedTuple):
    """The same in arrays: names by their hashes, what their bearers are called by number.

    Numbers `first[i]` to `first[i + 1]` of `called` tell which of the words stand for name i.
    """

    names: Table
    first: NDArray[np.int64]
    called: NDArray[np.int64]
    size: NDArray[np.int64]
    hashes: Hashes
    fours: Hashes

    def of(self, hashes: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return pairs of the number of a word of some handle, and of what that may be called."""
        which, name = self.names.look_up(hashes)
        count = self.first[name + 1] - self.first[name]
        ends = np.cumsum(count)
        ramp = np.arange(int(count.sum())) - np.repeat(ends - count, count)
        return np.repeat(which, count), self.called[np.repeat(self.first[name], count) + ramp]


@cache
def given_names() -> frozenset[str]:
    """Return all names of all groups, folded, but those that are words of all days."""
    every = (group.split() for module in _LANGUAGES.values() for group in module.GROUPS.split("/"))
    return frozenset(fold(name) for names in every for name in names if not name.endswith(_WORD))


def nicknames(letters: str) -> Mapping[str, bool]:
    """Return what somebody with a folded given name may be called besides, folded.

    It comes with whether it is a case of the very name.

    >>> "bob" in nicknames("robert"), "robert" in nicknames("bob"), "will" in nicknames("bill")
    (True, True, False)
    """
    return _called().get(letters, {})


@cache
def arrays() -> Nicknames:
    """Return all names and what their bearers are called."""
    found = _called()
    numbers = {word: number for number, word in enumerate(_distinct(found))}
    names, words = stream(list(found)), stream(list(numbers))
    begin, size = words.wholes()
    return Nicknames(
        names=Table(names.hashes(*names.wholes())),
        first=np.cumsum([0, *map(len, found.values())]),
        called=np.array([numbers[word] for called in found.values() for word in called], np.int64),
        size=size,
        hashes=words.hashes(begin, size),
        fours=words.fours(begin),
    )


def _distinct(found: Mapping[str, Mapping[str, bool]]) -> Mapping[str, None]:
    return dict.fromkeys(word for called in found.values() for word in called)


@cache
def _called() -> Mapping[str, Mapping[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for language, module in [*_LANGUAGES.items(), ("", titles)]:
        for group in module.GROUPS.split("/"):
            spelt = {fold(name): list(_spelt(name, language)) for name in group.split()}
            for name, other in product(spelt, spelt):
                called = found.setdefault(name, {})
                for word in spelt[other]:
                    called[word] = called.get(word, False) or name == other
    for name, called in found.items():
        called.pop(name, None)
    return {name: called for name, called in found.items() if len(name) >= _SHORTEST}


def _spelt(name: str, language: str) -> Iterator[str]:
    """Yield a name in all its cases, folded, if it is to be looked for."""
    if name.endswith(_WORD):
        return
    for word in (name, *declined(name, language)):
        letters = fold(word)
        if len(letters) >= _SHORTEST:
            yield letters
