"""A release is a pure function of dumps, settings and key: nothing else moves a byte."""

import gzip
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def small(built):
    """Return the place with the dump, and the release of it that all others must equal."""
    return built.world


@pytest.fixture
def again(small, tmp_path, news):
    """Return another empty place with the same key."""
    other = news.world(tmp_path / "again")
    shutil.copy(small.key, other.key)
    return other


@pytest.fixture
def same(small, tree):
    """Check that a folder of releases holds the same bytes, and nothing else."""

    def check(out: Path) -> None:
        one, two = tree(small.out), tree(out)
        assert sorted(one) == sorted(two)
        assert [name for name in one if one[name] != two[name]] == []

    return check


def records(small) -> list[str]:
    return (small.folder / "dump.jsonl").read_text().splitlines(keepends=True)


@pytest.mark.slow  # the order of lines, below, says as much
def test_a_second_build_elsewhere_gives_the_same_bytes(again, small, same):
    again.build(small.folder / "dump.jsonl")
    same(again.out)


def test_the_order_of_lines_and_the_files_they_are_in_do_not_matter(again, small, same):
    lines = list(reversed(records(small)))
    parts = [again.write(f"part-{n}.jsonl", "".join(lines[n::10])) for n in range(10)]
    again.build(*parts[::-1])
    same(again.out)


def test_compression_does_not_matter(again, small, same):
    import pyarrow as pa

    lines = records(small)
    packed = gzip.compress("".join(lines[:20]).encode())
    stored = pa.Codec("zstd").compress("".join(lines[20:]).encode(), asbytes=True)
    again.build(again.write("a.jsonl.gz", packed), again.write("b.jsonl.zst", stored))
    same(again.out)


@pytest.mark.slow
def test_the_size_of_tasks_does_not_matter(again, small, same, monkeypatch):
    from commentariat import stages

    monkeypatch.setattr(stages, "SHARD_BYTES", 2000)
    monkeypatch.setattr(stages, "PART_BYTES", 1000)
    again.build(*(again.write(f"{n}.jsonl", line) for n, line in enumerate(records(small))))
    same(again.out)


SURROUNDINGS = {
    "two workers": (["--workers", "2"], {}),
    "another time zone": ([], {"TZ": "Pacific/Kiritimati"}),
    "another locale": ([], {"LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"}),
    "another hash seed": ([], {"PYTHONHASHSEED": "12345"}),
}


def command(small, world, *options: str) -> list[str]:
    dump = str(small.folder / "dump.jsonl")
    program = [sys.executable, "-m", "commentariat", "build", dump, "--name", "lunn"]
    workers = [] if "--workers" in options else ["--workers", "1"]
    return [*program, "--out", str(world.out), *workers, *options]


def environment(small, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(REPOSITORY / "builder"),
        "COMMENTARIAT_KEY_FILE": str(small.key),
        "HF_HUB_OFFLINE": "1",
        **more,
    }


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if name == "two workers" else pytest.mark.slow)
        for name in SURROUNDINGS
    ],
)
def test_the_surroundings_do_not_matter(name, small, again, same):
    options, variables = SURROUNDINGS[name]
    made = subprocess.run(
        command(small, again, *options),
        cwd=again.folder,
        env=environment(small, **variables),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert made.returncode == 0, made.stderr
    same(again.out)


def killed_after(stage: str, small, world) -> int:
    """Start a build, kill it as soon as it says that it has come to a stage; its exit code."""
    process = subprocess.Popen(
        command(small, world),
        cwd=world.folder,
        env=environment(small),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    for line in process.stderr:
        if line.startswith(stage):
            process.send_signal(signal.SIGKILL)
            break
    process.stderr.close()
    return process.wait(60)


@pytest.mark.slow
@pytest.mark.parametrize(
    "stage", ["reading", "resolving", "protecting", "describing", "checking", "committing"]
)
def test_a_build_killed_leaves_nothing_that_the_next_does_not_clear(stage, small, again, same):
    assert killed_after(stage, small, again) == -signal.SIGKILL
    assert stage == "committing" or not (again.out / "1.0.0").exists()
    again.build(small.folder / "dump.jsonl")
    same(again.out)
    assert not list((again.folder / ".commentariat").glob("build-*"))


@pytest.mark.slow
def test_a_build_asked_to_stop_takes_its_folders_away(small, again):
    process = subprocess.Popen(
        command(small, again),
        cwd=again.folder,
        env=environment(small),
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stderr.readline()
    process.terminate()
    process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 143
    assert {path.name for path in again.out.iterdir()} == {".lock"}
    assert not list((again.folder / ".commentariat").glob("build-*"))


def test_of_two_builds_at_once_one_wins(small, again, cli):
    from commentariat import release

    with release.locked(again.out):  # what a build that is at work holds
        answer = cli(*command(small, again)[3:], key=small.key)
    assert answer.code == 5
    assert "another build is at work" in answer.err
    assert {path.name for path in again.out.iterdir()} == {".lock"}


@pytest.mark.slow
def test_two_processes_at_once_make_one_release(small, again, same):
    starts = [
        subprocess.Popen(
            command(small, again, "--version", "1.0.0"),
            cwd=again.folder,
            env=environment(small),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    deadline = time.monotonic() + 600
    codes = sorted(process.wait(deadline - time.monotonic()) for process in starts)
    assert codes == [0, 5]
    same(again.out)
