"""Redacted texts as columns, and the batched codes behind pseudonyms and ids."""

import hashlib
import hmac

from commentariat.keys import Mac
from commentariat.mentions import Redacted, Redaction
from commentariat.protect.redactions import columns

NAME = "0123456789abcdefghjk"


def rows(texts, found, withheld):
    made = columns(texts, found, withheld)
    return {name: column.to_pylist() for name, column in made.items()}


def test_each_list_stands_in_the_row_of_its_text():
    one = Redacted(f"⟦{NAME}⟧ says", (Redaction(0, 22, "mention", "full"),), (NAME,))
    two = Redacted(
        "⟦email⟧ ⟦guest⟧",
        (Redaction(0, 7, "email", "email"), Redaction(8, 15, "mention", "part")),
        ("guest",),
    )
    made = rows(["a", "b", "c", "d"], [None, one, None, two], [False] * 4)
    assert made["text"] == ["a", one.text, "c", two.text]
    assert made["mentions"] == [[], [NAME], [], []]
    assert [[part["type"] for part in row] for row in made["redactions"]] == [
        [],
        ["mention"],
        [],
        ["email", "mention"],
    ]
    assert made["redactions"][3][1] == {"start": 8, "end": 15, "type": "mention", "rule": "part"}


def test_what_is_withheld_leaves_neither_text_nor_spans():
    item = Redacted("⟦email⟧", (Redaction(0, 7, "email", "email"),), ())
    made = rows(["x", "y"], [item, None], [True, False])
    assert made == {"text": [None, "y"], "mentions": [[], []], "redactions": [[], []]}


def test_no_rows_make_empty_columns():
    assert rows([], [], []) == {"text": [], "mentions": [], "redactions": []}


def test_codes_in_a_batch_are_those_of_hmac():
    messages = [b"", b"one", b"two" * 100]
    expected = [hmac.digest(b"k" * 32, message, hashlib.sha256) for message in messages]
    assert Mac(b"k" * 32).digests(messages) == expected
