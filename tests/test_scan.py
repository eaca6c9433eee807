import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import re
import tarfile
import urllib.parse
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.errors import PrivacyError
from commentariat.keys import Key
from commentariat.pseudonyms import RecordIds
from commentariat.scan import (
    ROLES,
    Finding,
    Ids,
    Needles,
    Private,
    Report,
    refuse_residue,
    scan,
    scan_file,
    scan_text,
)

HANDLE = "Zyxomir_77q"
CYRILLIC = "Снежный_Лис77"
SHORT = "qavoxi"
TINY = "qav77"
EMAIL = "zyx.omir@mail.example"
PROFILE = "https://daily.example/users/Zyxomir_77q"
SOURCE_ID = "c-90817263"
UUID = "9b2f41d7-0c3e-4a55-8f10-77d2c61e93ab"
LONG_NUMBER = "901827364501"
TAG = "tag:daily.example,2017:c-556677"
OLD_ID = "0123456789abcdefghjk"  # as of an earlier release that is built upon
MESSENGER = "t.me/zyx_omir_private"
KEY = Key(bytes((index * 37 + index * index) % 256 for index in range(32)))
KEY_TEXT = "commentariat_key_1_" + KEY.traces()[1].decode() + "_00000000"
FULL = "Ilva Burzekin"
PRIVATE = Private(
    handles=[HANDLE, CYRILLIC, SHORT, TINY, FULL, "Zorbátrix_é"],
    addresses=[EMAIL, PROFILE, MESSENGER],
    ordinary=["Justice", "Truth Teller"],
    identifiers=Ids.of([SOURCE_ID, UUID.upper(), LONG_NUMBER, TAG, OLD_ID, "17", None, ""]),
    public=["Daily Example", "qavoxi-press dataset"],
)
IDS = RecordIds(KEY, "test", "press")
COMMENTS = pa.schema(
    [(name, pa.string()) for name in ("comment_id", "article_id", "parent_id", "commenter_id")]
    + [("text", pa.string()), ("platform", pa.string()), ("status", pa.string())]
    + [("mentions", pa.list_(pa.string())), ("likes", pa.int64())]
    + [("redactions", pa.list_(pa.struct([("start", pa.int32()), ("type", pa.string())])))]
)
ARTICLES = pa.schema(
    [(name, pa.string()) for name in ("article_id", "headline", "site")]
    + [("body", pa.list_(pa.string())), ("tags", pa.list_(pa.string()))]
    + [("images", pa.list_(pa.struct([("caption", pa.string()), ("credit", pa.string())])))]
)


@pytest.fixture(scope="module")
def needles():
    return Needles(PRIVATE, KEY)


def comment(number, **changed):
    row = {
        "comment_id": IDS.of("comment", str(number)),
        "article_id": IDS.of("article"),
        "parent_id": None,
        "commenter_id": IDS.of("person", str(number % 3)),
        "text": f"A thought about justice, number {number}.",
        "platform": "own",
        "status": "visible",
        "mentions": [IDS.of("person", "1")],
        "likes": number,
        "redactions": [{"start": 1, "type": "mention"}],
    }
    return row | changed


def article(**changed):
    row = {
        "article_id": IDS.of("article"),
        "headline": "Bridge opens",
        "site": "daily.example",
        "body": ["A bridge.", "It opened."],
        "tags": ["bridges"],
        "images": [{"caption": "The bridge", "credit": "Ann Oak"}],
    }
    return row | changed


def write_comments(release, *rows, schema=COMMENTS, **options):
    table = pa.Table.from_pylist(list(rows), schema=schema)
    settings = {"compression": "zstd", "write_page_index": True} | options
    pq.write_table(table, release / "data/comments/train-0.parquet", **settings)


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "1.0.0"
    for name in ("data/comments", "data/articles", "figures"):
        (folder / name).mkdir(parents=True)
    write_comments(folder, *map(comment, range(5)))
    table = pa.Table.from_pylist([article()], schema=ARTICLES)
    pq.write_table(table, folder / "data/articles/train-0.parquet")
    (folder / "README.md").write_text("# Daily Example\n\nWho seeks justice reads this.\n")
    (folder / "manifest.json").write_text(json.dumps({"comments": 5, "name": "daily"}))
    (folder / "figures/size.svg").write_text("<svg><text>5 comments</text></svg>")
    return folder


def test_a_number_of_nulls_is_no_id(release, needles):
    nulls = {"articles": {"article_id": 0}, "comments": {"comment_id": 17, "parent_id": 17}}
    text = json.dumps({"facts": {"nulls": nulls}}, indent=2)
    assert not any(needles.in_document(text.encode()))
    assert any(needles.in_document(text.replace("nulls", "others").encode()))


def test_a_clean_release_has_no_findings(release, needles):
    report = scan(release, needles)
    assert report.findings == ()
    assert report.files == 5
    refuse_residue(report)


LEAKS = {}


def leak(plant):
    """Take part in the self-test: `plant` puts one leak into a release."""
    LEAKS[plant.__name__] = plant
    return plant


def in_cell(name, column, value, **options):
    LEAKS[name] = lambda release: write_comments(
        release, comment(0), comment(1, **{column: value}), **options
    )


