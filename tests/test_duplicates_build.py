"""Repetition in whole builds: captures, near-duplicates, double posts, campaigns, bridges."""

import json
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.commands.explaining import explain
from commentariat.errors import SettingsError

LONG = "The pumps have been broken since the spring and nobody has cared to repair them."


def lines(records):
    return "".join(json.dumps(record) + "\n" for record in records)


def rows(release, table):
    found = []
    for path in sorted((release.path / f"data/{table}").glob("*.parquet")):
        split = path.name.split("-")[0]
        found += [row | {"split": split} for row in pq.read_table(path).to_pylist()]
    return found


def story(number, site="lunnpost.example", words=90):
    """Make a story of its own words."""
    text = " ".join(f"{chr(97 + n % 26)}{number}x{n}" for n in range(words))
    return {
        "site": site,
        "url": f"https://{site}/{number}",
        "headline": f"Headline {number} of {site}",
        "body": [text],
        "comments": [{"author": "kelpwhistler", "text": f"So much for number {number}."}],
    }


def copy_of(original, site, *texts):
    comments = [{"author": f"reader {n} there", "text": text} for n, text in enumerate(texts)]
    other = story(0, site) | {"url": f"https://{site}{original['url'][-3:]}", "comments": comments}
    return other | {"headline": "As told elsewhere", "body": original["body"]}


def told_of(world, dump, **options):
    outcome = world.build(dump, **options)
    for flow in (outcome.articles, outcome.comments):
        assert flow.balances
    return outcome


def test_near_duplicates_may_be_dropped_and_no_comment_is_lost(world):
    first = story(1)
    stories = [first, copy_of(first, "skar.example", "One.", "Two."), story(2)]
    dump = world.write("dump.jsonl", lines(stories))
    outcome = told_of(world, dump, clusters="drop")
    assert (outcome.articles.kept, outcome.articles.dropped) == (2, 1)
    assert (outcome.comments.kept, outcome.comments.dropped) == (4, 0)
    articles, comments = (rows(outcome.release, name) for name in ("articles", "comments"))
    known = {row["article_id"] for row in articles}
    assert {row["article_id"] for row in comments} == known
    moved = [row for row in comments if row["origin_article_id"]]
    (stays,) = (row for row in articles if row["headline"] == "As told elsewhere")
    assert {row["article_id"] for row in moved} == {stays["article_id"]}  # two comments beat one
    assert not known & {row["origin_article_id"] for row in moved}
    assert "1 near-duplicate was left out for another article" in told(outcome)


def told(outcome):
    return (outcome.release.path / "DATASHEET.md").read_text()


def splits_of(release):
    return {row["headline"]: row["split"] for row in rows(release, "articles")}


def comment_places(release):
    return {
        row["comment_id"]: (row["article_id"], row["split"]) for row in rows(release, "comments")
    }


@pytest.mark.parametrize("policy", ["cluster", "drop"])
@pytest.mark.parametrize("texts", [(), ("One.", "Two.")], ids=["worst copy", "best copy"])
def test_an_article_that_joins_two_splits_goes_to_the_bridge_and_moves_nothing(
    world, policy, texts
):
    options = {"clusters": policy, "splits": {"train": 500, "test": 500}}
    stories = [story(number) for number in range(44)]
    first = told_of(world, world.write("1.jsonl", lines(stories)), **options).release
    before = splits_of(first)
    assert set(before.values()) == {"train", "test"}
    one, two = (
        next(s for s in stories if before[s["headline"]] == split) for split in ("train", "test")
    )
    both = copy_of(one, "skar.example", *texts) | {"body": one["body"] + two["body"]}
    dump = world.write("2.jsonl", lines([both, *stories]))
    second = told_of(world, dump, **options).release
    assert second.version == "1.1.0"
    after = splits_of(second)
    assert after.pop("As told elsewhere") == "bridge"
    assert after == before
    places = comment_places(second)
    assert {comment: places[comment] for comment in comment_places(first)} == comment_places(first)


def test_a_copy_that_survives_its_original_takes_over_in_the_same_split(world):
    options = {"clusters": "drop", "splits": {"train": 500, "test": 500}}
    stories = [story(number) for number in range(44)]
    first = told_of(world, world.write("1.jsonl", lines(stories)), **options).release
    old = next(s for s in stories if splits_of(first)[s["headline"]] == "test")
    better = copy_of(old, "skar.example", "One.", "Two.")
    dump = world.write("2.jsonl", lines([better, *stories]))
    second = told_of(world, dump, **options).release
    assert splits_of(second)["As told elsewhere"] == "test"
    assert old["headline"] not in splits_of(second)
    origins = {row["origin_article_id"] for row in rows(second, "comments")} - {None}
    assert origins <= {row["article_id"] for row in rows(first, "articles")}


def test_double_posts_are_merged_and_copies_of_others_counted(world):
    said = [("quill", LONG), ("quill", LONG + " "), ("oakum", LONG.upper()), ("gannet", LONG)]
    one = story(1) | {"comments": [{"author": who, "text": text} for who, text in said]}
    two = story(2) | {"comments": [{"author": "quill", "text": LONG}]}
    outcome = told_of(world, world.write("dump.jsonl", lines([one, two])))
    assert (outcome.comments.kept, outcome.comments.merged) == (4, 1)
    assert Counter(row["n_copies"] for row in rows(outcome.release, "comments")) == {3: 4}
    assert "1 long text was posted word for word by three" in told(outcome)
    assert re.search(r"\| 3 to 4 comments +\| 1 +\|", told(outcome))


