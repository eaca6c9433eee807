"""What a comment system may be called, and whether a column of systems holds people instead."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from commentariat.arrays import Arrow, Bools, pc, whole
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
_SHARE = 100  # one in so many
_OTHER_COLUMN = "name another column in dataset.toml, or none (docs/tables.md)."
_NO_SYSTEMS = "leave comment_section.systems out of the records."


def refuse_names(engine: Engine, parts: Sequence[Path]) -> None:
    """Stop a release whose `platform` or `comment_systems` name the authors of the comments.

    They do if two of them or more have their own name there, no system's, in one comment or article
    of a hundred at least that say a system: some files of a dump may be read rightly.

    Raises:
        PrivacyError: the column holds names, and how many.
    """
    for look, place, way_out in (
        (_platforms, "platform of {:,} comments is the name of who wrote them", _OTHER_COLUMN),
        (_systems, "systems of {:,} articles are names of who commented there", _NO_SYSTEMS),
    ):
        told = own = 0
        names: set[str] = set()
        for every, named, some in engine.map(look, parts):
            told, own = told + every, own + named
            names.update(some)
        if len(names) >= _PEOPLE and own * _SHARE >= told:
            raise PrivacyError(f"The {place.format(own)}, so nothing is published: {way_out}")


def _platforms(part: Path) -> tuple[int, int, list[str]]:
    """Return how many comments say a platform, how many of these their author, and some names."""
    comments = read_private(part / "comments.arrow", ["person", "platform"])
    comments = comments.filter(pc.is_valid(comments["platform"]))
    platform = _small(comments["platform"])
    own = np.zeros(len(comments), np.bool_)
    for names in _names_among(part, platform):
        same = pc.equal(platform, names.take(comments["person"]))
        own |= np.asarray(pc.fill_null(same, fill_value=False))
    return _counted(part, platform, own)


def _systems(part: Path) -> tuple[int, int, list[str]]:
    """Return how many systems articles say, how many are a commenter of theirs, and some names."""
    lists = whole(read_private(part / "articles.arrow", ["comment_systems"])["comment_systems"])
    said, articles = _small(pc.list_flatten(lists)), np.asarray(pc.list_parent_indices(lists))
    comments = read_private(part / "comments.arrow", ["person", "observation"])
    own = np.zeros(len(said), np.bool_)
    for names in _names_among(part, said):
        authors = comments.append_column("name", names.take(comments["person"]))
        authors = authors.filter(pc.is_in(authors["name"], said.unique()))
        columns = (authors["observation"].to_pylist(), authors["name"].to_pylist())
        known = set(zip(*columns, strict=True))
        pairs = zip(articles.tolist(), said.to_pylist(), strict=True)
        own |= np.fromiter((pair in known for pair in pairs), np.bool_, len(said))
    return _counted(part, said, own)


def _names_among(part: Path, said: Arrow) -> Iterator[Arrow]:
    """Yield the names of people, a kind at a time, of which some may be said: hardly ever."""
    people = read_private(part / "people.arrow", list(_NAMES))
    for column in _NAMES:
        names = _small(people[column])
        if pc.any(pc.is_in(names, said.unique())).as_py():
            yield names


def _counted(part: Path, said: Arrow, own: Bools) -> tuple[int, int, list[str]]:
    """Return how many strings there are, how many are one's own and no system's, and some names."""
    sites: Any = read_private(part / "articles.arrow", ["site"])["site"].unique().to_pylist()
    known = SYSTEMS.union(sites, (site.removeprefix("www.").partition(".")[0] for site in sites))
    own &= ~np.asarray(pc.is_in(said, pa.array(sorted(known))))
    found: Any = said.filter(pa.array(own))
    return len(said), len(found), sorted(found.unique().to_pylist())[:_PEOPLE]


def _small(strings: Any) -> Arrow:  # noqa: ANN401 - strings
    return pc.utf8_lower(pc.utf8_trim_whitespace(strings))
