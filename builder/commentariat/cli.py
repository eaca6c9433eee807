"""The command line: read options, call one library function, print, choose the exit code."""

import json
import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commentariat import __version__
from commentariat.errors import CommentariatError, InputError, SettingsError

if TYPE_CHECKING:
    from commentariat.build import Outcome
    from commentariat.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FINDINGS = 1


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


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, patterns, or - for JSON Lines on standard input.", show_default=False
    ),
]
SiteOption = Annotated[str, typer.Option(help="Site of pages and records that do not name one.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
WorkersOption = Annotated[
    int, typer.Option(min=0, help="Worker processes; 0 is one for each processor.")
]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", help="The dataset.toml to use; by default the one in this folder."),
]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"commentariat {__version__}")
        raise typer.Exit


@app.callback()
def commentariat(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn crawled news pages and their reader comments into a dataset one may publish.

    Example: commentariat keygen my.key && COMMENTARIAT_KEY_FILE=my.key commentariat build pages/
    --name my-comments --site news.example --out releases
    """


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the new dataset.")] = Path(),
    name: Annotated[str, typer.Option(help="Name of the dataset; by default the folder's.")] = "",
) -> None:
    """Write a dataset.toml to start from.

    Example: commentariat init my-comments
    """
    from commentariat.settings import template

    path = folder / "dataset.toml"
    content = template(name or folder.resolve().name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError:
        raise SettingsError(f"{path} exists already, and is left as it is") from None
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}") from error
    print(f"{path} written. Next: commentariat keygen {folder / 'dataset.key'}")


@app.command()
def keygen(
    file: Annotated[Path, typer.Argument(help="File to write; never into a release or git.")],
) -> None:
    """Make a secret key for pseudonyms: 256 random bits in a file that only you can read.

    Whoever has the key can tell who wrote what. Who loses it can link no later release to an
    earlier one. Example: commentariat keygen ~/keys/my-comments.key
    """
    from commentariat.keys import generate

    generate(file)
    print(f"{file} written. Name it in COMMENTARIAT_KEY_FILE, or as key_file in dataset.toml.")


@app.command()
def parse(
    inputs: Inputs = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="JSON Lines file to write.")
    ] = Path("-"),
    site: SiteOption = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each page with the role of every line.")
    ] = False,
    settings_file: SettingsOption = None,
    workers: WorkersOption = 0,
) -> None:
    """Parse pages or records into articles, one JSON object a line.

    The output holds raw handles, for you alone: it is created readable by you only (0600).
    Example: commentariat parse pages/ -o parsed.jsonl --site news.example
    """
    from commentariat import parsing
    from commentariat.options import NAMELESS, engine_of, settings_of, target

    with settings_of(settings_file, inputs, name=NAMELESS, site=site) as settings:
        if explain:
            _explain_pages(settings)
            return
        with engine_of(workers) as engine, target(output) as file:
            prepared = parsing.parse(settings, engine, file)
        _tell(prepared.problems, {**prepared.rejected, **prepared.warned}, errors_only=True)
        print(
            f"{prepared.articles:,} articles with {prepared.comments:,} comments; "
            f"{prepared.rejected.total():,} rejected",
            file=sys.stderr,
        )
        _exit_on(prepared)


@app.command()
def check(
    inputs: Inputs = None,
    site: SiteOption = "",
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
) -> None:
    """Check dumps without building: exit 1 if any record would stay out.

    Example: commentariat check dump.jsonl --site news.example
    """
    from commentariat import console, parsing
    from commentariat.options import NAMELESS, engine_of, settings_of

    with (
        settings_of(settings_file, inputs, name=NAMELESS, site=site) as settings,
        engine_of(workers) as engine,
    ):
        prepared = parsing.check(settings, engine)
    counts = prepared.rejected + prepared.warned
    if as_json:
        _print_json(
            {
                "articles": prepared.articles,
                "comments": prepared.comments,
                "rejected": prepared.rejected,
                "warned": prepared.warned,
                "roles": prepared.roles,
                "problems": [_as_json(p) for p in prepared.problems],
            }
        )
    else:
        show = console.out()
        for line in console.problems(prepared.problems, counts):
            show.print(line)
        if prepared.roles:
            show.print(console.roles(prepared.roles))
        show.print(
            f"{prepared.articles:,} articles with {prepared.comments:,} comments are fine, "
            f"{prepared.rejected.total():,} records would stay out",
            markup=False,
        )
    _exit_on(prepared)


@app.command()
def build(
    inputs: Inputs = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the releases.")] = None,
    name: Annotated[str, typer.Option(help="Name of the dataset.")] = "",
    site: SiteOption = "",
    linkage: Annotated[Linkage | None, typer.Option(help="How far a pseudonym links.")] = None,
    mentions: Annotated[
        Mentions | None, typer.Option(help="How readily names are replaced.")
    ] = None,
    version: Annotated[
        str, typer.Option(help="X.Y.Z, or auto: what the changes ask for.")
    ] = "auto",
    ephemeral_key: Annotated[
        bool, typer.Option("--ephemeral-key", help="Use a key that is forgotten after the build.")
    ] = False,
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
) -> None:
    """Build a release: parse, validate, merge, pseudonymise, split, describe, check, commit.

    Example: commentariat build pages/ --out releases --name my-comments --site news.example
    """
    from commentariat import console
    from commentariat.build import build as run
    from commentariat.options import engine_of, settings_of, with_key

    started = time.monotonic()
    options: dict[str, Any] = {"name": name, "site": site}
    options |= {"linkage": linkage and linkage.value, "mentions": mentions and mentions.value}
    with (
        settings_of(settings_file, inputs, out, **options) as settings,
        with_key(settings, ephemeral=ephemeral_key) as keyed,
        engine_of(workers) as engine,
        console.progress() as progress,
    ):
        if settings.linkage != "thread":
            console.err().print(_COST[settings.linkage], markup=False)
        outcome = run(keyed, engine=engine, version=version, progress=progress)
    _report(outcome, time.monotonic() - started, as_json=as_json)


_COST = {
    "site": "linkage site: all comments of a person on a site can be put together, so knowing a few "
    "articles somebody commented on tells which person it is; DATASHEET.md has the numbers",
    "dataset": "linkage dataset: all comments under one name on all sites can be put together, so "
    "knowing a few articles somebody commented on tells which person it is; DATASHEET.md has the "
    "numbers",
}


def _report(outcome: "Outcome", seconds: float, *, as_json: bool) -> None:
    from commentariat import console

    prepared, made = outcome.prepared, outcome.release
    if as_json:
        _print_json(
            {
                "release": str(made.path) if made else None,
                "version": made.version if made else None,
                "fresh": bool(made and made.fresh),
                "articles": _flow(outcome.articles),
                "comments": _flow(outcome.comments),
                "quarantine": str(outcome.quarantine) if outcome.quarantine else None,
                "problems": [_as_json(p) for p in prepared.problems if p.is_error],
            }
        )
    else:
        _tell(prepared.problems, prepared.rejected, errors_only=True)
        for table in console.summary(outcome, seconds):
            console.out().print(table)
    if outcome.quarantine:
        print(f"rejected records are kept in {outcome.quarantine}", file=sys.stderr)
    if made is None:
        raise typer.Exit(_nothing(outcome))
    if not as_json:
        note = "" if made.fresh else " is there already and holds just this: nothing was made"
        print(f"{made.path}{note}")


def _flow(flow: Any) -> dict[str, Any]:  # noqa: ANN401 - a describe.facts.Flow
    return {"read": flow.read, "kept": flow.kept, "merged": flow.merged, "rejected": flow.rejected}


def _nothing(outcome: "Outcome") -> int:
    from commentariat import console

    codes = set(outcome.prepared.rejected)
    console.fail(
        "nothing to publish: every record was rejected" if codes else "the inputs are empty"
    )
    return InputError.exit_code if codes <= {"E104", "E105"} else FINDINGS


@app.command()
def verify(
    release: Annotated[Path, typer.Argument(help="Folder of one release.")],
    as_json: JsonOption = False,
) -> None:
    """Check a release: every hash, the schema, the ids, and that `datasets` loads it.

    Example: commentariat verify releases/1.0.0
    """
    from commentariat.errors import ReleaseError
    from commentariat.options import engine_of
    from commentariat.verify import verify as run

    with engine_of(1) as engine:
        wrong = run(release, engine)
    if as_json:
        _print_json({"release": str(release), "problems": wrong})
    else:
        print("\n".join(wrong) if wrong else f"{release}: whole and unaltered")
    if wrong:
        raise typer.Exit(ReleaseError.exit_code)


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(help="A code such as E101, or the id of an article or comment.")
    ],
    settings_file: SettingsOption = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the releases.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a code means, or where an article or a comment of a release came from.

    The second is read from the private ledger beside dataset.toml.
    Example: commentariat explain E101
    """
    from commentariat import explaining
    from commentariat.options import NAMELESS, settings_of

    with settings_of(settings_file, None, out, name=NAMELESS) as settings:
        found = explaining.explain(what, settings)
    if as_json:
        _print_json(found)
    else:
        print("\n".join(f"{key}: {value}" for key, value in found.items()))


def _explain_pages(settings: "Settings") -> None:
    from commentariat import console, parsing

    show = console.out()
    for page, found in parsing.explained(settings):
        show.print(page.source, style="bold", markup=False)
        for line in console.margin(page.text, found):
            show.print(line, no_wrap=True, crop=False)


def _tell(problems: Any, counts: Any, *, errors_only: bool) -> None:  # noqa: ANN401
    from commentariat import console

    shown = [p for p in problems if p.is_error or not errors_only]
    for line in console.problems(shown, counts):
        console.err().print(line)


def _exit_on(prepared: Any) -> None:  # noqa: ANN401 - a stages.Prepared
    codes = set(prepared.rejected)
    if codes and codes <= {"E104", "E105"} and not prepared.articles:
        raise typer.Exit(InputError.exit_code)
    if codes:
        raise typer.Exit(FINDINGS)


def _as_json(problem: Any) -> dict[str, Any]:  # noqa: ANN401 - a Problem
    return {
        name: getattr(problem, name) for name in ("source", "line", "code", "pointer", "message")
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def main() -> None:
    """Run the app; an error raised on purpose becomes one line and an exit code."""
    try:
        app()
    except CommentariatError as error:
        from commentariat import console

        console.fail(str(error))
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None


if __name__ == "__main__":
    main()
