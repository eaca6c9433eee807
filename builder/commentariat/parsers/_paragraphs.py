"""What is running text, rather than a label, a link, a menu or the page's small print."""

import re

from commentariat.parsers._units import Unit

SENTENCE_END = re.compile(r"[.!?…:][\"'”’»«)\]]*$")
_ARROWS = ("←", "→", "‹", "›", "<<", ">>", "<-", "->")
_BARS = (" | ", " · ", " • ", " » ", " > ")
_LONGEST_MENU = 1_000
_MENU = 3  # signs between the entries of a menu that stands in one line


def is_paragraph(unit: Unit) -> bool:
    """Whether a unit is running text, rather than a label, a link or the page's small print."""
    text = unit.text
    size = len(text)
    if size < 40 or unit.level or unit.afterword or unit.box or unit.chrome:
        return False
    words = text.count(" ") + 1
    if not (size >= 140 and words > 15) and not (size >= 90 and words > 12):
        ends = words > 6 and SENTENCE_END.search(text[-6:])
        if not ends:
            return False
    return not _is_navigation(text)


def _is_navigation(text: str) -> bool:
    """Whether a line leads to other pages: arrows at its ends, or a menu between bars."""
    if text.startswith(_ARROWS) or text.endswith(_ARROWS):
        return True
    if len(text) > _LONGEST_MENU or not any(map(text.__contains__, _BARS)):
        return False
    return any(text.count(bar) >= _MENU for bar in _BARS)
