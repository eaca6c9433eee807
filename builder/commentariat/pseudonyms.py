"""Keyed identifiers: pseudonyms of commenters, public ids of records, one by one or in batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pyarrow as pa

from commentariat.errors import PrivacyError
from commentariat.keys import Key, Mac, packed

Linkage: TypeAlias = Literal["thread", "site", "dataset"]

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
LENGTH = 20  # characters, of 5 bits
Column: TypeAlias = "pa.StringArray | pa.ChunkedArray[pa.StringScalar] | Sequence[str | None]"
VERSION = "v1"
LARGEST_CACHE = 4096  # keyed states of scopes


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a pseudonym links: equal inside the scope, unrelated outside."""

    linkage: Linkage
    dataset: str
    site: str
    thread: str

    @property
    def info(self) -> tuple[str, ...]:
        """What the subkey of the scope is derived from."""
        base = (VERSION, "pseudonym", self.dataset, self.linkage)
        match self.linkage:
            case "thread":
                return (*base, self.site, self.thread)
            case "site":
                return (*base, self.site)
            case "dataset":
                return base


class Pseudonyms:
    """Names commenters: 20 characters, the first 100 bits of HMAC-SHA-256 under the scope's subkey.

    With n people the chance of any collision is n²/2^101: 4e-13 for 10^9.
    """

    __slots__ = ("_dataset", "_key", "_linkage", "_states")

    def __init__(self, key: Key, dataset: str, linkage: Linkage) -> None:
        self._key = key
        self._dataset = dataset
        self._linkage = linkage
        self._states: dict[tuple[str, ...], Mac] = {}

    def of(self, identity: str, site: str, thread: str) -> str:
        """Return the pseudonym of the commenter `identity` in one thread of one site."""
        return _encoded(self._digest(identity, site, thread))

    def many(
        self, identities: Iterable[str], sites: Iterable[str], threads: Iterable[str]
    ) -> list[str]:
        """Return the pseudonyms of three columns of equal length, in their order."""
        columns = zip(identities, sites, threads, strict=True)
        return encoded_batch([self._digest(*row) for row in columns])

    def _digest(self, identity: str, site: str, thread: str) -> bytes:
        scope = self._scope(site, thread)
        state = self._states.get(scope)
        if state is None:
            if len(self._states) >= LARGEST_CACHE:
                self._states.clear()
            info = Scope(self._linkage, self._dataset, site, thread).info
            state = self._states[scope] = Mac(self._key.subkey(*info))
        return state.digest(identity.encode("utf-8", "surrogatepass"))

    def _scope(self, site: str, thread: str) -> tuple[str, ...]:
        if self._linkage == "thread":
            return site, thread
        return (site,) if self._linkage == "site" else ()


class RecordIds:
    """Public ids of records of one purpose ("article", "comment", "cluster", ...) in one dataset.

    Keyed, so that nobody can compute one from a source's id or a text and try it.
    """

    __slots__ = ("_mac",)

    def __init__(self, key: Key, purpose: str, dataset: str) -> None:
        self._mac = Mac(key.subkey(VERSION, "record", purpose, dataset))

    def of(self, *parts: str) -> str:
        """Return the id of the record that `parts` name; ("a", "bc") is not ("ab", "c")."""
        return _encoded(self._mac.digest(packed(parts)))

    def many(self, *columns: Iterable[str]) -> list[str]:
        """Return the ids of records given as columns of equal length, in their order."""
        digest = self._mac.digest
        return encoded_batch([digest(packed(parts)) for parts in zip(*columns, strict=True)])


def record_id(key: Key, purpose: str, dataset: str, *parts: str) -> str:
    """Return the public id of one record; `RecordIds` is faster for many."""
    return RecordIds(key, purpose, dataset).of(*parts)


def encoded_batch(digests: Sequence[bytes]) -> list[str]:
    """Return the first 100 bits of each digest of 32 bytes as 20 characters."""
    if not digests:
        return []
    raw = np.frombuffer(b"".join(digests), np.uint8).reshape(len(digests), -1)
    bits = np.unpackbits(raw[:, :13], axis=1)[:, : 5 * LENGTH].reshape(-1, 5)
    letters = np.frombuffer(ALPHABET.encode(), np.uint8)[np.packbits(bits, axis=1)[:, 0] >> 3]
    text = letters.tobytes().decode("ascii")
    return [text[start : start + LENGTH] for start in range(0, len(text), LENGTH)]


def whois(
    pseudonyms: Pseudonyms, identity: str, site: str, threads: Iterable[str] = ("",)
) -> list[str]:
    """Recompute the pseudonyms of one person for a data subject's request; nothing is stored.

    `threads` matter with linkage "thread" only: give those of the dataset, in any order.
    """
    return sorted({pseudonyms.of(identity, site, thread) for thread in threads})


def refuse_collisions(pseudonyms: Column, *person: Column) -> None:
    """Check that no pseudonym stands for two people; `person` columns together name one.

    Give the columns that the linkage tells apart: identity, with site and thread where they count.

    Raises:
        PrivacyError: with the number of pseudonyms concerned, and nothing else.
    """
    first: dict[str, tuple[str | None, ...]] = {}
    shared: set[str] = set()
    for name, *who in zip(*map(_values, (pseudonyms, *person)), strict=True):
        if name is not None and first.setdefault(name, tuple(who)) != tuple(who):
            shared.add(name)
    if shared:
        raise PrivacyError(
            f"{len(shared)} pseudonym(s) stand for more than one person; nothing is published. "
            "This cannot happen by chance: report it as a bug."
        )


def _values(column: Column) -> Sequence[str | None]:
    return column.to_pylist() if isinstance(column, pa.Array | pa.ChunkedArray) else column


def _encoded(digest: bytes) -> str:
    number = int.from_bytes(digest[:13], "big") >> 4
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(95, -1, -5))
