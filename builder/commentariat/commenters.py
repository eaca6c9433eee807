"""The ways in which the commenters of some articles are named, numbered as they come."""

import hashlib
import weakref
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa

from commentariat.identity import KINDS, Kinds, has_pseudonym, identity_of, normal_form
from commentariat.model import Author
from commentariat.normalise import author, values

U64: TypeAlias = npt.NDArray[np.uint64]

GUEST: Final = "guest"  # what replaces the name of somebody without a pseudonym

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


def digest(*parts: str | None) -> bytes:
    """Return 16 bytes that tell these strings from all others; unkeyed, so never published."""
    return hashlib.blake2b(orjson.dumps(parts), digest_size=16).digest()


def is_guest(alias: str) -> bool:
    """Whether an alias stands for the name of somebody without a pseudonym."""
    return alias.startswith(f"{GUEST}:")


class People:
    """The commenters of a part: a row for each way in which one is named at one site.

    `identity` is null for guests and deleted accounts. Some of them have a name all the same, which
    others may write: `alias` is the identity, or else stands for that name.
    """

    def __init__(self, kinds: Mapping[str, Kinds]) -> None:
        self._kinds = kinds
        self._by_name: dict[str, _Names] = {}
        self._by_record: dict[bytes, int] = {}
        self._named: list[tuple[str, Author, str | None, str | None]] = []

    def rows(self, site: str, comments: Sequence[Mapping[str, Any]]) -> list[int]:
        """Return the row of the author of each comment of an article."""
        names = self._by_name.setdefault(site, _Names(self, site))
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
        who = {**who, "kind": kinds.of(who)}
        identity = identity_of(who, site) if has_pseudonym(who["kind"]) else None
        name = normal_form(who["handle"] or "")
        bare = not name or name in kinds.guest or name in kinds.deleted
        alias = identity or (None if bare else f"{GUEST}:{name}")
        self._named.append((site, who, identity, alias))
        return len(self._named) - 1

    def hashes(self) -> U64:
        """Return a hash of each identity, or of the bare name where there is none."""
        digests = [
            digest(site, identity or who["handle"], who["kind"])[:8]
            for site, who, identity, _ in self._named
        ]
        return np.frombuffer(b"".join(digests), np.uint64)

    def table(self) -> pa.Table:
        """Return them as a table; `identity_key` is 0 for those that are nobody in particular."""
        rows = [
            (
                *(site, who["handle"], who["account"], who["kind"], identity, alias),
                _number(digest(site, identity)) if identity else 0,
            )
            for site, who, identity, alias in self._named
        ]
        columns = zip(*rows, strict=True) if rows else [()] * len(PEOPLE)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, PEOPLE, strict=True)]
        return pa.Table.from_arrays(arrays, schema=PEOPLE)


class _Names(dict[str, int]):
    """The rows of the names of one site: one dictionary lookup for most comments."""

    def __init__(self, people: People, site: str) -> None:
        # Weak, since the people hold their names: a worker goes without the cycle collector.
        self._people: People = weakref.proxy(people)
        self._site = site

    def __missing__(self, name: str) -> int:
        self[name] = self._people.add(self._site, author(name))
        return self[name]


def _number(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "little")
