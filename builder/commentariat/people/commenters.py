"""The ways in which the commenters of some articles are named, each a row of a table."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import orjson
import pyarrow as pa

from commentariat.arrays import I64, U64, Arrow, Bools, arrow, pc
from commentariat.arrays.hashing import hash_column, mix
from commentariat.identity import (
    KINDS,
    Kinds,
    has_pseudonym,
    identity_of,
    normal_form,
    without_badges,
)
from commentariat.model import Author, CommenterKind
from commentariat.records.normalise import author, values

GUEST: Final = "guest"  # what replaces the name of somebody without a pseudonym
_GUESTS: Final = f"{GUEST}:"

_PEOPLE_TYPES: Final[Any] = {
    "site": pa.string(),
    "handle": pa.string(),
    "bare": pa.string(),
    "login": pa.string(),
    "account": pa.string(),
    "kind": pa.string(),
    "identity": pa.string(),
    "alias": pa.string(),
    "identity_key": pa.uint64(),
}
PEOPLE: Final = pa.schema(_PEOPLE_TYPES)
_ROW: Final = pa.schema(list(PEOPLE)[:-1])

# ASCII, spaces one at a time, a letter or digit at both ends: the normal form is but lower case.
# "&" may be part of an entity.
_USUAL: Final = r"^[0-9A-Za-z](?:(?: ?[!-%'-~])* ?[0-9A-Za-z])?$"

# Of how one is named: site, handle, login, account, kind.
_Way: TypeAlias = tuple[str, str | None, str | None, str | None, CommenterKind]


def digest(*parts: str | None) -> bytes:
    """Return 16 bytes that tell these strings from all others; unkeyed, so never published."""
    return hashlib.blake2b(orjson.dumps(parts), digest_size=16).digest()


def is_guest(alias: str) -> bool:
    """Whether an alias stands for the name of somebody without a pseudonym."""
    return alias.startswith(_GUESTS)


@dataclass(frozen=True, slots=True)
class People:
    """The commenters of a part: a row for each way in which one is named at one site.

    `identity` is null for guests and deleted accounts. Some of them have a name all the same, which
    others may write: `alias` is the identity, or else stands for that name. `identity_key` is 0 for
    those that are nobody in particular. `bare` is the handle without badges of the site's own,
    where it has some. `rows` has the row of the author of each comment.
    """

    table: pa.Table
    rows: I64

    @classmethod
    def of(
        cls, comments: Sequence[Mapping[str, Any]], sites: Arrow, kinds: Mapping[str, Kinds]
    ) -> "People":
        """Return who wrote comments, each at the site in `sites`."""
        given = values(comments, "author")
        names = pa.array([who if who.__class__ is str else None for who in given], pa.string())
        named, way = _ways(sites, names)
        readers, usual = _readers(named, kinds)
        odd, told = named.filter(arrow(~usual)), np.flatnonzero(way < 0)
        authors = [author(name) for name in odd["handle"].to_pylist()]
        authors += [author(given[i], comments[i].get("status") or "visible") for i in told.tolist()]
        places = odd["site"].to_pylist() + sites.take(arrow(told)).to_pylist()
        others, number = _others(places, authors, kinds)
        row = np.cumsum(usual) - 1
        row[~usual] = len(readers) + number[: len(odd)]
        rows = np.append(row, 0)[way]
        rows[told] = len(readers) + number[len(odd) :]
        return cls(_keyed(pa.concat_tables([readers, others])), rows)

    def hashes(self) -> U64:
        """Return a hash of each identity, or of the bare name where there is none."""
        names = pc.coalesce(self.table["identity"], self.table["handle"])
        return mix(_joined(self.table, names) ^ hash_column(self.table["kind"]))


def _ways(sites: Arrow, names: Arrow) -> tuple[pa.Table, I64]:
    """Return each name at each site once, and the row of each comment among them (-1: no name)."""
    site, name = sites.dictionary_encode(), names.dictionary_encode()
    size = max(len(site.dictionary), 1)
    both = pc.add(pc.multiply(name.indices.cast(pa.int64()), size), site.indices)
    both = both.dictionary_encode()
    at_name, at_site = np.divmod(both.dictionary.to_numpy(), size)
    columns = [site.dictionary.take(arrow(at_site)), name.dictionary.take(arrow(at_name))]
    way = both.indices.fill_null(-1).to_numpy()
    return pa.Table.from_arrays(columns, list(_ROW.names[:2])), way


def _readers(named: pa.Table, kinds: Mapping[str, Kinds]) -> tuple[pa.Table, Bools]:
    """Return the rows of the usual names that stand for themselves, and which of all they are."""
    lists = (KINDS, *kinds.values())
    special = sorted(set[str]().union(*(k.guest | k.deleted | k.staff for k in lists)))
    form = pc.ascii_lower(named["handle"])
    ruled = [site for site, own in kinds.items() if own.rules != KINDS.rules]
    usual = pc.and_not(
        pc.match_substring_regex(named["handle"], _USUAL),
        pc.is_in(form, pa.array(special, pa.string())),
    )
    usual = pc.and_not(usual, pc.is_in(named["site"], pa.array(ruled, pa.string())))
    site, handle = named.filter(usual).columns
    nobody = pa.nulls(len(handle), pa.string())
    identity = pc.binary_join_element_wise("name:", form.filter(usual), "")
    reader = pa.repeat("reader", len(handle))
    columns = [site, handle, nobody, nobody, nobody, reader, identity, identity]
    return pa.Table.from_arrays(columns, schema=_ROW), usual.to_numpy(zero_copy_only=False)


def _others(
    sites: Sequence[str], authors: Sequence[Author], kinds: Mapping[str, Kinds]
) -> tuple[pa.Table, I64]:
    """Return the rows of commenters looked at one by one, and which row each of these has."""
    ways: dict[_Way, int] = {}
    number = [
        ways.setdefault((site, *_named(who), who["kind"]), len(ways))
        for site, who in zip(sites, authors, strict=True)
    ]
    rows = [_row(way, kinds.get(way[0], KINDS)) for way in ways]
    columns = list(zip(*rows, strict=True)) or [()] * len(_ROW)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _ROW, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_ROW), np.array(number, np.int64)


def _named(who: Author) -> tuple[str | None, str | None, str | None]:
    return who["handle"], who.get("login"), who["account"]


def _row(way: _Way, kinds: Kinds) -> tuple[str | None, ...]:
    site, handle, login, account, given = way
    who: Author = {"handle": handle, "login": login, "account": account, "kind": given}
    kind = kinds.of(who)
    identity = identity_of(who, site, kinds.rules) if has_pseudonym(kind) else None
    if has_pseudonym(kind) and identity is None:  # staff of whom nothing else is said
        kind = "guest"
    nobody = kinds.of_name(handle) in {"guest", "deleted"}
    called = login or (account if account and not account.isdigit() else None)
    if nobody and called and not identity:  # gone, but others may have called him by his login
        handle = None
    name = called if nobody else handle
    alias = identity or (f"{_GUESTS}{normal_form(name, kinds.rules) or name}" if name else None)
    bare = without_badges(handle, kinds.rules) if handle else None
    return site, handle, bare, login, account, kind, identity, alias


def _keyed(table: pa.Table) -> pa.Table:
    who = table["identity"]
    keys = np.where(who.is_valid().to_numpy(), _joined(table, who), np.uint64(0))
    return table.append_column(PEOPLE.field("identity_key"), arrow(keys))


def _joined(table: pa.Table, names: Arrow) -> U64:
    """Hash names together with the site that they belong to."""
    return mix(hash_column(names) ^ mix(hash_column(table["site"])))