def in_document(name, content, file="README.md"):
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    LEAKS[name] = lambda release: (release / file).write_bytes(
        b"# Page\n\nSee " + raw + b" here.\n"
    )


def percent(text):
    return "".join(f"%{byte:02x}" for byte in text.encode())


def escaped(text):
    return "".join(f"\\u{ord(sign):04x}" for sign in text)


def base(text, before=""):
    return base64.b64encode((before + text + " and more").encode()).decode()


in_cell("text: as it is", "text", f"I agree with {HANDLE} here")
in_cell("text: small letters", "text", f"i agree with {HANDLE.lower()} here")
in_cell("text: capitals", "text", HANDLE.upper())
in_cell("text: Cyrillic capitals", "text", f"да, {CYRILLIC.upper()}!")
in_cell("text: after @", "text", f"@{HANDLE} no")
in_cell("text: possessive", "text", f"{HANDLE}'s idea")
in_cell("text: curly possessive", "text", f"{HANDLE}\N{RIGHT SINGLE QUOTATION MARK}s idea")
in_cell("text: between dashes", "text", f"well\u2014{HANDLE}\u2014no")
in_cell("text: no-break spaces", "text", f"hey\u00a0{HANDLE}\u00a0hey")
in_cell("text: beside an emoji", "text", f"🦊{HANDLE}🦊")
in_cell("text: beside a zero-width space", "text", f"a \u200b{HANDLE}\u200b b")
in_cell("text: Arabic comma", "text", f"{HANDLE}\u060c no")
in_cell("text: guillemets", "text", f"«{CYRILLIC}»")
in_cell("text: decomposed", "text", CYRILLIC.replace("й", "и\u0306") + " again")
in_cell("text: short handle", "text", f"so {SHORT}, no")
in_cell("text: e-mail", "text", f"write to {EMAIL.upper()}.")
in_cell("text: profile address", "text", f"see {PROFILE}/")
in_cell("text: last word of a long text", "text", "word " * 400_000 + HANDLE)
in_cell("text: percent", "text", f"so {percent(HANDLE)}, no")
in_cell("text: one sign as in an address", "text", "x.example/?a=%5ayxomir_77q")
in_cell("text: entities", "text", HANDLE.replace("Z", "&#90;") + " said")
in_cell("text: JSON escapes", "text", escaped(CYRILLIC))
in_cell("text: base64", "text", f"see {base(HANDLE, 'so ')} there")
in_cell("text: base64, alone", "text", base64.b64encode(HANDLE.encode()).decode())
in_cell("text: hexadecimal", "text", f"or {HANDLE.encode().hex()}?")
in_cell("text: full width", "text", "".join(chr(ord(s) + 0xFEE0) for s in HANDLE))
in_cell(
    "text: mathematical letters",
    "text",
    "".join(chr(ord(s) - 97 + 0x1D41A) if s.islower() else s for s in HANDLE),
)
in_cell("text: look-alike letters", "text", "hey " + HANDLE.replace("o", "о"))
in_cell("text: a Latin letter in a Cyrillic name", "text", CYRILLIC.replace("С", "C"))
in_cell("text: zero-width inside", "text", "no, Zyx\u200bomir_77q")
in_cell("text: soft hyphen inside", "text", "no, Zyx\u00adomir_77q")
in_cell("text: two words", "text", f"dear {FULL}, no")
in_cell("text: two words on two lines", "text", f"dear {FULL.replace(' ', chr(10))}, no")
in_cell("text: two words far apart", "text", f"dear {FULL.replace(' ', '  ')}, no")
in_cell("text: two words with a no-break space", "text", f"dear {FULL.replace(' ', chr(160))}, no")
in_cell("text: two words, one in look-alikes", "text", f"dear {FULL.replace('a', 'а')}, no")
in_cell("text: one odd text of many", "text", "word " * 400_000 + percent(HANDLE) + " w" * 300_000)
in_cell("text: a dictionary switched off", "text", HANDLE, use_dictionary=False)
in_cell("text: large row groups of one row", "text", HANDLE, row_group_size=1)
in_cell("pseudonym column: the handle", "commenter_id", HANDLE)
in_cell("pseudonym column: an ordinary handle", "commenter_id", "Justice")
in_cell("pseudonym column: hash of a handle", "commenter_id", "d41d8cd98f00b204e9800998ecf8427e")
in_cell("pseudonym column: one sign too many", "commenter_id", IDS.of("x") + "0")
in_cell("pseudonym column: a letter outside the alphabet", "commenter_id", "l" * 20)
in_cell("comment id: from the source", "comment_id", SOURCE_ID)
in_cell("parent id: from the source", "parent_id", "90817263")
in_cell("comment id: from the source, in the form of ours", "comment_id", OLD_ID)
in_cell("mentions: a source id in the form of ours", "mentions", [IDS.of("a"), OLD_ID])
in_cell("platform: source id", "platform", SOURCE_ID)
in_cell("platform: a long number", "platform", f"own {LONG_NUMBER}")
in_cell("status: UUID in an address", "status", f"https://x.example/a?c={UUID}&d=1")
in_cell("status: id of several parts", "status", TAG)
in_cell("status: e-mail", "status", f"by {EMAIL}")
in_cell("status: profile", "status", PROFILE)
in_cell("redactions: source id", "redactions", [{"start": 1, "type": SOURCE_ID.upper()}])
in_cell("text: messenger", "text", f"write me: https://{MESSENGER}, yes")
in_cell("mentions: a name in a list", "mentions", [IDS.of("a"), "Justice"])
in_cell("nested: type of a redaction", "redactions", [{"start": 1, "type": HANDLE}])
in_cell("status: inside a longer word", "status", f"by{HANDLE}x")
in_cell("status: the key", "status", KEY_TEXT)
in_cell("status: percent", "status", percent(HANDLE))
in_cell("status: entities", "status", HANDLE.replace("x", "&#120;"))
in_cell("status: JSON escapes", "status", escaped(CYRILLIC))
in_cell("status: base64", "status", base(HANDLE))
in_cell("status: hexadecimal", "status", HANDLE.encode().hex())
in_cell("status: full width", "status", "".join(chr(ord(s) + 0xFEE0) for s in HANDLE))
in_cell("status: look-alike letters", "status", HANDLE.replace("o", "о"))
in_cell("platform: zero-width inside", "platform", "Zyx\u200bomir_77q")
in_cell("platform: accents", "platform", "Zýxömir_77q")
in_cell("platform: ordinary handle as a user", "platform", "user=Justice")
in_cell("nested: base64 in a redaction", "redactions", [{"start": 1, "type": base(EMAIL)}])
in_document("document: as it is", HANDLE)
in_document("document: in a longer word", f"x{HANDLE}x")
in_document("document: JSON escapes", escaped(HANDLE), "manifest.json")
in_document("document: Cyrillic JSON escapes", escaped(CYRILLIC), "manifest.json")
in_document("document: percent", percent(HANDLE))
in_document("document: percent twice", urllib.parse.quote(percent(CYRILLIC)))
in_document("document: decimal entities", "".join(f"&#{ord(s)};" for s in HANDLE))
in_document("document: hexadecimal entities", "".join(f"&#x{ord(s):x};" for s in CYRILLIC))
in_document("document: named entity", "Zyxomir&lowbar;77q")
in_document("document: base64, first alignment", base(HANDLE))
in_document("document: base64, second alignment", base(HANDLE, "x"))
in_document("document: base64, third alignment", base(HANDLE, "xy"))
in_document("document: base64 of UTF-16", base64.b64encode(HANDLE.encode("utf-16-le")))
in_document("document: base64 for addresses", base64.urlsafe_b64encode(CYRILLIC.encode()))
in_document("document: hexadecimal", HANDLE.encode().hex())
in_document("document: hexadecimal capitals", CYRILLIC.encode().hex().upper())
in_document("document: hexadecimal with spaces", HANDLE.encode().hex(" "))
in_document("document: UTF-16 little", HANDLE.encode("utf-16-le"))
in_document("document: UTF-16 big", CYRILLIC.encode("utf-16-be"))
in_document("document: decomposed", CYRILLIC.replace("й", "и\u0306"))
in_document("document: look-alike letters", HANDLE.replace("o", "о").replace("x", "х"))
in_document("document: full width", "".join(chr(ord(s) + 0xFEE0) for s in HANDLE))
in_document("document: zero-width inside", "Zyx\u200bomir_77q")
in_document("document: accents", "Zýxömir_77q")
in_document("document: JSON inside JSON", escaped(CYRILLIC).replace("\\", "\\\\"))
in_document("document: escapes in braces", "".join(f"\\u{{{ord(s):x}}}" for s in HANDLE))
in_document("document: escapes of old scripts", "".join(f"%u{ord(s):04x}" for s in CYRILLIC))
in_document("document: quoted-printable", "".join(f"={b:02X}" for b in CYRILLIC.encode()))
in_document("document: a soft line break", HANDLE[:5] + "=\r\n" + HANDLE[5:])
in_document("document: UTF-7", CYRILLIC.encode("utf-7"))
in_document(
    "document: UTF-7 of ASCII",
    "".join(f"+{base64.b64encode(s.encode('utf-16-be')).decode().rstrip('=')}-" for s in HANDLE),
)
in_document("document: cp1251", CYRILLIC.encode("cp1251"))
in_document("document: koi8-r", CYRILLIC.encode("koi8-r"))
in_document("document: Latin-1", "Zorbátrix_é".encode("latin-1"))
in_document("document: Markdown escapes", HANDLE.replace("_", r"\_"))
in_document("document: emphasis inside", f"**{HANDLE[:3]}**{HANDLE[3:]}")
in_document(
    "document: tags inside", f"<b>{HANDLE[:3]}</b><i x='1'>{HANDLE[3:]}</i>", "figures/a.svg"
)
in_document("document: two words on two lines", FULL.replace(" ", "\n"))
in_document("document: two words of a query", FULL.replace(" ", "+"))
in_document("document: two words of a path", FULL.replace(" ", "-"))
in_document("document: two words in two cells", FULL.replace(" ", "</td>\n  <td>"))
in_document("document: gzip behind it", b"x" * 99 + gzip.compress(HANDLE.encode(), mtime=0))
in_document("document: zlib behind it", b"x" * 99 + zlib.compress(CYRILLIC.encode()))
in_document("document: bzip2 behind it", b"x" * 99 + bz2.compress(HANDLE.encode()))
in_document("document: xz behind it", b"x" * 99 + lzma.compress(HANDLE.encode()))
in_document("document: gzip in base64", base64.b64encode(gzip.compress(HANDLE.encode(), mtime=0)))
in_document(
    "picture: compressed note",
    b"\x89PNG\r\n\x1a\n\0\0\0\x22zTXtNote\0\0" + zlib.compress(HANDLE.encode()),
)
in_document("word as author: a field", "\nauthor: Justice\n")
in_document("word as author: in a list", "{author: Justice, id: 5}")
in_document("word as author: an attribute", '<c author="Justice">')
in_document("word as author: an element", '<author id="1">Justice</author>')
in_document("word as author: a name", "\ncommenter_name: Truth Teller\n")
in_document("word as author: JSON", '{"comment_author": "Justice"}')
in_document("word as author: addressed", "hello @Justice, no")
in_document("word as author: a path", "users/Justice/x.txt")
in_document(
    "word as author: Markdown",
    "tables\n\n| n | Author |\n|---|---|\n| 1 | Ida |\n| 2 | Justice |\n",
)
in_document("word as author: CSV", 'id,"author",text\n1,Ida,"x"\n2,"Justice",y\n', "x.csv")
in_document("word as author: a column alone", "\nauthor\nIda\nJustice\n", "x.csv")
in_document("document: e-mail", f"mailto:{EMAIL}")
in_document("document: profile", PROFILE)
in_document("document: short handle between underscores", f"user_{SHORT}_1")
in_document("document: source id", f'"id": "{SOURCE_ID}"', "manifest.json")
in_document("document: source id in a sentence", f"comment {SOURCE_ID}, deleted")
in_document("document: UUID", f"({UUID})")
in_document("document: UUID in capitals", UUID.upper())
in_document("document: a long number", f"about {LONG_NUMBER}.")
in_document("document: id of several parts", f"<{TAG}>")
in_document("document: part of a longer name", f"export_{LONG_NUMBER}.json")
in_document("document: source id, percent", percent(SOURCE_ID))
in_document("document: source id, JSON escapes", escaped(SOURCE_ID), "manifest.json")
in_document("document: source id, base64", base(UUID))
in_document("document: source id, hexadecimal", SOURCE_ID.encode().hex())
in_document("document: source id, UTF-16", SOURCE_ID.encode("utf-16-le"))
in_document("document: source id, full width", "".join(chr(ord(s) + 0xFEE0) for s in SOURCE_ID))
in_document("document: short id as an id", '"comment_id": 17,', "manifest.json")
in_document("document: short id as a parent", "parent = '17'")
in_document("document: short id in an address", "https://daily.example/a#comment-17")
in_document("document: short id of a user", "https://daily.example/u/17/")
in_document("document: e-mail, base64", base(EMAIL))
in_document("document: e-mail, percent", percent(EMAIL))
in_document("document: profile, JSON escapes", escaped(PROFILE), "manifest.json")
in_document("document: messenger", f"[me](https://{MESSENGER})")
in_document("document: ordinary handle as a user", '"user": "Justice"', "manifest.json")
in_document("document: ordinary handle of two words", "handle: Truth Teller\n", "croissant.yaml")
in_document("document: ordinary handle in an address", "/users/justice/")
in_document("document: the key", KEY_TEXT)
in_document("document: the key's digits", KEY.traces()[1])
in_document("document: any other key", "commentariat_key_1_" + "0f" * 32)
in_document("SVG: text", f"<svg><text>{HANDLE}</text></svg>", "figures/size.svg")
in_document("SVG: data address", f"data:image/png;base64,{base(HANDLE)}", "figures/size.svg")
in_document("HTML: attribute", f'<a title="{HANDLE}">x</a>', "page.html")
in_document("YAML: value", f"name: '{HANDLE}'", "CITATION.cff")
in_document("log line", f"\x1b[31m{HANDLE}\x1b[0m", "build.log")


