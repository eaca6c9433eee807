"""Names and numbers that people have on messengers, told with the name of the messenger.

News are full of `Telegram`, which decides nothing alone: a sign that only names of accounts have
must stand there as well, or words such as "my". All need one of `MESSENGERS`, but for LINE, whose
name is a word of all days.
"""

import re
from collections.abc import Iterator

_SAID = (
    "telegram telegramm tg skype discord viber whatsapp wechat snapchat icq kik instagram insta "
    "телеграм телеграмм телеграме телеграмме телега телегу телеге тг скайп скайпе дискорд дискорде "
    "вайбер вайбере"
)
_NUMBERED_ONES = ("qq", "qq号", "qq號", "qq群", "аська", "аське", "аську", "threema")
GLUED = ("微信", "카톡", "카카오톡")  # no space parts them from other words
_NAMED = tuple(_SAID.split())
MESSENGERS = (*_NAMED, *_NUMBERED_ONES, *GLUED)
_ANY = "|".join(_NAMED)
_IS = (
    r"(?:\s(?:id|name|nick|username|handle|account|логин|ник))?"
    r"(?:\s?[:=：]\s?|\s(?:is|ist|est|es|[-–—])\s|\s)"
)
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{_ANY})(?!\w){_IS}(?P<name>[@＠][A-Za-z][\w.]{{2,31}}(?<!\.)"
    r"|live:\.?(?:cid\.)?[\w.]{3,32}(?<!\.)|[A-Za-z][\w.]{2,31}(?<!\.))(?![\w@:/-]|\.\w)",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\.(?:com|net|org|info|edu|de|at|ch|es|mx|fr|ru|ua|by|pl|it|pt|br|uk|ca|eu|kr|jp)$",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?<![\w#@.])[\w.]{2,32}#\d{4}(?!\w)")
_NEAR = 24
_DISCORD = re.compile(r"(?<!\w)(?:discord|дискорде?)(?!\w)", re.IGNORECASE)
_OWN = re.compile(
    r"(?<!\w)(?:my|me|mein|meine|meinem|mi|mis|mon|mój|mnie|mio|мой|моя|мне|пиши|пишите|add|write|contact"
    r"|schreib|schreibt)\s(?:[\w']+\s){0,2}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\d_]")
_ON = re.compile(
    rf"(?<![\w@＠.])(?P<name>[@＠][A-Za-z][\w.]{{2,31}}(?<!\.))\s(?:on|in|auf|bei|sur|en|na|su|no|в|на)\s"
    rf"(?:my\s)?(?:{_ANY})(?!\w)",
    re.IGNORECASE,
)
_ENDS = r"(?![\w%@]|[.,-]\d)"
_NUMBER = re.compile(
    r"(?<![a-z])(?:icq|qq[号號群]?|аськ[аеу])(?:\s(?:number|uin|id|is|номер))?"
    r"(?:\s?[:：=#]\s?|\s|(?:是\s?)?(?=\d{7}))"
    rf"(?P<name>\d{{3}}-\d{{3}}-\d{{3}}|\d{{5,11}}){_ENDS}",
    re.IGNORECASE,
)
_THREEMA = re.compile(
    r"(?<!\w)(?i:threema(?:[\s-]id)?)(?:\s?[:：=]\s?|\s)(?P<name>(?=[A-Z]*\d)[A-Z\d]{8})(?!\w)"
)
_LINE_NAME = re.compile(
    r"(?<!\w)(?:L(?i:ine ?id): ?|line ?(?i:id): ?(?=[a-z@._-]*\d))"
    r"(?P<name>@?[a-z\d][a-z\d._-]{2,19})(?![\w@])"
)
_LED_TO = re.compile(
    r"(?:微信|(?<![^\W\d_])카(?:카오)?톡)(?P<told>(?:[\s:：=号號是은는]|아이디|id){0,6})"
    r"(?P<name>[a-z][a-z\d._-]{3,19})(?![a-z\d@])",
    re.IGNORECASE,
)
_TELLS = re.compile(r"[:：=号號是]|아이디|id", re.IGNORECASE)
_LINE, _CLAUSE = re.compile(r"[ \t]*(?:\n|$)"), re.compile(r"[ \t]*(?:[.,;!)\n]|$)")


def accounts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of names on messengers and networks, and which of these it is."""
    for match in (*_ACCOUNT.finditer(text), *_ON.finditer(text)):
        if match.re is _ON or _is_account(text, match):
            network = "insta" in match.group().lower().replace(match["name"].lower(), "")
            yield *match.span("name"), "profile" if network else "messenger"
    found = (*_NUMBER.finditer(text), *_THREEMA.finditer(text), *_led_to(text))
    yield from ((*match.span("name"), "messenger") for match in found)
    yield from ((start, end, "messenger") for start, end in _on_discord(text))


def _led_to(text: str) -> Iterator[re.Match[str]]:
    """Yield Latin names behind a messenger of Asia, if something tells that it is a name."""
    for match in _LED_TO.finditer(text):
        if _TELLS.search(match["told"]) or _NUMBERED.search(match["name"]):
            yield match


def _on_discord(text: str) -> Iterator[tuple[int, int]]:
    for match in _TAG.finditer(text) if _DISCORD.search(text) else ():
        if _DISCORD.search(text, max(0, match.start() - _NEAR), match.start()):
            yield match.span()


def names_on_line(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of names on LINE."""
    return ((*match.span("name"), "messenger") for match in _LINE_NAME.finditer(text))


def _is_account(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind a messenger is a name there, and not what is said of it."""
    name = match["name"]
    if name[0] in "@＠" or name.lower().startswith("live:"):
        return True
    line = text.rfind("\n", 0, match.start()) + 1
    alone = not text[line : match.start()].strip() and _LINE.match(text, match.end())
    own = _OWN.search(text, max(line, match.start() - 48), match.start()) is not None
    if not any(sign in text[match.start() : match.start("name")] for sign in ":=："):
        return bool(own or alone) and _NUMBERED.search(name) is not None
    if _HOST.search(name):
        return False
    if _NUMBERED.search(name) or (name.islower() and "." in name):
        return True
    told = own and _CLAUSE.match(text, match.end())
    return name.islower() and bool(alone or told)
