"""Facts about a release, turned into its documents: pure functions from facts to text."""

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
