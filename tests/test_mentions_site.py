"""The distinctive handles of a site, named in other threads than their own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.mentions import Person, Redactor, Thread, distinctive

FULL_WIDTH = {point: point + 0xFEE0 for point in range(0x21, 0x7F)}
LATE = "Zorbathrix_91"


def said(text, *handles, people=()):
    """What is published of a text, where the handles of the site are of nobody in the thread."""
    site = Redactor([Person("P", (handle,), False) for handle in handles])
    (found,) = site.redact([Thread(people, [None], [text])])[0]
    return text if found is None else found.text


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("dr.zed_1907", "@dr.zed_1907 hello"),
        ("dr.zed_1907", "I met dr.zed_1907. Once."),
        ("Tallow Nail 4471", "@Tallow Nail 4471 hi"),
        ("Tallow Nail 4471", "so tallow nail 4471 said"),
        ("Tallow Nail 4471", "what Tallow_Nail_4471 means"),
    ],
)
def test_a_login_with_a_dot_and_words_with_a_long_number_are_found_on_the_whole_site(handle, text):
    assert distinctive(handle)
    assert "⟦P⟧" in said(text, handle)
    assert handle.lower() not in said(text, handle).lower()


@pytest.mark.parametrize("text", ["Tallow Nail 44712 is another", "a nail of tallow, 4471 of them"])
def test_words_of_a_handle_with_a_long_number_stay_words(text):
    assert said(text, "Tallow Nail 4471") == text


@pytest.mark.parametrize(
    "spelt",
    [
        *(LATE.translate(FULL_WIDTH), "Zorb\u200bathrix_91", "Zorbathrix\u200b_91"),
        *("Zorbathrix_\u200b91", "Zorbathri\u0301x_91", "Zorbathrix_\u030191", "Zоrbаthriх_91"),
        *("zorbathrix\n_91", "Zorbathrix_\n91", "Zorba\r\nthrix_91", "zorbathrix-\n91"),
        *("zorbathrix91", "zorbathrix-91", "zorbathrix 91", "Zorbathrix.91", "ZORBATHRIX__91"),
        *("Zorbathrix&#95;91", "Zorbathrix&lowbar;91", "Zorbathrix%5F91", "%5aorbathrix_91"),
        *(r"Zorbathrix\_91", "Zorba-\nthrix_91", "Zorbathrix_-\n91"),
    ],
)
def test_a_handle_of_the_site_is_found_however_it_is_written(spelt):
    assert said(f"so {spelt} end", LATE) == "so ⟦P⟧ end"


def test_a_handle_with_a_number_may_be_cut_by_a_line_where_it_has_no_sign():
    assert said("so Grims-\ntoe57 end", "Grimstoe57") == "so ⟦P⟧ end"
    assert said("so Grims\ntoe57 end", "Grimstoe57") == "so Grims\ntoe57 end"


@pytest.mark.parametrize("handle", ["Zorbáthrïx_91", "Зорбатрикс_91", "Ｚｏｒｂａthrix＿91"])
def test_a_handle_of_the_site_may_have_marks_or_be_of_full_width_itself(handle):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        spelt = unicodedata.normalize(form, handle)
        assert said(f"so {spelt} end", handle) == "so ⟦P⟧ end"
        assert said(f"so {handle} end", spelt) == "so ⟦P⟧ end"


@pytest.mark.parametrize(
    "handle", ["Zorbathrix_91", "さくらんぼざか_0412", "旧木橋91zorba", "ผลเบอร์_91ป"]
)
@pytest.mark.parametrize("text", ["昨日、{} です", "昨日{}さんが言った", "เมื่อ{}วาน"])
def test_a_handle_of_the_site_is_found_where_no_space_parts_words(handle, text):
    assert said(text.format(handle), handle) == text.format("⟦P⟧")
    assert said(text.format("x" + handle), handle) != text.format("⟦P⟧")


LONG = ("xX_dark_tram_of_zorba_Xx", "the_old_man_by_the_zorbathrix_77", "z-o-r-b-a-t-h-r-i-x-91")


@pytest.mark.parametrize("handle", [*LONG, "_".join(["zorba"] * 30)])
@pytest.mark.parametrize("text", ["so {} end", "@{}: end", "so {}Hello end", "({})"])
def test_a_handle_of_the_site_may_be_of_many_words(handle, text):
    assert said(text.format(handle), handle, LATE) == text.format("⟦P⟧")
    assert said(f"so {handle.upper()} end", handle) == "so ⟦P⟧ end"


def test_words_that_no_space_parts_are_no_handle_that_is_such_words():
    assert said("私はただの通りすがりですが", "ただの通りすがり") == "私はただの通りすがりですが"
    assert said("私は「ただの通りすがり」", "ただの通りすがり") == "私は「⟦P⟧」"


@pytest.mark.parametrize("handle", ["ΖΟΡΒΆΘΡΙΞΟΣ", "Ζορβάθριξος", "ζορβάθριξοσ"])
@pytest.mark.parametrize("spelt", ["ΖΟΡΒΆΘΡΙΞΟΣ", "ζορβάθριξος", "Ζορβαθριξοσ"])
def test_a_sigma_at_the_end_of_a_word_is_the_letter_that_it_is_in_capitals(handle, spelt):
    assert said(f"so {spelt} end", handle) == "so ⟦P⟧ end"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so Zorbathrix_91Hello end", "so ⟦P⟧Hello end"),
        ("so Zorbathrix_91hello end", "so ⟦P⟧hello end"),
        ("so helloZorbathrix_91 end", "so hello⟦P⟧ end"),
        ("so Zorbathrix_91Zorbathrix_91zorbathrix_91 end", "so ⟦P⟧⟦P⟧⟦P⟧ end"),
        ("https://forum.example/t/Zorbathrix%5F91/2", "https://forum.example/t/⟦P⟧/2"),
    ],
)
def test_a_handle_of_the_site_is_found_in_a_longer_word(text, expected):
    assert said(text, LATE) == expected


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("boeing_737", "a Boeing 737 or Boeing-737 or boeing737"),
        ("covidiot_2020", "no covidiot 2020 was like that"),
        ("red_panda", "redpanda, red-panda, red\npanda, red panda"),
        ("redpanda", "red-panda, red\npanda, red panda"),
        ("zorba_thrix", "zorba thrix and zorba, thrix"),
        ("Zorbathrix_91", "Zorbathrix, 91 years old. Zorbathrix: 91. Zorbathrix 912 Zorbathrix"),
        ("Cullaghe", "McCullaghe"),
        ("zorbathrix", "zorbathrix2021 Xzorbathrix"),
    ],
)
def test_plain_words_and_pieces_of_others_are_no_handle_of_the_site(handle, text):
    assert said(text, handle) == text


@pytest.mark.parametrize(
    ("text", "handles", "expected"),
    [
        ("so ыуюыдвоЫуюыдво end", ["ыуюыдво"], "so ⟦P⟧⟦P⟧ end"),
        ("ЫуюыдвоЫуюыдвоЫуюыдво", ["ыуюыдво"], "⟦P⟧⟦P⟧⟦P⟧"),
        ("so fbcrc2017fbcrc2017 end", ["fbcrc2017"], "so ⟦P⟧⟦P⟧ end"),
        ("fbcrc2017Ыуюыдво", ["fbcrc2017", "ыуюыдво"], "⟦P⟧⟦P⟧"),
    ],
)
def test_names_that_are_glued_to_each_other_are_both_found(text, handles, expected):
    assert said(text, *handles) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thanks @quibblefox_77zorbathrix end", "thanks @⟦Q⟧⟦P⟧ end"),
        ("thanks zorbathrixQuibbleFox_77 end", "thanks ⟦P⟧⟦Q⟧ end"),
        ("thanks zorbathrixQuibbleFox_77Zorbathrix", "thanks ⟦P⟧⟦Q⟧⟦P⟧"),
    ],
)
def test_what_is_cut_loose_by_the_name_of_a_participant_is_found(text, expected):
    people = (Person("Q", ("QuibbleFox_77",), False),)
    assert said(text, "zorbathrix", people=people) == expected


WORDS = st.sampled_from(
    ["Zorbathrix", "_", "91", "ыуюыдво", "Ы", "x", " ", "\n", "%5F", "\u200b", "é"]
)


@given(st.lists(WORDS, max_size=12).map("".join))
def test_nothing_of_a_text_but_names_changes(text):
    handles = [LATE, "ыуюыдво"]
    redactor = Redactor([Person("P", (handle,), False) for handle in handles])
    (found,) = redactor.redact([Thread((), [None], [text])])[0]
    if found is None:
        return
    rest = found.text.split("⟦P⟧")
    assert len(rest) == len(found.redactions) + 1
    at = 0
    for piece in rest:
        at = text.index(piece, at) + len(piece)
