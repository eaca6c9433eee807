"""Which captures become one article, whose comments stay, who answers whom; in any order."""

import hashlib
import itertools

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat import resolve as resolving
from commentariat.arrays.runs import by_runs
from commentariat.keys import Key
from commentariat.model import Record
from commentariat.prepare import Accepted, prepare
from commentariat.prepare.parts import part_of
from commentariat.resolve import plans, resolve
from commentariat.resolve.earlier import Earlier
from commentariat.settings import Settings
from commentariat.tables import read_private, write_private

KEY = Key(hashlib.sha256(b"harbour").digest())
SETTINGS = Settings(name="harbour", site="news.example")
STORY = " ".join(f"sentence {number} about the harbour wall and its pumps." for number in range(9))


def record(**more):
    return {"headline": "Bridge opens", "body": [STORY], "url": "https://news.example/a"} | more


def said(text, **more):
    return {"text": text, "author": "quillfeather"} | more


def saved(folder, parts):
    """Prepare each list of records as one part."""
    paths = []
    for number, records in enumerate(parts):
        accepted = []
        for line, item in enumerate(records, 1):
            (found,) = prepare(Record(f"{number}.jsonl", line, orjson.dumps(item)), SETTINGS)
            assert isinstance(found, Accepted), found.problems
            accepted.append(found)
        part, path = part_of(accepted, {}), folder / f"{number}"
        path.mkdir(parents=True)
        for name in ("articles", "comments", "people"):
            write_private(getattr(part, name), path / f"{name}.arrow")
        paths.append(path)
    return paths


def resolved(folder, *parts, options=SETTINGS, ledger=None):
    """Return the plan, and its articles and comments with what the comments say."""
    paths = saved(folder / "parts", parts)
    (folder / "plan").mkdir()
    plan = resolve(paths, options, KEY, folder / "plan", Earlier(ledger or {}))
    articles, comments = [], []
    for shard in plan.shards:
        rows = read_private(folder / f"plan/{shard}.articles.arrow").to_pylist()
        for row in read_private(folder / f"plan/{shard}.comments.arrow").to_pylist():
            words = read_private(paths[row["part"]] / "comments.arrow", ["text"])["text"]
            article_id = rows[row["article"]]["article_id"]
            comments.append(row | {"text": words[row["row"]].as_py(), "article_id": article_id})
        articles += rows
    return plan, articles, comments


def told(folder, *parts, **options):
    """Return everything public that RESOLVE decides, but for where rows stand."""
    plan, articles, comments = resolved(folder, *parts, **options)
    kept = ("article_id", "cluster_id", "split", "n_observations", "n_comments")
    seen = ("article_id", "position", "key", "parent", "parent_missing", "n_copies", "text")
    return (
        plan.records,
        plan.shards,
        [{name: row[name] for name in kept} for row in articles],
        [{name: row[name] for name in seen} for row in comments],
    )


def texts(comments):
    return [comment["text"] for comment in comments]


@pytest.mark.parametrize(
    "shared",
    [{"id": 5, "url": None}, {"url": "https://www.news.example/a?utm_source=x"}, {"url": None}],
    ids=["id", "address", "words"],
)
def test_captures_of_one_article_are_merged(tmp_path, shared):
    first = record(**shared, comments=[said("one")], source={"retrieved": "2017-03-01"})
    second = record(**shared, comments=[said("two")], source={"retrieved": "2017-03-02"})
    if "id" in shared:
        second |= {"headline": "Bridge opened at last", "body": ["Other words."]}
    plan, articles, comments = resolved(tmp_path, [first, second])
    assert (plan.captures, plan.articles) == (2, 1)
    assert [row["n_observations"] for row in articles] == [2]
    assert sorted(texts(comments)) == ["one", "two"]


def test_different_addresses_and_words_are_different_articles(tmp_path):
    other = record(
        url="https://news.example/b", headline="Pumps fail", body=["All of them failed."]
    )
    plan, articles, _ = resolved(tmp_path, [record(), other])
    assert (plan.captures, plan.articles) == (2, 2)
    assert len({row["article_id"] for row in articles}) == 2


