"""What a comment system may be called, and whether the column holds people instead."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, pc
from commentariat.engine import Engine
from commentariat.errors import PrivacyError
from commentariat.tables import read_private

# The name of one of these says nothing of the reader who is called so.
SYSTEMS: Final = frozenset(
    """cackle commento coral coraltalk cusdis discourse disqus drupal facebook fastcomments giscus
    graphcomment hypercomments hyvor hyvortalk insticator instagram intensedebate isso jetpack
    livefyre logora mastodon muut odnoklassniki openweb phpbb pluck reddit remark42 replybox
    solidopinion spot-im spot.im spotim sputnik telegram tiktok twitter utterances vbulletin
    viafoura vk vkontakte vuukle wordpress xenforo youtube""".split()  # noqa: SIM905 - easier to read
)
_NAMES = ("handle", "bare", "login", "account")
_PEOPLE = 2  # of different names: one may be called as the system of the site is
_SHARE = 100  # one comment in so many


def refuse_names(engine: Engine, parts: Sequence[Path]) -> None:
    """Stop a release whose column `platform` names the authors of the comments.

    It does if two of them or more have their own name there, no system's, in one comment of a
    hundred at least that say a platform: some files of a dump may be read rightly.

    Raises:
        PrivacyError: the column holds names, and how many.
    """
    told = own = 0
    names: set[str] = set()
    for comments, named, some in engine.map(_named, parts):
        told, own = told + comments, own + named
        names.update(some)
    if len(names) >= _PEOPLE and own * _SHARE >= told:
        raise PrivacyError(
            f"The platform of {own:,} comments is the name of who wrote them, so nothing is "
            "published: name another column in dataset.toml, or none (docs/tables.md)."
        )


def _named(part: Path) -> tuple[int, int, list[str]]:
    """Return how many comments say a platform, how many of these their author, and some names."""
    comments = read_private(part / "comments.arrow", ["person", "platform"])
    comments = comments.filter(pc.is_valid(comments["platform"]))
    people = read_private(part / "people.arrow", list(_NAMES))
    platform = _small(comments["platform"])
    own = np.zeros(len(comments), np.bool_)
    for column in _NAMES:
        names = _small(people[column])
        if pc.any(pc.is_in(names, platform.unique())).as_py():  # hardly ever
            same = pc.equal(platform, names.take(comments["person"]))
            own |= np.asarray(pc.fill_null(same, fill_value=False))
    own &= ~np.asarray(pc.is_in(platform, pa.array(sorted(SYSTEMS))))
    found: Any = platform.filter(pa.array(own))
    return len(comments), len(found), sorted(found.unique().to_pylist())[:_PEOPLE]


def _small(strings: Any) -> Arrow:  # noqa: ANN401 - strings
    return pc.utf8_lower(pc.utf8_trim_whitespace(strings))
