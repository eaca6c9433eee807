"""Who wrote a comment, as rows of a table: the same wherever and beside whomever it stands."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.identity import KINDS, has_pseudonym, identity_of, kinds_by_site
from commentariat.people.commenters import PEOPLE, People
from commentariat.records.normalise import author

SITES = st.sampled_from(["news.example", "other.example", "cased.example"])
NAMES = st.one_of(
    st.sampled_from(
        [
            "Ada Berg",
            "ada berg",
            "A&amp;B",
            "A&B",
            "Guest",
            "guest ",
            "Ada  Berg",
            "Ёлка",
            "@Ada",
            "",
            "A",
            "Ada Berg [mod]",
        ]
    ),
    st.text(st.sampled_from("aB9 .:@\u200b\u0130é"), max_size=6),
)
AUTHORS = st.one_of(
    NAMES,
    st.none(),
    st.fixed_dictionaries(
        {},
        optional={
            "handle": st.none() | NAMES,
            "account": st.sampled_from([None, 17, "17", " "]),
            "login": st.sampled_from([None, "ada.b", "Ada.B [Mod]", " "]),
            "kind": st.sampled_from(["reader", "guest", "staff"]),
        },
    ),
)
COMMENTS = st.fixed_dictionaries(
    {}, optional={"author": AUTHORS, "status": st.sampled_from([None, "visible", "deleted"])}
)
LISTS = kinds_by_site(
    {"other.example": {"guest": ["Ada Berg"]}},
    {"cased.example": {"case_sensitive": True, "badges": ["[Mod]", "B"]}},
)


def rows(comments, sites):
    people = People.of(comments, pa.array(sites, pa.string()), LISTS)
    assert people.table.schema == PEOPLE
    return people.table.take(pa.array(people.rows)).to_pylist(), people


@given(st.lists(st.tuples(COMMENTS, SITES), max_size=12))
def test_a_commenter_is_who_he_is_wherever_and_beside_whomever_he_writes(written):
    comments, sites = [c for c, _ in written], [s for _, s in written]
    together, people = rows(comments, sites)
    alone = [rows([comment], [site])[0][0] for comment, site in written]
    assert together == alone
    assert set(people.rows.tolist()) == set(range(len(people.table)))
    told = [people.hashes()[row] for row in people.rows]
    assert told == [rows([c], [s])[1].hashes()[0] for c, s in written]


@given(NAMES, SITES)
def test_a_name_alone_makes_the_commenter_that_the_rules_say(name, site):
    [row], _ = rows([{"author": name}], [site])
    who = author(name)
    kinds = LISTS.get(site, KINDS)
    kind = kinds.of(who)
    identity = identity_of(who, site, kinds.rules) if has_pseudonym(kind) else None
    assert (row["handle"], row["account"], row["kind"]) == (who["handle"], None, kind)
    assert row["identity"] == identity
    assert (row["identity_key"] == np.uint64(0)) == (identity is None)


def test_staff_without_a_name_is_nobody_in_particular():
    [row], _ = rows([{"author": {"kind": "staff"}}], ["news.example"])
    assert (row["kind"], row["identity"]) == ("guest", None)


def test_a_name_that_a_crawl_left_escaped_is_the_name_that_readers_see():
    names = ["Ada & Bo", "Ada &amp; Bo", "ada &amp;amp; bo", "Ada &#38; Bo", "Ada &am; Bo"]
    found, _ = rows([{"author": name} for name in names], ["news.example"] * 5)
    assert [row["identity"] for row in found] == [*["name:ada & bo"] * 4, "name:ada &am; bo"]


def test_a_deleted_account_is_called_by_its_login_and_not_by_what_stands_for_its_name():
    gone = {"author": {"handle": "[deleted]", "login": "Kelp_91", "kind": "deleted"}}
    [row], _ = rows([gone], ["news.example"])
    assert (row["handle"], row["login"], row["identity"]) == (None, "Kelp_91", None)
    assert row["alias"] == "guest:kelp_91"


@pytest.mark.parametrize("shown", ["[deleted]", "Guest", None])
def test_what_is_given_as_account_of_a_deleted_user_may_be_the_login(shown):
    gone = {"author": {"handle": shown, "account": "Kelp_91", "kind": "deleted"}}
    [row], _ = rows([gone], ["news.example"])
    assert (row["handle"], row["identity"], row["alias"]) == (None, None, "guest:kelp_91")


def test_the_number_of_a_deleted_account_is_no_name():
    gone = {"author": {"handle": "[deleted]", "account": 8812, "kind": "deleted"}}
    [row], _ = rows([gone], ["news.example"])
    assert (row["account"], row["identity"], row["alias"]) == ("8812", None, None)


def test_a_handle_is_known_without_the_badges_of_its_site():
    found, _ = rows([{"author": "Ada Berg [mod]"}] * 2, ["cased.example", "news.example"])
    assert [row["bare"] for row in found] == ["Ada Berg", None]
    assert [row["identity"] for row in found] == ["name:Ada Berg", "name:ada berg [mod]"]
