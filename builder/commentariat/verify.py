"""A release read back as its users will: hashes, schema, counts, ids, and `load_dataset`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from commentariat.engine import Engine
from commentariat.pseudonyms import ALPHABET, LENGTH
from commentariat.release import Release, checksums, opened
from commentariat.schemas import TABLES, Table, arrow_schema
from commentariat.tables import dataset

_FIRST_ROWS = 3
_ID = f"^[{ALPHABET}]{{{LENGTH}}}$"
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
    "an id is not 20 characters of the id alphabet": f"""
        SELECT count(*) FROM (
            SELECT article_id AS id FROM articles UNION ALL SELECT cluster_id FROM articles
            UNION ALL SELECT comment_id FROM comments UNION ALL SELECT parent_id FROM comments
            UNION ALL SELECT commenter_id FROM comments
            UNION ALL SELECT unnest(mentions) FROM comments)
        WHERE NOT regexp_matches(id, '{_ID}')""",  # noqa: S608 - our own alphabet
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
}
_TORN = """
    SELECT count(*) AS n FROM (
        SELECT cluster_id FROM placed WHERE split <> 'bridge'
        GROUP BY cluster_id HAVING count(DISTINCT split) > 1)"""


def verify(path: Path, engine: Engine) -> list[str]:
    """Return what is wrong with the release in a folder, in sentences; nothing, if all is well.

    Raises:
        ReleaseError: there is no release, or its manifest cannot be read.
    """
    release = opened(path)
    altered = list(_altered(release))
    if altered:  # rows of files that somebody changed prove nothing
        return altered
    return [*_misshapen(release), *_broken(release, engine), *loading(release)]


def _altered(release: Release) -> Iterator[str]:
    try:
        lines = (release.path / "SHA256SUMS").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield "SHA256SUMS is missing or damaged"
        return
    stated = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        name: digest
        for digest, _, name in (
            line.partition("  ") for line in checksums(release.path).splitlines()
        )
    }
    yield from (f"{name} is missing" for name in sorted(stated.keys() - found.keys()))
    yield from (f"{name} is not part of it" for name in sorted(found.keys() - stated.keys()))
    for name in sorted(stated.keys() & found.keys()):
        if stated[name] != found[name]:
            yield f"{name} was altered"
    listed = {file.path: file.sha256 for file in release.files} | dict(
        release.manifest["documents"]
    )
    for name, digest in sorted(listed.items()):
        if found.get(name) != digest:
            yield f"{name} differs from manifest.json"


def _misshapen(release: Release) -> Iterator[str]:
    for file in release.files:
        data = pq.ParquetFile(release.path / file.path)
        if not data.schema_arrow.equals(arrow_schema(file.table)):
            yield f"{file.path} has another schema than the table {file.table}"
        if data.metadata.num_rows != file.rows:
            yield f"{file.path} has another number of rows than manifest.json states"


def _broken(release: Release, engine: Engine) -> Iterator[str]:
    tables: dict[str, Any] = {name: dataset(release.files, name, release.path) for name in TABLES}
    for sentence, sql in _RULES.items():
        number = next(iter(engine.query(sql, **tables).to_pylist()[0].values()))
        if number:
            yield f"{sentence} ({number} rows)"
    placed = engine.query(_placed(release), **_by_split(release, "articles"))
    torn = engine.query(_TORN, placed=placed).to_pylist()[0]["n"]
    if torn:
        yield f"a cluster of near-duplicates is torn between splits ({torn} clusters)"


def _by_split(release: Release, table: Table) -> dict[str, Any]:
    splits = {file.split for file in release.files}
    return {
        f"rows_of_{split}": dataset(
            [file for file in release.files if file.split == split], table, release.path
        )
        for split in sorted(splits)
    }


def _placed(release: Release) -> str:
    splits = sorted({file.split for file in release.files})
    return " UNION ALL ".join(
        f"SELECT article_id, cluster_id, '{split}' AS split FROM rows_of_{split}"  # noqa: S608 - names of splits are checked
        for split in splits
    )


def loading(release: Release) -> list[str]:
    """Open a release with `datasets`, streaming, and read the first rows of every split."""
    wrong = []
    for table in TABLES:
        rows = Counter[str]()
        for file in release.files:
            if file.table == table:
                rows[file.split] += file.rows
        if not rows:
            continue
        try:
            first = _first_rows(release.path, table)
        except Exception as error:  # noqa: BLE001 - whatever it is, a user would meet it
            wrong.append(f"`datasets` cannot load {table}: {type(error).__name__}")
            continue
        if first != {split: min(_FIRST_ROWS, number) for split, number in rows.items()}:
            wrong.append(f"`datasets` finds other splits or rows of {table} than manifest.json")
    return wrong


def _first_rows(path: Path, table: Table) -> dict[str, int]:
    """Return how many of the first rows of each split arrive."""
    import datasets

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(path), table, streaming=True)
    return {str(split): len(list(rows.take(_FIRST_ROWS))) for split, rows in loaded.items()}
