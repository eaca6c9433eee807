"""An invented dump of two invented newspapers, and releases built of it, shared by all tests."""

import os

# Read when `datasets` is imported: nothing may look for the Hub.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest

# A slow machine is no failure, and the gate asks every commit the same questions; the exhaustive
# run (`make test-all`) asks new ones.
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True)
hypothesis.settings.register_profile("exhaustive", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

REPOSITORY = Path(__file__).resolve().parents[1]
KEY = "commentariat_key_1_"

# Nobody writes these without meaning the person; each of them must be gone from a release.
DISTINCTIVE = (
    "zorvex_quill77",
    "Mirabeltoast",
    "kelpwhistler",
    "oakum.drifter9",
    "Плюшкагор81",
    "gannetfrock_x",
)
ORDINARY = ("Robin", "Sunny Day", "Teacher")  # words that texts use for other things
EVERYBODY = DISTINCTIVE + ORDINARY

TOPICS = (
    ("Ferry to Skarholm is late again", "The ferry left the quay two hours after the timetable."),
    ("Council paints the old bridge", "The bridge over the Lunn will be green from next spring."),
    ("Bakers ask for longer nights", "Eleven bakers handed a letter to the mayor on Tuesday."),
    ("Lighthouse gets a new lamp", "The lamp came by train from the works in Oderfeld."),
    ("School garden wins a prize", "Forty pupils grew beans, squash and three kinds of mint."),
    ("Rain closes the north market", "Water stood a hand high between the stalls at noon."),
)
WORDS = """harbour mill tower orchard signal copper lantern meadow quarry saddle timber velvet
willow anchor barley candle drift ember fjord gravel hollow island jetty kiln ladder marble
needle""".split()  # noqa: SIM905 - easier to read


def article(number: int, site: str = "lunnpost.example") -> dict[str, Any]:
    """Return one article with a thread in which people answer and name each other."""
    title, lead = TOPICS[number % len(TOPICS)]
    words = [WORDS[(number * 7 + step * (number % 5 + 2)) % len(WORDS)] for step in range(60)]
    people = [EVERYBODY[(number + step) % len(EVERYBODY)] for step in range(5)]
    texts = (
        f"The timetable of story {number} has been a joke for years.",
        f"@{people[0]} you say so every {words[3]}, and the {words[4]} still stands.",
        f"{people[0]} wrote that yesterday too; {people[1]} is right about the {words[5]}.",
        f"A sunny day for the {words[6]}, as my teacher used to say.",
        f"I agree with {people[2].upper()} on number {number}.",
    )
    comments = [
        {
            "id": f"src-{number}-{step}",
            "parent": f"src-{number}-0" if step in (1, 2) else None,
            "author": {"handle": who, "kind": "reader"},
            "posted": f"2021-03-{number % 27 + 1:02}T10:{step:02}:07+00:00",
            "text": text,
        }
        for step, (who, text) in enumerate(zip(people, texts, strict=True))
    ]
    comments.append({"author": "Guest", "text": f"Nothing to see at {words[7]} {number}."})
    return {
        "site": site,
        "url": f"https://{site}/story/{number}",
        "language": "en",
        "headline": f"{title} ({number})",
        "lead": lead,
        "body": [" ".join(words[:30]) + ".", " ".join(words[30:]) + "."],
        "published": f"2021-03-{number % 27 + 1:02}T08:00:00+00:00",
        "comments": comments,
    }


def lines(articles: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles)


class World:
    """A folder with a key and dumps, in which builds run with one worker in this process."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        from commentariat.keys import generate

        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.out = folder / "releases"
        self.key = folder / f"dataset-{seed}.key"
        if not self.key.exists():
            generate(self.key)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def settings(self, *inputs: Path, **more: Any) -> Any:
        from commentariat.settings import Settings

        values: dict[str, Any] = {"name": "lunn", "out": str(self.out), "key_file": str(self.key)}
        return Settings.of(
            values | {"inputs": [str(path) for path in inputs]} | more, home=self.folder
        )

    def build(self, *inputs: Path, version: str = "auto", **more: Any) -> Any:
        from commentariat.build import build
        from commentariat.engine.local import Local

        with Local(1) as engine:
            return build(self.settings(*inputs, **more), engine=engine, version=version)


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path / "world")


@pytest.fixture(scope="session")
def news() -> SimpleNamespace:
    """What tests make dumps of: the articles, the people, and how to write them as lines."""
    return SimpleNamespace(
        article=article,
        articles=[article(n, ("lunnpost.example", "skar.example")[n % 4 == 3]) for n in range(36)],
        lines=lines,
        distinctive=DISTINCTIVE,
        everybody=EVERYBODY,
        world=World,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory, news) -> SimpleNamespace:
    """Return one release of the invented dump; nobody may change it."""
    world = World(tmp_path_factory.mktemp("built"))
    dump = world.write("dump.jsonl", news.lines(news.articles + news.articles[3:6]) + "x\n")
    outcome = world.build(dump)
    return SimpleNamespace(
        world=world, dump=dump, outcome=outcome, release=outcome.release, path=outcome.release.path
    )


@pytest.fixture
def grown(built, tmp_path) -> World:
    """Return a copy of the place of that release, to build on."""
    shutil.copytree(built.world.folder, tmp_path / "grown")
    return World(tmp_path / "grown")


Answer = SimpleNamespace


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path) -> Callable[..., Answer]:
    """Run a command in this process, in an empty folder; give code, stdout, stderr."""
    from commentariat.cli import app
    from commentariat.commands import running

    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("COMMENTARIAT_KEY_FILE", raising=False)

    def run(*arguments: object, key: Path | None = None) -> Answer:
        if key is not None:
            monkeypatch.setenv("COMMENTARIAT_KEY_FILE", str(key))
        code = running.run(app, [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(code=code, out=out, err=err)

    return run


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as a process of its own."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "commentariat", *map(str, arguments)]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY / "builder")}
        options = {"capture_output": True, "text": True, "check": False, "timeout": 600} | options
        options["env"] = environment | options.get("env", {})
        return subprocess.run(command, **options)

    return run


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Return every file below a folder, by name."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read
