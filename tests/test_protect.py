"""What leaves as public rows: pseudonyms, coarse times, keyed ids; and what stays behind."""

import hashlib
import re
from collections import Counter
from datetime import UTC, datetime

import orjson
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.engine.local import Local
from commentariat.grains import FEWEST, coarse_votes, coarsened
from commentariat.keys import Key
from commentariat.model import Record
from commentariat.people import register, roles
from commentariat.prepare import Accepted, prepare
from commentariat.prepare.parts import part_of
from commentariat.protect import Protector
from commentariat.protect.shards import gather
from commentariat.resolve import resolve
from commentariat.resolve.earlier import Earlier
from commentariat.schemas import TABLES, arrow_schema
from commentariat.settings import Settings
from commentariat.tables import write_private

KEY = Key(hashlib.sha256(b"harbour").digest())
ID = re.compile("[0-9a-hjkmnp-tv-z]{20}")


def page(number, *comments, **more):
    return {
        "site": "news.example",
        "url": f"https://news.example/{number}",
        "headline": f"Headline {number}",
        "body": [f"Story {number} of the sea wall at Velmora.", f"It has number {number}."],
        "comments": list(comments),
    } | more


def said(text, author="quillfeather77", **more):
    return {"text": text, "author": author} | more


def published(folder, *records, key=KEY, **options):
    """Return the public rows of both tables for records."""
    settings = Settings(**{"name": "harbour", "clusters": "off"} | options)
    accepted = []
    for line, item in enumerate(records, 1):
        (found,) = prepare(Record("dump.jsonl", line, orjson.dumps(item)), settings)
        assert isinstance(found, Accepted), found.problems
        accepted.append(found)
    part, path = part_of(accepted, {}), folder / "part"
    path.mkdir(parents=True)
    for name in ("articles", "comments", "people"):
        write_private(getattr(part, name), path / f"{name}.arrow")
    with Local(1) as engine:
        register.collect(engine, [path / "people.arrow"], folder / "people.arrow")
        rare = roles.rare(engine, [path], settings.staff_at_least)
    (folder / "plan").mkdir()
    plan = resolve([path], settings, key, folder / "plan", Earlier())
    protector = Protector(settings, key, register.load(folder / "people.arrow"), rare)
    shards = [gather(name, folder / "plan", [path]) for name in plan.shards]
    rows = [protector.public(shard) for shard in shards]
    return [pa.concat_tables([found[table] for found in rows]).to_pylist() for table in TABLES]


def by_headline(articles, comments):
    """Return the comments of each article, by its headline."""
    names = {row["article_id"]: row["headline"] for row in articles}
    threads = {row["headline"]: [] for row in articles}
    for row in comments:
        threads[names[row["article_id"]]].append(row)
    return threads


def test_public_rows_have_the_public_schema_and_their_split(tmp_path):
    articles, comments = published(tmp_path, page(1, said("Yes.")))
    for row, table in ((articles[0], "articles"), (comments[0], "comments")):
        assert list(row) == [*arrow_schema(table).names, "cell"]


def test_no_handle_no_account_no_source_id_no_exact_time_goes_out(tmp_path):
    thread = [
        said("quillfeather77 here.", id="c-981", posted="2017-03-23T10:11:12Z"),
        said("Well said, quillfeather77!", {"handle": "old_tar_55", "account": "tar.account.9"},
             id="c-982", parent="c-981"),
        said("Thank you old_tar_55", id="c-983", parent="c-982"),
    ]  # fmt: skip
    written = str(published(tmp_path, page(1, *thread, id="a-77")))
    for private in ("quillfeather77", "old_tar_55", "tar.account", "c-98", "a-77", "10, 11"):
        assert private not in written


def people_of(folder, linkage):
    other = page(3, said("Three."), site="other.example", url="https://other.example/3")
    rows = published(folder, page(1, said("One."), said("Uno.")), page(2, said("Two.")), other,
                     linkage=linkage)  # fmt: skip
    threads = by_headline(*rows)
    first = {row["commenter_id"] for row in threads["Headline 1"]}
    assert len(first) == 1
    return [*first, *(threads[f"Headline {n}"][0]["commenter_id"] for n in (2, 3))]


def test_by_thread_a_person_is_somebody_else_in_every_thread(tmp_path):
    assert len(set(people_of(tmp_path, "thread"))) == 3


