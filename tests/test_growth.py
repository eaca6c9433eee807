"""A release whose dumps are gone grows: its rows stay, new ones join them, none is told twice."""

import json
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pyarrow.parquet as pq
import pytest
from hypothesis import strategies as st

from commentariat.build import build
from commentariat.commands.explaining import explain
from commentariat.engine.local import Local
from commentariat.errors import ReleaseError, SettingsError
from commentariat.verify import verify

# What follows from new neighbours and captures.
DERIVED = {
    *("n_copies", "n_comments", "n_observations", "cluster_id", "is_canonical", "retrieved"),
    *("last_seen", "vanished", "commenter_in_train", "near_duplicate_in_train"),
}


def rows(release, table):
    """Return the rows of all splits by id, each with its split."""
    key = "article_id" if table == "articles" else "comment_id"
    return {
        row[key]: {**row, "split": file.split}
        for file in release.files
        if file.table == table
        for row in pq.read_table(release.path / file.path).to_pylist()
    }


def same(row):
    return {name: value for name, value in row.items() if name not in DERIVED}


@pytest.fixture
def place(built, tmp_path):
    """Return a place with a release and its key, and no dump."""
    folder = tmp_path / "place"
    shutil.copytree(built.world.out, folder / "releases")
    shutil.copy(built.world.key, folder)
    return type(built.world)(folder)


@pytest.fixture
def grow(place):
    """Build upon the release, of some lines."""

    def grown(lines, **settings):
        dump = place.write("new.jsonl", lines)
        base = str(place.out / "1.0.0")
        return place.build(dump, **{"base": base} | settings)

    return grown


def test_old_rows_stay_and_new_ones_join_them(built, grow, news):
    outcome = grow(news.lines([news.article(n) for n in range(60, 66)]))
    release = outcome.release
    assert release.version == "1.1.0"
    for table in ("articles", "comments"):
        before, now = rows(built.release, table), rows(release, table)
        assert len(now) == len(before) + (6 if table == "articles" else 36)
        for name, row in before.items():
            assert same(now[name]) == same(row)
    with Local(1) as engine:
        assert verify(release.path, engine) == []


def test_the_release_says_what_it_was_grown_from(built, grow, news):
    release = grow(news.lines([*news.articles[:2], news.article(60)])).release
    stated = release.manifest["base"]
    assert stated["version"] == "1.0.0"
    assert release.manifest["facts"]["base"]["manifest"] == stated["manifest"]
    words = (release.path / "CHANGELOG.md").read_text()
    assert "Carried over from 1.0.0, without its dumps: 36 articles and 216 comments" in words
    assert "Added: 1 article and 6 comments. Seen again: 2 articles and 12 comments" in words
    assert "First release" in words


def test_the_same_build_again_makes_nothing_new(grow, news):
    lines = news.lines([news.articles[1], news.article(60)])
    first = grow(lines).release
    again = grow(lines).release
    assert (again.fresh, again.version) == (False, first.version)


@pytest.mark.slow
def test_every_record_read_or_carried_over_is_accounted_for(grow, news):
    outcome = grow(news.lines([news.articles[1], news.article(60), news.article(60)]) + "half\n")
    articles, comments = outcome.articles, outcome.comments
    assert (articles.read, articles.kept, articles.merged) == (36 + 4, 37, 2)
    assert (comments.read, comments.kept, comments.merged) == (216 + 18, 222, 12)


def recaptured(news, number=1, **changes):
    """Return a later capture of an article of the base, with two comments more."""
    one = dict(news.articles[number])
    fresh = [
        {
            "id": "src-new",
            "parent": f"src-{number}-0",
            "author": {"handle": "quincebeetle_5", "kind": "reader"},
            "text": "Mirabeltoast wrote that last week.",
        },
        {"id": "src-last", "author": {"handle": "kelpwhistler"}, "text": "And again."},
    ]
    one["comments"] = [*one["comments"][:2], fresh[0], *one["comments"][2:], fresh[1]]
    one["source"] = {"retrieved": "2021-05-01T00:00:00Z"}
    return one | changes


