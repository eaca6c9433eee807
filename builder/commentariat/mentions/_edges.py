"""Where a name ends in its word, and whether it is one at all or a piece of another word."""

import re
import unicodedata
from typing import NamedTuple

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import fold
from commentariat.mentions._form import FREE, NAMED, Form, called
from commentariat.mentions._languages import spoken_around
from commentariat.mentions._led_in import led_in
from commentariat.mentions._one_by_one import one_by_one
from commentariat.mentions._said_on import said_on
from commentariat.mentions._words import UNKNOWN, ordinary, rarity

_REST = re.compile(r"[\w\u200b-\u200f\u2060\u00ad\ufeff]*")
_TIGHT = re.compile(r"[\u200b-\u200f\u2060\u00ad\ufeff\u034f]+")
_JOINT = re.compile(r"\.?[ \u00a0\t]{1,2}|-?[ \t]*\r?\n[ \t]*|[_.\-–·]|_{1,3}|[’']")
_BREAK = re.compile(r"-?\r?\n")
_GAP = re.compile(r"[^\w]+|_+")
_SPACES = re.compile(r"\s+|-")
_PIECE = re.compile(r"([^\w]+|_+)")
# What a language adds to a name; longer rests are other words.
_SUFFIX = re.compile(
    r"(?:s|es|a|owi|em|ie|u|y|ą|ę|om|ów|d|n|en|ns|е|у|а|ом|ем|ой|ей|ы|и|ю|я|ою|ам|ами|ах|ов|ін|ові|ς"
    r"|님\w{0,3}|씨\w{0,2}|은|는|이|가|을|를|의|도|만|에게|한테|께|야|아|와|과|랑|이랑|라고|처럼|보다|へ|さん|君)",
    re.IGNORECASE,
)
# And Turkish, where no apostrophe parts it.
_TURKISH = re.compile(r"[yn]?[aeıiuü]|[ns]?[ıiuü]n|[ntd]?[td][ae]n?|y?l[ae]|l[ae]r")
_DONE = re.compile("する|し(?:て|た|ま|な|よ)|され|させ")  # behind what is done in Japanese
_GENITIVE = re.compile("s")
_SMALL, _SHORTEST_TAIL = 310, 3  # centibels, letters
_SHORTEST_WORD = 3
_SHORTEST_DRAWN = 4


class Edge(NamedTuple):
    """Where the name ends, the suffix behind it, and what follows.

    That may be the handle's own signs, or a word that is `said` to its owner, glued to it.
    """

    end: int
    suffix: str = ""
    signs: bool = False
    said: bool = False


def cut_off(text: str, found: Candidate) -> bool:
    """Whether letters stand right before a form that is no long whole handle glued to them."""
    before, form = text[found.start - 1 : found.start], found.form
    if not before.isalnum() or _is_alone(before) or _is_alone(text[found.start]):
        return False
    if form.kind == "full" and led_in(text, found.start):
        return False
    return form.kind == "part" or form.need != FREE or len(form.letters) < 6


def edge_of(text: str, found: Candidate) -> Edge | None:
    """Return where the name ends in its word, None if it is a piece of another word."""
    end, form = found.end, found.form
    if form.signs and form.kind == "full" and text.startswith(form.signs, end):
        return Edge(end + len(form.signs), signs=True)
    rest = _REST.match(text, end)
    tail = rest.group() if rest else ""
    tail = _TIGHT.sub("", tail) if tail else tail
    if not tail or found.typo or not tail.strip("_"):
        return Edge(end)
    if set(tail.casefold()) == {text[end - 1].casefold()} and _drawn(found, tail):
        return Edge(end + len(rest.group() if rest else ""))
    suffix = _GENITIVE if form.nick else _SUFFIX  # its other cases are forms of their own
    if suffix.fullmatch(tail) and not form.letters.isdigit() and not _is_alone(tail[0]):
        short = len(form.letters) < 4 and tail[0].isascii()
        return None if short else Edge(end, tail)
    return _in_a_word(text, found, tail)


