"""All kinds of contact data, looked for in turn: each has a cheap sign that is asked for first."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from commentariat.contact._accounts import accounts, names_on_line
from commentariat.contact._emails import emails, is_marked, marked_emails
from commentariat.contact._links import links, reddit
from commentariat.contact._numbers import accounts_of_poland, ibans, ips, ips_of_six
from commentariat.contact._phones import phones
from commentariat.contact._piece import Contact
from commentariat.contact._spelt import is_parted, parted_emails, spelt_emails, tells

_DIGIT = re.compile(r"\d")
_FOUR, _SIX = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d"), re.compile(":[0-9a-fA-F]{1,4}:")


def contacts(text: str) -> list[Contact]:
    """Return the contact data of a text, in order: of overlapping pieces the leftmost."""
    signs = _Signs(text, text.lower(), len(_DIGIT.findall(text)))
    found = sorted(
        (found for shown, look in _LOOKS if shown(signs) for found in look(text)),
        key=lambda contact: (contact.start, -contact.end),
    )
    kept: list[Contact] = []
    for contact in found:
        if not kept or contact.start >= kept[-1].end:
            kept.append(contact)
    return kept


class _Signs(NamedTuple):
    """What is looked at before any pattern: a text, it in small letters, its digits' number."""

    text: str
    small: str
    digits: int


# No number of a kind has fewer digits than stand here.
_LOOKS: tuple[tuple[Callable[[_Signs], object], Callable[[str], Iterable[Contact]]], ...] = (
    (lambda signs: "@" in signs.text or "＠" in signs.text or "%40" in signs.text, emails),
    (lambda signs: is_marked(signs.text), marked_emails),
    (
        lambda signs: is_parted(signs.text),
        lambda text: (Contact(*place, "email") for place in parted_emails(text)),
    ),
    (
        lambda signs: tells(signs.small),
        lambda text: (
            *(Contact(*place, "email") for place in spelt_emails(text)),
            *(Contact(*found) for found in accounts(text)),
        ),
    ),
    (lambda signs: signs.digits >= 4 and _FOUR.search(signs.text), ips),
    (lambda signs: signs.digits and _SIX.search(signs.text), ips_of_six),
    (lambda signs: signs.digits >= 7, ibans),
    (lambda signs: signs.digits >= 26, accounts_of_poland),
    (lambda signs: "/" in signs.text or ":" in signs.text, links),
    (lambda signs: "u/" in signs.small, reddit),
    (
        lambda signs: "line id" in signs.small or "lineid" in signs.small,
        lambda text: (Contact(*found) for found in names_on_line(text)),
    ),
    (
        lambda signs: signs.digits >= 7,
        lambda text: (Contact(start, end, "phone") for start, end in phones(text)),
    ),
)
