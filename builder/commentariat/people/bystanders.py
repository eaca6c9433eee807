"""People whom a dump names as commenters though none of their comments is kept."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pyarrow as pa

from commentariat.identity import Kinds
from commentariat.model import Author
from commentariat.people.commenters import People
from commentariat.records import normalise
from commentariat.schemas import compiled, load
from commentariat.tables import write_private


def named(record: Mapping[str, Any]) -> Iterator[Author]:
    """Yield the people whom a record that stays out names, whatever is wrong with the rest.

    Args:
        record: any JSON object; its comments may hold others.
    """
    waiting: list[Any] = [record.get("comments")]
    given = (record.get(name) for name in ("other_people", "site_people"))
    found = [who for people in given if isinstance(people, list) for who in people]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            found.append(item.get("author"))
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += item
    yield from (normalise.author(who) for who in found if who and _author().is_valid(who))


@cache
def _author() -> jsonschema_rs.Draft202012Validator:
    return compiled(
        {"$defs": load("article")["$defs"], "$ref": "#/$defs/comment/properties/author"}
    )


class Bystanders:
    """Those of one PREPARE task, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[tuple[str, Any], ...]], None] = {}

    def add(self, site: str, people: Iterable[Author]) -> None:
        """Take people in whom a record of a site names."""
        self._known.update(((site, tuple(sorted(who.items()))), None) for who in people)

    def write(self, path: Path, kinds: Mapping[str, Kinds]) -> None:
        """Write them to a private file, one row a way of naming; nobody is no file.

        Args:
            path: where to.
            kinds: the lists of sites that have their own.
        """
        if self._known:
            sites = pa.array([site for site, _ in self._known], pa.string())
            given = [{"author": dict(who)} for _, who in self._known]
            write_private(People.of(given, sites, kinds).table, path)
