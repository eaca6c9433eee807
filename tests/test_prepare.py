"""One raw record in, the article or all reasons why not out, and no word of it in them."""

import json
from hashlib import blake2b

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.model import Page, Record, Unreadable
from commentariat.prepare import Accepted, Rejected, prepare
from commentariat.prepare.parts import part_of
from commentariat.records.normalise import full
from commentariat.settings import Settings

SETTINGS = Settings(name="harbour")
GOOD = {"site": "news.example", "headline": "Bridge opens", "body": ["It opened."]}


def decision(data, where=SETTINGS):
    (found,) = prepare(Record("dump.jsonl", 17, data), where)
    return found


def line(**more):
    return orjson.dumps(GOOD | more)


def article(**more):
    found = decision(line(**more))
    assert isinstance(found, Accepted), found.problems
    return full(found.article)


def codes(found):
    return {problem.code for problem in getattr(found, "problems", getattr(found, "warnings", ()))}


def test_the_shortest_record_is_accepted():
    found = decision(line())
    assert isinstance(found, Accepted)
    assert found.warnings == ()
    assert (found.source, found.line, found.size) == ("dump.jsonl", 17, len(line()))


def test_the_full_form_is_left_as_it_is():
    once = article(comments=[{"text": "Yes.", "author": "harbour_lad", "posted": "2017-03-23"}])
    assert full(decision(orjson.dumps(once)).article) == once


def test_the_site_comes_from_the_host_of_the_url():
    record = {"url": "https://WWW.News.example/a?b=1", "headline": "H", "body": []}
    assert decision(orjson.dumps(record)).article["site"] == "news.example"


def test_the_site_of_the_settings_comes_before_the_url():
    record = {"url": "https://mirror.example/a", "headline": "H", "body": []}
    found = decision(orjson.dumps(record), Settings(name="x", site="news.example"))
    assert found.article["site"] == "news.example"


def test_the_site_of_the_record_comes_first():
    found = decision(line(), Settings(name="x", site="other.example"))
    assert found.article["site"] == "news.example"


def test_a_record_without_any_site_says_how_to_give_one():
    found = decision(b'{"headline": "H", "body": []}')
    assert [p.message for p in found.problems] == ["lacks 'site' (--site gives it to all records)"]


def test_integers_are_accepted_as_ids():
    found = article(id=5, comments=[{"id": 17, "text": "a"}, {"id": 18, "parent": 17, "text": "b"}])
    assert found["id"] == "5"
    assert [(c["id"], c["parent"]) for c in found["comments"]] == [("17", None), ("18", "17")]


def test_strings_stand_for_bodies_authors_and_times():
    found = article(
        body="One.\n\nTwo.",
        published="2017-03-23",
        comments=[{"text": "Yes.", "author": "harbour_lad", "posted": "2017-03-23T10:00Z"}],
    )
    assert found["body"] == ["One.", "Two."]
    assert found["published"]["precision"] == "day"
    (comment,) = found["comments"]
    who = {"handle": "harbour_lad", "login": None, "account": None, "kind": "reader"}
    assert comment["author"] == who
    assert comment["posted"]["precision"] == "minute"


def test_all_faults_of_a_record_are_told_at_once():
    record = {
        "headline": "",
        "body": 5,
        "language": "english!",
        "published": "yesterday",
        "comments": [{"author": 7}, {"likes": "many"}],
    }
    found = decision(orjson.dumps(record))
    assert isinstance(found, Rejected)
    assert found.comments == 2
    assert [str(problem) for problem in found.problems] == [
        "dump.jsonl:17 / E001 lacks 'site' (--site gives it to all records)",
        "dump.jsonl:17 /body E001 must be of type array or string",
        "dump.jsonl:17 /comments/0/author E001 must be of type object or string or null",
        "dump.jsonl:17 /comments/1/likes E001 must be of type integer or null",
        "dump.jsonl:17 /headline E001 must have a length of at least 1",
        "dump.jsonl:17 /language E001 must be a language tag such as en or pt-BR",
        "dump.jsonl:17 /published E001 must be a time such as 2017-03-23T01:08:00+03:00, "
        "or a date such as 2017-03-23 (other notations are read by a mapping: docs/tables.md)",
    ]


def test_fields_nobody_knows_are_counted_and_dropped():
    found = decision(line(mood=1, comments=[{"text": "a", "ip": "x", "author": {"mail": 1}}] * 2))
    assert codes(found) == {"E112", "W101"}
    found = decision(line(mood=1, comments=[{"text": "a", "ip": "x"}] * 2))
    assert [p.message for p in found.warnings] == ["3 unknown fields were dropped"]
    assert "mood" not in found.article
    assert "ip" not in full(found.article)["comments"][0]


CONVERT = "UTF-16, not UTF-8: convert the file, as with `iconv -f UTF-16 -t UTF-8`"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"site": "news.ex', "not JSON at character 18 of the line"),
        (b"", "not JSON at character 1 of the line"),
        (b"[1, 2]", "the line holds no JSON object"),
        (b"null", "the line holds no JSON object"),
        (b'{"site": "\xff"}', "not UTF-8 at byte 11 of the line"),
        ('{"site": "a"}'.encode("utf-16"), CONVERT),
        ('{"site": "a"}'.encode("utf-16-le"), CONVERT),
        ("\ufeff".encode("utf-16-be"), CONVERT),
        ('{"täglich": x}'.encode(), "not JSON at character 13 of the line"),
        (line() + b"x", f"not JSON at character {len(line()) + 1} of the line"),
    ],
)
def test_a_line_that_is_no_json_object_says_where_it_breaks(data, message):
    found = decision(data)
    assert [(p.code, p.line) for p in found.problems] == [("E101", 17)]
    assert found.problems[0].message == message


