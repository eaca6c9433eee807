"""How exact published times and votes are: no finer than the settings `grain` and `votes`."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, Arrow, arrow, pc
from commentariat.settings import Grain, Votes

_ORDER: tuple[Grain, ...] = ("year", "month", "day", "hour", "minute", "second")
FEWEST = 5  # comments of an article that share a coarse number of votes, or their lack
_STEPS = np.array([0, *(n * 10**power for power in range(10) for n in (1, 2, 5))], np.int64)


def coarsened(posted: Arrow, precision: Arrow, grain: Grain) -> tuple[Arrow, Arrow]:
    """Return times no finer than the grain, and the precision that they have left."""
    finest = _ORDER.index(grain)
    kept = list(_ORDER[: finest + 1])
    times = pc.floor_temporal(posted, unit=grain)
    coarse = pc.is_in(precision, pa.array(kept))
    left = pc.if_else(coarse, precision, grain)
    return times, pc.if_else(pc.is_valid(posted), left, pa.scalar(None, pa.string()))


def finer(times: Arrow, grain: Grain) -> int:
    """Count the times that are finer than the grain."""
    return int(pc.sum(pc.not_equal(pc.floor_temporal(times, unit=grain), times)).as_py() or 0)


def coarse_days(times: Arrow, grain: Grain) -> Arrow:
    """Return times of a crawl: the day at best, since a crawl goes on while people write."""
    return pc.floor_temporal(times, unit=min(grain, "day", key=_ORDER.index))


def coarse_votes(votes: Arrow, article: Arrow, exactness: Votes) -> Arrow:
    """Return numbers of votes as exact as the setting says.

    "coarse" is rounded towards 0 to 1, 2, 5, 10, 20, 50 and so on, and null where fewer than
    `FEWEST` comments of an article share the number; where so few would be null, all are. Then
    no comment is the only one of its article with its votes.
    """
    if exactness == "exact" or votes.null_count == len(votes):
        return votes
    if exactness == "withhold":
        return pa.nulls(len(votes), votes.type)
    known = np.asarray(pc.is_valid(votes)).astype(np.bool_)
    given = np.asarray(pc.fill_null(votes, 0)).astype(np.int64)
    size = _STEPS[np.searchsorted(_STEPS, np.abs(given), side="right") - 1]
    found = size * np.sign(given)
    owner = np.asarray(pc.dictionary_encode(article).indices).astype(np.int64)
    known &= _sharing(owner, np.where(known, found, np.iinfo(np.int64).min)) >= FEWEST
    known &= ~np.isin(owner, owner[~known & (_sharing(owner, known) < FEWEST)])
    return pc.if_else(arrow(known), pa.array(found, votes.type), pa.scalar(None, votes.type))


def _sharing(owner: I64, values: npt.NDArray[np.generic]) -> I64:
    """Return for each item how many of the same owner have the same value."""
    order = np.lexsort((values, owner))
    fresh = np.diff(owner[order], prepend=-1) != 0
    fresh[1:] |= values[order][1:] != values[order][:-1]
    run = np.cumsum(fresh) - 1
    out = np.empty(len(owner), np.int64)
    out[order] = np.bincount(run)[run] if len(run) else 0
    return out
