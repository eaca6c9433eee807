"""A release's documents say what its facts say, and nothing hostile in the facts gets through."""

import json
import re
from dataclasses import fields, replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from commentariat import schemas
from commentariat.describe import (
    Facts,
    card,
    changelog,
    citation,
    columns_of,
    data_licence,
    datasheet,
    find_unanswered,
)
from commentariat.describe import facts as shapes
from commentariat.describe._escape import code, markdown, plain, prose
from commentariat.describe._terms import hub_licence, licence_address, size_category, spdx
from commentariat.describe._words import percent, share
from commentariat.describe.questions import QUESTIONS

HOSTILE = (
    "a | b `c` <script>alert(1)</script>\n\n# d\n---\n- !e: [f](http://g.example) \x1b[31m"
    "\u202etxt\u2066 $x$ &amp; '\"\\ {{h}} %s no 1.0"
)


def facts(**changes) -> Facts:
    part = shapes.TableSplit
    made = Facts(
        about=shapes.About(
            name="invented",
            version="1.2.0",
            title="Invented comments",
            description="What nobody ever wrote.",
            license="cc-by-4.0",
            languages=("en-GB",),
            homepage="https://harbour.example/",
            creators=("The Quay Group",),
            contact="data@harbour.example",
            date="2024-04-02",
        ),
        privacy=shapes.Privacy(
            linkage="thread",
            grain="day",
            key_fingerprint="0123456789abcdef",
            redactions={"mention": 31, "email": 2},
            naming=27,
            risks={"pinned_1": 0.25, "pinned_2": None, "unique_8gram": 0.996},
            scan=shapes.Scan(files=12, cells=34567, needles=89),
        ),
        articles=shapes.Flow(1000, 900, 80, {"E101": 15, "W|\n<b>": 5}),
        comments=shapes.Flow(5000, 4321, 600, {"E202": 79}),
        splits=(
            shapes.Split("train", part(700, 2, 70_000), part(3321, 2, 900_000)),
            shapes.Split("test", part(200, 1, 20_000), part(1000, 1, 300_000)),
        ),
        columns={table: columns_of(schemas.columns(table)) for table in schemas.TABLES},
        tool_version="0.1.0",
        sites=(shapes.Site("harbour.example", 900, 4321),),
        languages={"en": 900},
        commenters={"reader": 1234},
        comments_by_kind={"reader": 4000, "guest": 321},
        nulls={"articles": {"section": 90, "url": 0}, "comments": {"likes": 4321}},
        published=shapes.Range("2024-01-02T03:04:05Z", "2024-03-01T00:00:00Z", 850),
        capture=shapes.Capture(10, 20, 870, {"ledger": 900}),
        replies=shapes.Replies(300, 7),
        duplicates=shapes.Duplicates(80, 12, 25, 140, 17),
        parsers={"sputnik_text/1": 900},
        answers={"M1": "To test.", "C2": "Rows are counted twice."},
    )
    return replace(made, **changes)


def about(**changes) -> Facts:
    return facts(about=replace(facts().about, **changes))


def test_facts_survive_a_trip_through_json():
    assert Facts.from_json(json.loads(json.dumps(facts().to_json()))) == facts()


def test_facts_of_an_unknown_shape_are_refused():
    with pytest.raises(TypeError, match="no field surprise"):
        Facts.from_json(facts().to_json() | {"surprise": 1})


def test_a_flow_balances_when_nothing_is_lost():
    assert facts().articles.balances
    assert not shapes.Flow(10, 9).balances


# --- the datasheet ---------------------------------------------------------------------------


def test_every_question_stands_in_the_datasheet_once():
    ids = re.findall(r"<!-- q:(\w+) -->", datasheet(facts()))
    assert ids == [question.id for question in QUESTIONS]
    assert len(set(ids)) == 50


def test_computed_numbers_stand_in_the_datasheet():
    text = datasheet(facts())
    for number in ("900 articles and 4,321 comments", "34,567 cells", "1,234 pseudonyms", "99.6 %"):
        assert number in text


