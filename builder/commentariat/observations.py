"""Captures of one article become one: which are the same article, and whose comment comes where."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from commentariat.arrays import I64, Arrow, arrow, pc
from commentariat.duplicates import groups

KEYS = ("key_id", "key_url", "key_content")
_NUMBERS = ("completeness", "n_words", "retrieved")
COLUMNS = [*KEYS, "digest", *_NUMBERS]  # of captures, all that is looked at here
NEVER = -(1 << 62)  # a time that is not known, in microseconds; earlier than all others
FEW_WORDS = 20  # a shorter text does not tell an article from another


def same_article(captures: pa.Table) -> I64:
    """Return for each capture the least row of its article's captures.

    Two captures are of one article if they share a source id at a site, an address, or, from
    `FEW_WORDS` words, headline and text at a site; over any number of steps.
    """
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for name in KEYS:
        keys = telling(captures) if name == "key_content" else captures.column(name)
        codes = keys.combine_chunks().dictionary_encode().indices
        rows = np.flatnonzero(codes.is_valid().to_numpy(zero_copy_only=False))
        _, first, inverse = np.unique(
            codes.drop_null().to_numpy(), return_index=True, return_inverse=True
        )
        left.append(rows[first][inverse])
        right.append(rows)
    return groups(np.concatenate(left), np.concatenate(right), len(captures))


def telling(captures: pa.Table) -> Arrow:
    """Return the keys of the texts that tell an article from others; null for the rest."""
    long: Arrow = captures.column("n_words").to_numpy() >= FEW_WORDS
    nameless = np.ones(len(captures), np.bool_)
    for name in ("key_id", "key_url"):
        nameless &= captures.column(name).is_null().to_numpy()
    keys = captures.column("key_content")
    kept = np.asarray(long | nameless)
    return pa.chunked_array([pa.array(keys.to_pylist(), keys.type, mask=~kept)], keys.type)


def names(captures: pa.Table, article: I64) -> list[str]:
    """Return what each article is called, in the order of `np.unique(article)`.

    The least of its source ids, else of its addresses, else of its texts (all as hashes).
    """
    best: dict[int, str] = {}
    for name in KEYS:
        least: dict[int, bytes] = {}
        for number, key in zip(article.tolist(), captures.column(name).to_pylist(), strict=True):
            if key is not None and number not in best:
                least[number] = min(least.get(number, key), key)
        best |= {number: f"{name}:{key.hex()}" for number, key in least.items()}
    return [best[number] for number in sorted(best)]


def order(captures: pa.Table, article: I64) -> I64:
    """Return the rows by article, the captures of each from the earliest to the latest.

    Captures without a time come first; then by number of words, completeness, and a digest of the
    whole record, so that no two are equal and the order does not depend on the dump's.
    """
    digests = np.array(captures.column("digest").to_pylist(), "S16")
    numbers = [microseconds(captures.column(name)) for name in _NUMBERS]
    return np.lexsort([digests, *numbers, article])  # the last key counts first


def microseconds(times: Arrow) -> I64:
    """Return times (or numbers) as integers, `NEVER` for null."""
    return np.asarray(pc.fill_null(times.cast(pa.int64()), NEVER).to_numpy())


def timestamps(times: I64) -> Arrow:
    """Return microseconds since 1970 as times in UTC, null where they are `NEVER`."""
    return arrow(times, times == NEVER).cast(pa.timestamp("us", tz="UTC"))


def merged_order(threads: Sequence[Sequence[int]]) -> list[int]:
    """Return the comments of all captures, each once, in one order.

    Each capture is merged into the ones before it: its order stands, and comments that it no longer
    shows come right after the one they followed before. So what was merged earlier can be merged
    with what came later, and it is as if all had been merged at once.

    Args:
        threads: keys of the comments of each capture in page order, the earliest capture first; no
            key twice in one capture.

    >>> merged_order([[1, 2, 3], [1, 3, 4]])
    [1, 2, 3, 4]
    """
    merged: list[int] = []
    for thread in threads:
        merged = _merged(merged, thread)
    return merged


def _merged(older: list[int], newer: Sequence[int]) -> list[int]:
    shown = set(newer)
    behind: dict[int | None, list[int]] = {None: []}
    before: int | None = None
    for key in older:
        if key in shown:
            before = key
        else:
            behind.setdefault(before, []).append(key)
    result = behind[None]
    for key in newer:
        result += [key, *behind.get(key, ())]
    return result