@leak
def file_name(release):
    (release / f"by-{HANDLE}.md").write_text("x")


@leak
def folder_name(release):
    (release / HANDLE).mkdir()


@leak
def escaped_file_name(release):
    (release / f"{percent(HANDLE)}.md").write_text("x")


@leak
def file_named_after_an_id(release):
    (release / f"{UUID}.json").write_text("{}")


@leak
def file_named_after_an_address(release):
    (release / f"{EMAIL}.txt").write_text("x")


@leak
def gzip_member(release):
    (release / "x.gz").write_bytes(gzip.compress(HANDLE.encode()))


@leak
def gzip_header(release):
    raw = io.BytesIO()
    with gzip.GzipFile(HANDLE, "wb", fileobj=raw) as file:
        file.write(b"x")
    (release / "x.gz").write_bytes(raw.getvalue())


@leak
def zstd_member(release):
    with pa.CompressedOutputStream(str(release / "x.zst"), "zstd") as file:
        file.write(HANDLE.encode() * 50)


@leak
def zip_member(release):
    with zipfile.ZipFile(release / "x.bin", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", HANDLE * 50)


@leak
def zip_member_name(release):
    with zipfile.ZipFile(release / "x.zip", "w") as archive:
        archive.writestr(f"{HANDLE}.txt", "x")


@leak
def tar_owner(release):
    with tarfile.open(release / "x.tar", "w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.uname = HANDLE
        archive.addfile(entry)


@leak
def gzip_in_gzip(release):
    (release / "x.gz").write_bytes(gzip.compress(gzip.compress(HANDLE.encode() * 9)))


@leak
def filtered_dictionary(release):
    # So many other values that the compressed page shows none of them as it is.
    rows = pa.array([HANDLE, *(f"{n * n:x} {n:b}" for n in range(2000))]).dictionary_encode()
    table = pa.table({"status": rows.filter(pc.not_equal(rows.cast(pa.string()), HANDLE))})
    path = release / "data/comments/train-0.parquet"
    pq.write_table(table, path, compression="gzip", write_statistics=False)
    assert HANDLE not in pq.read_table(path)["status"].to_pylist()
    assert HANDLE.encode() not in path.read_bytes()


@leak
def filtered_dictionary_of_texts(release):
    says = f"says {HANDLE} here"
    rows = pa.array([says, *(f"{n * n:x} {n:b}" for n in range(2000))]).dictionary_encode()
    table = pa.table({"text": rows.filter(pc.not_equal(rows.cast(pa.string()), says))})
    path = release / "data/comments/train-0.parquet"
    pq.write_table(table, path, compression="gzip", write_statistics=False, store_schema=False)
    assert HANDLE.encode() not in path.read_bytes()


@leak
def filtered_dictionary_in_a_list(release):
    rows = pa.array([HANDLE, IDS.of("a"), IDS.of("b")]).dictionary_encode()
    kept = rows.filter(pa.array([False, True, True]))
    lists = pa.ListArray.from_arrays(pa.array([0, 1, 2], pa.int32()), kept)
    pq.write_table(pa.table({"mentions": lists}), release / "data/comments/train-0.parquet")


def with_columns(release, *names):
    """Write columns of some names, the handle in the last; compressed, it does not show."""
    rows = [f"{n * n:x} {n:b}" for n in range(2000)]
    columns = [*[pa.array(rows)] * (len(names) - 1), pa.array([*rows[1:], f"by {HANDLE}"])]
    path = release / "data/comments/train-0.parquet"
    pq.write_table(pa.table(columns, names=names), path, compression="gzip", write_statistics=False)


@leak
def second_column_of_a_name(release):
    with_columns(release, "status", "status")


@leak
def column_with_a_point_in_its_name(release):
    with_columns(release, "status", "status.more")


def with_metadata(release, metadata):
    table = pa.Table.from_pylist([comment(0)], schema=COMMENTS).replace_schema_metadata(metadata)
    pq.write_table(table, release / "data/comments/train-0.parquet")


@leak
def metadata_value(release):
    with_metadata(release, {"source": f"dump of {HANDLE}"})


@leak
def metadata_compressed(release):
    with_metadata(release, {"x": gzip.compress(HANDLE.encode(), mtime=0)})


@leak
def metadata_in_base64(release):
    with_metadata(release, {"x": base64.b64encode(gzip.compress(HANDLE.encode(), mtime=0))})


@leak
def metadata_of_metadata(release):
    with_metadata(release, {"x": json.dumps({"info": json.dumps({"a": CYRILLIC})})})


@leak
def compressed_before_the_footer(release):
    path = release / "data/comments/train-0.parquet"
    raw, note = path.read_bytes(), bz2.compress(HANDLE.encode())
    size = int.from_bytes(raw[-8:-4], "little") + 8
    path.write_bytes(raw[:-size] + note + raw[-size:])


@leak
def archive_behind_a_document(release):
    note = io.BytesIO()
    with zipfile.ZipFile(note, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", f"{HANDLE} " * 99)
    (release / "README.md").write_bytes(b"# Daily\n" + note.getvalue())


@leak
def metadata_key(release):
    with_metadata(release, {HANDLE: "x"})


@leak
def metadata_of_a_field(release):
    field = pa.field("text", pa.string(), metadata={"comment": HANDLE})
    table = pa.table({"text": ["x"]}, schema=pa.schema([field]))
    pq.write_table(table, release / "data/comments/train-0.parquet")


@leak
def pandas_metadata(release):
    frame = pa.table({"text": ["x"]}).to_pandas()
    frame.index.name = HANDLE
    table = pa.Table.from_pandas(frame)
    pq.write_table(table, release / "data/comments/train-0.parquet")


@leak
def column_name(release):
    table = pa.table({HANDLE: ["x"]})
    pq.write_table(table, release / "data/comments/train-0.parquet")


@leak
def column_that_nobody_listed(release):
    pq.write_table(pa.table({"avatar": ["x"]}), release / "data/comments/train-0.parquet")


@leak
def number_column_that_nobody_listed(release):
    pq.write_table(pa.table({"karma": [5]}), release / "data/comments/train-0.parquet")


@leak
def binary_column(release):
    table = pa.table({"status": pa.array([HANDLE.encode()], pa.binary())})
    pq.write_table(table, release / "data/comments/train-0.parquet", compression="zstd")


@leak
def large_strings(release):
    table = pa.table({"status": pa.array([HANDLE] * 3, pa.large_string())})
    pq.write_table(table, release / "data/comments/train-0.parquet", compression="brotli")


@leak
def struct_of_lists(release):
    value = [{"a": [{"b": f"x {HANDLE}"}]}]
    pq.write_table(pa.table({"redactions": value}), release / "data/comments/train-0.parquet")


@leak
def map_column(release):
    kind = pa.map_(pa.string(), pa.string())
    table = pa.table({"redactions": pa.array([[(HANDLE, "x")]], kind)})
    pq.write_table(table, release / "data/comments/train-0.parquet")


@leak
def bytes_behind_the_footer(release):
    path = release / "data/comments/train-0.parquet"
    raw = path.read_bytes()
    footer = 8 + int.from_bytes(raw[-8:-4], "little")
    path.write_bytes(raw[:-footer] + HANDLE.encode() + raw[-footer:])


@leak
def cell_beside_another(release):
    write_comments(release, comment(0), comment(1, status=SHORT))


@leak
def filtered_dictionary_of_ids(release):
    rows = pa.array([UUID, *(f"{n * n:x} {n:b}" for n in range(2000))]).dictionary_encode()
    table = pa.table({"status": rows.filter(pc.not_equal(rows.cast(pa.string()), UUID))})
    path = release / "data/comments/train-0.parquet"
    pq.write_table(table, path, compression="gzip", write_statistics=False)
    assert UUID.encode() not in path.read_bytes()


@leak
def statistics_of_a_column(release):
    rows = [comment(number, status=f"{number:012}") for number in range(901827364499, 901827364502)]
    write_comments(release, *rows, compression="none", use_dictionary=False)


@leak
def metadata_with_an_id(release):
    with_metadata(release, {"first": SOURCE_ID})


@leak
def page_index(release):
    path = release / "data/comments/train-0.parquet"
    rows = [comment(number, status=f"{number:05}") for number in range(3)]
    write_comments(release, *rows, compression="none", use_dictionary=False)
    raw = path.read_bytes()
    assert b"00002" in raw
    index = raw.rindex(b"00002", 0, raw.rindex(b"00002"))
    path.write_bytes(raw[:index] + b"qav77" + raw[index + 5 :])


@leak
def parquet_under_another_name(release):
    table = pa.table({"status": [HANDLE] * 9})
    pq.write_table(table, release / "notes.txt", compression="zstd")


@leak
def broken_parquet(release):
    (release / "data/comments/train-1.parquet").write_bytes(b"PAR1 and nothing else")


@leak
def broken_archive(release):
    (release / "x.gz").write_bytes(gzip.compress(b"x" * 99)[:-12])


@leak
def link_out_of_the_release(release):
    (release / "link").symlink_to(release.parent)


@leak
def empty_folder(release):
    (release / "data" / HANDLE).mkdir()


@leak
def link_by_name(release):
    (release / HANDLE).symlink_to("README.md")


@leak
def filter_of_texts(release):
    filters = {"text": {"ndv": 10, "fpp": 0.01}}
    write_comments(release, comment(0), bloom_filter_options=filters)


@leak
def hidden_file(release):
    (release / ".notes").write_text(HANDLE)


@pytest.mark.parametrize("plant", LEAKS.values(), ids=LEAKS)
def test_a_planted_leak_is_found_and_never_named(release, needles, plant):
    plant(release)
    report = scan(release, needles)
    assert report.findings
    shown = f"{report} {[str(finding) for finding in report.findings]}".lower()
    assert all(name.lower() not in shown for name in (HANDLE, CYRILLIC, SHORT, EMAIL))
    with pytest.raises(PrivacyError) as caught:
        refuse_residue(report)
    assert HANDLE not in str(caught.value)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("column platform, row group 0, cells", "gives as platform holds a name"),
        ("column text, row group 0, cells", "out of the dump, or change that name in its text"),
        ("content", "from dataset.toml and from fields of the articles"),
    ],
)
def test_a_refusal_says_what_to_do(place, told):
    with pytest.raises(PrivacyError, match=told):
        refuse_residue(Report(findings=(Finding("a file", place, "handle", "utf-8"),)))


def test_the_self_test_plants_at_least_sixty_leaks():
    assert len(LEAKS) >= 60


HARMLESS = {
    "long words": "Verkehrsinfrastruktur, EISENBAHNEN and camelCaseWords; AT&T is 100% &amp; fine",
    "two words of two paragraphs": f"said {FULL.replace(' ', chr(10) * 2)}",
    "two words of two sentences": f"said {FULL.replace(' ', '. ')}",
    "hexadecimal of something else": "commit 9f86d081884c7d659a2feaa0c55ad015",
    "a longer name in look-alikes": HANDLE.replace("o", "о")
    + "8 and "
    + SHORT.replace("o", "о")
    + "s",
    "part of a longer word": f"{HANDLE}uv and un{SHORT}ish",
    "another number": f"{HANDLE}8 is somebody else",
    "underscore name": f"{SHORT}_fan is somebody else",
    "inside a longer word after a zero-width space": f"{SHORT}\u200bes are cakes",
    "accented letter behind": f"{SHORT}é",
    "combining mark behind": f"{SHORT}\u0301",
    "an ordinary handle is a word": "Justice for all, said the Truth Teller",
    "a source id in a text": f"my parcel {SOURCE_ID}",
    "letters of another script": "тест",
    "a long number in a text": f"call {LONG_NUMBER} now",
    "another id": "parcel c-90817264, of which c-908172630 is a part",
    "a short id": "17 of them at https://daily.example/a#comment-17",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_like_a_handle_in_a_comment_is_no_leak(release, needles, text):
    write_comments(release, comment(0, text=text))
    assert scan(release, needles).findings == ()


def test_an_unseen_sign_at_the_end_of_a_handle_ends_no_word(release):
    needles = Needles(Private(handles=["Velmoxa\u200b", "Qorvi\u00admax\u00ad"]))
    write_comments(release, comment(0, text="velmoxa\u200bs are birds, qorvi\u00admax\u00ades too"))
    assert scan(release, needles).findings == ()
    write_comments(release, comment(0, text="so velmoxa\u200b, no"))
    assert scan(release, needles).findings


def test_a_word_that_every_release_holds_is_a_leak_in_cells_only(release):
    private = Private(handles=["comment_id"], ordinary=["Anna"], identifiers=PRIVATE.identifiers)
    own = "comment_id, status; see data/comments/17; user: anna"
    (release / "README.md").write_text(own)
    assert scan(release, Needles(private)).residue == 7
    needles = Needles(replace(private, own=own))
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["word of every release"] == 5
    write_comments(release, comment(0, text="so comment_id, no"))
    places = {finding.place for finding in scan(release, needles).findings}
    assert "column text, row group 0, dictionary" in places
    assert all(place.startswith("column text") for place in places)


PUBLISHED = {
    "headline": {"headline": f"{HANDLE} wins"},
    "paragraph": {"body": ["x", f"Said {HANDLE}."]},
    "tag": {"tags": [HANDLE]},
    "credit": {"images": [{"caption": "x", "credit": CYRILLIC}]},
}


@pytest.mark.parametrize("changed", PUBLISHED.values(), ids=PUBLISHED)
def test_what_the_press_wrote_is_accepted_and_counted(release, needles, changed):
    table = pa.Table.from_pylist([article(**changed)], schema=ARTICLES)
    pq.write_table(table, release / "data/articles/train-0.parquet", write_page_index=True)
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["published text of the article"] >= 1


def test_a_name_glued_to_a_word_behind_an_at_sign_is_counted(release, needles):
    write_comments(release, comment(0, text=f"@{HANDLE}Hello and @{HANDLE}hello"))
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["glued to a word behind @"] >= 1


HARMLESS_IN_DOCUMENTS = {
    "a dataset with a number in its name": "# reader-comments-17, in data/comments/train-0.parquet",
    "the page of the dataset": "homepage: https://press.example/comments/17",
    "a short id that is a count": '{"comments": 17, "bytes": 1990817263}',
    "an id inside a digest": f"{'0' * 20}{LONG_NUMBER}{'a' * 32}",
    "an id inside another": f"{SOURCE_ID}4 x{SOURCE_ID}",
    "a profile of somebody else": f"{PROFILE}8 and a{EMAIL}",
    "an ordinary name that is a word": "| n | author |\n|--|--|\n\nJustice! The author: no",
    "an ordinary name as part of another": "author: Justice League; mail to a@justice.example",
}


@pytest.mark.parametrize("text", HARMLESS_IN_DOCUMENTS.values(), ids=HARMLESS_IN_DOCUMENTS)
def test_what_only_looks_like_an_id_in_a_document_is_no_leak(release, text):
    shown = ["https://press.example/comments/17"]
    private = Private(identifiers=PRIVATE.identifiers, ordinary=["Justice"], public=shown)
    needles = Needles(private)
    (release / "manifest.json").write_text(text)
    assert scan(release, needles).findings == ()


def test_an_id_that_a_reader_wrote_is_accepted_and_counted(release, needles):
    write_comments(release, comment(0, text=f"see https://daily.example/a#{SOURCE_ID} and {UUID}"))
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["source id that a reader wrote"] >= 2


def test_an_id_in_the_address_of_an_article_is_accepted_and_counted(release, needles):
    rows = [article(body=[f"From https://daily.example/{UUID}.html"])]
    pq.write_table(
        pa.Table.from_pylist(rows, schema=ARTICLES), release / "data/articles/train-0.parquet"
    )
    (release / "README.md").write_text(f"Example: https://daily.example/{UUID}.html")
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["published text of the article"] >= 2


@pytest.mark.parametrize("kept", [None, "file"])
def test_ids_are_known_by_their_hashes_wherever_they_were_gathered(kept, tmp_path):
    one = Ids.all([Ids.of([SOURCE_ID, UUID]), Ids.of([]), Ids.of(pa.chunked_array([["x", TAG]]))])
    if kept:
        one.save(tmp_path / "ids.npz")
        assert SOURCE_ID.encode() not in (tmp_path / "ids.npz").read_bytes()
        one = Ids.load(tmp_path / "ids.npz")
    assert len(one) == 4
    assert all(one.number(text.lower().encode()) is not None for text in (SOURCE_ID, UUID, TAG))
    assert one.number(b"c-90817264") is None


@given(st.lists(st.text("ab19-:_./#é ", min_size=1, max_size=40), max_size=6))
def test_every_telling_id_is_found_again_between_spaces(strings):
    telling = {s for s in strings if re.fullmatch("[ab19_-]{16,}", s) and s[0] != "-" != s[-1]}
    index = Needles(Private(identifiers=Ids.of(strings))).index
    for string in telling:
        if re.search("[ab19_]{3}", string):
            assert (4, 4 + len(string)) in [
                hit[1:] for hit in index.whole(f"see {string} end".encode())
            ]


def test_a_document_may_quote_the_press(release, needles):
    table = pa.Table.from_pylist([article(headline=f"{HANDLE} wins")], schema=ARTICLES)
    pq.write_table(table, release / "data/articles/train-0.parquet")
    (release / "README.md").write_text(f"Example: {HANDLE} wins")
    assert scan(release, needles).findings == ()


def test_a_comment_may_not_repeat_what_the_press_wrote(release, needles):
    table = pa.Table.from_pylist([article(headline=f"{HANDLE} wins")], schema=ARTICLES)
    pq.write_table(table, release / "data/articles/train-0.parquet")
    write_comments(release, comment(0, text=f"bravo {HANDLE}"))
    assert {finding.file for finding in scan(release, needles).findings} == {
        "data/comments/train-0.parquet"
    }


def test_a_document_may_show_what_is_public_by_intent(release, needles):
    (release / "README.md").write_text("# The qavoxi-press dataset")
    assert scan(release, needles).findings == ()
    (release / "README.md").write_text("# The qavoxi press dataset")
    assert scan(release, needles).findings


def test_a_creator_may_be_called_as_a_reader_is(release):
    (release / "CITATION.cff").write_text("author: Justice\n")
    assert scan(release, Needles(replace(PRIVATE, public=["Justice"]))).findings == ()
    assert scan(release, Needles(PRIVATE)).findings


# How many of the times below are finer than each.
TIMES = {"second": 0, "minute": 1, "day": 2, "year": 3}


@pytest.mark.parametrize("grain", TIMES)
def test_no_time_of_a_comment_is_finer_than_the_grain(release, grain):
    path = release / "data/comments/train-0.parquet"
    moments = [(2019, 3, 1, 10, 5, 7), (2019, 3, 1, 10, 5), (2019, 3, 1), (2019, 1, 1)]
    times = [*(datetime(*moment, tzinfo=UTC) for moment in moments), None]
    pq.write_table(pa.table({"posted": pa.array(times, pa.timestamp("us", "UTC"))}), path)
    found = scan_file(path, release, Needles(Private(grain=grain))).findings
    assert [finding.count for finding in found] == ([TIMES[grain]] if TIMES[grain] else [])


def test_digests_hold_no_handles_by_chance():
    needles = Needles(Private(handles=["deadbee", "facade99", "0badcafe"]))
    sums = "\n".join(f"{number:08x}0badcafe{number:048x}  file" for number in range(2000))
    assert scan_text(sums.encode(), "SHA256SUMS", needles).findings == ()


def test_a_word_of_a_digest_that_is_a_handle_is_found():
    needles = Needles(Private(handles=["0badcafe"]))
    assert scan_text(b"by 0badcafe.", "log", needles).residue == 1


def test_long_words_of_cells_do_not_alarm_through_raw_bytes(release):
    needles = Needles(Private(handles=["windmillkeeper"]))
    text = "The windmillkeepers met."
    write_comments(release, comment(0, text=text), compression="none", use_dictionary=False)
    report = scan(release, needles)
    assert report.findings == ()
    assert report.accepted["part of a longer word"] == 1


def test_what_a_command_printed_can_be_scanned(needles):
    report = scan_text(f"reading {HANDLE}".encode(), "stderr", needles)
    assert [str(finding) for finding in report.findings] == [
        "stderr: content: handle (utf-8), 1 time"
    ]


def test_a_leak_across_two_pieces_of_a_long_document_is_found(needles):
    raw = b"x " * ((1 << 19) - 3) + HANDLE.encode() + b" y" * (1 << 19)
    assert scan_text(raw, "README.md", needles).findings


def test_reports_add_up_in_any_order(release, needles):
    write_comments(release, comment(0, text=HANDLE))
    parts = [
        scan_file(path, release, needles) for path in sorted(release.rglob("*")) if path.is_file()
    ]
    assert sum(parts, Report()) == sum(reversed(parts), Report()) == scan(release, needles)
    assert pickle.loads(pickle.dumps(parts[0])) == parts[0]


def test_two_workers_find_what_one_finds(release, needles):
    write_comments(release, comment(0, text=HANDLE))
    assert scan(release, needles, workers=2) == scan(release, needles)


def test_needles_are_never_pickled(needles):
    with pytest.raises(TypeError, match="never travel"):
        pickle.dumps(needles)


def test_a_dataset_may_list_columns_of_its_own(release, needles):
    pq.write_table(pa.table({"topic": [HANDLE]}), release / "data/comments/train-0.parquet")
    assert scan(release, needles, roles=ROLES | {"topic": "published"}).findings == ()
    assert scan(release, needles, roles=ROLES | {"topic": "text"}).findings


def test_an_empty_release_and_empty_files_are_clean(tmp_path, needles):
    (tmp_path / "empty").write_bytes(b"")
    assert scan(tmp_path, needles).findings == ()


def test_nothing_private_finds_nothing(release):
    assert scan(release, Needles(Private())).findings == ()
