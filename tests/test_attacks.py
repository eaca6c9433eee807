"""What somebody tries who has a release and no key, and what comes of it."""

import hashlib
import sys
from pathlib import Path

import pytest

from commentariat.keys import Key
from commentariat.pseudonyms import encoded_batch

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from attacks.attacks import ATTACKS, constructions, dictionary
from attacks.builds import WEAK, Build, keyed, rows_of, strong
from attacks.corpus import corpus, handles

KEY = Key(bytes((index * 37 + index * index) % 256 for index in range(32)))
SAID = corpus(people=60, threads=15)
GUESSES = handles(90)


def test_the_guesses_hold_every_handle():
    assert {one.handle for one in SAID} <= set(GUESSES)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_our_own_build_gives_nothing_away(attack):
    assert attack(strong(SAID, KEY), SAID, GUESSES) == 0


def test_there_are_eight_weak_builds():
    assert len(WEAK) == 8


@pytest.mark.parametrize("weak", WEAK.values(), ids=WEAK)
def test_every_weak_build_falls_to_an_attack(weak):
    build = weak(SAID)
    assert any(attack(build, SAID, GUESSES) for attack in ATTACKS.values())


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_every_attack_breaks_a_weak_build(attack):
    assert any(ATTACKS[attack](weak(SAID), SAID, GUESSES) for weak in WEAK.values())


def test_the_dictionary_reads_our_own_alphabet():
    def name(_, who):
        return encoded_batch([hashlib.sha256(who.encode()).digest()])[0]

    assert dictionary(Build(rows_of(SAID, name, keyed)), SAID, GUESSES) > 30


def test_the_dictionary_tries_hundreds_of_constructions():
    assert sum(1 for _ in constructions(("name", "1.0.0", "fingerprint"))) > 400
    of_ann = [make.digests([make.fold("Ann").encode()]) for make in constructions(("name",))]
    assert len({digest for digests in of_ann for digest in digests}) > 150


def test_who_holds_the_key_can_confirm_a_guess():
    one = strong(SAID, KEY).rows
    assert [row["commenter"] for row in one] == [row["commenter"] for row in strong(SAID, KEY).rows]


def test_two_versions_tell_no_more_than_their_rows():
    first, second = strong(SAID, KEY), strong(SAID[:-20], KEY)
    assert second.manifest == first.manifest
    kept = {row["comment"] for row in second.rows}
    assert [row for row in first.rows if row["comment"] in kept] == second.rows


def test_another_key_links_nothing_across_releases():
    first, second = strong(SAID, KEY), strong(SAID, Key.ephemeral())
    for column in ("commenter", "comment"):
        assert not {row[column] for row in first.rows} & {row[column] for row in second.rows}
