"""HTML pages: goldens of invented pages in the markup of many systems, traps, hostile input.

`tests/pages/html/<name>.html` is a page, `<name>.json` what must come of it; a new pair is found.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.model import Page
from commentariat.parsers import html
from commentariat.prepare import Accepted, prepare
from commentariat.records.faults import broken_rules
from commentariat.settings import Settings

PAGES = sorted((Path(__file__).parent / "pages" / "html").glob("*.html"))
STORY = (
    "<p>The new harbour of Kelmouth opened on Wednesday after six years of building, and the first"
    " ferry left at noon with two hundred people on board.</p><p>Mayor Ines Tall said the work had"
    " cost less than feared, although the eastern pier will not be finished before autumn.</p>"
)


def parse(text, **fields):
    return html.parse(Page(text, "page.html", html=True, **fields))


def page(comments, head=""):
    return parse(
        f"<html><head><title>Harbour opens</title>{head}</head><body><article>"
        f"<h1>Harbour opens</h1>{STORY}</article><div id='comments'>{comments}</div></body></html>"
    )


def item(author, text, number=1, more=""):
    return (
        f'<div class="comment" id="comment-{number}"{more}><span class="author">{author}</span>'
        f'<time datetime="2017-03-20T10:00:00Z">x</time>'
        f'<div class="comment-text">{text}</div></div>'
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_becomes_its_golden_record(path):
    found = html.parse(Page(path.read_text("utf-8"), path.name, html=True))
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert {"article": found.article, "roles": [role.role for role in found.roles]} == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_golden_record_keeps_the_schema(path):
    article = html.parse(
        Page(path.read_text("utf-8"), path.name, site="x.example", html=True)
    ).article
    assert not list(broken_rules(article, "article"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_comment_stands_in_the_body(path):
    article = html.parse(Page(path.read_text("utf-8"), path.name, html=True)).article
    body = "\n".join(article["body"])
    assert not [c for c in article["comments"] if c["text"] in body]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_has_a_role(path):
    roles = html.parse(Page(path.read_text("utf-8"), path.name, html=True)).roles
    assert [role.line for role in roles] == list(range(1, len(roles) + 1))


def test_the_clock_of_a_page_is_no_date_of_publication():
    found = parse(
        f"<body><header><div class='date'>23 March 2017 01:08</div></header><h1>H</h1>{STORY}"
    )
    assert found.article["published"] is None


def test_a_date_in_the_address_is_the_last_resort():
    found = parse(f"<h1>H</h1>{STORY}", url="https://courier.example/2016/09/18/harbour")
    assert found.article["published"] == {
        "value": "2016-09-18", "precision": "day", "raw": "2016/09/18", "from": "url",
    }  # fmt: skip


def test_structured_data_beats_a_date_on_the_page():
    head = '<meta property="article:published_time" content="2016-09-18T10:00:00+03:00">'
    found = parse(
        f"<head>{head}</head><article><h1>H</h1><time datetime='2017-01-01'>x</time>{STORY}"
    )
    assert found.article["published"]["value"] == "2016-09-18T10:00:00+03:00"


@pytest.mark.parametrize(
    "handle", ["Simon Says", "Von Bülow", "42", "a@b", "Reply", "A. B. C.", "🐟"]
)
def test_a_handle_stays_as_it_is(handle):
    marked = item(handle, "Word.").replace('class="author"', 'class="username"')
    (comment,) = page(marked).article["comments"]
    assert comment["author"]["handle"] == handle


@pytest.mark.parametrize("frame", ["By {}", "{} says:", "{} said...", "{} schrieb:", "{}:"])
def test_the_words_around_a_handle_are_cut_off(frame):
    (comment,) = page(item(frame.format("Nora"), "Word.")).article["comments"]
    assert comment["author"]["handle"] == "Nora"


@pytest.mark.parametrize(
    ("author", "more", "account", "login"),
    [
        ("<a href='/users/noraq?x=1'>Nora</a>", "", None, "noraq"),
        ("<a href='/users/171'>Nora</a>", "", "171", None),
        ("<a href='/profile?user=NoraQ'>Nora</a>", " data-user-id='171'", "171", "NoraQ"),
        ("<a data-username='noraq' href='/u/171'>Nora</a>", "", "171", "noraq"),
        ("Nora", " data-username='noraq'", None, "noraq"),
    ],
)
def test_account_and_login_are_in_the_profile_address_or_stated(author, more, account, login):
    (comment,) = page(item(author, "Word.", more=more)).article["comments"]
    assert comment["author"]["account"] == account
    assert comment["author"].get("login") == login


def test_the_homepage_of_a_reader_is_no_account():
    link = "<a href='http://nora.example/'>Nora</a>"
    (comment,) = page(item(link, "Word.")).article["comments"]
    assert comment["author"]["account"] is None
    assert "login" not in comment["author"]


def test_a_candidate_without_author_is_unparsed_with_a_reason():
    found = page("<div class='comment'><div class='comment-text'>Nobody's words.</div></div>")
    assert found.article["comments"] == []
    assert [line["reason"] for line in found.article["source"]["unparsed"]] == [
        "a comment with no author"
    ]


def test_nested_replies_name_their_parent():
    inner = item("Otto", "No.", 2)
    outer = (
        item("Nora", "Yes.", 1).removesuffix("</div>") + f"<div class='replies'>{inner}</div></div>"
    )
    first, second = page(outer).article["comments"]
    assert (first["text"], second["parent"], second["depth"]) == ("Yes.", "1", 1)


def test_a_list_of_teasers_is_no_discussion():
    heading = "<h3><a href='/x'>Rain</a></h3>"
    teaser = f"<div class='t'>{heading}<b>Ida</b> <i>5 May 2017</i><p>Rain.</p></div>"
    assert page(teaser * 4).article["comments"] == []


GONE = [
    "[removed]",
    "This comment has been removed by the author.",
    "Dieser Kommentar wurde vom Autor gelöscht.",
    "Ce commentaire a été supprimé.",
    "Este comentario ha sido eliminado por el autor.",
    "Комментарий удален",
    "Ten komentarz został usunięty przez autora.",
]


@pytest.mark.parametrize("text", GONE)
def test_a_deleted_comment_has_that_status(text):
    (comment,) = page(item("Nora", text)).article["comments"]
    assert comment["status"] == "deleted"


@pytest.mark.parametrize("text", ["Who removed this comment?", "The pier has been removed."])
def test_a_comment_about_removal_is_none(text):
    (comment,) = page(item("Nora", text)).article["comments"]
    assert comment["status"] == "visible"


SIDEBAR = (
    "<aside><h3>Recent comments</h3><ul><li>Sid on <a href='/x'>Rain</a></li></ul></aside>"
    "<section class='more'><h3>Related</h3>" + 3 * "<div class='t'><h4><a href='/y'>Rain</a></h4>"
    "<b>Ida</b> <i>5 May 2017</i><p>Rain is expected.</p></div>" + "</section>"
)


def test_what_stands_beside_the_page_is_no_discussion():
    state = '{"posts": [{"id": 1, "name": "Nora", "raw_message": "Yes.", "createdAt": 1556705760,'
    state += ' "parent": null, "likes": 0}]}'
    found = page(f"{SIDEBAR}<script type='text/json'>{state}</script>")
    assert [c["text"] for c in found.article["comments"]] == ["Yes."]


def test_broken_structured_data_does_not_stop_the_page():
    found = page(item("Nora", "Yes."), head='<script type="application/ld+json">{"a": [</script>')
    assert len(found.article["comments"]) == 1


def test_plain_text_is_not_recognised():
    assert not html.recognises(Page("I <3 this town", "a.txt"))
    assert html.recognises(Page("<!doctype html><p>x", "a.txt"))


@given(
    st.lists(st.tuples(st.sampled_from(["Nora", "Otto 7", "Pia"]), st.integers(0, 9)), max_size=6)
)
@settings(max_examples=25, deadline=None)
def test_every_comment_keeps_its_own_author(pairs):
    comments = "".join(item(name, f"Words number {n}", i) for i, (name, n) in enumerate(pairs, 1))
    found = [(c["author"]["handle"], c["text"]) for c in page(comments).article["comments"]]
    assert found == [(name, f"Words number {n}") for name, n in pairs]


@given(st.text(alphabet="<>/='\" abdivplicomment-hrtime", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_markup_is_parsed(text):
    assert html.parse(Page("<html><body>" + text, "x", html=True)).parser == "html/1"


HOSTILE = {
    "unclosed tags": "<html>" + "<div>" * 100_000,
    "unclosed lists": "<html><ol>" + "<li class='comment'><b class=fn>a</b>" * 5_000,
    "nested deep": "<html>" + "<div class='comment'>" * 10_000 + "x",
    "one long text": "<html>" + "a " * 25_000_000,
    "a long attribute": "<html><a class='" + "comment " * 300_000 + "'>x",
    "brackets": "<html>" + "<" * 100_000 + "x",
    "json": "<script type='application/ld+json'>" + "[" * 500_000 + "</script>",
    "control characters": "<html>\x00\x01\ud800<p>x",
    "nothing": "<html></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_with_a_reason(name):
    found = parse(HOSTILE[name])
    assert found.article["comments"] == []
    assert found.roles


def test_a_page_too_large_says_so():
    reason = parse(HOSTILE["one long text"]).article["source"]["unparsed"][0]["reason"]
    assert reason == "the page has more than 12,000,000 characters of HTML"


def test_a_page_nested_too_deep_says_so():
    reason = parse(HOSTILE["nested deep"]).article["source"]["unparsed"][0]["reason"]
    assert reason == "the tags are nested deeper than 250"


PLACES = {
    "a section": '<div id="comments"><h2>Comments (0)</h2></div>',
    "a form": '<form class="comment-form"><textarea></textarea></form>',
    "a system": '<div id="disqus_thread"></div>',
}


@pytest.mark.parametrize("place", PLACES)
def test_an_empty_comment_section_is_an_article_without_comments(place):
    found = parse(f"<h1>Harbour opens</h1>{STORY}{PLACES[place]}")
    assert (found.confidence, found.article["comments"]) == (1.0, [])


NOWHERE = {
    "nothing": "",
    "a list of the latest": '<ul class="widget_recent_comments"><li class="recentcomments">Nora'
    " on <a href='/x'>Rain</a></li></ul>",
    "a link": '<a class="comments" href="/x#comments">3 comments</a>',
    "nobody's comment": '<div class="comment"><div class="comment-text">Words.</div></div>',
}
TEXT = "Harbour opens\n\n" + "The new harbour of Kelmouth opened on Wednesday at noon.\n\n" * 9


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("place", [*NOWHERE, "plain text"])
def test_a_page_without_comments_is_kept_if_the_settings_say_so(place, keep):
    markup = f"<h1>Harbour opens</h1><article>{STORY * 3}</article>{NOWHERE.get(place)}"
    raw = Page(TEXT if place == "plain text" else markup, "p", html=place != "plain text")
    given = Settings(name="n", site="news.example", keep_without_comments=keep)
    (decision,) = prepare(raw, given)
    if keep:
        assert isinstance(decision, Accepted)
        assert decision.article["comments"] == []
        assert "Wednesday" in " ".join(decision.article["body"])
    else:
        (problem,) = decision.problems
        assert (problem.code, problem.message) == ("E100", "no comment structure found")


def test_a_page_that_cannot_be_read_says_why():
    (decision,) = prepare(Page("<html>" + "<div>" * 10_000, "p", html=True), Settings(name="n"))
    assert decision.problems[0].message == "the tags are nested deeper than 250"
