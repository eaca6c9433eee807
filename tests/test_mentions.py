"""Where a text names a commenter, in any form, and where it only looks so."""

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


@pytest.mark.parametrize(
    "word",
    [
        "Rotkehlchen",
        "Gartenlaubendach",
        "Fußgänger",
        "girouette",
        "zarzamora",
        "Trzmiel",
        "Зимородок",
    ],
)
def test_a_rare_word_of_any_of_some_languages_is_not_distinctive(word):
    assert not distinctive(word)


@pytest.mark.parametrize("name", ["zyxomirra", "Zyxomirra", "gartenlaubendach", "Зыксомирка"])
def test_letters_that_no_dictionary_knows_are_distinctive(name):
    assert distinctive(name)


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


def about(text, *handles, answered=None):
    """What is left of a comment in a thread of some people, of whom it answers one."""
    people = tuple(Person(handle.upper(), (handle,)) for handle in handles)
    whom = [handles.index(answered)] if answered else ()
    (found,) = Redactor(()).redact([Thread(people, [None], [text], (), whom)])[0]
    return found.text if found else text


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Harbour", "Harbour, nice name for somebody who writes forty times a day"),
        ("hope", "hope, you said the tram would come in spring"),
        ("Truth", "Truth claims the ferry earned money, but where is the source?"),
        ("Claire Tavel", "Claire merci pour le conseil, la haie va mieux"),
        ("fern🌿", "fern ur so right about that"),
        ("Justice", "Sit down, Justice."),
    ],
)
def test_whom_a_comment_answers_is_named_by_any_word_that_opens_or_closes_it(handle, text):
    assert handle.upper() in about(text, handle, answered=handle)


@pytest.mark.parametrize(
    "text", ["There is no hope for this ferry.", "I hope so.", "Abandon all hope, then"]
)
def test_the_word_that_is_also_the_name_of_whom_a_comment_answers_survives(text):
    assert about(text, "Hope", answered="Hope") == text


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Memory", "das hat memory doch gestern schon so gesagt, oder nicht"),
        ("Amapola", "I read what amapola put up here twice and still do not get it"),
        ("Late Train", "Widzę że late train znowu nie doczytał do końca."),
    ],
)
def test_a_word_of_another_language_is_a_name(handle, text):
    assert handle.upper() in about(text, handle)


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Memory", "my memory of that summer is not what it was"),
        ("Amapola", "la amapola florece en mayo junto a la carretera"),
        ("Black Kettle", "al gato negro le gusta la black kettle de mi abuela"),
        ("So It Goes", "so it goes with every council we have had"),
        ("Gato Rojo", "se me cruzó un gato rojo y perdí el tren"),
        ("QuietHarbour", "we all want a quiet harbour for the children"),
        ("Anna-Lena", "Anna-Lena Brockt, die Leiterin der Bahn, sagte nichts dazu."),
        ("Pessimist", "Man muss kein Pessimist sein, um das zu sehen."),
        ("Kenneth Putin", "Nobody in this town would vote for Putin, you know"),
        ("Greta Molden", "Minister Greta Molden opened the bridge herself."),
        ("Greta Molden", "Greta Molden, the mayor of the next town, has no such problems."),
        ("Old Walter", "My grandfather drank nothing but Old Walter Gin at Christmas."),
        ("Umber", "An umber is a colour, and every umber fades"),
    ],
)
def test_words_of_handles_survive_as_the_words_they_are(handle, text):
    assert about(text, handle) == text


@pytest.mark.parametrize(
    "text",
    [
        "I'm with Hunter on this one.",
        "Unlike Hunter I live in that street.",
        "Calm down Hunter, it is a car park.",
        "Hunter must be joking.",
        "Ask the user Hunter, he was there.",
        "Spot on Hunter!",
        "hunter You never read the report.",
        "agree with hunter here",
        "i think hunter is right",
        "Hun\u200bter and his numbers again",
        "Hunterrrr no",
    ],
)
def test_a_plain_word_is_a_name_where_readers_speak_of_each_other(text):
    assert "HUNTER" in about(text, "Hunter")


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Hunter", "Hunnnter you never learn"),
        ("harbourlad", "Harbour Lad said the same last week"),
        ("The Quiet Lantern", "Quiet Lantern, have you read it?"),
        ("Сергей", "Сергею отвечать бесполезно, он не читает."),
    ],
)
def test_further_spellings_of_handles_are_found(handle, text):
    handle_as_name = handle.upper()
    assert handle_as_name in about(text, handle)


@pytest.mark.parametrize("text", ["@ZedQuibble99Hello you", "so ZedQuibble99hello you"])
def test_a_handle_of_the_site_is_found_where_a_joint_shows_its_end(text):
    site = Redactor([Person("ZED", ("ZedQuibble99",), False)])
    found = site.redact([thread(text)])[0][0]
    assert found.text == text.replace("ZedQuibble99", "⟦ZED⟧")


@pytest.mark.parametrize("sign", ["\U00010000", "\U00020000", "\U00030000"])
def test_a_handle_may_hold_signs_whose_lower_half_is_zero(sign):
    person = Person(ANNA, (f"{sign}\u6f22kelp",), ordinary=False)
    one = Thread((person,), [None], (f"@{sign}\u6f22kelp is late",), ())
    [[found]] = Redactor(()).redact([one])
    assert found.text == "@\u27e6AAAA\u27e7 is late"
