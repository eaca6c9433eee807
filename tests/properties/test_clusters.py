"""Whatever the corpus, clusters and groups depend on the set of articles alone."""

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.duplicates import (
    clusters,
    comment_keys,
    groups,
    leaders,
    near_duplicate_pairs,
    signatures,
)
from commentariat.splits import place, torn

WORDS = [f"{a}{b}" for a in ("ka", "lo", "mi", "ne") for b in ("ru", "sa", "to", "vi", "zu", "17")]


def story(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    words = rng.choice(WORDS, 90)
    return [" ".join(words[i : i + 15]) for i in range(0, 90, 15)]


@st.composite
def corpora(draw):
    """Draw articles, some of them copies: cut, extended, joined with others."""
    articles = []
    for i in range(draw(st.integers(1, 25))):
        body = story(draw(st.integers(0, 5)))
        body = body[draw(st.integers(0, 3)) : draw(st.integers(3, 6))]
        if draw(st.booleans()):
            body = body + story(draw(st.integers(0, 40)))[: draw(st.integers(0, 6))]
        site = draw(st.sampled_from(["a.example", "b.example"]))
        articles.append((f"k{i:02}", site, draw(st.integers(0, 3)), body))
    return articles


def table(articles):
    names, sites, published, bodies = zip(*articles, strict=True)
    batch = signatures(
        pa.array([f"Headline of {n[:2]} now" for n in names]),
        pa.nulls(len(names), pa.string()),
        pa.array(bodies, pa.list_(pa.string())),
    )
    rows = pa.Table.from_batches([batch]).append_column("article_key", pa.array(names))
    rows = rows.append_column("site", pa.array(sites))
    return rows.append_column("published", pa.array(published))


@settings(deadline=None, max_examples=40)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_changes_nothing(articles, random):
    shuffled = random.sample(articles, len(articles))
    assert clusters(table(articles)).articles.equals(clusters(table(shuffled)).articles)


@settings(deadline=None, max_examples=40)
@given(corpora(), st.integers(1, 10))
def test_pieces_change_nothing(articles, pieces):
    size = -(-len(articles) // pieces)
    parts = [table(articles[i : i + size]) for i in range(0, len(articles), size)]
    whole = clusters(table(articles)).articles
    assert whole.equals(clusters(pa.concat_tables(parts)).articles)


@settings(deadline=None, max_examples=40)
@given(corpora())
def test_members_are_near_their_representative_and_it_is_its_own(articles):
    found = clusters(table(articles)).articles.to_pylist()
    representative = {row["article_key"]: row["representative"] for row in found}
    for row in found:
        assert representative[row["representative"]] == row["representative"]
        assert (row["rule"] is None) == (row["article_key"] == row["representative"])
        assert row["rule"] != "near" or max(row["jaccard"], row["containment"]) >= 0.8


@settings(deadline=None, max_examples=40)
@given(corpora())
def test_no_pair_lies_in_two_groups_nor_in_two_splits(articles):
    rows = table(articles)
    placed = place(clusters(rows).articles, {}, {"train": 1, "test": 1}, b"key")
    assert torn(near_duplicate_pairs(rows), placed).num_rows == 0


@settings(deadline=None, max_examples=40)
@given(corpora(), st.integers(0, 25))
def test_growth_moves_no_article(articles, old):
    before = articles[: max(1, old)]
    shares = {"train": 1, "test": 1}
    first = place(clusters(table(before)).articles, {}, shares, b"key")
    ledger = dict(
        zip(*(first.column(n).to_pylist() for n in ("article_key", "split")), strict=True)
    )
    second = place(clusters(table(articles)).articles, ledger, shares, b"key").to_pylist()
    assert {r["article_key"]: r["split"] for r in second if r["article_key"] in ledger} == ledger


edges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda e: e[0] < e[1]))


@given(edges)
def test_groups_are_connected_components(pairs):
    left, right = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    expected = list(range(31))
    for _ in range(31):
        for a, b in pairs:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert groups(left, right, 31).tolist() == expected


@given(edges)
def test_leaders_have_no_edge_between_them_and_every_member_has_one(pairs):
    left, right = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    leader = leaders(left, right, 31).tolist()
    chosen = {row for row in range(31) if leader[row] == row}
    assert not [p for p in pairs if set(p) <= chosen]
    assert all((leader[row], row) in pairs for row in range(31) if row not in chosen)


@settings(deadline=None)
@given(st.lists(st.text(), min_size=1))
def test_any_text_has_the_key_that_it_has_alone(texts):
    keys, lengths = comment_keys(pa.array(texts))
    for i, text in enumerate(texts):
        assert comment_keys(pa.array([text])) == (keys[i], lengths[i])


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), max_size=4), min_size=1, max_size=6))
def test_any_article_has_the_signature_that_it_has_alone(bodies):
    def signed(part):
        none = pa.nulls(len(part), pa.string())
        return signatures(none, none, pa.array(part, pa.list_(pa.string()))).to_pylist()

    assert signed(bodies) == [signed([body])[0] for body in bodies]
