"""Golden pages: each layout has a folder of pages and what must come out of them.

`tests/pages/<layout>/<name>.txt` is a page, `<name>.json` holds {"articles": […], "roles": […]}: the
articles in full form, and the role of every line of the file. A new pair is collected by itself.
"""

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
