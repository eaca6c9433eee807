"""Links to profiles of commenters in the words of the press."""

import pyarrow as pa
import pytest

from commentariat.protect.press import PLACEHOLDER, names, without_profiles
from commentariat.schemas import arrow_schema

KNOWN = names([["Zyxomir_77q", "Снежный_Лис77"], ["tall-oak.9"]])
EMPTY = dict.fromkeys(arrow_schema("articles").names)


def cleaned(**columns):
    table = pa.Table.from_pylist([EMPTY | columns], schema=arrow_schema("articles"))
    (row,) = without_profiles(table, lambda: KNOWN).to_pylist()
    return {name: row[name] for name in columns}


LINKS = (
    "https://daily.example/users/Zyxomir_77q",
    "http://www.daily.example:8080/u/zyxomir_77Q/",
    "daily.example/profile/@tall-oak.9",
    "//daily.example/members/%D0%A1%D0%BD%D0%B5%D0%B6%D0%BD%D1%8B%D0%B9_%D0%9B%D0%B8%D1%8177",
)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_a_commenter_is_replaced_wherever_the_press_put_it(link):
    found = cleaned(
        headline=link,
        body=["One.", f"As ({link}) said, {link}."],
        images=[{"caption": f"By {link}", "credit": None}],
        url=link,
        related=[{"headline": "x", "url": link}, {"headline": "y", "url": "https://a.example/y"}],
    )
    assert found == {
        "headline": PLACEHOLDER,
        "body": ["One.", f"As ({PLACEHOLDER}) said, {PLACEHOLDER}."],
        "images": [{"caption": f"By {PLACEHOLDER}", "credit": None}],
        "url": None,
        "related": [
            {"headline": "x", "url": None},
            {"headline": "y", "url": "https://a.example/y"},
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Zyxomir_77q wins",
        "https://daily.example/users/zyxomir_77",
        "https://daily.example/story/Zyxomir_77q",
        "https://daily.example/users/",
        "users/people/u",
    ],
)
def test_what_the_press_says_of_others_stays(text):
    assert cleaned(lead=text, body=[text], url=text) == {"lead": text, "body": [text], "url": text}


def test_nothing_changes_where_there_is_no_link():
    table = pa.Table.from_pylist([EMPTY | {"headline": "x", "n_comments": 3}] * 2)
    assert without_profiles(table, lambda: KNOWN) is table
