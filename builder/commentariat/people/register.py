"""Everybody whom a dump names as commenter: who they are, and whose name stands out by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from commentariat.arrays import pc
from commentariat.engine import Engine
from commentariat.identity import ACCOUNT, LOGIN, normal_form
from commentariat.mentions import distinctive
from commentariat.scan import skeleton
from commentariat.tables import read_private, write_private

_AT_ONCE = 5_000  # commenters that one task looks at
_DISTINCT = """
SELECT alias, list(DISTINCT name ORDER BY name) AS handles
FROM (
    SELECT alias, handle AS name FROM people WHERE handle <> ''
    UNION ALL
    SELECT alias, bare AS name FROM people WHERE bare <> ''
    UNION ALL
    SELECT alias, login AS name FROM people WHERE login <> ''
    UNION ALL
    SELECT alias, account AS name FROM people WHERE NOT regexp_full_match(account, '[0-9]*')
)
WHERE alias IS NOT NULL
GROUP BY alias
ORDER BY alias
"""


@dataclass(frozen=True, slots=True, eq=False)
class SitePeople:
    """Commenters whose handles are distinctive: nobody writes them without meaning the person."""

    aliases: list[str]
    handles: list[tuple[str, ...]]

    def alias(self, number: int, site: str) -> str:
        """Return who is meant by the name of a person at a site: there it may be somebody else's.

        An account or login of this site comes first, then whoever is known by the name alone.
        """
        others = _namesakes(self)
        known = (others.get(normal_form(handle), ()) for handle in self.handles[number])
        every = [self.aliases[number], *(alias for found in known for alias in found)]

        def rank(alias: str) -> int:
            kinds = (f"{ACCOUNT}{site}:", f"{LOGIN}{site}:", "name:", ACCOUNT, LOGIN)
            return next((at for at, kind in enumerate(kinds) if alias.startswith(kind)), len(kinds))

        return min(every, key=rank)


@cache
def _namesakes(people: SitePeople) -> Mapping[str, Sequence[str]]:
    """Return the normal forms that several people share, with their aliases."""
    first: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for alias, handles in zip(people.aliases, people.handles, strict=True):
        for form in set(map(normal_form, handles)):
            if first.setdefault(form, alias) != alias:
                several.setdefault(form, [first[form]]).append(alias)
    return several


def collect(engine: Engine, files: Sequence[Path], path: Path) -> int:
    """Write who the people of some tables are to `path`, and return how many there are.

    One row a commenter: `alias`, `handles` (all forms of the name, and logins), `distinctive`
    (those of them that stand out by themselves).
    """
    columns = ["alias", "handle", "bare", "login", "account"]
    people = pa.concat_tables([read_private(file, columns) for file in files])
    table = engine.query(_DISTINCT, people=people)
    waiting = path.with_suffix(".handles")
    write_private(table.select(["handles"]), waiting)
    steps = range(0, len(table), _AT_ONCE)
    marked = engine.map(_marked, [(waiting, start) for start in steps])
    lists = [handles for part in marked for handles in part]
    waiting.unlink()
    write_private(table.append_column("distinctive", pa.array(lists, pa.list_(pa.string()))), path)
    return len(table)


def _marked(task: tuple[Path, int]) -> list[list[str]]:
    """Return the distinctive handles of some of the commenters in a file."""
    path, start = task
    handles: Any = read_private(path)["handles"].slice(start, _AT_ONCE)
    return [[h for h in found if distinctive(h)] for found in handles.to_pylist()]


@cache
def load(path: Path) -> SitePeople:
    """Return the commenters with distinctive handles that `collect` found."""
    table = read_private(path, ["alias", "distinctive"])
    rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
    known = [(alias, tuple(_written(handles))) for alias, handles in rows if handles]
    return SitePeople([alias for alias, _ in known], [handles for _, handles in known])


def _written(handles: Sequence[str]) -> Iterator[str]:
    """Yield handles, and others that the gate takes for the same though their letters differ."""
    for handle in handles:
        yield handle
        if not (handle.isascii() and handle.isprintable()):
            forms = (normal_form(handle), skeleton(handle))
            yield from (form for form in dict.fromkeys(forms) if form != handle)


def distinctive_handles(path: Path) -> int:
    """Return how many distinct handles are distinctive."""
    lists: Any = read_private(path, ["distinctive"])["distinctive"]
    return int(pc.count_distinct(pc.list_flatten(lists)).as_py())


def handles(path: Path) -> tuple[list[str], list[str]]:
    """Return all distinct handles that are distinctive, and all that are not, sorted."""
    table = read_private(path, ["handles", "distinctive"])
    lists: list[Any] = [table[name].to_pylist() for name in table.column_names]
    every, marked = ({handle for found in column for handle in found} for column in lists)
    return sorted(marked), sorted(every - marked)


_FORMS = """
SELECT forms, count(*) AS people
FROM (
    SELECT count(DISTINCT coalesce(handle, login)) AS forms
    FROM people WHERE identity IS NOT NULL AND coalesce(handle, login) <> ''
    GROUP BY site, identity
)
GROUP BY forms
ORDER BY forms
"""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many ways of writing handles became how many commenters.

    Where no name is shown beside a login, it counts as one.
    """

    forms: int
    people: int
    merged: int = 0  # people with more than one form
    largest: int = 0  # forms of one person
    sizes: Mapping[int, int] = field(default_factory=dict)  # forms of a person -> people

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the manifest."""
        return asdict(self) | {"sizes": {str(forms): n for forms, n in self.sizes.items()}}


def merged_forms(engine: Engine, parts: Sequence[Path]) -> MergeReport:
    """Return how many forms of handles became how many commenters of a site."""
    columns = ["site", "identity", "handle", "login"]
    people = pa.concat_tables([read_private(part / "people.arrow", columns) for part in parts])
    sizes = {row["forms"]: row["people"] for row in engine.query(_FORMS, people=people).to_pylist()}
    return MergeReport(
        forms=sum(forms * number for forms, number in sizes.items()),
        people=sum(sizes.values()),
        merged=sum(number for forms, number in sizes.items() if forms > 1),
        largest=max(sizes, default=0),
        sizes=sizes,
    )


def sites_by_account(parts: Sequence[Path]) -> list[str]:
    """Return the sites of which somebody is known by account, not by the name shown."""
    found: set[str] = set()
    for part in parts:
        people = read_private(part / "people.arrow", ["site", "identity"])
        known = people.filter(pc.starts_with(people["identity"], ACCOUNT))
        sites: Any = known["site"].unique().to_pylist()
        found.update(sites)
    return sorted(found)