def test_new_comments_of_an_old_article_follow_the_old_ones(built, grow, news):
    release = grow(news.lines([recaptured(news)])).release
    assert release.version == "1.1.0"
    before, now = rows(built.release, "comments"), rows(release, "comments")
    added = sorted((now[name] for name in now.keys() - before.keys()), key=lambda r: r["position"])
    assert [row["position"] for row in added] == [6, 7]
    assert all(same(now[name]) == same(row) for name, row in before.items())
    article = rows(release, "articles")[added[0]["article_id"]]
    assert (article["n_comments"], article["n_observations"]) == (8, 2)
    assert article["retrieved"].isoformat() == "2021-05-01T00:00:00+00:00"
    assert before[added[0]["parent_id"]]["position"] == 0


def test_people_keep_their_pseudonyms(built, grow, news):
    release = grow(news.lines([recaptured(news)])).release
    before, now = rows(built.release, "comments"), rows(release, "comments")
    added = sorted((now[name] for name in now.keys() - before.keys()), key=lambda r: r["position"])
    thread = [r for r in before.values() if r["article_id"] == added[0]["article_id"]]
    names = {row["position"]: row["commenter_id"] for row in thread}
    assert added[1]["commenter_id"] == names[1]  # kelpwhistler
    assert added[0]["mentions"] == [names[0]]  # Mirabeltoast
    assert "Mirabeltoast" not in added[0]["text"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {"headline": "Another headline altogether", "body": ["Other words."]}, id="url"
        ),
        pytest.param(
            {"url": "https://lunnpost.example/moved/1"}, id="text", marks=pytest.mark.slow
        ),
        pytest.param({"url": None}, id="text, without address"),
    ],
)
def test_an_old_article_is_known_by_address_or_text(changes, grow, news):
    release = grow(news.lines([recaptured(news, **changes)])).release
    assert len(rows(release, "articles")) == 36
    assert len(rows(release, "comments")) == 218


def test_an_old_article_is_known_by_its_source_id_alone(place, news):
    def named(number, **changes):
        return {**news.article(number), "id": f"id-{number}", "url": None, **changes}

    shutil.rmtree(place.out)
    first = place.build(place.write("a.jsonl", news.lines([named(1), named(2)]))).release
    other = {"headline": "Rewritten from start to end", "body": ["Not one word is as before."]}
    dump = place.write("b.jsonl", news.lines([named(1, **other)]))
    release = place.build(dump, base=str(place.out / "1.0.0")).release
    assert rows(release, "articles").keys() == rows(first, "articles").keys()


@pytest.mark.slow
def test_two_new_captures_of_one_old_article_are_one(grow, news):
    by_address = recaptured(news, headline="Another headline", body=["Other words."])
    by_text = recaptured(news, url="https://lunnpost.example/moved/1")
    release = grow(news.lines([by_address, by_text])).release
    assert len(rows(release, "articles")) == 36
    assert len(rows(release, "comments")) == 218


def test_a_parent_that_only_the_base_has_is_found(built, grow, news):
    answer = {"id": "late", "parent": "src-1-3", "author": "gannetfrock_x", "text": "Well said."}
    orphan = {"id": "odd", "parent": "nobody", "author": "gannetfrock_x", "text": "Who asked?"}
    release = grow(news.lines([{**news.articles[1], "comments": [answer, orphan]}])).release
    before, now = rows(built.release, "comments"), rows(release, "comments")
    added = {now[name]["text"]: now[name] for name in now.keys() - before.keys()}
    assert before[added["Well said."]["parent_id"]]["position"] == 3
    assert added["Well said."]["parent_missing"] is False
    assert (added["Who asked?"]["parent_id"], added["Who asked?"]["parent_missing"]) == (None, True)


