"""Phone numbers in a text, told from dates, amounts, versions, ISBN and the like.

A number with a country code, or grouped as only phone numbers are, needs nothing more; others
must be valid in one of the usual countries (phonenumbers, asked only about these few signs) or
follow a word such as "call". What stands around decides against: currencies, units, "ISBN",
"version".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import phonenumbers

_CANDIDATE = re.compile(
    r"(?<![\w./#$€£¥%^=+-])(?<!\d[,:])(?:\(?\+|00(?=[1-9]))?\(?\d"
    r"(?:[ \t().\u00a0\u2010-\u2013/-]{0,3}\d){5,16}(?:[ \t]?"
    r"(?:x|ext\.?|extension|доб\.?|poste|durchwahl)\s?\d{1,6})?(?![\w%°€£$]|[.,:/-]\d)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:phone|tel\b|telefon|téléphone|teléfono|telefono|tel[eé]f|call|ring|text|sms|whats?app|viber|telegram"
    r"|signal"
    r"|mobile?|cell|fax|number|numb|reach|dial|contact|messages?|registered|answering"
    r"|номер|тел\b|телефон|звони|набер|пишите"
    r"|zadzwo|dzwo|numer|nr\stel|appel|numéro|portable|ll[aá]m|número|móvil|anruf|ruf\b|rufen|handy|nummer"
    r"|erreich|전화|연락|번호|휴대폰|电话|手机)\w*\W{0,3}(?:\w+\W{1,3}){0,5}$",
    re.IGNORECASE,
)
_NOT_CALL = re.compile(
    r"(?:(?<!\w)(?:isbn|issn|doi|pmid|arxiv|ean|upc|rfc|iso|ref|order|invoice|ticket|case|tracking|account|acct|konto"
    r"|card|visa|passport|vin|ssn|serial|model|version|build|release|patent|page|pp|zip|plz|id|score"
    r"|article|artikel|posts?|bestell\w*|rechnung\w*|commande|facture|pedido|factura|zamówieni\w+|заказ\w*"
    r"|art|no|nr|ic|rev|licen[cs]e|security|tax|usd|eur"
    r"|rub|pln)|[$€£¥§№#])\.?(?:-1[03])?"
    r"(?:\W{1,2}(?:number|num|no|nr|code|is|was|ist|est|es))*[\s:#.=-]*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"[\s(-]{1,2}(?:office|home|work|mobile|cell|fax|privat|büro|mobil"
    r"|whatsapp|viber|zadzwo\w*|dzwo\w*|звоните|rufen|anrufen)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s?(?:%|€|\$|£|₽|zł\b|руб|euro|eur\b|usd|dollar|pounds?\b|people|persons|votes|km\b|kg\b|miles|tons?\b"
    r"|million|billion|milli|mio\b|votes|voters|deaths|cases|years|comments|views|человек|людей|won\b|원)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[012]?\d[.:][0-5]\d\s?[-–]\s?[012]?\d[.:][0-5]\d|"  # hours
    r"(?:[0-3]?\d[./ -][0-3]?\d[./ -](?:19|20)?\d\d|(?:19|20)\d\d[./ -][01]?\d[./ -][0-3]?\d)"
    r"(?:\s+\d{1,2}|\s?-\s?[0-3]?\d[./-][0-3]?\d[./-]\d{2,4})?"
    r"|(?:19|20)\d\d(?:\s?[-–/.]\s?(?:19|20)?\d\d){1,4}|(?:19|20)\d{6}(?:\d{4}|\d{6})?"
    r"|(?:(?:19|20)\d\d\s){1,5}(?:19|20)\d\d"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([ .\u00a0])\d{3})(?:\1\d{3})*")
_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_LONE = re.compile(r"\d+")
_NATIONAL = re.compile(
    r"\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}(?:\D.*)?|0\d{1,4}[ ./-]{1,3}\d.*|\(0?\d{2,4}\)[ -]?\d.*"
    r"|[78][ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}|0\d{8,10}|(?:\d\d[-.]){3,4}\d\d"
)
_RUSSIAN = re.compile(r"[78]9\d{9}")  # a mobile, in one piece
_REGIONS = ("US", "GB", "DE", "FR", "ES", "PL", "RU", "KR", "IT")


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every phone number, in order."""
    for match in _CANDIDATE.finditer(text):
        before = text[max(0, match.start() - 48) : match.start()]
        after = text[match.end() : match.end() + 16]
        if _is_phone(match.group(), before, after):
            yield match.span()


def _is_phone(surface: str, before: str, after: str) -> bool:
    number = re.split(r"[a-zA-Zа-яА-Я]", surface)[0].strip()
    digits = re.sub(r"\D", "", number)
    if (
        not 7 <= len(digits) <= 15
        or len(set(digits)) < 3
        or _NOT_CALL.search(before)
        or _AMOUNT.match(after)
    ):
        return False
    if surface.lstrip("(").startswith(("+", "00")):
        return len(digits) >= 8
    if _DATE.fullmatch(number) or number.count("(") != number.count(")"):
        return False
    named = _CALL.search(before) or _KIND.match(after)
    return named is not None or _grouped(number, digits)


def _grouped(number: str, digits: str) -> bool:
    """Whether the digits are cut as phone numbers are; a number in one piece must start with 0."""
    if not 9 - ("-" in number) <= len(digits) <= 12 or _THOUSANDS.fullmatch(number):
        return False
    if _LONE.fullmatch(number):
        usual = digits[0] == "0" and 10 <= len(digits) <= 11
        return (usual or _RUSSIAN.fullmatch(digits) is not None) and _valid(digits)
    if _series(number):
        return False
    return _NATIONAL.fullmatch(number) is not None or _fits(number, digits)


def _series(number: str) -> bool:
    """Whether the groups count up or down in even steps, such as 10-20-30-40."""
    groups = re.findall(r"\d+", number)
    return len(groups) > 2 and len({int(b) - int(a) for a, b in pairwise(groups)}) == 1


def _fits(number: str, digits: str) -> bool:
    """Whether three or more groups, evenly parted, make a number that exists."""
    groups = re.findall(r"\d+", number)
    apart = {gap.strip("() ") for gap in re.findall(r"\D+", number)}
    if len(groups) < 3 or min(map(len, groups[1:])) < 2 or len(apart) > 1 or "/" in apart:
        return False
    return not _QUAD.fullmatch(number) and _valid(digits)


def _valid(digits: str) -> bool:
    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(digits, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False
