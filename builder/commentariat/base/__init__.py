"""The release that a build grows, whose dumps may be gone: opened, checked, and signed anew.

This module knows the base. Then, in the order of a build: `growth` finds out which new captures
meet which of its rows, `carried` puts its rows among the new ones, and `later_names` replaces in
them what names have come to be known since.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commentariat import release
from commentariat.arrays import Arrow, arrow, pc
from commentariat.duplicates import SIGNATURE_SCHEMA, comment_keys, signatures
from commentariat.engine import Engine
from commentariat.errors import ReleaseError, SettingsError
from commentariat.keys import Key
from commentariat.prepare.parts import address_key, content_key
from commentariat.protect.redactions import unescaped
from commentariat.release import Release
from commentariat.release.contents import altered
from commentariat.schemas import arrow_schema
from commentariat.settings import Settings
from commentariat.tables import Written, dataset, read_private, sha256_of, write_private

_TEXT = ("headline", "lead", "body")
_AT_ONCE = 1024  # articles whose texts are in memory
_KEPT = (
    "site",
    "language",
    "published",
    "published_precision",
    "retrieved",
    "n_comments",
    "n_observations",
)


@dataclass(frozen=True, slots=True)
class Base:
    """A release that is carried over: where it is, and the digest of its manifest."""

    path: Path
    version: str
    digest: str
    files: tuple[Written, ...]

    def rows(self, table: str) -> int:
        """Return the number of rows of one of its tables."""
        return sum(file.rows for file in self.files if file.table == table)


@dataclass(frozen=True, slots=True)
class Old:
    """What RESOLVE compares new captures with.

    `articles`: one row an article of the base, by `article_key`, with the columns of a capture that
    can be computed from what was published, and its `split`. `comments`: `comment_id`; `thread`,
    the article it was written under; key and length of the text (length 0 where a part of it was
    replaced, so that nobody knows it).
    """

    base: Base
    articles: pa.Table
    comments: pa.Table


def opened(settings: Settings, key: Key) -> Base | None:
    """Return the release that the settings name as the base, if they name one.

    Raises:
        ReleaseError: there is none, it was altered, or a newer program made it.
        SettingsError: its rows and new ones would not make one dataset.
    """
    if settings.base is None:
        return None
    found = release.opened(settings.base)
    if wrong := altered(found):
        raise ReleaseError(f"{found.path} cannot be carried over: {'; '.join(wrong[:3])}")
    for file in found.files:
        columns = pq.ParquetFile(found.path / file.path).schema_arrow.names
        if unknown := sorted({*columns} - {*arrow_schema(file.table).names}):
            raise ReleaseError(
                f"{found.path} has columns that this version of commentariat does not know: "
                + ", ".join(unknown)
            )
    _refuse_another(found, settings, key)
    digest = sha256_of(found.path / "manifest.json")
    return Base(found.path, found.version, digest, tuple(found.files))


def _refuse_another(found: Release, settings: Settings, key: Key) -> None:
    """Refuse a release under whose ids, names and promises new rows could not stand."""
    fingerprint = found.facts.privacy.key_fingerprint
    if fingerprint != key.fingerprint:
        raise SettingsError(
            f"{found.path} was made with another key ({fingerprint}, and this one is "
            f"{key.fingerprint}): its ids and pseudonyms would not match. Name the file of its key"
        )
    for setting, theirs in shared(found).items():
        if theirs != (ours := getattr(settings, setting)):
            raise SettingsError(
                f"{found.path} was made with {setting} = {theirs!r}, and this build has {ours!r}: "
                "one release cannot hold both. Carry it over with its own settings"
            )


def shared(found: Release) -> dict[str, Any]:
    """Return the settings of a release that whoever carries it over must have, too."""
    promised = ("linkage", "grain", "votes", "mentions")
    return {
        "name": found.name,
        **{setting: getattr(found.facts.privacy, setting) for setting in promised},
        "names": found.manifest.get("names", {}),
    }


def signed(base: Base, engine: Engine, folder: Path) -> Old:
    """Compute from the published rows what PREPARE would have kept of them, in `folder`."""
    folder.mkdir()
    tasks = [_File(base.path, file, folder / f"{n:06}.arrow") for n, file in enumerate(base.files)]
    found: dict[str, list[pa.Table]] = {"articles": [], "comments": [_COMMENT.empty_table()]}
    for task, path in zip(tasks, engine.map(_File.signed, tasks), strict=True):
        found[task.file.table].append(read_private(path))
    articles = pa.concat_tables(found["articles"]).sort_by("article_key").combine_chunks()
    return Old(base, articles, pa.concat_tables(found["comments"]).combine_chunks())


_COLUMNS = {
    "articles": ["article_id", "url", "comments_complete", *_KEPT, *_TEXT],
    "comments": ["comment_id", "article_id", "origin_article_id", "text", "redactions"],
}
_TYPES: Any = {"comment_id": pa.string(), "thread": pa.string()}
_TYPES |= {"text_key": pa.uint64(), "text_length": pa.int64()}
_COMMENT = pa.schema(_TYPES)


@dataclass(frozen=True, slots=True)
class _File:
    """A task: one file of the base, and where what it tells goes."""

    root: Path
    file: Written
    target: Path

    def signed(self) -> Path:
        rows = dataset([self.file], self.file.table, self.root)  # a column it lacks is all null
        batches = rows.to_batches(columns=_COLUMNS[self.file.table], batch_size=_AT_ONCE)
        if self.file.table == "articles":
            table = pa.concat_tables(_article_keys(batch) for batch in batches)
            split: Arrow = pa.repeat(pa.scalar(self.file.split), len(table))
            table = table.append_column("split", split)
        else:
            table = pa.concat_tables([_COMMENT.empty_table(), *map(_comment_keys, batches)])
        write_private(table, self.target)
        return self.target


def _article_keys(batch: Arrow) -> pa.Table:
    complete = batch.column("comments_complete")
    texts = zip(*(batch.column(name).to_pylist() for name in ("site", *_TEXT)), strict=True)
    columns: dict[str, Arrow] = {
        "article_key": batch.column("article_id"),
        "key_url": pa.array(map(address_key, batch.column("url").to_pylist()), pa.binary()),
        "key_content": pa.array([content_key(*row) for row in texts], pa.binary()),
        "completeness": pc.fill_null(pc.if_else(complete, 2, 0), 1).cast(pa.int8()),
        **{name: batch.column(name) for name in _KEPT},
    }
    sign = signatures(*(batch.column(name) for name in _TEXT))
    return pa.table(columns | {name: sign.column(name) for name in SIGNATURE_SCHEMA.names})


def _comment_keys(batch: Arrow) -> pa.Table:
    key, length = comment_keys(unescaped(batch.column("text")))
    replaced = pc.fill_null(pc.greater(pc.list_value_length(batch.column("redactions")), 0), False)
    columns: dict[str, Arrow] = {
        "comment_id": batch.column("comment_id"),
        "thread": pc.coalesce(batch.column("origin_article_id"), batch.column("article_id")),
        "text_key": arrow(key),
        "text_length": pc.if_else(replaced, 0, arrow(length)),
    }
    return pa.table(columns, schema=_COMMENT)
