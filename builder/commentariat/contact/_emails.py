"""E-mail addresses: with their signs, or with a word in brackets for a sign (`(at)`, `-dot-`)."""

import re
from collections.abc import Iterator

from commentariat.contact._piece import Contact

_AT = re.compile("[@＠]|%40")
_NAME = re.compile(r"[\w.%+'-]{1,64}$")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?[.．]){1,6}[^\W\d_]{2,24}(?![\w@])")
_AT_WORDS, _DOT_WORDS = "at|ät|@|arroba|собака", r"dot|punkt|point|punto|точка|\."
_DOTTED = rf"(?:\s?[(\[{{]\s?(?:{_DOT_WORDS})\s?[)\]}}]\s?|-dot-|\sdot\s)"
_SPELT = re.compile(
    rf"(?<![\w.+-])(?:[\w+-]{{1,32}}{_DOTTED}){{0,2}}[\w.+-]{{1,64}}(?:\s?(?:[(\[{{]\s?(?:{_AT_WORDS})\s?[)\]}}]|-at-|\sat\s)\s?|[@＠])"
    rf"[\w-]{{1,63}}(?:\s?(?:[(\[{{]\s?(?:{_DOT_WORDS})\s?[)\]}}]|-dot-|\sdot\s)\s?(?!dot\b)[\w-]{{1,63}}"
    r"|\.[\w-]{1,63}){1,3}(?!\w)",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[(\[{{]\s?(?:{_AT_WORDS}|{_DOT_WORDS})\s?[)\]}}]", re.IGNORECASE)
_DOT = re.compile(r"-dot-|\sdot\s", re.IGNORECASE)


def emails(text: str) -> Iterator[Contact]:
    """Yield e-mail addresses that are written with their signs."""
    for at, end in (match.span() for match in _AT.finditer(text)):
        name = _NAME.search(text, max(0, at - 64), at)
        domain = _DOMAIN.match(text, end)
        if name and domain and not name.group().startswith(".."):
            lead = len(name.group()) - len(name.group().lstrip(".'-%"))
            if name.start() + lead < at:
                yield Contact(name.start() + lead, domain.end(), "email")


def marked_emails(text: str) -> Iterator[Contact]:
    """Yield e-mail addresses in which a word stands for a sign."""
    for match in _SPELT.finditer(text):
        if is_marked(match.group()):
            yield Contact(*match.span(), "email")


def is_marked(text: str) -> bool:
    """Whether a word stands where a sign of an address would, in brackets or with hyphens."""
    return _MARKED.search(text) is not None or _DOT.search(text) is not None
