"""Near-duplicate articles: what is one story, what only looks like it. All texts are made up."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from commentariat.duplicates import (
    SIGNATURE_SCHEMA,
    candidate_pairs,
    clusters,
    compare,
    groups,
    leaders,
    near_duplicate_pairs,
    signatures,
)

TOOLS = Path(__file__).resolve().parents[1] / "../shared/tools"


def prose(seed, n, alphabet="abcdefghijklmnoprstuvz"):
    """Return n invented words."""
    rng = np.random.Generator(np.random.PCG64(seed))
    return ["".join(rng.choice(list(alphabet), rng.integers(2, 9))) for _ in range(n)]


def paragraphs(words, size=30):
    return [" ".join(words[i : i + size]) + "." for i in range(0, len(words), size)]


def table(*articles):
    """Turn articles (dictionaries, or bodies) into the table that `clusters` takes."""
    rows = [a if isinstance(a, dict) else {"body": a} for a in articles]
    batch = signatures(
        pa.array([r.get("headline", f"Headline number {i} here") for i, r in enumerate(rows)]),
        pa.array([r.get("lead") for r in rows], pa.string()),
        pa.array([r["body"] for r in rows], pa.list_(pa.string())),
    )
    columns = {
        "article_key": pa.array([r.get("key", f"k{i}") for i, r in enumerate(rows)]),
        "site": pa.array([r.get("site", f"site{i}.example") for i, r in enumerate(rows)]),
        "published": pa.array([r.get("published") for r in rows], pa.int64()),
        "n_comments": pa.array([r.get("n_comments", 0) for r in rows]),
        "completeness": pa.array([r.get("completeness", 0) for r in rows]),
    }
    result = pa.Table.from_batches([batch])
    for name, column in columns.items():
        result = result.append_column(name, column)
    return result


def representatives(*articles):
    return clusters(table(*articles)).articles.column("representative").to_pylist()


def rule(first, second):
    """Return the rule that makes two articles one, or None."""
    found = clusters(table(first, second)).articles
    return next((r for r in found.column("rule").to_pylist() if r), None)


STORY = paragraphs(prose(1, 200))


def test_an_equal_text_under_another_headline_is_one_story():
    assert rule(STORY, STORY) == "equal"


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        ('the minister\'s "plan" - agreed', "The Minister’s “plan” — agreed"),
        ("one two three", "one\u00a0two\u2003three"),
        ("coordination of offices", "co\u00adordi\u200bnation of o\ufb03ces"),
        ("caf\u00e9 society meets", "cafe\u0301 society meets"),
        ("number 12 of full width", "ＮＵＭＢＥＲ １２ of full width"),
    ],
)
def test_quotes_dashes_spaces_case_and_forms_do_not_change_a_text(plain, dressed):
    keys = table([plain], [dressed]).column("text_key").to_pylist()
    assert keys[0] == keys[1]


def test_numbers_change_a_text():
    keys = table(["62 were hurt in the fall"], ["100 were hurt in the fall"]).column("text_key")
    assert keys[0] != keys[1]


def test_an_abridged_copy_is_near():
    assert rule(STORY, STORY[:3]) == "near"


def test_a_copy_with_new_paragraphs_is_near():
    fresh = paragraphs(prose(2, 90))
    assert rule(STORY, [fresh[0], *STORY, *fresh[1:]]) == "near"


def test_a_copy_with_every_third_sentence_rewritten_is_edited():
    words = prose(1, 300)
    for i in range(0, 300, 30):
        words[i : i + 10] = prose(i + 7, 10)
    assert rule(paragraphs(prose(1, 300)), paragraphs(words)) == "edited"


def test_a_damaged_copy_is_recognised_by_headline_and_lead():
    lead = " ".join(prose(3, 20))
    damaged = [w if i % 5 else w + "x" for i, w in enumerate(prose(1, 200))]
    first = {"headline": "Council closes the bridge", "lead": lead, "body": STORY}
    assert rule(first, first | {"body": paragraphs(damaged)}) == "same heading"


def test_the_first_paragraph_stands_for_a_missing_lead():
    lead = " ".join(prose(3, 20))
    damaged = [w if i % 5 else w + "x" for i, w in enumerate(prose(1, 200))]
    first = {"headline": "Council closes the bridge", "body": [lead, *STORY]}
    assert rule(first, first | {"body": [lead, *paragraphs(damaged)]}) == "same heading"


def test_headline_and_lead_alone_do_not_make_one_story():
    lead = " ".join(prose(3, 20))
    first = {"headline": "What you need to know", "lead": lead, "body": paragraphs(prose(4, 300))}
    assert rule(first, first | {"body": paragraphs(prose(5, 300))}) is None


def template(seed):
    """Return a page of one template with numbers of its own."""
    rng = np.random.Generator(np.random.PCG64(seed))
    return [f"{p} {rng.integers(10**6)}" for p in paragraphs(prose(9, 360), 30)]


def test_a_template_with_other_numbers_is_another_story():
    assert rule(template(1), template(2)) is None


def test_a_long_text_with_one_other_number_is_the_same_story():
    assert rule([*STORY, "It hit 62 people."], [*STORY, "It hit 65 people."]) == "near"


BOILERPLATE = " ".join(prose(11, 100))


@pytest.mark.parametrize("own", [25, 40, 80])
def test_short_pages_with_the_same_boilerplate_are_different(own):
    one, two = (" ".join(prose(seed, own)) for seed in (12, 13))
    assert rule([one, BOILERPLATE], [two, BOILERPLATE]) is None
    assert rule([BOILERPLATE, one], [BOILERPLATE, two]) is None


def test_blocks_that_a_site_repeats_are_left_out():
    footer = paragraphs(prose(14, 250), 50)
    pages = [
        {"site": "a.example", "body": [" ".join(prose(100 + i, 40)), *footer]} for i in range(60)
    ]
    assert len(set(representatives(*pages))) == 60


def test_versions_of_one_story_are_not_boilerplate_of_their_site():
    versions = [
        {"site": "a.example", "body": [*STORY, " ".join(prose(200 + i, 12))]} for i in range(6)
    ]
    assert set(representatives(*versions)) == {"k0"}


def test_short_texts_need_an_equal_headline():
    body = ["Watch the video below."]
    assert rule({"body": body, "headline": "Cat on a roof"}, {"body": body}) is None
    same = {"body": body, "headline": "Cat on a tall roof"}
    assert rule(same, same) == "equal"


def test_articles_without_text_are_never_one():
    empty = {"headline": "Gallery of the day", "body": []}
    assert rule(empty, empty) is None


@pytest.mark.parametrize("letters", [(0x4E00, 0x5E00), (0x0E01, 0x0E2E), (0xAC00, 0xB000)])
def test_scripts_of_all_kinds_find_their_copies(letters):
    rng = np.random.Generator(np.random.PCG64(5))
    spaced = letters[0] == 0xAC00
    one, two = (
        "".join(chr(c) + " " * (spaced and i % 3 == 0) for i, c in enumerate(row))
        for row in rng.integers(*letters, (2, 300))
    )
    assert rule([one], ["\u300c" + one[: len(one) // 2] + "\u300d"]) == "near"
    assert rule([one], [two]) is None


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ({"completeness": 0}, {"completeness": 1, "published": 9, "key": "z"}),
        ({"published": 5, "n_comments": 7}, {"published": 4, "key": "z"}),
        ({"n_comments": 9}, {"published": 4, "key": "z"}),
        ({"n_comments": 1}, {"n_comments": 2, "key": "z"}),
        ({"key": "b"}, {"key": "a"}),
    ],
)
def test_the_survivor_is_most_complete_earliest_most_discussed_least_key(worse, better):
    pair = [{"body": STORY} | worse, {"body": [*STORY, "An end."]} | better]
    assert set(representatives(*pair)) == {better["key"]}


def test_a_chain_is_one_group_but_not_one_cluster():
    words = prose(20, 400)
    bodies = [paragraphs(words[i * 28 : i * 28 + 250]) for i in range(5)]
    found = clusters(table(*({"site": "a.example", "body": b} for b in bodies))).articles
    assert set(found.column("group").to_pylist()) == {"k0"}
    assert len(set(found.column("representative").to_pylist())) > 1


def test_members_say_how_near_they_are():
    row = clusters(table(STORY, STORY[:3])).articles.to_pylist()[1]
    assert row["containment"] == 1.0
    assert row["jaccard"] == pytest.approx(88 / 198)


def test_a_comparison_says_why():
    rows = table(template(1), template(2), STORY, STORY)
    templates = compare(rows, "k0", "k1")
    assert (templates.rule, templates.missing_numbers) == (None, templates.fewer_numbers)
    assert compare(rows, "k3", "k2").rule == "equal"
    assert compare(rows, "k0", "k2").containment == 0


def test_pairs_hold_equal_and_near_ones():
    pairs = near_duplicate_pairs(table(STORY, STORY, STORY[:3], paragraphs(prose(6, 100))))
    assert [(p["left"], p["right"], p["rule"]) for p in pairs.to_pylist()] == [
        ("k0", "k1", "equal"),
        ("k0", "k2", "near"),
    ]


def test_no_articles_give_no_clusters():
    nothing = table().select([*SIGNATURE_SCHEMA.names, "article_key", "site"])
    empty = nothing.set_column(9, "article_key", pa.array([], pa.string()))
    empty = empty.set_column(10, "site", pa.array([], pa.string()))
    assert clusters(empty).articles.num_rows == 0
    assert near_duplicate_pairs(empty).num_rows == 0


def test_a_signature_does_not_depend_on_its_neighbours():
    bodies = [STORY, ["x ¼ ﬁ ½"], [], ["日本語の文章です", "ไทย ภาษา"], [""], ["e\u0301\u200b a"]]
    whole = table(*bodies).select(SIGNATURE_SCHEMA.names).to_pylist()
    alone = [table(b).select(SIGNATURE_SCHEMA.names).to_pylist()[0] for b in bodies]
    for one, other in zip(whole, alone, strict=True):
        assert one | {"title_key": 0} == other | {"title_key": 0}


def test_a_word_of_a_million_letters_takes_no_longer_than_other_text():
    keys = table(["a" * 1_000_000], ["a" * 999_999], ["é" * 300]).column("text_key").to_pylist()
    assert len(set(keys)) == 3


def test_digits_of_any_script_are_numbers():
    numbers = table(["٦٢ and 62 and ६२ and sixty"]).column("numbers").to_pylist()[0]
    assert len(numbers) == 3


def test_sorting_in_parts_finds_the_same_candidates(monkeypatch):
    keys = np.arange(600, dtype=np.uint64) % np.uint64(200) * np.uint64(2**64 // 200)
    whole = candidate_pairs(keys, np.arange(600), 600)
    monkeypatch.setattr("commentariat.duplicates._candidates._AT_ONCE", 100)
    parts = candidate_pairs(keys, np.arange(600), 600)
    assert [part.tolist() for part in parts] == [part.tolist() for part in whole]
    assert len(whole[0]) == 600


def test_a_crowd_of_holders_gives_few_candidates():
    keys = np.full(5000, 2**63 + 12345, np.uint64)
    left, right = candidate_pairs(keys, np.arange(5000), 5000)
    assert len(left) < 5 * 5000
    assert set(right.tolist()) == set(range(1, 5000))


def test_candidates_share_a_key_and_come_once():
    keys = np.array([1 << 40, 1 << 40, 7 << 58, 7 << 58, 9 << 58], np.uint64)
    left, right = candidate_pairs(keys, np.array([0, 2, 0, 2, 1]), 3)
    assert (left.tolist(), right.tolist()) == ([0], [2])


def test_a_leader_takes_its_neighbours_and_no_chain():
    assert leaders(np.array([0, 1, 2]), np.array([1, 2, 3]), 5).tolist() == [0, 0, 2, 2, 4]


def test_groups_follow_chains_and_stars():
    assert groups(np.array([2, 1, 4]), np.array([3, 2, 5]), 7).tolist() == [0, 1, 1, 1, 4, 4, 6]


def test_a_long_chain_settles():
    n = 20_000
    assert not groups(np.arange(n - 1), np.arange(1, n), n).any()


@pytest.mark.slow
@pytest.mark.skipif(not TOOLS.is_dir(), reason="the generator of synthetic corpora is not here")
@pytest.mark.parametrize("seed", [11, 12])
def test_planted_copies_are_found_and_templates_are_not(tmp_path, seed):
    command = [sys.executable, str(TOOLS / "gen_corpus.py"), "--articles", "4000"]
    command += ["--seed", str(seed), "--mean-comments", "1", "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    lines = (tmp_path / "articles-0.jsonl").read_text().splitlines()
    articles = [json.loads(line) for line in lines]
    gold = [json.loads(g) for g in (tmp_path / "gold-articles-0.jsonl").read_text().splitlines()]
    found = clusters(table(*(a | {"key": a["id"]} for a in articles))).articles.to_pylist()
    representative = {row["article_key"]: row["representative"] for row in found}
    story = {g["id"]: g["cluster"] for g in gold}
    assert not [g for g in gold if story[representative[g["id"]]] != g["cluster"]]
    hits = {}
    for g in gold:
        if g["dup_kind"]:
            hits.setdefault(g["dup_kind"], []).append(representative[g["id"]] == g["cluster"])
    least = {"updated": 0.95, "abridged": 0.9, "noisy": 0.8}
    for kind, hit in hits.items():
        assert np.mean(hit) >= least.get(kind, 0.99), kind


def test_who_knows_only_texts_finds_no_pair_that_the_clusters_do_not_know():
    words = prose(3, 120)
    crowd = [
        {
            "key": f"{(number * 37) % 90:02}",
            "site": f"{number % 7}.example",
            "body": [" ".join([*words[:100], *(f"v{number}x{k}" for k in range(number % 25 + 1))])],
            "n_comments": (number * 11) % 13,
        }
        for number in range(90)
    ]
    full = table(*crowd)
    bare = full.select([n for n in full.column_names if n not in ("n_comments", "completeness")])
    known, found = (
        {frozenset((row["left"], row["right"])) for row in near_duplicate_pairs(t).to_pylist()}
        for t in (full, bare)
    )
    assert found
    assert found < known
