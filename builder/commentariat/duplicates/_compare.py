"""The answer to why two articles are one, or are not."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from commentariat.arrays import I64, arrow
from commentariat.duplicates._articles import (
    bags_of,
    equal_texts,
    evidence_of,
    rule_names,
    survival,
)
from commentariat.duplicates._verdict import EQUAL, judge, missing_numbers, other_facts
from commentariat.duplicates._verify import Bags, shared


@dataclass(frozen=True, slots=True)
class Comparison:
    """Why two articles are one or not; the rule is null if they are two.

    `shared` counts the shingles of both, `shingles` those of each, and `boilerplate` those of each
    that were left out, since its site repeats them. `missing_numbers` of `fewer_numbers` in the
    text with fewer numbers are not in the other; `other_facts`: that is too many.
    """

    jaccard: float
    containment: float
    shared: int
    shingles: tuple[int, int]
    boilerplate: tuple[int, int]
    missing_numbers: int
    fewer_numbers: int
    other_facts: bool
    rule: str | None


def compare(table: pa.Table, one: str, other: str) -> Comparison:
    """Compare two articles as `clusters` would, whether or not they became candidates.

    Args:
        table: as for `clusters`; all of it, since it shows what is boilerplate.
        one: article key.
        other: article key.
    """
    table = table.take(arrow(survival(table))).combine_chunks()
    keys = table.column("article_key").to_pylist()
    given = np.array([keys.index(one), keys.index(other)])
    rows = np.sort(given)
    evidence = evidence_of(table, rows)
    first, second = np.zeros(1, np.int64), np.ones(1, np.int64)
    verdicts = judge(evidence, first, second)
    same = equal_texts(table)
    rule = EQUAL if same[rows[0]] == same[rows[1]] else int(verdicts.rule[0])
    missing, fewer = missing_numbers(evidence, first, second)
    size = evidence.distinct.sizes
    least = np.minimum(size[first], size[second])
    place = np.searchsorted(rows, given)
    whole = Bags(*bags_of(table.take(arrow(given)), "shingles")).distinct().sizes
    return Comparison(
        jaccard=float(verdicts.jaccard[0]),
        containment=float(verdicts.containment[0]),
        shared=int(shared(evidence.distinct, first, second)[0]),
        shingles=_both(size[place]),
        boilerplate=_both(whole - size[place]),
        missing_numbers=int(missing[0]),
        fewer_numbers=int(fewer[0]),
        other_facts=bool(other_facts(missing, fewer, least)[0]),
        rule=rule_names()[rule].as_py(),
    )


def _both(numbers: I64) -> tuple[int, int]:
    one, other = numbers.tolist()
    return one, other
