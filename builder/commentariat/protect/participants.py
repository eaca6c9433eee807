"""Who takes part in the threads of a shard: the forms of their names, what each of them wrote."""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from commentariat.arrays import I64, pc, strings, whole
from commentariat.identity import normal_form
from commentariat.mentions import distinctive
from commentariat.prepare.parts import OTHERS
from commentariat.protect.shards import Shard


class Participants(NamedTuple):
    """The people of all threads, one thread behind the other.

    `aliases` and `names` hold a row for each person of a thread: the alias, and the forms of the
    name in the order of the thread. `borders` says where the people of each thread begin, and where
    the last ones end. `authors` has the number of the author of each comment among the people of
    its thread, None for nobody.
    """

    aliases: list[str]
    names: list[tuple[str, ...]]
    borders: list[int]
    authors: list[int | None]


def participants(shard: Shard) -> Participants:
    """Return who takes part; a login counts as a form of the name, an account's number does not."""
    encoded = whole(shard.comments.column("alias")).dictionary_encode()
    of_row = np.asarray(encoded.indices.fill_null(-1)).astype(np.int64)
    thread = shard.comment_plan.column("thread").to_numpy()
    rows = np.flatnonzero(of_row >= 0)
    keys = thread[rows] * np.int64(len(encoded.dictionary)) + of_row[rows]
    _, first, who = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)  # by first appearance: threads stand one behind the other
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    first, who = first[order], number[who]
    borders = np.searchsorted(thread[rows][first], np.arange(len(shard.threads) + 1))
    authors: Any = np.full(len(of_row), None, object)
    authors[rows] = who - borders[thread[rows]]
    known = encoded.dictionary.to_pylist()
    return Participants(
        aliases=[known[code] for code in of_row[rows][first].tolist()],
        names=_names(shard, rows, first, who),
        borders=borders.tolist(),
        authors=authors.tolist(),
    )


def _names(shard: Shard, rows: I64, first: I64, who: I64) -> list[tuple[str, ...]]:
    """Return the forms of each person's name: most have but one."""
    handle, *others = (
        strings(shard.comments.column(name)).take(rows)
        for name in ("handle", "bare", "login", "account")
    )
    code = np.asarray(handle.dictionary_encode().indices)
    names: list[tuple[str, ...]] = [
        (name,) if name else () for name in handle.take(first).to_pylist()
    ]
    several = code != code[first[who]]
    for column in others:
        several |= np.asarray(pc.binary_length(column)) > 0
    some = np.flatnonzero(np.isin(who, who[several]))
    forms: dict[int, dict[str, None]] = {}
    columns = (who[some].tolist(), *(one.take(some).to_pylist() for one in (handle, *others)))
    for person, *written, account in zip(*columns, strict=True):
        known = [*written, "" if account.isdigit() else account]
        forms.setdefault(person, {}).update(dict.fromkeys(filter(None, known)))
    for person, own in forms.items():
        names[person] = tuple(own)
    return names


def silent(shard: Shard, people: Participants) -> list[list[str]]:
    """Return for each thread the names of those who are no participants for want of a comment.

    Whose name can stand for nobody else is looked for on the whole site anyhow.
    """
    given: Any = shard.articles.column(OTHERS).to_pylist()
    others = [given[row] for row in shard.threads.column("article").to_numpy()]
    found = []
    for names, (first, last) in zip(others, pairwise(people.borders), strict=True):
        known = {normal_form(name) for own in people.names[first:last] for name in own}
        unknown = {name: normal_form(name) for name in names or () if not distinctive(name)}
        found.append([name for name, form in unknown.items() if form and form not in known])
    return found
