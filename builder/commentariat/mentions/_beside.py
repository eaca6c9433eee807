"""Choose among what may be names in one text, those that are joined to other names included.

Readers name each other in one breath, "Anna and Bob", and who is named beside somebody who takes
part here takes part here more likely than not. So does a name that stands in the text once more
where it is addressed.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from commentariat.mentions._splice import Span

Sought = tuple[int, int, int, int, int]
"""The text, where a candidate starts and ends in it, its rank, the number of its owner."""

Judge = Callable[[Sought, int], Span | None]
"""Tells what is to be replaced for a candidate, given what `Candidate.beside` says of it."""

_JOINED = re.compile(
    r"(?:['’]s)?(?:,?\s(?:and|or|nor|vs\.?|und|oder|et|ou|y|e|o|i|lub|и|или|ve|&)\s(?:(?:with|mit|avec|con|com|z|с)\s)?|,\s|\s?[/&+→▸▶►➤➜›⇒]\s?|\s?[=-]>\s?)[@＠]?",
    re.IGNORECASE,
)
_FARTHEST = 9
_SURE = ("at", "wrote", "role", "label", "honorific")  # rules that need no other sign
_ALONE, _PARTICIPANT, _NAME, _AGAIN = range(4)


def named(text: str, found: Sequence[Sought], judged: Judge) -> Iterator[Span]:
    """Yield what is to be replaced, left to right; what stands within it is not looked at again.

    Args:
        text: the text.
        found: the candidates, the first choice first.
        judged: called for each of them that is not within another's span.
    """
    pairs = list(_joined(text, found)) if len(found) > 1 else []
    known = {one: _PARTICIPANT for pair in pairs for one in pair}
    chosen = list(_chosen(found, lambda one: judged(one, known.get(one, _ALONE))))
    if not chosen or len(found) == 1:
        return (span for _, span in chosen)
    first = dict(known)
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        if any(span.start < other[2] and other[1] < span.end for _, span in chosen):
            known[one] = _NAME
    sure = (one for one, span in chosen if span.rule in _SURE and text[one[1]].isupper())
    if names := {_name(text, one): one for one in sure}:
        again = (one for one in found if names.get(_name(text, one), one) != one)
        known |= dict.fromkeys(again, _AGAIN)
    if known == first:
        return (span for _, span in chosen)
    return (span for _, span in _chosen(found, lambda one: judged(one, known.get(one, _ALONE))))


def _name(text: str, one: Sought) -> tuple[int, str]:
    """Return who may be named, and how that is written."""
    return one[4], text[one[1] : one[2]]


def _chosen(
    found: Sequence[Sought], span_of: Callable[[Sought], Span | None]
) -> Iterator[tuple[Sought, Span]]:
    begin = reach = 0
    for one in found:
        _, start, end, _, _ = one
        if start < reach and (start > begin or end <= reach):
            continue
        span = span_of(one)
        if span is not None:
            span = span._replace(start=max(span.start, min(start, reach)))
            yield one, span
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
