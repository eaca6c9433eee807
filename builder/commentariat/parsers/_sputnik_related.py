"""Other articles that a Sputnik page names: the block below the body, boxes within it, the tags."""

import re
from collections.abc import Sequence

from commentariat.parsers._lines import Ledger, Line

_LONGEST_HEADLINE = 200
_STOPS = (".", '."', ".”", "…", '!"', '?"', ":")
# A comma does not part these from the word before it.
_BELONGS = re.compile(
    r", (?=(?:D\.?C\.?|Inc\.?|Ltd\.?|LLC|Co\.|Corp\.|Jr\.?|Sr\.?|Md\.|Va\.)(?:,|$|\s))"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)|\"[^\"]{0,80}\"|“[^”]{0,80}”")
# Words of a headline's sentence that no keyword has.
_SENTENCE = re.compile(
    r" (?:to|after|as|at|by|amid|against|not|from|over|on|will|may|is|are|says|with|into) ",
    re.IGNORECASE,
)


def without_tail(story: list[Line], lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the story and what stands below it: related headlines, and the tags if there are any.

    No header announces them: they are the last lines without a blank one between, stand below two
    blank lines, and have no final stop.

    Args:
        story: The lines with text below the title.
        lines: All lines above the comment section, empty ones included.
    """
    tail = _last_block(story)
    if not tail:
        return story, []
    apart = _gap_before(tail[0], lines) > 1
    if not apart and (len(tail) == len(story) or (len(tail) < 2 and not is_tags(tail[0]))):
        return story, []
    return story[: len(story) - len(tail)], tail


def without_boxes(
    story: list[Line], credits: Sequence[bool], ledger: Ledger
) -> tuple[list[Line], list[Line]]:
    """Return the paragraphs of a story and the headlines in boxes between them.

    A box is a caption, a credit and the headline of another article, in the column of the body.

    Args:
        story: The lines of the story.
        credits: For each of them whether it is a credit.
        ledger: Gets the roles of captions and credits.
    """
    box: set[int] = set()
    headlines = []
    for at in (at for at, credit in enumerate(credits) if credit):
        box.add(at)
        ledger.claim(story[at], "inline_credit")
        if at and at - 1 not in box and not _ends(story[at - 1]):
            box.add(at - 1)
            ledger.claim(story[at - 1], "inline_caption")
        if at + 1 < len(story) and not credits[at + 1] and _is_headline(story[at + 1]):
            box.add(at + 1)
            headlines.append(story[at + 1])
    return [line for at, line in enumerate(story) if at not in box], headlines


def tags_of(text: str) -> list[str]:
    """Return the tags of a comma-joined line; a comma in brackets, quotes or a name parts nothing.

    >>> tags_of("ceasefire, Washington, D.C., Syria")
    ['ceasefire', 'Washington, D.C.', 'Syria']
    """
    mark = "\ue000"  # a private character: no page can mean anything by it
    kept = _IN_BRACKETS.sub(lambda found: found[0].replace(", ", mark), text)
    kept = _BELONGS.sub(mark, kept)
    parts = (part.strip().replace(mark, ", ") for part in kept.split(", "))
    return [part for part in parts if part]


def _last_block(story: list[Line]) -> list[Line]:
    """Return the last neighbouring lines that may be headlines or tags."""
    block: list[Line] = []
    for line in reversed(story):
        if not _is_headline(line) or (block and line.number != block[0].number - 1):
            break
        block.insert(0, line)
    return block


def _gap_before(line: Line, lines: Sequence[Line]) -> int:
    """Return how many blank lines precede `line`."""
    at = line.number - lines[0].number
    gap = 0
    while at - gap > 0 and not lines[at - gap - 1].text:
        gap += 1
    return gap


def _is_headline(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADLINE and not _ends(line)


def _ends(line: Line) -> bool:
    return line.text.endswith(_STOPS)


def is_tags(line: Line) -> bool:
    """Whether a line is keywords rather than a headline that holds a comma."""
    parts = tags_of(line.text)
    words = [len(part.split()) for part in parts]
    if _SENTENCE.search(line.text) or max(words, default=9) > 6:
        return False
    return sum(words) <= 3 * len(words)
