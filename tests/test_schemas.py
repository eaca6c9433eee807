"""The article schema decides on every property, and all its projections say the same."""

import copy
import typing

import jsonschema
import orjson
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat import model, schemas
from commentariat.describe import columns as dictionary
from commentariat.records.faults import broken_rules


def decided(**more):
    return {"title": "T", "description": "D", "disclosure": "publish", "type": "string"} | more


def lacking(schema):
    return [sentence.split(": ")[0] for sentence in schemas.undecided(schema)]


def test_every_property_of_the_article_is_decided():
    assert schemas.undecided(schemas.load("article")) == []


@pytest.mark.parametrize("what", ["title", "description", "disclosure"])
def test_a_property_that_leaves_something_open_is_found(what):
    node = decided()
    del node[what]
    (sentence,) = schemas.undecided({"properties": {"mood": node}})
    assert "'/mood'" in sentence
    assert what in sentence


def test_a_disclosure_of_no_known_kind_is_no_decision():
    assert schemas.undecided({"properties": {"mood": decided(disclosure="perhaps")}})


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda node: {"properties": {"a": decided(properties={"mood": node})}},
        lambda node: {"properties": {"a": decided(items={"properties": {"mood": node}})}},
        lambda node: {"properties": {"a": decided(anyOf=[{"properties": {"mood": node}}])}},
        lambda node: {
            "properties": {"a": decided(**{"$ref": "#/$defs/b"})},
            "$defs": {"b": {"properties": {"mood": node}}},
        },
    ],
    ids=["in an object", "in a list", "in one of several forms", "behind a reference"],
)
def test_an_open_property_is_found_wherever_it_hides(wrapped):
    assert schemas.undecided(wrapped(decided())) == []
    assert lacking(wrapped({"title": "T", "description": "D"})) == [
        "schema property '/a/mood' lacks a decided disclosure"
    ]


def test_each_property_removed_from_the_decisions_is_missed():
    whole = schemas.load("article")
    for definition in (None, *whole["$defs"]):
        node = whole if definition is None else whole["$defs"][definition]
        for name in node.get("properties", ()):
            broken = copy.deepcopy(whole)
            target = broken if definition is None else broken["$defs"][definition]
            del target["properties"][name]["disclosure"]
            assert schemas.undecided(broken), (definition, name)


def test_whatever_is_to_be_published_stands_in_a_column():
    assert schemas.unpublished() == []


@pytest.mark.parametrize("table", schemas.TABLES)
def test_no_column_comes_from_a_withheld_property(table):
    assert {column.disclosure for column in schemas.columns(table)} <= schemas.DISCLOSURES - {
        "withhold"
    }


def test_what_the_design_promises_stands_in_the_columns():
    by_table = {table: schemas.arrow_schema(table).names for table in schemas.TABLES}
    assert by_table["articles"] == [
        *("article_id", "cluster_id", "is_canonical", "site", "url", "language", "section"),
        *("headline", "lead", "dateline_place", "dateline_agency", "body", "byline", "tags"),
        *("related", "images", "published", "published_precision", "published_from"),
        *("retrieved", "n_comments", "comments_complete", "comment_systems", "n_observations"),
        "near_duplicate_in_train",
    ]
    assert by_table["comments"] == [
        *("comment_id", "article_id", "origin_article_id", "position", "parent_id"),
        *("parent_missing", "depth", "commenter_id", "commenter_kind", "platform", "posted"),
        *("posted_precision", "first_seen", "last_seen", "status", "vanished", "edited"),
        *("text", "mentions", "redactions", "likes", "dislikes", "n_copies"),
        *("commenter_in_train", "near_duplicate_in_train", "site", "language"),
    ]


def _flat(kind):
    yield kind
    for number in range(kind.num_fields):
        yield from _flat(kind.field(number).type)


@pytest.mark.parametrize("table", schemas.TABLES)
def test_the_types_are_those_every_reader_of_parquet_knows(table):
    schema = schemas.arrow_schema(table)
    assert all(field.nullable for field in schema)
    for field in schema:
        for kind in _flat(field.type):
            assert not pa.types.is_map(kind)
            assert not pa.types.is_dictionary(kind)
            assert not pa.types.is_null(kind)
            if pa.types.is_timestamp(kind):
                assert kind == pa.timestamp("us", tz="UTC")


@pytest.mark.parametrize("table", schemas.TABLES)
def test_the_data_dictionary_agrees_with_the_arrow_schema(table):
    schema = schemas.arrow_schema(table)
    described = dictionary.columns_of(schemas.columns(table))
    assert [column.name for column in described] == schema.names
    for column, field in zip(described, schema, strict=True):
        assert column.type == dictionary.type_name(field.type)
        assert column.description
        assert column.title


SHAPES = {
    "": model.Article,
    "time": model.Time,
    "dateline": model.Dateline,
    "related": model.Related,
    "image": model.Image,
    "comment_section": model.CommentSection,
    "source": model.Source,
    "unparsed": model.Unparsed,
    "author": model.Author,
    "comment": model.Comment,
}


def properties_of(name):
    schema = schemas.load("article")
    node = schema["$defs"][name] if name else schema
    return (node["anyOf"][0] if "anyOf" in node else node)["properties"]


@pytest.mark.parametrize("name", SHAPES, ids=lambda name: name or "article")
def test_the_typed_dictionary_has_the_properties_of_the_schema(name):
    assert set(typing.get_type_hints(SHAPES[name])) == set(properties_of(name))


def test_every_definition_has_its_typed_dictionary():
    assert set(schemas.load("article")["$defs"]) == set(SHAPES) - {""}


