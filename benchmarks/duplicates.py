"""Time near-duplicate detection: signatures of texts, and the clusters of many signatures.

    python benchmarks/duplicates.py [--signatures 5000000] [--megabytes 20]

Prints one JSON object a part: seconds of processor time, wall time, peak memory. The signatures are
invented: one article in ten repeats an earlier one with four fifths of its shingles; shingles are
made when a pair is verified, as a build would read them from its prepared files.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa

from commentariat.arrays.hashing import mix
from commentariat.duplicates import (
    candidate_pairs,
    comment_keys,
    groups,
    leaders,
    signatures,
)
from commentariat.duplicates._verify import Bags, shared

KEYS = 24  # anchors of an article
SHINGLES = 100
PAIRS_AT_ONCE = 1 << 16


def timed(name: str, work: Callable[[], dict[str, Any]]) -> None:
    """Run a part and print what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    spent = {
        "wall_s": round(time.perf_counter() - wall, 2),
        "cpu_s": round(time.process_time() - cpu, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps({"part": name} | found | spent) + "\n")


def origins(n: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return for each article the one it repeats, or itself: one in ten repeats."""
    rows = np.arange(n)
    copy = rows % 10 == 9
    earlier = (mix(rows.astype(np.uint64)) % np.maximum(rows, 1).astype(np.uint64)).astype(np.int64)
    return np.where(copy & (earlier % 10 != 9), earlier, rows)


def values(rows: Any, origin: Any, size: int) -> Any:
    """Return `size` hashes a row; a copy has four fifths of those of its origin."""
    place = np.arange(size, dtype=np.uint64)
    source = np.where(place % np.uint64(5) == 4, rows[:, None], origin[rows][:, None])
    return mix(source.astype(np.uint64) * np.uint64(size + 1) + place)


def invented(origin: Any) -> Any:
    """Return the keys of all articles."""
    n = len(origin)
    keys = np.empty(n * KEYS, np.uint64)
    for a in range(0, n, PAIRS_AT_ONCE):
        b = min(a + PAIRS_AT_ONCE, n)
        keys[a * KEYS : b * KEYS] = values(np.arange(a, b), origin, KEYS).ravel()
    return keys


def resolve(origin: Any, keys: Any) -> dict[str, Any]:
    """Band, verify and cluster signatures."""
    n = len(origin)
    left, right = candidate_pairs(keys, np.repeat(np.arange(n, dtype=np.int32), KEYS), n)
    good = np.concatenate(
        [np.zeros(0, np.bool_)]
        + [
            verified(left[a : a + PAIRS_AT_ONCE], right[a : a + PAIRS_AT_ONCE], origin)
            for a in range(0, len(left), PAIRS_AT_ONCE)
        ]
    )
    left, right = left[good], right[good]
    leader = leaders(left, right, n)
    group = groups(left, right, n)
    return {
        "signatures": n,
        "candidates": len(good),
        "verified": int(good.sum()),
        "clusters": int((leader == np.arange(n)).sum()),
        "groups": int((group == np.arange(n)).sum()),
    }


def verified(left: Any, right: Any, origin: Any) -> Any:
    """Compare pairs exactly: two thirds in common, as copies have here."""
    rows, at = np.unique(np.concatenate([left, right]), return_inverse=True)
    hashes = (values(rows, origin, SHINGLES) >> np.uint64(32)).astype(np.uint32)
    bags = Bags(hashes.ravel(), np.arange(len(rows) + 1) * SHINGLES).distinct()
    common = shared(bags, at[: len(left)], at[len(left) :])
    return common / (2 * SHINGLES - common) >= 0.6


def prose(size: int) -> list[str]:
    """Return invented paragraphs of about `size` bytes in all."""
    rng = np.random.Generator(np.random.PCG64(1))
    letters = np.frombuffer(b"etaoinshrdlcumwfgypb", np.uint8)
    words = [bytes(rng.choice(letters, rng.integers(2, 10))).decode() for _ in range(5000)]
    text = " ".join(words[i] for i in rng.integers(0, 5000, size // 7))
    return [text[i : i + 350] + "\u2019." for i in range(0, len(text), 350)]


def prepare(megabytes: int) -> dict[str, Any]:
    """Sign articles of ten paragraphs."""
    blocks = prose(megabytes * 1_000_000)
    bodies = pa.array([blocks[i : i + 10] for i in range(0, len(blocks), 10)])
    none = pa.nulls(len(bodies), pa.string())
    start = time.process_time()
    signed = signatures(none, none, bodies)
    spent = time.process_time() - start
    return {"articles": signed.num_rows, "mb_per_cpu_s": round(megabytes / spent, 1)}


def comments(n: int) -> dict[str, Any]:
    """Key comments of 150 bytes."""
    texts = [block[:150] for block in prose(20_000_000 if n > 50_000 else 400 * n)]
    column = pa.array((texts * (n // len(texts) + 1))[:n])
    start = time.process_time()
    comment_keys(column)
    return {"comments": n, "key_cpu_s": round(time.process_time() - start, 2)}


def main() -> None:
    """Run the parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--signatures", type=int, default=500_000)
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--comments", type=int, default=100_000)
    given = parser.parse_args()
    timed("prepare", lambda: prepare(given.megabytes))
    timed("comments", lambda: comments(given.comments))
    origin = origins(given.signatures)
    keys = invented(origin)
    timed("resolve", lambda: resolve(origin, keys))


if __name__ == "__main__":
    main()
