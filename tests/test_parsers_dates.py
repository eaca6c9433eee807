"""Dates of six languages, and what a line says of a comment."""

import pytest

from commentariat.dates import find_clock, find_date, writes_month_first
from commentariat.parsers._attribution import attribution_of, is_control, is_name
from commentariat.parsers._byline import author_of


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("on May 3, 2016 at 9:14 pm", "2016-05-03T21:14:00", "minute"),
        ("May 3rd, 2016", "2016-05-03", "day"),
        ("3 May 2016 12:05 AM", "2016-05-03T00:05:00", "minute"),
        ("Ilse KMay 3, 2016 10:46 AM", "2016-05-03T10:46:00", "minute"),
        ("2016-05-03T21:14:07Z", "2016-05-03T21:14:07Z", "second"),
        ("Tue, 2016-05-03 21:14", "2016-05-03T21:14:00", "minute"),
        ("3.5.2016, 21:14", "2016-05-03T21:14:00", "minute"),
        ("5/30/2016 2:05 PM", "2016-05-30T14:05:00", "minute"),
        ("30/5/2016", "2016-05-30", "day"),
        ("21:14 03.05.2016", "2016-05-03T21:14:00", "minute"),
        ("am 3. März 2016 um 21:14 Uhr", "2016-03-03T21:14:00", "minute"),
        ("le 3 août 2016 à 21h14", "2016-08-03T21:14:00", "minute"),
        ("el 3 de mayo de 2016 a las 21:14", "2016-05-03T21:14:00", "minute"),
        ("3 мая 2016 в 21:14", "2016-05-03T21:14:00", "minute"),
        ("3 września 2016 o 21:14", "2016-09-03T21:14:00", "minute"),
        ("May 3, 2016 at 9 pm", "2016-05-03T21:00:00", "hour"),
    ],
)
def test_date_is_read_with_its_precision(line, value, precision):
    found = find_date(line)
    assert found is not None
    assert (found.time["value"], found.time["precision"]) == (value, precision)


@pytest.mark.parametrize(
    "line",
    ["3/5/2016", "May 5", "31 February 2016", "3 hours ago", "vor 3 Tagen", "3 дня назад"],
)
def test_date_that_does_not_tell_its_day_has_no_value_but_its_characters(line):
    found = find_date(line)
    assert found is not None
    assert found.time["value"] is None
    assert found.time["raw"] == line


def test_other_dates_of_the_page_settle_the_order_of_day_and_month():
    american = writes_month_first("posted 5/30/2016")
    european = writes_month_first("posted 30/5/2016")
    assert [american, european, writes_month_first("3/5/2016")] == [True, False, None]
    assert find_date("3/5/2016", month_first=True).time["value"] == "2016-03-05"
    assert find_date("3/5/2016", month_first=False).time["value"] == "2016-05-03"


@pytest.mark.parametrize("line", ["version 1.2.3.4", "call 555-12-34", "no digits", "99 bottles"])
def test_numbers_that_are_no_date_stay_numbers(line):
    assert find_date(line) is None


def test_lone_time_of_day_is_no_moment():
    assert find_clock("7:28 PM").time["value"] is None
    assert find_clock("28:99") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("quillfeather said...", "quillfeather"),
        ("(1) Osk Dravanti says:", "Osk Dravanti"),
        ("Ilse schrieb:", "Ilse"),
        ("Odile a écrit :", "Odile"),
        ("luisito dijo...", "luisito"),
        ("лисица пишет:", "лисица"),
        ("zbyszek napisał(a): 3 maja 2016 o 21:14", "zbyszek"),
        ("by quillfeather on May 3, 2016 at 9:14 pm.", "quillfeather"),
        ("quillfeather — May 3, 2016", "quillfeather"),
        ("quillfeather Reply: May 3, 2016 at 9:14 pm", "quillfeather"),
        ("May 3, 2016 at 9:14 PM by Osk Dravanti", "Osk Dravanti"),
        ("#3 Kommentar von Uferbiene, 03.05.2016, 21:14", "Uferbiene"),
        ("Tue, 2016-05-03 21:14 — Osk (not verified)", "Osk"),
        ("Jörg H. am 3. Mai 2016 um 21:14 Uhr", "Jörg H."),
        ("tomcat77 May 3, 2016 at 9:14 pm", "tomcat77"),
        ("4 Osk Dravanti May 3, 2016 at 9:14 pm", "Osk Dravanti"),
    ],
)
def test_attribution_names_the_commenter(line, name):
    assert attribution_of(line).name == name


@pytest.mark.parametrize(
    "line",
    [
        "Leave a comment",
        "The vote was on May 3, 2016 and the mayor lost it.",
        "Recent comments",
        "Response to Osk, 3 May 2016 21:14",
        "x" * 400,
    ],
)
def test_line_that_attributes_nothing_says_nothing(line):
    assert attribution_of(line) is None


def test_attributions_of_one_page_share_their_shape():
    first = attribution_of("by Osk on May 3, 2016 at 9:14 pm.")
    second = attribution_of("by Ilse Marrenholt on June 12, 2016 at 11:00 am.")
    assert first.shape == second.shape


@pytest.mark.parametrize("text", ["Reply", "12 Likes | Report", "Antworten", "Ответить", "▲ 3 ▼ 1"])
def test_buttons_are_no_text(text):
    assert is_control(text)
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ilse Marrenholt", "Ilse Marrenholt"),
        ("Written by Ed Varga - One Comment", "Ed Varga"),
        ("Von Jörg van der Moor", "Jörg van der Moor"),
        ("Publié par Odile Sorel le", "Odile Sorel"),
        ("Stand by", None),
    ],
)
def test_byline_names_the_author(line, author):
    assert author_of(line) == author
