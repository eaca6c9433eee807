"""Contact data in a text: e-mail, phone, IP, IBAN, links to profiles and messengers.

Start with `_search`: it asks one module after the other, each of one kind. Every pattern is
bounded, so that time grows with the text and no faster.
"""

from commentariat.contact._piece import Contact
from commentariat.contact._postal import postal_lines
from commentariat.contact._search import contacts

__all__ = ["Contact", "contacts", "postal_lines"]