def test_what_stands_for_deleted_comments_is_no_campaign(world):
    gone = "This comment was removed because it broke the rules of the house."
    comments = [{"author": f"person{n}x", "text": gone, "status": "deleted"} for n in range(5)]
    outcome = told_of(world, world.write("d.jsonl", lines([story(1) | {"comments": comments}])))
    assert {row["n_copies"] for row in rows(outcome.release, "comments")} == {None}
    assert "No long text was posted word for word" in told(outcome)


TEXTS = ("Yes.", "No.", LONG, LONG + " And so on.")
PEOPLE = ("quillfeather", "kelpwhistler", "Guest")


@st.composite
def captures(draw):
    """Draw one capture of one of a few stories on one of two sites."""
    number = draw(st.integers(0, 3))
    drawn = story(number, draw(st.sampled_from(["lunnpost.example", "skar.example"])))
    if draw(st.booleans()):
        drawn["body"] = [*drawn["body"], f"Updated {draw(st.integers(1, 2))} times."]
    comment = st.fixed_dictionaries(
        {"author": st.sampled_from(PEOPLE), "text": st.sampled_from(TEXTS)},
        optional={
            "id": st.integers(0, 3),
            "parent": st.integers(0, 3),
            "posted": st.sampled_from(["2021-02-28T10:11:00Z", "2021-02-28T10:12:00Z"]),
        },
    )
    drawn["comments"] = draw(st.lists(comment, max_size=4))
    day = draw(st.sampled_from([None, "2021-03-01", "2021-03-02", "2021-03-02T10:00:00+00:00"]))
    return drawn | ({"source": {"retrieved": day}} if day else {})


POLICIES = st.sampled_from(
    [
        {},
        {"clusters": "drop", "observations": {"vanished": "drop"}},
        {"clusters": "off", "linkage": "site", "observations": {"vanished": "keep"}},
    ]
)


@pytest.fixture(scope="module")
def places(tmp_path_factory, news):
    """Return what makes a new place to build in."""
    return lambda: news.world(tmp_path_factory.mktemp("place"))


def data_of(release):
    return {file.path: file.sha256 for file in release.files}


@given(st.lists(captures(), min_size=1, max_size=10), st.randoms(use_true_random=False), POLICIES)
@settings(max_examples=6, deadline=None)
def test_order_files_and_repetitions_of_captures_change_nothing(places, drawn, random, options):
    world = places()
    whole = told_of(world, world.write("dump.jsonl", lines(drawn)), **options)
    pieces = drawn + drawn[:2]
    random.shuffle(pieces)
    files = [world.write(f"{n}.jsonl", lines(pieces[n::10])) for n in range(10)]
    written = [path for path in files if path.stat().st_size]
    again = world.build(*written, out=str(world.folder / "again"), **options)
    assert again.articles.balances
    assert again.comments.balances
    assert data_of(again.release) == data_of(whole.release)
    assert again.release.manifest["records"] == whole.release.manifest["records"]


@pytest.fixture(scope="module", params=["cluster", "drop"])
def explained(request, places):
    """Return a release with a copy and a stranger, what explains its ids, and who is who."""
    world = places()
    first = story(1)
    stories = [first, copy_of(first, "skar.example", "One.", "Two."), story(2)]
    dump = world.write("dump.jsonl", lines(stories))
    release = world.build(dump, clusters=request.param).release
    ids = {row["headline"].split()[1]: row["article_id"] for row in rows(release, "articles")}
    moved = [row["origin_article_id"] for row in rows(release, "comments")]
    ids["1"] = ids.get("1") or next(filter(None, moved))
    given = world.settings(dump, clusters=request.param)
    return ids, lambda *what: explain(what[0], given, *what[1:])


def test_why_two_articles_are_one_is_explained_without_a_word_of_them(explained):
    ids, tell = explained
    found = tell(ids["1"], ids["told"])
    assert (found["rule"], found["jaccard"]) == ("equal", 1.0)
    assert "y24x1" not in str(found)


def test_why_two_articles_are_two_is_explained(explained):
    ids, tell = explained
    found = tell(ids["told"], ids["2"])
    assert (found["rule"], found["shared_shingles"], found["same_cluster"]) == (None, 0, False)
    assert found["shingles"] == [88, 88]
    assert "no three words" in found["why"]


def test_an_article_says_for_which_one_it_was_dropped_or_whose_cluster_it_is_in(explained):
    ids, tell = explained
    found = tell(ids["1"])
    assert found.get("dropped_for", found.get("cluster_id")) == ids["told"]
    assert found["rule"] == "equal"
    assert [Path(place).name for place in found["captures"]] == ["dump.jsonl:1"]


def test_an_article_is_not_compared_with_itself(explained):
    ids, tell = explained
    one = next(iter(ids.values()))
    with pytest.raises(SettingsError, match="name two articles"):
        tell(one, one)


def test_an_unknown_article_cannot_be_compared(explained):
    ids, tell = explained
    with pytest.raises(SettingsError, match="has no article"):
        tell(ids["2"], "0" * 20)
