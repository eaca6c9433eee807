"""Every code of `checks.py` has a bad and a good case; a case file is a record, or a raw input."""

from pathlib import Path

import orjson
import pytest

from commentariat import checks, readers
from commentariat.model import Page, Record
from commentariat.prepare import Rejected, prepare
from commentariat.settings import Settings

CASES = Path(__file__).parent / "cases"
CODES = sorted({*checks.CHECKS, *checks.FAULTS})


def raws(case, tmp_path):
    """Return what a case stands for: a record, a line, a page or a file of bytes."""
    if "page" in case:
        return [Page("\n".join(case["page"]), "case", site="news.example")]
    if "line" in case:
        return [Record("case", 1, case["line"].encode())]
    if "file" in case:
        path = tmp_path / case["name"]
        path.write_bytes(case["file"].encode("latin-1") * case.get("times", 1))
        return [raw for piece in readers.pieces(path) for raw in readers.read(piece, {})]
    return [Record("case", 1, orjson.dumps(case["record"]))]


def codes(name, tmp_path):
    case = orjson.loads((CASES / name).read_bytes())
    found = set()
    for raw in raws(case, tmp_path):
        for decision in prepare(raw, Settings(name="cases")):
            told = decision.problems if isinstance(decision, Rejected) else decision.warnings
            found |= {problem.code for problem in told}
    return found


@pytest.mark.parametrize("code", CODES)
def test_the_bad_case_has_the_fault(code, tmp_path):
    assert code in codes(f"{code}-bad.json", tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_the_good_case_has_not(code, tmp_path):
    assert code not in codes(f"{code}-good.json", tmp_path)


def test_no_case_is_of_an_unknown_code():
    assert {path.name[:4] for path in CASES.iterdir()} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_message_is_one_sentence_on_one_line(code):
    assert checks.message(code).endswith(".")
    assert "\n" not in checks.message(code)


def test_a_code_is_never_given_twice():
    with pytest.raises(ValueError, match="E110 is taken"):
        checks.check("E110")(lambda article: iter(()))
    with pytest.raises(ValueError, match="E001 is taken"):
        checks.check("E001")(lambda article: iter(()))


def test_problems_come_sorted_and_with_their_pointers():
    record = orjson.loads((CASES / "E110-bad.json").read_bytes())["record"]
    (decision,) = prepare(Record("dump.jsonl", 7, record), Settings(name="cases"))
    assert [str(problem) for problem in decision.problems] == [
        "dump.jsonl:7 /comments/1/posted E110 "
        "A time is not on the calendar (30 February), or not in the years 1 to 9999 in UTC.",
        "dump.jsonl:7 /published E110 "
        "A time is not on the calendar (30 February), or not in the years 1 to 9999 in UTC.",
    ]
