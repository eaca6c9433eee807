"""Signatures of articles: what PREPARE keeps of a text so that RESOLVE can compare."""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, U32, U64, Arrow, Bools, arrow, pc, strings, whole
from commentariat.arrays.hashing import hash_sequences, mix
from commentariat.duplicates._words import Words, words

SHINGLE = 3  # words; what verification counts
ANCHOR = 5  # words; longer, so that idioms seldom make candidates
ANCHORS = 24  # kept of a text, about
FLOOR = 32  # at least one anchor in so many is kept of a long text, so that it meets short ones
TITLE_WORDS, LEAD_WORDS = 3, 8  # shorter ones say nothing
_CHUNK = 1 << 18  # bytes worked on at once: the arrays stay in the cache
_MULTIPLIERS = (
    0x2545F4914F6CDD1D,
    0x9E6C63D0876A9A63,
    0xB5026F5AA96619E9,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
)

SCHEMA = pa.schema(
    {
        "n_words": pa.int32(),
        "text_key": pa.uint64(),
        "title_key": pa.uint64(),
        "lead_key": pa.uint64(),
        "anchors": pa.list_(pa.uint64()),
        "shingles": pa.list_(pa.uint32()),
        "numbers": pa.list_(pa.uint32()),
        "block_keys": pa.list_(pa.uint64()),
        "block_words": pa.list_(pa.int32()),
    }
)


def signatures(headline: Arrow, lead: Arrow, body: Arrow) -> pa.RecordBatch:
    """Return the signature of each article; pure, and the same in any batch.

    The text compared is the lead and the paragraphs of the body. The headline is left out, since
    other outlets retitle a wire story, and kept as a key of its own.

    Args:
        headline: strings, one an article; nulls allowed.
        lead: strings, one an article; nulls allowed.
        body: lists of paragraphs, one an article.

    Returns:
        One row an article, in `SCHEMA`: the number of words; a key of the whole text (null without
        words), of headline and lead or first paragraph (null where too short to tell); anchors, a
        sample of hashed 5-word shingles that finds candidates; the hashed 3-word shingles in text
        order, that verify them; its numbers; key and length in words of each block (lead or
        paragraph).
    """
    headline, lead, body = strings(headline), strings(lead), _lists(body)
    blocks, offsets = _blocks(lead, body)
    parts = [
        _signatures(
            blocks.slice(offsets[a], offsets[b] - offsets[a]), offsets[a : b + 1] - offsets[a]
        )
        for a, b in stretches(blocks, offsets)
    ]
    table = pa.Table.from_batches(parts, SCHEMA).combine_chunks()
    cut = words(headline)
    keys = _keys(cut, cut.offsets, TITLE_WORDS)
    table = table.set_column(SCHEMA.get_field_index("title_key"), SCHEMA.field("title_key"), keys)
    return table.to_batches()[0] if len(table) else pa.RecordBatch.from_pylist([], SCHEMA)


def _lists(column: Arrow) -> Arrow:
    return pc.fill_null(whole(column).cast(pa.list_(pa.string())), [])


def _blocks(lead: Arrow, body: Arrow) -> tuple[Arrow, I64]:
    """Return lead and paragraphs of each article as one run of strings, and where it begins."""
    paragraphs = strings(body.flatten())
    bounds = body.offsets.to_numpy().astype(np.int64)
    bounds -= bounds[0]
    rows = np.arange(len(body) + 1)
    order = np.insert(np.arange(len(paragraphs)) + len(lead), bounds[:-1], rows[:-1])
    return pa.concat_arrays([lead, paragraphs]).take(arrow(order)), bounds + rows


def stretches(blocks: Arrow, offsets: I64) -> list[tuple[int, int]]:
    """Cut rows of strings into stretches of about `_CHUNK` bytes."""
    sizes = np.zeros(len(blocks) + 1, np.int64)
    np.cumsum(pc.binary_length(blocks).to_numpy(zero_copy_only=False), out=sizes[1:])
    stretch = sizes[offsets[:-1]] // _CHUNK
    starts = np.flatnonzero(np.diff(stretch, prepend=-1)).tolist()
    return list(pairwise([*starts, len(stretch)]))