@pytest.mark.parametrize(
    "data",
    [
        line()[:-1] + b',"site":"other.example"}',
        line()[:-1] + b',"\\u0073ite":"other.example"}',
        line()[:-1] + b' , "site" : "other.example" , "lead" : "\\u0022\\u0022" }',
        line()[:-1] + b',"comments":[{"author":"a","text":"b","author":"c"}]}',
        line()[:-1] + b',"extra":{"deep":[{"a":1,"a":2}]}}',
    ],
)
def test_two_values_of_one_key_are_refused(data):
    assert [p.message for p in decision(data).problems] == ["an object has the same key twice"]


@pytest.mark.parametrize(
    "data",
    [
        line(lead='She said: "the key": "twice", "twice".'),
        line()[:-1] + b',"lead":"\\u0022a\\u0022:1,\\u0022a\\u0022:2"}',
        orjson.dumps(GOOD, option=orjson.OPT_INDENT_2).replace(b"\n", b"\r"),
    ],
)
def test_quotes_and_white_space_are_no_repeated_keys(data):
    assert isinstance(decision(data), Accepted)


def test_deep_nesting_is_refused_and_not_followed():
    for depth in (300, 900, 1020, 100_000):
        data = line()[:-1] + b',"extra":{"a":' + b"[" * depth + b"]" * depth + b"}}"
        assert codes(decision(data)) == {"E101"}


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "record",
    [
        GOOD | {"headline": "\ud800"},
        GOOD | {"extra": {"a": 2**70}},
        GOOD | {"extra": {"a": nested(5000)}},
        GOOD | {3: 4},
        GOOD | {"extra": {"a": b"x"}},
    ],
    ids=["lone surrogate", "large integer", "deep", "key that is no string", "bytes"],
)
def test_what_json_cannot_hold_is_rejected_and_kept(record):
    found = decision(record)
    assert codes(found) == {"E101"}
    assert set(found.raw) == {"record"}
    orjson.dumps(found.raw)


def test_a_file_whose_name_is_no_text_is_read_nevertheless():
    (found,) = prepare(Record("dump-\udce9.jsonl", 1, line()), SETTINGS)
    assert found.source == "dump-\\udce9.jsonl"
    assert found.article["source"]["file"] == found.source


def test_nul_and_other_controls_in_texts_are_data():
    assert article(headline="a\x00b\x1b")["headline"] == "a\x00b\x1b"


def test_numbers_beyond_a_count_break_the_rule():
    for number in (b"1e29", b"100000000000000000000000000000", b"2147483648", b"1.5"):
        found = decision(line()[:-1] + b',"comments":[{"text":"a","likes":' + number + b"}]}")
        assert [p.pointer for p in found.problems] == ["/comments/0/likes"]


def test_a_count_with_a_point_is_a_count():
    assert article(comments=[{"text": "a", "likes": 3.0}])["comments"][0]["likes"] == 3


def test_the_digest_does_not_depend_on_where_a_page_was_read():
    first = decision(GOOD | {"source": {"file": "a", "line": 1}})
    second = decision(GOOD | {"source": {"file": "b", "line": 9}})
    assert first.digest == second.digest
    assert decision(GOOD | {"lead": "x"}).digest != first.digest
    assert decision(line() + b" \r").digest == blake2b(line(), digest_size=16).digest()


def test_what_could_not_be_read_keeps_its_code_and_message():
    (found,) = prepare(Unreadable("a.gz", 4, "E104", "the file is damaged", b"\xff"), SETTINGS)
    assert [str(p) for p in found.problems] == ["a.gz:4 / E104 the file is damaged"]
    assert found.raw == {"bytes": "/w=="}


def test_a_page_of_no_known_layout_is_rejected_with_its_place():
    (found,) = prepare(Page("Only words.\n", "crawl/1.txt", site="news.example"), SETTINGS)
    assert [(p.source, p.line, p.code) for p in found.problems] == [("crawl/1.txt", 1, "E100")]
    assert found.raw["page"]["text"] == "Only words.\n"


def test_bytes_that_are_no_text_are_kept_as_they_are():
    assert decision(b'{"a": "\xff"}').raw == {"bytes": "eyJhIjogIv8ifQ=="}


CANARY = "xq7canary"
values = st.sampled_from(
    [CANARY, [CANARY], {CANARY: CANARY}, {"handle": [CANARY]}, f"\ud800{CANARY}"]
)
fields = st.sampled_from(["site", "headline", "body", "comments", "published", "source", CANARY])


@given(st.dictionaries(fields, values), st.dictionaries(fields, values), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_message_holds_a_word_of_the_record(record, comment, cut):
    record = (
        GOOD
        | record
        | {"comments": [comment | {"author": CANARY + "@news.example", "likes": CANARY}]}
    )
    data = json.dumps(record).encode()[: -len(CANARY) if cut else None]
    for found in (decision(data), decision(record)):
        assert_silent(found)


def assert_silent(found):
    for problem in getattr(found, "problems", getattr(found, "warnings", ())):
        assert CANARY not in str(problem)
        assert "\n" not in str(problem)


@given(st.binary(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_decided_on(data):
    assert isinstance(decision(data), Accepted | Rejected)


def test_addresses_of_other_articles_lead_to_no_comment_and_tell_no_password():
    links = ("https://me:word@news.example/9?x=1&replytocom=7#comment-7", "mailto:me@news.example")
    found = decision(line(related=[{"headline": "Seen", "url": link} for link in links]))
    assert isinstance(found, Accepted)
    (row,) = part_of([found], {}).articles.to_pylist()
    assert [item["url"] for item in row["related"]] == ["https://news.example/9?x=1", None]