def test_by_site_a_person_is_one_on_a_site(tmp_path):
    one, two, three = people_of(tmp_path, "site")
    assert one == two != three


def test_by_dataset_a_handle_is_one_everywhere(tmp_path):
    assert len(set(people_of(tmp_path, "dataset"))) == 1


def test_by_dataset_a_number_of_an_account_is_another_person_on_another_site(tmp_path):
    who = {"account": 5}
    other = page(2, said("b", who), site="other.example", url="https://other.example/2")
    _, comments = published(tmp_path, page(1, said("a", who)), other, linkage="dataset")
    assert len({row["commenter_id"] for row in comments}) == 2


def test_another_key_gives_other_pseudonyms_and_ids(tmp_path):
    record = page(1, said("One."), said("Two.", "old_tar_55"))
    first = published(tmp_path / "1", record)[1]
    second = published(tmp_path / "2", record, key=Key(hashlib.sha256(b"x").digest()))[1]
    for name in ("comment_id", "article_id", "commenter_id"):
        assert {row[name] for row in first}.isdisjoint(row[name] for row in second)
        assert all(ID.fullmatch(row[name]) for row in first)


def test_one_handle_in_two_spellings_is_one_person(tmp_path):
    _, comments = published(tmp_path, page(1, said("a"), said("b", "QuillFeather77")))
    assert len({row["commenter_id"] for row in comments}) == 1


@pytest.mark.parametrize(
    "author", [None, "", "  ", {"kind": "guest"}, {"kind": "deleted", "handle": "x"}]
)
def test_nobody_in_particular_has_no_pseudonym(tmp_path, author):
    _, comments = published(tmp_path, page(1, said("a", author), said("b", author)))
    assert [row["commenter_id"] for row in comments] == [None, None]
    assert {row["commenter_kind"] for row in comments} <= {"guest", "deleted"}


def test_a_mention_in_the_thread_becomes_the_pseudonym(tmp_path):
    thread = [said("Good morning."), said("Good morning, quillfeather77!", "old_tar_55")]
    _, (first, second) = published(tmp_path, page(1, *thread))
    assert second["text"] == f"Good morning, ⟦{first['commenter_id']}⟧!"
    assert second["mentions"] == [first["commenter_id"]]
    (redaction,) = second["redactions"]
    assert second["text"][redaction["start"] : redaction["end"]] == f"⟦{first['commenter_id']}⟧"
    assert redaction["type"] == "mention"


@pytest.mark.parametrize("form", ["QUILLFEATHER77", "@quillfeather77", "Quillfeather 77"])
def test_other_spellings_of_a_mention_are_found(tmp_path, form):
    thread = [said("Good morning."), said(f"I agree with {form} on that.", "old_tar_55")]
    _, (_, second) = published(tmp_path, page(1, *thread))
    assert "uill" not in second["text"].lower()


def test_a_distinctive_handle_is_found_in_other_threads_too(tmp_path):
    first = page(1, said("Good morning."))
    second = page(2, said("Where is quillfeather77 today?", "old_tar_55"))
    threads = by_headline(*published(tmp_path, first, second, linkage="site"))
    name = threads["Headline 1"][0]["commenter_id"]
    assert threads["Headline 2"][0]["text"] == f"Where is ⟦{name}⟧ today?"


def test_a_name_in_the_news_stays(tmp_path):
    record = page(
        1,
        said("Marrenholt should pay for the wall.", "old_tar_55"),
        headline="Mayor Marrenholt delays the wall",
    )
    assert published(tmp_path, record)[1][0]["text"] == "Marrenholt should pay for the wall."


def test_contact_data_is_replaced(tmp_path):
    _, (row,) = published(tmp_path, page(1, said("Write to nora@mail.example please.")))
    assert row["text"] == "Write to ⟦email⟧ please."
    assert row["mentions"] == []


def test_the_words_of_a_deleted_comment_stay_out_but_not_its_place(tmp_path):
    thread = [said("I regret quillfeather77.", status="deleted"), said("Hidden.", status="hidden")]
    _, (gone, hidden) = published(tmp_path, page(1, *thread))
    assert (gone["text"], gone["mentions"], gone["redactions"]) == (None, [], [])
    assert (gone["status"], gone["position"]) == ("deleted", 0)
    assert hidden["text"] == "Hidden."


