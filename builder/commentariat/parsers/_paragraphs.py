"""What is running text, rather than a label, a link, a menu or the page's small print."""

import re

from commentariat.parsers._furniture import is_chrome
from commentariat.parsers._units import Unit

SENTENCE_END = re.compile(r"[.!?…:][\"'”’»«)\]]*$")
_ARROWS = ("←", "→", "‹", "›", "<<", ">>", "<-", "->")
_BARS = (" | ", " · ", " • ", " » ", " > ")
_MENU = 3  # signs between the entries of a menu that stands in one line


def is_paragraph(unit: Unit) -> bool:
    """Whether a unit is running text, rather than a label, a link or the page's small print."""
    text = unit.text
    size = len(text)
    if size < 40 or unit.level or _is_navigation(text):
        return False
    words = text.count(" ") + 1
    ends = SENTENCE_END.search(text[-6:]) is not None
    if size < 200 and (unit.afterword or unit.box or is_chrome(text)):
        return False
    return (size >= 140 and words > 15) or (ends and words > 6) or (size >= 90 and words > 12)


def _is_navigation(text: str) -> bool:
    """Whether a line leads to other pages: arrows at its ends, or a menu between bars."""
    if text.startswith(_ARROWS) or text.endswith(_ARROWS):
        return True
    return len(text) < 1000 and any(text.count(bar) >= _MENU for bar in _BARS)
