"""What the options of a command become: settings, an engine, a key, an open file."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from commentariat import readers, settings
from commentariat.engine.local import Local
from commentariat.errors import ReleaseError, SettingsError
from commentariat.keys import generate
from commentariat.settings import Settings

SETTINGS_FILE = Path("dataset.toml")
NAMELESS = "any"  # for commands that make nothing, so that a name does not matter


def start(folder: Path, name: str) -> Path:
    """Write a dataset.toml to start from into a folder, and return where it is.

    Raises:
        SettingsError: there is one already, the name will not do, or it cannot be written.
    """
    path = folder / SETTINGS_FILE
    content = settings.template(name or folder.resolve().name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError:
        raise SettingsError(f"{path} exists already, and is left as it is") from None
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}") from error
    return path


@contextmanager
def settings_of(
    path: Path | None,
    inputs: Sequence[str] | None,
    out: Path | None = None,
    **options: Any,  # noqa: ANN401
) -> Iterator[Settings]:
    """Give the settings: those of the file named, or of the one that lies here, else options alone.

    The file that lies here is for commands that leave out the name or the inputs; `name` may be
    `NAMELESS` where no release is made. Options win over the file, and both over the base; standard
    input is kept in a private file while it is read.

    Raises:
        SettingsError: there is no name, or a setting breaks its schema.
    """
    given = [name if name == "-" else str(Path(name).absolute()) for name in inputs or ()]
    options |= {"inputs": given, "out": str(out.absolute()) if out else None}
    name = options.get("name")
    if path is None and SETTINGS_FILE.exists() and (name in {"", NAMELESS} or not given):
        path = SETTINGS_FILE
    defaults = _of_base(options.get("base"))
    if path is not None:
        options |= {"name": None if name == NAMELESS else name}
        found = settings.read(path, defaults, **options)
    elif name or defaults:
        found = settings.without_file(defaults, **options)
    else:
        raise SettingsError("no name: give --name, or write a dataset.toml (`commentariat init`)")
    with _spooled(found) as ready:
        yield ready.with_key_of_environment()


def _of_base(path: str | None) -> dict[str, Any]:
    """Return what a release to be carried over decides, unless it is said again."""
    if path is None:
        return {}
    from commentariat import base, release

    return base.shared(release.opened(Path(path)))


@contextmanager
def settings_of_releases(
    path: Path | None, out: Path | None, name: str, nameless: str = "", *, site: str = ""
) -> Iterator[Settings]:
    """Give the settings to commands that look into releases.

    Without a name and a settings file, the name is that of the releases that are there, else
    `nameless`.

    Raises:
        SettingsError: there is no name, or a setting breaks its schema.
    """
    if not name and path is None and not SETTINGS_FILE.exists():
        name = _name_in(out or Path("releases"))
    with settings_of(path, None, out, name=name or nameless, site=site) as found:
        yield found


def _name_in(out: Path) -> str:
    try:
        return str(json.loads((out / "index.json").read_text("utf-8"))["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def standard_input() -> TextIO:
    """Return standard input.

    Raises:
        SettingsError: it is closed.
    """
    if sys.stdin is None:
        raise SettingsError("standard input is closed, so nothing can be read from it")
    return sys.stdin


@contextmanager
def _spooled(given: Settings) -> Iterator[Settings]:
    """Keep standard input in a file, so that it can be cut into pieces."""
    if "-" not in given.inputs:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix=readers.SPOOL) as folder:
        path = Path(folder) / "stdin.jsonl"
        with path.open("wb") as file:
            shutil.copyfileobj(standard_input().buffer, file)
        yield replace(given, inputs=tuple(str(path) if n == "-" else n for n in given.inputs))


@contextmanager
def with_key(given: Settings, *, ephemeral: bool) -> Iterator[Settings]:
    """Give the settings, with a key that is forgotten afterwards if that is wanted."""
    if not ephemeral:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="commentariat-") as folder:
        path = Path(folder) / "ephemeral.key"
        generate(path)
        yield replace(given, key_file=path)


def engine_of(workers: int, *, building: bool = False) -> Local:
    """Return the engine of this machine; no workers stands for one a processor."""
    return Local(workers or None, building=building)


@contextmanager
def target(output: Path) -> Iterator[BinaryIO]:
    """Open an output: standard output, or a private file that appears when it is whole.

    Raises:
        SettingsError: the file exists.
        ReleaseError: it cannot be written.
    """
    if str(output) == "-":
        yield sys.stdout.buffer
        return
    if output.exists():
        raise SettingsError(f"{output} exists already: choose another file, or remove it")
    waiting = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
        waiting.rename(output)
    except OSError as error:
        raise ReleaseError(f"cannot write {output}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # the folder cannot be written to
            waiting.unlink(missing_ok=True)
