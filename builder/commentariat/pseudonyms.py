"""Keyed identifiers: pseudonyms of commenters, public ids of records, one by one or in batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow
from commentariat.errors import PrivacyError
from commentariat.keys import SIZE, Key, Mac, packed
from commentariat.settings import Linkage
from commentariat.text import count

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
LENGTH = 20  # characters, of 5 bits
_LETTERS = ALPHABET.encode().ljust(256, b"-")  # what a number of 5 bits becomes
Column: TypeAlias = "pa.StringArray | pa.ChunkedArray[pa.StringScalar] | Sequence[str | None]"
VERSION = "v1"
LARGEST_CACHE = 4096  # keyed states of scopes
FEW = 16  # digests that are faster written one by one


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
        digest = self._state(site, thread).digest
        return _encoded(digest(identity.encode("utf-8", "surrogatepass")))

    def many(
        self, identities: Iterable[str], sites: Iterable[str], threads: Iterable[str]
    ) -> list[str]:
        """Return the pseudonyms of three columns of equal length, in their order."""
        columns = zip(identities, sites, threads, strict=True)
        groups = [(list(rows), scope) for scope, rows in groupby(columns, itemgetter(1, 2))]
        return self.together(
            [row[0] for rows, _ in groups for row in rows],
            [len(rows) for rows, _ in groups],
            [site for _, (site, _) in groups],
            [thread for _, (_, thread) in groups],
        )

    def together(
        self,
        people: Iterable[str],
        sizes: Iterable[int],
        sites: Iterable[str],
        threads: Iterable[str],
    ) -> list[str]:
        """Return the pseudonyms of the people of many threads, one thread behind the other.

        `sizes` says how many of the people are in each thread.
        """
        named = [identity.encode("utf-8", "surrogatepass") for identity in people]
        digests: list[bytes] = []
        for size, site, thread in zip(sizes, sites, threads, strict=True):
            if size:
                first = len(digests)
                digests += self._state(site, thread).digests(named[first : first + size])
        return encoded_batch(digests)

    def _state(self, site: str, thread: str) -> Mac:
        scope = self._scope(site, thread)
        state = self._states.get(scope)
        if state is None:
            if len(self._states) >= LARGEST_CACHE:
                self._states.clear()
            info = Scope(self._linkage, self._dataset, site, thread).info
            state = self._states[scope] = Mac(self._key.subkey(*info))
        return state

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
        return encoded_batch(self._mac.digests(map(packed, zip(*columns, strict=True))))

    def inside(self, outer: Iterable[str], sizes: Iterable[int], inner: Iterable[str]) -> Arrow:
        """Return a column of ids of records inside others, those of each one behind the other.

        What `many` gives for pairs, in half the time; `sizes` says how many each outer one has.
        """
        messages: list[bytes] = []
        parts = iter(inner)
        for name, size in zip(outer, sizes, strict=True):
            head = f"{len(name)}:{name}"
            messages += [f"{head}{len(part)}:{part}".encode() for part in islice(parts, size)]
        letters = pa.py_buffer(_written(self._mac.digests(messages)))
        borders: Any = LENGTH * np.arange(len(messages) + 1, dtype=np.int32)
        return pa.StringArray.from_buffers(len(messages), pa.py_buffer(borders), letters)


def encoded_batch(digests: Sequence[bytes]) -> list[str]:
    """Return the first 100 bits of each digest of 32 bytes as 20 characters."""
    if len(digests) < FEW:
        return [_encoded(digest) for digest in digests]
    text = _written(digests).decode("ascii")
    return [text[start : start + LENGTH] for start in range(0, len(text), LENGTH)]


def _written(digests: Sequence[bytes]) -> bytes:
    """Return the digests as `encoded_batch` does, one behind the other."""
    raw = np.frombuffer(b"".join(digests), np.uint8).reshape(-1, SIZE)
    fives = np.empty((len(digests), LENGTH), np.uint8)
    for place in range(LENGTH):
        byte, bit = divmod(5 * place, 8)
        pair = raw[:, byte].astype(np.uint16) << 8 | raw[:, byte + 1]
        fives[:, place] = pair >> (11 - bit) & 31
    return fives.tobytes().translate(_LETTERS)


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
    names = _values(pseudonyms)
    if len(set(names)) == len(names):
        return
    first: dict[str, tuple[str | None, ...]] = {}
    shared: set[str] = set()
    for name, *who in zip(names, *map(_values, person), strict=True):
        if name is not None and first.setdefault(name, tuple(who)) != tuple(who):
            shared.add(name)
    if shared:
        raise PrivacyError(
            f"{count(len(shared), 'pseudonym stands', 'pseudonyms stand')} for more than one "
            "person; nothing is published. This cannot happen by chance: report it as a bug."
        )


def _values(column: Column) -> Sequence[str | None]:
    return column.to_pylist() if isinstance(column, pa.Array | pa.ChunkedArray) else column


def _encoded(digest: bytes) -> str:
    number = int.from_bytes(digest[:13], "big") >> 4
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(95, -1, -5))
