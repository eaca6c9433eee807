"""The command line: read options, call one library function, print, choose the exit code."""

import sys
import time
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from commentariat import __version__
from commentariat.commands import running
from commentariat.commands.arguments import (
    BaseOption,
    CacheOption,
    EphemeralKeyOption,
    HandleArgument,
    InputsArgument,
    JsonOption,
    LinkageOption,
    MentionsOption,
    NameOption,
    OtherArgument,
    OutOption,
    SettingsOption,
    SiteOption,
    VersionOption,
    WhatArgument,
    WorkersOption,
    example,
)
from commentariat.commands.surroundings import Signals, close_streams, open_streams
from commentariat.errors import ReleaseError, SettingsError

# Everything else is imported inside the commands: `--help` shall answer at once.

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"commentariat {__version__}")
        raise typer.Exit


@app.callback(
    epilog=example(
        "commentariat keygen my.key",
        "export COMMENTARIAT_KEY_FILE=my.key",
        "commentariat build pages/ --name my-comments --site news.example",
    )
)
def commentariat(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool,
        typer.Option("--debug", envvar="COMMENTARIAT_DEBUG", help="Say where an error comes from."),
    ] = False,
) -> None:
    """Turn crawled news pages and their reader comments into a dataset one may publish."""


@app.command(epilog=example("commentariat init my-comments"))
def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the new dataset.")] = Path(),
    name: Annotated[str, typer.Option(help="Name of the dataset; by default the folder's.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Write a dataset.toml to start from."""
    from commentariat.commands.options import start

    path = start(folder, name)
    text = f"{path} written. Next: commentariat keygen {folder / 'dataset.key'}"
    _say({"settings": str(path)}, text, as_json)


@app.command(epilog=example("commentariat keygen ~/keys/my-comments.key"))
def keygen(
    file: Annotated[Path, typer.Argument(help="File to write; never into a release or git.")],
    as_json: JsonOption = False,
) -> None:
    """Make a secret key for pseudonyms.

    It is 256 random bits in a file that only you can read. Whoever has the key can tell who wrote
    what. Who loses it can link no later release to an earlier one.
    """
    from commentariat.keys import generate

    generate(file)
    text = f"{file} written. Name it in COMMENTARIAT_KEY_FILE, or as key_file in dataset.toml."
    _say({"key_file": str(file)}, text, as_json)


@app.command(
    epilog=example(
        "commentariat parse pages/ -o parsed.jsonl --site news.example",
        "commentariat parse page.txt --explain",
    )
)
def parse(
    inputs: InputsArgument = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="JSON Lines file to write; - prints.")
    ] = Path("-"),
    site: SiteOption = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each page with the role of every line.")
    ] = False,
    settings_file: SettingsOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the counts as JSON; needs --output FILE.")
    ] = False,
    workers: WorkersOption = 0,
) -> None:
    """Parse pages or records into articles.

    One JSON object a line. They hold raw handles, for you alone: the file is created readable by
    you only (0600).
    """
    from commentariat.commands import parsing, reporting
    from commentariat.commands.options import NAMELESS, engine_of, settings_of, target

    if as_json and (explain or str(output) == "-"):
        raise SettingsError("--json prints counts, so the articles need a place: add --output FILE")
    with settings_of(settings_file, inputs, name=NAMELESS, site=site) as settings:
        if explain:
            for page, roles in parsing.explained(settings):
                reporting.explained(page, roles)
            return
        with engine_of(workers) as engine, target(output) as file:
            prepared = parsing.parse(settings, engine, file)
    raise typer.Exit(reporting.parsed(prepared, as_json=as_json))


@app.command(epilog=example("commentariat check dump.jsonl --site news.example"))
def check(
    inputs: InputsArgument = None,
    site: SiteOption = "",
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
) -> None:
    """Check dumps without building.

    Exit code 1 if any record would stay out of a release, 3 if nothing can be read.
    """
    from commentariat.commands import parsing, reporting
    from commentariat.commands.options import NAMELESS, engine_of, settings_of

    with (
        settings_of(settings_file, inputs, name=NAMELESS, site=site) as settings,
        engine_of(workers) as engine,
    ):
        prepared = parsing.check(settings, engine)
    raise typer.Exit(reporting.checked(prepared, as_json=as_json))


