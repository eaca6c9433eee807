"""docs/adding-a-site.md works as it stands: its page, its parser, its entry point, its result."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "adding-a-site.md"


def blocks(kind: str) -> list[str]:
    """Return the fenced blocks of one language."""
    text = GUIDE.read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def installed(tmp_path):
    """A folder with the guide's page, and its parser installed as another package would be."""
    [page] = blocks("text")
    parser, _ = blocks("python")
    [settings] = map(tomllib.loads, blocks("toml"))
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (tmp_path / "harbour_herald.py").write_text(parser, encoding="utf-8")
    info = tmp_path / "harbour_herald-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-herald\nVersion: 1.0\n")
    [(name, module)] = settings["project"]["entry-points"]["commentariat.parsers"].items()
    (info / "entry_points.txt").write_text(f"[commentariat.parsers]\n{name} = {module}\n")
    return tmp_path


def run(folder, script):
    path = os.pathsep.join([str(folder), str(ROOT / "builder")])
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_new_user_follows_the_guide_and_gets_its_record(installed):
    _, check = blocks("python")
    result = run(installed, check)
    assert result.returncode == 0, result.stderr


def test_guide_names_every_role_that_a_golden_page_has():
    listed = set(re.findall(r"`([a-z_]+)`", GUIDE.read_text(encoding="utf-8").split("## Names")[1]))
    golden = (ROOT / "tests" / "pages").glob("*_text/*.json")
    given = {
        role for path in golden for role in json.loads(path.read_text(encoding="utf-8"))["roles"]
    }
    assert given - {"inline_caption", "inline_credit"} <= listed
