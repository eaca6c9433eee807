"""People of whom no comment is kept: others name them, and nobody counts them."""

import json

import pyarrow.parquet as pq
import pytest

from commentariat.commands.whois import Person, search
from commentariat.model import Record
from commentariat.prepare import Accepted, Rejected, prepare
from commentariat.settings import Settings

GONE = "plonker_doodle9"
REMARK = f"So {GONE} left, and good riddance."


def disqus(*, spam):
    """Return an export with one thread, in which somebody may have posted spam."""
    posts = [("Nora Quay", REMARK, False), ("Otto", "Quiet here now.", False)]
    posts += [(GONE, "Buy pills!", True)] if spam else []
    return "".join(
        (
            '<?xml version="1.0"?><disqus xmlns="http://disqus.com" '
            'xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="20"><id>gz-1</id>'
            "<link>https://gazette.example/harbour</link><title>Harbour opens</title></thread>",
            *(
                f'<post dsq:id="{number}"><message>{text}</message><isSpam>{str(bad).lower()}'
                f"</isSpam><author><name>{name}</name></author>"
                '<thread dsq:id="20" /></post>'
                for number, (name, text, bad) in enumerate(posts, 301)
            ),
            "</disqus>",
        )
    )


def broken(news, author=GONE):
    """Return lines of two articles, the second of which no schema would take."""
    good = {**news.article(1), "comments": [{"author": "Nora Quay", "text": REMARK}]}
    bad = {**news.article(2), "headline": 7, "comments": [{"author": author, "text": "Me!"}]}
    return news.lines([good, bad])


def convokit(world, speakers):
    """Return a corpus in which somebody speaks of somebody who does not."""
    said = {"id": "u1", "conversation_id": "u1", "speaker": "Nora Quay", "text": REMARK}
    world.write(f"corpus/{speakers}", json.dumps({"Nora Quay": {"meta": {}}, GONE: {}}))
    return world.write("corpus/utterances.jsonl", json.dumps(said) + "\n")


def comments(release):
    return [
        row
        for file in release.files
        if file.table == "comments"
        for row in pq.read_table(release.path / file.path).to_pylist()
    ]


def assert_hidden(release):
    (row,) = [row for row in comments(release) if "good riddance" in row["text"]]
    (name,) = row["mentions"]
    assert row["text"] == f"So ⟦{name}⟧ left, and good riddance."
    assert name not in {row["commenter_id"] for row in comments(release)}


def test_who_posted_spam_is_hidden_in_the_posts_of_others(world):
    release = world.build(world.write("e.xml", disqus(spam=True))).release
    assert_hidden(release)
    assert sum(release.facts.commenters.values()) == 2
    assert release.manifest["identity"]["people"] == 2
    assert release.facts.comments.read == 2


def test_who_posted_spam_is_no_commenter_in_any_number(world, tmp_path):
    facts = [
        world.build(world.write("e.xml", disqus(spam=spam)), out=str(tmp_path / name)).release.facts
        for name, spam in (("with", True), ("without", False))
    ]
    with_spam, without = facts
    assert with_spam.privacy.scan.needles == without.privacy.scan.needles + 1
    for name in ("commenters", "comments_by_kind", "sites", "articles", "comments"):
        assert getattr(with_spam, name) == getattr(without, name)


@pytest.mark.parametrize("name", ["speakers.json", "users.json"])
def test_a_speaker_who_never_speaks_is_hidden_in_the_words_of_others(world, name):
    corpus = convokit(world, name)
    outcome = world.build(corpus, readers={"convokit": {"site": "talk.example"}})
    assert_hidden(outcome.release)
    assert sum(outcome.release.facts.commenters.values()) == 1


def test_who_is_named_in_a_quarantined_record_is_hidden_elsewhere(world, news):
    outcome = world.build(world.write("d.jsonl", broken(news)))
    assert outcome.comments.rejected == {"E001": 1}
    assert_hidden(outcome.release)


