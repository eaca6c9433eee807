"""How well this version finds mentions: counted on invented comments that no rule was made after.

`benchmarks/mentions/written.py --write` keeps the counts, and a test holds them to what it finds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was counted on so many comments in so many languages.

    `counts` has, for each class of handle (`distinctive`, `word`: one usual word or name, `other`),
    how many mentions there were (`named`), how many of them were `found`, how many places were
    `replaced` with a handle of the class, and how many of these rightly (`right`).
    """

    comments: int
    languages: int
    counts: Mapping[str, Mapping[str, int]]


@cache
def recognised(mode: str) -> Recognised:
    """Return the counts of a mode of `commentariat.mentions`."""
    figures = json.loads(FILE.read_text("utf-8"))
    return Recognised(figures["comments"], figures["languages"], figures["modes"][mode])
