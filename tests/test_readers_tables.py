"""Rows of tables become articles with their comments, by a mapping."""

import gzip
import json
import re
import tomllib
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commentariat import readers
from commentariat.errors import InputError, SettingsError
from commentariat.model import Piece, Record, Unreadable
from commentariat.readers import tables
from commentariat.readers._records import ARTICLE_FIELDS, COMMENT_FIELDS

OPTIONS = {
    "article": "article_id",
    "site": "gazette.example",
    "fields": {"id": "article_id", "headline": "title", "published": "day", "body": "article_text"},
    "comment": {"author": "who", "text": "said", "likes": "up", "posted": "at", "parent": "to"},
}
HEADER = "article_id,title,day,article_text,who,said,up,at,to\n"
ROWS = (
    '7,Harbour opens,2019-05-01,Ships came.,Nora,"First,\nand ""glad""",3,2019-05-01 10:15,\n'
    "8,Bakery shuts,2019-05-02,Bread is gone.,Otto,Sad,0,2019-05-02T08:00:00Z,\n"
    "7,Harbour opens,2019-05-01,Ships came.,Otto,Indeed,12,1556705760,c1\n"
    "9,Quiet day,2019-05-03,Nothing.,,,,,\n"
)


def read(path, options=OPTIONS):
    return [raw for piece in tables.pieces(path) for raw in tables.read(piece, options)]


def saved(tmp_path, data, name="t.csv"):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def records(found):
    return {raw.data.get("id"): raw.data for raw in found if isinstance(raw, Record)}


def test_rows_of_an_article_come_together_wherever_they_stand(tmp_path):
    found = records(read(saved(tmp_path, HEADER + ROWS)))
    assert [c["author"]["handle"] for c in found["7"]["comments"]] == ["Nora", "Otto"]
    assert [c["author"]["handle"] for c in found["8"]["comments"]] == ["Otto"]


def test_article_fields_are_mapped(tmp_path):
    article = records(read(saved(tmp_path, HEADER + ROWS)))["7"]
    assert (article["headline"], article["site"], article["body"]) == (
        "Harbour opens", "gazette.example", "Ships came.",
    )  # fmt: skip
    assert article["published"]["value"] == "2019-05-01"
    assert article["source"]["line"] == 2


def test_comment_fields_are_mapped_with_their_types(tmp_path):
    first, second = records(read(saved(tmp_path, HEADER + ROWS)))["7"]["comments"]
    assert (first["text"], first["likes"]) == ('First,\nand "glad"', 3)
    assert first["posted"] == {
        "value": "2019-05-01T10:15", "precision": "minute", "raw": "2019-05-01 10:15",
        "from": "metadata",
    }  # fmt: skip
    assert second["posted"]["value"] == "2019-05-01T10:16:00+00:00"
    assert second["parent"] == "c1"


def test_a_row_without_a_comment_is_an_article_without_comments(tmp_path):
    assert records(read(saved(tmp_path, HEADER + ROWS)))["9"]["comments"] == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "utf-8"])
def test_encodings_are_found_out(tmp_path, encoding):
    text = HEADER + "7,Müller öffnet,2019-05-01,Größe zählt für alle.,Zoë,Schön für München,,,\n"
    (article,) = records(read(saved(tmp_path, text.encode(encoding)))).values()
    assert (article["headline"], article["comments"][0]["text"]) == (
        "Müller öffnet", "Schön für München",
    )  # fmt: skip
    assert article["source"]["encoding"] == encoding


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_out(tmp_path, delimiter):
    text = "article_id,title,who,said\n1,Head,Nora,Yes\n".replace(",", delimiter)
    (article,) = records(read(saved(tmp_path, text))).values()
    assert (article["headline"], article["comments"][0]["author"]) == ("Head", {"handle": "Nora"})


def test_a_compressed_table_is_read(tmp_path):
    path = saved(tmp_path, gzip.compress((HEADER + ROWS).encode()), "t.csv.gz")
    assert len(records(read(path))) == 3


def test_parquet_is_read_with_its_types(tmp_path):
    path = tmp_path / "t.parquet"
    rows = [{"article_id": 1, "title": "Head", "who": "Nora", "said": "Yes", "up": 2.0}]
    pq.write_table(pa.Table.from_pylist(rows), path)
    (article,) = records(read(path)).values()
    assert (article["id"], article["comments"][0]["likes"]) == ("1", 2)


