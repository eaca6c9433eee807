"""Ids of comments and commenters in their source: millions of them, known by their hashes alone.

An id is *telling* if it can hardly stand anywhere by chance: 16 signs or more, twelve digits, or
letters with at least five digits in eight signs. It is looked for as a whole word anywhere. Others,
such as "17", count only where something is called an id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from commentariat.arrays import pc
from commentariat.arrays.hashing import hash_column, hash_strings
from commentariat.arrays.words import Hashes, Offsets, find_words, word_hashes
from commentariat.pseudonyms import LENGTH
from commentariat.scan._shapes import Keys, shapes
from commentariat.scan._sieve import Sieve

SHORTEST = 8  # signs of a telling id ...
LONG = 16  # ... or without digits
DIGITS = 5  # of an id with letters ...
ONLY_DIGITS = 12  # ... and without
LEAST = 3  # bytes of the word of an id that is looked for: it has a shape
REACH = 128  # signs around such a word that may belong to the id
MOST_WORDS = 12  # of one id, on each side of that word
_OUTSIDE = b" \t\n\r\x0b\x0c\0\x1e\"'`<>()[]{}\\"
_SIGNS = "".join(chr(byte) for byte in range(33, 127) if not chr(byte).isalnum())
_SPARE = np.zeros(8, np.uint8)


# Tables for `bytes.translate`: 1 for a byte of the kind.
_DIGIT = bytes(48 <= byte <= 57 for byte in range(256))
_LETTER = bytes(97 <= byte <= 122 or byte > 127 for byte in range(256))
_PARTS = bytes(byte in _OUTSIDE and byte != 0 for byte in range(256))


@dataclass(frozen=True, eq=False)
class Ids:
    """Hashes, sorted: of all ids in small letters, and of the rarest word of each telling one.

    `shapes` are those of these words; `keyed` are hashes of the ids of the length of our own.
    """

    whole: Hashes
    words: Hashes
    shapes: Keys
    keyed: Hashes

    @classmethod
    def of(cls, strings: Any) -> "Ids":  # noqa: ANN401 - any strings, or an array of them
        """Take the ids of an Arrow array or of any strings; nulls are none."""
        given = strings if isinstance(strings, pa.ChunkedArray) else pa.array(strings, pa.string())
        data, starts, ends = _joined(given.cast(pa.large_string()).drop_null())
        hashes = hash_strings(np.concatenate([data, _SPARE]), starts, ends)
        keyed = hashes[ends - starts == LENGTH]
        return cls(*map(_unique, (hashes, *_words(data, starts, ends), keyed)))

    @classmethod
    def all(cls, several: Iterable["Ids"]) -> "Ids":
        """Put the ids of several parts together."""
        found = [NONE, *several]
        columns = [np.concatenate([getattr(ids, name) for ids in found]) for name in _FIELDS]
        return cls(*map(_unique, columns))

    def __len__(self) -> int:
        return len(self.whole)

    def save(self, path: Path) -> None:
        """Write the hashes to a file, which is as private as the ids."""
        with path.open("xb") as file:
            np.savez(file, **{name: getattr(self, name) for name in _FIELDS})

    @classmethod
    def load(cls, path: Path) -> "Ids":
        """Read what `save` wrote."""
        with np.load(path) as found:
            return cls(*(found[name] for name in _FIELDS))

    def number(self, text: bytes) -> int | None:
        """Return the number of an id in small letters, or None if this is none."""
        raw = text.strip(_SIGNS.encode())
        if not raw or not len(self):
            return None
        data = np.concatenate([np.frombuffer(raw, np.uint8), _SPARE])
        hashed = hash_strings(data, np.array([0]), np.array([len(raw)]))[0]
        place = int(np.searchsorted(self.whole, hashed))
        return place if place < len(self) and self.whole[place] == hashed else None

    def count_keyed(self, ids: Any) -> int:  # noqa: ANN401 - an array of strings
        """Count, in ids of our own length, those of the source."""
        if not len(self.keyed):
            return 0
        return int(np.isin(hash_column(ids.drop_null().cast(pa.string())), self.keyed).sum())

    def at(
        self, text: bytes, starts: Offsets, sizes: Offsets, hashes: Hashes
    ) -> Iterator[tuple[int, int, int]]:
        """Yield (number, start, end) of telling ids at words of `text`: those that may matter."""
        for (place,) in self._sieve.matches(hashes):
            start = int(starts[place])
            yield from self._around(text, start, start + int(sizes[place]))

    def _around(self, text: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Try everything that begins and ends with a word and holds text[start:end]."""
        first, last = _run(text, start, end)
        begins, sizes = find_words(text[first:last], 1)
        left = [int(at) + first for at in begins if at + first <= start][-MOST_WORDS:]
        right = [int(at) + first for at in begins + sizes if at + first >= end][:MOST_WORDS]
        for begin in left:
            for stop in right:
                number = self.number(text[begin:stop]) if _telling(text[begin:stop]) else None
                if number is not None:
                    yield number, begin, stop

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self.words, np.zeros((len(self.words), 0), np.int64))


