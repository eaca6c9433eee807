"""Logins, and how a site writes names, from a dump to its release: who is one commenter."""

import pytest

from commentariat.commands import reporting, whois
from commentariat.errors import PrivacyError, SettingsError
from commentariat.tables import dataset

HERE, THERE = "lunnpost.example", "skar.example"
CASED = {HERE: {"case_sensitive": True, "badges": ["[Desk]", "Top fan"]}}
LOGIN = "kelp_whistler93"


def said(text, handle=None, **author):
    return {"author": {"handle": handle, **author}, "text": text}


ONE_LOGIN = [
    said("First.", "Marit Olsk", login=LOGIN),
    said("Second.", "Captain Fennimore", login=LOGIN.upper()),
    said("Third, on the ferry: Marit Olsk, Captain Fennimore and @kelp_whistler93.", "Bo"),
]
ACCOUNTS = [
    said("Bought.", "Marit", login="marit_olsk71", account=5),
    said("Sold.", "Bo", login="bo_the_oar88", account=5),
    said("Told: @marit_olsk71 and @bo_the_oar88", "Ida"),
]
NAMESAKES = [
    said("By name.", "tarn"),
    said("By login.", "x", login="tarn"),
    said("By account.", "x", account="tarn"),
    said("By another login.", "x", login="tarn2"),
]
GONE = [
    said("Nothing.", "[deleted]", login="gull_and_rope57", kind="deleted"),
    said("Nobody.", "Guest", login="oar_and_sail58", kind="guest"),
    said("As gull_and_rope57 said, not [deleted], and @oar_and_sail58.", "Ida"),
]
WORDS = [
    said("Fished.", "Marit Olsk", login="heron"),
    said("Heard: @heron, you are right.", "Ida"),
]
ELSEWHERE = [said(f"{LOGIN} said so elsewhere.", "Ida")]


def records(news, threads, site=HERE):
    return [news.article(n) | {"site": site, "comments": c} for n, c in enumerate(threads)]


def rows(release):
    return dataset(release.files, "comments", release.path).to_table().to_pylist()


@pytest.fixture(scope="module", params=["thread", "dataset"])
def logins(request, tmp_path_factory, news):
    """Give a place with a release of comments by people with logins, on two sites."""
    world = news.world(tmp_path_factory.mktemp("logins"))
    threads = [ONE_LOGIN, ACCOUNTS, NAMESAKES, GONE, WORDS, ELSEWHERE]
    there = news.article(30, THERE) | {"comments": [said("By a login there.", "x", login="tarn")]}
    dump = world.write("dump.jsonl", news.lines([*records(news, threads), there]))
    world.release = world.build(dump, linkage=request.param).release
    world.rows = rows(world.release)
    return world


def by_text(found, start):
    [row] = [row for row in found if row["text"].startswith(start)]
    return row


def author(found, start):
    return by_text(found, start)["commenter_id"]


def test_two_display_names_of_one_login_are_one_commenter(logins):
    assert author(logins.rows, "First") == author(logins.rows, "Second") is not None


def test_login_and_display_names_in_a_text_become_the_pseudonym_of_their_commenter(logins):
    name, third = author(logins.rows, "First"), by_text(logins.rows, "Third")
    assert third["text"] == f"Third, on the ferry: ⟦{name}⟧, ⟦{name}⟧ and @⟦{name}⟧."
    assert third["mentions"] == [name]


def test_an_account_counts_before_a_login(logins):
    name = author(logins.rows, "Bought")
    assert name == author(logins.rows, "Sold")
    assert by_text(logins.rows, "Told")["mentions"] == [name]


def test_an_account_a_login_and_a_name_of_one_spelling_are_three_people(logins):
    found = {author(logins.rows, f"By {how}") for how in ("name", "login.", "account", "another")}
    assert len(found) == 4


def test_a_login_belongs_to_its_site(logins):
    assert author(logins.rows, "By login.") != author(logins.rows, "By a login there")


def test_a_distinctive_login_is_replaced_in_every_thread(logins):
    assert LOGIN not in str(logins.rows)
    assert len(by_text(logins.rows, "⟦")["mentions"]) == 1


def test_a_login_that_is_a_word_is_replaced_in_its_thread(logins):
    text = by_text(logins.rows, "Heard")["text"]
    assert text == f"Heard: @⟦{author(logins.rows, 'Fished')}⟧, you are right."


def test_the_login_of_somebody_without_a_pseudonym_is_replaced_too(logins):
    assert [author(logins.rows, "Nothing"), author(logins.rows, "Nobody")] == [None, None]
    text = by_text(logins.rows, "As ")["text"]
    assert text == "As ⟦guest⟧ said, not [deleted], and @⟦guest⟧."


def test_the_forms_of_names_are_counted_by_login(logins):
    sizes = logins.release.manifest["identity"]["sizes"]
    assert sizes["2"] == 2  # the two people with two names