def test_nested_comments_of_json_lines_are_mapped(tmp_path):
    row = {
        "meta": {"title": "Head"},
        "thread": {"posts": [{"user": {"name": "Nora", "nick": "nora_n", "id": 5}, "t": "Y"}]},
    }
    path = saved(tmp_path, orjson.dumps(row) + b"\nno json\n", "t.jsonl")
    options = {
        "fields": {"headline": "meta.title"},
        "comments": "thread.posts",
        "comment": {"author": "user.name", "login": "user.nick", "account": "user.id", "text": "t"},
    }
    bad, good = sorted(read(path, options), key=lambda raw: isinstance(raw, Record))
    who = {"handle": "Nora", "login": "nora_n", "account": "5"}
    assert good.data["comments"] == [{"text": "Y", "author": who}]
    assert (bad.line, bad.code) == (2, "E107")


def test_comments_inside_comments_of_json_lines_are_not_lost_in_silence(tmp_path):
    reply = {"user": "Otto", "t": "No"}
    rows = [
        {"title": "Head", "posts": [{"user": "Nora", "t": "Yes", "below": below}]}
        for below in ([reply], [], [{"badge": "gold"}])
    ]
    path = saved(tmp_path, b"\n".join(map(orjson.dumps, rows)), "t.jsonl")
    comment = {"author": "user", "text": "t"}
    found = read(path, {"fields": {"headline": "title"}, "comments": "posts", "comment": comment})
    assert [(raw.code, raw.line) for raw in found if isinstance(raw, Unreadable)] == [("E113", 1)]
    assert len(found) == 3


def test_a_row_with_too_many_cells_is_named_and_the_others_go_on(tmp_path):
    found = read(saved(tmp_path, HEADER + "1,2\n" + ROWS))
    assert [raw.code for raw in found if isinstance(raw, Unreadable)] == ["E107"]
    assert len(records(found)) == 3


@pytest.mark.parametrize("column", ["article_id", "title", "who", "said"])
def test_a_table_without_a_column_that_is_needed_is_named_and_left_out(column, tmp_path):
    (bad,) = read(saved(tmp_path, (HEADER + ROWS).replace(column, "renamed")))
    assert (bad.code, bad.line) == ("E109", 1)
    assert bad.message == f"the table has no column {column!r}, which dataset.toml names"


def test_a_table_may_lack_what_is_not_needed_and_one_of_articles_all_of_comments(tmp_path):
    assert len(records(read(saved(tmp_path, (HEADER + ROWS).replace(",up,", ",votes,"))))) == 3
    (article,) = records(read(saved(tmp_path, "article_id,title\n7,Harbour opens\n"))).values()
    assert article["comments"] == []


def test_an_unknown_key_of_the_mapping_is_refused(tmp_path):
    with pytest.raises(SettingsError, match=r"has no key 'artcle'; there are article, comment"):
        read(saved(tmp_path, HEADER + ROWS), {**OPTIONS, "artcle": "article_id"})


def test_an_article_may_have_the_number_nought(tmp_path):
    rows = [{"article_id": 0, "title": "Head", "who": "Nora", "said": said} for said in "ab"]
    path = saved(tmp_path, b"\n".join(map(orjson.dumps, rows)), "t.jsonl")
    (article,) = records(read(path)).values()
    assert (article["id"], len(article["comments"])) == ("0", 2)


def test_a_row_without_its_article_is_named(tmp_path):
    found = read(saved(tmp_path, "article_id,title,who,said\n,Head,Nora,secret\n"))
    assert [raw.code for raw in found] == ["E107"]
    assert "secret" not in found[0].message


def test_without_an_article_column_the_id_tells_articles_apart(tmp_path):
    options = {name: value for name, value in OPTIONS.items() if name != "article"}
    assert len(records(read(saved(tmp_path, HEADER + ROWS), options))) == 3


def test_times_in_unknown_notation_keep_their_raw_text(tmp_path):
    text = "article_id,title,day\n1,Head,last spring\n"
    (article,) = records(read(saved(tmp_path, text))).values()
    assert (article["published"]["value"], article["published"]["raw"]) == (None, "last spring")


@pytest.mark.parametrize(
    "options",
    [
        {"fields": {"title": "x"}},
        {"comment": {"body": "x"}},
        {"fields": {"headline": "x"}, "encoding": "klingon"},
    ],
)
def test_a_wrong_mapping_is_a_settings_error(tmp_path, options):
    with pytest.raises(SettingsError):
        read(saved(tmp_path, HEADER), options)


def test_a_table_without_a_mapping_is_named_and_what_is_to_do(tmp_path):
    (found,) = read(saved(tmp_path, HEADER + ROWS), {})
    assert found.code == "E109"
    assert "[readers.tables.fields]" in found.message


