"""How far the data of a release gives people away, measured: the numbers of the datasheet.

All of it is deterministic and bounded in time: what is large is sampled by hash, and every number
says on how many cases it was measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from commentariat.arrays import pc, whole
from commentariat.arrays.words import Hashes, cut_words, mixed, word_hashes
from commentariat.measures.crowds import Crowds
from commentariat.measures.stylometry import style_rate

Strings: TypeAlias = "pa.ChunkedArray[Any]"
Ints: TypeAlias = NDArray[np.int64]

MOST_COMMENTS = 20_000  # whose text is read
MOST_PEOPLE = 1_000  # whose articles are compared
MOST_WORK = 1_000_000  # commenters looked at for them
AT_ONCE = 1 << 16  # strings that are hashed in one go
GRAM = 8  # words
KNOWN = (1, 2, 3)  # articles that an attacker knows somebody commented on
QUASI = (
    "posted",
    "depth",
    "likes",
    "dislikes",
    "platform",
    "status",
    "language",
    "n_copies",
    "first_seen",
    "last_seen",
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `of` cases; `chance` is what blind guessing gives, where that means something."""

    share: float | None
    of: int
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Risks:
    """The measured risks of one release; a share of no case is null.

    `pin_rate[linkage][k]`: of the people who commented on k articles or more, the share whom k of
    their articles single out, so that all their other comments are theirs too. `unique[columns]`:
    the share of comments that these columns single out among the comments of their article.
    `verbatim`: of the comments of eight words or more, the share with eight in a row that no other
    comment of the sample has: what a search engine would find. `style`: the share of people whose
    comments on one article are, of all people's, closest in style to theirs on another.
    """

    pin_rate: Mapping[str, Mapping[int, Share]]
    unique: Mapping[str, Share]
    verbatim: Share
    style: Share

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the manifest, shares rounded to six places."""
        plain: dict[str, Any] = _rounded(asdict(self))
        return plain


def measure(comments: Sequence[Path], people: pa.Table) -> Risks:
    """Measure the public comments of a release.

    Args:
        comments: its Parquet files of comments, in which articles stand in the order of keyed ids:
            the first rows are a fair sample.
        people: one row per comment of the release: `comment_id`, `article_id` and, for each linkage
            to be compared, a column of that name with the pseudonym that the commenter has, or
            would have, under it (null for guests and deleted users).
    """
    sample = _sample(comments)
    linkages = [name for name in ("thread", "site", "dataset") if name in people.column_names]
    widest = linkages[-1] if linkages else None
    articles, draws = _codes_of_runs(people["article_id"]), hashes_of(people["comment_id"])
    return Risks(
        pin_rate={linkage: pin_rates(articles, people[linkage], draws) for linkage in linkages},
        unique=uniqueness(sample),
        verbatim=verbatim_share(sample["text"]),
        style=_style(sample, people, widest) if widest else Share(None, 0),
    )


def pin_rates(articles: tuple[Ints, Hashes], people: Strings, draws: Hashes) -> Mapping[int, Share]:
    """Return, for each number of known articles, how many people it singles out.

    The known articles are drawn by hash from those that the person commented on. Knowing k articles
    singles somebody out if nobody else commented on all k.

    Args:
        articles: the article of each comment, as `codes` gives it.
        people: the pseudonym of its commenter; null for guests.
        draws: a hash of each comment. By the lowest of theirs people are drawn, and not by their
            pseudonyms: two linkages that mean the same people shall give the same rates.
    """
    article, article_hashes = articles
    encoded: Any = pc.dictionary_encode(people.drop_null()).combine_chunks()
    person, known_people = np.asarray(encoded.indices, np.int64), np.asarray(pc.is_valid(people))
    crowds = Crowds.of(article[known_people], person)
    lowest = np.full(len(encoded.dictionary), np.iinfo(np.uint64).max, np.uint64)
    np.minimum.at(lowest, person, draws[known_people])
    person_hashes = mixed(lowest)  # or whoever writes much would be drawn more often
    rates = {}
    for known in KNOWN:
        someone = _lowest(np.flatnonzero(crowds.activity >= known), person_hashes)
        theirs, owner = crowds.articles_of(someone)
        ranks = mixed(article_hashes[theirs] ^ person_hashes[someone][owner])
        first = np.searchsorted(owner, np.arange(len(someone)))
        chosen = theirs[np.lexsort((ranks, owner))][first[:, None] + np.arange(known)]
        work = np.cumsum(crowds.smallest(chosen))
        tried = chosen[: np.searchsorted(work, MOST_WORK, side="right") + 1]
        rates[known] = _share(int(np.count_nonzero(crowds.common(tried) == 1)), len(tried))
    return rates


def uniqueness(sample: pa.Table) -> Mapping[str, Share]:
    """Return the share of comments that each column, and each pair, singles out in its article.

    A comment that stands alone under its article is singled out by that and not by a column.
    """
    columns = [name for name in QUASI if name in sample.column_names]
    article = _ranks(sample["article_id"])
    alone = int(np.count_nonzero(np.bincount(article) == 1))
    ranks = {name: _joint(article, _ranks(sample[name])) for name in columns}
    shares = {}
    for names in (*combinations(columns, 1), *combinations(columns, 2)):
        counts = np.bincount(_joint(ranks[names[0]], ranks[names[-1]]))
        shares[" + ".join(names)] = _share(int(np.count_nonzero(counts == 1)) - alone, len(article))
    return shares


def verbatim_share(texts: Strings) -> Share:
    """Return the share of comments with eight words in a row that no other comment has."""
    joined = "\0".join(text or "" for text in texts.to_pylist()).lower().encode("utf-8", "replace")
    starts, _, words = cut_words(joined, 1)
    edges = np.flatnonzero(np.frombuffer(joined, np.uint8) == 0)
    owners = np.searchsorted(edges, starts)
    last = len(words) - GRAM + 1
    grams = np.zeros(max(last, 0), np.uint64)
    for offset in range(GRAM if last > 0 else 0):
        grams = mixed(grams ^ words[offset : offset + last])
    inside = owners[: max(last, 0)] == owners[GRAM - 1 :]
    grams, owners = grams[inside], owners[: max(last, 0)][inside]
    order = np.lexsort((owners, grams))
    grams, owners = grams[order], owners[order]
    _, first, count = np.unique(grams, return_index=True, return_counts=True)
    lonely = owners[first][owners[first] == owners[first + count - 1]] if len(grams) else owners
    return _share(len(np.unique(lonely)), len(np.unique(owners)))


def _style(sample: pa.Table, people: pa.Table, linkage: str) -> Share:
    # Looked up this way round, the table of hashes holds the sample only.
    found = pc.index_in(people["comment_id"], value_set=sample["comment_id"].combine_chunks())
    known = np.flatnonzero(np.asarray(pc.is_valid(found)))
    places = np.full(len(sample), -1)
    places[np.asarray(found.drop_null())] = known
    names = people[linkage].take(pa.array(places, mask=places < 0))
    rate, of = style_rate(
        sample["article_id"].to_pylist(), names.to_pylist(), sample["text"].to_pylist()
    )
    return Share(round(rate, 6), of, 1 / of) if of else Share(None, 0)


def _sample(comments: Sequence[Path]) -> pa.Table:
    """Read the first row groups, up to the number of comments that are looked at."""
    columns = ("comment_id", "article_id", "text", *QUASI)
    parts, rows = [], 0
    for path in comments:
        if rows >= MOST_COMMENTS:
            break
        with pq.ParquetFile(path) as file:
            wanted = [name for name in columns if name in file.schema_arrow.names]
            for number in range(file.num_row_groups):
                if rows < MOST_COMMENTS:
                    parts.append(file.read_row_group(number, columns=wanted, use_threads=False))
                    rows += parts[-1].num_rows
    if not parts:
        return pa.table({name: pa.array([], pa.string()) for name in columns})
    return pa.concat_tables(parts).slice(0, MOST_COMMENTS)


def _codes_of_runs(strings: Strings) -> tuple[Ints, Hashes]:
    """Return what `codes` does, faster where equal strings mostly follow one another."""
    runs: Any = pc.run_end_encode(whole(strings))
    numbers, hashes = codes(pa.chunked_array([runs.values]))
    return np.repeat(numbers, np.diff(np.asarray(runs.run_ends), prepend=0)), hashes


def codes(strings: Strings) -> tuple[Ints, Hashes]:
    """Return each string's number, and per number a hash of the string itself."""
    encoded: Any = pc.dictionary_encode(strings).combine_chunks()
    return np.asarray(encoded.indices, np.int64), hashes_of(pa.chunked_array([encoded.dictionary]))