def test_the_datasheet_shows_what_became_of_everything_read():
    text = datasheet(facts())
    assert "| rejected, E101: The line is not one JSON object in UTF-8, each key once" in text
    assert "| merged into another capture | 80 | 600 |" in text


def test_unanswered_questions_are_named_and_visible():
    text = datasheet(facts())
    assert "M3" in find_unanswered(facts())
    assert "M1" not in find_unanswered(facts())
    assert text.count("**Not answered by the curator.**") == len(find_unanswered(facts())) == 17


def test_settings_left_out_make_their_questions_unanswered():
    bare = facts(about=shapes.About(name="bare", version="1.0.0"), answers={})
    assert {"M2", "D3", "D4", "T1", "T2", "M1"} <= set(find_unanswered(bare))


def test_the_curator_adds_to_what_was_computed_and_replaces_a_default():
    text = datasheet(facts(answers={"C2": "Counted twice.", "C10": "Nothing at all."}))
    assert "The curator adds: Counted twice." in text
    assert "Nothing at all." in text
    assert "4,321 comments" in text
    assert "Addresses of articles lead to pages" not in text


@pytest.mark.parametrize("later", ["TODO", " todo ", "Todo.", "TODO ask Ann", "todo: ask"])
def test_what_is_to_be_answered_later_is_unanswered(later):
    made = facts(answers={"M1": later, "C2": later})
    assert "M1" in find_unanswered(made)
    assert later.strip() not in datasheet(made)


def test_an_answer_in_spanish_is_one():
    assert "M1" not in find_unanswered(facts(answers={"M1": "Todo por la ciencia."}))


def test_the_data_dictionary_has_every_column_of_both_tables():
    text = datasheet(facts()).partition("## Data dictionary")[2]
    for table in schemas.TABLES:
        for column in schemas.columns(table):
            assert f"| `{column.name}` |" in text


def test_null_shares_stand_beside_the_columns():
    assert "| 10 %: not stated" in datasheet(facts())


@pytest.mark.parametrize("document", [datasheet, card], ids=["datasheet", "card"])
def test_the_data_is_called_anonymous_only_in_the_negation(document):
    text = document(facts())
    assert len(re.findall("anonym", text.replace("pseudonym", ""), re.IGNORECASE)) == text.count(
        "The data is pseudonymised, not anonymous: any comment can be found by searching"
    )
    assert "not anonymous" in text


@pytest.mark.parametrize("linkage", ["thread", "site", "dataset"])
def test_every_linkage_is_explained(linkage):
    privacy = replace(facts().privacy, linkage=linkage, risks={})
    text = datasheet(facts(privacy=privacy))
    assert "A pseudonym links comments " in text
    assert ("one thread only" in text) == (linkage == "thread")


def test_documents_of_an_empty_dataset_are_still_documents():
    empty = Facts(
        about=shapes.About(name="empty", version="1.0.0"),
        privacy=shapes.Privacy("thread", "day", "00"),
        articles=shapes.Flow(0, 0),
        comments=shapes.Flow(0, 0),
        splits=(),
        columns={},
        tool_version="0.1.0",
    )
    assert len(re.findall("<!-- q:", datasheet(empty))) == 50
    assert "There are no rows" in card(empty)


def test_the_same_facts_give_the_same_text_however_their_mappings_are_ordered():
    turned = facts(comments_by_kind={"guest": 321, "reader": 4000})
    assert datasheet(turned) == datasheet(facts())


# --- changelog, citation, licence ------------------------------------------------------------


def test_the_first_changelog_says_that_it_is_the_first():
    assert "## 1.2.0 - 2024-04-02\n\nFirst release: 900 articles" in changelog(facts(), None)


def test_a_changelog_counts_the_rows_that_are_not_as_they_were():
    lost = {"articles": 1, "comments": 12}
    before = about(version="1.1.0")
    said = (
        "- Changed, moved to another split or removed, of the rows of 1.1.0: 1 article and "
        "12 comments."
    )
    assert said in changelog(facts(), before, lost=lost)
    assert "Changed, moved" not in changelog(facts(), before)
    other = replace(before, privacy=replace(before.privacy, key_fingerprint="fedcba9876543210"))
    assert "Changed, moved" not in changelog(facts(), other, lost=lost)


