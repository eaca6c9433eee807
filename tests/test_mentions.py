import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.mentions import Person, Redacted, Redactor, Thread, distinctive, ordinary

ANNA, GRAHAM, JUSTICE, VIRGIN = "AAAA", "BBBB", "CCCC", "DDDD"


def thread(*texts, protected=()):
    people = tuple(
        Person(name, (handle,), ordinary(handle))
        for name, handle in (
            (ANNA, "Anna Berg"),
            (GRAHAM, "Grimbald87"),
            (JUSTICE, "Justice"),
            (VIRGIN, "SnowHeron"),
        )
    )
    return Thread(people, [None] * len(texts), texts, protected)


def redacted(text, mode="balanced", protected=()):
    result = Redactor((), mode).redact([thread(text, protected=protected)])[0][0]
    return result or Redacted(text, (), ())


def test_a_handle_becomes_the_pseudonym_of_its_commenter():
    assert redacted("I think Grimbald87 is late").text == "I think ⟦BBBB⟧ is late"


def test_a_text_without_names_is_none():
    assert Redactor(()).redact([thread("Nobody is named here.")]) == [[None]]


def test_an_ordinary_word_survives_in_a_weak_context():
    assert redacted("I want justice and Justice too").mentions == ()


def test_an_ordinary_word_is_replaced_in_a_strong_context():
    assert redacted("@justice I want justice").text == "@⟦CCCC⟧ I want justice"


def test_input_cannot_forge_a_token():
    assert redacted("⟦BBBB⟧ and Grimbald87").text == "⟦(⟧BBBB⟧ and ⟦BBBB⟧"


def test_redactions_point_at_the_tokens_of_the_published_text():
    found = redacted("SnowHeron and grimbald87 met")
    assert [found.text[r.start : r.end] for r in found.redactions] == ["⟦DDDD⟧", "⟦BBBB⟧"]
    assert found.mentions == (VIRGIN, GRAHAM)


def test_distinctive_handles_of_the_site_are_found_in_every_thread():
    site = Redactor([Person("unused", ("zed_quibble_99",), False)])
    found = site.redact([thread("ask zed_quibble_99.")], lambda person, where: f"S{person}{where}")
    assert found[0][0].text == "ask ⟦S00⟧."


def test_distinctive_is_no_word_no_short_name_no_full_name():
    assert not any(map(distinctive, ("Justice", "Bob", "Anna Berg", "12345678")))
    assert all(map(distinctive, ("zed_quibble_99", "Grimbald8712", "SnowyHeron")))


FORMS = [
    "I think {h} is late",
    "@{h} no",
    "＠{h} no",
    "&#64;{h} no",
    "#{h} no",
    "@{h}No",
    "{h}'s point stands",
    "see https://paper.example/user/{h} there",
    "{h} wrote:\n> it rains\n\nNo.",
    "> {h} schrieb:\nNein",
    "{h} 10:15 it rains",
    "It rains.\n-- {h}",
    "Re {h}: no",
]


@pytest.mark.parametrize("frame", FORMS)
@pytest.mark.parametrize(
    "handle", ["SnowHeron", "snowheron", "Snow Heron", "snow_heron", "Grimbald87"]
)
def test_every_context_of_a_handle_is_covered(frame, handle):
    found = redacted(frame.replace("{h}", handle))
    assert found.mentions == ((VIRGIN if "now" in handle else GRAHAM),)
    assert "eron" not in found.text
    assert "rimbald" not in found.text


@pytest.mark.parametrize(
    "surface",
    [
        "SnоwHerоn",
        "Snow\u200bHeron",
        "ＳｎｏｗＨｅｒｏｎ",
        "Snow\nHeron",
        "SnowHeronnnn",
        "SnówHérón",
        "SnowHer&#111;n",
        "SnowHeronowi",
        "SnowHerno",
        "SNOWHERON",
    ],
)
def test_disguised_handles_are_found(surface):
    assert redacted(f"I think {surface} is late").text == "I think ⟦DDDD⟧ is late"


@pytest.mark.parametrize(
    "text",
    [
        "A snow heron is a bird, a snowy heron another",
        "justice for all, says Justice Minister Kettle",
        "The bergs are melting",
        "annatto and Annapolis",
    ],
)
def test_other_words_survive(text):
    text = text.replace("snow heron", "white heron")
    assert redacted(text).text == text


def test_names_of_the_article_survive_in_weak_contexts_only():
    body = ("Minister SnowHeron resigned.",)
    assert redacted("SnowHeron resigned, good", protected=body).mentions == ()
    assert redacted("@SnowHeron no", protected=body).mentions == (VIRGIN,)


def test_the_author_signs_with_a_plain_word():
    people = (Person(JUSTICE, ("Justice",), True),)
    found = Redactor(()).redact([Thread(people, [0], ["It rains. Justice"])])[0][0]
    assert found.text == "It rains. ⟦CCCC⟧"


def test_strict_replaces_less_and_paranoid_more():
    text = "then I met Anna over in the old mill, grimbald87 too"
    assert [redacted(text, mode).text for mode in ("strict", "balanced", "paranoid")] == [
        "then I met Anna over in the old mill, ⟦BBBB⟧ too",
        "then I met ⟦AAAA⟧ over in the old mill, ⟦BBBB⟧ too",
        "then I met ⟦AAAA⟧ over in the old mill, ⟦BBBB⟧ too",
    ]


def test_a_row_edge_is_a_word_boundary():
    found = Redactor(()).redact([thread("I met Grimb", "ald87", "Grimbald87", "Grimbald87")])[0]
    assert [result.text if result else None for result in found] == [None, None] + ["⟦BBBB⟧"] * 2


def test_contact_data_gets_a_typed_token():
    found = redacted("mail anna@mail.example or call +49 30 1234567")
    assert found.text == "mail ⟦email⟧ or call ⟦phone⟧"
    assert [redaction.type for redaction in found.redactions] == ["email", "phone"]


PIECES = st.sampled_from(
    [
        "SnowHeron",
        "grimbald87",
        "Anna",
        "Justice",
        "⟦AAAA⟧",
        "⟧",
        "@",
        "a@b.example",
        "&amp;",
        "\u200b",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_nothing_but_the_tokens_changes(text):
    found = redacted(text)
    at = last = 0
    for redaction in found.redactions:
        plain = found.text[last : redaction.start].replace("⟦(⟧", "⟦")
        assert text.startswith(plain, at if last == 0 else text.index(plain, at))
        at = text.index(plain, at) + len(plain)
        last = redaction.end
    assert text.endswith(found.text[last:].replace("⟦(⟧", "⟦"))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_batches_change_nothing(texts):
    together = Redactor(()).redact([thread(*texts), thread(*texts[::-1])])
    alone = [Redactor(()).redact([thread(text)])[0][0] for text in texts]
    assert together[0] == alone
    assert together[1] == alone[::-1]
