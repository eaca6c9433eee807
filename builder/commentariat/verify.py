"""A release read back as its users will: hashes, schema, counts, ids, and `load_dataset`."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq

from commentariat.arrays import pc
from commentariat.engine import Engine
from commentariat.measures.leaks import leaks
from commentariat.measures.rows import Rows
from commentariat.pseudonyms import LENGTH
from commentariat.release import Release, opened, pattern_in
from commentariat.release.contents import altered
from commentariat.schemas import arrow_schema
from commentariat.splits.exposure import train_of
from commentariat.tables import place_in
from commentariat.text import count

_FIRST_ROWS = 3
# Each counts rows that must not be there.
_RULES = {
    "two articles have one id": """
        SELECT count(*) - count(DISTINCT article_id) FROM articles""",
    "two comments have one id": """
        SELECT count(*) - count(DISTINCT comment_id) FROM comments""",
    "a comment belongs to no article": """
        SELECT count(*) FROM comments ANTI JOIN articles USING (article_id)""",
    "a parent is not in the thread": """
        SELECT count(*) FROM comments c WHERE parent_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM comments p
            WHERE p.comment_id = c.parent_id AND p.article_id = c.article_id)""",
    "a guest or a deleted account has a pseudonym": """
        SELECT count(*) FROM comments
        WHERE (commenter_kind IN ('guest', 'deleted')) <> (commenter_id IS NULL)""",
    "n_comments differs from the comments there are": """
        SELECT count(*) FROM articles a LEFT JOIN (
            SELECT article_id, count(*) AS n FROM comments GROUP BY article_id) c
        USING (article_id) WHERE a.n_comments <> coalesce(c.n, 0)""",
    "the positions of a thread are not 0, 1, 2 …": """
        SELECT count(*) FROM (
            SELECT article_id FROM comments GROUP BY article_id
            HAVING min(position) <> 0 OR max(position) <> count(*) - 1
                OR count(DISTINCT position) <> count(*))""",
    "commenter_in_train is not what the pseudonyms say": """
        SELECT count(*) FROM comments c LEFT JOIN (
            SELECT DISTINCT commenter_id FROM comments WHERE in_train) t USING (commenter_id)
        WHERE commenter_in_train IS NOT NULL AND (
            in_train OR commenter_in_train <> (t.commenter_id IS NOT NULL))""",
}
_NAMED = 3  # pairs that a sentence names


def verify(path: Path, engine: Engine) -> list[str]:
    """Return what is wrong with the release in a folder, in sentences; nothing, if all is well.

    Raises:
        ReleaseError: there is no release, or its manifest cannot be read.
    """
    release = opened(path)
    if wrong := altered(release):  # rows of files that somebody changed prove nothing
        return wrong
    with ThreadPoolExecutor(2) as pool:  # mostly imports, the workers', and native code
        loaded = pool.submit(loading, release)
        leaked = pool.submit(leaking, release, engine)
        rows = Rows.read(release.files, release.path)
        return [*faulty(release, rows, engine), *leaked.result(), *loaded.result()]


def faulty(release: Release, rows: Rows, engine: Engine) -> list[str]:
    """Return what is wrong with the tables of a release by themselves."""
    return [*_misshapen(release), *_broken(release, rows, engine)]


def leaking(release: Release, engine: Engine) -> list[str]:
    """Return whether near-duplicates are in different splits of a release, which need no facts."""
    if not (found := leaks(release, engine)):
        return []
    pairs = count(len(found), "pair")
    some = "; ".join(found[:_NAMED]) + ("; …" if len(found) > _NAMED else "")
    return [f"near-duplicate articles are in different splits ({pairs}): {some}"]


def _misshapen(release: Release) -> Iterator[str]:
    for file in release.files:
        data = pq.ParquetFile(release.path / file.path)
        if not data.schema_arrow.equals(arrow_schema(file.table)):
            yield f"{file.path} has another schema than the table {file.table}"
        if data.metadata.num_rows != file.rows:
            yield f"{file.path} has another number of rows than manifest.json states"


def _broken(release: Release, rows: Rows, engine: Engine) -> Iterator[str]:
    if rows.misshapen:
        wrong = count(rows.misshapen, "row")
        yield f"an id is not {LENGTH} characters of the id alphabet ({wrong})"
    train = train_of(split.name for split in release.facts.splits)
    here = pc.equal(rows.comments["split"], train)
    tables = rows.named | {"comments": rows.comments.append_column("in_train", here)}
    for sentence, sql in _RULES.items():
        number = next(iter(engine.query(sql, **tables).to_pylist()[0].values()))
        if number:
            yield f"{sentence} ({count(number, 'row')})"


def loading(release: Release) -> list[str]:
    """Open a release with `datasets`, streaming, and read the first rows of every split."""
    if found := pattern_in(release.path):
        return [f"`datasets` reads the {found} in its path as a pattern: move it elsewhere"]
    wrong = []
    for name, rows in _declared(release).items():
        try:
            first = _first_rows(release.path, name)
        except Exception as error:  # noqa: BLE001 - whatever it is, a user would meet it
            wrong.append(f"`datasets` cannot load {name}: {type(error).__name__}")
            continue
        if first != {split: min(_FIRST_ROWS, number) for split, number in rows.items()}:
            wrong.append(f"`datasets` finds other splits or rows of {name} than manifest.json")
    return wrong


def _declared(release: Release) -> dict[str, Counter[str]]:
    """Return the rows of each split of each configuration, from the list of files."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    further = [one.name for one in release.facts.configurations]
    for file in release.files:
        found[file.table][file.split] += file.rows
        for name in further:
            if place := place_in(file.cell, name):
                found[f"{file.table}_{name}"][place] += file.rows
    return found


def warm() -> None:
    """Import `datasets` ahead of time."""
    import datasets

    datasets.disable_progress_bars()


def _first_rows(path: Path, name: str) -> dict[str, int]:
    """Return how many of the first rows of each split arrive."""
    import datasets

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(path), name, streaming=True)
    return {str(split): len(list(rows.take(_FIRST_ROWS))) for split, rows in loaded.items()}