def test_a_reply_names_the_keyed_id_of_its_parent(tmp_path):
    thread = [said("a", id=1), said("b", "old_tar_55", id=2, parent=1), said("c", parent=99)]
    _, (first, second, third) = published(tmp_path, page(1, *thread))
    assert (first["parent_id"], first["parent_missing"]) == (None, False)
    assert (second["parent_id"], second["parent_missing"]) == (first["comment_id"], False)
    assert (third["parent_id"], third["parent_missing"]) == (None, True)


def test_parents_are_found_across_the_articles_of_a_shard(tmp_path):
    pages = [page(n, said("a", id=1), said("b", id=2, parent=1)) for n in range(6)]
    for thread in by_headline(*published(tmp_path, *pages)).values():
        assert thread[1]["parent_id"] == thread[0]["comment_id"]


def test_rows_are_sorted_by_article_and_position(tmp_path):
    pages = [page(n, *(said(f"{n} {m}") for m in range(n))) for n in range(8)]
    articles, comments = published(tmp_path, *pages)
    ids = [row["article_id"] for row in articles]
    places = [(row["article_id"], row["position"]) for row in comments]
    assert ids == sorted(ids)
    assert places == sorted(places)
    assert len({row["comment_id"] for row in comments}) == len(comments)


def test_articles_without_comments_go_out_alone(tmp_path):
    articles, comments = published(tmp_path, page(1), page(2))
    assert [row["n_comments"] for row in articles] == [0, 0]
    assert comments == []


def test_the_crawl_is_known_to_the_day(tmp_path):
    record = page(1, source={"retrieved": "2017-03-23T10:11:12Z"}, published="2017-03-22T09:08:07Z")
    ((row,), _) = published(tmp_path, record)
    assert row["retrieved"] == datetime(2017, 3, 23, tzinfo=UTC)
    assert row["published"] == datetime(2017, 3, 22, 9, 8, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("grain", "expected"),
    [
        ("second", datetime(2017, 3, 23, 10, 11, 12, tzinfo=UTC)),
        ("minute", datetime(2017, 3, 23, 10, 11, tzinfo=UTC)),
        ("hour", datetime(2017, 3, 23, 10, tzinfo=UTC)),
        ("day", datetime(2017, 3, 23, tzinfo=UTC)),
        ("month", datetime(2017, 3, 1, tzinfo=UTC)),
        ("year", datetime(2017, 1, 1, tzinfo=UTC)),
    ],
)
def test_times_of_comments_are_no_finer_than_the_grain(tmp_path, grain, expected):
    record = page(1, said("a", posted="2017-03-23T13:11:12+03:00"), said("b"))
    _, (dated, undated) = published(tmp_path, record, grain=grain)
    assert (dated["posted"], dated["posted_precision"]) == (expected, grain)
    assert (undated["posted"], undated["posted_precision"]) == (None, None)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.none() | st.integers(-3, 60)), min_size=1, max_size=60
    )
)
def test_no_comment_stands_out_in_its_article_by_coarse_votes(rows):
    article, votes = (pa.array(column) for column in zip(*rows, strict=True))
    votes = votes.cast(pa.int32())
    found = coarse_votes(votes, article, "coarse").to_pylist()
    if votes.null_count < len(votes):
        shared = Counter(zip(article.to_pylist(), found, strict=True))
        sizes = Counter(article.to_pylist())
        for (owner, _), count in shared.items():
            assert count >= FEWEST or count == sizes[owner]
    for before, after in zip(votes.to_pylist(), found, strict=True):
        assert after is None or (abs(after) <= abs(before) and after * before >= 0)


def test_votes_that_many_share_are_rounded_down_and_the_others_are_missing():
    votes = pa.array([*[0] * 5, *[7, 5, 9, 6, 8], *[None] * 5, 500], pa.int32())
    article = pa.array(["a"] * len(votes))
    found = coarse_votes(votes, article, "coarse").to_pylist()
    assert found == [*[0] * 5, *[5] * 5, *[None] * 6]


@pytest.mark.parametrize(
    ("votes", "likes"), [("exact", [3, 4]), ("coarse", [None, None]), ("withhold", [None, None])]
)
def test_votes_are_as_exact_as_the_settings_say(tmp_path, votes, likes):
    record = page(1, said("a", likes=3), said("b", likes=4))
    _, comments = published(tmp_path, record, votes=votes)
    assert sorted((row["likes"] for row in comments), key=str) == likes