@pytest.mark.parametrize(
    ("name", "field", "alias"),
    [
        ("time", "precision", model.Precision),
        ("time", "from", model.TimeSource),
        ("author", "kind", model.CommenterKind),
        ("comment", "status", model.Status),
    ],
)
def test_the_literals_are_the_values_of_the_schema(name, field, alias):
    allowed = set(properties_of(name)[field]["enum"]) - {None}
    assert allowed == set(typing.get_args(alias))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
times = st.sampled_from(
    [
        "2017-03-23",
        "2017-03-23T01:08:00+03:00",
        "2017-03-23T01:08",
        "2017-3-23",
        "now",
        "2017-03-23\n",
    ]
)
scalars = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats() | texts | times
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
sites = st.sampled_from(["news.example", "a b", "", "a\n", "a\x1fb", "a\ufeff", "a/b", "\u2028"])
time_forms = times | st.fixed_dictionaries(
    {},
    optional={
        "value": times | anything,
        "precision": st.sampled_from(["day", "week", None, 5]),
        "from": st.sampled_from(["page", "hearsay", None]),
        "raw": texts | st.integers(),
    },
)
authors = (
    texts
    | anything
    | st.fixed_dictionaries(
        {},
        optional={
            "handle": texts | st.integers(),
            "account": texts | st.integers() | st.none(),
            "login": texts | st.integers() | st.none(),
            "kind": st.sampled_from(["reader", "guest", "robot", None]),
        },
    )
)
comments = st.fixed_dictionaries(
    {},
    optional={
        "id": texts | st.integers(),
        "parent": texts | st.integers() | st.floats(),
        "depth": st.integers(-2, 5) | anything,
        "author": authors,
        "posted": time_forms,
        "status": st.sampled_from(["visible", "gone", None]),
        "text": texts | anything,
        "likes": st.sampled_from([1, 1.0, 1.5, True, None, 2**31, -1]),
    },
)
records = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from([1, 1.0, 2, "1", True]),
        "site": sites | anything,
        "headline": texts | anything,
        "body": texts | st.lists(texts | scalars, max_size=2) | anything,
        "language": st.sampled_from(["en", "pt-BR", "english!", None]),
        "published": time_forms,
        "source": st.fixed_dictionaries({}, optional={"retrieved": time_forms}) | anything,
        "related": st.lists(texts | st.just({"headline": "x"}) | anything, max_size=2),
        "comments": st.lists(comments | anything, max_size=3),
        "extra": anything,
        "unheard_of": anything,
    },
)


GOOD = {"site": "news.example", "headline": "H", "body": []}
GOOD_COMMENT = {"author": "Somebody", "text": "Well."}


@given(records)
@settings(max_examples=100, deadline=None)
def test_both_validators_decide_alike(record):
    fast = schemas.validator().is_valid(record)
    assert fast == (broken_rules(record, thorough=True) == [])


@given(records)
@settings(max_examples=60, deadline=None)
def test_items_without_a_fault_are_passed_over_and_all_others_explained(record):
    record |= {"comments": [GOOD_COMMENT, *(record.get("comments") or []), GOOD_COMMENT]}
    assert broken_rules(record) == broken_rules(record, thorough=True)


@given(anything)
@settings(max_examples=15, deadline=None)
def test_any_value_in_any_place_is_judged_alike(value):
    for name in schemas.load("article")["properties"]:
        record = GOOD | {name: value}
        assert schemas.validator().is_valid(record) == (broken_rules(record, thorough=True) == [])


CANARY = "xq7canary"


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_broken_rules_never_quote_the_record(data):
    planted = data.draw(
        st.sampled_from([CANARY, [CANARY], {CANARY: CANARY}, {"handle": [CANARY]}, CANARY * 9000])
    )
    record = data.draw(records) | {data.draw(st.sampled_from(list(GOOD))): planted}
    record |= {"comments": [{data.draw(st.sampled_from(["author", "text", "likes"])): planted}]}
    for pointer, rule in broken_rules(record):
        assert CANARY not in pointer + rule
        assert "\n" not in pointer + rule


def test_all_broken_rules_are_told_at_once():
    record = {
        "headline": "",
        "body": 5,
        "language": "english!",
        "comments": [{"author": 7, "likes": 1.5}],
    }
    assert broken_rules(record) == [
        ("", "lacks 'site'"),
        ("/body", "must be of type array or string"),
        ("/comments/0/author", "must be of type object or string or null"),
        ("/comments/0/likes", "must be of type integer or null"),
        ("/headline", "must have a length of at least 1"),
        ("/language", "must be a language tag such as en or pt-BR"),
    ]


def test_a_broken_part_of_a_form_is_explained_and_not_the_choice_of_forms():
    record = GOOD | {"comments": [{"author": {"kind": "robot"}}]}
    assert broken_rules(record) == [
        ("/comments/0/author/kind", "must be one of reader or guest or deleted or staff")
    ]


def test_unknown_settings_are_named_and_known_ones_are_not():
    ((pointer, rule),) = broken_rules(
        {"name": "x", "splits": {"train": 900, "Test": 100}}, "dataset"
    )
    assert (pointer, rule) == ("/splits", "has no key 'Test'")


@pytest.mark.parametrize("name", ["article", "public", "dataset"])
def test_the_schemas_are_valid_draft_2020_12(name):
    jsonschema.Draft202012Validator.check_schema(schemas.load(name))


def test_no_schema_refers_to_anything_outside_itself():
    for name in ("article", "public", "dataset"):
        assert b'"$ref":"#' in orjson.dumps(schemas.load(name)) or name != "article"
        assert b'"$ref":"http' not in orjson.dumps(schemas.load(name))
