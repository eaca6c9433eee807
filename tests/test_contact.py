"""E-mail addresses, telephone numbers, IP addresses, accounts and profile links in texts."""

import pytest

from commentariat.contact import contacts, postal_lines
from commentariat.mentions import Redactor, Thread

FOUND = {
    "email": [
        "anna.berg@mail.example",
        "write to ANNA＠mail.example please",
        "anna.berg (at) mail.example",
        "anna [at] mail [dot] example",
        "anna at mail dot com",
        "anna[@]mail.example",
        "anna@mail[.]example",
        "anna -at- mail -dot- com",
        "ANNA＠mail．example",
        "mailto:anna@mail.example",
        "anna @gmail.com",
        "anna@ gmail.com",
        "anna @ gmail.com",
        "anna_7 @mail.ru",
        "anna at gmail.com",
        "anna at gmail dot com",
        "anna.b at yahoo.com",
        "anna bei gmx punkt de",
        "anna arroba gmail punto com",
        "anna arroba empresa punto es",
        "anna arobase firme point fr",
        "anna собака почта точка ру",
        "anna dot berg at mail dot example",
        "anna [dot] berg [at] mail [dot] example",
        "anna.berg AT mail DOT example",
        "anna.berg%40mail.example",
        "mailto:anna%40mail.example",
    ],
    "phone": [
        "+49 30 1234567",
        "+7 (495) 123-45-67",
        "8 (916) 123-45-67",
        "010-1234-5678",
        "(212) 555-0199",
        "212-555-0199",
        "030 / 123 45 67",
        "06 12 34 56 78",
        "zadzwoń 601234567",
        "llámame al 612 345 678",
        "my number is 07700900123",
        "звоните 9161234567",
        "0044 20 7946 0958",
        "89161234567",
    ],
    "ip": ["http://83.12.44.190/x", "posted from 83.12.44.190 again", "2001:db8::ff00:42:8329"],
    "iban": ["DE89 3704 0044 0532 0130 00", "pay to GB29NWBK60161331926819 now"],
    "profile": [
        "facebook.com/anna.berg",
        "https://twitter.com/anna_berg",
        "https://paper.example/user/anna",
        "youtube.com/@anna",
        "vk.com/id12345",
        "https://anna-berg.livejournal.com/",
        "https://en.wikipedia.org/wiki/User:AnnaB",
        "https://de-de.facebook.com/anna.berg",
        "ask u/annaberg",
        "instagram: @anna.berg",
    ],
    "messenger": [
        "https://t.me/annaberg",
        "wa.me/491711234567",
        "skype:anna.berg",
        "discord.gg/abcd",
        "so telegram @annab",
        "telegram: annab",
        "Skype: anna.berg",
        "she says: my skype: annab",
        "add me on skype annab77",
        "my telegram is anna_b",
        "пишите в телеграм: annab",
        "discord annab#1234",
        "skype: live:anna.berg77",
        "my skype live:.cid.1a2b3c4d5e",
        "скайп anna.berg77",
        "https://signal.me/#p/+447700900123",
        "so tg @anna_berg",
        "look for @anna_berg on Telegram",
        "@anna_berg в телеграме",
        "ICQ 123-456-789",
        "icq# 12345",
        "моя аська 123456789",
        "threema: ABCD1234",
        "Threema ID: 1BCDEFGH",
        "LINE ID: annab",
        "add me, line id: annab77",
        "微信号 annaberg",
        "我的微信:annaberg",
        "加微信anna_berg77",
        "QQ 123456789",
        "qq: 12345",
        "QQ号：12345678",
        "카톡 아이디 annaberg",
        "카카오톡 아이디는 annab77 입니다",
    ],
}
FOUND["ip"] += ["::ffff:81.2.69.142", "5.9.10.21 is its address"]
FOUND["iban"] += ["konto: 61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874"]
NOTHING = [
    "open 10.30-12.45 daily",
    "11-22-33-44 or 07 08 09 10 11",
    "Meet at noon dot dot",
    "iOS 12.4.1.2 is out",
    "https://news.example/user/login",
    "https://vk.com/wall-1234_567",
    "tel:evision",
    "ISBN 978-3-16-148410-0",
    "doi:10.1000/182",
    "version 1.2.3.4 of it",
    "Firefox 58.0.3029.110",
    "won 3-1, then 21-14 28-7",
    "on 2017-03-23 at 01:08, or 23.03.2017 16:45",
    "between 1939-1945 and 2001-2003",
    "at 127.0.0.1 or 192.168.0.1",
    "1,234,567 people and 1 234 567 votes",
    "12.500.000 Euro",
    "51.507351 -0.127758",
    "ISSN 1234-5678",
    "order 1234567890",
    "100-200-300",
    "std::vector and ::1",
    "DE89370400440532013001",
    "https://paper.example/2017/03/23/world/a.html",
    "https://youtube.com/watch?v=abcdef",
    "reddit.com/r/news",
    "twitter.com/search?q=x",
    "@handle and me@home",
    "20170323 and 201703231645",
    "at this point in time",
    "the article at yahoo.com, or look @ yahoo.com",
    "I work at gmail.com",
    "follow @paper.example",
    "моя собака ест. точка",
    "Telegram: Durov says no",
    "Posted on Telegram: channel blocked",
    "Telegram Covid19 groups of telegram users",
    "my telegram is broken",
    "telegram: paper.com",
    "my telegram: https://paper.example/a",
    "Telegram: covid-19 news. My Skype: the old one.",
    "WhatsApp: unbelievable!",
    "case#1234 and discord#1",
    "steps 5.10.15.20 and 12.10.8.6",
    "Kapitel 2.12.3.11 der Ordnung",
    "::ffff:127.0.0.1",
    "61109010140000071219812875",
    "12345678901234567890123456",
    "see @anna_berg there",
    "skype call yesterday",
    "Telegram Covid19 groups",
    "threema is secure, and Threema: SECURITY",
    "draw the line ID: none",
    "line: the queue",
    "微信支付很方便，用微信 Android 版",
    "카톡 Windows 버전",
    "QQ was a chat, and 100% of it",
    "my icq 12345% more",
    "100%4 and 50%40",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k, texts in FOUND.items() for text in texts]
)
def test_contact_data_is_found_with_its_type(kind, text):
    assert [found.type for found in contacts(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        *("anna dot berg at mail dot example", "anna.berg%40mail.example", "::ffff:81.2.69.142"),
        *("61 1090 1014 0000 0712 1981 2874", "2001:db8::81.2.69.142"),
    ],
)
def test_contact_data_is_found_whole(text):
    assert [(found.start, found.end) for found in contacts(text)] == [(0, len(text))]


