"""What goes wrong outside: one line that says what and where, an exit code, nothing half-made."""

import json
import os
import resource
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def attempt(cli, world):
    """Try to build; give the answer, after checking that nothing is half-made."""

    def run(*arguments: object, key: Path | None = world.key, named: bool = True):
        name = ("--name", "lunn") if named else ()
        rest = () if "--out" in arguments else ("--out", world.out)
        answer = cli("build", *arguments, *name, *rest, "--workers", 1, key=key)
        left = [p.name for p in world.out.glob("*")] if world.out.is_dir() else []
        assert answer.code == 0 or set(left) <= {".lock", "index.json", "1.0.0"}
        assert not list(Path(".commentariat").glob("build-*"))
        assert "Traceback" not in answer.err
        return answer

    return run


def said(answer) -> str:
    """Return the last line on standard error: what stopped the command."""
    lines = answer.err.strip().splitlines()
    assert lines[-1].startswith("error: ")
    assert len([line for line in lines if line.startswith("error: ")]) == 1
    return lines[-1]


def good(world, news) -> Path:
    return world.write("good.jsonl", news.lines(news.articles[:3]))


# Inputs


def test_no_such_file(attempt, world):
    answer = attempt(world.folder / "nowhere.jsonl")
    assert answer.code == 3
    assert "no such file or folder" in said(answer)
    assert "nowhere.jsonl" in said(answer)


def test_an_empty_file(attempt, world):
    answer = attempt(world.write("empty.jsonl", ""))
    assert answer.code == 3
    assert "empty.jsonl:1 / E105 the file is empty" in answer.err
    assert not (world.out / "1.0.0").exists()


def test_a_folder_without_pages(attempt, world):
    folder = world.write("pictures/boat.png", b"\x89PNG").parent
    answer = attempt(folder)
    assert answer.code == 3
    assert str(folder) in said(answer)


def test_an_unknown_suffix(attempt, world):
    answer = attempt(world.write("dump.xyz", "what is this"))
    assert answer.code == 3
    assert "dump.xyz" in said(answer)


def test_a_file_that_may_not_be_read(attempt, world, news):
    path = good(world, news)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    answer = attempt(path)
    assert answer.code == 3
    assert "good.jsonl" in said(answer)


def test_half_a_line_of_json_is_named_by_file_and_line(attempt, world, news):
    text = news.lines(news.articles[:2])
    answer = attempt(world.write("cut.jsonl", text + text[:100]))
    assert answer.code == 0  # the two whole lines make a release
    assert "cut.jsonl:3 / E101 not JSON at character" in answer.err


def test_wrong_encoding_is_named_by_file_and_line(attempt, world):
    line = '{"site": "a.example", "headline": "Brücke", "body": "x", "comments": []}\n'
    answer = attempt(world.write("latin.jsonl", line.encode("latin-1")))
    assert answer.code == 1
    assert "latin.jsonl:1 / E10" in answer.err
    assert "nothing to publish" in said(answer)


def test_a_page_of_unknown_layout(attempt, world):
    path = world.write("page.txt", "just\nsome words\nthat are no news page\n")
    answer = attempt(path, "--site", "a.example")
    assert answer.code == 1
    assert "page.txt:1 / E100" in answer.err


def test_a_page_that_is_no_text(attempt, world):
    path = world.write("page.txt", bytes(range(256)) * 20)
    answer = attempt(path, "--site", "a.example")
    assert answer.code in {1, 3}
    assert "page.txt:1" in answer.err


def test_a_record_that_breaks_the_schema_in_five_ways_names_each(attempt, world):
    secret = "what somebody wrote"
    broken = {
        "site": 7,
        "headline": [secret],
        "body": {"a": secret},
        "language": "no language at all, " + secret,
        "comments": [{"author": "somebody", "text": {"said": secret}}],
    }
    answer = attempt(world.write("bad.jsonl", json.dumps(broken) + "\n"))
    assert answer.code == 1
    lines = [line for line in answer.err.splitlines() if "bad.jsonl:1 /" in line]
    pointers = {line.split()[1] for line in lines}
    assert pointers == {"/site", "/headline", "/body", "/language", "/comments/0/text"}
    assert secret not in answer.err + answer.out


def test_a_gzip_file_cut_short_is_named(attempt, world, news):
    import gzip

    whole = gzip.compress(news.lines(news.articles[:3]).encode())
    answer = attempt(world.write("cut.jsonl.gz", whole[:-40]))
    assert "cut.jsonl.gz" in answer.err
    assert answer.code in {0, 1, 3}


def test_a_file_whose_name_is_no_text(attempt, world):
    path = world.folder / os.fsdecode(b"\xff\xfe.jsonl")
    path.write_text("half\n")
    answer = attempt(path)
    assert answer.code == 1
    assert ".jsonl:1 / E101" in answer.err


# Versions and places


