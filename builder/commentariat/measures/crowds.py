"""Who commented where, as sorted numbers: which people some articles have in common."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Crowds:
    """Who commented where: sorted keys article * people + person, and each article's first one.

    `by_person` holds the articles of one person after the other, `begins` says where.
    """

    keys: Ints
    first: Ints
    people: int
    by_person: Ints
    begins: Ints

    @classmethod
    def of(cls, article: Ints, person: Ints) -> "Crowds":
        """Take the article and the person of each comment, both numbered from 0."""
        people, articles = int(person.max(initial=-1)) + 1, int(article.max(initial=-1)) + 1
        keys = np.sort(article * people + person)  # np.unique would hash: slower, and then sort
        keys = keys[np.diff(keys, prepend=-1) > 0]
        first = np.searchsorted(keys, np.arange(articles + 1) * people)
        theirs = np.sort(keys % max(people, 1) * articles + keys // max(people, 1))
        begins = np.searchsorted(theirs, np.arange(people + 1) * articles)
        return cls(keys, first, people, theirs % max(articles, 1), begins)

    @property
    def activity(self) -> Ints:
        """How many articles each person commented on."""
        return np.diff(self.begins)

    def articles_of(self, people: Ints) -> tuple[Ints, Ints]:
        """Return the articles of some people, and of which of them each is."""
        at, owner = _spread(self.begins[people], self.activity[people])
        return self.by_person[at], owner

    def smallest(self, articles: Ints) -> Ints:
        """Return for each row of articles how many people commented on the least of them."""
        least: Ints = (self.first[articles + 1] - self.first[articles]).min(axis=1)
        return least

    def common(self, articles: Ints) -> Ints:
        """Count for each row of articles the people who commented on all of them."""
        sizes = self.first[articles + 1] - self.first[articles]
        order = np.argsort(sizes, axis=1, kind="stable")
        base, *others = np.take_along_axis(articles, order, axis=1).T
        at, owner = _spread(self.first[base], self.first[base + 1] - self.first[base])
        crowd = self.keys[at] - base[owner] * self.people
        for other in others:
            wanted = other[owner] * self.people + crowd
            places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            there = self.keys[places] == wanted
            crowd, owner = crowd[there], owner[there]
        return np.bincount(owner, minlength=len(articles))


def _spread(begins: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Return the places of stretches, one after the other, and the stretch that each is in."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return np.arange(len(owner)) + (begins - before)[owner], owner
