"""Names whose letters are written one by one: "A n n a", "B-o-b"."""

import re

from commentariat.mentions._candidate import Candidate
from commentariat.mentions._fold import ALONE, tables
from commentariat.mentions._form import called

_LETTERS = re.compile(r"[^\W\d_](?:([ .\-_*])[^\W\d_])(?:\1[^\W\d_])+")
_BEFORE = re.compile(r"(?<![^\W_])[^\W_][ .\-_*]$")
# A letter behind, that is no word by itself before another word.
_BEHIND = re.compile(r"[ .\-_*](?![aàавиксуя] [^\W_]{2})([^\W_])(?![^\W_])")


def one_by_one(text: str, found: Candidate) -> bool:
    """Whether a sign stands between any two letters of a name, and no further letter is so.

    Dots between capitals are those of initials.
    """
    surface, form = text[found.start : found.end], found.form
    same = _LETTERS.fullmatch(surface)
    if same is None or (form.kind != "full" and form.letters not in called()):
        return False
    if (same.group(1) == "." and surface.isupper()) or tables()[1][ord(surface[0])] & ALONE:
        return False
    further = _BEHIND.match(text, found.end)
    goes_on = further is not None and further.group(1).isupper() == surface[-1].isupper()
    return not goes_on and _BEFORE.search(text, max(0, found.start - 3), found.start) is None