def test_a_near_duplicate_of_an_old_article_goes_to_its_split(built, grow, news):
    split = {row["url"]: row["split"] for row in rows(built.release, "articles").values()}
    copies = [
        {**one, "url": f"https://copy.example/{n}", "site": "copy.example", "comments": []}
        for n, one in enumerate(news.articles)
    ]
    release = grow(news.lines(copies), splits={"train": 500, "test": 500}).release
    now = rows(release, "articles").values()
    by_cluster = {row["article_id"]: row["split"] for row in now}
    new = [row for row in now if row["site"] == "copy.example"]
    assert len(new) == 36
    assert all(row["split"] == by_cluster[row["cluster_id"]] for row in now)
    assert all(row["split"] == split[row["url"]] for row in now if row["url"] in split)


def test_equal_texts_are_counted_over_old_and_new_rows(built, grow, news):
    old = next(r for r in rows(built.release, "comments").values() if "Nothing to see" in r["text"])
    comments = [{"author": "saltbarrow_9", "text": old["text"].upper()}]
    release = grow(news.lines([{**news.article(60), "comments": comments}])).release
    now = rows(release, "comments")
    assert now[old["comment_id"]]["n_copies"] == old["n_copies"] + 1
    new = next(row for row in now.values() if row["text"] == old["text"].upper())
    assert new["n_copies"] == old["n_copies"] + 1


def test_a_name_that_only_the_new_dump_knows_is_replaced_in_old_texts(place, news):
    shutil.rmtree(place.out)
    said = "⟦so⟧ Mirabeltoast and brindlefinch_66 say, and brindlefinch_66 was there."
    comments = [{"author": "Mirabeltoast", "text": "Here."}, {"author": "Robin", "text": said}]
    old = place.build(
        place.write("a.jsonl", news.lines([{**news.article(1), "comments": comments}]))
    ).release
    assert any("brindlefinch_66" in row["text"] for row in rows(old, "comments").values())
    late = {**news.article(60), "comments": [{"author": "brindlefinch_66", "text": "It is me."}]}
    dump = place.write("b.jsonl", news.lines([late]))
    release = place.build(dump, base=str(place.out / "1.0.0")).release
    assert release.version == "2.0.0"  # a row has changed
    row = next(r for r in rows(release, "comments").values() if "say, and" in r["text"])
    found = [row["text"][span["start"] : span["end"]] for span in row["redactions"]]
    assert found[1:] == ["⟦guest⟧", "⟦guest⟧"]  # a pseudonym would be named by the old release
    assert row["mentions"][0] == found[0][1:-1]
    plain = row["text"].replace(found[0], "A").replace(found[1], "B")
    assert plain == "⟦(⟧so⟧ A and B say, and B was there."


def test_an_old_article_leads_to_nobody_whom_only_the_new_dump_knows(place, news):
    shutil.rmtree(place.out)
    related = [{"headline": "Who it was", "url": "https://news.example/users/brindlefinch_66"}]
    one = {**news.article(1), "related": related, "comments": [{"author": "Robin", "text": "Oh."}]}
    place.build(place.write("a.jsonl", news.lines([one])))
    late = {**news.article(60), "comments": [{"author": "brindlefinch_66", "text": "It is me."}]}
    dump = place.write("b.jsonl", news.lines([late]))
    release = place.build(dump, base=str(place.out / "1.0.0")).release
    told = [row["related"] for row in rows(release, "articles").values() if row["related"]]
    assert told == [[{"headline": "Who it was", "url": None}]]


def test_somebody_new_in_an_old_thread_is_replaced_in_its_old_texts(place, news):
    shutil.rmtree(place.out)
    comments = [{"id": "1", "author": "Mirabeltoast", "text": "@Willow you know better."}]
    one = {**news.article(1), "comments": comments}
    place.build(place.write("a.jsonl", news.lines([one])))
    more = [*comments, {"id": "2", "author": "Willow", "text": "I do not."}]
    dump = place.write("b.jsonl", news.lines([{**one, "comments": more}]))
    release = place.build(dump, base=str(place.out / "1.0.0")).release
    texts = {row["position"]: row for row in rows(release, "comments").values()}
    assert texts[0]["text"] == "@⟦guest⟧ you know better."
    assert texts[1]["commenter_id"] not in texts[0]["mentions"]


