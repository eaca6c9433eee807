"""Exposure: what train gives away of the articles and comments beside it."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commentariat.engine.local import Local
from commentariat.splits.exposure import near_duplicate_in_train, train_of
from commentariat.verify import verify

HALVES = {"train": 500, "test": 500}
STORIES = 48


def words(story, start, end):
    return " ".join(f"w{story}x{number}" for number in range(start, end))


def story(number, **more):
    site = ("skar.example", "lunn.example")[number % 2]
    people = [f"reader{(number * 7 + k * k * 3) % 83}" for k in range(4)]
    comments = [{"author": who, "text": f"Remark {k} on {number}"} for k, who in enumerate(people)]
    return {
        "site": site,
        "url": f"https://{site}/{number}",
        "headline": f"Story {number} of the harbour",
        "body": [words(number, 0, 100)],
        "comments": [*comments, {"author": "Guest", "text": f"Nothing to add to {number}"}],
    } | more


def read(release, table):
    """Return all rows of a table, with their split."""
    return [
        row | {"in": file.split}
        for file in release.files
        if file.table == table
        for row in pq.read_table(release.path / file.path).to_pylist()
    ]


def expected(comments):
    trained = {row["commenter_id"] for row in comments if row["in"] == "train"} - {None}
    return [
        None
        if row["in"] == "train" or row["commenter_id"] is None
        else row["commenter_id"] in trained
        for row in comments
    ]


def build(news, folder, articles, **options):
    world = news.world(folder)
    dump = world.write("dump.jsonl", news.lines(articles))
    return world.build(dump, splits=HALVES, **options).release


@pytest.mark.parametrize("linkage", ["site", "dataset"])
def test_whether_commenters_wrote_in_train_is_what_their_pseudonyms_say(tmp_path, news, linkage):
    release = build(news, tmp_path / "w", [story(n) for n in range(STORIES)], linkage=linkage)
    comments = read(release, "comments")
    marked = [row["commenter_in_train"] for row in comments]
    assert marked == expected(comments)
    assert {True, False, None} <= set(marked)
    test = next(split for split in release.facts.splits if split.name == "test")
    assert test.exposed["comments"] == marked.count(True)
    assert "of the comments are by commenters who also wrote in train" in (
        release.path / "DATASHEET.md"
    ).read_text("utf-8")


def test_pseudonyms_of_threads_tell_nothing_of_train(tmp_path, news):
    release = build(news, tmp_path / "w", [story(n) for n in range(STORIES)])
    assert {row["commenter_in_train"] for row in read(release, "comments")} == {None}


def test_articles_alike_to_one_in_train_are_marked_and_their_comments_too(tmp_path, news):
    half = [
        story(n, url=f"https://third.example/{n}", site="third.example")
        | {"body": [words(n, 0, 45), words(n + 1000, 0, 55)]}
        for n in range(0, STORIES, 2)
    ]
    release = build(news, tmp_path / "w", [story(n) for n in range(STORIES)] + half)
    articles = read(release, "articles")
    split = {row["url"]: row["in"] for row in articles}
    for row in articles:
        site, _, number = row["url"].removeprefix("https://").partition("/")
        other = "skar.example" if site == "third.example" else "third.example"
        alike = split.get(f"https://{other}/{number}") == "train"
        assert row["near_duplicate_in_train"] == (None if row["in"] == "train" else alike)
    marks = {row["article_id"]: row["near_duplicate_in_train"] for row in articles}
    assert {True, False, None} == set(marks.values())
    for row in read(release, "comments"):
        assert row["near_duplicate_in_train"] == marks[row["article_id"]]


def test_verify_compares_the_mark_with_the_pseudonyms(tmp_path, news, monkeypatch):
    from commentariat.splits import exposure

    wrong = np.full(5 * STORIES, exposure.NO, np.int8)
    monkeypatch.setattr(exposure, "commenter_in_train", lambda *_: wrong)
    with pytest.raises(Exception, match="commenter_in_train is not what the pseudonyms say"):
        build(news, tmp_path / "w", [story(n) for n in range(STORIES)], linkage="site")


def test_a_text_that_also_stands_in_train_is_marked_wherever_it_is():
    marks = near_duplicate_in_train(
        pa.array(["a", "a", "c", "d", "e"]),
        pa.table({"left": ["c"], "right": ["d"]}),
        np.array([True, False, True, False, False]),
    )
    assert marks.to_pylist() == [None, True, None, True, False]


def test_train_is_the_first_split_where_none_has_the_name():
    assert train_of({"test": 100, "train": 900}) == "train"
    assert train_of({"fit": 900, "score": 100}) == "fit"


def test_a_release_of_other_splits_verifies(tmp_path, news):
    world = news.world(tmp_path / "w")
    dump = world.write("dump.jsonl", news.lines([story(n) for n in range(STORIES)]))
    release = world.build(dump, splits={"fit": 500, "score": 500}, linkage="site").release
    assert {row["in"] for row in read(release, "comments")} == {"fit", "score"}
    assert {row["commenter_in_train"] for row in read(release, "comments")} == {True, False, None}
    with Local(1) as engine:
        assert verify(release.path, engine) == []