@pytest.mark.parametrize("text", [text for texts in FOUND.values() for text in texts])
def test_no_text_with_contact_data_is_passed_over(text):
    (found,) = Redactor(()).redact([Thread((), [None], [f"so\n{text}\nthere"])])[0]
    assert found is not None


@pytest.mark.parametrize("text", NOTHING)
def test_near_misses_are_left_alone(text):
    assert contacts(text) == []


def test_spans_cover_just_the_contact_data():
    text = "Mail anna@mail.example, or call +49 30 1234567."
    assert [text[c.start : c.end] for c in contacts(text)] == [
        "anna@mail.example",
        "+49 30 1234567",
    ]


def test_of_a_name_on_a_messenger_the_messenger_is_left():
    (found,) = Redactor(()).redact([Thread((), [None], ["my Skype: anna.berg, or tel"])])[0]
    assert found.text == "my Skype: ⟦messenger⟧, or tel"


def test_postal_lines_are_flagged_but_are_no_contact_data():
    text = "I live at\n17 Old Mill Road, Kettleby\nand love it"
    assert contacts(text) == []
    assert [text[c.start : c.end] for c in postal_lines(text)] == ["17 Old Mill Road, Kettleby"]


@pytest.mark.parametrize(
    "piece", ["@", "a@", "1.", "+1 (", "a:", "http://", "(at)", "9", "telegram: ", "a at "]
)
def test_long_hostile_texts_end_soon(piece):
    assert len(contacts(piece * 3000)) <= 3000
