"""What the gate looks for: the private strings of a dump, gathered into files for its workers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from commentariat import scan
from commentariat.engine import Engine
from commentariat.people import register
from commentariat.scan import Ids
from commentariat.tables import read_private, write_private

_IDS, _ADDRESSES, _PEOPLE = "ids.npz", "addresses.arrow", "people.arrow"
_COLUMNS = ("source_id", "parent")


def gather(engine: Engine, parts: Sequence[Path], people: Sequence[Path], folder: Path) -> None:
    """Write the source ids and the addresses that the parts hold to `folder`.

    Of ids, only hashes are kept: there is one for every comment. `people` are tables of people.
    """
    asked = [(part / "comments.arrow", name) for part in parts for name in _COLUMNS]
    asked += [(path, "account") for path in people]
    Ids.all(engine.map(_ids, asked)).save(folder / _IDS)
    tables = [read_private(part / _ADDRESSES) for part in parts]
    found = pa.concat_tables(tables)["address"].unique().sort()
    write_private(pa.table({"address": found}), folder / _ADDRESSES)


def _ids(asked: tuple[Path, str]) -> Ids:
    """Return the ids in a column of a private table."""
    path, column = asked
    return Ids.of(read_private(path, [column])[column])


def strings(folder: Path) -> scan.Private:
    """Return what `gather` and `register.collect` found in a dump."""
    distinctive, ordinary = register.handles(folder / _PEOPLE)
    addresses: Any = read_private(folder / _ADDRESSES)["address"].to_pylist()
    return scan.Private(
        handles=distinctive,
        ordinary=ordinary,
        addresses=addresses,
        identifiers=Ids.load(folder / _IDS),
    )
