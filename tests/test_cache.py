"""Prepared shards kept for the next build: it saves reading, and changes no byte of a release."""

import dataclasses
import json
import os
import shutil
import stat

import pytest

from commentariat import cache, stages
from commentariat.engine.local import Local
from commentariat.model import Piece
from commentariat.prepare.parts import PART
from commentariat.readers import looked_at
from commentariat.settings import Settings


@pytest.fixture
def dumps(world, news):
    """Return three files of a dump, each large enough to be a task of its own."""
    parts = [news.articles[n::3] for n in range(3)]
    padded = [[{**one, "extra": {"pad": "x" * 12_000}} for one in part] for part in parts]
    broken = ["half\n", "", '{"site": 3}\n']
    return [
        world.write(f"dump/{n}.jsonl", news.lines(part) + bad)
        for n, (part, bad) in enumerate(zip(padded, broken, strict=True))
    ]


@pytest.fixture
def scratch(world, tmp_path, news, tree):
    """Return what a build without a cache, elsewhere, makes of the same input."""

    def build(*inputs, **settings):
        other = news.world(tmp_path / f"scratch-{len(list(tmp_path.iterdir()))}")
        shutil.copy(world.key, other.key)
        other.build(*inputs, **settings)
        return tree(other.out)

    return build


def built(world, tree, *inputs, **settings):
    """Build with the cache as the first release; how many tasks were spared, and the bytes."""
    shutil.rmtree(world.out, ignore_errors=True)
    outcome = world.build(*inputs, cache=True, **settings)
    return outcome.prepared.reused, tree(world.out)


def entries(world):
    return sorted(cache.folder_of(world.settings()).iterdir())


def test_a_cold_a_partly_warm_and_a_warm_cache_give_the_bytes_of_a_build_from_scratch(
    world, dumps, tree, scratch
):
    assert built(world, tree, *dumps[:2]) == (0, scratch(*dumps[:2]))
    wanted = scratch(*dumps)
    assert built(world, tree, *dumps) == (2, wanted)
    assert built(world, tree, *dumps) == (3, wanted)


def test_what_was_rejected_is_told_and_kept_again(world, dumps):
    first = world.build(*dumps, cache=True)
    kept = first.quarantine.read_bytes()
    again = world.build(*dumps, cache=True)
    assert again.prepared.reused == 3
    assert again.prepared.rejected == first.prepared.rejected == {"E101": 1, "E001": 1}
    assert again.prepared.problems == first.prepared.problems
    assert again.quarantine.read_bytes() == kept


