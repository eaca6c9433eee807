"""A real page, where it lies beside the repository: read into exactly the record it stands for.

Nothing of the page stands here: what is expected is taken from the lines of the page itself.
"""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commentariat import keys, parsers, readers
from commentariat.build import build
from commentariat.engine.local import Local
from commentariat.model import Record
from commentariat.prepare import Accepted, prepare
from commentariat.records.normalise import full
from commentariat.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "../shared/seed"
PAGES = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not PAGES, reason="the real page is not beside the repository")


@pytest.fixture(scope="module")
def lines():
    """Return the lines of the page, the first as number 1."""
    return ["", *(line.strip() for line in PAGES[0].read_text("utf-8").split("\n"))]


@pytest.fixture(scope="module")
def accepted():
    raws = [raw for piece in readers.pieces(PAGES[0]) for raw in readers.read(piece, {})]
    (decision,) = [d for raw in raws for d in prepare(raw, Settings(name="seed", site="s.example"))]
    assert isinstance(decision, Accepted)
    return decision


@pytest.fixture(scope="module")
def article(accepted):
    return full(accepted.article)


def test_the_clock_of_the_page_is_no_date_of_publication(article):
    clock = article["source"]["page_clock"]
    assert (clock["value"], clock["precision"]) == ("2017-03-23T01:08:00+03:00", "minute")
    assert article["published"] is None
    assert article["modified"] is None


def test_headline_lead_and_body_are_the_lines_they_stand_in(article, lines):
    assert article["headline"] == lines[4]
    assert article["lead"] == lines[9]
    place, agency = lines[11].split(")")[0].split(" (")
    assert article["dateline"] == {"place": place, "agency": agency}
    assert len(article["body"]) == 4
    assert lines[11].endswith(article["body"][0])
    assert article["body"][1:] == [lines[n] for n in (13, 15, 17)]


def test_the_picture_has_its_caption_and_its_credit(article, lines):
    assert article["images"] == [{"caption": lines[2], "credit": lines[6]}]


def test_three_related_headlines_and_six_tags_are_told_from_the_body(article, lines):
    assert [item["headline"] for item in article["related"]] == lines[20:23]
    assert article["tags"] == lines[23].split(", ")
    assert len(article["tags"]) == 6


def test_two_systems_of_comments_are_offered_and_one_was_captured(article):
    section = article["comment_section"]
    assert len(section["systems"]) == 2
    assert len(section["captured"]) == 1
    assert section["complete"] is None
    assert section["reported"] is None
    assert section["new"] == 0


def test_there_is_one_comment_of_two_paragraphs_by_one_reader(article, lines):
    (comment,) = article["comments"]
    assert comment["author"]["handle"] == lines[30].removeprefix("• ")
    assert comment["author"]["kind"] == "reader"
    assert comment["text"].split("\n\n") == [lines[31], lines[33]]
    assert comment["posted"] is None


def test_every_line_has_a_role_and_none_is_lost(accepted, lines):
    assert [role.line for role in accepted.roles] == list(range(1, len(lines)))
    assert "unparsed" not in {role.role for role in accepted.roles}
    assert article_warnings(accepted) == set()


def article_warnings(accepted):
    return {problem.code for problem in accepted.warnings}


def test_the_parser_of_its_layout_reads_it(article):
    assert article["source"]["parser"].startswith("sputnik_text/")


def test_every_damage_of_the_page_is_read_or_refused(lines):
    from commentariat.model import Page

    text = "\n".join(lines[1:])
    for end in range(0, len(text), 97):
        found = parsers.parse(Page(text[:end], "cut"))
        assert isinstance(found, parsers.Unrecognised | list | tuple)


def test_the_parsed_page_is_a_record_that_is_read_back(article):
    (again,) = prepare(Record("parsed.jsonl", 1, article), Settings(name="seed"))
    assert isinstance(again, Accepted)
    assert full(again.article) == article


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed")
    keys.generate(folder / "seed.key")
    settings = Settings.of(
        {
            "name": "seed",
            "site": "s.example",
            "inputs": [str(PAGES[0].resolve())],
            "key_file": "seed.key",
        },
        folder,
    )
    with Local(1) as engine:
        outcome = build(settings, engine=engine, version="1.0.0")
    return outcome.release.path


def cells(release):
    for path in sorted(release.rglob("*.parquet")):
        for row in pq.read_table(path).to_pylist():
            yield from map(str, row.values())


def test_the_handle_stands_nowhere_in_the_release(release, lines):
    handle = lines[30].removeprefix("• ").casefold()
    for path in release.rglob("*"):
        assert handle not in path.name.casefold()
        if path.is_file():
            assert handle not in path.read_bytes().decode("latin-1").casefold()
    assert not any(handle in cell.casefold() for cell in cells(release))


def test_the_people_in_the_news_stay(release, lines):
    written = "\n".join(cells(release))
    for number in (4, 9, 13, 15, 17):
        assert lines[number] in written or repr(lines[number])[1:-1] in written


def test_the_words_of_the_comment_stay(release, lines):
    (path,) = (release / "data/comments").iterdir()
    (row,) = pq.read_table(path).to_pylist()
    assert row["text"] == f"{lines[31]}\n\n{lines[33]}"
    assert row["commenter_id"]
    assert row["posted"] is None
