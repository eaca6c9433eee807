"""What whole builds and the other commands let out, and what a change of one name changes."""

import copy
import re
import sys
import unicodedata
from functools import cache, partial
from pathlib import Path

import orjson
import pyarrow.parquet as pq
import pytest

from commentariat.identity import normal_form
from commentariat.scan import Ids, Needles, Private, scan_text, skeleton

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from attacks.attacks import dictionary
from attacks.builds import Build

CANARY, ID = "vexmorrow_tide93", "cmt-77120934"
EMAIL, PROFILE = "vex.morrow@mail.example", "lunnpost.example/users/77120935"
NEEDLES = Needles(
    Private(handles=[CANARY], addresses=[EMAIL, PROFILE], identifiers=Ids.of([ID, "17"]))
)


def comments(release):
    found = [pq.read_table(release.path / f.path) for f in release.files if f.table == "comments"]
    return {row["comment_id"]: row for table in found for row in table.to_pylist()}


def planted(record):
    """Return a record that holds everything private, in fields of any kind."""
    person = {"handle": CANARY, "account": "17", "mail": EMAIL, "url": f"https://{PROFILE}"}
    first, second, *others = record["comments"]
    first |= {"id": ID, "author": person, "user": {"name": CANARY, "ids": [ID]}}
    second |= {"parent": ID, "text": f"@{CANARY} of {EMAIL} and https://{PROFILE}, no"}
    return record | {"comments": [first, second, *others], CANARY: EMAIL}


def broken(record):
    """Return three records that stay out, each for a reason of its own."""
    first, *others = planted(record)["comments"]
    return [
        record | {"comments": [first | {"depth": CANARY, "posted": EMAIL}, *others]},
        record | {"headline": {CANARY: ID}, "comments": [first]},
        record | {"published": f"{CANARY} {ID}", "comments": [first | {"author": [CANARY]}]},
    ]


@pytest.fixture(scope="module")
def dump(tmp_path_factory, news):
    """Write a dump with somebody's name, ids and addresses in good records and in bad ones."""
    records = [planted(news.article(3)), *news.articles[4:8], *broken(news.article(5))]
    half = f'{{"site": "lunnpost.example", "headline": "{CANARY} {EMAIL}\n[{CANARY}]\n"{ID}"\n'
    folder = tmp_path_factory.mktemp("dump")
    (folder / "dump.jsonl").write_text(news.lines(records) + half)
    return folder / "dump.jsonl"


