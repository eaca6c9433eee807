"""When two texts are one article: written rules over exact counts."""

from dataclasses import dataclass

import numpy as np

from commentariat.arrays import F64, I64, U64, Bools
from commentariat.duplicates._verify import Bags, coverage, shared

RULES = ("equal", "near", "edited", "same heading")
EQUAL, NEAR, EDITED_RULE, HEADING = range(1, 5)

NEARNESS = 0.8  # Jaccard similarity or containment of 3-word shingles
CONTAINED = 30  # shingles that a contained text must have,
SURELY = 130  # and from how many on nearness suffices: no boilerplate is so long;
WHOLLY = 0.85  # a shorter one is contained wholly, or in many places
ALIKE = 0.3  # containment that is worth a warning, in two texts that are not one article
EDITED, EDITED_REST, EDITED_LEAST = 0.5, 0.35, 60  # an edited copy: common, in many places, length
DAMAGED = 0.1  # common to two texts under one headline and lead
FACTS, FACTS_DENSITY = 3, 0.02  # numbers that the other text lacks: how many, and per shingle


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the rows to compare, boilerplate removed; rows are sorted."""

    rows: I64
    ordered: Bags
    distinct: Bags
    numbers: Bags
    titles: U64
    leads: U64
    sites: U64

    def index(self, rows: I64) -> I64:
        """Return where rows stand in the evidence."""
        return np.searchsorted(self.rows, rows).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Jaccard, containment and rule of pairs: a place in `RULES` from 1 on, 0 = two articles.

    `alike` marks the pairs with much in common, whether they are one article or two.
    """

    jaccard: F64
    containment: F64
    rule: I64
    alike: Bools

    def take(self, chosen: Bools) -> "Verdicts":
        """Return the verdicts of some pairs."""
        return Verdicts(
            self.jaccard[chosen], self.containment[chosen], self.rule[chosen], self.alike[chosen]
        )


def judge(evidence: Evidence, left: I64, right: I64) -> Verdicts:
    """Compare pairs of rows exactly and say which are one article, and by which rule.

    near: Jaccard similarity is at least 0.8, or so is containment, in a text of some length.
    edited: more than half of the shorter text is in the other, and not only as one block.
    same heading: headline and lead are equal, and so is a part of the body: a damaged copy.
    Never: texts with other numbers in the same words, which is a template with other facts.

    Args:
        evidence: what is known of the rows.
        left: places in the evidence, from `Evidence.index`.
        right: the other text of each pair.
    """
    size = evidence.distinct.sizes
    missing, fewer = missing_numbers(evidence, left, right)
    least = np.minimum(size[left], size[right])
    facts_differ = other_facts(missing, fewer, least)
    common = shared(evidence.distinct, left, right)
    jaccard = common / np.maximum(size[left] + size[right] - common, 1)
    containment = common / np.maximum(least, 1)
    rule = np.zeros(len(left), np.int64)
    same_facts = (missing <= 1) | (2 * missing <= fewer)  # asked where words say too little
    headed = ~facts_differ & _same_heading(evidence, left, right) & (containment >= DAMAGED)
    rule[headed & same_facts] = HEADING
    alike = (containment >= ALIKE) & (least >= CONTAINED)
    unsure = ~facts_differ & (jaccard < NEARNESS) & (containment >= EDITED) & (least >= CONTAINED)
    at = np.flatnonzero(unsure & same_facts)
    partly = _partly(evidence, left[at], right[at], containment[at])
    rule[at] = np.where(partly > 0, partly, rule[at])
    rule[(jaccard >= NEARNESS) & ~facts_differ] = NEAR
    return Verdicts(jaccard, containment, rule, alike | (rule > 0))


def other_facts(missing: I64, fewer: I64, least: I64) -> Bools:
    """Mark pairs of which most numbers differ: a template with other facts.

    Args:
        missing: from `missing_numbers`.
        fewer: likewise.
        least: shingles of the shorter text.
    """
    return (missing >= FACTS) & (2 * missing > fewer) & (missing > FACTS_DENSITY * least)


def missing_numbers(evidence: Evidence, left: I64, right: I64) -> tuple[I64, I64]:
    """Return how many numbers the text with fewer of them has that the other lacks, and has."""
    size = evidence.numbers.sizes
    fewer = np.minimum(size[left], size[right])
    return fewer - shared(evidence.numbers, left, right), fewer


def _same_heading(evidence: Evidence, left: I64, right: I64) -> Bools:
    titles, leads = evidence.titles, evidence.leads
    return np.asarray((titles[left] == titles[right]) & (leads[left] == leads[right]))


def _partly(evidence: Evidence, left: I64, right: I64, containment: F64) -> I64:
    """Return the rule for pairs of which one text is only contained in the other."""
    size = evidence.distinct.sizes
    swap = size[left] > size[right]
    short, other = np.where(swap, right, left), np.where(swap, left, right)
    found = coverage(evidence.ordered, evidence.distinct, short, other)
    least = size[short]
    abroad = evidence.sites[left] != evidence.sites[right]
    spread = found.rest >= EDITED_REST
    edited = (least >= EDITED_LEAST) & (spread | (abroad & (found.longest >= SURELY)))
    sure = (containment >= WHOLLY) | (least >= SURELY) | spread
    return np.where((containment >= NEARNESS) & sure, NEAR, np.where(edited, EDITED_RULE, 0))
