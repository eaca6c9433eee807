"""A baseline of stylometry: how often a person's style in one article leads to them in another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import mixed

Vectors: TypeAlias = NDArray[np.float32]

MOST_PEOPLE = 200
SHORTEST = 200  # characters of a person in one article: less has no style
LONGEST = 5_000  # characters read of it
BUCKETS = 1 << 13  # hashed 4-grams of characters


def style_rate(
    articles: Sequence[str | None], people: Sequence[str | None], texts: Sequence[str | None]
) -> tuple[float, int]:
    """Return the rank-1 rate of character 4-gram TF-IDF with cosine similarity, and of how many.

    Each person with enough text in two articles is looked for: the query is the text under one of
    them, the candidates are the texts of all these people under another. Blind guessing finds one
    in as many as there are people.
    """
    known, unknown = _pairs(articles, people, texts)
    if len(known) < 2:
        return 0.0, 0
    vectors = _weighted(_counts(known + unknown))
    # Not `@`: the threads of BLAS spin for seconds where other processes hold the cores.
    likeness = np.einsum("ij,kj->ik", vectors[: len(known)], vectors[len(known) :])
    closest = np.argmax(likeness, axis=1)
    return float(np.mean(closest == np.arange(len(known)))), len(known)


def _pairs(
    articles: Sequence[str | None], people: Sequence[str | None], texts: Sequence[str | None]
) -> tuple[list[str], list[str]]:
    """Return two texts of each person, from two articles, in the order of their names."""
    written: defaultdict[str, defaultdict[str, list[str]]]
    written = defaultdict(lambda: defaultdict(list))
    for article, person, text in zip(articles, people, texts, strict=True):
        if person is not None and article is not None and text:
            written[person][article].append(text)
    pairs = []
    for _, under in sorted(written.items()):
        long = ["\n".join(sorted(parts))[:LONGEST] for _, parts in sorted(under.items())]
        long = [text for text in long if len(text) >= SHORTEST]
        if len(long) > 1:
            pairs.append((long[0], long[1]))
    pairs = pairs[:MOST_PEOPLE]
    return [known for known, _ in pairs], [unknown for _, unknown in pairs]


def _counts(texts: list[str]) -> Vectors:
    counts = np.zeros((len(texts), BUCKETS), np.float32)
    for row, text in enumerate(texts):
        points = np.frombuffer(text.lower().encode("utf-32-le", "replace"), np.uint32)
        grams = np.zeros(len(points) - 3, np.uint64)
        for offset in range(4):
            grams = mixed(grams ^ points[offset : offset + len(grams)].astype(np.uint64))
        buckets = (grams >> np.uint64(40)).astype(np.int64) % BUCKETS
        counts[row] = np.bincount(buckets, minlength=BUCKETS)
    return counts


def _weighted(counts: Vectors) -> Vectors:
    """Return rows of length 1: (1 + log tf) * log(1 + n / df)."""
    frequency = np.maximum(np.count_nonzero(counts, axis=0), 1)
    weights = np.log1p(counts) * np.log1p(len(counts) / frequency).astype(np.float32)
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    normal: Vectors = weights / np.maximum(length, np.float32(1e-9))
    return normal
