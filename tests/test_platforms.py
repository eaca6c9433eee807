"""The columns of comment systems say which it was, and never who wrote a comment."""

import pyarrow.parquet as pq
import pytest

from commentariat.errors import PrivacyError


def dump(world, news, *rows):
    """Return a dump of one article; each row is an author and a platform."""
    comments = [
        {"author": author, "platform": platform, "text": f"Remark {number} on trams."}
        for number, (author, platform) in enumerate(rows)
    ]
    return world.write("d.jsonl", news.lines([{**news.article(1), "comments": comments}]))


def platforms(release):
    """Return the platforms of all comments."""
    tables = (pq.read_table(release.path / f.path) for f in release.files if f.table == "comments")
    return sorted(value for table in tables for value in table["platform"].to_pylist())


def test_a_reader_may_be_called_as_a_comment_system_is(world, news):
    rows = [("Viafoura", "viafoura"), ("Robin", "Viafoura"), ("disqus", "disqus"), ("Vi", "disqus")]
    release = world.build(dump(world, news, *rows)).release
    assert platforms(release) == ["Viafoura", "disqus", "disqus", "viafoura"]


@pytest.mark.parametrize("platform", ["Gannetfrock", "viafoura of gannetfrock_x", "gannetfrock_x"])
def test_the_gate_finds_any_other_name_there(world, news, platform):
    rows = [("gannetfrock_x", "viafoura"), ("Gannetfrock", "viafoura"), ("Robin", platform)]
    with pytest.raises(PrivacyError, match="column platform"):
        world.build(dump(world, news, *rows))


def test_ordinary_names_of_authors_are_refused_as_platforms(world, news):
    rows = [("Robin", "robin "), ("Sunny Day", "Sunny Day"), ("Teacher", "viafoura")]
    with pytest.raises(PrivacyError, match="platform of 2 comments is the name of who") as refusal:
        world.build(dump(world, news, *rows))
    assert "Robin" not in str(refusal.value)


def test_a_login_as_platform_is_refused_like_the_name_shown(world, news):
    authors = [{"handle": f"Reader {n}", "login": name} for n, name in enumerate(("rain", "tram"))]
    rows = [(who, who["login"]) for who in authors]
    with pytest.raises(PrivacyError, match="is the name of who"):
        world.build(dump(world, news, *rows))


@pytest.mark.parametrize("rows", [[("Web", "web"), ("Robin", "web")], [("Robin", "teacher")]])
def test_a_name_that_is_a_platform_by_chance_is_published(world, news, rows):
    assert len(platforms(world.build(dump(world, news, *rows)).release)) == len(rows)


def with_systems(world, news, *rows):
    """Return a dump of articles by one site; each row is the authors and the systems of one."""
    records = [
        {
            **news.article(number),
            "comments": [
                {"author": a, "text": f"Trams, {a and n}."} for n, a in enumerate(authors)
            ],
            "comment_section": {"systems": systems},
        }
        for number, (authors, systems) in enumerate(rows, 2)
    ]
    return world.write("d.jsonl", news.lines(records))


GANNET = {"handle": "Ida", "account": "gannetfrock_x"}


@pytest.mark.parametrize("author", ["Gannetfrock_X", GANNET])
@pytest.mark.parametrize("system", ["gannetfrock_x", "viafoura of Gannetfrock_x"])
def test_the_gate_finds_a_private_string_among_the_systems(world, news, author, system):
    dump = with_systems(world, news, (["Robin"], ["disqus", system]), ([author], []))
    with pytest.raises(PrivacyError, match="column comment_systems"):
        world.build(dump)


def test_ordinary_names_of_authors_are_refused_as_systems(world, news):
    dump = with_systems(world, news, (["Robin"], ["disqus", "robin"]), (["Teacher"], ["Teacher"]))
    with pytest.raises(PrivacyError, match="systems of 2 articles are names of who commented"):
        world.build(dump)


def test_known_systems_and_names_of_the_site_are_no_names_of_readers(world, news):
    site = news.article(2)["site"]
    own = site.partition(".")[0]
    readers = ["Viafoura", "vkontakte", site, own, "Robin"]
    dump = with_systems(
        world, news, (readers, ["Viafoura", "Vkontakte", site, own]), (["Ida"], ["Robin"])
    )
    assert world.build(dump).release
