"""Whole builds: the tree that comes out, who loads it, what it never holds, its versions."""

import json
import os
import shutil

import duckdb
import pandas
import polars
import pyarrow.parquet as pq
import pytest

from commentariat.commands import explaining, whois
from commentariat.engine.local import Local
from commentariat.errors import PrivacyError, ReleaseError, SettingsError
from commentariat.release import opened, write_index
from commentariat.verify import verify

DOCUMENTS = {
    "CHANGELOG.md",
    "CITATION.cff",
    "DATASHEET.md",
    "LICENSE-DATA",
    "README.md",
    "SHA256SUMS",
    "croissant.json",
    "manifest.json",
}
TABLES = ("articles", "comments")


def rows(release, table: str) -> list[dict]:
    """Return the rows of all splits, each with its split."""
    return [
        {**row, "split": file.split}
        for file in release.files
        if file.table == table
        for row in pq.read_table(release.path / file.path).to_pylist()
    ]


def texts(release) -> list[str]:
    return sorted(row["text"] for row in rows(release, "comments"))


def test_the_tree_holds_every_document_and_two_tables(built, tree):
    found = tree(built.path)
    assert {name for name in found if "/" not in name} == DOCUMENTS
    folders = {name.rsplit("/", 1)[0] for name in found if "/" in name}
    assert folders == {"data/articles", "data/comments"}
    assert built.path.name == "1.0.0"


def test_the_index_names_the_release(built):
    index = json.loads((built.world.out / "index.json").read_text())
    assert index["name"] == "lunn"
    assert index["releases"] == [{"version": "1.0.0", "state": "current"}]


def test_nothing_but_releases_and_the_index_stays_behind(built):
    assert {p.name for p in built.world.out.iterdir()} == {"1.0.0", "index.json", ".lock"}
    assert not list((built.world.folder / ".commentariat").glob("build-*"))


def test_nobody_else_sees_a_release_before_it_has_passed_the_gate(world, news):
    from commentariat.release.workspace import workspace

    settings = world.settings(world.write("dump.jsonl", news.lines(news.articles[:2])))
    settings.out.mkdir()
    with workspace(settings) as (work, staging):
        assert [folder.stat().st_mode & 0o077 for folder in (work, staging)] == [0, 0]
    made = world.build(*settings.inputs).release.path
    assert made.stat().st_mode & 0o777 == 0o755