def test_a_version_that_exists(attempt, world, news):
    path = good(world, news)
    assert attempt(path, "--version", "1.0.0").code == 0
    before = (world.out / "1.0.0" / "SHA256SUMS").read_bytes()
    answer = attempt(path, "--version", "1.0.0")
    assert answer.code == 5
    assert "1.0.0 exists" in said(answer)
    assert (world.out / "1.0.0" / "SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("version", ["latest", "1.0", "01.0.0", "1.0.0-rc1", "-1.0.0", "１.0.0"])
def test_a_version_of_no_known_form(version, attempt, world, news):
    answer = attempt(good(world, news), f"--version={version}")
    assert answer.code == 2
    assert "is neither `auto` nor of the form 1.2.3" in said(answer)
    assert not world.out.exists()


def test_an_out_that_is_a_file(attempt, world, news):
    out = world.write("taken", "")
    answer = attempt(good(world, news), "--out", out)
    assert answer.code == 5
    assert "taken" in said(answer)


@pytest.mark.parametrize("name", ["a[b", "a]", "*", "a?", "a::b"])
def test_an_out_that_datasets_could_not_load(name, attempt, world, news):
    answer = attempt(good(world, news), "--out", world.folder / name)
    assert answer.code == 2
    assert "choose a path without [ ] * ? and ::" in said(answer)
    assert not (world.folder / name).exists()


def test_no_inputs(attempt):
    answer = attempt()
    assert answer.code == 2
    assert said(answer) == "error: no inputs: name files, or `inputs` in dataset.toml"


def test_an_out_that_may_not_be_written(attempt, world, news):
    answer = attempt(good(world, news), "--out", "/proc/releases")
    assert answer.code == 5
    assert "/proc/releases" in said(answer)


def test_a_last_release_that_is_damaged(attempt, world, news):
    path = good(world, news)
    assert attempt(path).code == 0
    (world.out / "1.0.0" / "manifest.json").write_text("{")
    answer = attempt(path)
    assert answer.code == 5
    assert "manifest.json" in said(answer)


@pytest.mark.parametrize("kilobytes", [1, 8])
def test_a_disk_that_is_full_is_told_from_a_bug(kilobytes, world, news, program, tmp_path):
    size = kilobytes << 10  # of the largest file that may be written

    def limited() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    arguments = ("build", good(world, news), "--name", "lunn", "--out", world.out, "--workers", 1)
    answer = program(
        *arguments,
        cwd=tmp_path,
        env={"COMMENTARIAT_KEY_FILE": str(world.key), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limited,
    )
    assert answer.returncode == 5, answer.stderr
    assert answer.stderr.splitlines()[-1].startswith("error: cannot write ")
    assert str(world.out) in answer.stderr.splitlines()[-1]
    assert {path.name for path in world.out.iterdir()} == {".lock"}
    assert not list((tmp_path / ".commentariat").glob("build-*"))


def test_a_full_standard_output(program):
    with Path("/dev/full").open("w") as full:
        answer = program(
            "explain", "E101", capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert answer.returncode == 5
    assert answer.stderr == "error: cannot read or write: No space left on device\n"


# Keys


def test_no_key(attempt, world, news):
    answer = attempt(good(world, news), key=None)
    assert answer.code == 2
    assert "commentariat keygen" in said(answer)
    assert not world.out.exists()


def test_a_key_file_that_is_missing(attempt, world, news):
    answer = attempt(good(world, news), key=world.folder / "lost.key")
    assert answer.code == 2
    assert "lost.key: no such key file" in said(answer)


@pytest.mark.parametrize("content", ["", "password123", "0" * 64, "commentariat_key_1_" + "0" * 64])
def test_a_key_that_is_weak_or_none(content, attempt, world, news):
    key = world.write("weak.key", content)
    key.chmod(0o600)
    answer = attempt(good(world, news), key=key)
    assert answer.code == 2
    assert "weak.key" in said(answer)
    assert not content or content not in answer.err


def test_a_key_that_everybody_may_read(attempt, world, news):
    world.key.chmod(0o644)
    answer = attempt(good(world, news))
    assert answer.code == 2
    assert "others may read this key" in said(answer)


def test_a_key_that_git_tracks(attempt, world, news):
    for command in (["init", "-q"], ["add", "-f", world.key.name]):
        subprocess.run(["git", *command], cwd=world.folder, check=True)
    answer = attempt(good(world, news))
    assert answer.code == 2
    assert "git tracks this key" in said(answer)


# Options and settings


def test_no_name(attempt, world, news):
    answer = attempt(good(world, news), named=False)
    assert answer.code == 2
    assert "--name" in said(answer)


def test_a_name_that_will_not_do(cli, world, news):
    answer = cli("build", good(world, news), "--name", "a/b", key=world.key)
    assert answer.code == 2
    assert "the setting name" in said(answer)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('name = "lunn"\nlinkage = "everything"\n', "the setting linkage"),
        ('name = "lunn"\ncolour = "red"\n', "colour"),
        ('name = "lunn\n', "is not TOML"),
        ('name = "lunn"\n[splits]\ntrain = 5\n', "1000 per mille"),
        ("", "name"),
    ],
)
def test_settings_that_make_no_sense(content, expected, cli, world):
    path = world.write("dataset.toml", content)
    answer = cli("build", "--settings", path, key=world.key)
    assert answer.code == 2
    assert str(path) in said(answer)
    assert expected in said(answer)


def test_settings_that_are_missing(cli, world):
    answer = cli("build", "--settings", world.folder / "none.toml", key=world.key)
    assert answer.code == 2
    assert "none.toml" in said(answer)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bulid"],
        ["build", "--nmae", "x"],
        ["build", "x", "--linkage", "all"],
        ["build", "x", "--workers", "-1"],
        ["build", "x", "--workers", "many"],
        ["keygen"],
        ["verify"],
        ["explain", "a", "b", "c"],
    ],
)
def test_a_typo_is_one_line_that_leads_to_the_help(arguments, cli):
    answer = cli(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err == said(answer) + "\n"
    assert "--help`" in answer.err
