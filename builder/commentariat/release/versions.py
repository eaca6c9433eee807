"""What differs between a release and the tables of the next one, and the version that asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commentariat.engine import Engine
from commentariat.release import Release, numbers
from commentariat.schemas import TABLES, arrow_schema
from commentariat.tables import Written, dataset

# These follow from the rest of the dataset: a new neighbour changes them, but not the row.
_DERIVED = frozenset(
    {
        "n_copies",
        "n_comments",
        "n_observations",
        "cluster_id",
        "is_canonical",
        "retrieved",
        "commenter_in_train",
        "near_duplicate_in_train",
    }
    | {"first_seen", "last_seen", "vanished"}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows, by table, the last release alone has, and how many the staged tables alone.

    A row that changed, or is in another split, counts on both sides. `moved`: an article left its
    place in a further configuration; `placed`: how many have a new one.
    """

    lost: dict[str, int] = field(default_factory=dict)
    new: dict[str, int] = field(default_factory=dict)
    moved: bool = False
    placed: int = 0


def difference(last: Release, staged: Sequence[Written], root: Path, engine: Engine) -> Difference:
    """Return what differs between the last release and the tables that are staged below a root."""
    if sorted((f.content, f.cell) for f in staged) == sorted(
        (f.content, f.cell) for f in last.files
    ):
        return Difference()
    lost: dict[str, int] = dict.fromkeys(TABLES, 0)
    new: dict[str, int] = dict.fromkeys(TABLES, 0)
    for table in TABLES:
        names = [n for n in arrow_schema(table).names if n not in _DERIVED]
        columns = ", ".join(f'"{name}"' for name in names)
        for split in {file.split for file in [*last.files, *staged]}:
            before, after = (
                dataset([f for f in files if f.split == split], table, where)
                for files, where in ((last.files, last.path), (staged, root))
            )
            lost[table] += _rows_only_in(engine, columns, before, after)
            new[table] += _rows_only_in(engine, columns, after, before)
    before, after = (
        _places(files, where) for files, where in ((last.files, last.path), (staged, root))
    )
    return Difference(lost, new, bool(before - after), len(after - before))


def next_version(last: str, found: Difference) -> str:
    """Return the version after the last one, by what changes for users of it.

    Rows changed, gone or in another split: major. Only more rows: minor. The same rows: patch. The
    rules are those of Croissant 1.1.
    """
    major, minor, patch = numbers(last)
    if any(found.lost.values()) or found.moved:
        return f"{major + 1}.0.0"
    if any(found.new.values()) or found.placed:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def _places(files: Sequence[Written], root: Path) -> set[tuple[str, str]]:
    """Return where each article stands in the further configurations."""
    found: set[tuple[str, str]] = set()
    for file in files:
        for place in file.cell.split("-")[1:] if file.table == "articles" else ():
            ids: Any = dataset([file], "articles", root).to_table(columns=["article_id"])
            found |= {(place, article) for article in ids["article_id"].to_pylist()}
    return found


def _rows_only_in(engine: Engine, columns: str, left: Any, right: Any) -> int:  # noqa: ANN401 - untyped
    rows = f"SELECT {columns} FROM one EXCEPT SELECT {columns} FROM other"  # noqa: S608 - names of our schema
    answer = engine.query(f"SELECT count(*) AS n FROM ({rows})", one=left, other=right)  # noqa: S608
    number: int = answer.to_pylist()[0]["n"]
    return number
