"""Copies among comments: what is merged, what is only counted."""

import numpy as np
import pyarrow as pa
import pytest

from commentariat.duplicates import campaigns, comment_keys, copies, double_posts

LONG = "I have written to the council about the bridge and had no answer."


def keys(*texts):
    return comment_keys(pa.array(texts, pa.string()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("So true", "  SO   true\n"),
        ("so\u00a0true", "so true"),
        ("so\n\n\ttrue", "so true"),
        ("ﬁne…", "fine..."),
        ("ｏｋ", "OK"),
        ("ЭТО ДА", "это да"),
        ("ze\u200bro", "zero"),
        ("e\u0301cole", "école"),
    ],
)
def test_the_same_words_in_another_dress_have_one_key(one, other):
    found, lengths = keys(one, other)
    assert found[0] == found[1]
    assert lengths[0] == lengths[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("so true", "so true!"), ("so true", "sotrue"), ("62", "100"), ("a" * 9, "a")],
)
def test_other_words_have_another_key(one, other):
    found, _ = keys(one, other)
    assert found[0] != found[1]


def test_no_text_has_no_length():
    assert keys(None, "", " \n ")[1].tolist() == [0, 0, 0]


def test_a_key_does_not_depend_on_its_neighbours():
    texts = ["", "a ", " b", "½ ﬁ", "ㅋㅋ 좋아요", None, "e\u0301", "x" * 400, "\u200b", "Ⅷ"]
    found, lengths = keys(*texts)
    for i, text in enumerate(texts):
        assert keys(text) == (found[i], lengths[i])


def test_no_comments_have_no_keys():
    assert [len(part) for part in keys()] == [0, 0]


def doubles(*rows):
    """Mark double posts among (author, position, text) of one thread."""
    author, position, texts = zip(*rows, strict=True)
    found = double_posts(
        np.zeros(len(rows), np.int64), np.array(author), np.array(position), *keys(*texts)
    )
    return found.tolist()


def test_a_long_text_posted_again_by_its_author_is_a_double_post():
    assert doubles((1, 0, LONG), (2, 1, "no"), (1, 50, LONG.upper())) == [False, False, True]


def test_a_short_text_is_a_double_post_only_near_by():
    assert doubles((1, 0, "+1"), (1, 1, "+1"), (1, 40, "+1")) == [False, True, False]


def test_equal_texts_of_different_people_are_no_double_posts():
    assert doubles((1, 0, LONG), (2, 1, LONG), (-1, 2, LONG), (-1, 3, LONG)) == [False] * 4


def test_empty_texts_are_no_double_posts():
    assert doubles((1, 0, ""), (1, 1, " ")) == [False, False]


def test_the_first_of_a_double_post_stays_whatever_the_order_of_rows():
    assert doubles((1, 5, LONG), (1, 2, LONG), (1, 9, LONG)) == [True, False, True]


def test_copies_are_counted_elsewhere():
    assert copies(*keys("+1", "no", "+1", " +1 ", "", "")).tolist() == [2, 0, 2, 2, 0, 0]


def test_a_campaign_is_a_long_text_of_three_people():
    texts = [LONG] * 4 + ["+1"] * 5 + [LONG + " Twice."] * 3
    author = np.array([1, 2, 3, 3, 1, 2, 3, 4, 5, 1, 1, -1])
    found = campaigns(*keys(*texts), author)
    assert found.select(["comments", "commenters"]).to_pylist() == [
        {"comments": 4, "commenters": 3}
    ]


def test_no_comments_are_no_campaign():
    assert campaigns(*keys(), np.zeros(0, np.int64)).num_rows == 0
