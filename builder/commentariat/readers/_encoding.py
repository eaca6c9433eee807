"""From the bytes of a file to its text, with the encoding that was used on record."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the shorter one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that pages of news were written in before UTF-8, widest use first: a short text fits
# many code pages, and leaving the rare ones out is what makes the guess good.
_LEGACY = [
    *("cp1252", "cp1251", "cp1250", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "cp866", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# What these labels mean on the web (https://encoding.spec.whatwg.org/#names-and-labels).
_ON_THE_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# A statistical guess takes French for Czech in a short text: the letters of a language tell better.
_SIGNS = frozenset("“”‘’„‚‹›«»–—…•·´°§©®™€£½\xa0\xad")
_WESTERN = (
    "äöüßé",  # German, Swedish, Finnish, Estonian
    "àâæçéèêëîïôœùûü",  # French
    "áéíñóúü¡¿ºª",  # Spanish
    "áâãàçéêíóôõúü",  # Portuguese
    "àèéìíîòóù",  # Italian
    "åäöæøéèóü",  # the Nordic languages
    "éèëïóöüê",  # Dutch
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Slovene, Croatian
)
_ALPHABETS = (
    ("cp1252", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859_2", _CENTRAL),
    ("cp1254", ("çğıi̇öşüâîû",)),
    ("cp1252", ("áðéíóúýþæö",)),  # Icelandic, whose letters are the bytes of Turkish ones
    ("cp1257", ("āčēģīķļņšūž", "ąčęėįšųūž")),  # Latvian, Lithuanian
)
_MOSTLY = 0.9  # a German page may name a Zoë
_SIGN_IN_WORD = re.compile(r"[^\W\d_][£¡¿½][^\W\d_]|£[^\W\d_]")
_SAMPLE = 32_768  # bytes of non-ASCII lines that the guess is made on; it is slow, 1 MB a second
_HEAD = 4096
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_REACH = 2000  # bytes of a line taken on either side of such a byte
_MULTIBYTE = re.compile(r"[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python name of its encoding, and how many characters U+FFFD had to stand in for."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `data`; never fails.

    In order: a byte order mark; strict UTF-8; UTF-16 without a mark, told by its zero bytes; the
    `declared` encoding (an HTTP header's, or what a `<meta charset>` says) where it fits; UTF-8
    with a few damaged characters; the legacy encoding in which nearly all letters are of one
    language; the best guess of charset-normalizer among the usual ones.
    Mojibake that is valid text is left alone: it stands on the page like that.

    >>> decode("Zoë".encode("cp1252"), "iso-8859-1")
    Decoded(text='Zoë', encoding='cp1252', replaced=0)
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replacing(data, name)
    if data.isascii() and b"\x00" not in data and b"\x1b" not in data:
        return Decoded(data.decode("ascii"), "ascii")
    wide = _wide(data[:_HEAD])
    if wide:
        return _replacing(data, wide)
    return (
        _strictly(data, _label(declared) if b"\x1b" in data[:_HEAD] else None)  # ISO-2022 is 7-bit
        or _strictly(data, "utf-8")
        or _strictly(data, _label(declared or declared_in(data)))
        or _nearly_utf8(data)
        or _replacing(data, _guess(data))
    )


def declared_in(data: bytes) -> str | None:
    """Return the encoding that the `<meta charset>` of an HTML page names, if it has one."""
    found = _META.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _label(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else None
    except (LookupError, ValueError):
        return None
    if name is None or name.startswith(
        ("utf-16", "utf-32")
    ):  # then the page could not have said so
        return None
    return _ON_THE_WEB.get(name, name)


def _strictly(data: bytes, name: str | None) -> Decoded | None:
    if name is None:
        return None
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, LookupError):  # LookupError: a codec that is not for text, such as rot13
        return None


def _replacing(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace")
    return Decoded(text, name, text.count("\ufffd"))


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 flavour whose zero bytes lie on one side only, else None."""
    head = head[: len(head) // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = max(2, len(head) // 40)  # CJK text has few zeros, but its spaces and line ends have
    if odd >= enough and odd > 8 * even:
        name = "utf-16-le"
    elif even >= enough and even > 8 * odd:
        name = "utf-16-be"
    else:
        return None
    return name if _strictly(head, name) or _strictly(head[:-2], name) else None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Return the text if it is UTF-8 but for damage here and there: a cut, a pasted byte."""
    decoded = _replacing(data, "utf-8")
    whole = sum(1 for _ in _MULTIBYTE.finditer(decoded.text[:1_000_000]))
    damaged = decoded.text[:1_000_000].count("\ufffd")
    return decoded if whole and damaged * 4 <= whole else None


def _guess(data: bytes) -> str:
    sample = _accented_lines(data)
    fits = [(_share(sample, name, letters), name) for name, letters in _ALPHABETS]
    share, name = max(fits, key=itemgetter(0))  # of equally good ones the first
    if share >= _MOSTLY:
        return name
    best = from_bytes(sample, cp_isolation=_LEGACY, preemptive_behaviour=False).best()
    return best.encoding if best else "cp1252"


def _accented_lines(data: bytes) -> bytes:
    sample = bytearray()
    hit = _NON_ASCII.search(data)
    while hit and len(sample) < _SAMPLE:
        at = hit.start()
        begin = data.rfind(b"\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
        end = data.find(b"\n", at, at + _REACH)
        end = at + _REACH if end < 0 else end
        sample += data[begin:end] + b"\n"
        hit = _NON_ASCII.search(data, end)
    return bytes(sample)


def _share(sample: bytes, name: str, alphabets: tuple[str, ...]) -> float:
    """Return the share of one language in the letters beyond ASCII of a text read as `name`."""
    try:
        text = sample.decode(name).lower()
    except UnicodeError:
        return 0.0
    if _SIGN_IN_WORD.search(text):
        return 0.0
    letters = Counter(char for char in text if char > "\x7f" and char not in _SIGNS)
    known = max(sum(letters[char] for char in set(alphabet)) for alphabet in alphabets)
    return known / letters.total() if letters else 1.0
