"""Names that stand out by their script: of two alphabets mixed, or in a text of another one."""

import re

from commentariat.mentions._form import Form
from commentariat.mentions._plain import PUBLIC

_MIXED = re.compile(
    r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]"
    r"|[^\W\d_][\u180e\u200b\u2060\ufeff][^\W\d_]"
)
_WINDOW = 24
_SHORTEST = {"Chinese": 2, "Korean": 2}  # letters; 4 of other scripts
# Where scripts end, and which begins there; what is written together is one.
_BORDERS = (
    (0x370, "Latin"),
    (0x400, "Greek"),
    (0x530, "Cyrillic"),
    (0x590, ""),
    (0x600, "Hebrew"),
    (0x780, "Arabic"),
    (0x1100, ""),
    (0x1200, "Korean"),
    (0x2E80, ""),
    (0xAC00, "Chinese"),
    (0xD7A4, "Korean"),
    (0x110000, ""),
)


def disguised(surface: str) -> bool:
    """Whether letters of two alphabets touch, or something without width parts them.

    Nobody writes so who does not hide a name.
    """
    return not surface.isascii() and _MIXED.search(surface) is not None


def foreign(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name stands between words of another script."""
    own = _script(text[start]) if text[start].isalpha() and not text.isascii() else ""
    if len(form.letters) < _SHORTEST.get(own, 4) or form.letters in PUBLIC:
        return False
    before = _nearest(text[max(0, start - _WINDOW) : start][::-1])
    after = _nearest(text[end : end + _WINDOW])
    return bool(own and (before or after)) and own not in (before, after)


def _nearest(signs: str) -> str:
    return next((_script(sign) for sign in signs if sign.isalpha()), "")


def _script(sign: str) -> str:
    return next(name for border, name in _BORDERS if ord(sign) < border)
