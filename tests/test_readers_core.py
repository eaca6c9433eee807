"""JSON Lines and pages of text: compressed, damaged, cut anywhere, in any encoding."""

import gzip
import re
import zlib
from hashlib import shake_256
from pathlib import Path

import orjson
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat import readers
from commentariat.errors import InputError
from commentariat.model import Page, Piece, Record
from commentariat.prepare import Accepted, Rejected, prepare
from commentariat.readers import _streams, jsonl, quarantine
from commentariat.settings import Settings
from commentariat.stages import Prepared, decisions, read, readings


def saved(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def raws(path):
    return [raw for piece in readers.pieces(path) for raw in readers.read(piece, {})]


def lines(path):
    return [(raw.line, raw.data) for raw in raws(path)]


def codes(path):
    return [(raw.line, getattr(raw, "code", None)) for raw in raws(path)]


def zstd(data):
    return pa.compress(data, codec="zstd", asbytes=True)


PACKED = {"": bytes, ".gz": gzip.compress, ".zst": zstd}
three = b'{"a":1}\n{"a":2}\n{"a":3}\n'


@pytest.mark.parametrize("suffix", PACKED)
def test_lines_are_numbered_records(tmp_path, suffix):
    path = saved(tmp_path, f"a.jsonl{suffix}", PACKED[suffix](three))
    assert lines(path) == [(1, b'{"a":1}'), (2, b'{"a":2}'), (3, b'{"a":3}')]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jl", "A.JSONL"])
def test_json_lines_go_by_several_names(tmp_path, name):
    assert len(raws(saved(tmp_path, name, three))) == 3


def test_the_last_line_needs_no_end(tmp_path):
    assert lines(saved(tmp_path, "a.jsonl", three.rstrip()))[2] == (3, b'{"a":3}')


def test_lines_may_end_as_on_windows_and_blank_ones_count(tmp_path):
    path = saved(tmp_path, "a.jsonl", b'{"a":1}\r\n\r\n  \n{"a":2}\r\n')
    assert [(n, orjson.loads(data)) for n, data in lines(path)] == [(1, {"a": 1}), (4, {"a": 2})]


@pytest.mark.parametrize("suffix", PACKED)
def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path, suffix):
    path = saved(tmp_path, f"a.jsonl{suffix}", PACKED[suffix](b"\xef\xbb\xbf" + three))
    assert lines(path)[0] == (1, b'{"a":1}')


def test_line_separators_of_unicode_do_not_end_a_record(tmp_path):
    odd = orjson.dumps({"a": "one\u2028two\u2029three\x85four\x0b"})
    assert lines(saved(tmp_path, "a.jsonl", odd + b"\n" + odd)) == [(1, odd), (2, odd)]


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_an_empty_file_is_told(tmp_path, name, suffix):
    assert codes(saved(tmp_path, name + suffix, PACKED[suffix](b""))) == [(1, "E105")]


def test_lines_of_white_space_alone_are_an_empty_file(tmp_path):
    assert codes(saved(tmp_path, "a.jsonl", b"\n \r\n\n")) == [(1, "E105")]


def test_a_page_of_white_space_is_empty(tmp_path):
    assert codes(saved(tmp_path, "a.txt", " \n\n")) == [(1, "E105")]


def test_half_a_line_is_one_fault_and_the_others_are_read(tmp_path):
    good = orjson.dumps({"site": "news.example", "headline": "H", "body": []})
    path = saved(tmp_path, "a.jsonl", good + b"\n" + good[:30] + b"\n" + good)
    found = [d for raw in raws(path) for d in prepare(raw, Settings(name="x"))]
    assert [type(d) for d in found] == [Accepted, Rejected, Accepted]
    assert [(p.line, p.code) for p in found[1].problems] == [(2, "E101")]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_line_that_is_too_long_is_left_out_and_the_next_is_read(tmp_path, monkeypatch, suffix):
    monkeypatch.setattr(jsonl, "LONGEST", 100)
    monkeypatch.setattr(jsonl, "BLOCK", 64)
    data = b'{"a":1}\n' + b"x" * 1000 + b'\n{"a":3}\n' + b"y" * 101
    path = saved(tmp_path, f"a.jsonl{suffix}", PACKED[suffix](data))
    assert codes(path) == [(1, None), (2, "E103"), (3, None), (4, "E103")]


