"""The folders a build works in: a private one, and one where the release is put together."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from commentariat import release
from commentariat.errors import ReleaseError
from commentariat.settings import Settings


@contextmanager
def workspace(settings: Settings) -> Iterator[tuple[Path, Path]]:
    """Give the private folder and the staging folder of one build, and take them away again."""
    home = private_folder(settings)
    for left in settings.out.glob(".staging-*"):  # of a build that was killed
        shutil.rmtree(left)
    for left in home.glob("build-*"):
        with contextlib.suppress(ReleaseError), release.locked(left):  # of no living build
            shutil.rmtree(left)
    work = Path(mkdtemp(prefix="build-", dir=home))
    staging = Path(mkdtemp(prefix=".staging-", dir=settings.out))
    for name in ("prepared", "quarantine", "bystanders", "plan"):
        (work / name).mkdir()
    try:
        with release.locked(work):
            yield work, staging
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(staging, ignore_errors=True)


def private_folder(settings: Settings) -> Path:
    """Return the folder for what is never published, which git is told to leave alone."""
    settings.work.mkdir(parents=True, exist_ok=True)
    settings.work.chmod(0o700)
    (settings.work / ".gitignore").write_text("*\n", "utf-8")
    return settings.work
