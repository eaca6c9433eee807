"""The cases of JSONTestSuite: read or refused as their first letter says; never a crash."""

from pathlib import Path

import pytest

from commentariat.model import Record
from commentariat.prepare import Accepted, Rejected, prepare
from commentariat.settings import Settings

SUITE = Path(__file__).resolve().parents[1] / "../shared/data/hostile/json/test_parsing"
CASES = sorted(SUITE.glob("*.json")) if SUITE.is_dir() else []
# They are JSON, but two values of one key would silently become one.
REPEATED = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
pytestmark = pytest.mark.skipif(not CASES, reason="JSONTestSuite is not beside the repository")


def decided(value):
    """Decide on a record that holds the case as a value nobody knows."""
    data = b'{"site":"news.example","headline":"H","body":[],"extra":{"case":' + value + b"}}"
    (found,) = prepare(Record("suite", 1, data), Settings(name="suite"))
    return found


def named(letter):
    return [pytest.param(path, id=path.stem) for path in CASES if path.name.startswith(letter)]


def test_the_suite_is_whole():
    assert len(CASES) > 300


@pytest.mark.parametrize("path", named("y_"))
def test_json_is_read(path):
    found = decided(path.read_bytes())
    assert isinstance(found, Rejected if path.name in REPEATED else Accepted)


@pytest.mark.parametrize("path", named("n_"))
def test_what_is_no_json_is_refused(path):
    assert [problem.code for problem in decided(path.read_bytes()).problems] == ["E101"]


@pytest.mark.parametrize("path", named("i_"))
def test_what_the_standard_leaves_open_is_decided(path):
    found = decided(path.read_bytes())
    assert isinstance(found, Accepted) or {p.code for p in found.problems} == {"E101"}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in CASES])
def test_a_case_alone_on_a_line_is_refused_politely(path):
    (found,) = prepare(Record("suite", 3, path.read_bytes()), Settings(name="suite"))
    assert {problem.code for problem in found.problems} <= {"E001", "E101"}
