"""What a model may have seen in train of the articles and comments it is tested on."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commentariat.arrays import I64, Arrow, Bools, arrow, pc, whole
from commentariat.pseudonyms import Pseudonyms
from commentariat.settings import Linkage
from commentariat.tables import read_private

TRAIN = "train"
UNASKED, NO, YES = -1, 0, 1


def train_of(splits: Iterable[str]) -> str:
    """Return the split that is trained on: `train`, or the first where none has that name."""
    names = list(splits)
    return TRAIN if TRAIN in names or not names else names[0]


def near_duplicate_in_train(text: Arrow, alike: pa.Table, train: Bools) -> Arrow:
    """Tell for each article whether one in train is alike.

    Args:
        text: the best article of the same text, one row an article.
        alike: `left` and `right`, such best articles.
        train: whether an article is in train, and published.

    Returns:
        Booleans; null in train, where nobody asks.
    """
    coded = whole(text).dictionary_encode()
    code = np.asarray(coded.indices.to_numpy()).astype(np.int64)
    there = np.zeros(len(coded.dictionary), np.bool_)
    there[code[train]] = True
    left, right = (
        np.asarray(pc.index_in(alike.column(end), coded.dictionary).to_numpy()).astype(np.int64)
        for end in ("left", "right")
    )
    near = there.copy()
    near[left[there[right]]] = True
    near[right[there[left]]] = True
    return arrow(near[code], train)


def commenter_in_train(
    parts: Sequence[Path], comments: Mapping[str, npt.NDArray[Any]], train: Bools, linkage: Linkage
) -> npt.NDArray[np.int8]:
    """Tell for each comment whether its commenter also wrote one in train, as pseudonyms show.

    A pseudonym that links within one thread says nothing of other threads, and neither may this:
    it would tell that two pseudonyms are one person.

    Args:
        parts: folders of prepared parts.
        comments: `part` and `row`, where each comment stands.
        train: whether the comment is in train.
        linkage: how far a pseudonym links.

    Returns:
        `YES` or `NO`; `UNASKED` in train, and where the pseudonym is null or does not link.
    """
    if linkage == "thread" or not len(train):
        return np.full(len(train), UNASKED, np.int8)
    who = _commenters(parts, linkage)[_row_of(parts, comments)]
    known = who >= 0
    seen = np.zeros(int(who.max(initial=0)) + 1, np.bool_)
    seen[who[known & train]] = True
    asked = known & ~train
    return np.where(asked, seen[np.maximum(who, 0)], UNASKED).astype(np.int8)


def named_in_train(
    parts: Sequence[Path], comments: Mapping[str, npt.NDArray[Any]], train: Bools, names: Pseudonyms
) -> list[str]:
    """Return the pseudonyms of all who wrote a comment in train, where they link threads.

    Args:
        parts: folders of prepared parts.
        comments: `part` and `row`, where each comment stands.
        train: whether the comment is in train.
        names: gives the pseudonyms.
    """
    rows = np.unique(_row_of(parts, comments)[train])
    columns = ["site", "identity"]
    people = pa.concat_tables([read_private(part / "people.arrow", columns) for part in parts])
    known = people.take(arrow(rows)).filter(pc.is_valid(people["identity"].take(arrow(rows))))
    sites, who = (known[name].to_pylist() for name in columns)
    return sorted(set(names.many(map(str, who), map(str, sites), [""] * len(known))))


def _row_of(parts: Sequence[Path], comments: Mapping[str, npt.NDArray[Any]]) -> I64:
    """Return for each comment the row of its commenter in the people of all parts together."""
    rows, firsts, people = [np.zeros(0, np.int64)], [0], 0
    for part in parts:
        person = read_private(part / "comments.arrow", ["person"])["person"].to_numpy()
        rows.append(person.astype(np.int64) + people)
        firsts.append(firsts[-1] + len(person))
        people += len(read_private(part / "people.arrow", ["site"]))
    first: I64 = np.array(firsts, np.int64)[comments["part"]]
    found: I64 = np.concatenate(rows)[first + comments["row"]]
    return found


def _commenters(parts: Sequence[Path], linkage: Linkage) -> I64:
    """Return a number for each row of the people of all parts: one for each pseudonym, or -1."""
    names = ["site", "identity"]
    people = pa.concat_tables([read_private(part / "people.arrow", names) for part in parts])
    who: Arrow = people["identity"]
    if linkage == "site":
        who = pc.binary_join_element_wise(people["site"], who, "\n")
    numbers = pc.fill_null(whole(who).dictionary_encode().indices, -1)
    return np.asarray(numbers.to_numpy()).astype(np.int64)
