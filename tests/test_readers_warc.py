"""Pages out of WARC and WET files, compressed, damaged, of several encodings."""

import gzip
import zlib

import pyarrow as pa
import pytest

from commentariat import readers
from commentariat.errors import InputError
from commentariat.model import Page, Piece, Unreadable
from commentariat.readers import warc

HTML = "<!DOCTYPE html><p>Grüße aus Harbour Town".encode()


def packed(codec):
    return pa.compress(HTML, codec=codec, asbytes=True)


def record(url, body, kind="response", mime="application/http; msgtype=response"):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(body, *headers, mime="text/html; charset=utf-8", status="200 OK"):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {mime}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def read(path):
    return [raw for piece in warc.pieces(path) for raw in warc.read(piece, {})]


def save(path, records, *, zipped=True):
    path.write_bytes(b"".join(gzip.compress(r, mtime=0) if zipped else r for r in records))
    return path


def pages(n=3):
    return [record(f"http://news.example/{i}", http(HTML)) for i in range(n)]


@pytest.mark.parametrize("zipped", [True, False])
def test_a_response_becomes_a_page_with_url_and_time(tmp_path, zipped):
    path = save(tmp_path / "a.warc.gz", pages(1), zipped=zipped)
    assert read(path) == [
        Page(
            HTML.decode(), str(path), 1, None, "http://news.example/0", "2020-01-02T03:04:05Z",
            html=True, encoding="utf-8",
        )
    ]  # fmt: skip


def test_a_conversion_is_a_text_page(tmp_path):
    path = save(
        tmp_path / "a.wet.gz",
        [record("http://news.example/", "Привет".encode(), "conversion", "text/plain")],
    )
    (page,) = read(path)
    assert (page.text, page.html, page.url) == ("Привет", False, "http://news.example/")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML, mtime=0), ["Content-Encoding: gzip"]),
        (zlib.compress(HTML), ["Content-Encoding: deflate"]),
        (zlib.compress(HTML, wbits=-15), ["Content-Encoding: deflate"]),
        (packed("brotli"), ["Content-Encoding: br"]),
        (packed("zstd"), ["Content-Encoding: zstd"]),
        (gzip.compress(packed("brotli"), mtime=0), ["Content-Encoding: br, gzip"]),
        (HTML, ["Content-Encoding: br"]),  # stored decoded
        (HTML.decode().encode("utf-16"), ["Content-Encoding: zstd"]),
        (b"5\r\n" + HTML[:5] + b"\r\n%x\r\n" % len(HTML[5:]) + HTML[5:] + b"\r\n0\r\n\r\n",
         ["Transfer-Encoding: chunked"]),
        (HTML, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),  # stored decoded
    ],
)  # fmt: skip
def test_content_is_decoded_whatever_the_headers_claim(tmp_path, body, headers):
    path = save(tmp_path / "a.warc", [record("http://n.example", http(body, *headers)), *pages(1)])
    assert [page.text for page in read(path)] == [HTML.decode()] * 2


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (packed("brotli")[:-4], "br"),
        (packed("zstd")[:-4], "zstd"),
        (gzip.compress(HTML, mtime=0)[:-9], "gzip"),
        (bytes(range(1, 256)), "br"),
        (b"\x1f\x9d" + bytes(range(1, 256)), "compress"),
    ],
)
def test_a_content_coding_that_cannot_be_undone_is_named(tmp_path, body, coding):
    bad = record("http://n.example", http(body, f"Content-Encoding: {coding}"))
    first, second = read(save(tmp_path / "a.warc", [bad, *pages(1)]))
    assert (first.code, first.message) == ("E104", "the content coding is damaged or unknown")
    assert second.text == HTML.decode()


def test_a_bomb_in_a_content_coding_is_named(tmp_path):
    bomb = pa.compress(b"0" * 70_000_000, codec="brotli", asbytes=True)
    bad = record("http://n.example", http(bomb, "Content-Encoding: br"))
    first, second = read(save(tmp_path / "a.warc", [bad, *pages(1)]))
    assert (first.code, second.text) == ("E103", HTML.decode())


def test_the_charset_of_the_header_is_used(tmp_path):
    body = http("Łódź".encode("iso8859_2"), mime="text/plain; charset=iso-8859-2")
    (page,) = read(save(tmp_path / "a.warc", [record("http://n.example", body)]))
    assert page.text == "Łódź"


def test_what_is_no_page_is_counted_and_does_not_stop_the_rest(tmp_path):
    others = [
        record("http://n.example/i", http(b"\x89PNG", mime="image/png")),
        record("http://n.example/r", http(b"", status="301 Moved")),
        record("http://n.example/b", http(b"\x00\x01\x02" * 50)),
    ]
    found = read(save(tmp_path / "a.warc.gz", [*others, *pages(1)]))
    assert [getattr(raw, "code", "page") for raw in found] == ["W108", "W108", "W108", "page"]


def test_requests_and_metadata_are_passed_over(tmp_path):
    records = [record("http://n.example", b"GET / HTTP/1.1\r\n\r\n", "request"), *pages(1)]
    assert len(read(save(tmp_path / "a.warc", records))) == 1


def test_a_damaged_gzip_member_costs_one_record(tmp_path):
    zipped = [gzip.compress(r, mtime=0) for r in pages(5)]
    zipped[2] = zipped[2][:40] + b"\x00\x01\x02\x03" + zipped[2][44:]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(zipped))
    found = read(path)
    assert [raw.url[-1] for raw in found if isinstance(raw, Page)] == ["0", "1", "3", "4"]
    assert {raw.code for raw in found if isinstance(raw, Unreadable)} == {"E104"}


@pytest.mark.parametrize("zipped", [True, False])
def test_a_damaged_header_costs_one_record(tmp_path, zipped):
    records = pages(5)
    records[2] = b"garbage" + records[2][7:]
    found = read(save(tmp_path / "a.warc", records, zipped=zipped))
    assert [raw.url[-1] for raw in found if isinstance(raw, Page)] == ["0", "1", "3", "4"]
    assert sum(isinstance(raw, Unreadable) for raw in found) == 1


@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_cut_off_keeps_its_good_records(tmp_path, zipped):
    path = save(tmp_path / "a.warc", pages(4), zipped=zipped)
    path.write_bytes(path.read_bytes()[:-25])
    found = read(path)
    assert [raw.url[-1] for raw in found if isinstance(raw, Page)] == ["0", "1", "2"]
    assert "E104" in {raw.code for raw in found if isinstance(raw, Unreadable)}


@pytest.mark.parametrize("data", [b"", b"garbage\n" * 100, b"\x1f\x8b\x08garbage", b"WARC/1.0\r\n"])
def test_what_is_no_archive_gives_no_page(tmp_path, data):
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    assert not [raw for raw in read(path) if isinstance(raw, Page)]


def test_a_bomb_inside_a_response_is_named(tmp_path):
    bomb = record(
        "http://n.example/b", http(gzip.compress(b"0" * 70_000_000), "Content-Encoding: gzip")
    )
    found = read(save(tmp_path / "a.warc.gz", [bomb, *pages(1)]))
    assert [getattr(raw, "code", "page") for raw in found] == ["E103", "page"]


def test_a_bomb_of_a_record_is_named_and_the_next_goes_on(tmp_path):
    bomb = record("http://n.example/b", http(b"0" * 90_000_000))
    found = read(save(tmp_path / "a.warc.gz", [bomb, *pages(1)]))
    assert {getattr(raw, "code", "page") for raw in found} == {"E103", "page"}


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError):
        list(readers.read(Piece("warc", str(tmp_path / "none.warc")), {}))