def test_a_changelog_counts_the_difference_and_keeps_older_entries():
    before = about(version="1.1.0", license="cc0-1.0")
    now = facts(commenters={"reader": 1300})
    text = changelog(now, before, changelog(before, None))
    assert "| pseudonyms | 1,234 | 1,300 | +66 |" in text
    assert "Licence: cc0-1.0 before, cc-by-4.0 now." in text
    assert text.index("## 1.2.0") < text.index("## 1.1.0") < text.index("First release")
    assert text.count("# Changelog") == 1


def test_a_changelog_names_columns_and_a_changed_key():
    columns = dict(facts().columns)
    before = facts(
        columns=columns | {"articles": columns["articles"][1:]},
        privacy=replace(facts().privacy, key_fingerprint="ff", linkage="site"),
    )
    text = changelog(facts(), before)
    assert "New in `articles`: article_id." in text
    assert "Another key" in text
    assert "No longer in `articles`: article_id." in changelog(before, facts())


def test_a_citation_is_valid_yaml_with_the_name_spdx_gives_the_licence():
    entry = yaml.safe_load(citation(facts()))
    assert entry["license"] == "CC-BY-4.0"
    assert entry["version"] == "1.2.0"
    assert entry["authors"] == [{"name": "The Quay Group"}]


def test_a_citation_without_creators_names_the_curators():
    entry = yaml.safe_load(citation(about(creators=(), license="house rules", homepage="x y")))
    assert entry["authors"] == [{"name": "The curators of invented"}]
    assert not {"license", "url"} & entry.keys()


def test_the_data_licence_names_the_licence_and_what_it_does_not_cover():
    text = data_licence(facts())
    assert "cc-by-4.0 (https://creativecommons.org/licenses/by/4.0/)" in text
    assert "stay with their publishers" in text
    assert "has not stated a licence" in data_licence(about(license=None))


@pytest.mark.parametrize(
    ("name", "hub", "known"),
    [
        ("CC0-1.0", "cc0-1.0", "CC0-1.0"),
        ("odbl", "odbl", "ODbL-1.0"),
        ("ODbL-1.0", "odbl", "ODbL-1.0"),
        ("mit ", "mit", "MIT"),
        ("house rules", None, None),
    ],
)
def test_licences_are_spelt_as_each_register_spells_them(name, hub, known):
    assert (hub_licence(name), spdx(name)) == (hub, known)


def test_an_unknown_licence_has_no_address():
    assert licence_address("house rules") is None
    assert licence_address("mit") == "https://spdx.org/licenses/MIT.html"


def test_size_categories_end_with_an_open_one():
    assert size_category(0) == "n<1K"
    assert size_category(10**12) == "n>1B"


def test_shares_close_to_all_or_nothing_are_not_rounded_to_it():
    assert share(1, 10**6) == "less than 0.1 %"
    assert percent(0.99999) == "more than 99.9 %"
    assert percent(1.0) == "100 %"


# --- hostile words ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def attacked() -> Facts:
    """Facts in which every word that a dump or a curator chooses is hostile."""
    privacy = replace(facts().privacy, redactions={HOSTILE: 1}, mentions=HOSTILE)
    return facts(
        about=shapes.About(
            HOSTILE, "1.0.0", *[HOSTILE] * 3, (HOSTILE,), HOSTILE, (HOSTILE,), HOSTILE
        ),
        privacy=privacy,
        sites=(shapes.Site(HOSTILE, 1, 1),),
        articles=shapes.Flow(2, 1, 0, {HOSTILE: 1}),
        languages={HOSTILE: 1},
        comments_by_kind={HOSTILE: 1},
        parsers={HOSTILE: 1},
        capture=shapes.Capture(1, 1, 1, {HOSTILE: 1}),
        published=shapes.Range(HOSTILE, HOSTILE, 1),
        answers={question.id: HOSTILE for question in QUESTIONS},
    )


def rendered(text: str) -> str:
    """Return the HTML of a document without its front matter, raw HTML let through."""
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(body)