DAMAGED = {
    "nothing": b"",
    "no gzip after all": b"\x1f\x8bbroken",
    "a cut gzip": gzip.compress((HEADER + ROWS).encode(), mtime=0)[:-12],
    "a gzip with a wrong byte": gzip.compress(HEADER.encode() + bytes(range(256)) * 99, mtime=0)[
        :60
    ]
    + b"\xff" * 60,
    "a cut zstd": pa.compress((HEADER + ROWS).encode(), codec="zstd", asbytes=True)[:-9],
    "no header": b"\n\n\n",
    "a column twice": b"title,title\n1,2\n",
    "no Parquet": b"PAR1 or not",
}


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.csv.zst", "t.parquet"])
@pytest.mark.parametrize("data", DAMAGED)
def test_what_is_no_table_is_named(tmp_path, name, data):
    found = read(saved(tmp_path, DAMAGED[data], name))
    assert found
    assert {raw.code for raw in found} <= {"E104", "E105", "E107"}


@pytest.mark.parametrize("name", ["t.csv.gz", "t.jsonl.gz"])
def test_a_bomb_is_named_before_its_rows_are_read(tmp_path, name):
    bomb = gzip.compress(HEADER.encode() + b"1,,,,,,,,\n" * 7_000_000)
    (found,) = read(saved(tmp_path, bomb, name))
    assert (found.code, found.message) == ("E103", "the file unpacks to too many bytes")


def test_a_table_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"cannot read .*t\.csv: No such file"):
        list(readers.read(Piece("tables", str(tmp_path / "t.csv")), {"tables": OPTIONS}))


def test_a_stray_table_does_not_stop_the_others(tmp_path, cli, news):
    saved(tmp_path, "a,b\n1,2\n", "dump/stray.csv")
    saved(tmp_path, news.lines(news.articles[:2]), "dump/articles.jsonl")
    answer = cli("check", tmp_path / "dump", "--workers", 1)
    assert (answer.code, "stray.csv:1 / E109" in answer.out) == (1, True)
    assert "2 articles" in answer.out


def test_a_table_alone_says_what_to_write(tmp_path, cli):
    answer = cli("check", saved(tmp_path, "a,b\n1,2\n"), "--workers", 1)
    assert answer.code == 3
    assert "[readers.tables.fields]" in answer.out


ROW = b'{"title": "Head", "who": "Nora", "said": "Yes"}\n'


def test_json_lines_are_rows_where_the_settings_say_so(tmp_path):
    path = saved(tmp_path, ROW * 2, "rows.jsonl")
    options = {"tables": {**OPTIONS, "article": "title", "files": ["r*.jsonl"]}}
    (article,) = [
        raw for piece in readers.pieces(path, options) for raw in readers.read(piece, options)
    ]
    assert len(article.data["comments"]) == 2
    other = saved(tmp_path, ROW, "articles.jsonl")
    assert readers.pieces(other, options)[0].reader == "jsonl"


def test_a_folder_also_stands_for_the_files_that_the_settings_give_to_a_reader(tmp_path):
    path = saved(tmp_path, ROW, "export.dat")
    assert readers.find(["."], tmp_path, {"tables": {"files": ["*.dat"]}}) == [path]


GUIDE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"


def test_the_guide_works_as_it_stands(tmp_path, cli, monkeypatch):
    blocks = re.findall(
        r"^```(\w+)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (export,) = [text for kind, text in blocks if kind == "csv"]
    first, second = [text for kind, text in blocks if kind == "toml"]
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, export, "export.csv")
    saved(tmp_path, first, "dataset.toml")
    answer = cli("check", "--json", "--workers", 1)
    counts = json.loads(answer.out)
    assert (answer.code, counts["articles"], counts["comments"]) == (0, 2, 2)
    assert tomllib.loads(second)["readers"]["tables"]["files"]


def test_the_guide_lists_every_field():
    text = GUIDE.read_text("utf-8")
    assert f"Names of the article: `{' '.join(ARTICLE_FIELDS)}`" in text
    assert f"Names of the comment: `{' '.join(COMMENT_FIELDS)}`" in text


def test_options_of_no_reader_are_a_settings_error(tmp_path):
    with pytest.raises(SettingsError, match=r"\[readers.table\] is of no reader"):
        readers.find(["."], tmp_path, {"table": {}})


def test_many_rows_are_grouped(tmp_path):
    lines = "".join(f"{n % 100},Head {n % 100},Nora,c{n}\n" for n in range(30_000))
    found = records(read(saved(tmp_path, "article_id,title,who,said\n" + lines)))
    assert {len(article["comments"]) for article in found.values()} == {300}
    assert found["5"]["comments"][1]["text"] == "c105"
