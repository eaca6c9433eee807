"""Edited comments of sources that give no ids: one person, one moment, another text."""

from typing import Any

import numpy as np
import pyarrow as pa

from commentariat.arrays import I64, U64, pc
from commentariat.arrays.hashing import mix

COLUMNS = ("source_id", "posted", "posted_precision")
_FINE = ("second", "minute")  # a coarser time is shared by many comments


def moments(comments: pa.Table, identity: U64) -> U64:
    """Return who wrote each comment when, as a hash; 0 where that is not known, or not needed.

    Args:
        comments: `COLUMNS`, one row a comment.
        identity: key of its author, 0 for guests.
    """
    told = pc.and_(pc.is_null(comments["source_id"]), pc.is_valid(comments["posted"]))
    fine = pc.fill_null(pc.is_in(comments["posted_precision"], value_set=pa.array(_FINE)), False)
    times: Any = pc.fill_null(comments["posted"].cast(pa.int64()), 0).to_numpy()
    known = pc.and_(told, fine).to_numpy() & (identity != 0)
    return np.where(known, mix(identity ^ mix(times.astype(np.uint64))), np.uint64(0))


def joined(key: U64, moment: U64, article: I64, capture: I64) -> U64:
    """Return the keys of comments, those of an edited one made equal: its earliest.

    Comments of one moment in several captures of an article are one comment, unless a capture shows
    two of them. An article in which that would give a capture one key twice is left alone.

    Args:
        key: what tells the comments of a capture apart.
        moment: from `moments`.
        article: the article of each comment.
        capture: the capture, numbered by article and time.
    """
    at = np.flatnonzero(moment)
    order = at[np.lexsort((capture[at], moment[at], article[at]))]
    same = (np.diff(article[order]) == 0) & (moment[order][1:] == moment[order][:-1])
    group = np.append(0, np.cumsum(~same))[: len(order)]
    first = np.flatnonzero(np.append(True, ~same)[: len(order)])
    twice = np.flatnonzero(same & (np.diff(capture[order]) == 0))
    clear = ~np.isin(group, group[twice])
    found = key.copy()
    found[order] = np.where(clear, key[order][first][group], key[order])
    by_capture = np.lexsort((found, capture))
    again = (np.diff(capture[by_capture]) == 0) & (found[by_capture][1:] == found[by_capture][:-1])
    torn = np.isin(article, article[by_capture[1:][again]])
    return np.where(torn, key, found)
