"""Golden pages: each layout has a folder of pages and what must come out of them.

`tests/pages/<layout>/<name>.txt` is a page; `<name>.json` holds {"articles": […], "roles": […]}:
the articles in full form, the role of every line of the file. A new pair is collected by itself.
"""

import hashlib
import json
from pathlib import Path

import pytest

from commentariat.model import Page, Parsed
from commentariat.parsers import explain, parse

PAGES = Path(__file__).parent / "pages"
GOLDEN = sorted(PAGES.glob("*/*.txt"))
SEED = Path(__file__).resolve().parents[1] / ".." / "shared" / "seed"


def page_of(path: Path) -> Page:
    """Return a golden page as the readers give it: decoded, line ends and all."""
    return Page(path.read_bytes().decode(), source=path.name)


def parsed(page: Page) -> list[Parsed]:
    result = parse(page)
    assert isinstance(result, list)
    return result


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_page_becomes_its_golden_record(path):
    page = page_of(path)
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [part.article for part in parsed(page)] == expected["articles"]
    assert [role.role for role in explain(page)] == expected["roles"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_page_is_read_by_the_layout_of_its_folder(path):
    assert {part.parser.split("/")[0] for part in parsed(page_of(path))} == {path.parent.name}


@pytest.fixture(scope="module")
def seed() -> Parsed:
    """The real page this project began with; it stays outside, only facts about it stand here."""
    pages = sorted(SEED.glob("*.txt"))
    if not pages:
        pytest.skip("the seed page is not beside this checkout")
    text = pages[0].read_bytes().decode()
    [only] = parsed(Page(text, source="seed.txt"))
    return only


def digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def test_clock_of_the_seed_page_is_no_date_of_publication(seed):
    assert seed.article["source"]["page_clock"]["value"] == "2017-03-23T01:08:00+03:00"
    assert seed.article["published"] is None


def test_every_line_of_the_seed_page_is_understood(seed):
    assert len(seed.roles) == 34
    assert seed.article["source"]["unparsed"] == []
    assert {role.role for role in seed.roles} == {
        "page_clock", "caption", "blank", "headline", "credit", "label", "lead", "body",
        "related", "tags", "comment_author", "comment_text", "comment_footer",
    }  # fmt: skip


def test_article_of_the_seed_page_is_whole(seed):
    article = seed.article
    assert digest(article["headline"], article["lead"]) == "b61c916c08f72469"
    assert digest(*article["body"]) == "ef22a449702792d7"
    assert article["dateline"] == {"place": "MOSCOW", "agency": "Sputnik"}
    assert [len(article[name]) for name in ("body", "related", "tags", "images")] == [4, 3, 6, 1]
    assert article["headline"].endswith(" - Moscow")


def test_seed_page_has_one_comment_of_two_paragraphs(seed):
    [comment] = seed.article["comments"]
    assert comment["depth"] == 0
    assert digest(*comment["text"].split("\n\n")) == "de2d76bad128b815"
    assert len(comment["text"].split("\n\n")) == 2
    assert " " not in comment["author"]["handle"]


def test_seed_page_shows_two_systems_and_the_capture_of_one(seed):
    assert seed.article["comment_section"] == {
        "systems": ["facebook", "sputnik"],
        "captured": ["sputnik"],
        "reported": None,
        "new": 0,
        "complete": None,
    }
