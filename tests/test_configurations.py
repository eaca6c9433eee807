"""Further configurations: the same rows split by time and by site held out."""

import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.engine.local import Local
from commentariat.errors import SettingsError
from commentariat.splits import BRIDGE
from commentariat.splits.configurations import by_site, by_time, cells, kept_together
from commentariat.tables import place_in
from commentariat.verify import verify

DAYS = [f"2021-{month:02}-10T{month:02}:30:00+00:00" for month in range(1, 13)]
BORDERS = ["2021-05-01", "2021-09-01"]
SPLITS = {"train": 1000, "by_time": BORDERS, "held_out_sites": ["skar.example"]}


def words(story, start=0, end=60):
    return " ".join(f"w{story}x{number}" for number in range(start, end))


def story(number, site=None, **more):
    site = site or ("skar.example", "lunn.example", "oder.example")[number % 3]
    return {
        "site": site,
        "url": f"https://{site}/{number}",
        "headline": f"Story {number} of the harbour",
        "body": [words(number)],
        "published": DAYS[number % 12],
        "comments": [
            {"author": f"reader{number % 7}", "text": f"On {number}, remark {k}"} for k in range(2)
        ],
    } | more


def corpus():
    undated = story(100, published=None)
    to_the_month = story(
        101, published={"value": "2021-03-01T00:00:00Z", "precision": "month", "from": "page"}
    )
    reprint = story(0, "oder.example", url="https://oder.example/again", published=DAYS[11])
    return [*(story(number) for number in range(24)), undated, to_the_month, reprint]


@pytest.fixture(scope="module")
def release(tmp_path_factory, news):
    world = news.world(tmp_path_factory.mktemp("configured"))
    return world.build(world.write("dump.jsonl", news.lines(corpus())), splits=SPLITS).release


@pytest.fixture
def load(tmp_path, monkeypatch):
    import datasets

    monkeypatch.setattr(datasets.config, "HF_CACHE_HOME", str(tmp_path / "cache"))

    def load(path, name, **options):
        return datasets.load_dataset(str(path), name, cache_dir=str(tmp_path / "cache"), **options)

    return load


def expected_time(url, published):
    if url.endswith(("/100", "/101")):
        return None
    if url == "https://skar.example/0" or url.endswith("/again"):
        return BRIDGE  # one story on both sides of a border
    day = published.date().isoformat()
    return "train" if day < BORDERS[0] else "validation" if day < BORDERS[1] else "test"


def expected_site(url, _):
    if url == "https://skar.example/0" or url.endswith("/again"):
        return BRIDGE
    return "test" if "skar.example" in url else "train"


@pytest.mark.parametrize(
    ("name", "expected"), [("by_time", expected_time), ("by_site", expected_site)]
)
@pytest.mark.parametrize("streaming", [False, True])
def test_every_row_is_loaded_from_the_split_it_belongs_to(release, load, name, expected, streaming):
    articles = load(release.path, f"articles_{name}", streaming=streaming)
    where = {row["article_id"]: split for split, rows in articles.items() for row in rows}
    everything = load(release.path, "articles", split="train")
    wanted = {r["article_id"]: expected(r["url"], r["published"]) for r in everything}
    assert where == {key: place for key, place in wanted.items() if place}
    comments = load(release.path, f"comments_{name}", streaming=streaming)
    found = {(row["comment_id"], split) for split, rows in comments.items() for row in rows}
    assert found == {
        (row["comment_id"], wanted[row["article_id"]])
        for row in load(release.path, "comments", split="train")
        if wanted[row["article_id"]]
    }


def test_no_row_is_written_twice(release):
    ids = [
        key
        for file in release.files
        if file.table == "comments"
        for key in pq.read_table(release.path / file.path)["comment_id"].to_pylist()
    ]
    assert len(ids) == len(set(ids)) == 2 * len(corpus())


def test_the_documents_tell_of_the_configurations(release):
    for name in ("README.md", "DATASHEET.md"):
        text = (release.path / name).read_text("utf-8")
        assert "`comments_by_time`: By day of publication of the article (UTC)" in text
        assert "borders at 2021-05-01, 2021-09-01; 2 articles without a known day" in text
        assert "`comments_by_site`: By site; held out for `test`: skar.example" in text
    sets = json.loads((release.path / "croissant.json").read_text("utf-8"))["recordSet"]
    assert {"articles_by_time", "comments_by_site"} <= {one["name"] for one in sets}


def test_croissant_tells_the_split_of_each_file_by_its_path(release):
    sets = json.loads((release.path / "croissant.json").read_text("utf-8"))["recordSet"]
    (one,) = (one for one in sets if one["name"] == "articles_by_site")
    pattern = re.compile(one["field"][0]["source"]["transform"]["regex"])
    for file in release.files:
        if file.table == "articles":
            assert pattern.match(file.path).group(1) == place_in(file.cell, "by_site")


def test_the_release_verifies(release):
    with Local(1) as engine:
        assert verify(release.path, engine) == []


def of(release, name):
    return {
        key: place_in(file.cell, name)
        for file in release.files
        if file.table == "articles"
        for key in pq.read_table(release.path / file.path)["article_id"].to_pylist()
    }


