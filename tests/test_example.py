"""The example: its datasheet is the one in the repository, and the tour of the README is true."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def load_script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "examples" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_datasheet_of_the_repository_is_that_of_the_example():
    made = load_script("datasheet").datasheet()
    assert made == (ROOT / "DATASHEET.md").read_text("utf-8"), "run: python examples/datasheet.py"


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """A folder in which the one-minute tour of the README was followed to its end."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "examples/dump", folder / "examples/dump")
    shutil.copy(ROOT / "examples/dataset.toml", folder / "examples")
    text = (ROOT / "README.md").read_text("utf-8")
    section = text.partition("## One minute")[2].partition("\n## ")[0]
    blocks = re.findall(r"```(sh|python)\n(.*?)```", section, re.DOTALL)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "HF_HOME": str(folder / "hf"), "NO_COLOR": "1"}
    script = "\n".join(
        block if kind == "sh" else f"python - <<'PYTHON'\n{block}PYTHON" for kind, block in blocks
    )
    done = subprocess.run(
        ["sh", "-euc", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_the_tour_prints_what_the_readme_shows(tour):
    shown = (ROOT / "README.md").read_text("utf-8")
    table = re.search(r"```text\n(What became.*?)```", shown, re.DOTALL)[1]
    assert table in tour[1]


def test_the_tour_makes_the_tree_that_the_readme_shows(tour):
    root = tour[0] / "releases/1.0.0"
    made = {path.name for path in root.rglob("*") if path.is_file()}
    text = (ROOT / "README.md").read_text("utf-8")
    tree = text.partition("```text\nreleases/1.0.0/\n")[2].partition("```")[0]
    shown = re.findall(r"[\w-]+\.(?:md|json|cff|parquet)|LICENSE-DATA|SHA256SUMS", tree)
    assert made == set(shown)
