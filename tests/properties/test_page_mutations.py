"""Damaged pages: whatever happens to a page, nobody gets words that no commenter wrote.

Good pages of the Sputnik layout lose lines, gain copies of lines, have lines swapped, moved
sideways or cut. A line that was moved *and* indented like a comment is one: so a page suffers at
most one of these two. A page without any indentation is left out: there a swapped line cannot be
told at all.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.model import Article, Page
from commentariat.parsers import parse, sputnik_text
from commentariat.parsers._lines import lines_of
from commentariat.parsers._sputnik_comments import section_start
from commentariat.parsers._sputnik_labels import labels_of

FOLDER = Path(__file__).parents[1] / "pages" / "sputnik_text"
PAGES = {
    path.stem: path.read_bytes().decode()
    for path in sorted(FOLDER.glob("*.txt"))
    if not path.stem.startswith(("lost_indentation", "two_pages"))
}
FORM = "\u0421omment"  # the entry to the reply form, with its Cyrillic letter

at = st.integers(0, 10_000)
losses = st.lists(st.tuples(st.sampled_from(["drop", "duplicate", "cut"]), at, at), max_size=4)
moves = st.lists(st.tuples(st.sampled_from(["swap", "indent"]), at, at), max_size=1)


def damaged(lines: list[str], how: str, one: int, two: int) -> list[str]:
    """Return the lines after one accident; `one` and `two` choose where."""
    here, there = one % len(lines), two % len(lines)
    before, line, after = lines[:here], lines[here], lines[here + 1 :]
    match how:
        case "drop":
            return before + after or [""]
        case "duplicate":
            return [*before, line, line, *after]
        case "cut":
            return [*before, line[: two % 40], *after]
        case "indent":
            return [*before, " " * (two % 12) + line.strip(), *after]
        case _:
            return swapped(lines, here, there)


def swapped(lines: list[str], here: int, there: int) -> list[str]:
    copy = list(lines)
    copy[here], copy[there] = lines[there], lines[here]
    return copy


def comment_lines(text: str) -> list[str]:
    """Return the lines of a good page from the first label of its comment section on."""
    lines = lines_of(text)
    start = section_start(lines, labels_of(lines), flat=False)
    return [line.text for line in lines[start:] if line.text]


def label_lines(text: str) -> list[int]:
    """Return the indices of the lines that the layout itself prints around the comments."""
    roles = sputnik_text.parse(Page(text, source="page.txt")).roles
    return [role.line - 1 for role in roles if role.role in ("label", "comment_footer")]


def check(name: str, accidents: list[tuple[str, int, int]]) -> None:
    """Damage a page and see that its comments are its commenters' own, and every line is told."""
    text = PAGES[name]
    lines = text.split("\n")
    for accident in accidents:
        lines = damaged(lines, *accident)
    page = Page("\n".join(lines), source="damaged.txt")
    parsed = sputnik_text.parse(page)
    allowed = comment_lines(text)
    for comment in parsed.article["comments"]:
        handle = comment["author"]["handle"] or ""
        assert handle
        assert handle != FORM
        assert any(line[1:].strip().startswith(handle) for line in allowed)
        for said in comment["text"].split("\n"):
            assert any(line.startswith(said) for line in allowed)
    assert [role.line for role in parsed.roles] == list(range(1, len(lines) + 1))
    assert [entry["line"] for entry in parsed.article["source"]["unparsed"]] == [
        role.line for role in parsed.roles if role.role == "unparsed"
    ]


@given(st.sampled_from(sorted(PAGES)), losses, moves)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_damaged_page_never_gives_a_comment_from_outside_its_section(name, lost, moved):
    check(name, [*lost, *moved])


@pytest.mark.parametrize("indented", [True, False])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_readers_wrote_is_no_part_of_an_article_whatever_labels_are_missing(name, indented):
    lines = PAGES[name].split("\n")
    labels = label_lines(PAGES[name])
    told = [word for part in records(PAGES[name]) for word in telling(part)]
    for lost in [labels, labels[:-1], *([one] for one in labels)]:
        kept = [line for at, line in enumerate(lines) if at not in lost]
        text = "\n".join(kept if indented else [line.strip() for line in kept])
        for article in records(text):
            private = dict.fromkeys(("comments", "other_people"))
            public = json.dumps({**article, **private}, ensure_ascii=False)
            assert [word for word in told if word in public] == []


def records(text: str) -> list[Article]:
    """Return the articles that a page gives, none if it is not understood."""
    found = parse(Page(text, source="page.txt"))
    return [part.article for part in found] if isinstance(found, list) else []


def telling(article: Article) -> Iterator[str]:
    """Yield handles and first lines of texts; a letter alone and a clock stand in stories, too."""
    for comment in article["comments"]:
        for word in (comment["author"]["handle"], comment["text"].split("\n")[0]):
            if word and len(word) > 7 and not word[0].isdigit():
                yield word


@pytest.mark.slow
@given(st.sampled_from(sorted(PAGES)), losses, moves)
@settings(
    max_examples=5_000, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
def test_pages_damaged_in_five_thousand_ways_never_do_either(name, lost, moved):
    check(name, [*lost, *moved])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_single_swap_and_every_single_loss_is_survived(name):
    count = PAGES[name].count("\n") + 1
    for here in range(count):
        check(name, [("drop", here, 0)])
        for there in range(here):
            check(name, [("swap", here, there)])