def test_the_latest_capture_speaks_for_the_article(tmp_path):
    old = record(lead="Old.", source={"retrieved": "2017-03-01"})
    new = record(lead="New.", source={"retrieved": "2017-03-02"})
    _, articles, _ = resolved(tmp_path, [new], [old])
    assert [(row["part"], row["row"]) for row in articles] == [(0, 0)]


def test_a_record_that_stands_in_the_dump_twice_is_one_capture(tmp_path):
    one = record(comments=[said("Yes."), said("No.")])
    plan, articles, comments = resolved(tmp_path, [one, one], [one])
    assert (plan.captures, plan.repeated_captures, plan.comments_repeated) == (3, 2, 4)
    assert [row["n_observations"] for row in articles] == [1]
    assert texts(comments) == ["Yes.", "No."]


def test_a_comment_seen_twice_is_there_once_in_its_latest_form(tmp_path):
    old = record(comments=[said("Yes.", id=1, likes=1)], source={"retrieved": "2017-03-01"})
    new = record(comments=[said("Yes!", id=1, likes=9)], source={"retrieved": "2017-03-02"})
    plan, _, comments = resolved(tmp_path, [new, old])
    assert texts(comments) == ["Yes!"]
    assert plan.comments_seen_again == 1


FIRST, SECOND, THIRD = "2017-03-01T07:30:00+00:00", "2017-03-02", "2017-03-05"


def capture(when, *comments, **more):
    """Make a capture of one article; `more` are fields of its comment section."""
    section = {"comment_section": more} if more else {}
    return record(comments=comments, source={"retrieved": when}, **section)


def states(comments):
    return {comment["text"]: comment["vanished"] for comment in comments}


def days(comments):
    return {
        comment["text"]: tuple(f"{comment[name]:%d}" for name in ("first_seen", "last_seen"))
        for comment in comments
    }


def test_a_comment_has_a_first_and_a_last_observation(tmp_path):
    one, two = said("one", id=1), said("two", id=2)
    captures = [capture(SECOND, one, two), capture(THIRD, two), capture(FIRST, one)]
    assert days(resolved(tmp_path, captures)[2]) == {"one": ("01", "02"), "two": ("02", "05")}


def test_without_a_time_of_capture_there_is_no_observation(tmp_path):
    _, _, (comment,) = resolved(tmp_path, [record(comments=[said("one")])])
    assert (comment["first_seen"], comment["last_seen"]) == (None, None)


def test_an_edited_comment_is_known_as_such_and_has_its_latest_text(tmp_path):
    thread = [[said("Yes.", id=1), said("No.", id=2)], [said("Yes!", id=1), said("NO.", id=2)]]
    captures = [capture(when, *texts) for when, texts in zip([FIRST, SECOND], thread, strict=True)]
    _, _, comments = resolved(tmp_path, captures)
    assert {c["text"]: c["edited"] for c in comments} == {"Yes!": True, "NO.": False}


def test_to_be_deleted_is_not_to_be_edited(tmp_path):
    deleted = said("[deleted]", id=1, status="deleted")
    _, _, comments = resolved(tmp_path, [capture(FIRST, said("a", id=1)), capture(SECOND, deleted)])
    assert [(c["edited"], c["vanished"]) for c in comments] == [(False, False)]


def test_a_comment_that_a_later_capture_does_not_show_has_vanished(tmp_path):
    captures = [capture(FIRST, said("a", id=1), said("b", id=2)), capture(SECOND, said("b", id=2))]
    assert states(resolved(tmp_path, captures)[2]) == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (capture(SECOND, said("b"), complete=False), None),
        (capture(SECOND, said("b"), complete=True), True),
        (capture(SECOND), None),
        (capture(SECOND, complete=True), True),
        (capture(FIRST, said("b")), False),
        (record(comments=[said("b")]), False),
    ],
    ids=["incomplete", "complete", "nothing shown", "completely gone", "same time", "no time"],
)
def test_only_a_later_look_at_the_thread_tells_that_a_comment_vanished(tmp_path, later, state):
    assert states(resolved(tmp_path, [capture(FIRST, said("a")), later])[2])["a"] is state


