"""Columns of keyed ids as a whole: which are misshapen, and numbers that stand for ids."""

from typing import Any

import numpy as np
import pyarrow as pa

from commentariat.arrays import pc
from commentariat.arrays.hashing import hash_column
from commentariat.pseudonyms import ALPHABET, LENGTH

_ALPHABET = ALPHABET.encode()
_ID = f"^[{ALPHABET}]{{{LENGTH}}}$"
_NONE = ALPHABET[0] * LENGTH
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def misshapen(ids: Any) -> int:  # noqa: ANN401 - the stubs do not follow compute functions
    """Count the ids that are not 20 signs of their alphabet, nulls aside."""
    ids = ids.drop_null()
    return _strange(ids, _letters(ids))


def _strange(ids: Any, letters: bytes | None) -> int:  # noqa: ANN401
    if letters is not None and not letters.translate(None, _ALPHABET):
        return 0  # a look at all of them together, which is fast
    return len(ids) - int(pc.sum(pc.match_substring_regex(ids, _ID)).as_py() or 0)


def numbers(ids: Any) -> tuple[Any, int]:  # noqa: ANN401
    """Return a number of 64 bits for each id, by which they are compared faster; null for null.

    Also, how many are misshapen.
    """
    filled = ids.fill_null(_NONE)
    nulls, letters = np.asarray(ids.is_null()), _letters(filled)
    strange = _strange(filled, letters)
    if letters is None:
        return pa.array(hash_column(ids), mask=nulls), strange
    found = np.zeros(len(ids), np.uint64)
    for part in np.frombuffer(letters, "<u4").reshape(len(ids), LENGTH // 4).T:
        found = found * _FACTOR + part
    return pa.array(found, mask=nulls), strange


def _letters(ids: Any) -> bytes | None:  # noqa: ANN401
    """Return strings of the length of an id one behind the other; None if one has another."""
    if not pa.types.is_string(ids.type) or not np.all(np.asarray(pc.binary_length(ids)) == LENGTH):
        return None
    _, borders, letters = ids.buffers()
    first = int(np.frombuffer(borders, np.int32)[ids.offset]) if len(ids) else 0
    return letters.slice(first, len(ids) * LENGTH).to_pybytes() if len(ids) else b""
