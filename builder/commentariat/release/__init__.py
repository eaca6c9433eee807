"""A release as a folder: its manifest, its version, the ledger of all versions, the last rename.

Here is what a release is. `contents` tells whether its files are as they were, `workspace` has the
folders in which one is made, `versions` compares it with the last one, and `provenance` keeps, in
private, what it was made of.
"""

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson

from commentariat import describe
from commentariat.describe import Facts
from commentariat.errors import ReleaseError, SettingsError
from commentariat.tables import Written, sha256_of

FORMAT = 1
_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")
_PATTERN = re.compile(r"[][*?]|::")


@dataclass(frozen=True, slots=True)
class Release:
    """A finished release, and whether this run made it or found it there already."""

    path: Path
    name: str
    version: str
    manifest: Mapping[str, Any]
    fresh: bool = True

    @property
    def facts(self) -> Facts:
        """What its documents say."""
        return Facts.from_json(self.manifest["facts"])

    @property
    def files(self) -> list[Written]:
        """Its Parquet files."""
        return [Written(**file) for file in self.manifest["data"]]


def staged(path: Path, files: Sequence[Written], **known: object) -> Release:
    """Return a release of which the tables are written, and some fields of the manifest known."""
    return Release(path, "", "", {"data": [file.listed() for file in files], **known})


def opened(path: Path) -> Release:
    """Return the release in a folder.

    Raises:
        ReleaseError: there is none, or its manifest cannot be read.
    """
    try:
        manifest = orjson.loads((path / "manifest.json").read_bytes())
        return Release(path, manifest["name"], manifest["version"], manifest, fresh=False)
    except FileNotFoundError:
        raise ReleaseError(f"{path} is no release: {_instead(path)}") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged"
        raise ReleaseError(f"cannot read {path / 'manifest.json'}: {reason}") from None


def _instead(path: Path) -> str:
    """Say what is there in place of a release."""
    if not path.exists():
        return "there is no such folder"
    if inside := _versions(path):
        return f"it is a folder of releases; name one, such as {inside[-1]}"
    return "it has no manifest.json"


def _versions(out: Path) -> list[Path]:
    """Return the releases in a folder, the newest last."""
    found = (p for p in out.glob("*.*.*") if _VERSION.fullmatch(p.name) and p.is_dir())
    return sorted(found, key=lambda path: numbers(path.name))


def latest(out: Path, name: str) -> Release | None:
    """Return the newest release of a dataset below a folder, if there is one.

    Raises:
        ReleaseError: the folder holds releases of another dataset.
    """
    found = _versions(out)
    if not found:
        return None
    newest = opened(found[-1])
    if newest.name != name:
        raise ReleaseError(
            f"{out} holds releases of {newest.name!r}, not of {name!r}: choose another --out"
        )
    return newest


def checked_version(version: str, out: Path) -> str:
    """Return a version that may be made.

    Raises:
        SettingsError: it is neither `auto` nor of the form X.Y.Z.
        ReleaseError: it exists: a release never changes.
    """
    if version == "auto":
        return version
    if not _VERSION.fullmatch(version):
        raise SettingsError(f"version {version!r} is neither `auto` nor of the form 1.2.3")
    if (out / version).exists():
        raise ReleaseError(
            f"{out / version} exists, and a release never changes: choose another --version"
        )
    return version


def checked_out(out: Path) -> Path:
    """Return a folder in which releases may be made.

    Raises:
        SettingsError: `datasets` could load nothing from there.
    """
    if found := pattern_in(out):
        raise SettingsError(
            f"`datasets` reads {found} in a path as a pattern, and could load no release below "
            f"{out}: choose a path without [ ] * ? and ::"
        )
    return out


def pattern_in(path: Path) -> str | None:
    """Return the first sign of a path that `datasets` takes for a pattern, or for two paths."""
    found = _PATTERN.search(str(path.absolute()))
    return found and found[0]