def test_a_line_of_more_than_64_mib_is_not_read(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b"{}\n" + b"x" * (jsonl.LONGEST + 1) + b"\n{}")
    assert codes(path) == [(1, None), (2, "E103"), (3, None)]


def test_a_page_larger_than_the_limit_is_left_out(tmp_path, monkeypatch):
    from commentariat.readers import pages

    monkeypatch.setattr(pages, "LARGEST", 100)
    assert codes(saved(tmp_path, "a.txt", "x" * 101)) == [(1, "E103")]
    assert codes(saved(tmp_path, "b.txt", "x" * 100)) == [(1, None)]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "nonsense"])
def test_a_damaged_file_is_told_and_never_raises(tmp_path, name, suffix, damage):
    whole = PACKED[suffix](b"".join(b'{"a":%d}\n' % n for n in range(20_000)))
    middle = len(whole) // 2
    broken = {
        "cut": whole[:middle],
        "flipped": whole[:middle]
        + bytes(255 - b for b in whole[middle : middle + 40])
        + whole[middle + 40 :],
        "nonsense": b"these are words",
    }
    assert "E104" in [code for _, code in codes(saved(tmp_path, name + suffix, broken[damage]))]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_a_file_that_swells_without_bound_is_stopped(tmp_path, monkeypatch, name, suffix):
    monkeypatch.setattr(_streams, "ALWAYS_ALLOWED", 1 << 20)
    path = saved(tmp_path, name + suffix, PACKED[suffix](b"\n" * (8 << 20)))
    assert codes(path)[-1][1] == "E104"


def test_several_members_of_gzip_are_one_stream(tmp_path):
    path = saved(tmp_path, "a.jsonl.gz", gzip.compress(b'{"a":1}\n') + gzip.compress(b'{"a":2}\n'))
    assert len(raws(path)) == 2


def test_what_was_read_before_the_damage_stays(tmp_path):
    packer = zlib.compressobj(wbits=31)
    whole = packer.compress(three) + packer.flush(zlib.Z_FULL_FLUSH)
    assert codes(saved(tmp_path, "a.jsonl.gz", whole)) == [
        (1, None),
        (2, None),
        (3, None),
        (4, "E104"),
    ]


@given(
    st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"")), max_size=12),
    st.integers(1, 40),
    st.booleans(),
)
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_byte_ranges_cut_anywhere_give_the_same_lines(tmp_path, monkeypatch, rows, size, ended):
    data = b"\n".join(rows) + b"\n" * ended
    path = saved(tmp_path, "a.jsonl", data)
    whole = [(raw.line, raw) for raw in jsonl.read(Piece("jsonl", str(path)), {})]
    with monkeypatch.context() as patch:
        patch.setattr(jsonl, "RANGE", size)
        cut = list(jsonl.pieces(path))
        again = [(raw.line, raw) for piece in cut for raw in jsonl.read(piece, {})]
    assert again == whole
    if data:
        assert [piece.start for piece in cut[1:]] == [piece.end for piece in cut[:-1]]
        assert (cut[0].start, cut[-1].end) == (0, len(data))


PAGE = "Zoë said: “the façade is closed” — 5 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_pages_are_read_in_the_encoding_they_were_saved_in(tmp_path, encoding):
    (page,) = raws(saved(tmp_path, "a.txt", PAGE.encode(encoding)))
    assert page == Page(PAGE, str(tmp_path / "a.txt"), encoding=encoding)