_FIELDS = tuple(field.name for field in fields(Ids))
_NO_HASH = np.zeros(0, np.uint64)
NONE = Ids(_NO_HASH, _NO_HASH, np.zeros(0, np.int32), _NO_HASH)


def _joined(strings: Any) -> tuple[NDArray[np.uint8], Offsets, Offsets]:  # noqa: ANN401
    """Return the strings in small letters as bytes with a gap between them, and where each is."""
    small = pc.utf8_trim(pc.utf8_lower(strings), characters=_SIGNS + " ")
    lengths = np.asarray(pc.binary_length(small), np.int64)
    rows = pa.LargeListArray.from_arrays(pa.array([0, len(small)], pa.int64()), _flat(small))
    joined: Any = pc.binary_join(rows, pa.scalar("\0", pa.large_string()))
    data = np.frombuffer(joined[0].as_buffer() if len(small) else b"", np.uint8)
    starts = np.cumsum(lengths + 1) - lengths - 1
    some = lengths > 0
    return data, starts[some], (starts + lengths)[some]


def _flat(strings: Any) -> Any:  # noqa: ANN401
    return strings.combine_chunks() if isinstance(strings, pa.ChunkedArray) else strings


def _words(data: NDArray[np.uint8], starts: Offsets, ends: Offsets) -> tuple[Hashes, Keys]:
    """Return of telling ids the longest word with a digit, else the longest: hash and shape."""
    if not len(starts):
        return NONE.words, NONE.shapes
    raw, sizes = data.tobytes(), ends - starts
    digits, letters, parts = (_counts(raw, kind, starts) for kind in (_DIGIT, _LETTER, _PARTS))
    mixed = (letters > 0) & (digits >= DIGITS) & (sizes >= SHORTEST)
    telling = (mixed | (digits >= ONLY_DIGITS) | (sizes >= LONG)) & (parts == 0)
    if not telling.any():
        return NONE.words, NONE.shapes
    begins, lengths = find_words(raw, LEAST)
    owners = np.searchsorted(starts, begins, side="right") - 1
    kept = np.flatnonzero(telling[owners])
    begins, lengths, owners = begins[kept], lengths[kept], owners[kept]
    if not len(kept):
        return NONE.words, NONE.shapes
    worth = lengths + (_counts(raw, _DIGIT, begins) > 0) * (1 << 40)
    fresh = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.repeat(np.maximum.reduceat(worth, fresh), np.diff(fresh, append=len(owners)))
    rarest = (begins[worth == best], lengths[worth == best])
    return word_hashes(raw, *rarest), shapes(raw, *rarest)


def _telling(text: bytes) -> bool:
    """Say of one id what `_words` says of many."""
    digits = len(text) - len(text.translate(None, b"0123456789"))
    mixed = digits >= DIGITS and len(text) >= SHORTEST and 1 in text.translate(_LETTER)
    return mixed or digits >= ONLY_DIGITS or len(text) >= LONG


def _counts(raw: bytes, kind: bytes, starts: Offsets) -> Offsets:
    """Count the bytes of a kind from each start to the next."""
    flags = np.frombuffer(raw.translate(kind), np.uint8)
    counts: Offsets = np.add.reduceat(flags, starts, dtype=np.int64)
    return counts


def _unique(numbers: NDArray[Any]) -> NDArray[Any]:
    """Sort, and drop repetitions: `np.unique` would go through a table, which is slower."""
    numbers = np.sort(numbers)
    return numbers[np.append(True, np.diff(numbers) > 0)] if len(numbers) else numbers


def _run(text: bytes, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around text[start:end] that white space, quotes and brackets end."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    while start > first and text[start - 1] not in _OUTSIDE:
        start -= 1
    while end < last and text[end] not in _OUTSIDE:
        end += 1
    return start, end
