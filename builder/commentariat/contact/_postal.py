"""Lines that look like a postal address."""

import re

from commentariat.contact._piece import Contact

_POSTAL = re.compile(
    r"(?im)^(?=.{8,120}$)(?=.*\d).*(?:\b\d{1,5}[a-z]?\s+(?:[\w'.-]+\s+){1,4}(?:st|street|ave|avenue|rd|road"
    r"|blvd|boulevard|lane|ln|drive|dr|court|square|way)\b\.?|(?:straße|strasse|str\.|platz|allee|weg)\s?\d{1,4}"
    r"|\b(?:rue|avenue|calle|avenida|plaza|ul\.|ulica|ул\.|улица|проспект|просп\.)\s.{2,60}\d"
    r"|\b\d{1,4},?\s(?:rue|bis|avenue)\s|\bp\.?\s?o\.?\s?box\s\d+).*$"
)


def postal_lines(text: str) -> list[Contact]:
    """Return the lines that look like a postal address (type "postal"), to be counted only.

    House numbers and street names are too much like news ("10 Downing Street") to be cut out.
    """
    lines = re.finditer(r"[^\n]{8,120}", text) if any(map(str.isdigit, text)) else ()
    return [Contact(*line.span(), "postal") for line in lines if _POSTAL.match(line.group())]