@pytest.mark.parametrize(
    "ended",
    ["Headline\r\rBody\rEnd", "Headline\r\r\n\r\r\nBody\r\r\nEnd", "Headline\n\nBody\nEnd"],
)
def test_lines_of_a_page_end_however_its_machine_ended_them(tmp_path, ended):
    (page,) = raws(saved(tmp_path, "a.txt", ended.encode()))
    assert page.text == "Headline\n\nBody\nEnd"


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize(("name", "html"), [("a.html", True), ("a.HTM", True), ("a.txt", False)])
def test_html_is_known_by_its_name(tmp_path, name, html, suffix):
    (page,) = raws(saved(tmp_path, name + suffix, PACKED[suffix](b"<p>Hello</p>")))
    assert page.html is html


def test_a_folder_stands_for_the_files_in_it_that_some_reader_reads(tmp_path):
    names = ["b.jsonl", "a/c.txt.gz", "a/d.html"]
    for name in [*names, "notes.md", ".hidden.txt", ".git/x.txt", "a/.b/y.txt"]:
        saved(tmp_path, name, "x")
    assert readers.find(["."], tmp_path) == sorted(tmp_path / name for name in names)


def test_a_pattern_stands_for_what_it_fits(tmp_path):
    for name in ("a/1.txt", "a/2.txt", "b/3.txt", ".c/4.txt"):
        saved(tmp_path, name, "x")
    assert readers.find(["*/*.txt"], tmp_path) == [
        tmp_path / name for name in ("a/1.txt", "a/2.txt", "b/3.txt")
    ]
    assert len(readers.find(["**/*.txt"], tmp_path)) == 3


def test_a_file_named_twice_is_read_once(tmp_path):
    path = saved(tmp_path, "a.txt", "x")
    assert readers.find(["a.txt", ".", "*.txt"], tmp_path) == [path]


def test_a_name_that_looks_like_a_pattern_is_a_name_first(tmp_path):
    path = saved(tmp_path, "a[1].txt", "x")
    assert readers.find(["a[1].txt"], tmp_path) == [path]


@pytest.mark.parametrize("name", ["missing.jsonl", "missing/*.txt"])
def test_a_missing_input_is_named(tmp_path, name):
    with pytest.raises(InputError, match="no such file or folder: missing"):
        readers.find([name], tmp_path)


def test_a_folder_without_pages_is_named(tmp_path):
    saved(tmp_path, "dump/notes.md", "x")
    with pytest.raises(InputError, match="dump holds no pages or records"):
        readers.find(["dump"], tmp_path)


def test_a_wrong_suffix_names_some_right_ones(tmp_path):
    with pytest.raises(InputError, match=r"a\.docx: known suffixes are \.jsonl.* README") as caught:
        readers.pieces(saved(tmp_path, "a.docx", "x"))
    assert len(str(caught.value).replace(str(tmp_path), "")) < 160


def test_the_readme_lists_every_suffix():
    text = (Path(__file__).resolve().parents[1] / "README.md").read_text()
    plain = {suffix for suffix in readers.suffixes() if re.fullmatch(r"\.[a-z0-9]+", suffix)}
    assert {suffix for suffix in plain if f"`{suffix}`" not in text} == set()


