"""Keys: made, read, refused when weak or open to others, never shown."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from commentariat import keys
from commentariat.errors import SettingsError
from commentariat.keys import Key, Mac, generate, hkdf_expand, hkdf_extract

VECTORS = json.loads((Path(__file__).parent / "vectors" / "pseudonyms.json").read_text("utf-8"))
SECRET = bytes((index * 37 + index * index) % 256 for index in range(32))


def text_of(secret):
    return keys.key_text(secret)


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "secret.key"
    generate(path)
    return path


def test_a_generated_key_is_private_and_loads(key_file):
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert Key.load(key_file) == Key.load(key_file)


def test_two_generated_keys_differ(tmp_path):
    generate(tmp_path / "one")
    generate(tmp_path / "two")
    assert Key.load(tmp_path / "one") != Key.load(tmp_path / "two")


def test_a_key_is_never_overwritten(key_file):
    before = key_file.read_bytes()
    with pytest.raises(SettingsError, match="never overwritten"):
        generate(key_file)
    assert key_file.read_bytes() == before


def test_a_key_cannot_be_generated_where_no_folder_is(tmp_path):
    with pytest.raises(SettingsError, match="cannot be written"):
        generate(tmp_path / "missing" / "key")


BAD = {
    "empty": "",
    "passphrase": "correct horse battery staple",
    "plain hex": SECRET.hex(),
    "short": "commentariat_key_1_" + "ab" * 16 + "_00000000",
    "long": text_of(SECRET) + "00",
    "all zero": text_of(bytes(32)),
    "one byte repeated": text_of(b"\x5a" * 32),
    "short pattern repeated": text_of(b"\xde\xad\xbe\xef" * 8),
    "sequence": text_of(bytes(range(32))),
    "encoded passphrase": text_of(b"correct horse battery staple now"),
    "wrong checksum": text_of(SECRET)[:-8] + "00000000",
    "one digit changed": text_of(SECRET).replace(SECRET.hex()[5:9], "ffff", 1),
    "two keys": text_of(SECRET) + "\n" + text_of(SECRET),
    "upper case": text_of(SECRET).upper(),
    "too long for a key": text_of(SECRET) + " " * 5000,
    "no text": "\x00\x01",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_bad_key_is_refused_in_one_line(tmp_path, text):
    path = tmp_path / "key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(SettingsError) as caught:
        Key.load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert len(text) < 8 or text.strip() not in str(caught.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o601, 0o777])
def test_a_key_that_others_may_touch_is_refused(key_file, mode):
    key_file.chmod(mode)
    with pytest.raises(SettingsError, match="others may read"):
        Key.load(key_file)


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_of_its_owner_alone_is_taken(key_file, mode):
    key_file.chmod(mode)
    assert Key.load(key_file)


def test_a_missing_key_says_how_to_make_one(tmp_path):
    with pytest.raises(SettingsError, match="keygen"):
        Key.load(tmp_path / "nowhere")


def test_a_folder_is_no_key(tmp_path):
    with pytest.raises(SettingsError, match="not a file"):
        Key.load(tmp_path)


@pytest.fixture
def repository(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    generate(tmp_path / "secret.key")
    return tmp_path


def test_a_key_beside_a_repository_is_taken_while_git_does_not_track_it(repository):
    assert Key.load(repository / "secret.key")


def test_a_tracked_key_is_refused(repository):
    subprocess.run(["git", "add", "secret.key"], cwd=repository, check=True)
    with pytest.raises(SettingsError, match="git tracks"):
        Key.load(repository / "secret.key")


def test_a_tracked_key_is_refused_through_a_link(repository, tmp_path_factory):
    subprocess.run(["git", "add", "secret.key"], cwd=repository, check=True)
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(repository / "secret.key")
    with pytest.raises(SettingsError, match="git tracks"):
        Key.load(link)


def test_a_tracked_key_is_refused_where_git_is_not_installed(repository, monkeypatch):
    subprocess.run(["git", "add", "secret.key"], cwd=repository, check=True)
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(SettingsError, match="git tracks"):
        Key.load(repository / "secret.key")


def test_no_repr_format_or_variable_shows_the_key():
    key = Key(SECRET)
    shown = f"{key} {key!r} {[key]} {key.fingerprint}"
    assert SECRET.hex()[:8] not in shown
    assert repr(SECRET)[2:10] not in shown
    assert not hasattr(key, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_key_is_never_pickled(protocol):
    with pytest.raises(TypeError, match="never travels"):
        pickle.dumps(Key(SECRET), protocol)


def test_ephemeral_keys_differ():
    assert Key.ephemeral() != Key.ephemeral()


def test_equal_keys_have_equal_hashes_and_differ_from_other_things():
    assert hash(Key(SECRET)) == hash(Key(SECRET))
    assert Key(SECRET) != SECRET


def test_subkeys_of_different_purposes_differ():
    infos = [("a", "bc"), ("ab", "c"), ("abc",), ("a", "b", "c"), ("a", "bc", ""), ("1:a", "bc")]
    assert len({Key(SECRET).subkey(*info) for info in infos}) == len(infos)


def test_the_fingerprint_is_that_of_the_vectors():
    for case in VECTORS["fingerprint"]:
        assert Key(bytes.fromhex(case["key"])).fingerprint == case["fingerprint"]


def test_the_traces_of_a_key_cover_its_text_and_its_bytes():
    key = Key(SECRET)
    assert any(trace in text_of(SECRET).encode() for trace in key.traces())
    assert SECRET in key.traces()


@pytest.mark.parametrize("case", VECTORS["hmac"], ids=lambda case: case["name"])
def test_hmac_gives_the_answers_of_rfc_4231(case):
    code = Mac(bytes.fromhex(case["key"])).digest(bytes.fromhex(case["data"])).hex()
    assert code[: len(case["mac"])] == case["mac"]


@pytest.mark.parametrize("case", VECTORS["hkdf"], ids=lambda case: case["name"])
def test_hkdf_gives_the_answers_of_rfc_5869(case):
    extracted = hkdf_extract(bytes.fromhex(case["salt"]), bytes.fromhex(case["secret"]))
    assert extracted.hex() == case["extracted"]
    expanded = hkdf_expand(extracted, bytes.fromhex(case["info"]), case["length"])
    assert expanded.hex() == case["expanded"]


def test_a_key_never_stands_in_the_arguments_of_a_process(key_file):
    program = (
        "import sys, pathlib; from commentariat.keys import Key\n"
        f"Key.load(pathlib.Path({str(key_file)!r}))\n"
        "sys.stdout.buffer.write(pathlib.Path('/proc/self/cmdline').read_bytes())\n"
        "sys.stdout.buffer.write(pathlib.Path('/proc/self/environ').read_bytes())"
    )
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("needs /proc")
    shown = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(Path(keys.__file__).parents[1])},
        capture_output=True,
        check=True,
    ).stdout
    assert key_file.read_bytes()[19:83] not in shown