def test_growth_moves_no_row_in_any_configuration(tmp_path, news):
    world = news.world(tmp_path / "w")
    dump = world.write("dump.jsonl", news.lines([story(n) for n in range(24)]))
    first = world.build(dump, splits=SPLITS).release
    late = [
        story(n, "fjord.example", url=f"https://fjord.example/late{n}", published=DAYS[11])
        for n in range(12)
    ]
    more = world.write("more.jsonl", news.lines(late))
    second = world.build(dump, more, splits=SPLITS).release
    assert second.version == "1.1.0"
    for name in ("by_time", "by_site"):
        before, after = of(first, name), of(second, name)
        assert {key: after[key] for key in before} == before
        assert BRIDGE in after.values()
    with Local(1) as engine:
        assert verify(second.path, engine) == []


def test_other_borders_place_everything_anew_and_that_is_a_major_change(tmp_path, news):
    world = news.world(tmp_path / "w")
    dump = world.write("dump.jsonl", news.lines([story(n) for n in range(12)]))
    world.build(dump, splits={"train": 1000, "by_time": ["2021-05-01"]})
    second = world.build(dump, splits={"train": 1000, "by_time": ["2021-09-01"]}).release
    assert list(of(second, "by_time").values()).count("train") == 8
    assert second.version == "2.0.0"
    third = world.build(dump, splits={"train": 1000}).release
    assert third.version == "3.0.0"
    assert not third.facts.configurations


def test_a_configuration_that_is_new_is_a_minor_change(tmp_path, news):
    world = news.world(tmp_path / "w")
    dump = world.write("dump.jsonl", news.lines([story(n) for n in range(12)]))
    world.build(dump, splits={"train": 1000})
    second = world.build(dump, splits={"train": 1000, "by_time": ["2021-05-01"]}).release
    assert second.version == "1.1.0"


def test_a_configuration_without_rows_is_not_declared(tmp_path, news, load):
    world = news.world(tmp_path / "w")
    undated = [story(n, published=None, site="lunn.example") for n in range(5)]
    dump = world.write("dump.jsonl", news.lines(undated))
    made = world.build(dump, splits={"by_time": BORDERS, "held_out_sites": ["no.example"]}).release
    assert [one.name for one in made.facts.configurations] == ["by_site"]
    assert set(load(made.path, "articles_by_site")) == {"train"}


def test_without_the_settings_nothing_changes_in_names_of_files(built):
    assert {Path(file.path).stem.count("-") for file in built.release.files} == {1}


@pytest.mark.parametrize(
    ("splits", "said"),
    [
        ({"by_time": ["2021-02-30"]}, "must be a day of the calendar"),
        ({"by_time": ["2021-03-01", "2021-02-01"]}, "in order"),
        ({"by_time": ["2021-02-01", "2021-02-01"]}, "in order"),
        ({"by_time": []}, "by_time"),
        ({"held_out_sites": "a.example"}, "held_out_sites"),
        ({"train": 900, "bridge": 100}, "bridge"),
        ({"train": 900, "all": 100}, "all"),
        ({"Train": 1000}, "no key 'Train'"),
        ({"train": 900, "by_time": ["2021-02-01"]}, "1000"),
    ],
)
def test_settings_that_make_no_sense_are_refused(world, splits, said):
    with pytest.raises(SettingsError, match=said):
        world.settings(splits=splits)


def test_one_border_makes_two_splits_and_a_border_belongs_to_the_later():
    stamps = pa.array([0, 86_400_000_000, 86_399_999_999, None], pa.timestamp("us", "UTC"))
    table = pa.table({"published": stamps, "published_precision": ["day", "second", "hour", None]})
    assert by_time(table, ["1970-01-02"]).to_pylist() == ["train", "test", "train", None]
    assert by_site(pa.array(["a", "b"]), {"b"}).to_pylist() == ["train", "test"]


def test_a_cell_holds_all_places_and_leaves_out_what_is_not_known():
    split, time = pa.array(["train", "test"]), pa.array([None, "test"], pa.string())
    found = cells(split, {"by_time": time, "by_site": split}).to_pylist()
    assert found == ["train-by_site_train", "test-by_time_test-by_site_test"]
    assert place_in(found[1], "by_site") == "test"
    assert place_in(found[0], "by_time") is None


places = st.sampled_from(["train", "validation", "test", None])


@given(st.lists(st.tuples(places, st.sampled_from("abcd")), max_size=12))
def test_no_fresh_group_is_in_two_splits(rows):
    own, group = [row[0] for row in rows], [row[1] for row in rows]
    found = kept_together(own, group, [None] * len(rows))
    for name in "abcd":
        here = {place for place, g in zip(found, group, strict=True) if g == name} - {None}
        assert len(here) <= 1
    assert [place is None for place in found] == [place is None for place in own]


@given(st.lists(st.tuples(places, st.sampled_from("abcd")), max_size=12), st.integers(0, 12))
def test_what_was_placed_stays_and_new_rows_tear_nothing(rows, old):
    own, group = [row[0] for row in rows], [row[1] for row in rows]
    first = kept_together(own[:old], group[:old], [None] * len(own[:old]))
    second = kept_together(own, group, first + [None] * len(own[old:]))
    known = [place for place in first if place]
    assert [place for was, place in zip(first, second, strict=False) if was] == known
    for name in "abcd":
        here = {place for place, g in zip(second, group, strict=True) if g == name}
        assert len(here - {None, BRIDGE}) <= 1