@pytest.mark.parametrize("name", ["Pepper", "Nora Quay", "Alma Berg"])
def test_an_ordinary_name_is_hidden_where_it_is_called(world, news, name):
    told = [
        {"author": "Nora Quay", "text": f"@{name} you are right, too much pepper in it."},
        {"author": "Otto", "text": "Pepper is cheap here."},
    ]
    article = {**news.article(1), "comments": told, "other_people": [name]}
    release = world.build(world.write("d.jsonl", news.lines([article]))).release
    first, second = sorted(comments(release), key=lambda row: row["position"])
    assert first["text"].startswith("@⟦")
    assert first["text"].endswith("⟧ you are right, too much pepper in it.")
    assert second["text"] == "Pepper is cheap here."


def test_a_dump_may_name_other_people_itself(world, news):
    article = {
        **news.article(1),
        "comments": [{"author": "Nora Quay", "text": REMARK}],
        "other_people": [{"handle": "Some Name", "login": GONE}],
    }
    assert_hidden(world.build(world.write("d.jsonl", news.lines([article]))).release)


@pytest.mark.parametrize("linkage", ["thread", "site"])
def test_whois_finds_where_somebody_without_a_comment_is_named(world, news, linkage):
    dump = world.write("d.jsonl", broken(news))
    release = world.build(dump, linkage=linkage).release
    settings = world.settings(dump, linkage=linkage)
    found = search(Person(GONE, "lunnpost.example"), settings)["found"]
    named = [row for row in found if row["named_in"]]
    assert len(named) == 1
    assert [row["commenter_id"] for row in named] == comments(release)[0]["mentions"]
    assert not any(row["comment_ids"] for row in found)


def test_people_of_whom_no_comment_is_kept_come_from_the_cache_too(world, news, tmp_path, tree):
    dump = world.write("d.jsonl", broken(news))
    again = []
    for name in ("first", "second"):
        outcome = world.build(dump, cache=True, out=str(tmp_path / name))
        assert_hidden(outcome.release)
        again.append((outcome.prepared.reused, tree(outcome.release.path)))
    assert [reused for reused, _ in again] == [0, 1]
    assert again[0][1] == again[1][1]


def test_neither_order_nor_files_matter_for_people_without_a_comment(world, news, tmp_path, tree):
    good, bad = broken(news).splitlines(keepends=True)
    together = world.build(world.write("d.jsonl", bad + good), out=str(tmp_path / "one")).release
    files = [world.write("b.jsonl", good), world.write("c.jsonl", bad)]
    apart = world.build(*files, out=str(tmp_path / "two")).release
    assert_hidden(apart)
    data = [
        {n: b for n, b in tree(r.path).items() if n.startswith("data/")} for r in (together, apart)
    ]
    assert data[0] == data[1]


def test_people_are_found_in_replies_within_comments_and_nowhere_else():
    reply = {"author": {"handle": "mossy_tern44"}, "text": "No.", "replies": [{"author": 7}]}
    record = {
        "site": "Lunnpost.example",
        "headline": "Tram",
        "body": [],
        "author": "press_person77",
        "comments": [{"author": "reed_lantern5", "text": "Yes.", "replies": [reply, 3, None]}],
    }
    (found,) = prepare(Record("d.jsonl", 1, record), Settings(name="lunn"))
    assert isinstance(found, Rejected)
    assert found.site == "lunnpost.example"
    assert sorted(str(who["handle"]) for who in found.people) == ["mossy_tern44", "reed_lantern5"]


def test_other_people_survive_where_a_record_is_written_again():
    record = {
        "site": "a.example",
        "headline": "Tram",
        "body": [],
        "other_people": ["reed_lantern5"],
    }
    (found,) = prepare(Record("d.jsonl", 1, record), Settings(name="lunn"))
    assert isinstance(found, Accepted)
    assert [who["handle"] for who in found.people] == ["reed_lantern5"]
    (again,) = prepare(Record("d.jsonl", 1, dict(found.article)), Settings(name="lunn"))
    assert isinstance(again, Accepted)
    assert again.people == found.people
    assert not again.warnings
