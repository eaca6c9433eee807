"""Names that open a line, and what is said to them is glued to them: "KelderYes", "Kelderthe"."""

import re

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._distinctive import is_known
from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._form import called
from commentariat.mentions._languages import is_german, may_be, rarity_among, speaks
from commentariat.mentions._words import is_name

_OPENING = re.compile(r"(?:^|\n)[\s>*\"“„«@¡¿]*$")
_SHORTEST_NAME, _SHORTEST = 4, 2  # letters
_USUAL, _SMALL = 500, 320  # centibels
_AROUND = 100  # signs


def said_on(text: str, found: Candidate, tail: str) -> bool:
    """Whether a frequent word follows the letters of a name, and both together are no word.

    Behind a small letter a capital shows the joint; else the word must be one of the language that
    is spoken there, and no second half of a German compound.
    """
    form, surface, rest = found.form, text[found.start : found.end], fold(tail)
    if (form.kind != "full" and form.letters not in called()) or len(form.letters) < _SHORTEST_NAME:
        return False
    if len(rest) < _SHORTEST or not tail.isalpha() or not surface[:1].isupper():
        return False
    if not _OPENING.search(text, max(0, found.start - _AROUND), found.start):
        return False
    spoken = speaks(folded_words(text[found.end : found.end + _AROUND]))
    rare = rarity_among(rest, spoken)
    joint = tail[0].isupper() and surface[-1].islower()
    if joint:
        fits = rare < _USUAL and not is_name(rest) and len(rest) > _SHORTEST
    else:
        german = is_german(form.letters) and may_be("de", spoken)
        fits = tail.islower() and rare < _SMALL and not german
    return fits and not is_known(surface + tail, form.letters + rest)
