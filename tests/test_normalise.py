"""Short forms become full ones, and a full one stays as it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.model import Article, Comment
from commentariat.prepare import known_fields
from commentariat.records import normalise
from commentariat.schemas import validator

SHORT = {"site": "News.Example", "headline": " Bridge opens\r\n", "body": "One.\n\nTwo."}


def test_the_shortest_article_has_every_field_of_the_full_form():
    full = normalise.article(SHORT, "dump.jsonl", 3)
    assert set(full) == set(Article.__annotations__) - {"other_people", "site_people"}
    assert (full["site"], full["headline"]) == ("news.example", "Bridge opens")
    assert full["body"] == ["One.", "Two."]
    assert full["source"]["file"] == "dump.jsonl"
    assert full["source"]["line"] == 3


def test_the_full_form_is_valid_itself():
    comments = [{"text": "Yes.", "author": "harbour_lad", "posted": "2017-03-23T10:00Z"}]
    full = normalise.full(normalise.article(SHORT | {"comments": comments}, "d", 1))
    assert validator().is_valid(full)


def test_where_the_record_says_it_stands_is_kept():
    record = SHORT | {"source": {"file": "page.txt", "line": 4, "encoding": "cp1252"}}
    source = normalise.article(record, "dump.jsonl", 3)["source"]
    assert (source["file"], source["line"], source["encoding"]) == ("page.txt", 4, "cp1252")


def test_the_record_given_is_not_changed():
    record = SHORT | {"comments": [{"text": "a\r\n", "id": 1}], "tags": ["x"]}
    before = repr(record)
    normalise.full(normalise.article(record, "d", 1))["tags"].append("y")
    assert repr(record) == before


@pytest.mark.parametrize(
    ("field", "given_value", "full"),
    [
        ("byline", "Ilse Marrenholt ", ["Ilse Marrenholt"]),
        ("byline", None, []),
        ("byline", ["A", " "], ["A"]),
        ("tags", None, []),
        ("related", ["Old news"], [{"headline": "Old news", "url": None}]),
        ("images", [{"caption": "C"}], [{"caption": "C", "credit": None}]),
        ("dateline", {"place": "VELMORA"}, {"place": "VELMORA", "agency": None}),
        ("dateline", None, None),
        ("id", 17, "17"),
        ("id", "", None),
        ("lead", " \n", None),
        ("language", "pt_BR", "pt-BR"),
        ("language", None, None),
        ("body", ["One.", "  ", "Two.\r\n"], ["One.", "Two."]),
        ("comments", None, []),
        ("extra", None, {}),
    ],
)
def test_a_short_field_becomes_a_full_one(field, given_value, full):
    assert normalise.article(SHORT | {field: given_value}, "d", 1)[field] == full


def test_a_comment_has_every_field_of_the_full_form():
    full = normalise.comment({})
    assert set(full) == set(Comment.__annotations__) - {"extra"}
    assert (full["text"], full["status"], full["depth"]) == ("", "visible", 0)


@pytest.mark.parametrize(
    ("given_author", "status", "kind", "handle"),
    [
        ("harbour_lad", "visible", "reader", "harbour_lad"),
        (" harbour lad ", "visible", "reader", " harbour lad "),
        ({"handle": "harbour_lad"}, "visible", "reader", "harbour_lad"),
        ({"handle": "Editors", "kind": "staff"}, "visible", "staff", "Editors"),
        (None, "visible", "guest", None),
        ("", "visible", "guest", None),
        (" \u2003\t", "visible", "guest", None),
        ({"handle": "  "}, "visible", "guest", None),
        ({}, "visible", "guest", None),
        (None, "deleted", "deleted", None),
        ("", "deleted", "deleted", None),
        ("harbour_lad", "deleted", "reader", "harbour_lad"),
        ({"account": 5}, "visible", "reader", None),
        ({"account": ""}, "visible", "guest", None),
        ({"login": "harbour_lad"}, "visible", "reader", None),
        ({"login": " "}, "visible", "guest", None),
    ],
)
def test_nobody_is_a_guest_and_a_name_is_a_reader(given_author, status, kind, handle):
    author = normalise.author(given_author, status)
    assert (author["kind"], author["handle"]) == (kind, handle)


def test_an_account_is_text():
    assert normalise.author({"account": 5})["account"] == "5"


def test_a_login_is_text_as_readers_see_it():
    assert normalise.author({"login": 91})["login"] == "91"
    assert normalise.author({"login": " kelp&amp;co "})["login"] == "kelp&co"


def test_a_bare_time_says_how_precise_it_is_and_where_it_was_read():
    full = {"value": "2017-03-23", "precision": "day", "raw": None, "from": "metadata"}
    assert normalise.time("2017-03-23", "metadata") == full
    assert normalise.time({"value": "2017-03-23"}, "metadata") == full
    assert normalise.time(full | {"from": "url"}, "metadata")["from"] == "url"
    assert normalise.time(None, "page") is None


def test_a_time_without_value_keeps_what_the_page_said():
    time = normalise.time({"value": None, "raw": "+111 March"}, "page")
    assert (time["value"], time["raw"]) == (None, "+111 March")


def test_counts_lose_their_point():
    assert repr(normalise.count(3.0)) == "3"
    assert normalise.count(None) is None


def test_unknown_fields_are_counted_at_every_depth_that_is_read():
    record = SHORT | {
        "mood": 1,
        "comments": [{"text": "a", "ip": 1, "author": {"handle": "x", "mail": 1}}, {"author": "b"}],
    }
    assert normalise.unknown_fields(record, known_fields()) == 3
    assert normalise.unknown_fields(SHORT, known_fields()) == 0


TIME = {"value": "2024-03-18", "precision": "day", "raw": None, "from": "page"}


@pytest.mark.parametrize(
    "part",
    [
        {"images": [{"caption": "A boat", "credit": None}, {"caption": None}]},
        {"related": ["Another story", {"headline": "A third", "url": None}]},
        {"dateline": {"place": "WICK", "agency": None}},
        {"comment_section": {"systems": [], "new": 0}},
        {"source": {"file": "a", "retrieved": TIME}},
        {"published": TIME},
        {"comments": [{"text": "Hm.", "posted": TIME}]},
    ],
)
def test_unknown_fields_of_any_part_are_counted(part):
    assert normalise.unknown_fields(SHORT | part, known_fields()) == 0
    more = json.loads(json.dumps(part).replace("}", ', "photographer": 1}'))
    expected = json.dumps(part).count("}")
    assert normalise.unknown_fields(SHORT | more, known_fields()) == expected


comments = st.fixed_dictionaries(
    {},
    optional={
        "id": st.integers() | st.text(max_size=3) | st.none(),
        "author": st.none() | st.text(max_size=3) | st.just({"handle": " ", "account": 5}),
        "posted": st.sampled_from([None, "2017-03-23", {"value": "2017-03-23T01:08Z"}]),
        "text": st.text(max_size=5) | st.none(),
        "status": st.sampled_from([None, "deleted", "hidden"]),
        "likes": st.sampled_from([None, 1, 2.0]),
    },
)


@given(comments)
def test_a_full_comment_stays_as_it_is(given_comment):
    full = normalise.comment(given_comment)
    assert normalise.comment(full) == full
