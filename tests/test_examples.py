"""The example dump is what its generator writes, small, invented and fit for the tour."""

import importlib.util
import itertools
import json
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="module")
def generate():
    sys.path.insert(0, str(EXAMPLES))
    try:
        spec = importlib.util.spec_from_file_location("generate", EXAMPLES / "generate.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["generate"] = module
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(EXAMPLES))
        sys.modules.pop("generate", None)
        sys.modules.pop("stories", None)


@pytest.fixture(scope="module")
def dump(generate):
    return generate.dump(300, 7)


def test_the_committed_dump_is_what_the_generator_writes(dump):
    folder = EXAMPLES / "dump"
    committed = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert committed == dump


def test_the_dump_has_three_hundred_pages_in_less_than_a_megabyte_and_a_half(dump):
    assert sum(name.endswith(".txt") for name in dump) == 300
    assert sum(map(len, dump.values())) < 1_500_000


def test_another_seed_gives_another_dump_of_the_size_asked_for(generate, dump):
    other = generate.dump(60, 8)
    assert sum(name.endswith(".txt") for name in other) == 60
    pages = [{d for name, d in files.items() if "broken" not in name} for files in (dump, other)]
    assert not pages[0] & pages[1]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_no_two_stories_are_near_duplicates(generate):
    texts = [shingles(" ".join((s.lead, *s.body))) for s in generate.distinct(7, 250)]
    worst = max(
        len(one & other) / min(len(one), len(other))
        for one, other in itertools.combinations(texts, 2)
    )
    assert worst < 0.7  # of words in threes; near-duplicates begin at 0.8


def test_a_second_capture_keeps_the_article_and_adds_a_comment(generate):
    before = generate.story(7, 1)
    after = generate.later(before, 7, before.name)
    assert after.body == before.body
    assert len(after.comments) == len(before.comments) + 1
    changed = sum(a != b for a, b in zip(before.comments, after.comments, strict=False))
    assert changed == 1


def test_comments_of_a_thread_follow_what_they_answer(generate):
    for index in range(50):
        comments = generate.story(7, index).comments
        for position, comment in enumerate(comments):
            if comment.parent is None:
                assert comment.depth == 0
            else:
                assert comment.parent < position


def test_readers_name_one_another_in_several_forms(generate, dump):
    text = b"\n".join(dump.values()).decode(errors="replace")
    handles = [h for h in generate.stories.HANDLES if len(h) > 5]
    assert sum(f"@{h}" in text for h in handles) > 20
    assert sum(f"{h.lower()} has a point" in text for h in handles) > 5
    assert sum(f"— {h}" in text for h in handles) > 20


def test_records_of_the_second_site_are_in_short_form(dump):
    lines = dump["saltmarshpost.example.jsonl"].decode().splitlines()
    for record in map(json.loads, lines):
        assert record["site"] == "saltmarshpost.example"
        assert isinstance(record["body"], str)
        assert all(isinstance(comment["author"], str) for comment in record["comments"])


def test_syndicated_copies_have_the_text_of_the_first_site_under_another_headline(generate):
    original, copy = generate.story(7, 3), generate.syndicated(7, 1)
    assert copy.body == original.body
    assert copy.headline != original.headline
    assert copy.comments != original.comments


def test_the_settings_name_the_dump_and_answer_questions_by_id():
    settings = tomllib.loads((EXAMPLES / "dataset.toml").read_text("utf-8"))
    assert [(EXAMPLES / name).exists() for name in settings["inputs"]] == [True]
    assert sum(settings["splits"].values()) == 1000
    assert settings["answers"]["M1"]