def _signatures(texts: Arrow, offsets: I64) -> pa.RecordBatch:
    cut = words(texts)
    rows = cut.offsets[offsets]
    blocks, length = hash_sequences(cut.hashes, cut.offsets), np.diff(cut.offsets)
    lead = offsets[:-1]  # the first block of an article, or the second if it has no lead
    lead = np.minimum(lead + (length[lead] == 0), offsets[1:] - 1)
    columns: dict[str, Arrow] = {
        "n_words": arrow(np.diff(rows).astype(np.int32)),
        "text_key": _keys(cut, rows, 1),
        "title_key": pa.nulls(len(rows) - 1, pa.uint64()),
        "lead_key": arrow(blocks[lead], length[lead] < LEAD_WORDS),
        "anchors": _anchors(cut.hashes, rows),
        "shingles": _shingles(cut.hashes, rows),
        "numbers": _numbers(cut, rows),
        "block_keys": _list(blocks, offsets),
        "block_words": _list(length.astype(np.int32), offsets),
    }
    return pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def _list(values: npt.NDArray[Any], offsets: I64) -> Arrow:
    return pa.ListArray.from_arrays(arrow(offsets.astype(np.int32)), arrow(values))


def _keys(cut: Words, offsets: I64, least: int) -> Arrow:
    """Hash the words between offsets; null where there are fewer than `least`."""
    return arrow(hash_sequences(cut.hashes, offsets), np.diff(offsets) < least)


def _windows(hashes: U64, size: int) -> U64:
    """Hash every window of `size` words, also those that cross from one text to the next."""
    length = max(0, len(hashes) - size + 1)
    total = np.zeros(length, np.uint64)
    for k in range(size):
        total += hashes[k : k + length] * np.uint64(_MULTIPLIERS[k])
    return mix(total)


def _inside(rows: I64, size: int) -> tuple[Bools, I64]:
    """Mark the windows that lie within one text, and count them before each text."""
    count = np.maximum(np.diff(rows) - size + 1, 0)
    offsets = np.append(0, np.cumsum(count))
    inside = np.ones(rows[-1] + 1, np.bool_)
    crossing = rows[1:, None] - np.arange(1, size)
    inside[crossing[crossing >= rows[:-1, None]]] = False
    return inside[: max(0, rows[-1] - size + 1)], offsets


def _shingles(hashes: U64, rows: I64) -> Arrow:
    inside, offsets = _inside(rows, SHINGLE)
    shingles: U32 = (_windows(hashes, SHINGLE)[inside] >> np.uint64(32)).astype(np.uint32)
    return _list(shingles, offsets)


def _anchors(hashes: U64, rows: I64) -> Arrow:
    """Keep the shingles of small hash: about `ANCHORS` a text, or one in `FLOOR` of a long one.

    A bottom-k sketch by threshold (Cohen and Kaplan 2007): two texts keep the same ones of what
    they share, up to the lower threshold, so that a short text is also found inside a long one.
    """
    inside, offsets = _inside(rows, ANCHOR)
    anchors = _windows(hashes, ANCHOR)[inside]
    count = np.diff(offsets)
    share = np.clip(ANCHORS / np.maximum(count, 1), 1 / FLOOR, 1 - 2**-32)
    kept = (anchors >> np.uint64(32)) < np.repeat((share * 2.0**32).astype(np.uint64), count)
    before = np.zeros(len(anchors) + 1, np.int64)
    np.cumsum(kept, out=before[1:])
    return _list(anchors[kept], before[offsets])


def _numbers(cut: Words, rows: I64) -> Arrow:
    """Return the distinct numbers of each text, sorted."""
    at = np.flatnonzero(cut.numbers)
    owner = np.searchsorted(rows, at, side="right") - 1
    low = cut.hashes[at] >> np.uint64(32)
    both = np.unique((owner.astype(np.uint64) << np.uint64(32)) | low)
    offsets = np.searchsorted(both >> np.uint64(32), np.arange(len(rows)))
    return _list((both & np.uint64(0xFFFFFFFF)).astype(np.uint32), offsets.astype(np.int64))
