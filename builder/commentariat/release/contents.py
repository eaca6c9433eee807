"""What lies in the folder of a release, and what of it its checksums and its manifest deny."""

import os
from collections.abc import Iterator
from pathlib import Path

from commentariat.errors import ReleaseError
from commentariat.release import Release, digests


def altered(release: Release) -> list[str]:
    """Return what in the folder of a release is not as its checksums and its manifest say."""
    try:
        stated = _stated(release.path / "SHA256SUMS")
    except ReleaseError as error:
        return [str(error)]
    return list(_altered(release, stated))


def _altered(release: Release, stated: dict[str, str]) -> Iterator[str]:
    found, odd = digests(release.path), dict(_odd(release.path))
    listed = {file.path: file.sha256 for file in release.files} | release.manifest["documents"]
    yield from (f"{name} {what}" for name, what in sorted(odd.items()))
    for name in sorted((stated.keys() | listed.keys()) - found.keys() - odd.keys()):
        if not any(str(above) in odd for above in Path(name).parents):
            yield f"{name} is missing"
    for name in sorted(found.keys() - stated.keys()):
        known = name in listed or name == "manifest.json"
        yield f"SHA256SUMS does not list {name}" if known else f"{name} is not part of it"
    for name in sorted(stated.keys() & found.keys()):
        if stated[name] != found[name]:
            yield f"{name} was altered"
    for name in sorted(listed.keys() & found.keys()):
        if listed[name] != found[name]:
            yield f"{name} differs from manifest.json"


def _stated(path: Path) -> dict[str, str]:
    """Return the digests that SHA256SUMS states.

    Raises:
        ReleaseError: it cannot be read.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ReleaseError("SHA256SUMS is missing or damaged") from None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _odd(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is no file of a release's own, and what it is; links are not followed."""
    for root, folders, files in os.walk(folder):
        here = Path(root)
        for path in (here / name for name in (*folders, *files)):
            if path.is_symlink():
                yield path.relative_to(folder).as_posix(), "is a symlink"
            elif not path.is_file() and not path.is_dir():
                yield path.relative_to(folder).as_posix(), "is no file"
        if not folders and not files:
            yield here.relative_to(folder).as_posix(), "is not part of it"
