"""The public columns text, mentions and redactions: Arrow arrays made of what was replaced."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, arrow, pc
from commentariat.mentions import ESCAPED, OPEN, Redacted, Redaction
from commentariat.people.commenters import GUEST
from commentariat.schemas import arrow_schema


def columns(
    texts: Sequence[str], found: Sequence[Redacted | None], withheld: Sequence[bool]
) -> dict[str, Arrow]:
    """Return the columns of rows; the words of those withheld stay out.

    Most rows hold nothing to replace: lists are built flat, of the others alone.
    """
    words = list(texts)
    rows = [row for row, item in enumerate(found) if item is not None and not withheld[row]]
    changed = [item for item in map(found.__getitem__, rows) if item is not None]
    for row, item in zip(rows, changed, strict=True):
        words[row] = item.text
    mentions = [[name for name in item.mentions if name != GUEST] for item in changed]
    named = pa.array([name for names in mentions for name in names], pa.string())
    tokens = _structs([token for item in changed for token in item.redactions])
    count = len(texts)
    schema = arrow_schema("comments")
    return {
        "text": pa.array(words, pa.string(), mask=np.asarray(withheld, np.bool_)),
        "mentions": _lists(count, rows, list(map(len, mentions)), named).cast(
            schema.field("mentions").type
        ),
        "redactions": _lists(count, rows, [len(item.redactions) for item in changed], tokens).cast(
            schema.field("redactions").type
        ),
    }


def _structs(tokens: Sequence[Redaction]) -> Arrow:
    """Return what was replaced as the structs that the schema has for it."""
    kind = arrow_schema("comments").field("redactions").type.value_type
    parts = [pa.array([getattr(t, part.name) for t in tokens], part.type) for part in kind.fields]
    return pa.StructArray.from_arrays(parts, fields=kind.fields)


def copies(n_copies: Arrow, redacted: dict[str, Arrow]) -> Arrow:
    """Return how many copies texts have, where that tells no more than the texts themselves.

    Copies are counted before names are replaced. Of a text that names somebody, the number would
    tell which pseudonyms of other threads are the same person's; of a withheld one, its words.
    """
    tokens = redacted["redactions"]
    flat = pc.list_flatten(tokens)
    naming = pc.equal(pc.struct_field(flat, "type"), "mention")
    rows = np.asarray(pc.list_parent_indices(tokens).filter(naming), np.int64)
    silent = np.asarray(pc.is_null(redacted["text"])).astype(np.bool_)
    silent[rows] = True
    return pc.if_else(arrow(silent), pa.scalar(None, n_copies.type), n_copies)


def unescaped(texts: Arrow) -> Arrow:
    """Return published texts in which nothing was replaced as they were before."""
    return pc.replace_substring(texts, ESCAPED, OPEN)


def _lists(count: int, rows: list[int], sizes: list[int], values: Arrow) -> Arrow:
    """Return `count` lists: those of `rows` hold the values, in order, the others nothing."""
    lengths = np.zeros(count, dtype=np.int32)
    lengths[rows] = sizes
    borders = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(arrow(borders), values)
