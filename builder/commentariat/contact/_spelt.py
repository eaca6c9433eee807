"""Contact data told in words: e-mail addresses spelt out or parted, names on messengers.

Words that news are full of (`at`, `point`, `Telegram`) decide nothing alone: a mail provider, a
domain or a sign that only names of accounts have must stand there as well. Nearly every pattern
needs one of `WORDS`, by which texts are chosen (`mentions._suspects`).
"""

import re
from collections.abc import Iterator

# Mail and nothing else, or almost; portals where people also read news; words of all days.
_MAIL = ("gmail", "googlemail", "hotmail", "protonmail", "icloud", "gmx")
_PORTALS = ("outlook", "yahoo", "aol", "yandex", "rambler", "naver")
_COMMON = ("mail", "web", "live", "inbox", "proton", "daum")
_AT = ("arroba", "arobase", "chiocciola", "собака", "małpa", "malpa", "klammeraffe")
_SAID = (
    "telegram telegramm skype discord viber whatsapp wechat snapchat icq kik instagram "
    "insta телеграм телеграмм телеграме телеграмме телега телегу телеге скайп скайпе дискорд "
    "дискорде вайбер вайбере"
)
_MESSENGERS = tuple(_SAID.split())
WORDS = (*_MAIL, *_PORTALS, *_AT, *_MESSENGERS)
_SHORTEST = [word for word in WORDS if not any(word != one and one in word for one in WORDS)]

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

_IS = (
    r"(?:\s(?:id|name|nick|username|handle|account|логин|ник))?"
    r"(?:\s?[:=：]\s?|\s(?:is|ist|est|es|[-–—])\s|\s)"
)
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{'|'.join(_MESSENGERS)})(?!\w){_IS}(?P<name>[@＠][A-Za-z][\w.]{{2,31}}(?<!\.)"
    r"|[A-Za-z][\w.]{2,31}(?<!\.))(?![\w@:/-]|\.\w)",
    re.IGNORECASE,
)
_HOST = re.compile(rf"\.(?:{_TOP})$", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w#@.])[\w.]{2,32}#\d{4}(?!\w)")
_NEAR = 24
_DISCORD = re.compile(r"(?<!\w)(?:discord|дискорде?)(?!\w)", re.IGNORECASE)
_OWN = re.compile(
    r"(?<!\w)(?:my|me|mein|meine|meinem|mi|mis|mon|mój|mnie|mio|мой|моя|мне|пиши|пишите|add|write|contact"
    r"|schreib|schreibt)\s(?:[\w']+\s){0,2}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\d_]")
_LINE, _CLAUSE = re.compile(r"[ \t]*(?:\n|$)"), re.compile(r"[ \t]*(?:[.,;!)\n]|$)")


def tells(small: str) -> bool:
    """Whether any of `WORDS` stands in a text in small letters."""
    for word in _SHORTEST:  # noqa: SIM110 - `any` takes twice as long
        if word in small:
            return True
    return False


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


def accounts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of names on messengers and networks, and which of these it is."""
    for match in _ACCOUNT.finditer(text):
        if _is_account(text, match):
            network = match.group().lower().startswith("insta")
            yield *match.span("name"), "profile" if network else "messenger"
    if _DISCORD.search(text):
        for match in _TAG.finditer(text):
            if _DISCORD.search(text, max(0, match.start() - _NEAR), match.start()):
                yield *match.span(), "messenger"


def _is_account(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind a messenger is a name there, and not what is said of it."""
    name = match["name"]
    if name[0] in "@＠":
        return True
    line = text.rfind("\n", 0, match.start()) + 1
    own = _OWN.search(text, max(line, match.start() - 48), match.start()) is not None
    if not any(sign in text[match.start() : match.start("name")] for sign in ":=："):
        return own and _NUMBERED.search(name) is not None
    if _HOST.search(name):
        return False
    if _NUMBERED.search(name) or (name.islower() and "." in name):
        return True
    alone = not text[line : match.start()].strip() and _LINE.match(text, match.end())
    told = own and _CLAUSE.match(text, match.end())
    return name.islower() and bool(alone or told)