@pytest.mark.parametrize("packed", ["gz", "zst"])
def test_a_file_that_is_cut_off_is_said_to_be(packed, tmp_path):
    data = shake_256(b"anything").hexdigest(200_000).encode()
    lines = b"".join(b'{"n": "%s"}\n' % data[n : n + 4000] for n in range(0, len(data), 4000))
    whole = PACKED[f".{packed}"](lines)
    *before, last = raws(saved(tmp_path, f"a.jsonl.{packed}", whole[: len(whole) // 2]))
    assert len(before) > 10
    assert last.message == "the file is cut off; what stands before the cut was read"


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.txt", "a.txt.zst"])
def test_a_file_that_is_gone_or_no_file_cannot_be_read(tmp_path, name):
    with pytest.raises(InputError, match="cannot read"):
        list(raws(tmp_path / name))
    (tmp_path / name).mkdir()
    with pytest.raises(InputError, match="cannot read"):
        list(raws(tmp_path / name))


def test_an_error_of_the_system_is_no_damage_of_the_file():
    _streams.refused(EOFError())
    _streams.refused(gzip.BadGzipFile("magic"))
    with pytest.raises(PermissionError):
        _streams.refused(PermissionError(13, "Permission denied"))


GOOD = {"site": "news.example", "headline": "H", "body": []}
REJECTED = {
    "a.jsonl": b'{"site": "news.example"}\n{"half": \n{"x": "\xff"}\n',
    "b.txt": b"Only words, of no known layout.\n",
    "c.jsonl.gz": b"no gzip",
    "d.jsonl": b"",
}


def kept(folder, paths):
    """Reject what the files hold, and return what was told of it and the quarantine."""
    for name in ("prepared", "quarantine"):
        (folder / "work" / name).mkdir(parents=True)
    tasks = readings(paths, Settings(name="x"), folder / "work")
    result = Prepared.total(map(read, tasks))
    parts = sorted((folder / "work/quarantine").iterdir())
    return result, saved(folder, "quarantine.jsonl", b"".join(p.read_bytes() for p in parts))


def test_what_was_rejected_is_rejected_again_for_the_same_reasons(tmp_path):
    paths = [saved(tmp_path, f"in/{name}", data) for name, data in REJECTED.items()]
    first, path = kept(tmp_path / "1", paths)
    second, again = kept(tmp_path / "2", [path])
    assert sum(first.rejected.values()) == 6
    assert second.rejected == first.rejected
    told = [(p.source, p.line, p.code, p.pointer) for p in first.problems]
    assert told == [(p.source, p.line, p.code, p.pointer) for p in second.problems]
    assert again.read_bytes() == path.read_bytes()


def test_a_repaired_record_is_accepted_where_it_first_stood(tmp_path):
    _, path = kept(tmp_path, [saved(tmp_path, "a.jsonl", b'\n{"headline": "H", "body": []}\n')])
    task = readings([path], Settings(name="x", site="news.example"), tmp_path)[0]
    (found,) = decisions(task)
    assert isinstance(found, Accepted)
    assert (found.source, found.line) == (str(tmp_path / "a.jsonl"), 2)


def reason(**more):
    return {"quarantined": [{"source": "a", "line": 3, "code": "E001", "pointer": ""}]} | more


@pytest.mark.parametrize(
    "strange",
    [
        b'{"quarantined": 5}',
        b'{"quarantined":[]}',
        b"[]",
        b"half",
        orjson.dumps(reason()),
        orjson.dumps(reason(bytes="no base 64!")),
        orjson.dumps(reason(page={"text": 5, "source": "a"})),
        orjson.dumps(reason(page={"source": "a"})),
        orjson.dumps(reason(record=5)),
        orjson.dumps({"quarantined": [{"source": 1, "line": 2, "code": "E001"}], "record": "{}"}),
    ],
)
def test_a_strange_line_of_the_quarantine_is_told(tmp_path, strange):
    path = saved(tmp_path, "quarantine.jsonl", orjson.dumps(reason(record="{}")) + b"\n" + strange)
    first, second = raws(path)
    assert first == Record("a", 3, b"{}")
    assert (second.source, second.line, second.code) == (str(path), 2, "E107")


def test_a_page_comes_back_as_it_was(tmp_path):
    page = {
        "text": "T",
        "source": "s",
        "line": 2,
        "site": None,
        "url": "u",
        "retrieved": None,
        "html": True,
    }
    path = saved(tmp_path, "quarantine.jsonl", orjson.dumps(reason(page=page)))
    assert raws(path) == [Page("T", "s", 2, None, "u", None, html=True)]


def test_a_record_may_be_repaired_as_an_object(tmp_path):
    path = saved(tmp_path, "q.jsonl", orjson.dumps(reason(record=GOOD)))
    assert raws(path) == [Record("a", 3, GOOD)]


def test_other_files_of_json_lines_are_no_quarantine(tmp_path):
    assert not quarantine.recognises(tmp_path, b'{"site": "x"}')
    assert readers.reader_of(saved(tmp_path, "quarantine.jsonl", three)) == "jsonl"
    assert readers.reader_of(saved(tmp_path, "q.jsonl", orjson.dumps(reason()))) == "quarantine"
