"""What modules may not do: the core looks at no clock, draws nothing; packages stay apart."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "builder/commentariat"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
PACKAGES = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
# Whoever talks to the machine; everything else is a function of its arguments.
COMMANDS = {
    *("__main__.py", "cli.py"),
    *(f"commands/{name}.py" for name in ("arguments", "console", "options")),
    *(f"commands/{name}.py" for name in ("reporting", "running", "surroundings")),
}
PURE_PACKAGES = (
    *("arrays/", "base/", "contact/", "dates/", "duplicates/", "identity/", "measures/"),
    *("mentions/", "parsers/", "people/", "prepare/", "protect/", "records/", "resolve/"),
    "splits/",
)
PURE = {
    *("checks.py", "errors.py", "grains.py", "ids.py", "model.py", "observations.py"),
    *("pseudonyms.py", "schemas.py", "text.py", "readers/_encoding.py"),
    *(name for name in MODULES if name.startswith(PURE_PACKAGES)),
}
PRINTING = COMMANDS
ENVIRONMENT = {"settings.py", "keys.py", *COMMANDS}
# A newcomer reads this list first: what joins it has no theme with two others.
MOST_AT_THE_TOP = 24
PLUGINS = {"parsers", "readers"}  # may have any modules: they are found by name
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


def top_level(dotted):
    """Return the module or package of ours, at the top level, that a dotted name leads into."""
    parts = dotted.split(".")
    known = parts[0] == "commentariat" and len(parts) > 1
    return parts[1] if known and (parts[1] in PACKAGES or f"{parts[1]}.py" in MODULES) else ""


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
    assert {"typer", "rich", "commentariat.cli"}.isdisjoint(imported(name))
    if not name.startswith("commands/"):
        assert not [used for used in imported(name) if used.startswith("commentariat.commands")]


def test_few_modules_lie_beside_the_packages():
    assert len([name for name in MODULES if "/" not in name]) <= MOST_AT_THE_TOP


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_its_modules_are_for(package):
    words = ast.get_docstring(tree(f"{package}/__init__.py"))
    public = [path.stem for path in (PACKAGE / package).glob("*.py") if path.stem[0] != "_"]
    missing = [name for name in public if f"`{name}`" not in words]
    assert missing == [] or package in PLUGINS


def test_packages_do_not_import_one_another_in_a_circle():
    waiting = {}
    for name in MODULES:
        owner = name.split("/")[0].removesuffix(".py")
        waiting.setdefault(owner, set()).update(
            part for used in imported(name) if (part := top_level(used)) not in ("", owner)
        )
    while free := [owner for owner, used in waiting.items() if not used & set(waiting)]:
        for owner in free:
            del waiting[owner]
    assert waiting == {}
