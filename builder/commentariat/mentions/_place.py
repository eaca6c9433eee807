"""Where a candidate stands: the words around it, and whether it opens a line or a sentence."""

import re
from functools import cached_property

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._edges import Edge
from commentariat.mentions._fold import folded_words
from commentariat.mentions._languages import speaks
from commentariat.mentions._phrases import leads
from commentariat.mentions._signs import around

WINDOW = 48
_WIDE = 64
_GLUED = re.compile(r"(?:^|.*\W)[והבלמשכوفبلك]$")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_OPENING = re.compile(r"[\s\"'“„«»*>_(¡¿:]*")
_SENTENCE = re.compile(r"(?:^|[.!?…:\n。！？؟।])[\s\"'“„«»”)]*$")


class Place:
    """A candidate in its text; `before` and `after` are what stands around it."""

    def __init__(self, text: str, found: Candidate, edge: Edge) -> None:
        self.text = text
        self.form = found.form
        self.beside = found.beside
        self.start = found.start
        self.found_end = edge.end
        self.end = edge.end + len(edge.suffix)
        self.suffix = edge.suffix
        self.surface = text[found.start : found.end]
        # A word of one letter that is glued to it is no end of the words before.
        said = self.start - bool(_GLUED.match(text, max(0, self.start - 2), self.start))
        behind = self.end
        if found.form.kind == "full" and not edge.suffix:
            begin, behind = around(text, found.form.handle, self.start, self.end)
            said = min(said, begin)
        self.before = text[max(0, said - WINDOW) : said]
        self.after = text[behind : behind + WINDOW]

    @cached_property
    def small(self) -> bool:
        """Whether it begins with a small letter."""
        return self.surface[:1].islower()

    @cached_property
    def apart(self) -> bool:
        """Whether its words are written apart."""
        return bool(self.form.gaps) and not self._shown.isalnum()

    @cached_property
    def _shown(self) -> str:
        """The surface as it is seen."""
        return self.surface if self.surface.isascii() else _UNSEEN.sub("", self.surface)

    @cached_property
    def opens_line(self) -> bool:
        """Whether nothing but signs stands before it in its line."""
        line = self.text.rfind("\n", 0, self.start) + 1
        signs = _OPENING.fullmatch(self.text, line, self.start)
        return signs is not None and self.start - line < WINDOW

    @cached_property
    def opens(self) -> bool:
        """Whether a sentence starts with it, which then has a capital whatever it is."""
        return _SENTENCE.search(self.before) is not None

    @cached_property
    def led(self) -> frozenset[str]:
        """What the words before it are."""
        return leads(self.before)

    @cached_property
    def around(self) -> str:
        """More of the words around it."""
        first, last = max(0, self.start - _WIDE), self.end + _WIDE
        return f"{self.text[first : self.start]} {self.text[self.end : last]}"

    @cached_property
    def words(self) -> list[str]:
        """The words around, folded."""
        return folded_words(self.around)

    @cached_property
    def spoken(self) -> list[int]:
        """How much speaks for each language that the words around may be of."""
        return speaks(self.words)