@pytest.mark.parametrize("document", [datasheet, card, lambda f: changelog(f, facts())])
def test_hostile_words_stay_words_in_markdown(attacked, document):
    html = rendered(document(attacked))
    assert "&lt;script&gt;" in html
    for alive in ("<script", 'http://g.example"', "<code>c</code>", "<h1>d</h1>", "<li>!e"):
        assert alive not in html


@pytest.mark.parametrize("document", [datasheet, card])
def test_hostile_words_change_nothing_in_the_structure_of_a_document(attacked, document):
    def tags(made: Facts) -> list[str]:
        return re.findall(
            r"<(?:h\d|table|tr|td|th|li|blockquote|hr|pre)\b", rendered(document(made))
        )

    tame = json.loads(json.dumps(attacked.to_json()).replace(json.dumps(HOSTILE)[1:-1], "tame"))
    assert tags(attacked) == tags(Facts.from_json(tame))


@pytest.mark.parametrize("document", [datasheet, card, citation, data_licence])
def test_nothing_that_moves_a_terminal_or_turns_text_is_written(attacked, document):
    text = document(attacked)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_hostile_words_stay_values_in_yaml(attacked):
    front = yaml.safe_load(card(attacked).split("---\n")[1])
    assert front["pretty_name"] == plain(HOSTILE)
    assert front["license"] == "other"
    assert "language" not in front
    assert yaml.safe_load(citation(attacked))["title"] == plain(HOSTILE)


@given(st.text())
def test_escaped_text_is_one_line_without_live_markup(text):
    line = markdown(text)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`*<>\[\]]", line.replace("\\\\", ""))


@given(st.text())
def test_plain_text_stays_as_it_is_the_second_time(text):
    assert plain(plain(text)) == plain(text)


def test_prose_keeps_paragraphs():
    assert prose("one\nline\n \nanother") == "one line\n\nanother"


def test_code_spans_cannot_be_closed_from_inside():
    assert code("a`b") == "`a'b`"


@pytest.mark.parametrize("word", ["- a", "+ a", "1. a", "1) a", "# a", "=== a", "--- a", "> a"])
def test_a_line_cannot_begin_a_block(word):
    assert markdown(word)[0] in "\\&" or markdown(word)[1] == "\\"


def test_every_part_of_the_facts_has_a_place_in_json():
    assert set(facts().to_json()) == {part.name for part in fields(Facts)}


@pytest.mark.parametrize(
    ("policy", "said"),
    [("cluster", "are marked by"), ("drop", "were left out"), ("off", "are not marked")],
)
def test_what_was_done_with_near_duplicates_is_said_as_the_settings_have_it(policy, said):
    made = facts(duplicates=replace(facts().duplicates, policy=policy))
    assert said in datasheet(made)


def test_what_did_not_happen_is_said_in_words_and_not_with_a_nought():
    made = datasheet(
        facts(observations=shapes.Observations(1, 0, 0, "mark"), duplicates=shapes.Duplicates())
    )
    for said in (
        "1 article was captured more than once. No comment is known to have changed",
        "No comment is known to have vanished from a later capture.",
        "No near-duplicates among the articles were found.",
        "No comment has a text that occurs elsewhere in the release.",
    ):
        assert said in made
    assert " 0 comments" not in made.partition("### C9")[2].partition("### C10")[0]


def test_a_null_has_the_reason_of_its_column():
    made = columns_of(schemas.columns("comments"))
    reasons = {column.name: column.null_means for column in made}
    assert reasons["n_copies"] == "the text names a commenter, or is not published"
    assert reasons["near_duplicate_in_train"] == "a row of train"
    assert reasons["platform"] == "not stated, or not captured"


def test_the_dictionary_tells_what_is_computed_and_what_is_keyed():
    published = {c.name: c.disclosure for c in columns_of(schemas.columns("comments"))}
    assert published["comment_id"] == published["article_id"] == published["parent_id"] == "key"
    assert published["mentions"] == published["commenter_id"] == "pseudonymise"
    assert published["n_copies"] == published["edited"] == "computed"
    assert published["likes"] == "publish"


