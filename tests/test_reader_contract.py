"""What every reader promises, held against each that is found, whatever it reads."""

import gzip
import io
import pickle
import tarfile
import zipfile
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from commentariat import checks, readers
from commentariat.errors import InputError
from commentariat.model import Page, Piece, Record, Unreadable
from commentariat.plugins import plugins

READERS = sorted(plugins("readers"))
SUFFIXES = [(name, suffix) for name in READERS for suffix in plugins("readers")[name].SUFFIXES]
GOOD = {"site": "news.example", "headline": "H", "body": ["b"], "comments": [{"text": "t"}]}


def _zip():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/1.txt", "A page. " * 50)
        archive.writestr("a/2.html", "<html><body><p>A page.</p></body></html>")
    return file.getvalue()


def _tar():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        data = b"A page. " * 50
        member = tarfile.TarInfo("a/1.txt")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def _parquet():
    file = io.BytesIO()
    pq.write_table(pa.table({"headline": ["H"] * 9, "text": ["t"] * 9, "url": [None] * 9}), file)
    return file.getvalue()


_BODY = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>A page.</p></html>"
_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\n"
    b"WARC-Date: 2017-03-23T01:08:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(_BODY), _BODY)
)
_XML = b"""<?xml version="1.0"?><disqus xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><link>https://news.example/a</link><title>T</title></thread>
<post dsq:id="2"><message>m</message><author><name>n</name></author><thread dsq:id="1"/></post>
</disqus>"""
_LINES = orjson.dumps(GOOD) + b"\n" + orjson.dumps({"id": "u", "speaker": "s", "text": "t"}) + b"\n"
PLAIN = {
    "words": b"A page of words.\n",
    "lines": _LINES,
    "list": orjson.dumps([GOOD, GOOD]),
    "csv": b"headline,text,url\nH,t,\nI,u,https://news.example/a\n",
    "zip": _zip(),
    "tar": _tar(),
    "parquet": _parquet(),
    "warc": _WARC,
    "xml": _XML,
    "quarantine": b'{"quarantined":[{"source":"a","line":1,"code":"E001"}],"record":"{}"}\n',
    "empty": b"",
}
OPTIONS = {
    "tables": {"fields": {"headline": "headline", "url": "url"}, "comment": {"text": "text"}}
}
SEEDS = [
    *PLAIN.values(),
    gzip.compress(_LINES, mtime=0),
    gzip.compress(_WARC, mtime=0),
    gzip.compress(_tar(), mtime=0),
]


# pyarrow decodes a bad CSV row for its handler, and warns where that row is no UTF-8.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


BROKEN = gzip.compress(_LINES * 99, mtime=0)[:20] + b"\xff" * 40


def module(name):
    return plugins("readers")[name]


def everything(name, path):
    """Return what stands in a file, or nothing if the reader says that it cannot be its file."""
    try:
        return [raw for piece in module(name).pieces(path) for raw in readers.read(piece, OPTIONS)]
    except InputError as error:
        message = str(error)
    assert "\n" not in message
    return []


@pytest.mark.parametrize("name", READERS)
def test_a_reader_has_suffixes_pieces_and_read(name):
    reader = module(name)
    assert reader.SUFFIXES
    assert all("." in suffix and suffix == suffix.lower() for suffix in reader.SUFFIXES)
    assert callable(reader.pieces)
    assert callable(reader.read)
    assert reader.__doc__
    assert reader.pieces.__doc__
    assert reader.read.__doc__


def test_only_one_reader_of_a_suffix_needs_no_beginning_to_know_its_files():
    for suffix in readers.suffixes():
        plain = [n for n, s in SUFFIXES if s == suffix and not hasattr(module(n), "recognises")]
        assert len(plain) <= 1, (suffix, plain)


@pytest.mark.parametrize(("name", "suffix"), SUFFIXES)
@pytest.mark.parametrize("seed", PLAIN)
def test_whatever_the_file_holds_it_yields_raws_with_their_place(tmp_path, name, suffix, seed):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(PLAIN[seed])
    for raw in everything(name, path):
        assert isinstance(raw, Page | Record | Unreadable)
        assert raw.line >= 0
        assert raw.source.startswith(str(path)) or name == "quarantine"
        if isinstance(raw, Unreadable):
            assert raw.code in checks.FAULTS
            assert raw.message
            assert "\n" not in raw.message


@pytest.mark.parametrize("name", READERS)
def test_pieces_are_small_descriptions_that_name_their_reader(tmp_path, name):
    path = tmp_path / f"a{module(name).SUFFIXES[0]}"
    path.write_bytes(_LINES)
    for piece in module(name).pieces(path):
        assert isinstance(piece, Piece)
        assert piece.reader == name
        assert Path(piece.path) == path
        assert len(pickle.dumps(piece)) < 2000


@pytest.mark.parametrize("name", READERS)
def test_reading_twice_gives_the_same(tmp_path, name):
    for number, seed in enumerate(SEEDS):
        path = tmp_path / f"a{number}{module(name).SUFFIXES[0]}"
        path.write_bytes(seed)
        assert everything(name, path) == everything(name, path)


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_not_there_is_an_error_of_the_input(tmp_path, name):
    path = tmp_path / f"gone{module(name).SUFFIXES[0]}"
    given = {name: {"files": ["gone*"]}}
    with pytest.raises(InputError, match=r"cannot read .*: No such file"):
        [list(readers.read(piece, OPTIONS)) for piece in readers.pieces(path, given)]


NOTHING = {
    "archives": (".zip", b"PK\x05\x06" + bytes(18)),
    "articles_json": (".json", b"[]"),
    "disqus": (".xml", b"<disqus/>"),
    "tables": (".csv", b"headline,text\n"),
    "warc": (".warc", b""),
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_file_with_nothing_in_it_is_named(tmp_path, name):
    suffix, data = NOTHING[name]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    (found,) = everything(name, path)
    assert isinstance(found, Unreadable)


@st.composite
def hostile(draw):
    """Bytes of a good file of some format: cut, flipped, doubled, or with noise put in."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["cut", "flip", "noise", "double"])):
            case "cut":
                del data[at:]
            case "flip" if at < len(data):
                data[at] ^= draw(st.integers(1, 255))
            case "noise":
                data[at:at] = draw(st.binary(max_size=20))
            case _:
                data += data[at:]
    return bytes(data)


@example(BROKEN, ("articles_json", ".json"))
@example(BROKEN, ("disqus", ".xml"))
@example(BROKEN, ("tables", ".csv"))
@given(hostile(), st.sampled_from(SUFFIXES))
@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_hostile_bytes_raise_nothing_but_an_error_of_the_input(tmp_path, data, known):
    name, suffix = known
    path = tmp_path / f"hostile{suffix}"
    path.write_bytes(data)
    for raw in everything(name, path):
        assert isinstance(raw, Page | Record | Unreadable)