COMMANDS = {
    "build, as JSON": ("build", "--name", "lunn", "--out", "r2", "--workers", 1, "--json"),
    "check": ("check",),
    "check, as JSON": ("check", "--json"),
    "parse": ("parse", "--output", "parsed.jsonl"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_nothing_private_is_printed(command, cli, world, dump):
    name, *options = command
    answer = cli(name, dump, *options, key=world.key)
    assert answer.code in (0, 1)
    assert len(answer.out + answer.err) > 50
    for printed in (answer.out, answer.err):
        assert scan_text(printed.encode(), name, NEEDLES).findings == ()


def test_what_is_printed_of_a_person_asked_for_is_ids(cli, world, dump):
    built = cli("build", dump, "--name", "lunn", "--out", world.out, "--workers", 1, key=world.key)
    asked = ("whois", CANARY, "--site", "lunnpost.example", "--account", "17")
    answer = cli(*asked, "--name", "lunn", "--out", world.out, "--json", key=world.key)
    assert len(orjson.loads(answer.out)["found"][0]["comment_ids"]) == 1
    for printed in (built.out, built.err, answer.out, answer.err):
        assert scan_text(printed.encode(), "whois", NEEDLES).findings == ()


@pytest.fixture(scope="module")
def pair(tmp_path_factory, news):
    """Build two articles of two sites, from a dump and from others much like it."""
    world = news.world(tmp_path_factory.mktemp("pair"))
    one, two = copy.deepcopy(news.article(2)), copy.deepcopy(news.article(3, "skar.example"))
    for record in (one, two):
        for number, comment in enumerate(record["comments"][:5]):
            comment["author"] |= {"account": str(1000 + number)} if record is two else {}
    two["comments"][0]["author"] = one["comments"][0]["author"]

    @cache
    def build(name, change, **more):
        records = copy.deepcopy([one, two])
        change(*records)
        dump = world.write(f"{name}.jsonl", news.lines(records))
        return comments(world.build(dump, out=str(world.folder / name), **more).release)

    return build


def nothing(*_):
    pass


def differing(before, after):
    assert before.keys() == after.keys()
    return {
        (row["position"], row["site"], column)
        for key, row in before.items()
        for column in row
        if row[column] != after[key][column]
    }


def test_a_handle_taken_out_of_the_dump_changes_its_own_row_alone(pair):
    def change(one, _):
        del one["comments"][4]["author"]["handle"]

    found = differing(pair("whole", nothing), pair("one less", change))
    own = (4, "lunnpost.example")
    assert found == {(*own, "commenter_id"), (*own, "commenter_kind")}


def test_a_handle_taken_out_beside_an_account_changes_nothing(pair):
    def change(_, two):
        del two["comments"][4]["author"]["handle"]

    assert differing(pair("whole", nothing), pair("no handle", change)) == set()


def test_equal_handles_of_two_sites_are_two_people(pair):
    rows = pair("by site", nothing, linkage="site").values()
    first = {row["site"]: row["commenter_id"] for row in rows if row["position"] == 0}
    assert len(first) == len(set(first.values())) == 2


ODD = [
    "Zorbátrix_91",
    "Снежный_Ёж_77",
    "Tom&amp;Zyxomir99",
    "Ｗｅｌｍａｎｏｒｉｘ＿５",
    "İvaltüq_8",
    "Qor\u200bvimax_3",
]
SPELLINGS = {
    "as it is": str,
    "decomposed": partial(unicodedata.normalize, "NFD"),
    "decomposed capitals": lambda name: unicodedata.normalize("NFD", name.upper()),
    "small letters": str.lower,
    "its normal form": normal_form,
    "of plain letters": skeleton,
}


@pytest.mark.parametrize("spelt", SPELLINGS.values(), ids=SPELLINGS)
def test_no_way_to_write_a_handle_stops_a_release(world, news, spelt):
    one, two = copy.deepcopy(news.article(2)), copy.deepcopy(news.article(5))
    one["comments"] = [{"author": name, "text": "Good."} for name in ODD]
    two["comments"] = [{"author": "Ida", "text": f"so {spelt(name)}, no"} for name in ODD]
    release = world.build(world.write("dump.jsonl", news.lines([one, two]))).release
    said = [row["text"] for row in comments(release).values() if row["text"].startswith("so ")]
    assert [re.sub("⟦.*?⟧", "NAME", text) for text in said] == ["so NAME, no"] * len(ODD)


def test_names_that_are_glued_to_each_other_do_not_stop_a_release(world, news):
    one, two = copy.deepcopy(news.article(2)), copy.deepcopy(news.article(5))
    names = ["ыуюыдво", "fbcrc2017", "Zorbathrix_91"]
    one["comments"] = [{"author": name, "text": "Good."} for name in names]
    two["comments"] = [{"author": "Ida", "text": f"so {n}{n.title()}, no"} for n in names]
    release = world.build(world.write("dump.jsonl", news.lines([one, two]))).release
    said = [row["text"] for row in comments(release).values() if row["text"].startswith("so ")]
    assert [re.sub("⟦.*?⟧", "NAME", text) for text in said] == ["so NAMENAME, no"] * len(names)


def test_a_word_of_every_release_may_be_a_handle(world, news):
    one, two = copy.deepcopy(news.article(2)), copy.deepcopy(news.article(5))
    names = ["commenter_id", "is_canonical", "parquet-cpp-arrow", "key_fingerprint", "load_dataset"]
    one["comments"] = [
        {"author": {"handle": name, "account": account}, "id": account, "text": "Good."}
        for name, account in zip(
            names, ["train", "comment_id", "validation", "1.0.0"], strict=False
        )
    ]
    two["comments"] = [{"author": "Ida", "text": f"so {name}, no"} for name in names[:4]]
    release = world.build(world.write("dump.jsonl", news.lines([one, two]))).release
    said = [row["text"] for row in comments(release).values() if row["text"].startswith("so ")]
    assert all(re.fullmatch("so ⟦.{20}⟧, no", text) for text in said)
    assert release.manifest["gate"]["accepted"]["word of every release"] >= 4


def test_a_dictionary_gives_nothing_of_a_whole_release_away(built, news):
    manifest = built.release.manifest
    leaves, waiting = [], [manifest]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
        elif isinstance(value, str):
            leaves.append(value)
    rows = [
        {"commenter": who, "comment": row["comment_id"]}
        for row in comments(built.release).values()
        for who in (row["commenter_id"] or "", *row["mentions"])
    ]
    privacy = manifest["facts"]["privacy"]
    public = (manifest["name"], manifest["version"], privacy["key_fingerprint"], *leaves)
    guesses = [*news.everybody, *(f"src-{n}-{m}" for n in range(36) for m in range(6))]
    assert len(rows) > 100
    assert dictionary(Build(rows, public), [], guesses) == 0


def test_a_release_says_what_its_gate_accepted(world, news):
    record = planted(news.article(3))
    record["body"] = [*record["body"], f"As {CANARY} put it."]
    record["comments"][2]["text"] = f"see {ID}"
    dump = world.write("dump.jsonl", orjson.dumps(record))
    accepted = world.build(dump).release.manifest["gate"]["accepted"]
    assert set(accepted) == {"published text of the article", "source id that a reader wrote"}


def test_a_later_release_says_nothing_of_what_is_gone_but_how_much(world, news, tree):
    first = world.build(world.write("1.jsonl", news.lines(news.articles[:9]))).release
    second = world.build(world.write("2.jsonl", news.lines(news.articles[2:9]))).release
    assert (first.version, second.version) == ("1.0.0", "2.0.0")
    rows = [list(comments(release).values()) for release in (first, second)]
    ids = [
        {row[name] for row in found for name in ("comment_id", "article_id", "commenter_id")}
        for found in rows
    ]
    gone = {name.encode() for name in ids[0] - ids[1] - {None}}
    assert len(gone) > 10
    said = tree(second.path) | {"index.json": (world.out / "index.json").read_bytes()}
    documents = [raw for name, raw in said.items() if not name.endswith(".parquet")]
    assert len(documents) == 9
    assert not any(name in raw for raw in documents for name in gone)
    assert not any(row["text"].encode() in raw for raw in documents for row in rows[0])
