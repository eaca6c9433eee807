"""No near-duplicate stands across splits: a build keeps that, and `verify` looks by itself."""

from dataclasses import asdict, replace

import pyarrow.parquet as pq
import pytest

from commentariat.engine.local import Local
from commentariat.measures.leaks import leaks
from commentariat.release import opened
from commentariat.verify import verify

HALVES = {"train": 500, "test": 500}
CHAINS = 42  # of three articles each: enough groups for two splits


def words(story, start, end):
    return " ".join(f"w{story}x{number}" for number in range(start, end))


def link(story, number, **more):
    """Return an article of a chain: near the next link, and not near the one after it."""
    return {
        "site": f"site{number}.example",
        "url": f"https://site{number}.example/{story}",
        "headline": f"Story {story} as told the time {number}",
        "body": [words(story, 11 * number, 11 * number + 100)],
    } | more


@pytest.fixture(scope="module")
def chains(tmp_path_factory, news):
    world = news.world(tmp_path_factory.mktemp("chains"))
    articles = [link(story, number) for story in range(CHAINS) for number in range(3)]
    dump = world.write("dump.jsonl", news.lines(articles))
    return world.build(dump, splits=HALVES).release


def rows(release):
    """Return story and place of every article by its id."""
    found = {}
    for file in release.files:
        if file.table == "articles":
            for row in pq.read_table(release.path / file.path).to_pylist():
                story = row["url"].rpartition("/")[2]
                found[row["article_id"]] = (story, file.split, row["cluster_id"], row["url"])
    return found


def of(release):
    with Local(1) as engine:
        return leaks(release, engine)


def test_a_chain_is_in_one_split_also_where_it_is_two_clusters(chains):
    stories = {}
    for story, split, cluster, _ in rows(chains).values():
        stories.setdefault(story, []).append((split, cluster))
    assert all(len({split for split, _ in found}) == 1 for found in stories.values())
    assert {len({cluster for _, cluster in found}) for found in stories.values()} == {1, 2}
    assert {split for _, split, _, _ in rows(chains).values()} == {"train", "test"}


def test_a_release_has_no_leaks(chains):
    assert of(chains) == []


@pytest.fixture
def torn(tmp_path, news):
    """Return a release of two near-duplicates as if they were in two splits, and their ids."""
    world = news.world(tmp_path / "torn")
    dump = world.write("dump.jsonl", news.lines([link(0, 0), link(0, 1)]))
    release = world.build(dump).release
    (file,) = (file for file in release.files if file.table == "articles")
    table = pq.read_table(release.path / file.path)
    data = []
    for split, row in (("train", 0), ("test", 1)):
        path = f"data/articles/{split}-half.parquet"
        pq.write_table(table.slice(row, 1), release.path / path)
        data.append(asdict(replace(file, path=path, split=split)))
    ids = table["article_id"].to_pylist()
    return replace(release, manifest={**release.manifest, "data": data}), ids


def test_near_duplicates_in_two_splits_are_named(torn):
    release, (one, other) = torn
    assert of(release) == [f"{one} (train) and {other} (test)"]


def test_the_manifest_may_own_up_to_a_pair(torn):
    release, ids = torn
    assert of(replace(release, manifest={**release.manifest, "torn": {"split": [ids]}})) == []


def test_the_bridge_is_no_leak(torn):
    release, _ = torn
    data = [file | {"split": "bridge"} for file in release.manifest["data"][:1]]
    data += release.manifest["data"][1:]
    assert of(replace(release, manifest={**release.manifest, "data": data})) == []


def test_a_release_without_marked_clusters_has_no_leaks_either(tmp_path, news):
    world = news.world(tmp_path / "off")
    articles = [link(story, number) for story in range(CHAINS) for number in range(2)]
    dump = world.write("dump.jsonl", news.lines(articles))
    release = world.build(dump, splits=HALVES, clusters="off").release
    assert all(row[2] == key for key, row in rows(release).items())
    splits = {}
    for story, split, _, _ in rows(release).values():
        splits.setdefault(story, set()).add(split)
    assert all(len(found) == 1 for found in splits.values())
    assert set.union(*splits.values()) == {"train", "test"}


def test_an_article_that_joins_two_splits_is_on_the_bridge_and_the_release_verifies(tmp_path, news):
    world = news.world(tmp_path / "grown")
    ends = [link(story, number) for story in range(CHAINS) for number in (0, 2)]
    dump = world.write("dump.jsonl", news.lines(ends))
    first = world.build(dump, splits=HALVES).release
    middle = [link(story, 1) for story in range(CHAINS)]
    more = world.write("more.jsonl", news.lines(middle))
    second = world.build(dump, more, splits=HALVES).release
    before, after = rows(first), rows(second)
    assert {key: after[key][1] for key in before} == {key: row[1] for key, row in before.items()}
    sides = {}
    for story, split, _, _ in before.values():
        sides.setdefault(story, set()).add(split)
    joined = {row[0]: row[1] for key, row in after.items() if key not in before}
    for story, split in joined.items():
        assert split == ("bridge" if len(sides[story]) > 1 else next(iter(sides[story])))
    assert "bridge" in joined.values()
    with Local(1) as engine:
        assert verify(second.path, engine) == []


def test_articles_that_become_near_duplicates_later_stay_where_they_are_and_are_named(
    tmp_path, news
):
    world = news.world(tmp_path / "edited")
    plain = [link(story, 0) for story in range(CHAINS)]
    others = [link(story, 1, body=[words(f"other{story}", 0, 100)]) for story in range(CHAINS)]
    dump = world.write("dump.jsonl", news.lines(plain + others))
    first = world.build(dump, splits=HALVES).release
    seen = {"source": {"retrieved": "2022-01-01T00:00:00Z"}}
    later = world.write("later.jsonl", news.lines([link(s, 1, **seen) for s in range(CHAINS)]))
    second = world.build(dump, later, splits=HALVES).release
    before, after = rows(first), rows(second)
    assert {key: row[1] for key, row in after.items()} == {k: row[1] for k, row in before.items()}
    sides = {}
    for key, (story, split, _, _) in after.items():
        sides.setdefault(story, []).append((key, split))
    apart = [sorted(key for key, _ in f) for f in sides.values() if f[0][1] != f[1][1]]
    assert apart
    assert opened(second.path).manifest["torn"] == {"split": sorted(apart)}
    with Local(1) as engine:
        assert verify(second.path, engine) == []


def test_where_near_duplicates_are_dropped_no_two_are_left_in_two_splits(tmp_path, news):
    world = news.world(tmp_path / "drop")
    articles = [link(story, number) for story in range(CHAINS) for number in range(3)]
    dump = world.write("dump.jsonl", news.lines(articles))
    release = world.build(dump, splits=HALVES, clusters="drop").release
    found = rows(release)
    assert len(found) < len(articles)
    splits = {}
    for story, split, _, _ in found.values():
        splits.setdefault(story, set()).add(split)
    assert all(len(names) == 1 for names in splits.values())
    assert of(release) == []
