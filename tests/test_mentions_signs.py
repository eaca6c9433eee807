"""Handles that begin or end with signs: what is written exactly as they are goes as a whole."""

import pytest

from commentariat.mentions import Person, Redactor, Thread


def said(text, handle):
    people = (Person("P", (handle,)), Person("Q", ("Wendeline",)))
    (found,) = Redactor(()).redact([Thread(people, [1], [text])])[0]
    return text if found is None else found.text


@pytest.mark.parametrize(
    "handle",
    [
        "🦊🦊renske🦊",
        "Show nothing new (0)",
        "../../etc/tallow",
        "t'; DROP TABLE--",
        "[/b]tallowmark",
        "=cmd|tallow!A1",
    ],
)
@pytest.mark.parametrize("frame", ["I agree with {} here.", "@{} no", "{} wrote: so", "({})"])
def test_signs_that_stand_out_go_with_the_name(handle, frame):
    assert said(frame.format(handle), handle) == frame.format("⟦P⟧")


@pytest.mark.parametrize(
    ("handle", "text", "published"),
    [
        ("_renske_", "I agree with _renske_.", "I agree with _⟦P⟧_."),
        ("Renske.", "I agree with Renske.", "I agree with ⟦P⟧."),
        ("(renske)", "so (renske) wrote: no", "so (⟦P⟧) wrote: no"),
        ("@Renske", "@Renske no", "@⟦P⟧ no"),
    ],
)
def test_signs_that_a_sentence_may_have_of_its_own_stay(handle, text, published):
    assert said(text, handle) == published


def test_a_name_without_its_signs_is_the_name():
    assert said("@renske no", "🦊🦊renske🦊") == "@⟦P⟧ no"


def test_two_names_with_signs_between_go_both():
    assert said("@🦊renske🦊🦊renske🦊", "🦊renske🦊") == "@⟦P⟧⟦P⟧"