def _in_a_word(text: str, found: Candidate, tail: str) -> Edge | None:
    """Return where a name ends behind which letters follow that are no suffix everywhere."""
    end = found.end
    if _is_alone(tail[0]) or _is_alone(text[end - 1]):
        return None if _DONE.match(tail) else Edge(end)
    if (
        found.form.kind == "full"
        and _TURKISH.fullmatch(tail)
        and (spoken_around(text, found.start, found.end) == "tr")
    ):
        return Edge(end, tail)
    said = said_on(text, found, tail)
    return Edge(end, said=said) if said or _glued(text, found, tail) else None


def _drawn(found: Candidate, tail: str) -> bool:
    """Whether a last letter that stands again is no word's: of a whole handle, if only twice."""
    if len(tail) > 1:
        return True
    form = found.form
    whole = form.kind == "full" and len(form.letters) >= _SHORTEST_DRAWN
    return whole and rarity(form.letters + fold(tail)) == UNKNOWN


def _glued(text: str, found: Candidate, tail: str) -> bool:
    """Whether a name is glued to the next word: a capital, a digit or that word shows the joint."""
    form, last = found.form, text[found.end - 1]
    behind = text[found.start - 1 : found.start] in ("@", "＠")
    if (form.kind != "full" and form.letters not in called()) or len(form.letters) < 4:
        return False
    if behind or (last.isdigit() and tail[0].isalpha() and form.need == FREE):
        return True
    if (last.islower() or last.isdigit()) and tail[0].isupper():
        return form.need != NAMED or _small_word(form, tail)
    return _outstanding(text, found, tail) or (
        text[found.start].isupper() and _small_word(form, tail)
    )


def _small_word(form: Form, tail: str) -> bool:
    """Whether a word that holds sentences together follows, and both together are no word."""
    letters = fold(tail)
    if len(letters) < _SHORTEST_TAIL or rarity(letters) >= _SMALL:
        return False
    return not is_known(form.letters + letters, form.letters + letters)


def _outstanding(text: str, found: Candidate, tail: str) -> bool:
    form = found.form
    word = form.handle.isalpha() and form.handle[1:].islower()
    word = word or (" " not in form.handle and " " in text[found.start : found.end])
    if word or form.need != FREE or len(form.letters) < 8:
        return False
    return not ordinary(form.letters + fold(tail))


def _is_alone(sign: str) -> bool:
    return (
        "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f"
    )


def gaps_fit(text: str, found: Candidate) -> bool:
    surface, form = text[found.start : found.end], found.form
    if surface.isalnum() or one_by_one(text, found):
        return True
    own, length = frozenset(() if form.nick else _GAP.findall(form.handle)), 0
    signs = {gap.strip() for gap in own} - {""}
    for piece in _PIECE.split(surface):
        if not piece or piece[0].isalnum():
            length += len(fold(piece))
            continue
        gap = piece if piece.isascii() else unicodedata.normalize("NFKC", _TIGHT.sub("", piece))
        if not gap or gap in own or gap.strip() in signs or all(map(unicodedata.combining, gap)):
            continue
        if form.letters.isdigit() or not _JOINT.fullmatch(gap):
            return False
        if length not in form.gaps and not (_BREAK.fullmatch(gap) or _two_names(surface, form)):
            return False
    return True


def gaps_near(text: str, found: Candidate) -> bool:
    """Whether no more parts what is misspelt than parts the handle, or than words are parted by."""
    surface, form = text[found.start : found.end], found.form
    if surface.isalnum():
        return True
    gaps, own = _GAP.findall(surface), _GAP.findall(form.handle)
    if len(gaps) > max(len(form.gaps), len(own)):
        return False
    return all(gap in own or not _TIGHT.sub("", gap) or _JOINT.fullmatch(gap) for gap in gaps)


def _two_names(surface: str, form: Form) -> bool:
    """Whether a piece of a handle stands as the two words that it is made of."""
    words = _SPACES.split(surface)
    apart = form.kind == "full" and len(words) == len(form.gaps) + 2
    if not apart or not all(map(str.isalpha, words)):
        return False
    if form.need == FREE and "\uac00" <= words[0][0] <= "\ud7a3":
        return True  # a Korean name: its words are of one or two syllables
    if min(map(len, words)) < _SHORTEST_WORD:
        return False
    if form.need == FREE and all(map(str.istitle, words)):
        return True
    return all(rarity(fold(word)) < UNKNOWN and word[1:].islower() for word in words)
