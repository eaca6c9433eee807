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
