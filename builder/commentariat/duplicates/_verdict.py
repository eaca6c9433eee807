"""When two texts are one article: written rules over exact counts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commentariat.duplicates._types import I64, U64, Bools
from commentariat.duplicates._verify import Bags, longest_runs, shared

RULES = ("equal", "near", "edited", "same heading")
EQUAL, NEAR, EDITED, HEADING = range(1, 5)

NEARNESS = 0.8  # Jaccard similarity or containment of 3-word shingles
LEAST = 30  # shingles that the shorter text must have where only containment speaks
EDITED_SHARE, EDITED_REST, EDITED_LEAST = 0.6, 0.45, 60
HEADING_SHARE = 0.1
FACTS, FACTS_DENSITY = 3, 0.02


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the rows to compare, boilerplate removed; rows are sorted."""

    rows: I64
    ordered: Bags
    distinct: Bags
    numbers: Bags
    titles: U64
    leads: U64

    def index(self, rows: I64) -> I64:
        """Return where rows stand in the evidence."""
        return np.searchsorted(self.rows, rows).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Jaccard, containment and rule of pairs: a place in `RULES` from 1 on, 0 = two articles."""

    jaccard: npt.NDArray[np.float64]
    containment: npt.NDArray[np.float64]
    rule: npt.NDArray[np.int64]

    def take(self, chosen: Bools) -> "Verdicts":
        """Return the verdicts of some pairs."""
        return Verdicts(self.jaccard[chosen], self.containment[chosen], self.rule[chosen])


def judge(evidence: Evidence, left: I64, right: I64) -> Verdicts:
    """Compare pairs of rows exactly and say which are one article, and by which rule.

    near: max(Jaccard, containment) is at least 0.8; containment alone speaks for texts of some
        length.
    edited: most of the shorter text is in the other, and not only as one block.
    same heading: headline and lead are equal, and so is a part of the body: a damaged copy.
    Never: texts with other numbers in the same words, which is a template with other facts.
    """
    size = evidence.distinct.sizes
    other_facts = _other_facts(evidence, left, right)
    common = np.zeros(len(left), np.int64)
    todo = np.flatnonzero(~other_facts)
    common[todo] = shared(evidence.distinct, left[todo], right[todo])
    least = np.minimum(size[left], size[right])
    jaccard = common / np.maximum(size[left] + size[right] - common, 1)
    containment = common / np.maximum(least, 1)
    rule = np.zeros(len(left), np.int64)
    rule[_same_heading(evidence, left, right) & (containment >= HEADING_SHARE)] = HEADING
    rule[_edited(evidence, left, right, containment)] = EDITED
    rule[(jaccard >= NEARNESS) | ((containment >= NEARNESS) & (least >= LEAST))] = NEAR
    rule[other_facts] = 0
    return Verdicts(jaccard, containment, rule)


def _other_facts(evidence: Evidence, left: I64, right: I64) -> Bools:
    """Mark pairs where most numbers of the text with fewer numbers are missing in the other."""
    size = evidence.numbers.sizes
    fewer = np.minimum(size[left], size[right])
    missing = fewer - shared(evidence.numbers, left, right)
    length = np.minimum(evidence.ordered.sizes[left], evidence.ordered.sizes[right])
    most = (missing >= FACTS) & (2 * missing > fewer) & (missing > FACTS_DENSITY * length)
    return np.asarray(most, dtype=np.bool_)


def _same_heading(evidence: Evidence, left: I64, right: I64) -> Bools:
    titles, leads = evidence.titles, evidence.leads
    return np.asarray((titles[left] == titles[right]) & (leads[left] == leads[right]))


def _edited(
    evidence: Evidence, left: I64, right: I64, containment: npt.NDArray[np.float64]
) -> Bools:
    """Mark pairs that share most of the shorter text, even without their longest common run."""
    edited = np.zeros(len(left), np.bool_)
    size = evidence.distinct.sizes
    least = np.minimum(size[left], size[right])
    todo = np.flatnonzero((containment >= EDITED_SHARE) & (least >= EDITED_LEAST))
    swap = size[left[todo]] <= size[right[todo]]
    short = np.where(swap, left[todo], right[todo])
    other = np.where(swap, right[todo], left[todo])
    total, longest = longest_runs(evidence.ordered, evidence.distinct, short, other)
    length = evidence.ordered.sizes[short]
    edited[todo] = (total - longest) >= EDITED_REST * np.maximum(length - longest, 1)
    return edited
