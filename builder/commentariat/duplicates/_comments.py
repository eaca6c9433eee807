"""Copies among comments: double posts, equal texts by different people, copied campaigns."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, U64, Arrow, Bools, strings
from commentariat.arrays.hashing import hash_rows, mix
from commentariat.duplicates._folding import fold
from commentariat.duplicates._signatures import stretches

LONG = 40  # characters; a shorter text may well be meant twice
NEAR_BY = 3  # positions; a short text said twice within so many was sent twice
CAMPAIGN = 3  # commenters who wrote the same long text


def comment_keys(texts: Arrow) -> tuple[U64, I64]:
    """Return a key of the normal form of each text, and the length of that form in bytes.

    The normal form is NFKC, lower case, white space collapsed and trimmed, invisible characters
    dropped; punctuation counts. A null is as an empty text: length 0.

    Args:
        texts: string column.
    """
    array = strings(texts)
    parts = [_keys(array.slice(a, b - a)) for a, b in stretches(array, np.arange(len(array) + 1))]
    keys, lengths = zip((np.zeros(0, np.uint64), np.zeros(0, np.int64)), *parts, strict=True)
    return np.concatenate(keys), np.concatenate(lengths)


def _keys(texts: Arrow) -> tuple[U64, I64]:
    folded = fold(texts, gaps=True)
    data, offsets = folded.data, folded.offsets
    data[np.flatnonzero(data < ord(" "))] = ord(" ")  # line feeds and tabs are spaces, too
    space = data == ord(" ")
    again = np.append(False, space[1:] & space[:-1])
    first = offsets[:-1][np.diff(offsets) > 0]
    again[first] = space[first]
    cut = np.flatnonzero(again[: offsets[-1]])
    if len(cut):
        data, offsets = np.delete(data, cut), offsets - np.searchsorted(cut, offsets)
    starts, ends = offsets[:-1], offsets[1:]
    ends = ends - ((ends > starts) & (data[ends - 1] == ord(" ")))
    return hash_rows(data, starts, ends), ends - starts


def double_posts(thread: I64, author: I64, position: I64, keys: U64, lengths: I64) -> Bools:
    """Mark the comments that their author had already posted in the thread.

    A long text posted again is a double post wherever it stands; a short one only within a few
    positions: the same "+1" under two comments is meant twice. The first one stays.

    Args:
        thread: one number a thread.
        author: one number an author, negative where the author is not known.
        position: place of the comment in its thread.
        keys: from `comment_keys`.
        lengths: from `comment_keys`.
    """
    doubled = np.zeros(len(keys), np.bool_)
    rows = said_again(thread, author, keys)
    order = rows[np.lexsort((position[rows], keys[rows], author[rows], thread[rows]))]
    thread, author, keys = thread[order], author[order], keys[order]
    again = (thread[1:] == thread[:-1]) & (author[1:] == author[:-1]) & (keys[1:] == keys[:-1])
    close = np.diff(position[order]) <= NEAR_BY
    size = lengths[order][1:]
    doubled[order[1:]] = again & (author[1:] >= 0) & (size > 0) & ((size >= LONG) | close)
    return doubled


def said_again(thread: I64, author: I64, keys: U64) -> I64:
    """Return the rows whose text their author has in the thread more than once, and few others.

    Sorting hashes costs a fraction of sorting rows, and nearly all rows drop out.
    """
    who = mix(thread.astype(np.uint64) << np.uint64(32) ^ author.astype(np.uint64))
    return repeated(mix(keys ^ who))


def repeated(hashes: U64) -> I64:
    """Return the rows of the hashes that occur more than once, in order."""
    ordered = np.sort(hashes)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return np.zeros(0, np.int64)
    return np.flatnonzero(twice.take(np.searchsorted(twice, hashes), mode="clip") == hashes)


def copies(keys: U64, lengths: I64) -> I64:
    """Return for each comment how many others have the same normal form; 0 for empty texts."""
    rows = repeated(keys)
    _, inverse, count = np.unique(keys[rows], return_inverse=True, return_counts=True)
    others = np.zeros(len(keys), np.int64)
    others[rows] = count[inverse] - 1
    return np.where(lengths > 0, others, 0)


def campaigns(keys: U64, lengths: I64, author: I64) -> pa.Table:
    """Count the long texts that several people posted: copies, not opinions of their own.

    Args:
        keys: from `comment_keys`.
        lengths: from `comment_keys`.
        author: one number an author, negative where the author is not known.

    Returns:
        `key`, `comments`, `commenters`, one row a text, the most copied first. Only the counts may
        be published: a key is an unkeyed hash of the text.
    """
    chosen = np.flatnonzero((lengths >= LONG) & (author >= 0))
    chosen = chosen[repeated(keys[chosen])]
    texts, at, total = np.unique(keys[chosen], return_inverse=True, return_counts=True)
    people = _distinct_per(at, author[chosen], len(texts))
    many = people >= CAMPAIGN
    columns: dict[str, npt.NDArray[Any]] = {
        "key": texts[many],
        "comments": total[many].astype(np.int64),
        "commenters": people[many],
    }
    order: Any = [("comments", "descending"), ("commenters", "descending"), ("key", "ascending")]
    return pa.table(columns).sort_by(order)


def _distinct_per(label: I64, value: I64, n: int) -> I64:
    order = np.lexsort((value, label))
    label, value = label[order], value[order]
    new = np.append(True, (label[1:] != label[:-1]) | (value[1:] != value[:-1]))[: len(label)]
    return np.bincount(label[new], minlength=n).astype(np.int64)
