"""Near-duplicates that stand in two splits of a release, looked for in the texts it publishes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.duplicates import signatures
from commentariat.engine import Engine
from commentariat.release import Release
from commentariat.splits import close_pairs, torn
from commentariat.splits.configurations import BY_SITE, BY_TIME
from commentariat.tables import place_in

_AT_ONCE = 1024  # articles whose texts are in memory
_TEXT = ("headline", "lead", "body")


@dataclass(frozen=True, slots=True)
class _File:
    """A task: the articles of one file, all in the same splits of the configurations."""

    path: Path
    places: Mapping[str, str | None]

    def signed(self) -> pa.Table:
        return pa.concat_tables(self._batches())

    def _batches(self) -> Iterator[pa.Table]:
        with pq.ParquetFile(self.path) as file:
            columns = ["article_id", "cluster_id", "site", *_TEXT]
            for batch in file.iter_batches(_AT_ONCE, columns=columns):
                found = pa.Table.from_batches([signatures(*(batch.column(n) for n in _TEXT))])
                for name in ("article_id", "cluster_id", "site"):
                    key = "article_key" if name == "article_id" else name
                    found = found.append_column(key, batch.column(name))
                for name, place in self.places.items():
                    column: Any = pa.repeat(pa.scalar(place, pa.string()), len(found))
                    found = found.append_column(name, column)
                yield found


def leaks(release: Release, engine: Engine) -> list[str]:
    """Return the near-duplicate pairs of a release whose articles are in two splits, as words.

    Nothing is taken from the build: the texts are signed again, candidates found and verified.
    Pairs that the manifest owns up to, because earlier releases had placed both articles before
    they were a pair, are left out.

    Args:
        release: any release; its articles are read a thousand at a time, and their signatures,
            some two kilobytes an article, are kept.
        engine: signs the files.
    """
    files = [file for file in release.files if file.table == "articles"]
    further = [n for n in (BY_TIME, BY_SITE) if any(place_in(file.cell, n) for file in files)]
    places: list[dict[str, str | None]] = [
        {"split": file.split, **{name: place_in(file.cell, name) for name in further}}
        for file in files
    ]
    if len({tuple(place.values()) for place in places}) < 2:
        return []
    tasks = [
        _File(release.path / file.path, place) for file, place in zip(files, places, strict=True)
    ]
    articles = pa.concat_tables(engine.map(_File.signed, tasks))
    pairs = close_pairs(articles)
    return [
        sentence
        for name in ("split", *further)
        for sentence in _torn(pairs, articles, name, release.manifest.get("torn", {}))
    ]


def _torn(
    pairs: pa.Table, articles: pa.Table, name: str, known: Mapping[str, Any]
) -> Iterator[str]:
    where = pa.table({"article_key": articles["article_key"], "split": articles[name]})
    owned = {tuple(pair) for pair in known.get(name, ())}
    told = "" if name == "split" else f" {name}"
    for pair in torn(pairs, where).to_pylist():
        if (pair["left"], pair["right"]) not in owned:
            left, right = pair["left_split"], pair["right_split"]
            yield f"{pair['left']} ({left}{told}) and {pair['right']} ({right}{told})"
