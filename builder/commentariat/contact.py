"""Contact data in a text: e-mail, phone, IP, IBAN, links to profiles and messengers.

Each kind has a cheap sign (`@`, enough digits, a slash …) that is looked for first; every pattern
is bounded, so that time grows with the text and no faster. Phone numbers are in `_phones`, what is
told in words in `_spelt`.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from commentariat._phones import phones
from commentariat._spelt import accounts, is_parted, parted_emails, spelt_emails, tells


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """Contact data at `start:end` of a text, and its type (email, phone, ip, iban, …)."""

    start: int
    end: int
    type: str


_DIGIT = re.compile(r"\d")
_AT = re.compile("[@＠]")
_NAME = re.compile(r"[\w.%+'-]{1,64}$")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?[.．]){1,6}[^\W\d_]{2,24}(?![\w@])")
_AT_WORDS, _DOT_WORDS = "at|ät|@|arroba|собака", r"dot|punkt|point|punto|точка|\."
_SPELT = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:\s?(?:[(\[{{]\s?(?:{_AT_WORDS})\s?[)\]}}]|-at-|\sat\s)\s?|[@＠])"
    rf"[\w-]{{1,63}}(?:\s?(?:[(\[{{]\s?(?:{_DOT_WORDS})\s?[)\]}}]|-dot-|\sdot\s)\s?(?!dot\b)[\w-]{{1,63}}"
    r"|\.[\w-]{1,63}){1,3}(?!\w)",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[(\[{{]\s?(?:{_AT_WORDS}|{_DOT_WORDS})\s?[)\]}}]", re.IGNORECASE)
_DOT = re.compile(r"-dot-|\sdot\s", re.IGNORECASE)

_IP4 = re.compile(r"(?:(?<![\w.:/-])|(?<=://))(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_FOUR, _SIX = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d"), re.compile(":[0-9a-fA-F]{1,4}:")
_IP6 = re.compile(r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")
_VERSION = re.compile(
    r"(?:\bv|version|ver\.?|release|build|firmware|section|§|chapter"
    r"|\b(?:ios|macos|os|android|windows|kernel|chrome|firefox|safari|opera|java|python|php))\s?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:ip|ips|address|adresse|addr|dirección|адрес|host|server)\W+(?:\w+\W+)?$", re.IGNORECASE
)

_IBAN = re.compile(r"(?<![\w])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,30}")
_IBAN_CODES = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 "
    "EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 "
    "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 "
    "NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 "
    "TL23 TN24 TR26 UA29 VA22 VG24 XK20"
)
_IBAN_LENGTHS = {code[:2]: int(code[2:]) for code in _IBAN_CODES.split()}

# What stands in each link: the end of a host and a slash, or the colon of another kind of link.
_PATH = re.compile(r"\.(?<=[\w-]\.)[a-z]{2,12}(?::\d{1,5})?/", re.IGNORECASE)
_COLON = re.compile(r":(?=[\w.+@/?=&%-])")
_OWN = ("skype", "tg", "viber", "whatsapp", "signal", "tel", "mailto", "xmpp", "sip")
_HOST, _LONGEST = 350, 600  # signs of a link before such a sign, and from there on
_IN = "._:/-"
_LINK = re.compile(
    r"(?<![\w@])(?:(?P<scheme>https?://|//)?(?P<host>(?:[\w-]{1,63}\.){1,5}[a-z]{2,12})(?::\d{1,5})?"
    r"(?P<path>/[^\s<>\"'»”\])}]{0,400})|(?P<own>(?:"
    rf"{'|'.join(_OWN)}):(?://)?[\w.+@/?=&%-]{{3,200}}))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?…"
_MESSENGERS_NAMES = (
    "t.me telegram.me telegram.dog wa.me api.whatsapp.com chat.whatsapp.com m.me signal.me "
    "signal.group line.me discord.gg discord.com discordapp.com viber.me join.skype.com "
    "open.kakao.com threema.id snapchat.com icq.im wechat.com"
)
_MESSENGERS = frozenset(_MESSENGERS_NAMES.split())
_NETWORKS_NAMES = (
    "facebook.com fb.com fb.me twitter.com x.com instagram.com vk.com ok.ru linkedin.com "
    "xing.com tiktok.com github.com gitlab.com pinterest.com weibo.com soundcloud.com "
    "patreon.com onlyfans.com threads.net about.me linktr.ee ask.fm twitch.tv flickr.com "
    "keybase.io paypal.me ko-fi.com buymeacoffee.com gravatar.com bsky.app truthsocial.com "
    "gab.com parler.com livejournal.com myspace.com vimeo.com"
)
_NETWORKS = frozenset(_NETWORKS_NAMES.split())
# First parts of a path on these hosts that lead to no person.
_NOBODY_NAMES = (
    "search share sharer sharer.php intent hashtag help about login signup home explore "
    "settings privacy policies policy terms tos watch events groups pages marketplace gaming "
    "p reel reels tv stories i feed jobs company school pulse learning tag tags discover "
    "trending topics features pricing orgs dialog plugins video videos photo photos notes "
    "story.php permalink.php wall feed.php download apps legal business ads list all index new "
    "register password logout edit"
)
_NOBODY = frozenset(_NOBODY_NAMES.split())
_PERSONAL = re.compile(
    r"/(?:user|users|u|profile|profiles|member|members|people|author|by|@|add|id)/(?=[\w%.@~-])[\w%.@~-]+"
    r"|/(?:in|c|channel)/[\w%.-]+|/wiki/user:[\w%.-]+|/@[\w.-]{2,}|/profile\.php\?id=\d+|[?&](?:user|uid|username|profile_id)=\w+",
    re.IGNORECASE,
)
_ANY_SITE = re.compile(
    r"/(?:user|users|u|profile|profiles|member|members|people)/(?P<name>[\w%.@~-]+)"
    r"|/wiki/user:[\w%.-]+|/@[\w.-]{2,}",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:wall|photo|video|topic|album|doc|page)-\d|(?:club|public|event)\d")
# Everybody has a name of their own before these.
_HOSTS = ("livejournal.com", "tumblr.com", "substack.com", "blogspot.com", "wordpress.com")
_REDDIT = re.compile(r"(?<![\w/.:])/?u/[\w-]{3,20}(?![\w/])")

_POSTAL = re.compile(
    r"(?im)^(?=.{8,120}$)(?=.*\d).*(?:\b\d{1,5}[a-z]?\s+(?:[\w'.-]+\s+){1,4}(?:st|street|ave|avenue|rd|road"
    r"|blvd|boulevard|lane|ln|drive|dr|court|square|way)\b\.?|(?:straße|strasse|str\.|platz|allee|weg)\s?\d{1,4}"
    r"|\b(?:rue|avenue|calle|avenida|plaza|ul\.|ulica|ул\.|улица|проспект|просп\.)\s.{2,60}\d"
    r"|\b\d{1,4},?\s(?:rue|bis|avenue)\s|\bp\.?\s?o\.?\s?box\s\d+).*$"
)


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


def postal_lines(text: str) -> list[Contact]:
    """Return the lines that look like a postal address (type "postal"), to be counted only.

    House numbers and street names are too much like news ("10 Downing Street") to be cut out.
    """
    lines = re.finditer(r"[^\n]{8,120}", text) if any(map(str.isdigit, text)) else ()
    return [Contact(*line.span(), "postal") for line in lines if _POSTAL.match(line.group())]


def _emails(text: str) -> Iterator[Contact]:
    for at in (match.start() for match in _AT.finditer(text)):
        name = _NAME.search(text, max(0, at - 64), at)
        domain = _DOMAIN.match(text, at + 1)
        if name and domain and not name.group().startswith(".."):
            lead = len(name.group()) - len(name.group().lstrip(".'-%"))
            if name.start() + lead < at:
                yield Contact(name.start() + lead, domain.end(), "email")


def _spelt_emails(text: str) -> Iterator[Contact]:
    for match in _SPELT.finditer(text):
        if _is_marked(match.group()):
            yield Contact(*match.span(), "email")


def _is_marked(text: str) -> bool:
    """Whether a word stands where a sign of an address would, in brackets or with hyphens."""
    return _MARKED.search(text) is not None or _DOT.search(text) is not None


def _ips(text: str) -> Iterator[Contact]:
    for match in _IP4.finditer(text):
        octets = [int(octet) for octet in match.group().split(".")]
        if (
            max(octets) > 255
            or octets[0] in (0, 10, 127, 255)
            or octets[:2] in ([192, 168], [169, 254])
        ):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        plain = max(octets) < 10 or any(
            len(o) > 1 and o[0] == "0" for o in match.group().split(".")
        )
        if not _VERSION.search(before) and (not plain or _ADDRESS.search(before)):
            yield Contact(*match.span(), "ip")


def _ips_of_six(text: str) -> Iterator[Contact]:
    for match in _IP6.finditer(text):
        try:
            address = ipaddress.IPv6Address(match.group())
        except ValueError:
            continue
        groups = [group for group in match.group().split(":") if group]
        local = address.is_loopback or address.is_unspecified or address.is_link_local
        if not local and len(groups) >= 3 and re.search(r"\d", match.group()):
            yield Contact(*match.span(), "ip")


def _ibans(text: str) -> Iterator[Contact]:
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


def _checks(iban: str) -> bool:
    """ISO 13616: letters are numbers from 10, the first four signs go last, modulo 97 is 1."""
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def _links(text: str) -> Iterator[Contact]:
    """Yield links that lead to somebody, looked for around what stands in each of them."""
    done = 0
    for sign in sorted([*_own_signs(text), *(match.start() for match in _PATH.finditer(text))]):
        match = _link(text, done, sign) if sign >= done else None
        if match is None:
            continue
        done = match.end()
        end = match.start() + len(match.group().rstrip(_TRAILING))
        own = match["own"]
        kind = _scheme(own.lower()) if own else _kind(match["host"].lower(), match["path"])
        if kind is not None:
            yield Contact(match.start(), end, kind)


def _link(text: str, first: int, sign: int) -> re.Match[str] | None:
    """Return the link that begins at `first` or behind, and before a sign that is in it."""
    start, first = sign, max(first, sign - _HOST)
    while start > first and (text[start - 1].isalnum() or text[start - 1] in _IN):
        start -= 1
    begun = (_LINK.match(text, at, sign + _LONGEST) for at in range(start, sign))
    return next((match for match in begun if match), None)


def _own_signs(text: str) -> Iterator[int]:
    """Yield where the colons stand of links that are not of the web."""
    for sign in _COLON.finditer(text):
        if text[max(0, sign.start() - 8) : sign.start()].lower().endswith(_OWN):
            yield sign.start()


def _reddit(text: str) -> Iterator[Contact]:
    return (Contact(*match.span(), "profile") for match in _REDDIT.finditer(text))


def _scheme(own: str) -> str | None:
    if own.startswith("mailto"):
        return "email" if "@" in own else None
    return None if own.startswith("tel:") and len(_DIGIT.findall(own)) < 4 else "messenger"


def _kind(host: str, path: str) -> str | None:
    host = re.sub(r"^(?:www|m|mobile|touch|web|old|new|[a-z]{2}(?:-[a-z]{2})?)\.(?=.*\.)", "", host)
    first = re.split(r"[/?#]", path[1:])[0].lower()
    if host in _MESSENGERS or host.removeprefix("www.") in _MESSENGERS:
        return "messenger" if len(first) > 1 and first not in _NOBODY else None
    personal = _PERSONAL.match(path)
    if host in ("youtube.com", "reddit.com", "medium.com", "disqus.com", "steamcommunity.com"):
        return "profile" if personal else None
    if host in _NETWORKS:
        named = len(first) > 1 and first not in _NOBODY and not _GROUP.match(first)
        return "profile" if personal or named else None
    page = _ANY_SITE.search(path)
    named = page is not None and str(page["name"]).lower() not in _NOBODY
    own = not path.strip("/") and host.endswith(tuple(f".{name}" for name in _HOSTS))
    return "profile" if named or own else None


class _Signs(NamedTuple):
    """What is looked at before any pattern: a text, it in small letters, its digits' number."""

    text: str
    small: str
    digits: int


# No number of a kind has fewer digits than stand here.
_LOOKS: tuple[tuple[Callable[[_Signs], object], Callable[[str], Iterable[Contact]]], ...] = (
    (lambda signs: "@" in signs.text or "＠" in signs.text, _emails),
    (lambda signs: _is_marked(signs.text), _spelt_emails),
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
    (lambda signs: signs.digits >= 4 and _FOUR.search(signs.text), _ips),
    (lambda signs: signs.digits and _SIX.search(signs.text), _ips_of_six),
    (lambda signs: signs.digits >= 7, _ibans),
    (lambda signs: "/" in signs.text or ":" in signs.text, _links),
    (lambda signs: "u/" in signs.small, _reddit),
    (
        lambda signs: signs.digits >= 7,
        lambda text: (Contact(start, end, "phone") for start, end in phones(text)),
    ),
)
