"""Further splits of the same rows: by time, and by site held out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import pyarrow as pa

from commentariat.arrays import Arrow, pc
from commentariat.settings import Settings
from commentariat.splits import BRIDGE, TEST, TRAIN
from commentariat.tables import place_in

BY_TIME, BY_SITE = "by_time", "by_site"
NAMES = {1: (TRAIN, TEST), 2: (TRAIN, "validation", TEST)}  # by the number of borders in time
_TO_THE_DAY = ("day", "hour", "minute", "second")

Rules: TypeAlias = Mapping[str, tuple[str, ...]]


def rules_of(settings: Settings) -> Rules:
    """Return what each configuration goes by, those that the settings ask for."""
    found = {BY_TIME: settings.by_time, BY_SITE: settings.held_out_sites}
    return {name: rule for name, rule in found.items() if rule}


def place(
    articles: pa.Table, group: Arrow, rules: Rules, ledger: Mapping[str, str]
) -> dict[str, Arrow]:
    """Place all articles in each configuration.

    Args:
        articles: `article_key`, `site`, `published`, `published_precision`.
        group: of each article, which nothing tears apart.
        rules: of the configurations, from `rules_of`.
        ledger: where earlier releases had each article, under the same rules: a cell by article id.

    Returns:
        The place of each article; null where it has none.
    """
    cells = [ledger.get(str(key), "") for key in articles["article_key"].to_pylist()]
    found = {}
    for name, rule in rules.items():
        own: Any = by_time(articles, rule) if name == BY_TIME else by_site(articles["site"], rule)
        old = [place_in(cell, name) for cell in cells]
        found[name] = pa.array(kept_together(own.to_pylist(), group.to_pylist(), old), pa.string())
    return found


def by_time(articles: pa.Table, borders: Sequence[str]) -> Arrow:
    """Return the place in time of each article: before the first border, from it on, and so on.

    Args:
        articles: `published`, `published_precision`; null where the day (of UTC) is not known.
        borders: one or two days, the earlier first.
    """
    names = NAMES[len(borders)]
    days = pc.floor_temporal(articles["published"], unit="day").cast(pa.date32())
    known = pc.is_in(articles["published_precision"], pa.array(_TO_THE_DAY))
    found: Arrow = pa.repeat(pa.scalar(names[0]), len(articles))
    for border, name in zip(borders, names[1:], strict=True):
        later = pc.greater_equal(days, pa.scalar(date.fromisoformat(border)))
        found = pc.if_else(pc.fill_null(later, False), name, found)
    return pc.if_else(pc.and_(known, pc.is_valid(days)), found, pa.scalar(None, pa.string()))


def by_site(sites: Arrow, held_out: Collection[str]) -> Arrow:
    """Return `test` for the articles of sites held out, `train` for all others."""
    return pc.if_else(pc.is_in(sites, pa.array(sorted(held_out), pa.string())), TEST, TRAIN)


def kept_together(
    own: Sequence[str | None], group: Sequence[str], old: Sequence[str | None]
) -> list[str | None]:
    """Return the place of each article such that no group is in two, but for the bridge.

    Where earlier releases had an article it stays. A new one has its own place if all others of
    its group are there, or were before; else it goes to the bridge.

    >>> kept_together(["train", "test", "test"], ["a", "a", "b"], [None, None, None])
    ['bridge', 'bridge', 'test']
    >>> kept_together(["train", "test"], ["a", "a"], ["train", None])
    ['train', 'bridge']
    """
    settled: dict[str, set[str]] = {}
    fresh: dict[str, set[str]] = {}
    for name, place, was in zip(group, own, old, strict=True):
        if was is not None:
            settled.setdefault(name, set()).add(was)
        elif place is not None:
            fresh.setdefault(name, set()).add(place)
    found: list[str | None] = []
    for name, place, was in zip(group, own, old, strict=True):
        if was is not None or place is None:
            found.append(was)
        else:
            around = settled[name] - {BRIDGE} if name in settled else fresh[name]
            found.append(place if around == {place} else BRIDGE)
    return found


def cells(split: Arrow, places: Mapping[str, Arrow]) -> Arrow:
    """Return in one string where each article stands: its split, then its places by name."""
    parts = [split]
    for name, place in places.items():
        parts.append(pc.binary_join_element_wise(f"{name}_", place, ""))
    return pc.binary_join_element_wise(*parts, "-", null_handling="skip")
