"""The measured risks: who is singled out by what, whatever the order of the rows."""

import json
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from commentariat.measures.risk import (
    Share,
    codes,
    hashes_of,
    measure,
    pin_rates,
    uniqueness,
    verbatim_share,
)
from commentariat.measures.stylometry import style_rate


def column(values):
    return pa.chunked_array([pa.array(values, pa.string())])


def rates_of(articles, people):
    comments = [f"{article} by {person}" for article, person in zip(articles, people, strict=True)]
    return pin_rates(codes(column(articles)), column(people), hashes_of(column(comments)))


def shares(pairs):
    articles, people = zip(*pairs, strict=True)
    return {known: rate.share for known, rate in rates_of(articles, people).items()}


def test_people_alone_on_their_article_are_pinned_by_one():
    assert shares([("a", "ann"), ("b", "bo")])[1] == 1.0


def test_people_who_always_meet_are_never_pinned():
    pairs = [(article, person) for article in "abcd" for person in ("ann", "bo")]
    assert shares(pairs) == {1: 0.0, 2: 0.0, 3: 0.0}


def test_two_articles_may_pin_where_one_does_not():
    # Everybody shares each article with somebody, and no two articles with the same person.
    ring = [("a", "ann"), ("b", "ann"), ("b", "bo"), ("c", "bo"), ("c", "cy"), ("a", "cy")]
    assert shares(ring) == {1: 0.0, 2: 1.0, 3: None}


def test_a_person_needs_as_many_articles_as_the_attacker_knows():
    rates = rates_of(["a", "b", "a"], ["ann", "ann", "bo"])
    assert (rates[1].of, rates[2].of, rates[3]) == (2, 1, Share(None, 0))


def test_guests_are_nobody_to_be_pinned():
    rates = rates_of(["a", "a"], ["ann", None])
    assert rates[1] == Share(1.0, 1)


def test_the_order_of_rows_changes_no_pin_rate():
    pairs = [(str(n * n % 17), str(n * 7 % 23)) for n in range(300)]
    assert shares(pairs) == shares(pairs[::-1])


def test_linkages_that_mean_the_same_people_give_the_same_rates(comments):
    path, people = comments
    others = pc.binary_join_element_wise("other", people["site"], "-")
    rates = measure([path], people.append_column("dataset", others)).pin_rate
    assert rates["dataset"] == rates["site"]


def test_no_comments_give_no_rates():
    empty = rates_of([], [])
    assert set(empty.values()) == {Share(None, 0)}


def test_uniqueness_counts_singled_out_comments_by_article():
    table = pa.table(
        {
            "article_id": ["a", "a", "a", "b"],
            "likes": [1, 1, 2, 1],
            "depth": [0, 1, 0, None],
        }
    )
    rates = {name: rate.share for name, rate in uniqueness(table).items()}
    # The comment on "b" stands alone, whatever its columns say.
    assert rates == {"likes": 0.25, "depth": 0.25, "depth + likes": 0.75}


def test_a_quoted_comment_is_not_verbatim_unique():
    words = "one two three four five six seven eight"
    texts = column([words, f"{words} nine", "too short to count"])
    assert verbatim_share(texts) == Share(0.5, 2)


def test_grams_never_cross_from_one_comment_to_the_next():
    texts = column(["a b c d", "e f g h", None])
    assert verbatim_share(texts) == Share(None, 0)


def test_order_of_words_counts():
    texts = column(["a b c d e f g h", "h g f e d c b a"])
    assert verbatim_share(texts) == Share(1.0, 2)


def test_distinct_styles_are_found_again_and_equal_ones_only_by_chance():
    people = [f"p{number}" for number in range(8)] * 2
    articles = ["x"] * 8 + ["y"] * 8
    own = [(f"{chr(97 + n % 8)}{chr(98 + n % 8)} " * 120) for n in range(16)]
    assert style_rate(articles, people, own) == (1.0, 8)
    rate, _ = style_rate(articles, people, ["the same words again " * 20] * 16)
    assert rate <= 0.25


def test_short_texts_have_no_style():
    assert style_rate(["x", "y"] * 2, ["a", "a", "b", "b"], ["hi"] * 4) == (0.0, 0)


@pytest.fixture
def comments(tmp_path):
    count = 400
    rows = {
        "comment_id": [f"c{n:04}" for n in range(count)],
        "article_id": [f"a{n // 10:03}" for n in range(count)],
        "text": [
            f"{'word ' * 60} by number {n} of the day {n * 7} and so on" for n in range(count)
        ],
        "posted": ["2020-01-01"] * count,
        "likes": [n % 3 for n in range(count)],
    }
    path = tmp_path / "train-0.parquet"
    pq.write_table(pa.table(rows), path, row_group_size=50)
    site = [f"p{n * n % 31}" if n % 11 else None for n in range(count)]
    thread = [
        name and f"{article}{name}" for name, article in zip(site, rows["article_id"], strict=True)
    ]
    names = ("comment_id", "article_id")
    return path, pa.table({name: rows[name] for name in names} | {"thread": thread, "site": site})


def test_everything_is_measured_and_fits_the_manifest(comments):
    path, people = comments
    found = measure([path], people).as_json()
    assert json.loads(json.dumps(found)) == found
    assert list(found["pin_rate"]) == ["thread", "site"]
    assert found["pin_rate"]["thread"]["2"]["of"] == 0
    assert found["pin_rate"]["site"]["3"]["of"] == 16
    assert found["verbatim"]["of"] == 400
    assert found["style"]["of"] == 16


def test_the_same_release_gives_the_same_numbers(comments):
    path, people = comments
    turned = people.take(list(range(people.num_rows))[::-1])
    assert measure([path], people) == measure([path], turned)


def test_a_release_without_comments_is_measured_too():
    names = ("comment_id", "article_id", "thread")
    empty = pa.table({name: pa.array([], pa.string()) for name in names})
    assert measure([], empty).verbatim == Share(None, 0)


def test_more_known_articles_never_pin_fewer_people_here(comments):
    _, people = comments
    draws = hashes_of(people["comment_id"])
    rates = pin_rates(codes(people["article_id"]), people["site"], draws)
    assert all(one.share <= more.share for one, more in pairwise(rates.values()))
