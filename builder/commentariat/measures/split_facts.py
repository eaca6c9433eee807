"""The facts of splits: how many rows, files and bytes stand in each, and what train gives away."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from commentariat.arrays import pc
from commentariat.describe.facts import Configuration, Split, TableSplit
from commentariat.measures.rows import Rows
from commentariat.settings import Settings
from commentariat.splits import declared_splits
from commentariat.splits.configurations import NAMES, rules_of
from commentariat.splits.exposure import train_of
from commentariat.tables import Written, place_in


def splits_of(files: Sequence[Written], shares: Mapping[str, int], rows: Rows) -> tuple[Split, ...]:
    """Return the splits that hold articles, in the order of the shares."""
    found: dict[str, dict[str, list[Written]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        found[file.split][file.table].append(file)
    return tuple(
        Split(
            name,
            _sizes(found[name]["articles"]),
            _sizes(found[name]["comments"]),
            share=shares.get(name),
            exposed={} if name == train_of(shares) else _exposed(name, rows),
        )
        for name in declared_splits(found, shares)
    )


def configurations_of(files: Sequence[Written], settings: Settings) -> Iterator[Configuration]:
    """Yield the further configurations, those with rows."""
    for name, rule in rules_of(settings).items():
        found: dict[str, dict[str, list[Written]]] = defaultdict(lambda: defaultdict(list))
        for file in files:
            if place := place_in(file.cell, name):
                found[place][file.table].append(file)
        splits = tuple(
            Split(place, _sizes(found[place]["articles"]), _sizes(found[place]["comments"]))
            for place in declared_splits(found, dict.fromkeys(NAMES[2], 0))
        )
        if splits:
            yield Configuration(name, rule, splits)


def _exposed(split: str, rows: Rows) -> dict[str, int]:
    """Count the rows of a split whose exposure column is true."""
    columns = {"articles": "near_duplicate_in_train", "comments": "commenter_in_train"}
    counts: dict[str, int] = {}
    for table, name in columns.items():
        found = rows.named[table]
        marked = found[name].filter(pc.equal(found["split"], split))
        counts[table] = pc.sum(marked).as_py() or 0
    return counts


def _sizes(files: Sequence[Written]) -> TableSplit:
    return TableSplit(
        rows=sum(file.rows for file in files),
        files=len(files),
        bytes=sum(file.bytes for file in files),
        memory=sum(file.memory for file in files),
    )
