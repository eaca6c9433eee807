"""The command line as people and programs meet it: help, output, JSON, exit codes, bugs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.main import get_command

from commentariat import __version__
from commentariat.cli import app
from commentariat.commands import running, whois

COMMANDS = get_command(app).commands
REPOSITORY = Path(__file__).resolve().parents[1]


# Help


def test_the_commands_are_those_that_the_design_names():
    assert sorted(COMMANDS) == sorted(
        ["init", "keygen", "parse", "check", "build", "verify", "explain", "whois"]
    )


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_has_help_and_an_example(name):
    command = COMMANDS[name]
    assert command.help
    assert f"commentariat {name}" in command.epilog
    assert [option.name for option in command.params if not option.help] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_prints_json(name):
    assert "as_json" in {option.name for option in COMMANDS[name].params}


@pytest.mark.parametrize("name", ["", *sorted(COMMANDS)])
def test_help_leaves_examples_in_one_piece_on_a_narrow_terminal(name, cli, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    answer = cli(*([name] if name else []), "--help")
    assert answer.code == 0
    example = answer.out.partition("Example:")[2].split("\n")[1:]
    assert example[0].strip().startswith(("commentariat ", "export "))
    text = answer.out.partition("Example:")[0]
    assert max(map(len, text.split("\n"))) <= 60


def test_no_command_is_cut_short_in_the_overview(cli):
    answer = cli("--help")
    assert "..." not in answer.out.partition("Commands:")[2]


def test_no_arguments_show_the_help(cli):
    answer = cli()
    assert answer.code == 2
    assert "Commands:" in answer.err


def test_the_version_is_printed(cli):
    answer = cli("--version")
    assert (answer.code, answer.out) == (0, f"commentariat {__version__}\n")


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from commentariat import cli; from commentariat.commands import running;"
        "running.run(cli.app, ['--help']);"
        "heavy = {'pyarrow', 'duckdb', 'datasets', 'numpy', 'rich', 'jsonschema_rs', 'orjson'};"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY / "builder")}
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment
    )
    assert (found.returncode, found.stderr) == (0, "")


# A dataset from the first command on


def test_what_init_writes_are_settings_to_build_with(cli, news):
    from commentariat import settings

    assert cli("init", "--name", "mine").code == 0
    assert settings.read(Path("dataset.toml")).name == "mine"


def test_settings_key_build_and_verify_make_a_release(cli, news):
    Path("dataset.toml").write_text('name = "mine"\ninputs = ["dump"]\nkey_file = "dataset.key"\n')
    assert cli("keygen", "dataset.key").code == 0
    Path("dump").mkdir()
    Path("dump/a.jsonl").write_text(news.lines(news.articles[:3]))
    answer = cli("build", "--workers", 1)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[-1] == "releases/1.0.0"
    words = [line.split() for line in answer.out.splitlines()]
    assert ["read", "3", "18"] in words
    assert ["kept", "3", "18"] in words
    again = cli("build", "--workers", 1)
    assert "nothing was made" in again.out
    answer = cli("verify", "releases/1.0.0")
    assert (answer.code, answer.out) == (0, "releases/1.0.0: whole and unaltered\n")


def test_init_overwrites_nothing(cli):
    Path("dataset.toml").write_text("mine")
    answer = cli("init")
    assert answer.code == 2
    assert Path("dataset.toml").read_text() == "mine"


def test_init_answers_as_json(cli):
    answer = cli("init", "new", "--json")
    assert json.loads(answer.out) == {"settings": "new/dataset.toml"}


def test_keygen_makes_a_private_file_and_prints_no_secret(cli):
    answer = cli("keygen", "a.key", "--json")
    assert Path("a.key").stat().st_mode & 0o777 == 0o600
    secret = Path("a.key").read_text().split("_")[3]
    assert secret not in answer.out + answer.err
    assert cli("keygen", "a.key").code == 2


def test_build_answers_as_json(cli, world, news):
    dump = world.write("a.jsonl", news.lines(news.articles[:3]) + "half\n")
    answer = cli("build", dump, "--name", "x", "--json", "--workers", 1, key=world.key)
    found = json.loads(answer.out)
    assert found["version"] == "1.0.0"
    assert found["articles"] == {
        "read": 4,
        "kept": 3,
        "merged": 0,
        "dropped": 0,
        "rejected": {"E101": 1},
    }
    assert found["problems"][0]["line"] == 4


def test_a_wider_linkage_says_what_it_costs(cli, world, news):
    dump = world.write("a.jsonl", news.lines(news.articles[:2]))
    answer = cli(
        *("build", dump, "--name", "x", "--linkage", "site", "--workers", 1), key=world.key
    )
    assert answer.code == 0
    assert "tells which person it is" in answer.err


def test_an_ephemeral_key_is_kept_nowhere(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:2]))
    answer = cli("build", "a.jsonl", "--name", "x", "--ephemeral-key", "--workers", 1)
    assert answer.code == 0, answer.err
    assert not list(Path().rglob("*.key"))


# Parsing and checking


def test_parse_writes_a_private_file_that_parses_to_itself(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:3]))
    answer = cli("parse", "a.jsonl", "-o", "b.jsonl", "--workers", 1)
    assert answer.code == 0
    assert answer.out == ""
    assert "3 articles with 18 comments; 0 rejected" in answer.err
    assert Path("b.jsonl").stat().st_mode & 0o777 == 0o600
    assert cli("check", "b.jsonl", "--workers", 1).code == 0


def test_parse_prints_articles_and_nothing_else(program, tmp_path, news):
    (tmp_path / "a.jsonl").write_text(news.lines(news.articles[:2]))
    lines = program("parse", "a.jsonl", "--workers", 1, cwd=tmp_path).stdout.splitlines()
    assert [json.loads(line)["headline"] for line in lines] == [
        one["headline"] for one in news.articles[:2]
    ]


def test_parse_overwrites_nothing(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:1]))
    Path("b.jsonl").write_text("mine")
    answer = cli("parse", "a.jsonl", "-o", "b.jsonl")
    assert answer.code == 2
    assert Path("b.jsonl").read_text() == "mine"


def test_parse_counts_as_json_beside_the_file(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:1]) + "[]\n")
    answer = cli("parse", "a.jsonl", "-o", "b.jsonl", "--json", "--workers", 1)
    assert answer.code == 1
    assert json.loads(answer.out)["rejected"] == {"E101": 1}
    assert cli("parse", "a.jsonl", "--json").code == 2


def test_check_says_what_would_stay_out(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:2]) + "half\n")
    answer = cli("check", "a.jsonl", "--workers", 1)
    assert answer.code == 1
    assert "a.jsonl:3 / E101" in answer.out
    assert "2 articles with 12 comments are fine, 1 record would stay out" in answer.out


@pytest.mark.parametrize("command", ["check", "parse"])
def test_what_reads_asks_for_something_to_read(command, cli):
    answer = cli(command)
    assert (answer.code, answer.out) == (2, "")
    assert "nothing to read" in answer.err


def test_one_record_that_breaks_many_rules_hides_no_other(cli, news):
    first, second = ({**a, "comments": [dict(c) for c in a["comments"]]} for a in news.articles[:2])
    for comment in first["comments"]:
        comment["posted"] = 1616150000
    second["language"] = "?"
    Path("a.jsonl").write_text(news.lines([first, second]))
    answer = cli("check", "a.jsonl", "--workers", 1)
    assert "/comments/0/posted E001 must be a time such as" in answer.out
    assert "a.jsonl:2 /language E001" in answer.out
    assert "more" not in answer.out


def test_fields_that_nobody_knows_are_told_of_by_a_build(cli, world, news):
    dump = world.write("dump.jsonl", news.lines([{**news.articles[0], "mood": "grim"}]))
    arguments = ("--name", "lunn", "--out", world.out, "--workers", 1)
    answer = cli("build", dump, *arguments, key=world.key)
    assert answer.code == 0
    assert "1 record had fields that the schema does not know" in answer.err


def test_check_answers_as_json(cli, news):
    Path("a.jsonl").write_text(news.lines(news.articles[:2]))
    answer = cli("check", "a.jsonl", "--json", "--workers", 1)
    found = json.loads(answer.out)
    assert (answer.code, found["articles"], found["rejected"]) == (0, 2, {})


def test_check_counts_the_encodings_of_pages(cli):
    page = "<h1>Hafen öffnet</h1><p>Am Montag.</p><div class='comment'><b class='username'>Zoë</b>"
    page += "<div class='comment-text'>Schön.</div></div>"
    for encoding in ("cp1252", "utf-16", "utf-8"):
        Path("pages").mkdir(exist_ok=True)
        Path(f"pages/{encoding}.html").write_bytes(page.encode(encoding))
    answer = cli("check", "pages", "--site", "a.example", "--json", "--workers", 1)
    assert json.loads(answer.out)["encodings"] == {"cp1252": 1, "utf-16": 1, "utf-8": 1}
    assert "Encodings of pages" in cli("check", "pages", "--site", "a.example").out


def test_standard_input_is_called_so(program):
    answer = program("check", "-", "--workers", "1", input="half\n")
    assert answer.returncode == 1
    assert answer.stdout.startswith("<stdin>:1 / E101")
    record = '{"site": "a.example", "headline": "H", "body": []}'
    parsed = program("parse", "-", "--workers", "1", input=record)
    assert json.loads(parsed.stdout)["source"]["file"] == "<stdin>"


def test_pages_are_explained_line_by_line(cli):
    page = REPOSITORY / "examples/dump/crawl-1"
    first = min(path for path in page.rglob("*.txt"))
    answer = cli("parse", first, "--explain", "--site", "a.example")
    assert answer.code == 0
    assert "headline" in answer.out


# Explaining, verifying, requests


def test_a_code_is_explained(cli):
    answer = cli("explain", "E101")
    assert answer.code == 0
    assert answer.out.startswith("code: E101\nmeaning: ")


def test_what_is_explained_is_said_in_words(cli, built):
    row = pq.read_table(min(built.path.glob("data/articles/*.parquet"))).to_pylist()[0]
    answer = cli("explain", row["article_id"], "--out", built.world.out)
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert f"n comments: {row['n_comments']}" in lines
    assert not {"True", "None", "['"} & {word for line in lines for word in line.split()}


def test_captures_of_a_release_made_elsewhere_are_not_known(cli, world, news):
    for out, number in (("oa", 1), ("ob", 2)):
        dump = world.write(f"{out}.jsonl", news.lines([news.article(number)]))
        made = cli("build", dump, "--name", "x", "--out", out, "--workers", 1, key=world.key)
        assert made.code == 0, made.err
    [row] = pq.read_table(min(Path("oa/1.0.0").glob("data/articles/*.parquet"))).to_pylist()
    command = ["explain", row["article_id"], "--out", "oa"]
    assert f"captures: {world.folder}/oa.jsonl:1" in cli(*command).out
    shutil.rmtree(".commentariat/ledger")
    assert "its captures are not known" in cli(*command).out


def test_one_is_no_plural(cli, news, world):
    alone = {**news.article(1), "comments": [{"author": "Guest", "text": "Quite so."}]}
    dump = world.write("a.jsonl", news.lines([alone]))
    told = cli("check", dump)
    assert told.out == "1 article with 1 comment is fine, 0 records would stay out\n"
    made = cli("build", dump, "--name", "x", "--out", "out", "--workers", 1, key=world.key)
    assert "0 pseudonyms" in made.out
    assert not re.search(r"\b1 [a-z]+s\b", made.out)
    datasheet = Path("out/1.0.0/DATASHEET.md").read_text()
    assert "The curator states none. Articles by tag" in datasheet


def test_an_output_that_cannot_be_written_has_one_code(cli, news, world):
    dump = world.write("a.jsonl", news.lines(news.articles[:1]))
    answer = cli("parse", dump, "-o", "/proc/nothing/a.jsonl", "--workers", 1)
    assert answer.code == 5
    assert answer.err.startswith("error: cannot write /proc/nothing/a.jsonl: ")


def test_a_code_is_explained_in_small_letters_too(cli):
    assert cli("explain", "w204").out == cli("explain", "W204").out


def test_an_unknown_code_lists_those_there_are(cli):
    answer = cli("explain", "E999")
    assert answer.code == 2
    assert "E001" in answer.err


def test_neither_a_code_nor_an_id(cli):
    assert cli("explain", "what is this").code == 2


def test_verify_tells_what_is_no_release(cli):
    answer = cli("verify", "nowhere")
    assert answer.code == 5
    assert "there is no such folder" in answer.err
    Path("empty").mkdir()
    assert "no manifest.json" in cli("verify", "empty").err


def test_verify_names_a_release_of_the_folder_it_is_given(cli, built):
    answer = cli("verify", built.world.out)
    assert answer.code == 5
    assert f"name one, such as {built.path}" in answer.err


def test_ids_are_explained_by_the_releases_that_are_there(cli, built):
    answer = cli("explain", "0" * 20, "--out", built.world.out)
    assert f"release {built.release.version} has no article" in answer.err


def test_verify_answers_as_json(cli, built, tmp_path):
    import shutil

    shutil.copytree(built.path, tmp_path / "copy")
    (tmp_path / "copy" / "LICENSE-DATA").unlink()
    answer = cli("verify", tmp_path / "copy", "--json")
    assert answer.code == 5
    assert "LICENSE-DATA is missing" in json.loads(answer.out)["problems"]


def test_whois_reads_the_handle_from_standard_input(program, built, tmp_path):
    answer = program(
        *("whois", "-", "--site", "lunnpost.example", "--name", "lunn", "--json"),
        *("--out", built.world.out),
        input="kelpwhistler\n",
        cwd=tmp_path,
        env={"COMMENTARIAT_KEY_FILE": str(built.world.key)},
    )
    assert answer.returncode == 0, answer.stderr
    assert "kelpwhistler" not in answer.stdout
    found = json.loads(answer.stdout)["found"]
    person = whois.Person("kelpwhistler", "lunnpost.example")
    assert found == whois.search(person, built.world.settings())["found"]
    assert any(row["comment_ids"] for row in found)


def test_whois_finds_nobody_in_a_sentence(cli, built):
    where = ("--site", "lunnpost.example", "--name", "lunn", "--out", built.world.out)
    answer = cli("whois", "someone_else_42", *where, key=built.world.key)
    assert answer.code == 0
    assert "no comment is by this person" in answer.out
    answer = cli("whois", "kelpwhistler", *where)
    assert "commenter " in answer.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["kelpwhistler", "--site", "nowhere.example"], "no articles of the site"),
        (["", "--site", "lunnpost.example"], "no handle"),
    ],
)
def test_whois_asks_for_what_is_missing(arguments, expected, cli, built):
    where = ("--name", "lunn", "--out", built.world.out)
    answer = cli("whois", *arguments, *where, key=built.world.key)
    assert answer.code == 2
    assert expected in answer.err


def test_whois_needs_the_key(cli, built):
    where = ("--site", "lunnpost.example", "--name", "lunn", "--out", built.world.out)
    answer = cli("whois", "kelpwhistler", *where)
    assert answer.code == 2
    assert "no key" in answer.err


# The terminal, and bugs


def test_nothing_is_coloured_off_a_terminal(cli, world):
    answer = cli("check", world.write("a.jsonl", "half\n"), "--workers", 1)
    assert "\x1b" not in answer.out + answer.err


def test_control_characters_of_a_name_reach_no_terminal(cli, world):
    answer = cli("check", world.write("a\x1b[31mb.jsonl", "half\n"), "--workers", 1)
    assert "\x1b" not in answer.out + answer.err


def test_a_reader_of_the_output_may_go_away():
    command = f"{sys.executable} -m commentariat.cli explain E101 | true; echo ${{PIPESTATUS[0]}}"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY / "builder")}
    answer = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment
    )
    assert answer.stdout.strip() in {"0", "141"}
    assert answer.stderr == ""


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_bug_is_called_one_without_what_a_record_says():
    message, code = running.sentence(raised(KeyError("what somebody wrote")))
    assert code == 70
    assert "this is a bug in commentariat: KeyError at test_cli.py:" in message
    assert "published" not in message
    assert running.sentence(raised(KeyError()), "build")[0].endswith("Nothing was published")
    assert "somebody" not in message


def test_a_bug_in_a_worker_is_placed_where_it_happened():
    error = raised(ValueError("what somebody wrote"))
    error.__cause__ = Exception(
        'Traceback:\n  File "/x/prepare.py", line 7, in prepare\n    what somebody wrote\n'
    )
    message, _ = running.sentence(error)
    assert "ValueError at prepare.py:7 in prepare" in message
    assert "somebody" not in message + running.trace(error)


def test_debug_shows_places_and_no_message(cli):
    answer = cli("--debug", "verify", "nowhere")
    assert answer.code == 5
    assert "in opened\n  ReleaseError" in answer.err


def test_a_want_of_memory_is_no_traceback():
    message, code = running.sentence(MemoryError())
    assert (message.split(":")[0], code) == ("out of memory", 6)
