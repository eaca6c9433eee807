"""Contact data in a text: e-mail, phone, IP, IBAN, links to profiles and messengers."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact data at `start:end` of a text, and its type (email, phone, ip, iban, …)."""

    start: int
    end: int
    type: str


def contacts(text: str) -> list[Contact]:
    """Return the contact data of a text, in order, without overlaps."""
    return (
        [Contact(*match.span(), "email") for match in _EMAIL.finditer(text)] if "@" in text else []
    )