@pytest.mark.parametrize("name", [LOGIN, "Kelp_Whistler93", "@KELP_WHISTLER93"])
def test_whois_finds_people_by_login(logins, name):
    found = whois.search(whois.Person(name, HERE), logins.settings())["found"]
    [one] = [one for one in found if one["comment_ids"]]
    own = [by_text(logins.rows, start)["comment_id"] for start in ("First", "Second")]
    assert sorted(one["comment_ids"]) == sorted(own)
    assert by_text(logins.rows, "Third")["comment_id"] in one["named_in"]


def test_whois_says_nothing_of_a_login_that_nobody_has(logins):
    found = whois.search(whois.Person("Nobody At All", HERE), logins.settings())
    assert len(found["found"]) == (found["linkage"] != "thread")


def test_whois_asks_for_the_account_where_people_are_known_by_it(logins):
    def asked(**person):
        found = whois.search(whois.Person(**person), logins.settings())
        return found["ask_for_account"], reporting.person(found)

    needed, told = asked(handle="Marit", site=HERE)
    assert needed
    assert "known by account" in told
    assert "--account" in told
    assert "no comment is by this person" not in told
    needed, told = asked(handle="Marit", site=HERE, account="5")
    assert not needed
    assert "known by account" not in told
    assert not asked(handle="Marit", site=THERE)[0]


def test_the_gate_looks_for_logins(world, news):
    thread = [*ONE_LOGIN, {**said("Fourth.", "Ida"), "platform": LOGIN}]
    with pytest.raises(PrivacyError):
        world.build(world.write("dump.jsonl", news.lines(records(news, [thread]))))


ANNS = [
    said("First.", "Ann"),
    said("Second.", "ann"),
    said("Third.", "Ann [desk]"),
    said("Fourth.", "TOP FAN Ann ✓"),
]
BADGE = [
    said("Fifth.", "zorbathrix91 [Desk]"),
    said("Sixth: zorbathrix91 and zorbathrix91 [Desk] again.", "Bo"),
]
STARTS = ("First", "Second", "Third", "Fourth")


@pytest.fixture(scope="module")
def cased(tmp_path_factory, news):
    """Give a place with a release of a site with rules of its own, and of one without."""
    world = news.world(tmp_path_factory.mktemp("cased"))
    threads = [ANNS, BADGE, [said("Seventh: zorbathrix91.", "Ida")]]
    there = news.article(30, THERE) | {"comments": [said(f"There: {c['text']}", **c["author"])
                                                    for c in ANNS]}  # fmt: skip
    world.articles = [*records(news, threads), there]
    dump = world.write("dump.jsonl", news.lines(world.articles))
    world.release = world.build(dump, names=CASED).release
    world.rows = rows(world.release)
    return world


def test_case_and_badges_are_as_the_settings_of_a_site_say(cased):
    ann, other, *more = (author(cased.rows, start) for start in STARTS)
    assert ann != other
    assert more == [ann, ann]
    assert cased.release.manifest["names"] == CASED


def test_on_other_sites_case_counts_nothing_and_a_bracket_is_part_of_the_name(cased):
    one, two, three, four = (author(cased.rows, f"There: {start}") for start in STARTS)
    assert one == two
    assert len({one, three, four}) == 3


def test_a_manifest_without_such_settings_says_nothing_of_them(built):
    assert "names" not in built.release.manifest


def test_a_handle_is_replaced_without_its_badge_too(cased):
    name = author(cased.rows, "Fifth")
    assert by_text(cased.rows, "Sixth")["text"].startswith(f"Sixth: ⟦{name}⟧ and ⟦{name}⟧")
    assert "zorbathrix" not in str(cased.rows)


def test_whois_follows_the_rules_that_the_release_was_made_with(cased):
    for name, number in (("Ann", 3), ("ann", 1), ("Ann [Desk]", 3), ("ANN", 0)):
        found = whois.search(whois.Person(name, HERE), cased.settings())["found"]
        assert sum(len(one["comment_ids"]) for one in found) == number


def test_a_release_is_not_grown_under_other_rules(cased):
    with pytest.raises(SettingsError, match="names"):
        cased.build(cased.folder / "dump.jsonl", base=str(cased.release.path))


def test_rules_change_nothing_where_dumps_are_cut_otherwise(cased, news, tmp_path):
    other = news.world(tmp_path / "other")
    other.key.write_bytes(cased.key.read_bytes())
    again = reversed(list(enumerate(cased.articles)))
    parts = [other.write(f"{n}.jsonl", news.lines([article])) for n, article in again]
    # Sites of the settings may be named in any case.
    release = other.build(*parts, names={HERE.upper(): CASED[HERE]}).release
    sums = (one.path / "SHA256SUMS" for one in (cased.release, release))
    assert len({path.read_bytes() for path in sums}) == 1
