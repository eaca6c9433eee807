"""Measure how well mentions are found in comments that were written and labelled by hand.

    python benchmarks/mentions/written.py [--mode balanced] [--show] [--write]

`seen.jsonl` helped to make the rules. `unseen.jsonl` did not: nobody who works on the rules reads
it, and once somebody has, it is time for new lines. Its figures are those that a datasheet prints;
`--write` keeps them for it. All people, sites and comments are invented.

A mention counts as found if its place names the right person and no three letters of it in a row
can still be read; what is replaced elsewhere counts as wrong.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import get_args

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "builder")]

from run import LETTERS, left, raw_spans  # noqa: E402

from commentariat.describe.recognised import FILE  # noqa: E402
from commentariat.mentions import (  # noqa: E402
    Mode,
    Person,
    Redacted,
    Redactor,
    Thread,
    distinctive,
    ordinary,
)

PARTS = ("seen", "unseen")
MODES: tuple[Mode, ...] = get_args(Mode)

Counts = dict[str, dict[str, int]]
"""By class of handle: how many mentions there are, how many were `found`; how many places were
`replaced`, and how many of them rightly."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, its thread, and where it names whom: (start, end, handle, form)."""

    thread: dict
    language: str
    text: str
    mentions: list[tuple[int, int, str, str]]
    author: str | None = None
    answers: str | None = None


def main() -> None:
    """Print what is found of either part, and keep the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--mode", choices=MODES)
    options.add_argument("--show", action="store_true", help="print the faults of the seen lines")
    options.add_argument("--write", action="store_true", help="keep the figures for datasheets")
    chosen = options.parse_args()
    for mode in [chosen.mode] if chosen.mode else MODES:
        for part in PARTS:
            faults: list[str] = []
            for row in table(mode, part, measure(comments(part), mode, faults)):
                sys.stdout.write(row + "\n")
            if chosen.show and part == "seen":
                sys.stdout.writelines(fault + "\n" for fault in faults)
    if chosen.write:
        FILE.write_text(json.dumps(figures(), indent=1, sort_keys=True) + "\n")


def comments(part: str) -> list[Comment]:
    """Return the comments of one part."""
    threads = map(json.loads, path(part).read_text("utf-8").splitlines())
    return [Comment(thread, **found) for thread in threads for found in thread["comments"]]


def path(part: str) -> Path:
    """Return the file of one part."""
    return HERE / f"{part}.jsonl"


def figures() -> dict:
    """Return what the datasheet is to say, and of which lines."""
    unseen = comments("unseen")
    return {
        "comments": len(unseen),
        "languages": len({comment.language for comment in unseen}),
        "sha256": sha256(path("unseen").read_bytes()).hexdigest(),
        "modes": {mode: measure(unseen, mode, []) for mode in MODES},
    }


def measure(found: list[Comment], mode: Mode, faults: list[str]) -> Counts:
    """Return the counts, and add a line for each fault."""
    counts: Counts = defaultdict(lambda: dict.fromkeys(("named", "found", "replaced", "right"), 0))
    for _, group in groupby(found, key=lambda comment: id(comment.thread)):
        together = list(group)
        for comment, places in zip(together, replaced(together, mode), strict=True):
            judge(comment, places, counts, faults)
    return dict(sorted(counts.items()))


def judge(
    comment: Comment, places: list[tuple[int, int, str]], counts: Counts, faults: list[str]
) -> None:
    """Add what was found in a comment, and what was replaced, to the counts."""
    for start, end, handle, form in comment.mentions:
        counts[kind(handle)]["named"] += 1
        if is_found(comment.text, start, end, handle, places):
            counts[kind(handle)]["found"] += 1
        else:
            faults.append(f"  missed {form} {handle!r}: {comment.text!r}")
    for start, end, handle in places:
        counts[kind(handle)]["replaced"] += 1
        if any(start < stop and first < end for first, stop, *_ in comment.mentions):
            counts[kind(handle)]["right"] += 1
        else:
            faults.append(f"  wrong {handle!r} {comment.text[start:end]!r}: {comment.text!r}")


def kind(handle: str) -> str:
    """Return which class a handle is of."""
    if distinctive(handle):
        return "distinctive"
    return "word" if ordinary(handle) else "other"


def replaced(found: list[Comment], mode: Mode) -> Iterator[list[tuple[int, int, str]]]:
    """Yield what a build replaces in comments of one thread: start, end, whose handle."""
    handles = found[0].thread["participants"]
    others = [name for name in found[0].thread.get("site_handles", []) if distinctive(name)]
    people = tuple(Person(f"P{at}", (name,)) for at, name in enumerate(handles))
    site = [Person(f"S{at}", (name,), ordinary=False) for at, name in enumerate(others)]
    names = {person.pseudonym: person.handles[0] for person in (*people, *site)}
    byline = found[0].thread.get("byline")
    number = {None: None} | {name: at for at, name in enumerate(handles)}
    thread = Thread(
        people,
        [number[comment.author] for comment in found],
        [comment.text for comment in found],
        [byline] if byline else [],
        [number[comment.answers] for comment in found],
    )
    (results,) = Redactor(site, mode).redact([thread])
    for comment, result in zip(found, results, strict=True):
        places = tokens(comment.text, result)
        yield [(start, end, names[name]) for start, end, name in places if name in names]


def tokens(text: str, result: Redacted | None) -> Iterator[tuple[int, int, str]]:
    """Yield where tokens stand for what, if there are any."""
    if result is not None:
        yield from raw_spans(text, result)


def is_found(
    text: str, start: int, end: int, handle: str, places: list[tuple[int, int, str]]
) -> bool:
    """Whether a mention leads to its person and cannot be read any more."""
    named = any(first < end and start < stop and who == handle for first, stop, who in places)
    return named and left(text, (start, end), places) < min(LETTERS, end - start)


def table(mode: Mode, part: str, counts: Counts) -> Iterator[str]:
    """Yield a row for each class of handle, and their sum."""
    total = {name: sum(row[name] for row in counts.values()) for name in counts["word"]}
    yield f"{mode}, {part} lines{'':10}{'named':>7}{'recall':>9}{'precision':>11}"
    for name, row in {**counts, "all": total}.items():
        recall, precision = row["found"] / row["named"], row["right"] / row["replaced"]
        yield f"  {name:26}{row['named']:7}{recall:9.3f}{precision:11.3f}"


if __name__ == "__main__":
    main()
