"""Controlled words of others, checked here because nobody checks them later: licences, sizes, tags.

Sources: the Hugging Face Hub's list of licence identifiers and size categories; ISO 639; SPDX.
"""

import re

#: licence identifiers that the Hub knows, in its spelling, with the name SPDX gives them
_NAMES = """
    AGPL-3.0 Apache-2.0 BSD-2-Clause BSD-3-Clause CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-
    NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-2.0 CC-BY-NC-
    SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CDLA-Permissive-1.0
    CDLA-Permissive-2.0 CDLA-Sharing-1.0 EUPL-1.1 EUPL-1.2 GPL-2.0 GPL-3.0 LGPL-2.1 LGPL-3.0 MIT
    MPL-2.0 ODbL-1.0 PDDL-1.0 Unlicense WTFPL Zlib
"""
_SPDX = {id.lower(): id for id in _NAMES.split()}
_HUB_SPELLING = {"odbl-1.0": "odbl", "pddl-1.0": "pddl"}
_HUB_ONLY = frozenset({"cc", "etalab-2.0", "gfdl", "odbl", "odc-by", "other", "pddl", "unknown"})
_SHORT = {"odbl": "ODbL-1.0", "pddl": "PDDL-1.0", "odc-by": "ODC-By-1.0"}

_SIZES = (
    (10**3, "n<1K"),
    (10**4, "1K<n<10K"),
    (10**5, "10K<n<100K"),
    (10**6, "100K<n<1M"),
    (10**7, "1M<n<10M"),
    (10**8, "10M<n<100M"),
    (10**9, "100M<n<1B"),
)


def hub_licence(name: str) -> str | None:
    """Return the licence as the Hub spells it, or None where it does not know it.

    >>> hub_licence("CC-BY-4.0"), hub_licence("my own terms")
    ('cc-by-4.0', None)
    """
    low = name.strip().lower()
    spelt = _HUB_SPELLING.get(low, low)
    return spelt if low in _SPDX or spelt in _HUB_ONLY else None


def spdx(name: str) -> str | None:
    """Return the licence as SPDX spells it, or None where SPDX has no such licence."""
    low = name.strip().lower()
    return _SHORT.get(low) or _SPDX.get(low)


def licence_address(name: str) -> str | None:
    """Return where the text of the licence stands, or None where it is not known.

    >>> licence_address("cc-by-nc-4.0")
    'https://creativecommons.org/licenses/by-nc/4.0/'
    """
    if name.strip().lower() == "cc0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    known = spdx(name)
    if known is None:
        return None
    if found := re.fullmatch(r"CC-([A-Z-]+)-(\d\.\d)", known):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{known}.html"


def size_category(rows: int) -> str:
    """Return the Hub's size category of a number of rows.

    >>> size_category(999), size_category(1000)
    ('n<1K', '1K<n<10K')
    """
    return next((name for limit, name in _SIZES if rows < limit), "n>1B")


def language_code(tag: str) -> str | None:
    """Return the ISO 639 code that a language tag begins with, or None if it is no tag.

    >>> language_code("en-GB"), language_code("English!")
    ('en', None)
    """
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,8}", tag.strip())
    return found[1].lower() if found else None
