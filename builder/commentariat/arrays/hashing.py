"""Hashes of byte strings and of sequences of hashes, whole arrays at once.

They find equal texts among honest ones and are no secret: nothing published may hold them.
"""

import hashlib
from functools import cache

import numpy as np

from commentariat.arrays import I64, U8, U64, Arrow, whole

_BASE = 0x9E3779B97F4A7C15
_LANE = 0xD6E8FEB86659FD93
_LONG = 256  # bytes; longer strings, few, are hashed one by one
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def mix(x: U64) -> U64:
    """Scatter 64-bit integers: the finaliser of splitmix64 (Steele, Lea, Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def hash_strings(data: U8, starts: I64, ends: I64) -> U64:
    """Hash `data[start:end]` for each pair, by eights; `data` has eight bytes to spare."""
    eights = np.ndarray(len(data) - 7, "<u8", data, strides=(1,))
    size = ends - starts
    hashes = mix(eights[starts] & _MASKS[np.minimum(size, 8)]) + size.astype(np.uint64)
    todo = np.flatnonzero((size > 8) & (size <= _LONG))
    at = 8
    while len(todo):
        lanes = eights[starts[todo] + at] & _MASKS[np.minimum(size[todo] - at, 8)]
        hashes[todo] = mix(hashes[todo] * np.uint64(_LANE) + lanes)
        at += 8
        todo = todo[size[todo] > at]
    for i in np.flatnonzero(size > _LONG).tolist():
        digest = hashlib.blake2b(data[starts[i] : ends[i]].tobytes(), digest_size=8).digest()
        hashes[i] = int.from_bytes(digest, "little")
    return mix(hashes)


def hash_column(strings: Arrow) -> U64:
    """Return a 64-bit hash of each string, byte by byte, 0 for null; never published."""
    array = whole(strings)
    offsets = np.frombuffer(array.buffers()[1], np.int32)[array.offset :][: len(array) + 1]
    data = np.frombuffer(array.buffers()[2] or b"", np.uint8)[offsets[0] : offsets[-1]]
    ends = offsets.astype(np.int64) - offsets[0]
    hashes = hash_strings(np.append(data, np.zeros(8, np.uint8)), ends[:-1], ends[1:])
    return np.where(array.is_valid().to_numpy(zero_copy_only=False), hashes, np.uint64(0))


def hash_rows(data: U8, starts: I64, ends: I64) -> U64:
    """Hash `data[start:end]` for each pair, like `hash_strings`, for strings of some length."""
    eights = np.ndarray(len(data) - 7, "<u8", data, strides=(1,))
    size = ends - starts
    count = (size + 7) >> 3
    offsets = np.append(0, np.cumsum(count))
    at = np.repeat(starts - 8 * offsets[:-1], count) + 8 * np.arange(offsets[-1])
    lanes = eights[at]
    filled = count > 0
    lanes[offsets[1:][filled] - 1] &= _MASKS[((size[filled] - 1) & 7) + 1]
    return mix(hash_sequences(mix(lanes), offsets) + size.astype(np.uint64))


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """Return the first `size` powers of the base modulo 2**64, and of its inverse."""
    return _powers_of(_BASE, size), _powers_of(pow(_BASE, -1, 1 << 64), size)


def _powers_of(base: int, size: int) -> U64:
    table = np.ones(size, np.uint64)
    done = 1
    while done < size:
        step = min(done, size - done)
        table[done : done + step] = table[:step] * np.uint64(pow(base, done, 1 << 64))
        done += step
    table.flags.writeable = False
    return table


def hash_sequences(values: U64, offsets: I64) -> U64:
    """Hash `values[offsets[i]:offsets[i + 1]]` for each i: a polynomial, wherever it stands."""
    size = 1 << max(12, len(values).bit_length())
    power, inverse = _powers(size)
    filled = offsets[1:] > offsets[:-1]
    sums = np.zeros(len(filled), np.uint64)
    weighted = values[: offsets[-1]] * power[: offsets[-1]]
    sums[filled] = np.add.reduceat(weighted, offsets[:-1][filled])
    return mix(sums * inverse[offsets[:-1]] + np.diff(offsets).astype(np.uint64))
