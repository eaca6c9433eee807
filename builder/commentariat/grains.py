"""How exact a published time is: never finer than the setting `grain`."""

import pyarrow as pa

from commentariat.duplicates._arrow import Arrow, pc
from commentariat.settings import Grain

_ORDER: tuple[Grain, ...] = ("year", "month", "day", "hour", "minute", "second")


def coarsened(posted: Arrow, precision: Arrow, grain: Grain) -> tuple[Arrow, Arrow]:
    """Return times no finer than the grain, and the precision that they have left."""
    finest = _ORDER.index(grain)
    kept = list(_ORDER[: finest + 1])
    times = pc.floor_temporal(posted, unit=grain)
    coarse = pc.is_in(precision, pa.array(kept))
    left = pc.if_else(coarse, precision, grain)
    return times, pc.if_else(pc.is_valid(posted), left, pa.scalar(None, pa.string()))


def coarse_days(times: Arrow, grain: Grain) -> Arrow:
    """Return times of a crawl: the day at best, since a crawl goes on while people write."""
    return pc.floor_temporal(times, unit=min(grain, "day", key=_ORDER.index))