def test_vanished_comments_may_be_left_out(tmp_path):
    reply = said("b", id=2, parent=1)
    captures = [capture(FIRST, said("a", id=1), reply), capture(SECOND, reply)]
    options = Settings(name="harbour", observations={"vanished": "drop"})
    plan, articles, comments = resolved(tmp_path, captures, options=options)
    assert (plan.comments, plan.comments_vanished, plan.comments_seen_again) == (1, 1, 1)
    assert [(c["text"], c["parent_missing"]) for c in comments] == [("b", True)]
    assert [row["n_comments"] for row in articles] == [1]


LONG = "The pumps have been broken since the spring and nobody has cared to repair them."


@pytest.mark.parametrize("policy", ["mark", "drop"])
def test_a_double_post_that_is_still_shown_has_not_vanished(tmp_path, policy):
    one, two = said(LONG, id=1), said(LONG, id=2)
    options = Settings(name="harbour", observations={"vanished": policy})
    captures = [capture(FIRST, one, two), capture(SECOND, two)]
    _, _, comments = resolved(tmp_path, captures, options=options)
    assert states(comments) == {LONG: False}
    assert days(comments) == {LONG: ("01", "02")}


def test_the_parent_that_an_earlier_capture_named_is_kept(tmp_path):
    one = said("a", id=1)
    captures = [
        capture(FIRST, one, said("b", id=2, parent=1)),
        capture(SECOND, one, said("b", id=2)),
    ]
    _, _, comments = resolved(tmp_path, captures)
    assert [(c["text"], c["parent"]) for c in comments] == [("a", -1), ("b", 0)]


def test_comments_that_answer_one_another_in_a_circle_answer_none(tmp_path):
    circle = [said("a", id=1, parent=3), said("b", id=2, parent=1), said("c", id=3, parent=2)]
    tail = said("d", id=4, parent=2)
    _, _, comments = resolved(tmp_path, [record(comments=[*circle, tail])])
    assert [(c["parent"], c["parent_missing"]) for c in comments] == [
        *((-1, True), (-1, True), (-1, True)),
        (1, False),
    ]


def test_an_edited_comment_without_id_is_another_comment(tmp_path):
    old = record(comments=[said("Yes.")], source={"retrieved": "2017-03-01"})
    new = record(comments=[said("Yes!")], source={"retrieved": "2017-03-02"})
    assert len(resolved(tmp_path, [new, old])[2]) == 2


MOMENT = {"posted": "2017-02-28T10:11:12Z"}


def test_an_edited_comment_without_id_is_known_by_its_author_and_moment(tmp_path):
    other = said("Else.", posted="2017-02-28T10:15:00Z")
    captures = [
        capture(FIRST, said("Yes.", **MOMENT), other),
        capture(SECOND, said("Yes!", **MOMENT), other),
        capture(THIRD, said("Yes?", **MOMENT), other),
    ]
    plan, _, comments = resolved(tmp_path, captures)
    assert {c["text"]: (c["edited"], c["vanished"]) for c in comments} == {
        "Yes?": (True, False),
        "Else.": (False, False),
    }
    assert plan.comments_seen_again == 4


def test_an_edit_gives_a_comment_no_other_id(tmp_path):
    one, two = capture(FIRST, said("Yes.", **MOMENT)), capture(SECOND, said("Yes!", **MOMENT))
    (before,) = resolved(tmp_path / "1", [one])[2]
    (after,) = resolved(tmp_path / "2", [two, one])[2]
    assert before["key"] == after["key"]


@pytest.mark.parametrize(
    "captures",
    [
        [capture(FIRST, said("Yes.", posted="2017-02-28")),
         capture(SECOND, said("No.", posted="2017-02-28"))],
        [capture(FIRST, said("Yes.", **MOMENT)),
         capture(SECOND, {"text": "No.", "author": "mara", **MOMENT})],
        [capture(FIRST, {"text": "Yes.", **MOMENT}), capture(SECOND, {"text": "No.", **MOMENT})],
        [capture(FIRST, said("Yes.", id=1, **MOMENT)),
         capture(SECOND, said("No.", id=2, **MOMENT))],
        [capture(FIRST, said("Yes.", **MOMENT), said("No.", **MOMENT)),
         capture(SECOND, said("No.", **MOMENT))],
    ],
    ids=["a day", "two people", "guests", "ids", "two of one moment"],
)  # fmt: skip
def test_what_may_be_two_comments_stays_two(tmp_path, captures):
    _, _, comments = resolved(tmp_path, captures)
    assert sorted(texts(comments)) == ["No.", "Yes."]
    assert not any(c["edited"] for c in comments)


