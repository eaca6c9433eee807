"""Near-duplicates that stand in two splits of a release, looked for in the texts it publishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.duplicates import signatures
from commentariat.engine import Engine
from commentariat.release import Release
from commentariat.splits import torn_pairs

_AT_ONCE = 1024  # articles whose texts are in memory
_TEXT = ("headline", "lead", "body")


@dataclass(frozen=True, slots=True)
class _File:
    """A task: the articles of one file, all of one split."""

    path: Path
    split: str

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
                split: Any = pa.repeat(pa.scalar(self.split), len(found))
                yield found.append_column("split", split)


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
    if len({file.split for file in files}) < 2:
        return []
    tasks = [_File(release.path / file.path, file.split) for file in files]
    known = {tuple(pair) for pair in release.manifest.get("torn", [])}
    return [
        f"{pair['left']} ({pair['left_split']}) and {pair['right']} ({pair['right_split']})"
        for pair in torn_pairs(pa.concat_tables(engine.map(_File.signed, tasks))).to_pylist()
        if (pair["left"], pair["right"]) not in known
    ]
