"""Spellings of a handle that the grammar of a language, or how it writes, gives."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from commentariat.mentions._fold import fold
from commentariat.mentions._form import NAMED, Form

_ARTICLES = {"der": ("dem", "den", "des"), "die": ("der", "den"), "das": ("dem", "des")}
_GREEK = {"ος": ("ου", "ο", "ε"), "ης": ("η",), "ας": ("α",)}
_SAID = re.compile(r"(?<=[的の])[\u3040-\u30ff\u4e00-\u9fff]{2,6}$")
_SHORT = re.compile(r"(?<=[\u4e00-\u9fff])[小老阿][\u4e00-\u9fff]$")
_SEMITIC = re.compile(r"[\u05d0-\u05ea\u0620-\u064a]")
_GLUED = ("و", "ف", "ب", "ل", "ك", "يا", "ו", "ה", "ב", "ל", "מ", "ש", "כ")
_GLUED_TO = 5  # letters, from which on a single word is found glued to anything


def in_greek(spelt: Iterable[Form]) -> Iterator[Form]:
    """Yield the cases of what ends as the names of Greek men do."""
    for form in spelt:
        for ending, others in _GREEK.items():
            if form.letters.endswith(fold(ending)):
                stem = form.letters[: -len(ending)]
                yield from (form._replace(letters=stem + fold(other)) for other in others)


def in_chinese(handle: str) -> Iterator[Form]:
    """Yield the trade in 爱钓鱼的木匠, and the short name at the end of 码头小赵."""
    for found in filter(None, (_SAID.search(handle), _SHORT.search(handle))):
        yield Form(fold(found.group()), frozenset(), "part", NAMED, handle)


def in_arabic(full: Form) -> Iterator[Form]:
    """Yield a handle of several words behind the words of one letter that are glued to the first.

    Those glued to a single word are found with it, unless it is short.
    """
    apart = full.gaps or len(full.letters) < _GLUED_TO
    for prefix in _GLUED if apart and _SEMITIC.match(full.handle) else ():
        gaps = frozenset(gap + len(prefix) for gap in full.gaps)
        yield full._replace(letters=prefix + full.letters, gaps=gaps, lead=len(prefix))


def in_german(full: Form, parts: list[str]) -> Iterator[Form]:
    """Yield the cases of a handle with a German article: "dem Alten" for "Der Alte"."""
    for article in _ARTICLES.get(parts[0], ()):
        for ending in ("n", "") if parts[1].endswith("e") else ("",):
            words = [article, parts[1] + ending, *parts[2:]]
            ends = accumulate(map(len, words[:-1]))
            yield full._replace(letters="".join(words), gaps=frozenset(ends))
