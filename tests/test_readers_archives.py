"""Pages inside zip and tar archives: unsafe, encrypted, damaged, too large."""

import gzip
import io
import tarfile
import zipfile

import pytest

from commentariat import readers
from commentariat.errors import InputError
from commentariat.model import Page, Piece, Unreadable
from commentariat.readers import archives

PAGES = {"a/one.html": b"<!doctype html><p>One", "a/two.txt": "Zwei Grüße".encode("cp1252")}


def read(path):
    return [raw for piece in archives.pieces(path) for raw in archives.read(piece, {})]


def codes(found):
    return [getattr(raw, "code", "page") for raw in found]


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            if len(data) == 1:
                info.type, info.linkname = data, "/etc/hostname"
                archive.addfile(info)
            else:
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("p.zip", None),
        ("p.tar", "w"),
        ("p.tar.gz", "w:gz"),
        ("p.tar.bz2", "w:bz2"),
        ("p.txz", "w:xz"),
    ],
)
def test_every_member_is_a_page_named_after_it(tmp_path, name, mode):
    path = tmp_path / name
    path = tarred(path, PAGES, mode) if mode else zipped(path, PAGES)
    assert read(path) == [
        Page("<!doctype html><p>One", f"{path}!a/one.html", 1, html=True, encoding="ascii"),
        Page("Zwei Grüße", f"{path}!a/two.txt", 2, html=False, encoding="cp1252"),
    ]


@pytest.mark.parametrize(
    "name", ["/etc/page.txt", "../page.txt", "a/../../page.txt", "C:\\page.txt"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_that_leads_out_of_the_archive_is_refused(tmp_path, pack, name):
    path = pack(tmp_path / ("p.zip" if pack is zipped else "p.tar.gz"), {name: b"xyz", **PAGES})
    assert codes(read(path)) == ["E106", "page", "page"]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_refused(tmp_path, kind):
    path = tarred(tmp_path / "p.tar", {"l.txt": kind, **PAGES}, "w")
    assert codes(read(path)) == ["E106", "page", "page"]


def test_a_symbolic_link_in_a_zip_is_refused(tmp_path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("l.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    assert codes(read(path)) == ["E106"]


def test_folders_are_no_members(tmp_path):
    assert (
        codes(read(tarred(tmp_path / "p.tar", {"a": tarfile.DIRTYPE, **PAGES}, "w")))
        == ["page"] * 2
    )


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_pictures_and_archives_are_counted_as_no_pages(tmp_path, pack):
    members = {"a.PNG": b"xyz", "b.zip": b"xyz", "binary": b"\x00\x01\xff" * 99, **PAGES}
    path = pack(tmp_path / ("p.zip" if pack is zipped else "p.tar.gz"), members)
    assert codes(read(path)) == ["W108", "W108", "W108", "page", "page"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_that_unpacks_too_far_is_named(tmp_path, pack):
    path = pack(tmp_path / ("p.zip" if pack is zipped else "p.tar.gz"), {"b": b"0" * 70_000_000})
    assert codes(read(path)) == ["E103"]


def test_a_dense_member_of_a_zip_costs_no_other_page(tmp_path):
    assert codes(read(zipped(tmp_path / "p.zip", {"b": b"0" * 2_000_000, **PAGES}))) == [
        "E103", "page", "page",
    ]  # fmt: skip


def test_a_bomb_of_a_tar_stops_within_its_allowance(tmp_path):
    path = tmp_path / "p.tar.gz"
    path.write_bytes(gzip.compress(tarfile.TarInfo("a").tobuf() + b"\0" * 200_000_000))
    assert len(read(path)) == 1


def test_a_zip_of_many_files_is_read_in_pieces(tmp_path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_010):
            archive.writestr(f"{number}", b"")
    pieces = list(archives.pieces(path))
    counts = [sum(1 for _ in archives.read(piece, {})) for piece in pieces]
    assert counts == [20_000, 10]


@pytest.mark.parametrize("name", ["p.zip", "p.tar.gz", "p.tar", "p.tar.xz"])
def test_an_archive_cut_off_or_no_archive_is_named(tmp_path, name):
    for data in (b"", b"garbage" * 1000, b"PK\x03\x04", b"\x1f\x8b\x08\x00garbage"):
        path = tmp_path / name
        path.write_bytes(data)
        assert {*codes(read(path))} <= {"E104"}


def test_a_tar_cut_off_keeps_the_members_before(tmp_path):
    path = tarred(tmp_path / "p.tar", {**PAGES, "c.txt": b"c" * 5000}, "w")
    path.write_bytes(path.read_bytes()[:4000])
    assert codes(read(path)) == ["page", "page", "E104"]


def test_a_damaged_member_of_a_zip_costs_itself(tmp_path):
    path = zipped(tmp_path / "p.zip", {"x.txt": b"abcdefgh" * 40, **PAGES})
    data = bytearray(path.read_bytes())
    data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    assert codes(read(path)) == ["E104", "page", "page"]


def test_a_bomb_in_a_zip_does_not_stop_the_others(tmp_path):
    path = zipped(tmp_path / "p.zip", {"bomb.txt": b"0" * 70_000_000, **PAGES})
    assert codes(read(path)) == ["E103", "page", "page"]


def test_a_missing_archive_is_an_input_error(tmp_path):
    for name in ("none.zip", "none.tar"):
        with pytest.raises(InputError):
            list(readers.read(Piece("archives", str(tmp_path / name)), {}))


def test_no_message_holds_text_of_a_page(tmp_path):
    found = read(zipped(tmp_path / "p.zip", {"../x": b"secret words"}))
    assert all("secret" not in raw.message for raw in found if isinstance(raw, Unreadable))
