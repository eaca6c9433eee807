"""Links that lead to a person: profiles, messengers, pages of one's own."""

import re
from collections.abc import Iterator

from commentariat.contact._piece import Contact

_DIGIT = re.compile(r"\d")
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


def links(text: str) -> Iterator[Contact]:
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


def reddit(text: str) -> Iterator[Contact]:
    """Yield names on Reddit as they are written there: `u/name`."""
    return (Contact(*match.span(), "profile") for match in _REDDIT.finditer(text))


def _scheme(own: str) -> str | None:
    if own.startswith("mailto"):
        return "email" if "@" in own or "%40" in own else None
    return None if own.startswith("tel:") and len(_DIGIT.findall(own)) < 4 else "messenger"


def _kind(host: str, path: str) -> str | None:
    host = re.sub(r"^(?:www|m|mobile|touch|web|old|new|[a-z]{2}(?:-[a-z]{2})?)\.(?=.*\.)", "", host)
    first = re.split(r"[/?#]", re.sub("^/#(?:p|eu)(?=/)", "", path)[1:])[0].lower()
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