GRAINS = ["year", "month", "day", "hour", "minute", "second"]
EARLY, LATE = datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-01-01")
UNITS = {"year": "%Y", "month": "%Y%m", "day": "%Y%m%d", "hour": "%Y%m%d%H"}


@given(
    st.lists(st.datetimes(EARLY, LATE, timezones=st.just(UTC))),
    st.sampled_from(GRAINS),
    st.sampled_from(GRAINS),
)
def test_a_coarse_time_is_of_the_same_unit_and_not_later(times, grain, stated):
    posted = pa.array(times, pa.timestamp("us", tz="UTC"))
    coarse, precision = coarsened(posted, pa.array([stated] * len(times), pa.string()), grain)
    for before, after, left in zip(times, coarse.to_pylist(), precision.to_pylist(), strict=True):
        assert after <= before
        assert left == GRAINS[min(GRAINS.index(grain), GRAINS.index(stated))]
        form = UNITS.get(grain, "%c")
        assert form == "%c" or after.strftime(form) == before.strftime(form)


def test_no_text_forges_a_token(tmp_path):
    _, (row,) = published(tmp_path, page(1, said("I am ⟦email⟧ and ⟦⟦.")))
    assert row["text"] == "I am ⟦(⟧email⟧ and ⟦(⟧⟦(⟧."


def test_the_name_of_a_guest_is_replaced_here_and_elsewhere_but_names_no_person(tmp_path):
    guest = {"handle": "Marsh_Lantern_88", "kind": "guest"}
    threads = [
        page(1, said("First.", guest), said("Marsh_Lantern_88 has a point.")),
        page(2, said("As marsh_lantern_88 wrote elsewhere.")),
    ]
    _, comments = published(tmp_path, *threads)
    texts = {row["text"] for row in comments}
    assert texts == {"First.", "⟦guest⟧ has a point.", "As ⟦guest⟧ wrote elsewhere."}
    assert all(row["mentions"] == [] for row in comments)
    assert {row["commenter_id"] is None for row in comments if row["text"] == "First."} == {True}


def test_a_redaction_says_where_what_and_by_which_rule(tmp_path):
    _, comments = published(
        tmp_path, page(1, said("One."), said("quillfeather77: no", "reedwren_4"))
    )
    (found,) = comments[1]["redactions"]
    assert comments[1]["text"][found["start"] : found["end"]] == f"⟦{comments[0]['commenter_id']}⟧"
    assert found["type"] == "mention"
    assert found["rule"]


def staff(count, **more):
    names = [f"quillfeather{number}" for number in range(10, 10 + count)]
    return [said("Closed.", {"handle": name, "kind": "staff"}, **more) for name in names]


def kinds(rows):
    return sorted(row["commenter_kind"] for row in rows)


@pytest.mark.parametrize(("people", "least", "shown"), [(4, 5, 0), (5, 5, 5), (1, 1, 1), (2, 3, 0)])
def test_a_role_is_shown_where_enough_people_of_the_site_hold_it(people, least, shown, tmp_path):
    pages = [page(number, one, said("x")) for number, one in enumerate(staff(people))]
    _, comments = published(tmp_path, *pages, staff_at_least=least)
    assert kinds(comments) == ["reader"] * (2 * people - shown) + ["staff"] * shown
    assert all(row["commenter_id"] for row in comments)


def test_staff_of_one_site_does_not_count_for_another(tmp_path):
    other = {"site": "post.example", "url": "https://post.example/9"}
    _, comments = published(tmp_path, page(1, *staff(5)), page(2, *staff(4), **other))
    shown = {(row["site"], row["commenter_kind"]) for row in comments}
    assert shown == {("news.example", "staff"), ("post.example", "reader")}


def test_many_comments_of_few_people_are_few_people(tmp_path):
    _, comments = published(tmp_path, *(page(number, *staff(2)) for number in range(9)))
    assert kinds(comments) == ["reader"] * 18


def test_rare_staff_without_a_name_is_a_guest(tmp_path):
    nameless = said("Closed.", {"handle": None, "kind": "staff"})
    _, comments = published(tmp_path, page(1, nameless, *staff(1), said("x", None)))
    assert kinds(comments) == ["guest", "guest", "reader"]


WIRE = [
    " ".join(f"{word} number {n} of the sea wall" for n in range(30)) for word in ("Part", "Gate")
]