def test_no_comment_is_lost_where_a_moment_and_a_text_point_to_different_ones(tmp_path):
    later = {"posted": "2017-02-28T11:00:00Z"}
    captures = [
        capture(FIRST, said("Yes.", **MOMENT)),
        capture(SECOND, said("No.", **MOMENT), said("Yes.", **later)),
    ]
    assert sorted(texts(resolved(tmp_path, captures)[2])) == ["No.", "Yes."]


def test_two_guests_may_say_the_same(tmp_path):
    one = record(comments=[{"text": "Shame on them all."}, {"text": "Shame on them all."}])
    two = one | {"lead": "Later.", "source": {"retrieved": "2017-03-02"}}
    plan, _, comments = resolved(tmp_path, [one, two])
    assert texts(comments) == ["Shame on them all."] * 2
    assert [comment["n_copies"] for comment in comments] == [1, 1]
    assert plan.comments_seen_again == 2


def test_a_double_post_is_one_comment_and_its_replies_answer_the_first(tmp_path):
    thread = [said(LONG, id=1), said(LONG, id=2), {"text": "Yes.", "author": "b", "parent": 2}]
    plan, articles, comments = resolved(tmp_path, [record(comments=thread)])
    assert plan.double_posts == 1
    assert texts(comments) == [LONG, "Yes."]
    assert [(c["parent"], c["parent_missing"]) for c in comments] == [(-1, False), (0, False)]
    assert [row["n_comments"] for row in articles] == [2]


def test_a_reply_points_at_the_row_of_its_parent(tmp_path):
    thread = [said("a", id=1), said("b", id=2, parent=1), said("c", id=3, parent=2)]
    other = record(
        url="https://news.example/b", headline="Pumps fail", body=["They did."], comments=thread
    )
    _, _, comments = resolved(tmp_path, [record(comments=thread), other])
    for comment in comments:
        expected = {"a": None, "b": "a", "c": "b"}[comment["text"]]
        parent = comments[comment["parent"]] if comment["parent"] >= 0 else None
        assert (parent["text"] if parent else None) == expected
        assert parent is None or parent["article_id"] == comment["article_id"]


def test_a_parent_that_was_not_captured_is_missing(tmp_path):
    thread = [said("a", id=1, parent=9), said("b", id=2, parent=2), said("c")]
    _, _, comments = resolved(tmp_path, [record(comments=thread)])
    assert [(c["parent"], c["parent_missing"]) for c in comments] == [
        (-1, True),
        (-1, True),
        (-1, False),
    ]


def test_positions_count_from_nought_in_every_thread(tmp_path):
    pages = [
        record(url=f"https://news.example/{n}", headline=f"H{n}", body=[f"Story {n}."],
               comments=[said(f"{n} {m}") for m in range(n)])
        for n in range(4)
    ]  # fmt: skip
    _, articles, comments = resolved(tmp_path, pages)
    for row in articles:
        found = [c["position"] for c in comments if c["article_id"] == row["article_id"]]
        assert found == list(range(row["n_comments"]))


def near(number):
    return record(
        url=f"https://site{number}.example/a", site=f"site{number}.example", lead=f"Lead {number}."
    )


def test_near_duplicates_are_one_cluster_in_one_split(tmp_path):
    _, articles, _ = resolved(tmp_path, [near(1), near(2), near(3)])
    assert len({row["article_id"] for row in articles}) == 3
    assert len({row["cluster_id"] for row in articles}) == 1
    assert len({row["split"] for row in articles}) == 1
    assert articles[0]["cluster_id"] in {row["article_id"] for row in articles}


def test_clusters_may_be_left_alone(tmp_path):
    options = Settings(name="harbour", clusters="off")
    _, articles, _ = resolved(tmp_path, [near(1), near(2)], options=options)
    assert [row["cluster_id"] for row in articles] == [row["article_id"] for row in articles]


