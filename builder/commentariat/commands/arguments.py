"""Arguments and options of commands, and the form of the examples in their help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Linkage(StrEnum):
    """How far a pseudonym links."""

    thread = "thread"
    site = "site"
    dataset = "dataset"


class Mentions(StrEnum):
    """How readily names in texts are replaced."""

    strict = "strict"
    balanced = "balanced"
    paranoid = "paranoid"


InputsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, patterns, or - for JSON Lines on standard input.", show_default=False
    ),
]
HandleArgument = Annotated[
    str,
    typer.Argument(
        help="The name that the person shows, or the login; - reads it from standard input."
    ),
]
WhatArgument = Annotated[
    str, typer.Argument(help="A code such as E101, or the id of an article or comment.")
]
OtherArgument = Annotated[
    str, typer.Argument(help="Id of another article: say why the two are one, or are not.")
]
SiteOption = Annotated[str, typer.Option(help="Site of pages and records that do not name one.")]
NameOption = Annotated[str, typer.Option(help="Name of the dataset.")]
OutOption = Annotated[Path | None, typer.Option(help="Folder of the releases.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
WorkersOption = Annotated[
    int, typer.Option(min=0, help="Worker processes; 0 is one for each processor.")
]
CacheOption = Annotated[
    bool | None,
    typer.Option(
        "--cache/--no-cache",
        help="Keep what was read, raw texts and handles, in .commentariat/ for the next build.",
        show_default=False,
    ),
]
LinkageOption = Annotated[Linkage | None, typer.Option(help="How far a pseudonym links.")]
MentionsOption = Annotated[
    Mentions | None, typer.Option(help="How readily names in texts are replaced.")
]
VersionOption = Annotated[str, typer.Option(help="X.Y.Z, or auto: what the changes ask for.")]
EphemeralKeyOption = Annotated[
    bool, typer.Option("--ephemeral-key", help="Use a key that is forgotten after the build.")
]
BaseOption = Annotated[
    Path | None,
    typer.Option(help="A release whose dumps are gone: carry its rows over, add the inputs."),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", help="The dataset.toml to use; by default the one in this folder."),
]


def example(*lines: str) -> str:
    """Return an epilogue with commands; the backspace keeps them from being wrapped."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
