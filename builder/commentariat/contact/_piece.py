"""One piece of contact data: where it stands, and of what kind it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """Contact data at `start:end` of a text, and its type (email, phone, ip, iban, …)."""

    start: int
    end: int
    type: str
