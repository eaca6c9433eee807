"""The table in CONTRIBUTING.md that leads through the modules names each of them, once."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "builder/commentariat"


def test_every_module_stands_in_the_table_once():
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    table = text[text.index("| stage |") : text.index("`schema/article.schema.json` is the only")]
    modules = [path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"]
    packages = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    assert sorted(re.findall(r"`([^`]+)`", table)) == sorted([*modules, *packages])
