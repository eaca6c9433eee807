"""Facts about a release, turned into its documents: pure functions from facts to text.

Open `facts` first: all that a document may say. `datasheet` has `questions`, `answers` to them, and
a `dictionary` of the data; `recognised` says how well names are found. The other documents are
`card`, `changelog`, `citation` and `croissant`; `columns` are those that a release has.
"""

from commentariat.describe.answers import find_unanswered
from commentariat.describe.card import card
from commentariat.describe.changelog import changelog
from commentariat.describe.citation import citation, data_licence
from commentariat.describe.columns import columns_of
from commentariat.describe.croissant import File, croissant
from commentariat.describe.datasheet import datasheet
from commentariat.describe.facts import Facts

__all__ = [
    "Facts",
    "File",
    "card",
    "changelog",
    "citation",
    "columns_of",
    "croissant",
    "data_licence",
    "datasheet",
    "find_unanswered",
]
