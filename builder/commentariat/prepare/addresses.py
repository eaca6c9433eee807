"""E-mail and profile addresses that a dump gives of its commenters, in fields that are dropped."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commentariat.contact import contacts
from commentariat.prepare import known_fields
from commentariat.records.normalise import names, values

_KINDS = frozenset({"email", "profile", "messenger"})
_LONGEST = 500  # signs
_DEEPEST = 4


def addresses(comments: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the addresses in the fields of comments, and of their authors, that nobody knows.

    An address counts if PROTECT would replace it in a text (`contact.contacts`): a link to a news
    page that somebody gives as his own is none. In small letters, without `https://www.`.
    """
    found: set[str] = set()
    known = known_fields()
    authors = [who for who in values(comments, "author") if who.__class__ is dict]
    for records, fields in ((comments, known["comments"]), (authors, known["author"])):
        if not fields.issuperset(names(records)):  # nearly always all are known
            for record in records:
                found.update(_strings(record, fields))
    return {address for string in found if (address := _address(string))}


def _strings(record: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    """Yield the strings of unknown fields that may be addresses, nested ones too."""
    waiting = [(value, 0) for name, value in record.items() if name not in known]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            if len(value) <= _LONGEST and ("@" in value or "/" in value):
                yield value
        elif depth < _DEEPEST and isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            waiting += [(item, depth + 1) for item in inner]


def _address(string: str) -> str | None:
    """Return an address as it is looked for, or None if the string as a whole is none."""
    string = string.strip()
    found = contacts(string)
    whole = found and found[0].start == 0 and found[0].end >= len(string.rstrip("/"))
    if not whole or found[0].type not in _KINDS:
        return None
    bare = string.lower().removeprefix("mailto:").partition("://")[2] or string.lower()
    return bare.removeprefix("mailto:").removeprefix("www.").rstrip("/")
