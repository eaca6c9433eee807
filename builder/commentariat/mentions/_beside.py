"""Choose among what may be names in one text, those that are joined to other names included.

Readers name each other in one breath, "Anna and Bob", and who is named beside somebody who takes
part here takes part here more likely than not.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from commentariat.mentions._splice import Span

Sought = tuple[int, int, int, int, int]
"""The text, where a candidate starts and ends in it, its rank, the number of its owner."""

Judge = Callable[[Sought, int], Span | None]
"""Tells what is to be replaced for a candidate, given whether it is beside another one."""

_JOINED = re.compile(
    r"(?:['’]s)?(?:,?\s(?:and|or|nor|vs\.?|und|oder|et|ou|y|e|o|i|lub|и|или|ve|&)\s(?:(?:with|mit|avec|con|com|z|с)\s)?|,\s|\s?[/&+]\s?)[@＠]?",
    re.IGNORECASE,
)
_FARTHEST = 9
_ALONE, _PARTICIPANT, _NAME = range(3)


def named(text: str, found: Sequence[Sought], judged: Judge) -> Iterator[Span]:
    """Yield what is to be replaced, left to right; what stands within it is not looked at again.

    Args:
        text: the text.
        found: the candidates, the first choice first.
        judged: called for each of them that is not within another's span.
    """
    pairs = list(_joined(text, found)) if len(found) > 1 else []
    if not pairs:
        return _chosen(found, lambda one: judged(one, _ALONE))
    beside = {one: _PARTICIPANT for pair in pairs for one in pair}
    spans = list(_chosen(found, lambda one: judged(one, beside.get(one, _ALONE))))
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        if any(span.start < other[2] and other[1] < span.end for span in spans):
            beside[one] = _NAME
    return _chosen(found, lambda one: judged(one, beside.get(one, _ALONE)))


def _chosen(found: Sequence[Sought], span_of: Callable[[Sought], Span | None]) -> Iterator[Span]:
    begin = reach = 0
    for one in found:
        _, start, end, _, _ = one
        if start < reach and (start > begin or end <= reach):
            continue
        span = span_of(one)
        if span is not None:
            yield span
            begin, reach = span.start, max(reach, span.end)


def _joined(text: str, found: Sequence[Sought]) -> Iterator[tuple[Sought, Sought]]:
    """Yield pairs of candidates for different people with nothing but a conjunction between."""
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            gap = other[1] - one[2]
            if gap > _FARTHEST:
                break
            if gap > 0 and one[4] != other[4] and _JOINED.fullmatch(text, one[2], other[1]):
                yield one, other