@pytest.mark.slow
def test_a_base_can_be_grown_again_and_again(place, news):
    for number in range(3):
        base = {"base": str(place.out / f"1.{number}.0")}
        dump = place.write(f"{number}.jsonl", news.lines([news.article(60 + number)]))
        release = place.build(dump, **base).release
    assert release.version == "1.3.0"
    assert len(rows(release, "articles")) == 39


@pytest.mark.slow
def test_it_does_not_matter_where_the_base_lies(place, news, tmp_path):
    shutil.move(place.out / "1.0.0", tmp_path / "elsewhere")
    shutil.rmtree(place.out)
    dump = place.write("new.jsonl", news.lines([news.article(60)]))
    release = place.build(dump, base=str(tmp_path / "elsewhere")).release
    assert (release.version, len(rows(release, "articles"))) == ("1.1.0", 37)


@pytest.mark.parametrize("linkage", ["site", pytest.param("dataset", marks=pytest.mark.slow)])
def test_wider_linkages_keep_one_name_for_old_and_new_comments(linkage, place, news):
    shutil.rmtree(place.out)
    dump = place.write("a.jsonl", news.lines(news.articles[:3]))
    old = place.build(dump, linkage=linkage).release
    more = place.write("b.jsonl", news.lines([news.article(60)]))
    release = place.build(more, linkage=linkage, base=str(place.out / "1.0.0")).release
    before, now = rows(old, "comments"), rows(release, "comments")
    new = {now[name]["commenter_id"] for name in now.keys() - before.keys()} - {None}
    assert new & {row["commenter_id"] for row in before.values()}


# Refused


def test_a_base_of_another_key_is_refused(built, tmp_path, news):
    other = news.world(tmp_path / "other", seed=5)
    dump = other.write("new.jsonl", news.lines([news.article(60)]))
    with pytest.raises(SettingsError, match="another key"):
        other.build(dump, base=str(built.path))


