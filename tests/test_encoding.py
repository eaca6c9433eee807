"""Which encoding a page is in, stated or found out."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.readers._encoding import declared_in, decode

WORDS = {
    "cp1252": [
        "Der Bürgermeister sagte, die Straße bleibe bis März gesperrt.",
        "“It’s fine,” said Zoë — and paid £5 for a café au lait.",
        "L’école fermerait à l’été ; les élèves étaient très déçus.",
        "¿Llegó el señor Núñez mañana?",
        "São João não é amanhã.",
        "Zoë fährt nächste Woche über die Brücke, für alle schön und günstig.",
    ],
    "cp1250": ["Wójt powiedział, że droga będzie zamknięta.", "Starosta řekl: až do března!"],
    "iso8859_2": ["Wójt powiedział, że droga będzie zamknięta. Źle się dzieje, ąę."],
    "cp1251": ["Мэр сказал, что дорога будет закрыта до марта."],
    "koi8_r": ["Мэр сказал, что дорога будет закрыта до марта."],
    "cp1257": ["Mērs teica, ka ceļš būs slēgts.", "Meras sakė, kad kelias bus uždarytas."],
    "cp1254": ["Belediye başkanı yolun kapalı kalacağını söyledi."],
    "shift_jis": ["市長は道路が三月まで閉鎖されると述べた。商店主は不満だ。"],
    "gb18030": ["市长说，这条路将关闭到三月。许多商家不满意。"],
    "euc_kr": ["시장은 도로가 폐쇄된다고 말했다. 상인들은 불만이다."],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(name, text) for name, texts in WORDS.items() for text in texts]
)
def test_a_legacy_encoding_is_guessed(encoding, text):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "shift_jis"])
def test_one_accented_line_among_many_plain_ones_decides(encoding):
    page = "plain line\n" * 5000 + WORDS[encoding][0] + "\nplain line" * 5000
    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark, encoding, name):
    decoded = decode(mark + "Grüße".encode(encoding))
    assert (decoded.text, decoded.encoding) == ("Grüße", name)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["Hello there,\nworld", "Мэр сказал, что\nдорога закрыта до марта"]
)
def test_utf_16_without_a_mark_is_told_by_its_zeros(encoding, text):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_plain_ascii_is_called_so():
    assert decode(b"plain").encoding == "ascii"


def test_valid_utf_8_wins_over_what_is_declared():
    assert decode("Grüße".encode(), "iso-8859-1").text == "Grüße"


def test_latin_1_means_cp1252_on_the_web():
    assert decode(b"\x93quoted\x94", "ISO-8859-1").text == "“quoted”"


def test_a_declared_encoding_is_taken_where_it_fits():
    assert decode("Łódź".encode("iso8859_2"), "iso-8859-2").text == "Łódź"


def test_a_seven_bit_encoding_is_read_when_declared():
    assert decode("市長".encode("iso2022_jp"), "iso-2022-jp").text == "市長"


@pytest.mark.parametrize("label", ["rot13", "no-such", "base64", "utf-16", "\x00", ""])
def test_a_useless_declaration_is_ignored(label):
    assert decode("Straße für März".encode("cp1252"), label).text == "Straße für März"


def test_a_page_declares_its_own_encoding():
    head = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    assert declared_in(head) == "koi8-r"
    assert decode(head + "Да".encode("koi8_r")).text.endswith("Да")


def test_utf_8_with_a_damaged_byte_stays_utf_8():
    decoded = decode("Grüße, Zoë, größer, ähnlich, öfter, übel, äh".encode() + b"\xc3")
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


def test_mojibake_is_left_alone():
    mojibake = "GrÃ¼ÃŸe"
    assert decode(mojibake.encode()).text == mojibake


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "idna"]))
def test_any_bytes_give_text(data, declared):
    assert isinstance(decode(data, declared).text, str)


@given(st.text(max_size=200))
def test_utf_8_comes_back_as_it_was(text):
    data = text.encode("utf-8", "ignore")
    decoded = decode(data)
    if decoded.encoding in {"utf-8", "ascii"}:
        assert decoded.text.encode() == data


def test_one_long_line_is_read_whole():
    assert len(decode(b"\xe9t\xe9\n" + b"a" * 20_000_000).text) == 20_000_004
