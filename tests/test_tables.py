"""Public Parquet: the same bytes for the same rows, and no words outside the cells."""

import dataclasses
import hashlib
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat import tables
from commentariat.schemas import TABLES, arrow_schema
from commentariat.tables import dataset, read_private, sha256_of, write_private, write_public


def value(kind, number):
    if pa.types.is_list(kind):
        return [value(kind.value_type, n) for n in range(number % 3)]
    if pa.types.is_struct(kind):
        return {
            kind.field(n).name: value(kind.field(n).type, number) for n in range(kind.num_fields)
        }
    if pa.types.is_string(kind):
        return f"canary {number} é"
    if pa.types.is_boolean(kind):
        return number % 2 == 0
    return number


def rows(table, number):
    schema = arrow_schema(table)
    columns = [
        pa.array([value(f.type, n) if n % 5 else None for n in range(number)], f.type)
        for f in schema
    ]
    return pa.table(columns, schema=schema)


def written(folder, data, table="comments", name="a"):
    return write_public(data, table, "train", folder / f"data/{name}.parquet", folder)


def recut(data, borders):
    """Return the same rows in other chunks, at odd offsets of larger buffers."""
    padded = pa.concat_tables([data.slice(0, 1), data, data.slice(0, 1)]).combine_chunks()
    whole = padded.slice(1, len(data))
    cuts = [0, *sorted(min(b, len(data)) for b in borders), len(data)]
    return pa.concat_tables([whole.slice(a, b - a) for a, b in pairwise(cuts)])


@pytest.mark.parametrize("table", TABLES)
def test_what_is_written_reads_back_as_it_was(tmp_path, table):
    data = rows(table, 50)
    done = written(tmp_path, data, table)
    back = pq.read_table(tmp_path / done.path)
    assert back.equals(data)
    assert back.schema.equals(arrow_schema(table))
    assert (done.rows, done.table, done.split, done.path) == (50, table, "train", "data/a.parquet")
    assert done.bytes == (tmp_path / done.path).stat().st_size
    assert done.sha256 == sha256_of(tmp_path / done.path)


@pytest.mark.parametrize("table", TABLES)
@given(borders=st.lists(st.integers(0, 60), max_size=5))
@settings(max_examples=15, deadline=None)
def test_bytes_and_content_do_not_depend_on_how_the_rows_came(tmp_path_factory, table, borders):
    folder, data = tmp_path_factory.mktemp("t"), rows(table, 60)
    first, second = written(folder, data, table), written(folder, recut(data, borders), table, "b")
    assert (first.sha256, first.content) == (second.sha256, second.content)


def test_row_groups_are_cut_at_fixed_places(tmp_path, monkeypatch):
    monkeypatch.setitem(tables.MAX_ROWS, "comments", 40)
    done = written(tmp_path, recut(rows("comments", 100), [7, 61]))
    found = pq.ParquetFile(tmp_path / done.path).metadata
    assert [found.row_group(n).num_rows for n in range(found.num_row_groups)] == [40, 40, 20]


def test_row_groups_that_are_too_large_are_halved(tmp_path, monkeypatch):
    data = rows("comments", 64)
    monkeypatch.setattr(tables, "MAX_BYTES", data.nbytes // 3)
    found = pq.ParquetFile(tmp_path / written(tmp_path, data).path).metadata
    assert found.num_row_groups > 2
    assert sum(found.row_group(n).num_rows for n in range(found.num_row_groups)) == 64


def test_the_content_hash_sees_every_value():
    base = rows("comments", 3)
    schema = base.schema
    for number, field in enumerate(schema):
        changed = base.set_column(number, field, pa.nulls(3, field.type))
        assert tables._logical(changed.combine_chunks()) != tables._logical(base.combine_chunks())


def test_the_content_hash_tells_null_from_empty_and_where_values_are_cut(tmp_path):
    field = arrow_schema("comments").field("text")
    texts = [["ab", "c"], ["a", "bc"], ["abc", ""], ["abc", None]]
    hashes = {
        tables._logical(pa.table({field.name: pa.array(text, pa.string())})) for text in texts
    }
    lists = [[["a"], ["b"]], [["a", "b"], []], [["a", "b"], None]]
    hashes |= {
        tables._logical(pa.table({"m": pa.array(item, pa.list_(pa.string()))})) for item in lists
    }
    assert len(hashes) == 7


@pytest.mark.parametrize("table", TABLES)
def test_free_text_stands_in_no_statistics_and_no_index(tmp_path, table):
    done = written(tmp_path, rows(table, 40), table)
    group = pq.ParquetFile(tmp_path / done.path).metadata.row_group(0)
    for number in range(group.num_columns):
        column = group.column(number)
        open_name = column.path_in_schema.split(".")[0]
        assert column.is_stats_set == (open_name in tables.INDEXED[table]), open_name
        assert column.has_column_index == (open_name in tables.INDEXED[table]), open_name


def test_only_ids_counts_and_closed_sets_are_indexed():
    free = {"text", "commenter_id", "mentions", "headline", "lead", "body", "byline", "tags", "url"}
    assert free.isdisjoint({*tables.INDEXED["articles"], *tables.INDEXED["comments"]})


@pytest.mark.parametrize("table", TABLES)
def test_files_are_zstd_with_a_page_index(tmp_path, table):
    done = written(tmp_path, rows(table, 40), table)
    group = pq.ParquetFile(tmp_path / done.path).metadata.row_group(0)
    for number in range(group.num_columns):
        assert group.column(number).compression == "ZSTD"
        assert group.column(number).has_offset_index


def test_pages_are_cut_where_the_content_says(tmp_path):
    schema = arrow_schema("comments")
    texts = [hashlib.shake_128(b"%d" % n).hexdigest(200) for n in range(6000)]
    columns = [pa.array(texts) if f.name == "text" else pa.nulls(6000, f.type) for f in schema]
    data = pa.table(columns, schema=schema)
    first = (tmp_path / written(tmp_path, data).path).read_bytes()
    more = pa.concat_tables([data.slice(9, 3), data])
    second = (tmp_path / written(tmp_path, more, name="b").path).read_bytes()
    middle = len(first) // 2
    assert first[middle : middle + 4096] in second


def test_an_existing_file_is_never_overwritten(tmp_path):
    written(tmp_path, rows("comments", 3))
    with pytest.raises(FileExistsError):
        written(tmp_path, rows("comments", 3))


def test_no_rows_are_a_table_too(tmp_path):
    done = written(tmp_path, rows("articles", 0), "articles")
    assert done.rows == 0
    assert pq.read_table(tmp_path / done.path).schema.equals(arrow_schema("articles"))


def test_the_library_leaves_no_schema_of_its_own_in_the_file(tmp_path):
    done = written(tmp_path, rows("comments", 3))
    assert not pq.ParquetFile(tmp_path / done.path).metadata.metadata


def test_private_tables_come_back_and_may_be_read_in_part(tmp_path):
    data = rows("comments", 30)
    write_private(data, tmp_path / "a.arrow")
    assert read_private(tmp_path / "a.arrow").equals(data)
    assert read_private(tmp_path / "a.arrow", ["text", "site"]).column_names == ["text", "site"]


def test_the_files_of_a_table_are_read_as_one(tmp_path):
    files = [written(tmp_path, rows("comments", 5), name=name) for name in "ab"]
    other = dataclasses.replace(files[0], table="articles")
    assert len(dataset(files, "comments", tmp_path).to_table()) == 10
    assert dataset([], "comments", tmp_path).count_rows() == 0
    assert dataset([other], "comments", tmp_path).schema.equals(arrow_schema("comments"))