@pytest.mark.parametrize(
    "other",
    [
        {"name": "other"},
        {"linkage": "site"},
        {"grain": "month"},
        {"votes": "coarse"},
        {"mentions": "strict"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_base_of_other_settings_is_refused(other, grow, place, news):
    named = next(iter(other))
    with pytest.raises(SettingsError, match=f"with {named} = "):
        grow(news.lines([news.article(60)]), **other, out=str(place.folder / "elsewhere"))


@pytest.mark.parametrize("harm", ["a flipped byte", "a missing file", "no manifest"])
def test_a_damaged_base_is_refused(harm, grow, place, news):
    path = min((place.out / "1.0.0" / "data" / "comments").glob("*.parquet"))
    if harm == "a flipped byte":
        content = path.read_bytes()
        path.write_bytes(content[:99] + bytes([content[99] ^ 1]) + content[100:])
    elif harm == "a missing file":
        path.unlink()
    else:
        (place.out / "1.0.0" / "manifest.json").unlink()
    with pytest.raises(ReleaseError):
        grow(news.lines([news.article(60)]))
    assert not (place.out / "1.1.0").exists()


def test_the_command_takes_a_base(cli, place, news):
    dump = place.write("new.jsonl", news.lines([news.article(60)]))
    options = ["--name", "lunn", "--out", place.out, "--workers", 1, "--json"]
    answer = cli("build", dump, *options, "--base", place.out / "1.0.0", key=place.key)
    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["version"] == "1.1.0"
    answer = cli("build", dump, *options, "--base", place.out / "9.9.9")
    assert answer.code == 5


def test_what_the_base_decides_need_not_be_said_again(cli, world, news):
    old = world.write("old.jsonl", news.lines(news.articles[:4]))
    world.build(old, linkage="site", votes="coarse", mentions="strict")
    dump = world.write("new.jsonl", news.lines([news.article(60)]))
    command = ["build", dump, "--out", world.out, "--workers", 1, "--base", world.out / "1.0.0"]
    answer = cli(*command, key=world.key)
    assert answer.code == 0, answer.err
    made = json.loads((world.out / "1.1.0" / "manifest.json").read_text())
    privacy = made["facts"]["privacy"]
    assert (made["name"], privacy["linkage"], privacy["votes"]) == ("lunn", "site", "coarse")
    answer = cli(*command, "--linkage", "thread", key=world.key)
    assert answer.code == 2
    assert "was made with linkage = 'site'" in answer.err


# Whatever is added


SITES = ("lunnpost.example", "skar.example", "copy.example")


@st.composite
def corpora(draw):
    """Draw captures of a few stories: reprinted, rewritten in part, under several addresses."""
    captures = []
    for _ in range(draw(st.integers(1, 10))):
        story, site = draw(st.integers(0, 5)), draw(st.sampled_from(SITES))
        page, edits = draw(st.integers(0, 2)), draw(st.sets(st.integers(0, 39), max_size=12))
        words = [f"w{story}x{n}" if n not in edits else f"e{page}x{n}" for n in range(40)]
        people = draw(
            st.lists(st.sampled_from(["Mirabeltoast", "Robin", "gannetfrock_x"]), max_size=3)
        )
        captures.append(
            {
                "site": site,
                "url": draw(st.sampled_from([None, f"https://{site}/{story}/{page}"])),
                "headline": f"Story number {story} as told",
                "body": [" ".join(words[:20]), " ".join(words[20:])],
                "comments": [
                    {"author": who, "text": f"Remark {n} on {story} of {page}."}
                    for n, who in enumerate(people)
                ],
            }
        )
    return captures


@hypothesis.settings(max_examples=3)
@hypothesis.given(corpora(), corpora())
def test_adding_a_dump_moves_no_row(news, first, second):
    splits = {"splits": {"train": 500, "test": 500}}
    with tempfile.TemporaryDirectory() as folder:
        place = news.world(Path(folder))
        one = place.write("a.jsonl", news.lines(first))
        old = place.build(one, **splits).release
        two = place.write("b.jsonl", news.lines(second))
        both = place.build(one, two, **splits).release
        for table in ("articles", "comments"):
            before = rows(old, table)
            after = rows(both, table)
            assert all(
                after[name]["split"] == row["split"]
                for name, row in before.items()
                if name in after
            )


@hypothesis.settings(max_examples=3)
@hypothesis.given(corpora(), corpora())
def test_a_base_keeps_every_row_whatever_is_added(news, first, second):
    with tempfile.TemporaryDirectory() as folder:
        place = news.world(Path(folder))
        old = place.build(place.write("a.jsonl", news.lines(first))).release
        two = place.write("b.jsonl", news.lines(second))
        grown = place.build(two, base=str(old.path)).release
        for table in ("articles", "comments"):
            before, after = rows(old, table), rows(grown, table)
            assert all(same(after[name]) == same(row) for name, row in before.items())
    assert grown.version != "2.0.0"


def test_explaining_says_that_a_row_was_carried_over(grow, place, news, built):
    release = grow(news.lines([news.articles[0], news.article(60)])).release
    known = rows(built.release, "articles")
    seen = next(n for n, row in known.items() if row["url"] == news.articles[0]["url"])
    other = next(n for n in known if n != seen)
    assert explain(other, place.settings())["captures"] == ["release 1.0.0"]
    new = place.folder / "new.jsonl"
    assert sorted(explain(seen, place.settings())["captures"]) == [f"{new}:1", "release 1.0.0"]
    assert release.version == "1.1.0"


@pytest.mark.slow
def test_a_new_copy_of_an_old_article_is_marked_where_copies_are_dropped(grow, news):
    copy = {**news.articles[1], "url": "https://copy.example/1", "site": "copy.example"}
    release = grow(news.lines([copy]), clusters="drop").release
    assert len(rows(release, "articles")) == 37


@pytest.mark.slow
def test_two_workers_grow_the_same_bytes(place, news, tree):
    dump = place.write("new.jsonl", news.lines([recaptured(news), news.article(60)]))
    settings = place.settings(dump, base=str(place.out / "1.0.0"))
    made = []
    for workers in (1, 2):
        with Local(workers) as engine:
            made.append(tree(build(settings, engine=engine).release.path))
        shutil.rmtree(place.out / "1.1.0")
    assert made[0] == made[1]
