"""Words said to somebody that are glued to a name: "Thanksanna_77"."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from commentariat.arrays.words import Hashes
from commentariat.mentions._fold import fold
from commentariat.mentions._lookup import Table, cut, keyed
from commentariat.mentions._stream import Stream, stream
from commentariat.mentions._words import UNKNOWN, rarity

_SAID = (
    "hey hello thx thanks lol imho imo dear exactly agreed sorry bravo "
    "hallo danke lieber liebe genau stimmt merci salut cher chère exactement hola gracias oye "
    "exacto привет спасибо согласен точно cześć hej dzięki dokładnie zgoda ciao grazie esatto olá "
    "obrigado"
)
# Too short to be looked for, and prepositions that are written so.
_SHORT = "hi ty yo oh ok okay ו ה ב ל מ ש כ و ف ب ل ك يا"
_WORDS = frozenset((_SAID + " " + _SHORT).split())
_SAYS = frozenset(_SAID.split())
_LONGEST = 10
_HEAD = re.compile(r"(?<!\w)\w+$")
_WORD = re.compile(r"\w*")
_THREE, _NONE = np.int64(3), np.zeros(1, np.uint64)


def led_in(text: str, start: int, *, said: bool = False) -> bool:
    """Whether such a word is glued to what starts there, and both are no word; `said`: a long one.

    Or a preposition of one letter, behind which any word may stand.
    """
    head = _HEAD.search(text, max(0, start - _LONGEST), start)
    if head is None or head.group().lower() not in (_SAYS if said else _WORDS):
        return False
    if len(head.group()) == 1:
        return True
    rest = _WORD.match(text, start)
    return rarity(fold(head.group() + (rest.group() if rest else ""))) == UNKNOWN


def behind(texts: Stream) -> Stream:
    """Return the same letters with other starts: where such a word ends before its run does."""
    table, hashes, sizes = _said()
    runs = texts.words[texts.lengths[texts.words] > _THREE + 2]
    hit, word = table.look_up(keyed(cut(texts.begun[runs], _THREE), _NONE))
    runs, size = runs[hit], sizes[word]
    begin = texts.starts[runs]
    longer = texts.stops[runs] - begin > size + 1
    runs, begin, size, word = runs[longer], begin[longer], size[longer], word[longer]
    same = texts.hashes(begin, size) == hashes[word]
    runs, begin = runs[same], (begin + size)[same]
    inner = np.zeros(len(runs), np.bool_)
    return replace(
        texts,
        starts=begin,
        rows=texts.rows[runs],
        stops=texts.stops[runs],
        outer=inner,
        own=texts.own[runs],
    )


@cache
def _said() -> tuple[Table, Hashes, NDArray[np.int64]]:
    letters = stream(sorted(_SAYS))
    begin, size = letters.wholes()
    table = Table(keyed(cut(letters.fours(begin), _THREE), _NONE))
    return table, letters.hashes(begin, size), size
