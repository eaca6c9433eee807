"""Which texts of a batch may hold contact data: one look at some signs spares the others."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from commentariat.contact._accounts import GLUED
from commentariat.contact._spelt import WORDS
from commentariat.mentions._lookup import Table
from commentariat.mentions._stream import Stream, stream

_DIGITS = 7  # no phone number and no IBAN has fewer
_DOMAIN = 12  # signs of the name of a mail provider, and a few more
# How the words end that stand before the colon of a link: skype, tg, viber, whatsapp, signal …
_OWN = np.array(
    [ord(end[0]) << 8 | ord(end[1]) for end in ("pe", "tg", "er", "pp", "al", "el", "to", "ip")]
)
_ID, _BEFORE_ID = ord("i") << 8 | ord("d"), np.array([ord(sign) for sign in " eE"])
_IN_NAME = np.array([ord(sign) for sign in "_.%+'-"])  # that an address may have before its @
_SPELT = [
    spelt
    for word in ("at", "ät", "ar", "со", "@)", "@]", "@}", "@ ", "do", "pu", "po", "то", ".)", ".]")
    for spelt in {word, word.capitalize(), word.upper()}
]
_TWO = np.array([ord(spelt[0]) << 21 | ord(spelt[1]) for spelt in _SPELT], np.uint64)


def suspects(texts: Stream) -> list[int]:
    """Return the numbers of the texts that `contact.contacts` has to look at, in order."""
    counts = np.bincount(_rows(texts, texts.figures), minlength=len(texts.first))
    places = np.concatenate([_signs(texts), _dots(texts), _told(texts)])
    found: list[int] = np.union1d(_rows(texts, places), np.flatnonzero(counts >= _DIGITS)).tolist()
    return found


def _rows(texts: Stream, places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(texts.first, places, side="right") - 1


def _signs(texts: Stream) -> NDArray[np.int64]:
    """Where a sign of an address or a link stands, with what must stand around it."""
    where = texts.signs
    before, sign, after = (texts.points[where + step] for step in (-1, 0, 1))
    at = (sign == ord("@")) | (sign == ord("＠"))
    found = at & (_is_letter(before) | np.isin(before, _IN_NAME))  # no address without a name,
    found &= _follow(texts, "@＠", ".．", 64)  # nor without a dot
    found[at & (before <= ord(" "))] = _domains(texts, where[at & (before <= ord(" "))])
    found |= (sign == ord("%")) & (after == ord("4"))  # as in %40, an at sign
    found |= (sign == ord("/")) & (_ends_host(texts) | (before | 0x20 == ord("u")))  # or u/name
    ends = (texts.points[where - 2] | 0x20).astype(np.uint32) << 8 | (before | 0x20)
    found |= (sign == ord(":")) & (after > ord(" ")) & np.isin(ends, _OWN)
    behind = (sign == ord(":")) & (ends == _ID)  # as in "LINE ID: anna"
    found[behind] = np.isin(texts.points[where[behind] - 3], _BEFORE_ID)
    found |= _follow(texts, ":", ":", 5)
    dots = _follow(texts, ".", ".", 4)
    found |= dots & np.append(dots[1:], False) & _is_digit(before) & _is_digit(after)
    opens = ((sign | 0x20) == ord("{")) | (sign == ord("("))  # or "["
    found[opens] |= _spelt(texts, where[opens])
    places: NDArray[np.int64] = where[found]
    return places


def _ends_host(texts: Stream) -> NDArray[np.bool_]:
    """Which signs follow a dot so closely that the end of a host stands between, or a port."""
    end = np.append(False, _follow(texts, ".", "/", 13) | _follow(texts, ".", ":", 13))[:-1]
    port = np.append(False, end & _follow(texts, ":", "/", 6))[:-1]
    out: NDArray[np.bool_] = end | port
    return out


def _follow(texts: Stream, signs: str, others: str, most: int) -> NDArray[np.bool_]:
    """Whether a sign is of some and the next of others, close behind with something between."""
    where = texts.signs
    points = texts.points[where]
    one, other = (np.isin(points, list(map(ord, some))) for some in (signs, others))
    found = np.zeros(len(where), np.bool_)
    found[:-1] = one[:-1] & other[1:]
    apart = np.diff(where)
    found[:-1] &= (apart > 1) & (apart <= most)
    return found


def _domains(texts: Stream, where: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a dot within a word follows the signs at some places: `anna @mail.example`."""
    found = np.zeros(len(where), np.bool_)
    for step in range(2, _DOMAIN):
        dot, after = (
            texts.points[np.minimum(where + at, len(texts.points) - 1)] for at in (step, step + 1)
        )
        found |= (dot == ord(".")) & (after > ord(" "))
    return found


def _spelt(texts: Stream, where: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a word for a sign of an address follows some places, perhaps behind a space."""
    one, two, three = (
        texts.points[np.minimum(where + step, len(texts.points) - 1)].astype(np.uint64)
        for step in (1, 2, 3)
    )
    bits = np.uint64(21)
    behind = (one <= ord(" ")) & np.isin(two << bits | three, _TWO)
    found: NDArray[np.bool_] = np.isin(one << bits | two, _TWO) | behind
    return found


def _is_letter(points: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    """Whether signs are letters or digits; all outside ASCII are taken for letters."""
    small = points | points.dtype.type(0x20)
    letter: NDArray[np.bool_] = (small >= ord("a")) & (small <= ord("z"))
    return letter | _is_digit(points) | (points >= 0x80)


def _is_digit(points: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    return (points >= ord("0")) & (points <= ord("9"))


def _dots(texts: Stream) -> NDArray[np.int64]:
    """Where the word "dot" stands, as in addresses that are spelt out."""
    letters = texts.letters
    starts = texts.starts[(texts.stops - texts.starts == 3) & (letters[texts.starts] == ord("d"))]
    fits = (letters[starts + 1] == ord("o")) & (letters[starts + 2] == ord("t"))
    return texts.at(starts[fits])


def _told(texts: Stream) -> NDArray[np.int64]:
    """Where one of the words stands that contact data is told with."""
    (first, second, glued), table = _words()
    pairs = _pairs(texts)
    some = np.flatnonzero(first.take(pairs.take(texts.starts)))
    led = some[glued.take(pairs.take(texts.starts.take(some)))]
    some = some[second.take(pairs.take(texts.starts.take(some) + 1))]
    where = texts.starts.take(some)
    hit, _ = table.look_up(texts.hashes(where, texts.stops.take(some) - where))
    return texts.at(np.concatenate([where[hit], texts.starts.take(led)]))


@cache
def _words() -> tuple[NDArray[np.bool_], Table]:
    """Return sieves for two letters of the words and for the next ones, and all hashes.

    The third sieve is of words that others may be glued to.
    """
    letters = stream(WORDS)
    begin, size = letters.wholes()
    known = np.zeros((3, 1 << 16), np.bool_)
    known[0, _pairs(letters)[begin]] = True
    known[1, _pairs(letters)[begin + 1]] = True
    last = letters.letters[begin[size == 2] + 1].astype(np.int64)  # anything may follow these
    known[1, (last[:, np.newaxis] | np.arange(256) << 8).ravel()] = True
    glued = stream(GLUED)
    known[2, _pairs(glued)[glued.wholes()[0]]] = True
    return known, Table(letters.hashes(begin, size))


def _pairs(texts: Stream) -> NDArray[np.uint16]:
    """Return each letter and the next one as one number; the last is followed by none."""
    return np.ndarray((len(texts.raw),), "<u2", texts.raw + b"\0", strides=(1,))