def test_people_of_one_thread_have_no_second_article_to_be_known_by():
    risks = {"pinned_1_thread": 0.1, "pinned_1_site": 0.2, "pinned_2_site": 0.3}
    made = facts()
    made = datasheet(replace(made, privacy=replace(made.privacy, risks=risks)))
    assert "| two of the articles | has one article only | 30 % |" in made


@pytest.mark.parametrize(
    ("policy", "said"),
    [("mark", "marked by `vanished`"), ("keep", "kept like all"), ("drop", "were left out")],
)
def test_what_was_done_with_comments_no_longer_shown_is_said(policy, said):
    made = datasheet(facts(observations=shapes.Observations(8, 3, 5, policy)))
    assert "8 articles were captured more than once. 3 comments changed" in made
    assert said in made


def test_copied_campaigns_are_reported_by_size():
    copied = shapes.Campaigns(2, 30, 27, {"3 to 4": 1, "10 to 99": 1})
    made = datasheet(facts(duplicates=replace(facts().duplicates, campaigns=copied)))
    assert "2 long texts were posted word for word by three commenters or more" in made
    assert "| 10 to 99 comments | 1 |" in made


def test_shares_asked_for_stand_beside_the_splits_where_they_are_known():
    first, *rest = facts().splits
    assert "| `train` | 77.8 % | 700 |" in card(facts(splits=(replace(first, share=778), *rest)))


def test_a_datasheet_without_open_questions_names_none():
    made = facts(answers={question.id: "Said." for question in QUESTIONS})
    assert find_unanswered(made) == ()
    assert "not answered" not in datasheet(made).lower()


@pytest.mark.parametrize(
    ("replies", "said"),
    [((0, 0), "No comment is known"), ((9, 0), "in every case"), ((3, 1), "in 75 % of the cases")],
)
def test_replies_are_said_to_be_found_as_far_as_they_are(replies, said):
    assert said in datasheet(facts(replies=shapes.Replies(*replies)))


def test_records_that_came_parsed_are_not_ascribed_to_a_parser():
    text = datasheet(facts(parsers={"none": 3, "sputnik_text/1": 4}))
    assert "(captures by parser: sputnik_text/1: 4; parsed before: 3)" in text


def test_of_very_many_sites_and_languages_the_largest_are_named():
    sites = tuple(shapes.Site(f"s{number}.example", 1, number) for number in range(5000))
    tags = {f"x-{number}": number + 1 for number in range(5000)}
    text = datasheet(facts(sites=sites, languages=tags))
    assert "| s4999.example | 1 | 4,999 |" in text
    assert "| 4,960 more sites | 4,960 | " in text
    assert "4,960 more" in text
    assert len(text) < 100_000


def test_a_period_says_of_how_many_rows_it_is_known():
    text = card(facts())
    assert "Articles published: 2024-01-02 to 2024-03-01 (known of 850 of 900)." in text
    assert "Comments posted: not known." in text


@pytest.mark.parametrize(
    ("votes", "said"),
    [("exact", None), ("coarse", "rounded down to 1, 2, 5"), ("withhold", "not published.")],
)
def test_the_documents_say_how_exact_votes_are(votes, said):
    about = replace(facts(), privacy=replace(facts().privacy, votes=votes))
    sentences = [line for line in card(about).splitlines() if "`likes` and `dislikes` are" in line]
    assert [said in line for line in sentences if said] == ([True] if said else [])


def test_the_datasheet_says_which_columns_single_comments_out():
    risks = {"unique_likes": 0.47, "unique_depth": 0.002, "unique_depth + likes": 0.6}
    privacy = replace(facts().privacy, risks=risks)
    text = datasheet(replace(facts(), privacy=privacy))
    for row in ("| `likes` | 47 % |", "| `depth` | 0.2 % |", "| `depth` + `likes` | 60 % |"):
        assert row in text
    assert 'votes = "coarse"' in text
    assert 'votes = "coarse"' not in datasheet(
        replace(facts(), privacy=replace(privacy, votes="coarse"))
    )
