"""How long a build takes, against a plain rewrite of the same JSON Lines as Parquet.

    python benchmarks/build.py [--articles 28000] [--comments 36] [--workers 2] [--folder DIR]

Makes an invented dump (comments an article on average, people who name one another), rewrites it
with single-threaded pyarrow (JSON to Parquet, zstd 3, nothing else), builds a release of it with
the command, and prints both times, their ratio, and the largest memory of any process. The rewrite
is timed before and after, the faster time counts; the ratio is what to quote.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

import orjson

SYLLABLES = "ba ke lo mi nu ra se ti vo ga de fi ho ju la me ni po qua ru sa te vi wo za".split()  # noqa: SIM905 - easier to read


class Dice:
    """Numbers that depend on a name alone, drawn 8 at a time."""

    def __init__(self, *name):
        self._name, self._at, self._drawn = repr(name).encode(), 0, []

    def below(self, n):
        if not self._drawn:
            digest = blake2b(self._name + self._at.to_bytes(8, "big"), digest_size=64).digest()
            self._drawn = [int.from_bytes(digest[i : i + 8], "big") for i in range(0, 64, 8)]
            self._at += 1
        return self._drawn.pop() % n


def word(number):
    parts = []
    number += 25
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts)


WORDS = [word(n) for n in range(20_000)]


def words(dice, count):
    # The product of two draws favours small numbers, as language favours common words.
    return [WORDS[dice.below(20_000) * dice.below(20_000) // 20_000] for _ in range(count)]


def handle(number):
    dice = Dice("handle", number)
    one, other = WORDS[300 + dice.below(19_000)], WORDS[300 + dice.below(19_000)]
    shapes = (
        f"{one}{dice.below(9999)}",
        f"{one.title()} {other.title()}",
        f"{one}_{other}",
        one + other,
    )
    return shapes[dice.below(len(shapes))]


def article(number, mean):
    dice = Dice("article", number)
    comments = []
    people = []
    for position in range(dice.below(2 * mean + 1)):
        again = people and dice.below(10) < 3
        who = (
            people[dice.below(len(people))] if again else handle(dice.below(450) * dice.below(450))
        )
        text = " ".join(words(dice, 4 + dice.below(40)))
        if people and dice.below(12) == 0:
            text = f"{'@' * dice.below(2)}{people[dice.below(len(people))]} {text}"
        answers = position and dice.below(10) < 3
        comments.append(
            {
                "id": f"{number}-{position}",
                "parent": f"{number}-{dice.below(position)}" if answers else None,
                "author": who,
                "posted": f"2019-0{1 + dice.below(9)}-1{dice.below(10)}T1{dice.below(10)}:30:00Z",
                "text": text,
                "likes": dice.below(30),
            }
        )
        people.append(who)
    return {
        "id": str(number),
        "site": f"news{number % 4}.example",
        "url": f"https://news{number % 4}.example/{number}",
        "headline": " ".join(words(dice, 9)).title(),
        "body": [" ".join(words(dice, 60)).capitalize() + "." for _ in range(5)],
        "published": "2019-01-10T08:00:00Z",
        "tags": words(dice, 4),
        "comments": comments,
    }


def generate(path, articles, mean):
    count = 0
    with path.open("wb") as file:
        for number in range(articles):
            made = article(number, mean)
            count += len(made["comments"])
            file.write(orjson.dumps(made) + b"\n")
    return count


REWRITE = """
import sys, pyarrow as pa, pyarrow.json as pj, pyarrow.parquet as pq
pa.set_cpu_count(1)
options = pj.ReadOptions(use_threads=False, block_size=16 << 20)
table = pj.read_json(sys.argv[1], read_options=options)
pq.write_table(table, sys.argv[1] + ".parquet", compression="zstd", compression_level=3)
"""


def rewrite(path):
    return timed([sys.executable, "-c", REWRITE, str(path)], os.environ)


def build(path, folder, workers):
    command = [sys.executable, "-m", "commentariat"]
    key = folder / "key"
    subprocess.run([*command, "keygen", str(key)], check=True, stdout=subprocess.DEVNULL)
    environment = {**os.environ, "COMMENTARIAT_KEY_FILE": str(key)}
    options = ["--name", "benchmark", "--out", str(folder / "releases"), "--workers", str(workers)]
    return timed([*command, "build", str(path), *options], environment, folder)


def timed(command, environment, folder=None):
    started = time.perf_counter()
    subprocess.run(command, check=True, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=28_000)
    parser.add_argument("--comments", type=int, default=36)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="keep the dump here, and use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"dump-{options.articles}-{options.comments}.jsonl"
        comments = None if path.exists() else generate(path, options.articles, options.comments)
        path.read_bytes()
        plain = rewrite(path)
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            ours = build(path, Path(fresh), options.workers)
        again = rewrite(path)
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        result = {
            "articles": options.articles,
            "comments": comments,
            "megabytes": round(path.stat().st_size / 1e6, 1),
            "workers": options.workers,
            "rewrite_seconds": [round(plain, 2), round(again, 2)],
            "build_seconds": round(ours, 2),
            "ratio": round(ours / min(plain, again), 2),
            "largest_process_megabytes": round(largest),
        }
        print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