def hashes_of(strings: Strings) -> Hashes:
    """Return a hash of each string."""
    words: Any = whole(strings.cast(pa.large_string()))
    _, borders, letters = words.buffers()
    edges = np.frombuffer(borders or b"", np.int64)[words.offset :][: len(words) + 1]
    hashes = [np.zeros(0, np.uint64)]
    for start in range(0, len(words), AT_ONCE):
        some = edges[start : start + AT_ONCE + 1]
        joined = letters[int(some[0]) : int(some[-1])].to_pybytes()
        hashes.append(word_hashes(joined, some[:-1] - some[0], np.diff(some)))
    return np.concatenate(hashes)


def _lowest(people: Ints, hashes: Hashes) -> Ints:
    """Return the `MOST_PEOPLE` of the people whose hashes are lowest, in their order."""
    drawn = hashes[people]
    if len(people) > MOST_PEOPLE:
        low = drawn <= np.partition(drawn, MOST_PEOPLE)[MOST_PEOPLE]
        people, drawn = people[low], drawn[low]
    return people[np.argsort(drawn, kind="stable")][:MOST_PEOPLE]


def _ranks(column: Strings) -> Ints:
    encoded: Any = pc.dictionary_encode(column, null_encoding="encode").combine_chunks()
    return np.asarray(encoded.indices, np.int64)


def _joint(left: Ints, right: Ints) -> Ints:
    """Return numbers that are equal where both columns are."""
    width = int(right.max(initial=0)) + 1
    return np.asarray(np.unique(left * width + right, return_inverse=True)[1], np.int64)


def _share(cases: int, of: int) -> Share:
    return Share(cases / of if of else None, of)


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {str(key): _rounded(inner) for key, inner in value.items()}
    return round(value, 6) if isinstance(value, float) else value
