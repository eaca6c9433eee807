"""Times as exports state them, in the one form of the schema."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.dates import day_of_address, time_of
from commentariat.text import instant


@pytest.mark.parametrize(
    ("stated", "value", "precision"),
    [
        ("2017-03-23", "2017-03-23", "day"),
        ("2017-3-3", "2017-03-03", "day"),
        ("2017-03", "2017-03-01", "month"),
        ("2017-03-23 01:08", "2017-03-23T01:08", "minute"),
        ("2017-03-23T01:08:09.123+0300", "2017-03-23T01:08:09+03:00", "second"),
        ("2017-03-23 01:08:09 UTC", "2017-03-23T01:08:09Z", "second"),
        ("2017-03-23T01:08:09-05", "2017-03-23T01:08:09-05:00", "second"),
        ("Thu, 23 Mar 2017 01:08:00 +0300", "2017-03-23T01:08:00+03:00", "second"),
        (1490227680, "2017-03-23T00:08:00+00:00", "second"),
        ("1490227680.0", "2017-03-23T00:08:00+00:00", "second"),
        (1490227680000, "2017-03-23T00:08:00+00:00", "second"),
        ("20170323", "2017-03-23", "day"),
        (datetime(2017, 3, 23, 1, 8, tzinfo=UTC), "2017-03-23T01:08:00+00:00", "second"),
        ("2017-02-30", None, "day"),
        ("23/03/2017", "2017-03-23", "day"),
        ("03/04/2017", None, "day"),  # nobody knows which is the month
        ("Thursday, May 4, 2017 2:36 PM", "2017-05-04T14:36:00", "minute"),
        ("5. März 2012 um 14:07 Uhr", "2012-03-05T14:07:00", "minute"),
        ("Thu May 04 14:36:00 2017", "2017-05-04T14:36:00", "second"),
        ("on May 4, 2017 or so", None, "second"),
        ("2017", None, "year"),
        ("9" * 19, None, "second"),
    ],
)
def test_a_time_is_read_with_its_precision(stated, value, precision):
    found = time_of(stated)
    assert (found["value"], found["precision"]) == (value, precision)


@pytest.mark.parametrize("nothing", [None, "", "  ", True])
def test_nothing_is_no_time(nothing):
    assert time_of(nothing) is None


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(allow_nan=True)))
def test_any_value_gives_a_time_on_the_calendar_or_none(value):
    found = time_of(value)
    assert found is None or found["value"] is None or instant(found["value"]) is not None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://herald.example/2016/05/03/tram", "2016-05-03"),
        ("https://herald.example/news/20160503-tram.html", "2016-05-03"),
        ("https://herald.example/2016/02/31/2016/05/03", "2016-05-03"),
        ("https://herald.example/201605031", None),
        ("https://herald.example/2016/31/12/tram", None),
        (None, None),
    ],
)
def test_the_address_of_an_article_may_hold_its_day(address, day):
    found = day_of_address(address)
    assert (found and (found["value"], found["precision"], found["from"])) == (
        day and (day, "day", "url")
    )
