"""E-mail addresses that are spelt out in words, or parted by spaces.

Words that news are full of (`at`, `point`) decide nothing alone: a mail provider or a domain must
stand there as well. Nearly every pattern needs one of `WORDS`, by which texts are chosen
(`mentions._suspects`); those of messengers are among them.
"""

import re
from collections.abc import Iterator

from commentariat.contact._accounts import MESSENGERS

# Mail and nothing else, or almost; portals where people also read news; words of all days.
_MAIL = ("gmail", "googlemail", "hotmail", "protonmail", "icloud", "gmx")
_PORTALS = ("outlook", "yahoo", "aol", "yandex", "rambler", "naver")
_COMMON = ("mail", "web", "live", "inbox", "proton", "daum")
_AT = ("arroba", "arobase", "chiocciola", "собака", "małpa", "malpa", "klammeraffe")
WORDS = (*_MAIL, *_PORTALS, *_AT, *MESSENGERS)
_LEAST = 3  # letters; shorter ones stand in many words
_SHORT = [word for word in WORDS if len(word) < _LEAST and word[0] < "\u3000"]
_LONG = [word for word in WORDS if word not in _SHORT]
_SHORTEST = [word for word in _LONG if not any(word != one and one in word for one in _LONG)]
_ALONE = re.compile(rf"(?<![a-zа-яё])(?:{'|'.join(_SHORT)})(?![a-zа-яё])")

_NAME = r"(?<![\w.+@＠-])[\w.+-]{1,64}"
_TOP = "com|net|org|info|edu|de|at|ch|es|mx|fr|ru|ua|by|pl|it|pt|br|uk|ca|eu|kr|jp|ру|ком|рф"
_DOT = r"(?:\.|\s(?:dot|punkt|punto|ponto|точка|kropka)\s)"
_POINT = rf"(?:{_DOT}|\spoint\s)"
_ENDS = rf"(?:co{_POINT})?(?:{_TOP})(?![\w-])"
_PROVIDER, _COMMONER = "|".join(_MAIL + _PORTALS), "|".join(_COMMON)
_TOLD = re.compile(
    rf"(?P<name>{_NAME})\s(?:(?:at|bei|chez|@|＠)\s(?P<host>{_PROVIDER}){_DOT}{_ENDS}"
    rf"|(?:{'|'.join(_AT)})\s[\w-]{{1,63}}{_POINT}{_ENDS})",
    re.IGNORECASE,
)
_PARTED = re.compile(
    rf"(?P<name>{_NAME})(?: [@＠]|[@＠] )(?P<host>{_PROVIDER}|{_COMMONER})\.{_ENDS}",
    re.IGNORECASE,
)
_NOBODY_NAMES = (
    "me us you him her it them up out here there work works working account accounts address "
    "mail mails email emails e-mail contact inbox and or is are was look people everyone that "
    "mich mir uns ihn sie hier konto adresse moi nous"
)
_NOBODY = frozenset(_NOBODY_NAMES.split())
_SIGN = re.compile(r"[\d_.+-]")  # of names of accounts, hardly of words


def tells(small: str) -> bool:
    """Whether any of `WORDS` stands in a text in small letters."""
    for word in _SHORTEST:  # `any` takes twice as long
        if word in small:
            return True
    return any(word in small for word in _SHORT) and _ALONE.search(small) is not None


def is_parted(text: str) -> bool:
    """Whether a space stands beside an at sign."""
    return any(sign in text and (f" {sign}" in text or f"{sign} " in text) for sign in "@＠")


def spelt_emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of e-mail addresses that words stand in for signs of."""
    return _emails(_TOLD, text)


def parted_emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of e-mail addresses with a space beside the at sign."""
    return _emails(_PARTED, text)


def _emails(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        name, host = match["name"].lower().strip("."), (match["host"] or "").lower()
        if name not in _NOBODY if host in ("", *_MAIL) else _SIGN.search(name):
            yield match.span()
