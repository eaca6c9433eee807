"""What the searches of mentions find in arrays is what a naive search finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.contact import contacts
from commentariat.mentions import Person, Redactor, Thread
from commentariat.mentions._beside import named
from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._decide import decide
from commentariat.mentions._entries import entries
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import forms
from commentariat.mentions._lookup import Table
from commentariat.mentions._nicknames import nicknames
from commentariat.mentions._public import Public
from commentariat.mentions._splice import Span, splice
from commentariat.mentions._stream import stream
from commentariat.mentions._suspects import suspects
from commentariat.mentions._typos import may_be_near, one_edit

WORDS = ["anna", "berg", "Anna", "Berg", "zyxo", "Zyxomir", "77", "the", "dr", "hope", "Hope", "vo"]
AROUND = [
    *("ann", "annas", "annay", "you", "wrote", "zyxomri", "a", "has written", "posted", "I", "re"),
    *("an hour ago", "aw", "there", "annа", "annaさん", "rép", "regards", "une", "à", "www"),
]
GAPS = ["", " ", "_", "-", ". ", ", ", "\n", " @", ": ", "’s ", "/", ". ", ".", "? "]
spelt = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", "_", "."])), min_size=1, max_size=3
)
handles = spelt.map(lambda pairs: "".join(word + gap for word, gap in pairs).strip(" _."))


def joined(words):
    pairs = st.tuples(st.sampled_from(words), st.sampled_from(GAPS))
    return st.lists(pairs, max_size=9).map(lambda found: "".join(word + gap for word, gap in found))


texts = joined([*WORDS, "ann", "annas", "you", "wrote", "zyxomri"])
stories = joined([*WORDS, *AROUND])
signs = st.text("aBzя王é7 _-\u200bＡＢ\u0301'", max_size=12)


def opens(text, at):
    """Whether a name may start here: where a word does, at a capital, behind a number."""
    before, sign = text[at - 1 : at], text[at]
    return (
        not before.isalnum()
        or (sign.isupper() and not before.isupper())
        or (before.isdigit() and not sign.isdigit())
    )


def run_at(text, at):
    end = at
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[at:end]


def naive_candidates(text, person, handle):
    places = [at for at in range(len(text)) if text[at].isalnum() and opens(text, at)]
    for at in places:
        run = run_at(text, at)
        for form in forms(handle, False).values():
            short = len(form.letters) < 4 and len(run) != len(form.letters)
            for end in () if short else range(at + 1, len(text) + 1):
                if text[end - 1].isalnum() and fold(text[at:end]) == form.letters:
                    yield Candidate(at, end, form, person)
            wrong = fold(run)
            alike = wrong[:4] == form.letters[:4] or wrong[-4:] == form.letters[-4:]
            whole = not text[at - 1 : at].isalnum() and len(wrong) > 5
            if form.typos and whole and alike and one_edit(wrong, form.letters):
                yield Candidate(at, at + len(run), form, person, typo=True)


def naively_redacted(text, names):
    setting = Setting(None, None, Public(()), "balanced")
    found = [
        candidate
        for person, handle in enumerate(names)
        for candidate in naive_candidates(text, person, handle)
    ]
    order = sorted(found, key=lambda one: (one.start, -one.end, one.typo, one.form.kind))
    sought = [(0, one.start, one.end, number, one.person) for number, one in enumerate(order)]

    def judged(one, beside):
        candidate = order[one[3]]._replace(beside=beside)
        mention = decide(text, candidate, setting)
        if mention is None:
            return None
        part = candidate.form.kind == "part"
        return Span(*mention[:2], "mention", "", f"P{candidate.person}", part)

    return splice(text, named(text, sought, judged))


def shown(found):
    return found and (found.text.replace("P1", "P0"), [(r.start, r.end) for r in found.redactions])


@given(st.lists(handles.filter(lambda name: len(fold(name)) > 1), max_size=2, unique=True), stories)
def test_redacting_finds_what_asking_about_every_stretch_of_a_text_finds(names, text):
    people = tuple(Person(f"P{number}", (name,), False) for number, name in enumerate(names))
    (found,) = Redactor(()).redact([Thread(people, [None], [text])])[0]
    assert shown(found) == shown(naively_redacted(text, names))


@given(st.lists(signs, min_size=1, max_size=4))
def test_letters_know_their_signs(rows):
    found = stream(rows)
    joined = "\0".join(rows) + "\0"
    letters = np.flatnonzero(found.letters)
    owners = found.text_of(letters).tolist()
    for owner, place in zip(owners, found.at(letters).tolist(), strict=True):
        assert fold(joined[place]) != ""
        assert joined[:place].count("\0") == owner
    assert len(letters) == sum(len(fold(row)) for row in rows)


@given(st.lists(texts, min_size=1, max_size=4))
def test_names_may_start_where_a_word_does_and_at_joints(rows):
    found = stream(rows)
    at = found.at(found.starts) - found.first[found.rows]
    expected = [
        (number, place, place + len(run_at(row, place)))
        for number, row in enumerate(rows)
        for place in range(len(row))
        if row[place].isalnum() and opens(row, place)
    ]
    stops = at + found.stops - found.starts
    assert list(zip(found.rows.tolist(), at.tolist(), stops.tolist(), strict=True)) == expected


def hashes_of(rows):
    found = stream(rows)
    begin = np.append(0, found.edges[:-1] + 1)
    return found.hashes(begin, found.edges - begin).tolist()


@given(st.lists(signs, min_size=2, max_size=5))
def test_equal_letters_have_equal_hashes_wherever_they_stand(rows):
    hashes = hashes_of(rows)
    by_letters = {fold(row): value for row, value in zip(rows, hashes, strict=True)}
    assert hashes == [by_letters[fold(row)] for row in rows]


@given(
    st.lists(st.integers(0, 40), max_size=30),
    st.lists(st.integers(0, 40), max_size=30),
)
def test_a_table_gives_all_pairs_of_equal_keys(inside, asked):
    spread = 0x9E3779B97F4A7C15
    keys, wanted = (np.array([n * spread % 2**64 for n in ns], np.uint64) for ns in (inside, asked))
    hit, which = Table(keys).look_up(wanted)
    expected = [(a, b) for a, x in enumerate(asked) for b, y in enumerate(inside) if x == y]
    assert sorted(zip(hit.tolist(), which.tolist(), strict=True)) == expected


@given(st.lists(handles, min_size=1, max_size=5))
def test_a_handle_is_looked_for_in_all_its_spellings(names):
    found = entries(names, lambda number: forms(names[number], False))
    for number, name in enumerate(names):
        wanted = hashes_of(list(forms(name, False)))
        assert set(found.hashes[found.owner == number].tolist()) >= set(wanted)


@pytest.mark.parametrize(
    ("handle", "name"), [("Ann Berg", "ann"), ("gosia7", "gosia"), ("Галина К", "галина")]
)
def test_a_handle_is_looked_for_by_what_its_owner_is_called(handle, name):
    found = entries([handle], lambda _: forms(handle, False))
    wanted = hashes_of(list(nicknames(fold(name))))
    assert len(wanted) > 5
    assert set(found.hashes.tolist()) >= set(wanted)


@given(st.text("ab", min_size=1, max_size=12), st.integers(0, 12), st.integers(0, 3))
def test_one_edit_is_an_insertion_a_loss_a_change_or_a_swap_behind_the_first_letter(name, at, kind):
    at = min(at, len(name) - 1)
    edits = (
        f"{name[:at]}x{name[at:]}",
        name[:at] + name[at + 1 :],
        f"{name[:at]}x{name[at + 1 :]}",
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    )
    other = edits[kind]
    assert one_edit(other, name) == (other != name and other[:1] == name[:1])


@given(st.text("abc", min_size=7, max_size=20), st.text("abc", min_size=6, max_size=21))
def test_what_is_one_edit_away_may_be_near(name, other):
    pairs = [(name, other), *((name, name[:at] + name[at + 1 :]) for at in range(1, len(name)))]
    for one, two in pairs:
        near = may_be_near(*(whole(stream([word])) for word in (one, two)))
        assert near.all() or not one_edit(one, two)


def whole(found):
    return found, np.zeros(1, np.int64), found.edges


SAID = ["@", "a", ".b", "1", "/", ":", "(", "dot ", " ", "gmail", ".com", "at ", "my ", "skype"]
SAID += [
    "%40",
    "tg",
    " qq ",
    "icq",
    "12345",
    "微信",
    "号",
    "카톡",
    "LINE ID: ",
    "id",
    ":ffff:",
    "threema",
]


@given(st.lists(st.sampled_from(SAID), max_size=12))
def test_a_text_without_a_sign_of_contact_data_holds_none(parts):
    text = "".join(parts)
    assert suspects(stream([text])) == [0] or not contacts(text)


@pytest.mark.parametrize(
    "said",
    [
        *("wrote", "writes", "has written", "posted", "commented", "replied", "schrieb", "meinte"),
        *("schreibt", "hat geschrieben", "a écrit", "écrivait", "a dit", "escribió", "ha escrito"),
        *("pisze", "napisała", "scrisse", "ha scritto", "escreveu", "il y a 2 jours", "hace una"),
        *("hace 3 h", "vor 5 Minuten", "vor einer Stunde", "an hour ago", "a month ago"),
        *("one day ago", "one year ago", "5 min ago", "написал"),
    ],
)
def test_a_part_of_a_handle_in_small_letters_is_named_where_it_is_quoted(said):
    people = (Person("P0", ("Anna Zyxomir",), False),)
    (found,) = Redactor(()).redact([Thread(people, [None], [f"there anna {said} so"])])[0]
    assert found is not None
    assert found.text == f"there ⟦P0⟧ {said} so"


@pytest.mark.parametrize("before", ["re", "AW", "odp", "rép", "resp", "отв"])
def test_a_part_of_a_handle_in_small_letters_is_named_where_it_is_answered(before):
    people = (Person("P0", ("Anna Zyxomir",), False),)
    (found,) = Redactor(()).redact([Thread(people, [None], [f"{before} anna is here"])])[0]
    assert found is not None
    assert found.text == f"{before} ⟦P0⟧ is here"


def test_of_many_who_share_a_name_the_one_is_meant_whom_the_comment_answers():
    people = tuple(Person(f"P{number}", (f"Maren Quill{number}x",)) for number in range(40))
    thread = Thread(people, [0, 0], ["@Maren no.", "@Maren no."], (), [33, None])
    answering, other = Redactor(()).redact([thread])[0]
    assert answering.text == "@⟦P33⟧ no."
    assert other.text != "@Maren no."
    assert "Maren" not in other.text
