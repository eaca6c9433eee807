"""Lines, paragraphs, addresses and times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.text import (
    canonical_url,
    host_of,
    instant,
    paragraphs,
    stated_precision,
    unix_lines,
)


@pytest.mark.parametrize(
    ("given_text", "lines"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("a\u2028b\x85c\x0bd", "a\u2028b\x85c\x0bd"),
    ],
)
def test_only_line_endings_change(given_text, lines):
    assert unix_lines(given_text) == lines


@pytest.mark.parametrize(
    ("given_text", "cut"),
    [
        ("", []),
        (" \n\n ", []),
        ("One", ["One"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("One\r\n \t\r\n\r\nTwo\nmore", ["One", "Two\nmore"]),
        ("\n\nOne\n\n\n\n", ["One"]),
    ],
)
def test_paragraphs_are_cut_at_blank_lines(given_text, cut):
    assert paragraphs(given_text) == cut


@given(st.text(alphabet="a \n\r\t", max_size=40))
def test_no_word_is_lost_between_paragraphs(given_text):
    assert " ".join(paragraphs(given_text)).split() == given_text.split()


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("https://NEWS.example:443/a/#c", "https://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://me:secret@news.example/a", "https://news.example/a"),
        (
            "https://news.example/a?b=2&a=1&utm_source=x&fbclid=y&ref=z",
            "https://news.example/a?a=1&b=2",
        ),
        ("https://news.example/a?replytocom=12&p=3#respond", "https://news.example/a?p=3"),
        (
            "https://news.example/a?comment_id=12&commentId=3&showComment=4",
            "https://news.example/a",
        ),
        ("https://news.example/a?comments=all", "https://news.example/a?comments=all"),
        ("https://news.example/a?user=Anna&UserName=b&nick=c&p=3", "https://news.example/a?p=3"),
        ("https://news.example/a;jsessionid=0A1B.n2?p=3", "https://news.example/a?p=3"),
        ("https://news.example/a/;JSESSIONID=0A1B/", "https://news.example/a"),
        ("https://news.example/a?p=3;jsessionid=0A1B&q=4", "https://news.example/a?p=3&q=4"),
        ("https://news.example/a;b=3", "https://news.example/a;b=3"),
        ("https://news.example/a?PHPSESSID=0a1b&session_id=9", "https://news.example/a"),
        ("https://news.example/a-tram-stops?cid=7&uid=8", "https://news.example/a-tram-stops"),
        ("https://news.example/tram-2019.html?cid=7", "https://news.example/tram-2019.html"),
        ("https://news.example/tram?lang=en&cid=7", "https://news.example/tram?cid=7&lang=en"),
        ("https://news.example/view.php?id=3&uid=8", "https://news.example/view.php?id=3"),
        ("https://news.example/story.php?sid=3", "https://news.example/story.php?sid=3"),
        ("https://news.example/view.php?uid=8&cid=7", "https://news.example/view.php?cid=7&uid=8"),
        ("https://news.example?cid=7", "https://news.example?cid=7"),
        ("https://news.example/a?session=12", "https://news.example/a?session=12"),
        ("https://news.example/a?users=all", "https://news.example/a?users=all"),
        ("https://news.example/a?b=&reference=7", "https://news.example/a?b=&reference=7"),
        ("https://news.example/%C3%A9 é", "https://news.example/%C3%A9%20%C3%A9"),
        ("https://news.example", "https://news.example"),
        (" https://news.example/a ", "https://news.example/a"),
        ("ftp://news.example/a", None),
        ("news.example/a", None),
        ("/a", None),
        ("", None),
        ("https://", None),
        ("https://news.example:99999/", None),
        ("https://[::1/", None),
        ("mailto:me@news.example", None),
    ],
)
def test_addresses_of_one_page_have_one_spelling(url, canonical):
    assert canonical_url(url) == canonical


@given(st.text(max_size=60) | st.text(max_size=40).map("https://news.example/".__add__))
def test_any_text_is_an_address_or_none_and_once_is_enough(url):
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once
    assert host_of(url) is None or host_of(url) == host_of(url).lower()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.News.example/a", "news.example"),
        ("http://live.news.example", "live.news.example"),
        ("https://me@news.example", "news.example"),
        ("news.example", None),
        ("https://[::1", None),
    ],
)
def test_the_site_of_an_address_is_its_host(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("1970-01-01", 0),
        ("1970-01-01T00:00:01Z", 1),
        ("1970-01-01T01:00+01:00", 0),
        ("1970-01-01T00:00:00+0100", -3600),
        ("1970-01-01t00:00:01z", 1),
        ("1970-01-01 00:00:01", 1),
        ("1970-01-01T00:00:60Z", 59),
        ("1970-01-01T00:00:01.5Z", 1.5),
        ("1970-01-01T00:00:01.123456789Z", 1.123456),
    ],
)
def test_times_are_microseconds_in_utc(value, seconds):
    assert instant(value) == int(seconds * 1_000_000)


@pytest.mark.parametrize(
    "value",
    ["2017-02-30", "2017-13-01", "0000-01-01", "2017-01-01T24:00:00Z", "2017-01-01T10:61Z", "",
     "0001-01-01T00:00:00+99:00", "2017-01-01T10:00:00+24:00",
     "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"],
)  # fmt: skip
def test_what_is_not_on_the_calendar_is_no_instant(value):
    assert instant(value) is None


@given(st.datetimes(), st.integers(-23, 23))
def test_an_offset_moves_an_instant_by_as_much(moment, hours):
    value = moment.isoformat(timespec="seconds")
    utc = instant(value + "Z")
    moved = instant(f"{value}{'+' if hours >= 0 else '-'}{abs(hours):02}:00")
    assert moved is None or moved == utc - hours * 3_600_000_000


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("2017-03-23", "day"),
        ("2017-03-23T01:08", "minute"),
        ("2017-03-23T01:08Z", "minute"),
        ("2017-03-23T01:08+03:00", "minute"),
        ("2017-03-23T01:08:00", "second"),
        ("2017-03-23T01:08:00.5Z", "second"),
    ],
)
def test_a_time_is_as_precise_as_it_is_written(value, unit):
    assert stated_precision(value) == unit
