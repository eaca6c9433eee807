"""The ways in which the commenters of some articles are named, numbered as they come."""

import hashlib
import weakref
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa

from commentariat.duplicates._arrow import Arrow, pc
from commentariat.duplicates._hashing import hash_column, mix
from commentariat.identity import KINDS, Kinds, has_pseudonym, identity_of, normal_form
from commentariat.model import Author, CommenterKind
from commentariat.normalise import author, values

U64: TypeAlias = npt.NDArray[np.uint64]

GUEST: Final = "guest"  # what replaces the name of somebody without a pseudonym
_GUESTS: Final = f"{GUEST}:"

_PEOPLE_TYPES: Final[Any] = {
    "site": pa.string(),
    "handle": pa.string(),
    "account": pa.string(),
    "kind": pa.string(),
    "identity": pa.string(),
    "alias": pa.string(),
    "identity_key": pa.uint64(),
}
PEOPLE: Final = pa.schema(_PEOPLE_TYPES)
_ROW: Final = pa.schema(list(PEOPLE)[:-1])


_Row: TypeAlias = tuple[str, str | None, str | None, CommenterKind, str | None, str | None]


def digest(*parts: str | None) -> bytes:
    """Return 16 bytes that tell these strings from all others; unkeyed, so never published."""
    return hashlib.blake2b(orjson.dumps(parts), digest_size=16).digest()


def is_guest(alias: str) -> bool:
    """Whether an alias stands for the name of somebody without a pseudonym."""
    return alias.startswith(_GUESTS)


class People:
    """The commenters of a part: a row for each way in which one is named at one site.

    `identity` is null for guests and deleted accounts. Some of them have a name all the same, which
    others may write: `alias` is the identity, or else stands for that name.
    """

    def __init__(self, kinds: Mapping[str, Kinds]) -> None:
        self._kinds = kinds
        self._by_name: dict[str, _Names] = {}
        self._by_record: dict[bytes, int] = {}
        self._rows: list[_Row] = []
        self._table: pa.Table | None = None

    def rows(self, site: str, comments: Sequence[Mapping[str, Any]]) -> list[int]:
        """Return the row of the author of each comment of an article."""
        if site not in self._by_name:
            self._by_name[site] = _Names(self, site, self._kinds.get(site, KINDS))
        names = self._by_name[site]
        authors = values(comments, "author")
        if set(map(type, authors)) <= {str}:
            return list(map(names.__getitem__, authors))
        return [
            names[given] if given.__class__ is str else self._row(site, comment)
            for given, comment in zip(authors, comments, strict=True)
        ]

    def _row(self, site: str, comment: Mapping[str, Any]) -> int:
        given, status = comment.get("author"), comment.get("status") or "visible"
        known = author(given, status)
        key = orjson.dumps([site, known["handle"], known["account"], known["kind"]])
        if key not in self._by_record:
            self._by_record[key] = self.add(site, known)
        return self._by_record[key]

    def add(self, site: str, who: Author) -> int:
        """Add a commenter, and return the new row."""
        kinds = self._kinds.get(site, KINDS)
        kind = kinds.of(who)
        identity = identity_of({**who, "kind": kind}, site) if has_pseudonym(kind) else None
        name = normal_form(who["handle"] or "")
        bare = not name or name in kinds.guest or name in kinds.deleted
        alias = identity or (None if bare else f"{GUEST}:{name}")
        return self._append((site, who["handle"], who["account"], kind, identity, alias))

    def add_reader(self, site: str, name: str, form: str) -> int:
        """Add a reader of whom a name is all that is given, and return the new row."""
        identity = f"name:{form}"
        return self._append((site, name, None, "reader", identity, identity))

    def _append(self, row: _Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1

    def hashes(self) -> U64:
        """Return a hash of each identity, or of the bare name where there is none."""
        table = self.table()
        names = pc.coalesce(table.column("identity"), table.column("handle"))
        return mix(_joined(table, names) ^ hash_column(table.column("kind")))

    def table(self) -> pa.Table:
        """Return them as a table; `identity_key` is 0 for those that are nobody in particular."""
        if self._table is None or len(self._table) < len(self._rows):
            columns = list(zip(*self._rows, strict=True)) or [()] * len(_ROW)
            arrays = [pa.array(c, f.type) for c, f in zip(columns, _ROW, strict=True)]
            table = pa.Table.from_arrays(arrays, schema=_ROW)
            who = table.column("identity")
            known = who.is_valid().to_numpy()
            keys = pa.array(np.where(known, _joined(table, who), np.uint64(0)))
            self._table = table.append_column("identity_key", keys)
        return self._table


def _joined(table: pa.Table, names: Arrow) -> U64:
    """Hash names together with the site that they belong to."""
    return mix(hash_column(names) ^ mix(hash_column(table.column("site"))))


class _Names(dict[str, int]):
    """The rows of the names of one site: one dictionary lookup for most comments."""

    def __init__(self, people: People, site: str, kinds: Kinds) -> None:
        # Weak, since the people hold their names: a worker goes without the cycle collector.
        self._people: People = weakref.proxy(people)
        self._site = site
        self._special = kinds.guest | kinds.deleted | kinds.staff

    def __missing__(self, name: str) -> int:
        form = normal_form(name)
        if form and form not in self._special:
            self[name] = self._people.add_reader(self._site, name, form)
        else:
            self[name] = self._people.add(self._site, author(name))
        return self[name]
