"""Where a text names a commenter or gives contact data, and the text without either.

A thread's own people are found in every spelling (`_forms`, `_fold`), the distinctive handles of
the whole site as whole words (`_site`); each candidate is judged by its context (`_decide`): first
by what is certain (`_strong`), then by what the cues around it weigh together (`_evidence`).
Contact data comes from `commentariat.contact`.

What is found becomes a token, `⟦NAME⟧`: the pseudonym of the commenter, or a type such as
`⟦email⟧`. A text that holds `⟦` already cannot forge one: every `⟦` of the input becomes `⟦(⟧`,
which is no name, and `text.replace("⟦(⟧", "⟦")` gives it back. Nothing else changes by a character.
"""

from commentariat.mentions._batch import Person, Thread
from commentariat.mentions._candidate import Mode
from commentariat.mentions._distinctive import distinctive
from commentariat.mentions._redact import Namer, Redactor
from commentariat.mentions._splice import ESCAPED, OPEN, Redacted, Redaction
from commentariat.mentions._words import ordinary

__all__ = [
    "ESCAPED",
    "OPEN",
    "Mode",
    "Namer",
    "Person",
    "Redacted",
    "Redaction",
    "Redactor",
    "Thread",
    "distinctive",
    "ordinary",
]
