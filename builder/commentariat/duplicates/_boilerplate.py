"""Blocks that a site repeats under unrelated articles: they say nothing of the story."""

import numpy as np

from commentariat.arrays import I64, U64, Bools
from commentariat.arrays.hashing import mix
from commentariat.duplicates._verify import Bags

REPEATED = 3  # articles of a site that hold the block, and are otherwise different
PLENTY = 5  # so many different articles suffice, however many hold it,
MANY, FEW = 20, 3  # and fewer where many do: a story seldom has so many versions on one site
DIFFERENT = 0.6  # share of the holders that are different articles, where they are few
_VIEWS = 4


def boilerplate(block_keys: U64, row: I64, site: U64, views: U64) -> Bools:
    """Mark the blocks repeated over a site.

    Several versions of one story repeat its paragraphs too. What tells them from a footer is the
    rest of the text: holders of a footer differ in it. Each article is seen through a few views
    (minima of hashed shingles, equal for two texts with the probability of their Jaccard
    similarity), and a block counts when its holders show many distinct views.

    Args:
        block_keys: one key a block.
        row: the article of each block.
        site: one number an article.
        views: (articles, views) hashes.
    """
    place = mix(block_keys ^ mix(site[row] + np.uint64(1)))
    order = np.lexsort((row, place))
    place, row = place[order], row[order]
    once = np.append(True, (place[1:] != place[:-1]) | (row[1:] != row[:-1]))[: len(place)]
    label = np.cumsum(np.append(True, place[1:] != place[:-1])[: len(place)]) - 1
    holders = np.bincount(label[once])
    often = once & (holders >= REPEATED)[label]
    different = np.mean(
        [
            _distinct(label[often], views[row[often], v], len(holders))
            for v in range(views.shape[1])
        ],
        axis=0,
    )
    wanted = np.where(holders < MANY, np.minimum(holders * DIFFERENT, PLENTY), FEW)
    repeated = (holders >= REPEATED) & (different >= wanted)
    marked = np.zeros(len(place), np.bool_)
    marked[order] = repeated[label]
    return marked


def _distinct(label: I64, view: U64, n: int) -> I64:
    """Count the distinct views under each label."""
    order = np.lexsort((view, label))
    label, view = label[order], view[order]
    new = np.append(True, (label[1:] != label[:-1]) | (view[1:] != view[:-1]))[: len(label)]
    return np.bincount(label[new], minlength=n)


def views(anchors: U64, offsets: I64) -> U64:
    """Return a few minima of each article's anchors; an article without any is like no other."""
    n = len(offsets) - 1
    least = np.repeat(mix(np.arange(n, dtype=np.uint64))[:, None], _VIEWS, axis=1)
    has = np.flatnonzero(np.diff(offsets))
    if len(has):
        for v in range(_VIEWS):
            salted = mix(anchors + np.uint64((v + 1) * 0x9E3779B97F4A7C15 % (1 << 64)))
            least[has, v] = np.minimum.reduceat(salted, offsets[has])
    return least


def without(shingles: Bags, words: Bags, marked: Bools, size: int) -> Bags:
    """Return the shingles that touch no marked block.

    Args:
        shingles: of each article, one at every word but the last `size - 1`.
        words: the length of each block of each article, in words.
        marked: one flag a block.
        size: words in a shingle.
    """
    total = np.append(0, np.cumsum(words.values.astype(np.int64)))
    origin = total[words.offsets]  # the first word of each article, in one long text
    change = np.zeros(total[-1] + 1, np.int64)
    begins = np.maximum(total[:-1] - size + 1, np.repeat(origin[:-1], words.sizes))
    np.add.at(change, begins[marked], 1)
    np.add.at(change, total[1:][marked], -1)
    hidden = np.cumsum(change) > 0
    owner = np.repeat(np.arange(len(shingles.sizes)), shingles.sizes)
    word = np.arange(len(shingles.values)) - shingles.offsets[owner] + origin[owner]
    kept = ~hidden[word]
    before = np.append(0, np.cumsum(kept))
    return Bags(shingles.values[kept], before[shingles.offsets])
