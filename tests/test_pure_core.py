"""What the modules of the core may not do: look at the clock, draw, print, read the environment."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "builder/commentariat"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
# Whoever talks to the machine; everything else is a function of its arguments.
COMMANDS = {
    "__main__.py",
    *("cli.py", "arguments.py", "console.py", "options.py", "reporting.py", "running.py"),
}
PURE = {
    *("checks.py", "identity.py", "model.py", "normalise.py", "observations.py", "people.py"),
    *("prepare.py", "prepared.py", "protect.py", "pseudonyms.py", "schemas.py", "splits.py"),
    *("text.py", "threads.py", "errors.py", "encoding.py", "captures.py", "edits.py", "grains.py"),
    *("shards.py", "plans.py", "faults.py", "participants.py", "html_fragment.py"),
    *("arrays.py", "hashing.py", "bystanders.py"),
    *("replies.py", "misplaced.py", "samples.py"),
    *(
        name
        for name in MODULES
        if name.startswith(("parsers/", "mentions/", "duplicates/", "dates/"))
    ),
}
PRINTING = COMMANDS
ENVIRONMENT = {"settings.py", "keys.py", *COMMANDS}
NEVER = {"random", "socket", "http", "urllib.request", "requests", "pickle", "uuid"}
IMPURE = {"time", "secrets", "subprocess", "multiprocessing", "tempfile", "shutil"}
CLOCK = {"now", "utcnow", "today", "time", "time_ns"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40  # without its docstring


@cache
def tree(name):
    return ast.parse((PACKAGE / name).read_text("utf-8"))


def imported(name):
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_of(name):
    """Return every name and dotted name that a module uses."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Name):
            yield node.id


def test_the_lists_name_modules_that_exist():
    assert set(PURE) <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_in_one_sentence_what_belongs_in_it(name):
    words = ast.get_docstring(tree(name))
    assert words
    first = words.split("\n\n")[0]
    assert first.endswith(".")
    assert "\n" not in first


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_too_long(name):
    lines = (PACKAGE / name).read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("name", MODULES)
def test_no_function_is_too_long(name):
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef):
            docstring = ast.get_docstring(node, clean=False) or ""
            lines = node.end_lineno - node.lineno - docstring.count("\n")
            assert lines <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("name", MODULES)
def test_nothing_draws_or_reaches_the_network(name):
    assert NEVER.isdisjoint(imported(name))


@pytest.mark.parametrize("name", sorted(set(MODULES) - PRINTING))
def test_only_the_command_line_prints(name):
    assert {"print", "sys.stdout", "sys.stderr"}.isdisjoint(names_of(name))


@pytest.mark.parametrize("name", sorted(set(MODULES) - ENVIRONMENT))
def test_the_environment_is_read_in_few_places(name):
    assert {"os.environ", "os.getenv", "os.environb"}.isdisjoint(names_of(name))


@pytest.mark.parametrize("name", sorted(PURE))
def test_the_core_is_pure(name):
    assert IMPURE.isdisjoint(imported(name))
    asked = {used for used in names_of(name) if used.split(".")[-1] in CLOCK and "." in used}
    assert {used for used in asked if used.startswith(("datetime.", "date.", "time."))} == set()
    assert "hash" not in set(names_of(name)), "hash() differs from run to run"


@pytest.mark.parametrize("name", sorted(set(MODULES) - COMMANDS))
def test_nobody_but_the_shell_knows_the_command_line(name):
    assert {"typer", "rich", "commentariat.cli", "commentariat.console"}.isdisjoint(imported(name))
