"""Which pairs of texts are worth comparing: those that share an anchor or a key."""

import numpy as np

from commentariat.arrays import I64, U64

CROWD = 32  # beyond this many holders of a key, not all pairs of them
HEADS = 2  # but each with the first ones, and the best ones,
NEIGHBOURS = 2  # and with the next ones
_AT_ONCE = 1 << 24  # keys sorted at once, about


def candidate_pairs(keys: U64, rows: I64, n: int, place: I64 | None = None) -> tuple[I64, I64]:
    """Return the pairs of rows that share a key.

    A key held by more than `CROWD` rows (a phrase of a template, a much-copied story) pairs each
    with the first `HEADS`, with the best `HEADS` and with its next `NEIGHBOURS`: linear in the
    number of holders. What `place` adds comes on top: the other pairs are found without it, too.

    Args:
        keys: hashes, well mixed.
        rows: the row that holds each key, below `n`.
        n: number of rows.
        place: the place of each row in order of survival, if that is not the order of the rows.

    Returns:
        Lower row and higher row, sorted, each pair once.
    """
    bits = max(1, int(n - 1).bit_length())
    shift = int(len(keys) // _AT_ONCE).bit_length()
    pairs = [np.zeros(0, np.uint64)]
    for part in range(1 << shift):
        here = slice(None) if not shift else _part(keys, part, shift)
        packed = _packed(keys[here] << np.uint64(shift), rows[here], bits)
        pairs.append(_pairs_of(packed, bits, place))
    every = _distinct(np.concatenate(pairs))
    low = (every >> np.uint64(32)).astype(np.int64)
    return low, (every & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _part(keys: U64, part: int, shift: int) -> I64:
    """Return where the keys are whose first `shift` bits are `part`."""
    width = 1 << (64 - shift)
    first, last = np.uint64(part * width), np.uint64(part * width + width - 1)
    return np.flatnonzero((keys >= first) & (keys <= last))


def _distinct(values: U64) -> U64:
    """Sort values, each once; faster than `np.unique`, which hashes."""
    values.sort()
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values


def _packed(keys: U64, rows: I64, bits: int) -> U64:
    """Return prefix of the key and row in one integer, sorted: one in-place sort does all.

    The key loses `bits` bits: what then collides is a candidate that verification refuses.
    """
    packed = keys & ~np.uint64((1 << bits) - 1)
    packed |= rows.astype(np.uint64)
    packed.sort()
    return packed


def _pairs_of(packed: U64, bits: int, place: I64 | None) -> U64:
    """Return every pair within runs of one prefix, as `lower << 32 | higher`."""
    prefix, row = packed >> np.uint64(bits), packed & np.uint64((1 << bits) - 1)
    starts = np.flatnonzero(np.append(True, prefix[1:] != prefix[:-1])[: len(packed)])
    size = np.diff(np.append(starts, len(packed)))
    many = size > 1
    starts, size = starts[many], size[many]
    crowded = size > CROWD
    left, right = _all_pairs(starts[~crowded], size[~crowded])
    some = [_some_pairs(starts[crowded], size[crowded])]
    if place is not None:
        some.append(_best_pairs(starts[crowded], size[crowded], row, place))
    left, right = (np.concatenate(ends) for ends in zip((left, right), *some, strict=True))
    low, high = np.minimum(row[left], row[right]), np.maximum(row[left], row[right])
    return _distinct((low << np.uint64(32) | high)[low < high])


def _ranges(size: I64) -> I64:
    """Return 0 … size - 1 for each size, one after the other."""
    ends = np.cumsum(size)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - size, size)


def _all_pairs(starts: I64, size: I64) -> tuple[I64, I64]:
    step = _ranges(size)
    left = np.repeat(starts, size) + step
    after = np.repeat(size, size) - step - 1
    return np.repeat(left, after), np.repeat(left + 1, after) + _ranges(after)


def _some_pairs(starts: I64, size: I64) -> tuple[I64, I64]:
    member = np.repeat(starts, size) + _ranges(size)
    first, stop = np.repeat(starts, size), np.repeat(starts + size, size)
    left = [np.minimum(first + k, member) for k in range(HEADS)]
    left += [member for _ in range(NEIGHBOURS)]
    right = [member] * HEADS + [np.minimum(member + k + 1, stop - 1) for k in range(NEIGHBOURS)]
    return np.concatenate(left), np.concatenate(right)


def _best_pairs(starts: I64, size: I64, row: U64, place: I64) -> tuple[I64, I64]:
    member = np.repeat(starts, size) + _ranges(size)
    crowd = np.repeat(np.arange(len(size)), size)
    ordered = member[np.lexsort((place[row[member].astype(np.int64)], crowd))]
    first = np.repeat(np.cumsum(size) - size, size)
    return np.concatenate([ordered[first + k] for k in range(HEADS)]), np.tile(member, HEADS)