@app.command(
    epilog=example(
        "export COMMENTARIAT_KEY_FILE=my.key",
        "commentariat build pages/ --name my-comments --site news.example",
    )
)
def build(
    inputs: InputsArgument = None,
    out: OutOption = None,
    name: NameOption = "",
    site: SiteOption = "",
    linkage: LinkageOption = None,
    mentions: MentionsOption = None,
    version: VersionOption = "auto",
    ephemeral_key: EphemeralKeyOption = False,
    base: BaseOption = None,
    cache: CacheOption = None,
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
) -> None:
    """Build a release.

    Parses, validates, merges, pseudonymises, splits, describes, and looks for leaks; only then
    the release appears, whole, and never changes again. With --cache, a later build with more
    dumps reads the new ones only; a build without it removes what was kept. With --base, the rows
    of an earlier release stay as they are, ids included, and its dumps are not needed.
    """
    from commentariat.commands.options import engine_of, settings_of, with_key

    started = time.monotonic()
    options: dict[str, Any] = {"name": name, "site": site, "cache": cache}
    options |= {"base": base and str(base.absolute())}
    options |= {"linkage": linkage and linkage.value, "mentions": mentions and mentions.value}
    with (
        settings_of(settings_file, inputs, out, **options) as settings,
        with_key(settings, ephemeral=ephemeral_key) as keyed,
        engine_of(workers, building=True) as engine,
    ):
        from commentariat.build import build as run  # while the workers import theirs
        from commentariat.commands import console, reporting

        reporting.cost(settings.linkage)
        with console.progress() as progress:
            outcome = run(keyed, engine=engine, version=version, progress=progress)
    raise typer.Exit(reporting.built(outcome, time.monotonic() - started, as_json=as_json))


@app.command(epilog=example("commentariat verify releases/1.0.0"))
def verify(
    release: Annotated[Path, typer.Argument(help="Folder of one release.")],
    as_json: JsonOption = False,
) -> None:
    """Check that a release is whole and unaltered.

    Every hash, the schema, the ids, and that `datasets` loads it. Exit code 5 if not.
    """
    from commentariat.commands.options import engine_of
    from commentariat.verify import verify as run

    with engine_of(1) as engine:
        wrong = run(release, engine)
    text = "\n".join(wrong) if wrong else f"{release}: whole and unaltered"
    _say({"release": str(release), "problems": wrong}, text, as_json)
    if wrong:
        raise typer.Exit(ReleaseError.exit_code)


@app.command(epilog=example("commentariat explain E101"))
def explain(
    what: WhatArgument,
    other: OtherArgument = "",
    name: NameOption = "",
    out: OutOption = None,
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a code means, or where a row came from.

    The second is read from the private ledger beside dataset.toml. Of two articles it says why they
    are one, or are not, without a word of their texts.
    """
    from commentariat.commands import explaining, reporting
    from commentariat.commands.options import NAMELESS, settings_of_releases

    with settings_of_releases(settings_file, out, name, NAMELESS) as settings:
        found = explaining.explain(what, settings, other)
    _say(found, reporting.words(found), as_json)


@app.command(
    epilog=example("commentariat whois - --site news.example --name my-comments < handle.txt")
)
def whois(
    handle: HandleArgument,
    site: Annotated[str, typer.Option(help="Site that the person comments on.")] = "",
    account: Annotated[str, typer.Option(help="The site's own id of the person, if known.")] = "",
    name: NameOption = "",
    out: OutOption = None,
    settings_file: SettingsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the rows of one person, at his or her request.

    The ids are computed again from the handle and the key of the last release; nothing is stored.
    """
    from commentariat.commands import reporting, whois
    from commentariat.commands.options import settings_of_releases, standard_input

    shown = standard_input().readline().strip("\r\n") if handle == "-" else handle
    with settings_of_releases(settings_file, out, name, site=site) as settings:
        found = whois.search(whois.Person(shown, settings.site, account or None), settings)
    _say(found, reporting.person(found), as_json)


def _say(result: object, text: str, as_json: bool) -> None:
    from commentariat.commands import console

    if as_json:
        console.json(result)
    else:
        console.out().print(text, markup=False)


def main() -> NoReturn:
    """Be the program `commentariat`."""
    open_streams()
    signals = Signals()
    signals.listen()
    code = running.run(app, sys.argv[1:], signals)
    signals.leave()
    close_streams()
    raise SystemExit(code)
