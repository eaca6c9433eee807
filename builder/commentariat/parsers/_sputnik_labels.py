"""What the Sputnik layout itself prints around the comments, in whatever language the site speaks.

English labels are known by their words. Those of other languages are known by their shape: one line
invites to comment by both systems in the same words, the bullet below it has no text, and the last
line of all holds a number in brackets.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commentariat.parsers._lines import Line

BULLETS = "•●▪‣"
_LONGEST = 100  # characters of a label
_LABELS = frozenset({"communitystandards", "discussion", "communitystandardsdiscussion"})
_SYSTEMS: dict[str, tuple[str, ...]] = {
    "commentviafacebook": ("facebook",),
    "commentviasputnik": ("sputnik",),
    "commentviafacebookcommentviasputnik": ("facebook", "sputnik"),
}
_FOOTER = re.compile(r"Show new comments \(([0-9]{1,9})\)")
_NUMBERED = re.compile(r"[^()]{4,60}\(([0-9]{1,9})\)")
_CLOSED = re.compile(
    r"Comment(?:s|ing) (?:is|are)?(?: now)? ?(?:closed|disabled)\.?", re.IGNORECASE
)
_INITIALS = frozenset(BULLETS + "CcDdAaSs")  # of every English label: most lines are none
_NAMES = re.compile("facebook|sputnik")
_DISCUSSION = frozenset(
    {"discussion", "diskussion", "discusión", "discussão", "discussione", "обсуждение", "dyskusja"}
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a page by line number: the role of each, reply forms, headings of comments."""

    roles: Mapping[int, str]
    forms: frozenset[int]
    headings: frozenset[int]

    @property
    def telling(self) -> bool:
        """Whether a label tells where the comments begin, not only where they end."""
        return "label" in self.roles.values()

    def role(self, line: Line) -> str | None:
        """Return the role of a line that the layout itself prints, or None."""
        return self.roles.get(line.number)

    def is_form(self, line: Line) -> bool:
        """Whether a line is the entry to the reply form, which looks exactly like a commenter."""
        return line.number in self.forms


def labels_of(lines: Sequence[Line]) -> Labels:
    """Return the labels among the lines of a page."""
    filled = [line for line in lines if line.text]
    found = _by_shape(filled)
    roles = {line.number: role for line in filled if (role := label(line))}
    forms = {line.number for line in filled if is_form(line)}
    headings = {number for number in roles if _folded(lines[number - 1].text) == "allcomments"}
    return Labels({**found.roles, **roles}, found.forms | forms, found.headings | headings)


def label(line: Line) -> str | None:
    """Return the role of a line that the layout prints in English, or None.

    >>> label(Line(1, 4, "Community standardsDiscussion"))
    'label'
    """
    text = line.text
    if not text or len(text) > 60 or text[0] not in _INITIALS:
        return None
    folded = _folded(text)
    if folded in _LABELS or folded in _SYSTEMS or folded == "allcomments" or is_form(line):
        return "label"
    if _FOOTER.fullmatch(text):
        return "comment_footer"
    return "comments_closed" if _CLOSED.fullmatch(text) else None


def is_form(line: Line) -> bool:
    """Whether a line is the entry to the reply form, by its English word.

    The site writes it with a Cyrillic letter in front, which no Unicode normal form folds.
    """
    return line.text[:1] in BULLETS and line.text[1:].strip() == "\u0421omment"


def systems_of(line: Line) -> tuple[str, ...]:
    """Return the comment systems that a label names.

    >>> systems_of(Line(1, 4, "Kommentar via FacebookKommentar via Sputnik"))
    ('facebook', 'sputnik')
    """
    known = _SYSTEMS.get(_folded(line.text), ())
    return known or (tuple(_NAMES.findall(line.text.lower())) if names_both(line.text) else ())


def waiting(line: Line) -> int:
    """Return how many new comments a footer announces."""
    return int(line.text[line.text.rindex("(") + 1 : -1])


def _by_shape(filled: Sequence[Line]) -> Labels:
    """Return the labels around a line that names both systems."""
    bar = next((at for at, line in enumerate(filled) if names_both(line.text)), None)
    if bar is None:
        return Labels({}, frozenset(), frozenset())
    below = filled[bar + 1 :]
    forms = below[:1] if below and _has_no_text(below) else []
    headings = _headings(below) if forms else []
    labels = [*_standards(filled[:bar], filled[bar]), filled[bar], *forms, *headings]
    roles = {line.number: "label" for line in labels}
    last = filled[-1]
    if _NUMBERED.fullmatch(last.text[:_LONGEST]) and last.text[0] not in BULLETS:
        roles[last.number] = "comment_footer"
    return Labels(roles, *(frozenset(line.number for line in some) for some in (forms, headings)))


def _standards(above: Sequence[Line], bar: Line) -> Sequence[Line]:
    """Return the lines straight above the bar that name the rules and the discussion."""
    if not above or above[-1].number != bar.number - 1:
        return []
    if _is_glued(above[-1].text):
        return above[-1:]
    if above[-1].text.lower() not in _DISCUSSION:
        return []
    return [line for line in above[-2:] if line.number >= bar.number - 2]


def _is_glued(text: str) -> bool:
    """Whether two labels were printed without a space between, as in RulesDiscussion."""
    if len(text) > _LONGEST or ", " in text:
        return False
    return any(one.islower() and other.isupper() for one, other in pairwise(text))


def _has_no_text(below: Sequence[Line]) -> bool:
    """Whether the first line is a bullet, and what follows stands apart and in no deeper column."""
    bullet, *after = below[:2]
    if bullet.text[0] not in BULLETS:
        return False
    apart = [line.number > bullet.number + 1 or line.text[0] in BULLETS for line in after]
    return all(apart) and all(line.indent <= bullet.indent for line in after)


def _headings(below: Sequence[Line]) -> list[Line]:
    """Return the line between the form and the first of the comments, if there is one."""
    if len(below) > 3 and below[2].text[0] not in BULLETS:
        return []
    return [line for line in below[1:2] if line.text[0] not in BULLETS and len(line.text) <= 40]


def names_both(text: str) -> bool:
    """Whether a line says the same of Facebook and of Sputnik, and nothing else."""
    if len(text) > _LONGEST or text[-1:] == ".":
        return False
    folded = _folded(text)
    if len(_NAMES.findall(folded)) != 2 or len(set(_NAMES.findall(folded))) != 2:
        return False
    said = _NAMES.sub("*", folded)
    half = len(said) // 2
    return half > 1 and said[:half] == said[half:]


def _folded(text: str) -> str:
    """Return a label without the spaces that a renderer may or may not put in it."""
    return text.replace(" ", "").replace("\xa0", "").lower()
