"""The distinctive handles of a whole site, found at a cost that stays flat, and told from others.

They are found by their letters alone; whether the signs between the letters make them the handle
is asked of the few places that are found.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import ALONE, DROPPED, fold, tables
from commentariat.mentions._index import Candidates
from commentariat.mentions._lookup import Table
from commentariat.mentions._stream import Stream, stream
from commentariat.mentions._words import pieces

_LEAST_WORDS = 4  # in which a handle may be parted, though it is of fewer
_MOST_WORDS = 100  # of a handle that is looked for
_ONCE = 1 << 16  # handles folded at a time
_Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]

_UCD = unicodedata.ucd_3_2_0  # the same in every Python
_GAP = re.compile(r"[^\w]+|_+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BREAK, _HYPHEN = re.compile(r"[ \t]*\r?\n[ \t]*"), re.compile(r"-(?=[ \t]*\r?\n)")
_PARTED = re.compile(
    r"[ .·–-]|_{1,3}|-?[ \t]*\r?\n[ \t]*"
)  # what somebody may put for a sign of the handle
_YEAR = re.compile(" (?:19|20)[0-9]{2}$")
_SHORTEST = 6  # signs of a distinctive handle
_LONGEST = 64  # letters of one that is looked for where no space parts words
_HEAD, _TAIL = re.compile(r"\S{5}\w$"), re.compile(r"\w\S{5}")
_STEM = 5  # letters of a word that says by itself who is meant


class Site:
    """The hashes of the letters of every handle."""

    def __init__(self, handles: Sequence[str]) -> None:
        pairs = [_whole(handles[at : at + _ONCE]) for at in range(0, len(handles), _ONCE)]
        self._least = min((int(of.min()) for _, of in pairs), default=0)
        self._words = min(max(map(_words, handles), default=0), _MOST_WORDS)
        self._spaced = any(" " in handle for handle in handles)
        hashes = [np.zeros(0, np.uint64), *(hashes for hashes, _ in pairs)]
        self._table = Table(np.concatenate(hashes))
        self._mixed = np.fromiter(map(_is_mixed, handles), np.bool_, len(handles))
        every = np.concatenate([np.zeros(0, np.int64), *(of for _, of in pairs)])
        self._sizes = np.unique(every[self._mixed & (every <= _LONGEST)]).tolist()

    def candidates(self, texts: Stream) -> Candidates:
        """Return one to four words that have the letters of a handle, which is the `entry`."""
        found = self._windows(texts) if len(self._table) else []
        if not found:
            return Candidates(*[np.zeros(0, np.int64)] * 5)
        begin, end, entry = (np.concatenate(column) for column in zip(*found, strict=True))
        return Candidates(begin, end - begin, end, texts.text_of(begin), entry)

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and entry of the same in one text: of the leftmost the longest first."""
        letters = stream([text.replace("\0", " ")])
        found = self.candidates(letters)
        begin, end = letters.at(found.begin), letters.at(found.begin + found.size - 1) + 1
        order = np.lexsort((found.entry, -end, begin))
        return zip(*(column[order].tolist() for column in (begin, end, found.entry)), strict=True)

    def _windows(
        self, texts: Stream
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
        outer = np.flatnonzero(texts.outer)
        begin, end = texts.starts[outer], texts.stops[outer]
        joined = self._joined(texts, outer)
        heads = np.arange(len(begin))
        found = []
        for width in range(self._words):
            if width:
                heads = heads[joined[heads + width - 1]]
            if not len(heads):
                break
            found.append(self._known(texts, begin[heads], end[heads + width]))
        glued = _glued(texts, (begin, end), joined, self._words)
        found += [self._known(texts, *pair) for pair in glued]
        for begins, ends in _among_signs(texts, self._sizes):
            begins, ends, known = self._known(texts, begins, ends)
            mixed = self._mixed[known]
            found.append((begins[mixed], ends[mixed], known[mixed]))
        return found

    def _known(
        self, texts: Stream, begin: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return which stretches have the letters of a handle, and of which."""
        some = end - begin >= self._least
        begin, end = begin[some], end[some]
        hit, known = self._table.look_up(texts.hashes(begin, end - begin))
        return begin[hit], end[hit], known

    def _joined(self, texts: Stream, outer: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a run and the next one are one text's, and parted as words of a handle may be.

        A space parts words of any text: only numbers are looked for behind one.
        """
        row = texts.rows[outer]
        joined = np.zeros(len(row), dtype=np.bool_)
        joined[:-1] = row[1:] == row[:-1]
        if not self._spaced:
            letter = texts.letters[texts.starts[outer]]
            number = np.zeros(len(row), dtype=np.bool_)
            number[:-1] = (letter[1:] >= ord("0")) & (letter[1:] <= ord("9"))
            joined &= number | (texts.after(outer) != ord(" "))
        return joined


def _glued(texts: Stream, words: _Pairs, joined: NDArray[np.bool_], most: int) -> Iterator[_Pairs]:
    """Yield begins and ends of joined words where the first or the last is cut at a joint."""
    inner = np.flatnonzero(~texts.outer)
    joints, (begin, end) = texts.starts[inner], words
    group: NDArray[np.int64] = np.cumsum(~joined) - ~joined  # equal where all between is joined
    word = np.searchsorted(begin, joints) - 1
    for width in range(most):
        first = np.maximum(word - width, 0)
        fits = (word >= width) & (group[first] == group[word])
        yield begin[first[fits]], joints[fits]
        last = np.minimum(word + width, len(begin) - 1)
        fits = (word + width < len(begin)) & (group[last] == group[word])
        yield joints[fits], end[last[fits]]
        behind = len(joints) - 1 - width
        if behind > 0:
            one, other = slice(behind), slice(width + 1, None)
            fits = group[word[one]] == group[word[other]]
            yield joints[one][fits], joints[other][fits]


def _among_signs(texts: Stream, sizes: Sequence[int]) -> Iterator[_Pairs]:
    """Yield begins and ends where no space parts words: in Chinese, Japanese, Thai.

    There each sign may be the first of a word or the last, so stretches of all sizes are tried.
    """
    if texts.points.itemsize == 1 or not sizes:  # ASCII
        return
    lone = texts.outer & (texts.starts != texts.heads[texts.own])
    begin = texts.starts[np.isin(texts.rows, texts.rows[lone])]
    room = len(texts.raw) + max(sizes) + 1
    ends, other = np.zeros(room, np.bool_), np.ones(room, np.int64)
    ends[texts.starts] = ends[texts.stops] = True
    other[texts.starts[lone]] = 0
    before = np.cumsum(other) - other  # letters and first signs, of which the handles hold one
    begin = begin[before[begin + max(sizes)] > before[begin]]
    for size in sizes:
        some = begin[ends[begin + size] & (before[begin + size] > before[begin])]
        yield some, some + size


def _words(handle: str) -> int:
    """Return of how many words, each with its numbers, a handle may be written."""
    return max(_LEAST_WORDS, len(_GAP.findall(handle)) + 1)


def _is_mixed(handle: str) -> bool:
    """Whether a handle is not all of signs that each may be a word: those may be plain words."""
    if handle.isascii():
        return True
    kinds = tables()[1]
    return any(not kinds[ord(sign)] & (ALONE | DROPPED) for sign in handle)


def _whole(handles: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes of handles, and how many letters they have."""
    folded = stream([handle.replace("\0", " ") for handle in handles])
    begin, size = folded.wholes()
    return folded.hashes(begin, size), size


def stands(handle: str, text: str, place: tuple[int, int], *, cut: bool = False) -> bool:
    """Whether a distinctive handle stands at a place of a text that may have its letters.

    The signs between the letters are the handle's, perhaps in full width, with signs that nobody
    sees, or with an end of line; or others, where what stands there cannot be plain words, such as
    what low lines join. `cut` says that what is before has been cut off: it does not part the
    handle from its word.
    """
    start, end = place
    glued = not cut and start > 0 and _touch(text[start - 1], text[start])
    if (glued and handle.isalpha()) or fold(text[start:end]) != fold(handle):
        return False
    surface, own = _seen(text[start:end]), _GAP.findall(_EDGES.sub("", _seen(handle)))
    gaps = _GAP.findall(surface)
    if gaps == own or (gaps and set(gaps) == {"_"}) or _in_lines(gaps, handle, own):
        return True
    return _tells(surface, gaps, handle)


def _in_lines(gaps: Sequence[str], handle: str, own: Sequence[str]) -> bool:
    """Whether signs are the handle's but for an end of line, perhaps behind a hyphen.

    A handle without signs must have a number, and the hyphen: two words may be parted otherwise.
    """
    cut = [_HYPHEN.sub("", gap) for gap in gaps]
    if not own:
        return not handle.isalpha() and cut != list(gaps) and not "".join(cut).strip()
    kept = ([gap for gap in (_BREAK.sub("", gap) for gap in some) if gap] for some in (gaps, cut))
    return any(some == own for some in kept)


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether letters that may be a handle go on before a stretch of a text, or behind it."""
    return bool(_HEAD.search(text, max(0, start - _SHORTEST), start) or _TAIL.match(text, end))


def _touch(before: str, sign: str) -> bool:
    """Whether two signs are of one word."""
    kinds = tables()[1]
    return before.isalnum() and not (kinds[ord(before)] | kinds[ord(sign)]) & ALONE


def _seen(text: str) -> str:
    """Return what is seen of a text: usual signs for those of full width, without any marks."""
    if text.isascii():
        return text
    kinds = tables()[1]
    return "".join(sign for sign in _UCD.normalize("NFKD", text) if not kinds[ord(sign)] & DROPPED)


def _tells(surface: str, gaps: Sequence[str], handle: str) -> bool:
    """Whether words, parted as those of a handle may be, are no plain words.

    One of them is in no dictionary, if a number stands beside it; otherwise none of them is.
    """
    if not all(map(_PARTED.fullmatch, gaps)) or _YEAR.search(surface):
        return False
    words = pieces(surface)
    stems = [word for word in words if not word.isdigit()]
    if len(stems) < len(words):
        return any(map(_odd, stems))
    return all(map(_odd, stems)) and all(map(_odd, pieces(handle)))


def _odd(word: str) -> bool:
    return len(word) >= _STEM and not is_known(word, fold(word))