def test_one_changed_byte_of_a_file_is_read_again(world, dumps, tree, scratch):
    built(world, tree, *dumps)
    changed = dumps[1].read_bytes().replace(b"velvet", b"velvit", 1)
    before = dumps[1].stat()
    dumps[1].write_bytes(changed)
    os.utime(dumps[1], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built(world, tree, *dumps) == (2, scratch(*dumps))


@pytest.mark.parametrize(
    "changed",
    [
        {"kinds": {"lunnpost.example": {"guest": ["kelpwhistler"]}}},
        {"names": {"lunnpost.example": {"case_sensitive": True}}},
        {"site": "elsewhere.example"},
        {"keep_without_comments": True},
        {"readers": {"tables": {"site": "elsewhere.example"}}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_setting_of_reading_is_another_entry(changed, world):
    plain = cache.fingerprint_of(world.settings())
    assert cache.fingerprint_of(world.settings(**changed)) != plain


def test_settings_of_later_stages_use_the_same_entries(world, dumps, tree, scratch):
    built(world, tree, *dumps)
    more = {"linkage": "site", "title": "Two papers", "splits": {"train": 500, "test": 500}}
    assert built(world, tree, *dumps, **more) == (3, scratch(*dumps, **more))


def test_every_setting_that_is_left_out_of_the_name_exists():
    assert {field.name for field in dataclasses.fields(Settings)} > cache.LATER


def test_other_code_is_another_entry(world, monkeypatch):
    before = cache.fingerprint_of(world.settings())
    monkeypatch.setattr(cache, "sha256_of", lambda path: f"{path.name} was edited")
    assert cache.fingerprint_of(world.settings()) != before


@pytest.mark.parametrize("name", ["result.json", "000.comments.arrow", "quarantine.jsonl"])
@pytest.mark.parametrize("harm", ["truncated", "emptied", "flipped", "removed"])
def test_an_entry_that_is_not_whole_is_made_again(harm, name, world, dumps, tmp_path):
    tasks = cache.tasks_of(prepare(dumps[:1], tmp_path, "one"), world.settings())
    key, first = cache.prepared(tasks[0])
    path = tasks[0].folder / key / name
    content = path.read_bytes()
    path.unlink()  # the file itself is that of the build, too
    if harm != "removed":
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        harmed = {"truncated": content[:middle], "emptied": b"", "flipped": flipped}
        path.write_bytes(harmed[harm])
    again = cache.tasks_of(prepare(dumps[:1], tmp_path, "two"), world.settings())
    assert cache.prepared(again[0])[1].reused == 0
    assert path.read_bytes()[-200:] == content[-200:]
    last = cache.tasks_of(prepare(dumps[:1], tmp_path, "three"), world.settings())
    _, found = cache.prepared(last[0])
    assert found.reused == 1
    assert found.rejected == first.rejected
    for one, other in zip(found.parts, first.parts, strict=True):
        for file in one.iterdir():
            assert file.read_bytes() == (other / file.name).read_bytes()


def prepare(paths, tmp_path, name):
    """Return PREPARE tasks that write below a folder of their own, beside the cache."""
    work = tmp_path / name
    for folder in ("prepared", "quarantine"):
        (work / folder).mkdir(parents=True)
    return stages.readings(paths, Settings.of({"name": "lunn", "cache": True}), work)


def test_an_entry_taken_away_while_it_is_read_is_no_harm(world, dumps, tmp_path, monkeypatch):
    tasks = cache.tasks_of(prepare(dumps[:1], tmp_path, "one"), world.settings())
    _, first = cache.prepared(tasks[0])
    links = []

    def link(source, target):
        links.append(target)
        if len(links) == 3:
            shutil.rmtree(tasks[0].folder)  # as another build does that needs it no more
        os.link(source, target)

    again = cache.tasks_of(prepare(dumps[:1], tmp_path, "two"), world.settings())
    monkeypatch.setattr(cache, "_link", link)
    _, found = cache.prepared(again[0])
    assert (found.reused, found.articles) == (0, first.articles)
    for one, other in zip(found.parts, first.parts, strict=True):
        assert {f.name: f.read_bytes() for f in one.iterdir()} == {
            f.name: f.read_bytes() for f in other.iterdir()
        }


def test_a_file_system_without_links_gets_copies(world, dumps, tmp_path, monkeypatch):
    def no_link(*_):
        raise OSError

    monkeypatch.setattr(os, "link", no_link)
    for name, reused in (("one", 0), ("two", 1)):
        tasks = cache.tasks_of(prepare(dumps[:1], tmp_path, name), world.settings())
        _, found = cache.prepared(tasks[0])
        assert (found.reused, len(list(found.parts[0].iterdir()))) == (reused, len(PART))


@pytest.mark.slow
def test_two_workers_share_the_entries(world, dumps, tree, scratch):
    from commentariat.build import build

    built(world, tree, *dumps[:2])
    shutil.rmtree(world.out)
    with Local(2) as engine:
        outcome = build(world.settings(*dumps, cache=True), engine=engine)
    assert (outcome.prepared.reused, tree(world.out)) == (2, scratch(*dumps))


def test_an_entry_is_for_its_owner_alone(world, dumps, tmp_path):
    tasks = cache.tasks_of(prepare(dumps[:1], tmp_path, "one"), world.settings())
    name, _ = cache.prepared(tasks[0])
    entry = tasks[0].folder / name
    assert stat.S_IMODE(entry.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in entry.iterdir()} == {0o600}


def test_entries_that_no_input_asks_for_are_removed(world, dumps, tree):
    built(world, tree, *dumps, name="other")
    built(world, tree, *dumps)
    assert len(entries(world)) == 3
    built(world, tree, dumps[0])
    assert len(entries(world)) == 1
    world.build(*dumps)  # nothing is kept unless the settings ask for it
    assert not cache.folder_of(world.settings()).exists()
    assert len(list((world.folder / ".commentariat" / "cache" / "other").iterdir())) == 3


def test_a_dump_that_grew_at_its_end_is_read_from_there(world, news, tree, scratch, monkeypatch):
    from commentariat.readers import jsonl

    monkeypatch.setattr(jsonl, "RANGE", 20_000)
    monkeypatch.setattr(stages, "SHARD_BYTES", 20_000)
    dump = world.write("dump.jsonl", news.lines(news.articles))
    built(world, tree, dump)
    tasks = len(entries(world))
    world.write("dump.jsonl", news.lines([*news.articles, news.article(50)]))
    spared, found = built(world, tree, dump)
    assert spared >= tasks - 1 > 1
    assert found == scratch(dump)


def test_a_new_file_moves_the_cuts_of_few_tasks(tmp_path):
    settings = Settings.of({"name": "pages", "cache": True})
    for number in range(3000):
        path = tmp_path / f"crawl-{number // 500}" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("page")

    def bundles():
        paths = sorted(tmp_path.rglob("*.txt"))
        return {task.pieces for task in stages.readings(paths, settings, tmp_path)}

    before = bundles()
    (tmp_path / "crawl-2" / "01200x.txt").write_text("page")
    assert len(before) > 6
    assert len(before - bundles()) == 1


def test_a_corpus_of_several_files_is_read_again_if_one_beside_it_changes(tmp_path):
    path = tmp_path / "utterances.jsonl"
    path.write_text("{}\n")
    piece = Piece("convokit", str(path))
    assert [one.name for one, _, _ in looked_at(piece)] == ["utterances.jsonl"]
    (tmp_path / "conversations.json").write_text("{}")
    names = [one.name for one, _, _ in looked_at(piece)]
    assert names == ["utterances.jsonl", "conversations.json"]


def test_the_command_says_what_it_had_read_before(cli, world, dumps):
    options = ["--name", "lunn", "--out", world.out, "--cache", "--workers", 1]
    assert cli("build", *dumps, *options, key=world.key).code == 0
    answer = cli("build", *dumps, *options, "--json")
    assert json.loads(answer.out)["reused"] == 3
    answer = cli("build", *dumps, *options)
    assert "3 shards of the input were read by an earlier build" in answer.err


@pytest.mark.slow
def test_a_build_killed_while_it_reads_leaves_entries_that_the_next_one_uses(world, dumps, tree):
    wanted = built(world, tree, *dumps)[1]
    shutil.rmtree(entries(world)[0])  # as if it had not come so far
    (world.folder / ".commentariat" / "build-dead").mkdir()
    (world.folder / ".commentariat" / "build-dead" / "entry-000001").mkdir()
    assert built(world, tree, *dumps) == (2, wanted)
    assert not list((world.folder / ".commentariat").glob("build-*"))
