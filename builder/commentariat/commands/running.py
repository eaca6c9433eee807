"""A run of a command and how it ends: whatever stops it becomes one line and an exit code."""

import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from commentariat.commands.surroundings import Signals
from commentariat.errors import CommentariatError, MachineError, ReleaseError

USAGE = 2
BUG = CommentariatError.exit_code


def run(app: typer.Typer, arguments: Sequence[str], signals: Signals | None = None) -> int:
    """Run a command and return its exit code: 128 and its number if a signal ended it."""
    signals = signals or Signals()
    try:
        code = _run(app, arguments, signals)
    except KeyboardInterrupt:
        code, signals.came = BUG, signals.came or signal.SIGINT
    if code and signals.came:
        sys.stderr.write("interrupted\n")
        return 128 + signals.came
    return code


def _run(app: typer.Typer, arguments: Sequence[str], signals: Signals) -> int:
    command, context = get_command(app), None
    try:
        with command.make_context("commentariat", list(arguments)) as context:
            code = _invoked(command, context)
        sys.stdout.flush()
    except typer.Exit as end:  # --help, --version
        return end.exit_code
    except BrokenPipeError:  # the reader of our output went away
        return 141
    except Exception as error:  # noqa: BLE001 - nobody shall meet a traceback
        if signals.came:  # then that is the cause, whatever came of it
            raise KeyboardInterrupt from None
        return _told(error, context)
    return code


def _invoked(command: Any, context: Any) -> int:  # noqa: ANN401 - click's, or typer's own copy
    try:
        command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return 0


def sentence(error: BaseException, command: str | None = None) -> tuple[str, int]:
    """Return the line that says why a run ended, and its exit code.

    Only errors raised on purpose speak for themselves. The message of any other may hold the text
    of a record (`KeyError: 'what somebody wrote'`), so its type and its place stand for it.
    """
    if isinstance(error, CommentariatError):
        return str(error), error.exit_code
    if isinstance(error, MemoryError):
        return "out of memory: try fewer --workers, or cut the input", MachineError.exit_code
    if isinstance(error, OSError) and error.strerror:
        named = f" {error.filename}" if isinstance(error.filename, str) else ""
        return f"cannot read or write{named}: {error.strerror}", ReleaseError.exit_code
    where = next(reversed(list(_frames(error))), "an unknown place")
    comfort = ". Nothing was published" if command == "build" else ""
    return (
        f"this is a bug in commentariat: {type(error).__name__} at {where}. Please report this "
        f"line; run again with --debug for more{comfort}",
        BUG,
    )


def misused(error: Exception) -> str | None:
    """Return what is wrong with the command line, if that is what the error says.

    Typer's usage errors are click's or its own, by its version; both have `format_message`.
    """
    if not hasattr(error, "format_message"):
        return None
    message: str = error.format_message().replace(": Value error, ", ": ")
    if "\n" in message:  # the help, for a command without arguments
        return message
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "commentariat"
    message = message[:1].lower() + message[1:].rstrip(".")
    return f"{message}; see `{command} --help`"


def trace(error: BaseException) -> str:
    """Return where an error comes from: files, lines and types, but no message and no value."""
    return "\n".join(f"  {frame}" for frame in _frames(error)) + f"\n  {type(error).__name__}"


def _frames(error: BaseException) -> Iterator[str]:
    """Yield the places that an error passed through, the innermost last."""
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
    for line in str(error.__cause__ or "").split("\n"):  # what a worker process sent along
        if line.startswith('  File "') and " in " in line:
            name, number, function = line.strip().split(", ")[:3]
            place = Path(name.removeprefix('File "').rstrip('"')).name
            yield f"{place}:{number.removeprefix('line ')} {function}"


def _told(error: Exception, context: Any) -> int:  # noqa: ANN401 - click's, or typer's own copy
    """Print why a run ended, and return its exit code."""
    from commentariat.commands import console

    usage = misused(error)
    if usage and "\n" in usage:
        sys.stderr.write(usage + "\n")
        return USAGE
    message, code = (usage, USAGE) if usage else sentence(error, _command(context))
    console.fail(message)
    if context and context.params["debug"] and not usage:
        sys.stderr.write(trace(error) + "\n")
    return code


def _command(context: Any) -> str | None:  # noqa: ANN401 - click's, or typer's own copy
    return context.invoked_subcommand if context else None
