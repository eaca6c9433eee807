"""Signals end every command with one word and their code; closed standard streams end none."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from commentariat.commands import running
from commentariat.commands.surroundings import Signals

REPOSITORY = Path(__file__).resolve().parents[1]
ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture
def signals():
    """Listen to signals, and hand them back afterwards."""
    before = {number: signal.getsignal(number) for number in ENDING}
    hooks = sys.unraisablehook
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may ignore some
    listening = Signals()
    listening.listen()
    yield listening
    sys.unraisablehook = hooks
    for number, handler in before.items():
        signal.signal(number, handler)


def interrupted(number: int, error: Exception | None, listening: Signals, code: int = 0) -> int:
    """Run a command that a signal reaches, and which makes another error of the interrupt."""
    app = typer.Typer()

    @app.callback(invoke_without_command=True)
    def work(debug: bool = False) -> None:
        try:
            signal.raise_signal(number)
        except KeyboardInterrupt:
            if error:
                raise error from None
            if not code:
                raise
        raise typer.Exit(code)

    return running.run(app, [], listening)


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_is_called_an_interrupt(number, signals, capsys):
    assert interrupted(number, None, signals) == 128 + number
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize(
    "error",
    [RuntimeError("Query interrupted"), NameError("_x"), SystemExit(1), BrokenPipeError()],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_an_interrupt_is_one_whatever_becomes_of_it(number, error, signals, capsys):
    if isinstance(error, SystemExit):
        error = typer.Exit(5)  # what verify ends with
    assert interrupted(number, error, signals) == 128 + number
    assert capsys.readouterr().err == "interrupted\n"


def test_an_interrupt_that_came_too_late_spoils_nothing(signals, capsys):
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    assert running.run(typer_of_nothing(), [], signals) == 0
    assert capsys.readouterr().err == ""


def typer_of_nothing() -> typer.Typer:
    app = typer.Typer()

    @app.callback(invoke_without_command=True)
    def work(debug: bool = False) -> None:
        pass

    return app


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_what_is_put_away_after_a_signal_is_not_disturbed_by_its_echo(second, signals):
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGHUP)
    signal.raise_signal(second)
    assert signals.came == signal.SIGHUP


def test_who_asks_not_to_be_hung_up_is_not(monkeypatch, signals):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
    Signals().listen()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def in_shell(arguments: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    command = f"exec {shlex.quote(sys.executable)} -m commentariat {arguments}"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY / "builder")}
    return subprocess.run(
        ["sh", "-c", command],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    ["explain E101 >&-", "explain E101 2>&-", "--help >&- 2>&- <&-", "check a.jsonl >&- <&-"],
)
def test_a_closed_stream_stops_no_command(arguments, tmp_path, news):
    (tmp_path / "a.jsonl").write_text(news.lines(news.articles[:1]))
    answer = in_shell(arguments, tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_an_error_has_its_code_where_nobody_can_read_it(tmp_path):
    assert in_shell("verify nowhere >&- 2>&-", tmp_path).returncode == 5


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path):
    (tmp_path / "a.jsonl").write_text("x\n")
    assert in_shell("parse a.jsonl -o b.jsonl 2>&- >&- <&-", tmp_path).returncode == 1
    assert (tmp_path / "b.jsonl").read_bytes() == b""


@pytest.mark.parametrize("command", ["check", "whois --name x --site y"])
def test_a_closed_standard_input_is_said(command, tmp_path):
    answer = in_shell(f"{command} - <&-", tmp_path)
    assert answer.returncode == 2
    assert answer.stderr == ("error: standard input is closed, so nothing can be read from it\n")
