"""Writes the datasheet of the example beside the README: `python examples/datasheet.py [FILE]`.

The key is no secret here: it is derived from a fixed name, so that all get the same datasheet.
Never do that with people's comments.
"""

import hashlib
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from commentariat import settings
from commentariat.build import build
from commentariat.engine.local import Local
from commentariat.keys import key_text

HERE = Path(__file__).parent


def datasheet(workers: int = 1) -> str:
    """Build the example, and return its datasheet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(HERE / "dump", folder / "dump")
        shutil.copy(HERE / "dataset.toml", folder)
        key = folder / "example.key"
        key.touch(mode=0o600)
        key.write_text(key_text(hashlib.sha256(b"the key of the example").digest()) + "\n", "ascii")
        given = replace(settings.read(folder / "dataset.toml"), key_file=key)
        with Local(workers) as engine:
            made = build(given, engine=engine, version="1.0.0").release
        assert made is not None
        return (made.path / "DATASHEET.md").read_text("utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "DATASHEET.md"
    target.write_text(datasheet(), "utf-8")
