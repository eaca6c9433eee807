"""PREPARE alone: dumps parsed into JSON Lines, checked, or explained line by line."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from commentariat import parsers, readers, stages
from commentariat.engine import Engine
from commentariat.errors import SettingsError
from commentariat.model import Page, Role
from commentariat.settings import Settings
from commentariat.stages import Prepared


def parse(settings: Settings, engine: Engine, file: BinaryIO) -> Prepared:
    """Write the accepted articles of all inputs as JSON Lines in full form, in input order.

    Raises:
        InputError: an input is missing or cannot be read.
        SettingsError: no input is named.
    """
    with TemporaryDirectory(prefix="commentariat-") as folder:
        tasks = _tasks(settings, Path(folder))
        return Prepared.total(_copied(engine.map(stages.parse, tasks), file))


def _copied(results: Iterator[tuple[Path, Prepared]], file: BinaryIO) -> Iterator[Prepared]:
    for path, prepared in results:
        with path.open("rb") as part:
            shutil.copyfileobj(part, file)
        path.unlink()
        yield prepared


def check(settings: Settings, engine: Engine) -> Prepared:
    """Decide on every record of all inputs, and keep nothing but counts and problems.

    Raises:
        InputError: an input is missing or cannot be read.
        SettingsError: no input is named.
    """
    return Prepared.total(engine.map(stages.check, _tasks(settings, Path())))


def explained(settings: Settings) -> Iterator[tuple[Page, Sequence[Role]]]:
    """Yield every page of the inputs with the role of each of its lines."""
    for task in _tasks(settings, Path()):
        for piece in task.pieces:
            for raw in readers.read(piece, settings.readers):
                if isinstance(raw, Page):
                    yield raw, parsers.explain(raw)


def _tasks(settings: Settings, folder: Path) -> list[stages.Reading]:
    if not settings.inputs:
        raise SettingsError("nothing to read: name files or folders, or `inputs` in dataset.toml")
    paths = readers.find(settings.inputs, settings.home, settings.readers)
    return stages.readings(paths, settings, folder)
