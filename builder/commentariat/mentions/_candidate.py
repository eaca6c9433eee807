"""What is judged: a stretch of a text that may name a commenter, and what is known around it."""

from typing import Literal, NamedTuple

from commentariat.mentions._form import Form
from commentariat.mentions._public import Public

Mode = Literal["strict", "balanced", "paranoid"]


class Candidate(NamedTuple):
    """A form of a commenter (`person`, an index) at `start:end` of a text, perhaps misspelt.

    `beside` tells whether "and" or a comma joins it to what may name (1) or does name (2) somebody
    else who comments there, or whether it stands elsewhere in the text and names them there (3).
    """

    start: int
    end: int
    form: Form
    person: int
    typo: bool = False
    beside: int = 0


class Setting(NamedTuple):
    """What is known around a comment.

    Its author, whom it answers, its article's public names, the mode.
    """

    author: int | None
    answered: int | None
    public: Public
    mode: Mode