def copies_of_a_story():
    """Make two copies of a story on two sites, the second one less commented on, and a third."""
    one = page(1, said("One."), said("Uno.", "old_tar_55", id=7), body=WIRE)
    site = {"site": "other.example", "url": "https://other.example/a"}
    two = page(2, said("Two.", id=7), body=WIRE, language="nl", **site)
    return one, two, page(3, said("Three."))


def test_a_dropped_copy_leaves_its_comments_under_the_article_that_stays(tmp_path):
    articles, comments = published(tmp_path, *copies_of_a_story(), clusters="drop")
    assert sorted(row["headline"] for row in articles) == ["Headline 1", "Headline 3"]
    (host,) = (row for row in articles if row["headline"] == "Headline 1")
    thread = [row for row in comments if row["article_id"] == host["article_id"]]
    assert [row["text"] for row in thread] == ["One.", "Uno.", "Two."]
    assert [row["position"] for row in thread] == [0, 1, 2]
    assert host["n_comments"] == 3
    assert [row["origin_article_id"] is None for row in thread] == [True, True, False]
    assert [row["site"] for row in thread] == ["news.example"] * 2 + ["other.example"]
    assert thread[2]["language"] == "nl"


@pytest.mark.parametrize("linkage", ["thread", "site", "dataset"])
def test_dropping_articles_changes_no_id_and_no_pseudonym_of_a_comment(tmp_path, linkage):
    def told(policy):
        rows = published(tmp_path / policy, *copies_of_a_story(), clusters=policy, linkage=linkage)
        return {
            row["text"]: (
                row["comment_id"],
                row["commenter_id"],
                row["origin_article_id"] or row["article_id"],
            )
            for row in rows[1]
        }

    assert told("drop") == told("cluster")


def test_by_thread_a_person_is_two_under_the_copies_of_a_story(tmp_path):
    _, comments = published(tmp_path, *copies_of_a_story(), clusters="drop")
    who = {row["text"]: row["commenter_id"] for row in comments}
    assert len(set(who.values())) == 4


def test_no_reply_answers_a_comment_of_another_copy(tmp_path):
    one, two, _ = copies_of_a_story()
    two["comments"].append(said("And you?", "mara", id=8, parent=7))
    _, comments = published(tmp_path, one, two, clusters="drop")
    found = {row["text"]: row for row in comments}
    assert found["And you?"]["parent_id"] == found["Two."]["comment_id"]
    assert found["Two."]["comment_id"] != found["Uno."]["comment_id"]


@pytest.mark.parametrize(
    ("policy", "expected"), [("mark", [True, False]), ("keep", [None, None]), ("drop", [False])]
)
def test_what_the_site_no_longer_shows_is_marked_kept_or_left_out(tmp_path, policy, expected):
    captures = [
        page(1, said("One."), said("Two."), source={"retrieved": "2017-03-01T10:20:30Z"}),
        page(1, said("Two."), source={"retrieved": "2017-03-09T11:21:31Z"}),
    ]
    _, comments = published(tmp_path, *captures, observations={"vanished": policy})
    assert [row["vanished"] for row in comments] == expected


@pytest.mark.parametrize(("grain", "day"), [("second", 9), ("day", 9), ("month", 1)])
def test_observations_are_no_finer_than_a_day_and_the_grain(tmp_path, grain, day):
    capture = page(1, said("One."), source={"retrieved": "2017-03-09T11:21:31Z"})
    _, (comment,) = published(tmp_path, capture, grain=grain)
    expected = datetime(2017, 3, day, tzinfo=UTC)
    assert (comment["first_seen"], comment["last_seen"]) == (expected, expected)


def test_copies_of_a_text_that_names_somebody_are_not_counted(tmp_path):
    spam, rude = "Cheap lamps, the best of the whole coast!", "I do not believe quillfeather77"
    pages = [page(number, said("x"), said(spam, "b"), said(rude, "c")) for number in range(2)]
    _, comments = published(tmp_path, *pages)
    assert [row["n_copies"] for row in comments if row["text"] == spam] == [1, 1]
    naming = [row for row in comments if row["mentions"]]
    assert [row["n_copies"] for row in naming] == [None, None]


def test_copies_of_a_withheld_text_are_not_counted(tmp_path):
    gone = said("All of this was a mistake of mine.", status="deleted")
    _, comments = published(tmp_path, page(1, gone), page(2, gone | {"status": "visible"}))
    assert {row["status"]: row["n_copies"] for row in comments} == {"deleted": None, "visible": 1}