def many(number):
    words = [
        " ".join(f"{a}{n}{b}" for a, b in itertools.product("xyzuvw", repeat=2))
        for n in range(number)
    ]
    return [
        record(url=f"https://news.example/{n}", headline=f"Headline {n}", body=[word])
        for n, word in enumerate(words)
    ]


def test_the_ledger_of_an_earlier_release_places_its_articles(tmp_path):
    _, articles, _ = resolved(tmp_path / "1", many(12))
    ledger = {row["article_id"]: "test" for row in articles}
    _, again, _ = resolved(tmp_path / "2", many(12), ledger=ledger)
    assert {row["split"] for row in again} == {"test"}


def test_shards_hold_what_their_name_begins(tmp_path, monkeypatch):
    monkeypatch.setattr(plans, "SHARD_ROWS", 10)
    plan, articles, _ = resolved(tmp_path, many(40))
    assert len(plan.shards) > 4
    assert {row["article_id"][0] for row in articles} == set(plan.shards)
    ids = [row["article_id"] for row in articles]
    assert ids == sorted(ids)


def test_no_shard_of_a_small_release_is_cut(tmp_path):
    assert resolved(tmp_path, many(40))[0].shards == ("0",)


TWICE = [
    record(comments=[said("a", id=1), {"text": "A guest."}], source={"retrieved": "2017-03-01"}),
    record(
        comments=[said("b", id=2, parent=1), said("a", id=1), {"text": "A guest."}],
        source={"retrieved": "2017-03-02"},
    ),
    record(comments=[said("c", id=3, parent=2)]),
    near(1) | {"comments": [said("the same"), said("the same")]},
    near(2) | {"comments": [said("the same")]},
    near(2) | {"comments": [said("the same")]},
    *many(3),
]


@given(st.permutations(TWICE), st.lists(st.integers(0, len(TWICE)), max_size=3))
@settings(max_examples=12, deadline=None)
def test_order_and_file_boundaries_of_the_dump_change_nothing(tmp_path_factory, records, borders):
    cuts = sorted({0, *borders, len(records)})
    parts = [records[start:end] for start, end in itertools.pairwise(cuts)]
    expected = told(tmp_path_factory.mktemp("one"), TWICE)
    assert told(tmp_path_factory.mktemp("two"), *parts) == expected


def test_nothing_is_lost_and_nothing_comes_from_nowhere(tmp_path):
    plan, articles, comments = resolved(tmp_path, TWICE)
    given_comments = sum(len(item.get("comments", ())) for item in TWICE)
    assert plan.captures == len(TWICE)
    assert plan.articles == len(articles)
    assert plan.comments == len(comments)
    assert plan.comments + plan.comments_merged == given_comments
    assert sum(row["n_comments"] for row in articles) == len(comments)


def test_the_provenance_names_the_place_of_every_capture(tmp_path):
    _, articles, _ = resolved(tmp_path, TWICE[:3], TWICE[3:])
    rows = read_private(tmp_path / "plan" / resolving.PROVENANCE).to_pylist()
    places = {(row["file"], row["line"]) for row in rows}
    assert len(places) == len(TWICE) - 1
    assert {row["article_id"] for row in rows} == {row["article_id"] for row in articles}


def test_another_key_gives_other_ids(tmp_path):
    paths = saved(tmp_path / "parts", [many(3)])
    ids = []
    for number, key in enumerate([KEY, Key(hashlib.sha256(b"other").digest())]):
        (tmp_path / str(number)).mkdir()
        resolve(paths, SETTINGS, key, tmp_path / str(number), Earlier())
        table = read_private(tmp_path / str(number) / "0.articles.arrow")
        ids.append(set(np.array(table["article_id"])))
    assert ids[0].isdisjoint(ids[1])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4)), max_size=12))
def test_rows_are_ordered_by_runs_as_one_by_one(runs):
    labels = np.array([label for label, size in runs for _ in range(size)], np.int64)
    assert by_runs(labels).tolist() == np.argsort(labels, kind="stable").tolist()