def test_the_private_folder_is_private_and_ignored_by_git(built):
    work = built.world.folder / ".commentariat"
    assert work.stat().st_mode & 0o777 == 0o700
    assert (work / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("table", TABLES)
def test_datasets_loads_every_row(built, table, tmp_path):
    import datasets

    loaded = datasets.load_dataset(str(built.path), table, cache_dir=str(tmp_path))
    assert sum(split.num_rows for split in loaded.values()) == len(rows(built.release, table))


@pytest.mark.parametrize("table", TABLES)
def test_datasets_streams_every_row(built, table):
    import datasets

    loaded = datasets.load_dataset(str(built.path), table, streaming=True)
    assert sum(1 for split in loaded.values() for _ in split) == len(rows(built.release, table))


def test_articles_are_the_default_table(built, tmp_path):
    import datasets

    loaded = datasets.load_dataset(str(built.path), split="train", cache_dir=str(tmp_path))
    assert "headline" in loaded.column_names


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_polars_and_pandas_read_the_files(built, table):
    pattern = str(built.path / "data" / table / "*.parquet")
    number = len(rows(built.release, table))
    assert duckdb.sql(f"SELECT count(*) FROM '{pattern}'").fetchall() == [(number,)]
    assert polars.read_parquet(pattern).height == number
    assert len(pandas.read_parquet(built.path / "data" / table)) == number


def test_every_article_and_comment_is_kept_merged_or_rejected(world, news):
    twice = news.lines(news.articles[:6] + news.articles[:2]) + '{"half": \n[]\n'
    outcome = world.build(world.write("dump.jsonl", twice))
    articles, comments = outcome.articles, outcome.comments
    assert (articles.read, articles.kept, articles.merged) == (10, 6, 2)
    assert articles.rejected == {"E101": 2}
    assert (comments.read, comments.kept, comments.merged) == (48, 36, 12)
    stated = outcome.release.manifest["facts"]
    assert stated["articles"] == {**stated["articles"], "read": 10, "kept": 6, "merged": 2}
    assert stated["comments"]["read"] == 48


def test_rows_are_as_many_as_the_manifest_says(built):
    for table, flow in (("articles", built.outcome.articles), ("comments", built.outcome.comments)):
        assert len(rows(built.release, table)) == flow.kept


def test_an_article_lies_in_one_split_with_its_comments(built):
    place = {row["article_id"]: row["split"] for row in rows(built.release, "articles")}
    assert {row["article_id"]: row["split"] for row in rows(built.release, "comments")} == place


def test_rejected_records_are_kept_for_the_owner_alone(world, news):
    outcome = world.build(world.write("dump.jsonl", news.lines(news.articles[:3]) + "half\n"))
    kept = outcome.quarantine.read_text()
    assert outcome.quarantine.stat().st_mode & 0o777 == 0o600
    assert json.loads(kept)["record"] == "half"


# Privacy


def test_no_distinctive_handle_stands_in_any_file(built, news, tree):
    for name, content in tree(built.path).items():
        for handle in news.distinctive:
            assert handle.encode() not in content, name
    public = " ".join(texts(built.release)).casefold()
    assert not [handle for handle in news.distinctive if handle.casefold() in public]


def test_texts_name_commenters_by_the_pseudonym_of_their_own_comments(built):
    comments = rows(built.release, "comments")
    of = {}
    for row in comments:
        of.setdefault(row["article_id"], set()).add(row["commenter_id"])
    naming = [row for row in comments if row["mentions"]]
    assert naming
    for row in naming:
        assert all(name in row["text"] for name in row["mentions"])
    inside = [row for row in naming if set(row["mentions"]) & of[row["article_id"]]]
    assert inside


def test_words_that_are_also_handles_stay_in_texts(built):
    assert any("sunny day" in text for text in texts(built.release))
    assert any("my teacher" in text for text in texts(built.release))


def test_guests_have_no_pseudonym(built):
    kinds = {
        (r["commenter_kind"], r["commenter_id"] is None) for r in rows(built.release, "comments")
    }
    assert kinds == {("reader", False), ("guest", True)}


CANARY = "vexmorrow_tide93"
PLACES = {
    "author": lambda record: record["comments"][0].update(author=CANARY),
    "account": lambda r: r["comments"][0].update(author={"handle": "Robin", "account": CANARY}),
    "text": lambda record: (
        record["comments"][0].update(author=CANARY),
        record["comments"][1].update(text=f"so says {CANARY}, and @{CANARY} again"),
    ),
    "unknown key": lambda record: (
        record["comments"][0].update(author=CANARY),
        record.update({CANARY: CANARY}),
        record["comments"][1].update({CANARY: 1}),
    ),
    "profile url": lambda record: (
        record["comments"][0].update(author=CANARY),
        record["comments"][1].update(text=f"see https://lunnpost.example/user/{CANARY} for it"),
    ),
    "source ids": lambda record: (
        record["comments"][0].update(author=CANARY, id=f"{CANARY}-1"),
        record["comments"][1].update(parent=f"{CANARY}-1"),
    ),
    "broken record": lambda record: (
        record["comments"][0].update(author=CANARY),
        record.update(headline={CANARY: CANARY}),
    ),
    "broken author": lambda record: record["comments"][0].update(author=[CANARY], depth=CANARY),
}


def leaks(places, world, news, tree, cli) -> list[str]:
    """Build a dump with somebody's name in some places, and say where it comes out."""
    records = [news.article(50 + number) for number in range(len(places))]
    for place, record in zip(places, records, strict=True):
        PLACES[place](record)
    half = f'{{"site": "lunnpost.example", "headline": "{CANARY}", "comments": [\n'
    dump = news.lines([*news.articles[:4], *records, *records]) + half
    path = world.write(f"{CANARY}/{CANARY}.jsonl", dump)
    arguments = ("build", path, "--name", "lunn", "--out", world.out, "--workers", 1)
    answer = cli(*arguments, key=world.key)
    assert answer.code == 0, answer.err
    # Problems name the file, which here is itself named after somebody.
    printed = (answer.out + answer.err).replace(str(path), "")
    found = [
        name for name, raw in tree(world.out).items() if CANARY.encode() in raw or CANARY in name
    ]
    cells = " ".join(texts(opened(world.out / "1.0.0")))
    return found + ["printed"] * (CANARY in printed) + ["cells"] * (CANARY in cells)


def test_a_handle_reaches_no_file_and_no_line_printed(world, news, tree, cli):
    assert leaks(sorted(PLACES), world, news, tree, cli) == []


@pytest.mark.slow
@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_handle_in_one_place_reaches_no_file(place, world, news, tree, cli):
    assert leaks([place], world, news, tree, cli) == []


def test_another_key_changes_every_id_and_nothing_else(built, news, tmp_path):
    one, two = built.release, news.world(tmp_path / "other", seed=2).build(built.dump).release
    for table, column in (
        ("articles", "article_id"),
        ("articles", "cluster_id"),
        ("comments", "comment_id"),
        ("comments", "commenter_id"),
    ):
        ids = [{row[column] for row in rows(made, table)} - {None} for made in (one, two)]
        assert len(ids[0]) == len(ids[1])
        assert not ids[0] & ids[1]
    assert sorted(row["headline"] for row in rows(one, "articles")) == sorted(
        row["headline"] for row in rows(two, "articles")
    )


def test_a_handle_renamed_in_the_dump_changes_ids_only(built, news, tmp_path):
    other = news.world(tmp_path / "other")
    shutil.copy(built.world.key, other.key)
    renamed = built.dump.read_text().replace("kelpwhistler", "brackenpiper")
    renamed = renamed.replace("KELPWHISTLER", "BRACKENPIPER")
    one, two = built.release, other.build(other.write("a.jsonl", renamed)).release

    def rest(release):
        ids = {row["commenter_id"] for row in rows(release, "comments")} - {None}
        blank = [
            {
                k: v
                for k, v in row.items()
                if not k.endswith("_id") and k not in ("mentions", "text")
            }
            | {"text": mask(row["text"], ids | set(row["mentions"]))}
            for row in rows(release, "comments")
        ]
        return sorted(json.dumps(row, default=str, sort_keys=True) for row in blank)

    assert rest(one) == rest(two)
    ids = [{row["commenter_id"] for row in rows(made, "comments")} for made in (one, two)]
    assert ids[0] != ids[1]


def mask(text: str, ids: set[str]) -> str:
    for name in ids:
        text = text.replace(name, "?")
    return text


def stopped_by_gate(world, *inputs, **more) -> str:
    with pytest.raises(PrivacyError) as stopped:
        world.build(*inputs, **more)
    assert not list((world.folder / ".commentariat").glob("build-*"))
    assert {path.name for path in world.out.iterdir()} == {".lock"}
    return str(stopped.value)


def test_a_handle_in_the_name_of_a_file_stops_the_build(world, news):
    record = news.article(3)
    record["comments"][0]["author"] = CANARY
    dump = world.write("dump.jsonl", news.lines([*news.articles[:2], record]))
    said = stopped_by_gate(world, dump, splits={CANARY: 1000})
    assert CANARY not in said


def test_a_handle_for_a_platform_stops_the_build(world, news):
    record = news.article(3)
    record["comments"][0]["author"] = CANARY
    record["comments"][1]["platform"] = CANARY
    stopped_by_gate(world, world.write("dump.jsonl", news.lines([record])))


ID, EMAIL = "cmt-77120934", "vex.morrow@mail.example"
PROFILE = "https://www.lunnpost.example/users/77120935"


@pytest.mark.parametrize("platform", [ID, ID.upper(), f"of 771209360001, {EMAIL}", PROFILE])
def test_an_id_or_an_address_for_a_platform_stops_the_build(platform, world, news):
    record = news.article(3)
    record["comments"][0]["id"] = ID
    record["comments"][1]["author"] = {
        "handle": "Robin",
        "account": "771209360001",
        "more": {"mail": [f"mailto:{EMAIL}"], "links": [{"href": PROFILE}]},
    }
    record["comments"][2]["platform"] = platform
    stopped_by_gate(world, world.write("dump.jsonl", news.lines([record])))


def test_ids_and_addresses_that_readers_write_do_not_stop_the_build(world, news):
    record = news.article(3)
    record["comments"][0] |= {"id": ID, "author_email": EMAIL, "author_url": "http://bbc.example"}
    record["comments"][1] |= {"author": {"handle": "Robin", "url": PROFILE, "account": "17"}}
    record["comments"][2]["text"] = f"{EMAIL.upper()} or {PROFILE}/, like http://bbc.example, {ID}"
    made = world.build(world.write("dump.jsonl", news.lines([record]))).release
    assert any("like http://bbc.example" in text for text in texts(made))
    assert made.manifest["gate"]["accepted"]["source id that a reader wrote"] >= 1


def test_the_press_may_name_whom_it_likes(world, news):
    record = news.article(3)
    record["comments"][0]["author"] = CANARY
    record["headline"] = f"{CANARY} wins the regatta"
    outcome = world.build(world.write("dump.jsonl", news.lines([record])))
    assert rows(outcome.release, "articles")[0]["headline"] == record["headline"]
    assert sum(outcome.release.manifest["gate"]["accepted"].values()) == 1


# Versions


def test_the_same_input_again_makes_nothing_new(grown, tree):
    before = tree(grown.out)
    again = grown.build(grown.folder / "dump.jsonl").release
    assert (again.fresh, again.version) == (False, "1.0.0")
    assert tree(grown.out) == before


def test_more_articles_are_a_minor_version_and_no_row_moves(grown, news, built):
    more = grown.write("more.jsonl", news.lines([news.article(n) for n in range(60, 80)]))
    release = grown.build(grown.folder / "dump.jsonl", more).release
    assert release.version == "1.1.0"
    assert "removed, of the rows" not in (release.path / "CHANGELOG.md").read_text()
    place = {row["article_id"]: row["split"] for row in rows(release, "articles")}
    before = {row["article_id"]: row["split"] for row in rows(built.release, "articles")}
    assert before == {article: place[article] for article in before}
    index = json.loads((grown.out / "index.json").read_text())
    assert [one["state"] for one in index["releases"]] == ["superseded", "current"]


def test_articles_gone_are_a_major_version(grown, news):
    fewer = grown.write("fewer.jsonl", news.lines(news.articles[1:]))
    release = grown.build(fewer).release
    assert release.version == "2.0.0"
    changes = (release.path / "CHANGELOG.md").read_text()
    assert "removed, of the rows of 1.0.0: 1 article and 6 comments." in changes


def test_other_words_about_the_same_rows_are_a_patch(grown):
    release = grown.build(grown.folder / "dump.jsonl", title="Comments of two papers").release
    assert release.version == "1.0.1"


def test_the_index_lists_versions_by_number(tmp_path):
    for version in ("1.10.0", "1.9.0", "1.0.0", "0.0.1"):
        (tmp_path / version).mkdir()
    write_index(tmp_path, "lunn")
    index = json.loads((tmp_path / "index.json").read_text())
    assert [one["version"] for one in index["releases"]] == ["0.0.1", "1.0.0", "1.9.0", "1.10.0"]
    assert [one["state"] for one in index["releases"]] == ["superseded"] * 3 + ["current"]


def test_a_version_is_made_once(grown):
    with pytest.raises(ReleaseError, match="never changes"):
        grown.build(grown.folder / "dump.jsonl", version="1.0.0")


def test_a_folder_of_releases_holds_one_dataset(grown):
    with pytest.raises(ReleaseError, match="choose another"):
        grown.build(grown.folder / "dump.jsonl", name="another")


def test_a_crash_before_the_index_is_mended_by_the_next_build(grown):
    (grown.out / "index.json").unlink()
    shutil.rmtree(grown.folder / ".commentariat" / "ledger")
    grown.build(grown.folder / "dump.jsonl")
    assert (grown.out / "index.json").exists()
    assert list((grown.folder / ".commentariat" / "ledger").iterdir())


def test_articles_without_any_comment_make_a_release(world, news):
    dump = world.write("a.jsonl", news.lines([{**news.article(1), "comments": []}]))
    assert world.build(dump).articles.kept == 1


# Explaining, and requests of data subjects


def test_an_article_is_led_back_to_its_line(built):
    row = rows(built.release, "articles")[0]
    found = explaining.explain(row["article_id"], built.world.settings(built.dump))
    line = int(found["captures"][0].rsplit(":", 1)[1])
    assert found["split"] == row["split"]
    assert json.loads(built.dump.read_text().split("\n")[line - 1])["headline"] == row["headline"]


def test_a_comment_is_led_back_to_its_article(built):
    row = rows(built.release, "comments")[3]
    found = explaining.explain(row["comment_id"], built.world.settings(built.dump))
    assert (found["article"], found["position"]) == (row["article_id"], row["position"])


def test_an_id_of_no_row_is_said_to_be_none(built):
    with pytest.raises(SettingsError, match="no article and no comment"):
        explaining.explain("0" * 20, built.world.settings(built.dump))


def test_a_code_is_explained(built):
    found = explaining.explain("E101", built.world.settings(built.dump))
    assert found["effect"] == "the record stays out"


@pytest.mark.parametrize(
    "linkage", ["thread", pytest.param("site", marks=pytest.mark.slow), "dataset"]
)
def test_whois_finds_exactly_the_comments_of_a_person(linkage, world, news):
    mine = [a for a in news.articles[:12] if a["site"] == "lunnpost.example"]
    release = world.build(
        world.write("a.jsonl", news.lines(news.articles[:12])), linkage=linkage
    ).release
    person = whois.Person("KELPWHISTLER ", "lunnpost.example")
    found = whois.search(person, world.settings())["found"]
    said = {c["text"] for a in mine for c in a["comments"] if "kelpwhistler" in str(c["author"])}
    own = {name for row in found for name in row["comment_ids"]}
    sites = {"lunnpost.example"} if linkage != "dataset" else {"lunnpost.example", "skar.example"}
    published = {row["comment_id"]: row["site"] for row in rows(release, "comments")}
    assert own <= published.keys()
    assert {published[name] for name in own} <= sites
    if linkage != "dataset":
        assert len(own) == len(said)
    assert any(row["named_in"] for row in found)


def test_whois_finds_nobody_in_a_release_without_comments(world, news):
    dump = world.write("a.jsonl", news.lines([{**news.article(1), "comments": []}]))
    world.build(dump)
    person = whois.Person("kelpwhistler", "lunnpost.example")
    assert whois.search(person, world.settings())["found"] == []


def test_a_name_is_that_of_the_site_where_it_is_written(world, news):
    here, there = news.article(2), news.article(3, "skar.example")
    other = news.article(7)
    here["comments"] = [{"author": "Zorbathrix_91", "text": "I was there."}]
    there["comments"] = [
        {"author": {"handle": "zorbathrix_91", "account": "55"}, "text": "So was I."}
    ]
    other["comments"] = [{"author": "Ida", "text": "as Zorbathrix_91 said"}]
    dump = world.write("a.jsonl", news.lines([there, here, other]))
    found = rows(world.build(dump, linkage="site").release, "comments")
    author = {row["site"]: row["commenter_id"] for row in found if not row["mentions"]}
    [named] = [row["mentions"] for row in found if row["mentions"]]
    assert named == [author["lunnpost.example"]] != [author["skar.example"]]


def test_whois_finds_comments_under_the_article_that_was_kept_of_two(world, news):
    one = news.article(2)
    two = one | {
        "site": "skar.example",
        "url": "https://skar.example/2",
        "comments": [{"author": "Zorbathrix_91", "text": "Only here."}],
    }
    dump = world.write("a.jsonl", news.lines([one, two]))
    release = world.build(dump, clusters="drop").release
    [mine] = [row for row in rows(release, "comments") if row["text"] == "Only here."]
    assert mine["origin_article_id"] is not None
    [found] = whois.search(whois.Person("Zorbathrix_91", "SKAR.example"), world.settings())["found"]
    assert (found["commenter_id"], found["comment_ids"]) == (
        mine["commenter_id"],
        [mine["comment_id"]],
    )


def test_whois_refuses_another_key(built, tmp_path, news):
    other = news.world(tmp_path / "other", seed=5)
    settings = built.world.settings(key_file=str(other.key))
    with pytest.raises(SettingsError, match="not the one"):
        whois.search(whois.Person("kelpwhistler", "lunnpost.example"), settings)


# Verifying


def copy(built, tmp_path):
    target = tmp_path / "copy"
    shutil.copytree(built.path, target)
    return target


def wrong(path) -> list[str]:
    with Local(1) as engine:
        return verify(path, engine)


def test_a_release_verifies(built):
    assert wrong(built.path) == []


def test_one_flipped_byte_in_any_file_is_found(built, tmp_path, tree):
    target = copy(built, tmp_path)
    for name, content in tree(target).items():
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        (target / name).write_bytes(flipped)
        try:
            assert wrong(target), name
        except ReleaseError:
            assert name == "manifest.json"
        (target / name).write_bytes(content)
    assert wrong(target) == []


def test_a_missing_an_added_and_a_renamed_file_are_found(built, tmp_path):
    target = copy(built, tmp_path)
    (target / "CITATION.cff").unlink()
    (target / "notes.txt").write_text("mine")
    parquet = min((target / "data" / "comments").glob("*.parquet"))
    parquet.rename(parquet.with_name("other-0.parquet"))
    found = wrong(target)
    assert "CITATION.cff is missing" in found
    assert "notes.txt is not part of it" in found
    assert f"data/comments/{parquet.name} is missing" in found
    assert "data/comments/other-0.parquet is not part of it" in found


@pytest.mark.parametrize("name", ["README.md", "data/comments", "data", "SHA256SUMS"])
def test_what_a_symlink_stands_for_is_found(name, built, tmp_path):
    target = copy(built, tmp_path)
    (target / name).rename(tmp_path / "elsewhere")
    (target / name).symlink_to(tmp_path / "elsewhere")
    assert wrong(target) == [f"{name} is a symlink"]


def test_what_is_no_file_is_found(built, tmp_path):
    target = copy(built, tmp_path)
    (target / "more" / "empty").mkdir(parents=True)
    os.mkfifo(target / "pipe")
    (target / "nowhere").symlink_to("lost")
    assert wrong(target) == [
        "more/empty is not part of it",
        "nowhere is a symlink",
        "pipe is no file",
    ]


@pytest.mark.parametrize("name", ["README.md", "manifest.json"])
def test_a_line_removed_from_the_checksums_is_found_there(name, built, tmp_path):
    target = copy(built, tmp_path)
    sums = target / "SHA256SUMS"
    lines = sums.read_text().splitlines(keepends=True)
    sums.write_text("".join(line for line in lines if not line.endswith(f" {name}\n")))
    assert wrong(target) == [f"SHA256SUMS does not list {name}"]


def test_a_release_at_a_path_that_is_a_pattern_cannot_be_loaded(built, tmp_path):
    shutil.copytree(built.path, tmp_path / "a[b]" / "1.0.0")
    assert wrong(tmp_path / "a[b]" / "1.0.0") == [
        "`datasets` reads the [ in its path as a pattern: move it elsewhere"
    ]


def test_two_files_swapped_are_found(built, tmp_path):
    target = copy(built, tmp_path)
    one, two = sorted((target / "data").glob("*/*.parquet"))[:2]
    spare = target / "spare"
    one.rename(spare)
    two.rename(one)
    spare.rename(two)
    assert len([line for line in wrong(target) if "was altered" in line]) == 2


def test_a_manifest_edited_along_with_its_checksum_is_found(built, tmp_path):
    from commentariat.release import checksums

    target = copy(built, tmp_path)
    manifest = json.loads((target / "manifest.json").read_text())
    manifest["data"][0]["rows"] += 1
    (target / "manifest.json").write_text(json.dumps(manifest))
    (target / "SHA256SUMS").write_text(checksums(target))
    assert any("another number of rows" in line for line in wrong(target))


def test_rows_removed_under_renewed_hashes_are_found(built, tmp_path):
    from commentariat.release import checksums
    from commentariat.tables import sha256_of

    target = copy(built, tmp_path)
    manifest = json.loads((target / "manifest.json").read_text())
    stated = next(file for file in manifest["data"] if file["table"] == "comments")
    table = pq.read_table(target / stated["path"])
    pq.write_table(table.slice(1), target / stated["path"])
    stated["sha256"] = sha256_of(target / stated["path"])
    stated["rows"] -= 1
    (target / "manifest.json").write_text(json.dumps(manifest))
    (target / "SHA256SUMS").write_text(checksums(target))
    assert any("n_comments differs" in line for line in wrong(target))
    assert any("positions of a thread" in line for line in wrong(target))


def test_the_manifest_counts_the_forms_that_became_one_commenter(world, news):
    forms = ("Reed Wren", "reed\u00a0wren", "REED WREN", "saltbarrow_9")
    comments = [{"author": form, "text": f"Remark {n}."} for n, form in enumerate(forms)]
    dump = world.write("forms.jsonl", news.lines([{**news.article(1), "comments": comments}]))
    found = world.build(dump).release.manifest["identity"]
    assert found == {"forms": 4, "people": 2, "merged": 1, "largest": 3, "sizes": {"1": 1, "3": 1}}
