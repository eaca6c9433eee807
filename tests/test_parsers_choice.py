"""Which layout reads a page, and what becomes of one that none can read."""

import pytest

from commentariat.errors import SettingsError
from commentariat.model import Page
from commentariat.parsers import NO_COMMENTS, Unrecognised, explain, parse, told

STORY = (
    "Velmora Gets Its Tram Back\n\n"
    "The old tram of Velmora will run again from the harbour to the hill, the council decided on "
    "Thursday after a debate of four hours.\n\nThe first cars are expected in two years, built by "
    "a workshop in the next valley that has repaired buses until now.\n"
)
THREAD = "\n2 Comments\n\nquillfeather said:\nAt last, I say.\n\nmarrow77 said:\nWho pays for it?\n"


def page(text: str, **more: str) -> Page:
    return Page(text, source="page.txt", **more)


def test_page_without_comments_is_unrecognised_with_its_article_at_hand():
    result = parse(page(STORY))
    assert isinstance(result, Unrecognised)
    assert result.reason == NO_COMMENTS
    assert result.best is not None
    assert result.best.article["headline"] == "Velmora Gets Its Tram Back"
    assert len(result.best.article["body"]) == 2
    assert result.best.article["comments"] == []


def test_what_was_taken_for_comments_is_unparsed_when_the_parser_is_too_unsure():
    result = parse(page(STORY + THREAD), minimum_confidence=0.99)
    assert isinstance(result, Unrecognised)
    assert result.best is not None
    assert result.best.article["comments"] == []
    reasons = {entry["reason"] for entry in result.best.article["source"]["unparsed"]}
    assert reasons == {NO_COMMENTS}


def test_threshold_decides_between_article_and_quarantine():
    assert isinstance(parse(page(STORY + THREAD), minimum_confidence=0.5), list)


def test_confidence_grows_with_the_repetition_of_the_pattern():
    one = parse(page(STORY + THREAD))
    more = parse(
        page(STORY + THREAD + "\nOsk said:\nWe do, as always.\n\nEwa said:\nNot me, no.\n")
    )
    assert isinstance(one, list)
    assert isinstance(more, list)
    assert more[0].confidence > one[0].confidence


def test_named_parser_is_the_only_one_asked():
    [parsed] = parse(page(STORY + THREAD), parser="sputnik_text")
    assert parsed.parser == "sputnik_text/1"


def test_unknown_parser_names_those_that_exist():
    with pytest.raises(SettingsError, match="generic_text"):
        parse(page(STORY), parser="no_such_layout")


@pytest.mark.parametrize("text", ["", " \n\n\t\n"])
def test_empty_page_is_refused_with_its_reason(text):
    result = parse(page(text))
    assert isinstance(result, Unrecognised)
    assert result.reason == "the page is empty"
    assert result.best is None


def test_explanation_covers_every_line_of_any_page():
    for text in ("", STORY, STORY + THREAD, "x\r\ny\r\n", "\n\n"):
        roles = explain(page(text))
        assert [role.line for role in roles] == list(range(1, text.count("\n") + 2))


def test_site_is_the_pages_own_then_the_host_of_its_address():
    own = parse(page(STORY + THREAD, site="herald.example", url="https://other.example/a"))
    host = parse(page(STORY + THREAD, url="https://www.herald.example/2016/05/03/tram"))
    assert [parsed.article["site"] for parsed in (*own, *host)] == ["herald.example"] * 2


def test_day_of_publication_may_come_from_the_address():
    [parsed] = parse(page(STORY + THREAD, url="https://herald.example/2016/05/03/tram"))
    published = parsed.article["published"]
    assert published is not None
    assert (published["value"], published["from"]) == ("2016-05-03", "url")


def test_articles_of_one_author_are_no_comments():
    entry = (
        "by Ilse Marrenholt on May {day}, 2016 at 9:00 am\n\nThe tram came late today again.\n\n"
    )
    result = parse(page("Diary\n\n" + "".join(entry.format(day=day) for day in range(1, 9))))
    assert isinstance(result, Unrecognised)


def test_menu_of_dated_titles_is_no_thread():
    menu = "".join(f"Tram number {n} — May {n}, 2016\n" for n in range(1, 9))
    assert isinstance(parse(page(STORY + "\nArchives\n" + menu)), Unrecognised)


HOSTILE = {
    "lines": "word one two.\n" * 10_000,
    "headings": "Comments\n" * 10_000,
    "marks": "Anna May 3, 2016 at 5:00 pm\nSo I think.\n" * 4_000,
    "bullets": "Community standards\nGet short URL\n" + "    • a\n      • b\n" * 4_000,
    "clocks": "01:08 GMT +323 March 2017\n    Community standards\n" * 4_000,
    "one line": "a" * 300_000,
    "digits": "1" * 300_000,
    "dashes": "- " * 150_000,
    "brackets": "[" * 300_000,
    "deep": "\n".join(" " * (n % 4_000) + "* x" for n in range(2_000)),
    "labels": ("Some words that make a line long enough to be a paragraph.\nRelated\n" * 3_000),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_page_ends_in_an_article_or_a_reason(name):
    result = parse(page(HOSTILE[name]))
    pages = result if isinstance(result, list) else [result]
    assert all(one.reason if isinstance(one, Unrecognised) else one.roles for one in pages)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("\n" * 300_001 + "x", "lines"), ("x" * 20_000_001, "characters")],
    ids=["lines", "characters"],
)
def test_page_beyond_all_measure_is_refused_by_name(text, reason):
    result = parse(page(text))
    assert isinstance(result, Unrecognised)
    assert reason in result.reason


MARKED = (
    "07:45 GMT +314 June 2018\n    Ferry Returns to Velmora\n\n    Get short URL\n\n"
    "    The ferry is back after three weeks, the mayor said on Thursday.\n\n{}"
    "    Show new comments (0)"
)


@pytest.mark.parametrize(
    "section",
    [
        "    \u2022 quillfeather\n    At last.\n",  # nothing tells the name from the story
        "    Comment via Facebook, Comment via Sputnik\n    quillfeather\n    At last.\n",
    ],
)
@pytest.mark.parametrize("ends", [True, False])
def test_a_page_whose_comments_cannot_be_told_from_its_article_is_unrecognised(section, ends):
    text = MARKED.format(section)
    found = parse(page(text if ends else text.rpartition("\n")[0]))
    assert isinstance(found, Unrecognised)
    assert "quillfeather" not in str(found.best)


@pytest.mark.parametrize(
    "said", ["Ann Kelp/1", "html/Ann Kelp", "html", "ann_kelp", "/1", "", None]
)
def test_what_a_record_says_of_its_parser_is_told_only_if_there_is_such_a_parser(said):
    assert told(said) == "none"
    assert told("html/1") == "html/1"
