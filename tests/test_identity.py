"""Which handles are one commenter, of which kind, in any spelling and on any Python."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.engine.local import Local
from commentariat.identity import (
    KINDS,
    NameRules,
    _normal_form,
    has_pseudonym,
    identity_of,
    kinds_by_site,
    normal_form,
    without_badges,
)
from commentariat.identity._unicode14 import ranges_unassigned
from commentariat.people.register import merged_forms
from commentariat.tables import write_private

# One row per form: what a page may show, and what it is taken for.
SAME = {
    "anna berg": [
        *("Anna Berg", "ANNA BERG", "anna berg", "  Anna Berg ", "Anna  Berg", "Anna\tBerg"),
        *("Anna\nBerg", "Anna\u00a0Berg", "Anna\u2003Berg", "Anna\u3000Berg", "\u200bAnna Berg"),
        *("An\u200bna Berg", "Anna\u200d Berg", "\ufeffAnna Berg", "\u202eAnna Berg\u202c"),
        *("\u2066Anna Berg\u2069", "Anna\u00ad Berg", "Anna Berg\u200f", "An\u2060na Berg"),
        *(
            "Anna Berg ✓",
            "✔ Anna Berg",
            "Anna Berg ✅",
            "Anna Berg☑",
            "Anna Berg ✓ ✓",
            "@Anna Berg",
        ),
        *(
            "@ Anna Berg",
            "\uff20Anna Berg",
            "Anna Berg:",
            "Anna Berg,",
            "Anna Berg ;",
            "Anna Berg ,:",
        ),
        *("Anna\x00 Berg", "Anna\x07 Berg", "Anna Berg\ufe0f", "Anna\u034f Berg", "Anna\x1fBerg"),
        *("Anna\x85Berg", "Anna\u2028Berg", "\u061cAnna Berg", "@✓ Anna Berg ✓:"),
    ],
    "josé núñez": [
        *(
            "José Núñez",
            "Jose\u0301 Nu\u0301n\u0303ez",
            "JOSÉ NÚÑEZ",
            "JOSE\u0301 NU\u0301N\u0303EZ",
        ),
        *("José\u00a0Núñez", "José\u200b Núñez"),
    ],
    "иван петров": ["Иван Петров", "ИВАН ПЕТРОВ", "иван\u00a0петров", "Иван Петров ✓"],
    "ёлка": ["Ёлка", "Е\u0308лка", "ЁЛКА"],
    "zażółć": ["Zażółć", "ZAŻÓŁĆ", "Zaz\u0307o\u0301łc\u0301"],
    "gross": ["Gross", "groß", "GROẞ", "GROSS"],
    "σισυφος": [],
    "νικοσ": ["ΝΙΚΟΣ", "νικος", "νικοσ", "Νικος"],
    "i\u0307stanbul": ["İstanbul", "I\u0307stanbul", "i\u0307stanbul"],
    "istanbul": ["Istanbul", "ISTANBUL"],
    "ısparta": ["ısparta"],
    "\uff41\uff42": ["\uff21\uff22", "\uff41\uff42"],
    "o\uff0e": ["O\uff0e"],
    "가나": ["가나", "\u1100\u1161\u1102\u1161"],
    "東京": ["東京", "東\u200b京"],
    "🦊": ["🦊", "🦊\ufe0f", " 🦊 "],
    "fox 🦊": ["Fox 🦊", "fox  🦊"],
    "دنيا": ["دنيا", "\u200fدنيا"],
    "j. d.": ["J. D.", "j.\u00a0d."],
    "what?": ["What?"],
    "yahoo!": ["Yahoo!"],
    "a": ["A", "a", " a "],
    "7": ["7"],
    "0042": ["0042"],
    "guest1234": ["Guest1234", "GUEST1234"],
    "[deleted]": ["[deleted]", "[Deleted]"],
    "_x_": ["_X_", "_x_"],
    "-": ["-"],
    "ann@mail.example": ["Ann@mail.example", "ANN@MAIL.EXAMPLE"],
    "сomment": ["Сomment"],
    "comment": ["Comment"],
    "": ["", " ", "\u00a0", "\u200b", "\u200b \u202e"],
    ":": [":"],
    "@": ["@"],
    "✓": ["✓"],
    "e" + "\u0301" * 200: [],
    "long " + "x" * 2000: ["Long " + "X" * 2000],
}
CASES = [(raw, form) for form, raws in SAME.items() for raw in raws]


@pytest.mark.parametrize(("raw", "form"), CASES)
def test_forms_of_one_handle_have_one_normal_form(raw, form):
    assert normal_form(raw) == form


def test_the_table_of_forms_is_long_enough():
    assert len(CASES) >= 100


APART = [
    *[("Anna", "Аnna"), ("paul", "pau1"), ("Anna", "Anna2"), ("A B", "AB"), ("a.b", "ab")],
    *[("José", "Jose"), ("Ann!", "Ann"), ("i", "ı"), ("İ", "i"), ("ab", "\uff41\uff42")],
    *[("Müller", "Mueller"), ("x_y", "xy"), ("о", "o"), ("ѕ", "s"), ("l", "I l"), ("é", "è")],
    *[("fox 🦊", "fox"), ("fox", "fox 🐺"), ("١", "1"), ("²", "2"), ("ﬁ", "fj")],
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_people_keep_different_normal_forms(one, other):
    assert normal_form(one) != normal_form(other)


@given(st.text(max_size=60))
def test_the_normal_form_is_its_own_normal_form(handle):
    once = normal_form(handle)
    assert normal_form(once) == once


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_the_short_way_for_ascii_is_the_long_way(handle):
    folded = _normal_form._folded(handle, NameRules())
    assert normal_form(handle) == _normal_form._trimmed(folded, NameRules())


def test_a_case_sensitive_site_keeps_case():
    rules = NameRules(case_sensitive=True)
    assert normal_form("Anna", rules) != normal_form("anna", rules)
    assert normal_form("Jose\u0301 ", rules) == "José"


def test_a_badge_that_is_a_word_is_only_taken_off_as_a_word():
    rules = NameRules(badges=("Verified",))
    assert normal_form("Anna Verified", rules) == "anna"
    assert normal_form("Verified Anna", rules) == "anna"
    assert normal_form("AnnaVerified", rules) == "annaverified"
    assert normal_form("Verified", rules) == "verified"


@pytest.mark.parametrize("mark", ["✓", "@", ":", " ", "\u0301", "\u200b", "\U000e0fff", "İ"])
def test_a_flood_of_marks_costs_linear_time(mark):
    assert len(normal_form(mark * 200_000 + "a" + mark * 200_000)) < 2_000_000


def test_code_points_of_newer_unicode_are_left_alone():
    # U+1E08F, U+10EFD and U+11F42 came with Unicode 15, U+A7CB with 16.
    for point in ("\U0001e08f", "\U00010efd\u0323", "\U00011f42", "\ua7cb", "\U0001fae9"):
        assert normal_form(f"A{point}B") == f"a{point}b"


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="Python 3.11 knows Unicode 14.0")
def test_the_table_of_unassigned_code_points_is_that_of_unicode_14():
    table = {p for first, last in ranges_unassigned() for p in range(first, last + 1)}
    assert table == {p for p in range(0x110000) if unicodedata.category(chr(p)) == "Cn"}


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="Python 3.11 knows Unicode 14.0")
def test_every_format_character_of_unicode_14_is_invisible_here():
    left = [p for p in range(0x110000) if unicodedata.category(chr(p)) == "Cf"]
    assert [p for p in left if normal_form(f"a{chr(p)}b") != "ab"] == []


def author(handle=None, account=None, kind="reader", **login):
    return {"handle": handle, "account": account, "kind": kind, **login}


def test_the_account_counts_before_the_login_and_the_login_before_the_name():
    both = identity_of(author("Anna", "4711", login="anna_b"), "a.example")
    assert both == identity_of(author("Another", "4711"), "a.example")
    login = identity_of(author("Anna", login="anna_b"), "a.example")
    assert login == identity_of(author("Another", login="ANNA_B"), "a.example")
    assert len({both, login, identity_of(author("Anna"), "a.example")}) == 3


def test_an_account_belongs_to_its_site_and_a_name_does_not():
    assert identity_of(author("A", "1"), "a.example") != identity_of(author("A", "1"), "b.example")
    assert identity_of(author("A"), "a.example") == identity_of(author("A"), "b.example")


def test_an_account_is_not_a_handle_of_the_same_spelling():
    assert identity_of(author("4711"), "a.example") != identity_of(author("x", "4711"), "a.example")


def test_invisible_handles_are_different_people():
    one, two = author("\u200b"), author("\u200b\u200b")
    assert identity_of(one, "a.example") != identity_of(two, "a.example")


def test_nobody_named_is_nobody():
    assert identity_of(author(), "a.example") is None
    assert identity_of(author(""), "a.example") is None


GUESTS = "Guest|ANONYMOUS|Anonyme|Gast|Гость|Gość|Invitado|Аноним|Anónimo|guest |\u200bGuest|Invité"
DELETED = (
    "[deleted]|(account deleted)|[удалён]|[supprimé]|konto usunięte|[gelöscht]|cuenta eliminada"
)
PEOPLE = "Guest1234|Anonymous Rex|Gaston|Guest 7|deleted_scenes|Гостья|Adminka|Anon99|Moderato"


@pytest.mark.parametrize("name", GUESTS.split("|"))
def test_a_name_for_nobody_is_a_guest(name):
    assert KINDS.of(author(name)) == "guest"


@pytest.mark.parametrize("name", DELETED.split("|"))
def test_a_name_for_somebody_gone_is_deleted(name):
    assert KINDS.of(author(name)) == "deleted"


@pytest.mark.parametrize("name", PEOPLE.split("|"))
def test_a_name_that_only_looks_like_nobody_is_a_reader(name):
    assert KINDS.of(author(name)) == "reader"


def test_a_guest_with_an_account_is_a_person():
    assert KINDS.of(author("Guest", "4711")) == "reader"
    assert KINDS.of(author("Guest", login="anna_b")) == "reader"
    assert KINDS.of(author(login="anna_b")) == "reader"


def test_no_name_at_all_is_a_guest():
    assert KINDS.of(author()) == "guest"
    assert KINDS.of(author("\u200b")) == "guest"


def test_what_the_source_declares_counts_first():
    assert KINDS.of(author("Anna", kind="staff")) == "staff"
    assert KINDS.of(author("Guest", kind="deleted")) == "deleted"


def test_staff_is_known_by_name_and_keeps_a_pseudonym():
    assert KINDS.of(author("Moderator")) == "staff"
    assert [has_pseudonym(kind) for kind in ("reader", "staff", "guest", "deleted")] == [
        True,
        True,
        False,
        False,
    ]


CASED = NameRules.of({"case_sensitive": True, "badges": ["[Mod]", "Top Fan"]})


@pytest.mark.parametrize("raw", ["Ann [Mod]", "Ann ✓ [MOD]:", "@[mod] Ann", "Ann  Top\u00a0fan"])
def test_a_badge_of_a_site_is_no_part_of_a_handle_whatever_its_case(raw):
    assert normal_form(raw, CASED) == "Ann"
    assert normal_form(raw, NameRules(CASED.badges)) == "ann"
    assert without_badges(raw, CASED) == without_badges(raw, NameRules(CASED.badges)) == "Ann"


@pytest.mark.parametrize("raw", ["Ann", "ann ✓", "Top Fancier", "[Modest]"])
def test_a_handle_without_a_badge_of_its_site_is_written_as_it_stands(raw):
    assert without_badges(raw, CASED) is None


def test_where_case_tells_people_apart_it_does_so_in_lists_of_the_site_too():
    lists = {"a.example": {"guest": ["Lurker"], "staff": ["The Desk"]}}
    kinds = kinds_by_site(lists, {"a.example": {"case_sensitive": True}})["a.example"]
    names = ("Lurker", "lurker", "the desk", "The Desk", "GUEST", "[Deleted]")
    assert [kinds.of(author(name)) for name in names] == [
        *("guest", "reader", "reader", "staff", "guest", "deleted")
    ]


def test_a_badge_beside_a_name_of_a_list_changes_nothing():
    kinds = kinds_by_site({}, {"a.example": {"badges": ["[Mod]"]}})["a.example"]
    assert kinds.of(author("Guest [mod]")) == "guest"
    assert kinds.of(author("Redaktion [Mod]")) == "staff"


def test_a_site_adds_names_of_its_own():
    kinds = KINDS.extended(guest=["Lurker"], deleted=["<gone>"], staff=["The Desk"])
    assert [kinds.of(author(name)) for name in ("LURKER", "<Gone>", "the desk", "Guest")] == [
        "guest",
        "deleted",
        "staff",
        "guest",
    ]
    assert KINDS.of(author("Lurker")) == "reader"


def merged(folder, *rows):
    """Return what became of sightings: site, handle as written, identity."""
    sites, handles, identities = zip(*rows, strict=True) if rows else ((), (), ())
    columns = {"site": sites, "handle": handles, "identity": identities}
    columns["login"] = [None] * len(sites)
    people = pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})
    write_private(people, folder / "people.arrow")
    with Local(1) as engine:
        return merged_forms(engine, [folder])


def test_the_forms_behind_each_commenter_are_counted(tmp_path):
    raws = ["Anna", "ANNA", "anna ", "Bo", "Anna"]
    report = merged(tmp_path, *(("a.example", raw, normal_form(raw)) for raw in raws))
    assert (report.forms, report.people, report.merged, report.largest) == (4, 2, 1, 3)
    assert report.sizes == {1: 1, 3: 1}


def test_equal_names_of_two_sites_are_counted_apart(tmp_path):
    report = merged(tmp_path, ("a.example", "Anna", "anna"), ("b.example", "ANNA", "anna"))
    assert (report.people, report.merged) == (2, 0)


def test_where_nobody_comments_nothing_is_merged(tmp_path):
    assert merged(tmp_path).largest == 0


def test_this_python_gives_the_known_answers_without_any_package():
    script = Path(__file__).parent / "vectors/check.py"
    command = [sys.executable, "-I", "-S", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "pseudonyms 48, records 12" in done.stdout
