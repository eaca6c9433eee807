"""E-mail and profile addresses that a dump gives of commenters, whatever the field is called."""

import pytest

from commentariat.contact import contacts
from commentariat.prepare.addresses import addresses

ADDRESSES = {
    "E-mail": ("Zyx.Omir@Mail.example", "zyx.omir@mail.example"),
    "mailto": ("mailto:zyx@mail.example", "zyx@mail.example"),
    "profile": ("https://www.daily.example/users/17/", "daily.example/users/17"),
    "network": ("http://twitter.com/zyxomir", "twitter.com/zyxomir"),
    "messenger": ("https://t.me/zyxomir", "t.me/zyxomir"),
}
NONE = (
    "http://daily.example/story/1",
    "https://daily.example",
    "50/50",
    "write to a@b.example",
    "@",
)


@pytest.mark.parametrize(("given", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_in_any_unknown_field_is_one(given, expected):
    places = (
        {"user_mail": given},
        {"author": {"handle": "x", "link": given}},
        {"raw": {"user": [{"contact": f" {given} "}]}},
    )
    assert [addresses([place]) for place in places] == [{expected}] * 3


@pytest.mark.parametrize("given", NONE)
def test_what_would_stay_in_a_text_is_none(given):
    assert addresses([{"link": given}]) == set()


def test_known_fields_hold_no_address():
    known = {"id": "a@b.example", "text": "a@b.example", "author": "a@b.example", "parent": None}
    assert (
        addresses([known, {"author": {"handle": "a@b.example", "account": "c@d.example"}}]) == set()
    )


def test_very_deep_and_very_long_fields_are_left_out():
    deep = {"a": {"b": {"c": {"d": {"e": {"f": "a@b.example"}}}}}}
    assert addresses([{"x": deep}, {"x": "a" * 1000 + "@b.example"}]) == set()


@pytest.mark.parametrize(
    "form", ["{}", "see {}.", "({})", "<{}>", "x={} y", "«{}»", "{}, no", "{}!"]
)
@pytest.mark.parametrize(("given", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_what_is_looked_for_is_what_texts_lose(given, expected, form):
    text = form.format(given)
    for contact in reversed(contacts(text)):
        text = text[: contact.start] + text[contact.end :]
    assert expected not in text.lower()
