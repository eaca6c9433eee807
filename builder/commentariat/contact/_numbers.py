"""Numbers of machines and of accounts: IP addresses, IBAN."""

import ipaddress
import re
from collections.abc import Iterator
from itertools import pairwise

from commentariat.contact._piece import Contact

_IP4 = re.compile(r"(?:(?<![\w.:/-])|(?<=://))(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IP6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}(?!\.\d)|[0-9a-fA-F]{0,4})(?![\w:])"
)
_VERSION = re.compile(
    r"(?:\bv|versi[oó]ne?|верси[яиюей]|wersj[aięą]|ver\.?|release|build|firmware|section|§|chapter"
    r"|steps?|articles?|clauses?|paragraphs?|rules?|artikel|kapitel|abschnitt|schritte?|раздел|пункт[ы]?"
    r"|chapitre|étapes?|artículos?|pasos?|rozdział|punkty?"
    r"|\b(?:ios|macos|os|android|windows|kernel|chrome|firefox|safari|opera|java|python|php))\s?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:ip|ips|address|adresse|addr|dirección|адрес|host|server)\W+(?:\w+\W+)?$", re.IGNORECASE
)

_IBAN = re.compile(r"(?<![\w])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,30}")
# An account of Poland as it is written there, without the letters of the country.
_POLISH = re.compile(r"(?<![\w.,/-])\d{2}(?:[ \u00a0-]?\d{4}){6}(?![\w]|[.,-]\d)")
_IBAN_CODES = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 "
    "EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 "
    "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 "
    "NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 "
    "TL23 TN24 TR26 UA29 VA22 VG24 XK20"
)
_IBAN_LENGTHS = {code[:2]: int(code[2:]) for code in _IBAN_CODES.split()}


def ips(text: str) -> Iterator[Contact]:
    """Yield IP addresses of version 4 that others can reach; versions of programs are none."""
    for match in _IP4.finditer(text):
        octets = [int(octet) for octet in match.group().split(".")]
        if (
            max(octets) > 255
            or octets[0] in (0, 10, 127, 255)
            or octets[:2] in ([192, 168], [169, 254])
        ):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        plain = max(octets) < 10 or _counts(octets) or re.search(r"\b0\d", match.group())
        if not _VERSION.search(before) and (not plain or _ADDRESS.search(before)):
            yield Contact(*match.span(), "ip")


def _counts(octets: list[int]) -> bool:
    """Whether numbers go up or down in even steps, as those of a list: 5.10.15.20."""
    steps = {other - one for one, other in pairwise(octets)}
    return len(steps) == 1 and steps != {0}


def ips_of_six(text: str) -> Iterator[Contact]:
    """Yield IP addresses of version 6 that others can reach."""
    for match in _IP6.finditer(text):
        try:
            address = ipaddress.IPv6Address(match.group())
        except ValueError:
            continue
        groups = [group for group in match.group().split(":") if group]
        local = address.is_loopback or address.is_unspecified or address.is_link_local
        mapped = address.ipv4_mapped
        local = local or (mapped is not None and not mapped.is_global)
        if not local and (mapped or len(groups) >= 3) and re.search(r"\d", match.group()):
            yield Contact(*match.span(), "ip")


def ibans(text: str) -> Iterator[Contact]:
    """Yield account numbers of the right length and checksum."""
    for match in _IBAN.finditer(text):
        length, end, digits = _IBAN_LENGTHS.get(match.group()[:2].upper(), 0), match.start(), ""
        while len(digits) < length and end < match.end():
            digits += text[end] if text[end].isalnum() else ""
            end += 1
        if (
            length
            and len(digits) == length
            and _checks(digits)
            and not text[end : end + 1].isalnum()
        ):
            yield Contact(match.start(), end, "iban")


def accounts_of_poland(text: str) -> Iterator[Contact]:
    """Yield Polish account numbers without the letters of their country."""
    for match in _POLISH.finditer(text):
        if _checks("PL" + re.sub(r"\D", "", match.group())):
            yield Contact(*match.span(), "iban")


def _checks(iban: str) -> bool:
    """ISO 13616: letters are numbers from 10, the first four signs go last, modulo 97 is 1."""
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1
