"""Roles that few people of a site hold would single them out: they are published as readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, pc
from commentariat.engine import Engine
from commentariat.tables import read_private

_RARE = """
SELECT site, count(DISTINCT identity) AS people
FROM people WHERE kind = 'staff'
GROUP BY site HAVING count(DISTINCT identity) < {least}
ORDER BY site
"""


@dataclass(frozen=True, slots=True)
class Rare:
    """The sites whose staff is published as readers, and how many people that concerns."""

    sites: tuple[str, ...] = ()
    people: int = 0


def rare(engine: Engine, parts: Sequence[Path], least: int) -> Rare:
    """Return the sites on which fewer than `least` members of the staff comment."""
    columns = ["site", "identity", "kind"]
    people = pa.concat_tables([read_private(part / "people.arrow", columns) for part in parts])
    found = engine.query(_RARE.format(least=int(least)), people=people).to_pylist()
    return Rare(tuple(row["site"] for row in found), sum(row["people"] for row in found))


def published(kinds: Arrow, sites: Arrow, commenters: Arrow, found: Rare) -> Arrow:
    """Return the kinds of commenters as they may be shown.

    Staff of the sites found are readers; without a name, guests.
    """
    hidden = pc.and_(pc.equal(kinds, "staff"), pc.is_in(sites, pa.array(found.sites, pa.string())))
    if not np.asarray(hidden).any():
        return kinds
    return pc.if_else(hidden, pc.if_else(pc.is_valid(commenters), "reader", "guest"), kinds)
