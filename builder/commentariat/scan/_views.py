"""The readings of a byte string: text in any of the encodings in which a name may hide."""

import base64
import re
import unicodedata
from collections.abc import Iterator

from commentariat.identity._normal_form import INVISIBLE
from commentariat.scan._archives import streams
from commentariat.scan._escapes import rewritten, unescaped

DEEPEST = 2  # an encoding inside an encoding
# What a handle with other letters than ASCII's may be written in, where it is no UTF-8.
_SINGLE = ("cp1251", "koi8-r", "cp1252")
# Pairs of bytes of which the high one says Latin, Greek, Cyrillic, Hebrew or Arabic.
_WIDE = {
    "utf-16-le": re.compile(rb"(?:[\0-\xff][\0-\x06]){5,}"),
    "utf-16-be": re.compile(rb"(?:[\0-\x06][\0-\xff]){5,}"),
}
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[ :]?){5,}")
_HEX_GAP = re.compile("[ :]")
# Letters of other scripts that look like a Latin small letter (after NFKD and case folding).
_SCRIPTS = {
    "авеһіјкмнорԛѕтухԁԝӏгпсзьё": "abehijkmhopqstyxdwlrnc3be",
    "αβεικνορτυχωγϲη": "abeikvoptuxwycn",
    "ıłøđħŋɡɑɩʟɴʀʏɪ": "ilodhngailnryi",
    "օսոհյ": "ounhj",
}
_LOOK_ALIKES = str.maketrans("".join(_SCRIPTS), "".join(_SCRIPTS.values()))


class _Looks(dict[int, int | None]):
    """What each code point looks like, nothing for a mark; found out when it is first met."""

    def __missing__(self, point: int) -> int | None:
        mark = unicodedata.category(chr(point)).startswith("M")
        self[point] = None if mark else _LOOK_ALIKES.get(point, point)
        return self[point]


_LOOKS = _Looks()


def readings(raw: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield (encoding, text) for each way to read `raw`, nested encodings included.

    Texts are folded to small letters; the reading "look-alike" also drops diacritics, invisible
    signs and the script of a letter. All work is linear in the size of `raw`.
    """
    inside: list[tuple[str, bytes]] = []
    for encoding, text in _texts(raw, depth):
        yield encoding, text.lower()
        plain = unescaped(text)
        ways = (("escaped", plain.lower()), ("look-alike", skeleton(plain)))
        known = {text.lower()}
        for way, other in (*ways, *(() if depth else _rewritten(plain))):
            if other not in known:
                known.add(other)
                yield way, other
        inside += packed(plain)
    if depth < DEEPEST:
        inside += [("compressed", content) for content in streams(raw)]
        for inner, hidden in inside:
            yield from ((inner, found) for _, found in readings(hidden, depth + 1))


def _rewritten(plain: str) -> Iterator[tuple[str, str]]:
    yield from ((way, other.lower()) for way, other in rewritten(plain))


def skeleton(text: str) -> str:
    """Return what a text looks like: NFKD, case folding, no marks, Latin for look-alike letters."""
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", INVISIBLE.sub("", text)).casefold()
    return flat.translate(_LOOKS)


def _texts(raw: bytes, depth: int) -> Iterator[tuple[str, str]]:
    yield "utf-8", raw.decode("utf-8", "replace")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16", raw.decode("utf-16", "replace")
    for encoding, pattern in _WIDE.items():
        found = b"".join(match.group() for match in pattern.finditer(raw))
        if found:
            yield encoding, found.decode(encoding, "replace")
    if depth == 0 and "\ufffd" in raw.decode("utf-8", "replace"):
        yield from ((encoding, raw.decode(encoding, "replace")) for encoding in _SINGLE)


def packed(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes behind all stretches of hexadecimal, then of base64, at each alignment."""
    digits = [_HEX_GAP.sub("", match.group()) for match in _HEX.finditer(text)]
    if digits:
        yield "hex", b"\n".join(_bytes_of(run[shift:]) for run in digits for shift in (0, 1))
    letters = [match.group() for match in _BASE64.finditer(text)]
    if letters:
        plain = [run.replace("-", "+").replace("_", "/") for run in letters]
        yield "base64", b"\n".join(_decoded(run[shift:]) for run in plain for shift in range(4))


def _bytes_of(digits: str) -> bytes:
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _decoded(letters: str) -> bytes:
    if len(letters) % 4 == 1:  # a single letter is no whole byte
        letters = letters[:-1]
    return base64.b64decode(letters + "=" * (-len(letters) % 4))
