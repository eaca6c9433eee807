"""`datasets` loads what the card declares: both tables, every split, the version, the features."""

import os
from pathlib import Path

# Read when `datasets` is imported: nothing in this module may look for the Hub.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import hashlib
import json
import warnings
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commentariat import schemas
from commentariat.describe import Facts, File, card, columns_of, croissant
from commentariat.describe import facts as shapes

VALUES = {"string": "word", "int32": 7, "bool": True, "timestamp[us, tz=UTC]": 0}


def value(kind: pa.DataType):
    if pa.types.is_list(kind):
        return [value(kind.value_type)]
    if pa.types.is_struct(kind):
        return {part.name: value(part.type) for part in kind}
    return VALUES[str(kind)]


def rows(table: str, number: int) -> pa.Table:
    """Return rows with a value in every column, the last one all null."""
    schema = schemas.arrow_schema(table)
    full = {field.name: value(field.type) for field in schema}
    null = dict.fromkeys(full)
    return pa.Table.from_pylist([full] * (number - 1) + [null], schema=schema)


def release(folder: Path, splits: dict[str, tuple[int, int]], **about) -> Facts:
    """Write a release of that many articles and comments a split; return its facts."""
    parts = []
    for name, numbers in splits.items():
        sizes = {}
        for table, number in zip(schemas.TABLES, numbers, strict=True):
            found = rows(table, number) if number else None
            path = folder / "data" / table / f"{name}-0.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            if found is not None:
                pq.write_table(found, path)
            size = path.stat().st_size if number else 0
            memory = found.nbytes if found is not None else 0
            sizes[table] = shapes.TableSplit(number, min(number, 1), size, memory)
        parts.append(shapes.Split(name, **sizes))
    made = Facts(
        about=shapes.About(name="tiny", version="1.2.3", license="cc-by-4.0", **about),
        privacy=shapes.Privacy("thread", "day", "00ff"),
        articles=shapes.Flow(9, 9),
        comments=shapes.Flow(9, 9),
        splits=tuple(parts),
        columns={table: columns_of(schemas.columns(table)) for table in schemas.TABLES},
        tool_version="0.1.0",
    )
    (folder / "README.md").write_text(card(made), "utf-8")
    return made


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Return `load_dataset` on the release in `tmp_path`, with a cache that is thrown away."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own making, at import
        import datasets

    monkeypatch.setattr(datasets.config, "HF_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)

    def load(*args, **options):
        cache = str(tmp_path / "cache")
        return datasets.load_dataset(str(tmp_path / "tiny"), *args, cache_dir=cache, **options)

    return load


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "tiny"


@pytest.mark.parametrize("table", schemas.TABLES)
@pytest.mark.parametrize(
    "splits",
    [{"train": (1, 3)}, {"train": (5, 9), "validation": (2, 3), "test": (1, 1)}],
    ids=["one split", "three splits"],
)
def test_both_tables_load_with_every_split_and_row(folder, load, table, splits):
    release(folder, splits)
    column = schemas.TABLES.index(table)
    loaded = load(table)
    assert {name: len(loaded[name]) for name in loaded} == {
        name: numbers[column] for name, numbers in splits.items()
    }


def test_rows_stream(folder, load):
    release(folder, {"train": (2, 4)})
    streamed = list(load("comments", split="train", streaming=True))
    assert len(streamed) == 4
    assert streamed[0]["redactions"] == [{"start": 7, "end": 7, "type": "word", "rule": "word"}]
    assert streamed[-1]["text"] is None


@pytest.mark.parametrize("streaming", [False, True])
def test_the_version_reaches_the_loaded_dataset(folder, load, streaming):
    release(folder, {"train": (2, 4)})
    loaded = load("comments", split="train", streaming=streaming)
    assert str(loaded.info.version) == "1.2.3"
    assert loaded.info.license == "cc-by-4.0"


def test_articles_load_when_no_table_is_named(folder, load):
    release(folder, {"train": (2, 4)})
    assert len(load(split="train")) == 2


@pytest.mark.parametrize("table", schemas.TABLES)
def test_declared_features_are_those_of_the_schema(folder, load, table):
    release(folder, {"train": (2, 4)})
    from datasets import Features

    expected = Features.from_arrow_schema(schemas.arrow_schema(table))
    loaded = load(table, split="train")
    assert loaded.features == expected
    assert loaded.features.arrow_schema.equals(expected.arrow_schema)


def test_a_split_without_comments_is_declared_for_articles_only(folder, load):
    release(folder, {"train": (2, 4), "test": (1, 0)})
    assert set(load("articles")) == {"train", "test"}
    assert set(load("comments")) == {"train"}


def test_a_dataset_without_comments_loads_its_articles(folder, load):
    release(folder, {"train": (2, 0)})
    assert len(load(split="train")) == 2


def test_a_lost_file_is_noticed_on_loading(folder, load):
    release(folder, {"train": (2, 4)})
    pq.write_table(rows("comments", 3), folder / "data/comments/train-0.parquet")
    with pytest.raises(Exception, match="train"):
        load("comments", split="train")


def test_filters_work_as_the_card_says(folder, load):
    release(folder, {"train": (2, 4)})
    assert 'verification_mode="no_checks"' in (folder / "README.md").read_text("utf-8")
    found = load(
        "comments", split="train", filters=[("likes", "=", 7)], verification_mode="no_checks"
    )
    assert len(found) == 3


def test_numbers_are_declared_for_all_splits_or_for_none(folder, load):
    made = release(folder, {"train": (2, 4), "test": (1, 1)})
    test = made.splits[1]
    unknown = replace(test, comments=replace(test.comments, memory=None))
    text = card(replace(made, splits=(made.splits[0], unknown)))
    assert text.count("num_examples") == 2  # those of articles
    assert "no_checks" not in text
    (folder / "README.md").write_text(text, "utf-8")
    assert len(load("comments", split="test")) == 1


@pytest.mark.parametrize(
    "word", ["no", "1.0", "on: off", "x # y", "'", "| a", "\u00e9t\u00e9", "{a}"]
)
def test_words_of_the_curator_do_not_break_loading(folder, load, word):
    release(folder, {"train": (2, 4)}, title=word, description=word, homepage=word)
    loaded = load("comments", split="train", streaming=True)
    assert loaded.info.description == word
    assert str(loaded.info.version) == "1.2.3"


# --- Croissant -------------------------------------------------------------------------------


def files(folder: Path) -> list[File]:
    return [
        File(
            path.relative_to(folder).as_posix(),
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_size,
        )
        for path in folder.rglob("*")
        if path.is_file()
    ]


def test_croissant_lists_every_parquet_file_with_its_hash(folder):
    made = release(folder, {"train": (2, 4), "test": (1, 1)})
    document = json.loads(croissant(made, files(folder)))
    found = [part for part in document["distribution"] if part["@type"] == "cr:FileObject"]
    assert [part["contentUrl"] for part in found] == [
        f"data/{table}/{split}-0.parquet" for table in schemas.TABLES for split in ("test", "train")
    ]
    assert all(len(part["sha256"]) == 64 for part in found)


def test_croissant_describes_the_columns_that_it_can(folder):
    made = release(folder, {"train": (2, 4)})
    document = json.loads(croissant(made, files(folder)))
    sets = {part["@id"]: part for part in document["recordSet"]}
    names = {field["name"] for field in sets["comments"]["field"]}
    assert names == {c.name for c in schemas.columns("comments")} - {"redactions"} | {"split"}
    assert sets["splits"]["data"] == [{"splits/name": "train"}]


def test_croissant_does_not_depend_on_the_order_of_the_files(folder):
    made = release(folder, {"train": (2, 4), "test": (1, 1)})
    assert croissant(made, files(folder)) == croissant(made, reversed(files(folder)))