def numbers(version: str) -> tuple[int, int, int]:
    """Return major, minor and patch."""
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def write_documents(
    staging: Path,
    facts: Facts,
    files: Sequence[Written],
    last: Release | None,
    lost: Mapping[str, int],
) -> None:
    """Write every document of a release but its manifest and checksums; the card comes last."""
    for name, content in documents(facts, files, last, lost).items():
        (staging / name).write_bytes(content.encode())


def documents(
    facts: Facts,
    files: Sequence[Written],
    last: Release | None = None,
    lost: Mapping[str, int] = MappingProxyType({}),
) -> Mapping[str, str]:
    """Return every document of a release, by its name, but its manifest and checksums.

    `lost` counts, by table, the rows of the last release that are not there as they were.
    """
    older = (last.path / "CHANGELOG.md").read_text("utf-8") if last else ""
    data = [describe.File(file.path, file.sha256, file.bytes) for file in files]
    return {
        "DATASHEET.md": describe.datasheet(facts),
        "CHANGELOG.md": describe.changelog(facts, last.facts if last else None, older, lost),
        "croissant.json": describe.croissant(facts, data),
        "CITATION.cff": describe.citation(facts),
        "LICENSE-DATA": describe.data_licence(facts),
        "README.md": describe.card(facts),
    }


def write_manifest(
    staging: Path, facts: Facts, files: Sequence[Written], **more: object
) -> Mapping[str, Any]:
    """Write manifest.json and, last of all, SHA256SUMS; return the manifest."""
    digests = {p.name: sha256_of(p) for p in sorted(staging.iterdir()) if p.is_file()}
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "name": facts.about.name,
        "version": facts.about.version,
        "tool": {"name": "commentariat", "version": facts.tool_version},
        **more,
        "data": [file.listed() for file in files],
        "documents": digests,
        "facts": facts.to_json(),
    }
    content = orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    (staging / "manifest.json").write_bytes(content)
    sums = {file.path: file.sha256 for file in files} | digests
    sums["manifest.json"] = sha256(content).hexdigest()
    (staging / "SHA256SUMS").write_bytes(_lines(sums).encode())
    return manifest


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder but SHA256SUMS; links are not followed."""
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and path.resolve() == folder.resolve() / path.relative_to(folder)
    }
    paths.pop("SHA256SUMS", None)
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(paths, threads.map(sha256_of, paths.values()), strict=True))


def checksums(folder: Path) -> str:
    """Return the lines of SHA256SUMS: every file below a folder but itself."""
    return _lines(digests(folder))


def _lines(sums: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def commit(staging: Path, out: Path, version: str) -> Path:
    """Give a staged release its name, in one step: it is there whole, or not at all.

    Raises:
        ReleaseError: the version came into being meanwhile.
    """
    with ThreadPoolExecutor(8) as threads:  # the disk is waited for once, not file by file
        list(threads.map(_sync, [*staging.rglob("*"), staging]))
    target = out / version
    if target.exists():
        raise ReleaseError(f"{target} exists, and a release never changes")
    staging.chmod(0o755)  # until now nobody else could look into it: it had not passed the gate
    staging.rename(target)
    _sync(out)
    return target


def write_index(out: Path, name: str) -> None:
    """Write releases/index.json: the versions there are, the newest of them current."""
    found = _versions(out)
    states = ["superseded"] * (len(found) - 1) + ["current"]
    versions = [
        {"version": path.name, "state": state} for path, state in zip(found, states, strict=True)
    ]
    index = {"format": FORMAT, "name": name, "releases": versions}
    waiting = out / ".index.json"
    waiting.write_bytes(orjson.dumps(index, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    _sync(waiting)
    waiting.rename(out / "index.json")
    _sync(out)


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep other builds out of a folder of releases; the lock dies with the process.

    Raises:
        ReleaseError: another build is at work.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReleaseError(f"another build is at work in {out}: wait for it") from None
        yield


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a crash."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
