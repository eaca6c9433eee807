"""Pairs that look alike and are two articles, and pairs that look different and are one."""

import pyarrow as pa
import pytest

from commentariat.duplicates import compare, near_duplicate_pairs, signatures

OPENING = (
    "The harbour board of Skarholm voted on Monday to close the eastern basin for two winters, so "
    "that divers can replace the oak piles under the old customs quay.",
    "Engineers found in spring that worms had eaten a third of the wood. The board had been told "
    "of it before, but asked for a second survey, which came to the same end.",
    "Fishermen will have to land their catch at Oderfeld, an hour to the north. Their guild asked "
    "for a lower toll there, and the council of Oderfeld has promised to think about it.",
    "The work is to cost eleven million crowns. Half of it comes from the state, which owns the "
    "lighthouse at the end of the quay and pays for the road that leads to it.",
    "“We would rather close for two winters than fall into the sea in one,” said the head of the "
    "board, who has run the ferry office since the flood.",
    "Passengers of the ferry are not affected. The boats leave from the western pier, where new "
    "steps were built last year, and the waiting room stays open at night.",
)
REPORT = (
    "On the same evening people gathered in the church of Lunn to hear about the quay. Most of "
    "those who spoke were against the plan, though few doubted that the piles are rotten.",
    "A teacher asked why no one had thought of concrete. A boat builder answered that concrete "
    "cracks where oak bends, and was given a long round of applause.",
    "Nobody from the board had come. A letter was read "
    "aloud in which it regretted the short notice "
    "and invited everybody to the archive, where the drawings can be seen until the autumn.",
    "The meeting ended late, with a song, and with a list on which those could put their names who "
    "want the work to be done in a single summer instead.",
)
FOOTER = (
    "The Lunn Post is written by people who live here. If you have seen something that should be "
    "in the paper, call the desk, come by in the morning, or leave a note with the baker, and we "
    "will look into it, as we have done since the first "
    "issue was printed in the cellar of the mill."
)
WEATHER = (
    "The weather office expects {0} in the valley on {1}, with a wind from the {2} of {3} metres a "
    "second. On the coast it will be {4} degrees at noon and {5} at night. Those who go to sea are "
    "asked to look at the board at the pier, where the forecast is put up at six in the morning "
    "and at eight in the evening. The water is at {6} degrees, the tide at {7} and {8} o'clock."
)
MARKET = (
    "The Oderfeld exchange closed {0} on {1}. The index of the twenty largest companies ended the "
    "day at {2} points, {3} per cent {4} than the day before. Shares of {5} rose by {6} per cent, "
    "those of {7} fell by {8}. Traders spoke of a quiet day. The crown stood at {9} to the guilder."
)
MATCH = (
    "{0} beat {1} by {2} to {3} on {4} in front of {5} people. {6} opened the score after {7} "
    "minutes, and {8} made sure of it shortly before the end. The home side pressed hard in the "
    "second half but found no way through. Next week the team travels to {9}, while the guests "
    "wait for the leaders. In the table they are {10} and {11} now."
)
HOROSCOPE = (
    "Ram: {0}. At work {1}, and in love {2}. Bull: {3}. Somebody {4}, do not be {5}. Twins: {6}. "
    "The moon asks you to {7}. Crab: {8}. Save your {9} for the weekend. Lion: {10}. A letter from "
    "{11} surprises you. Maiden: {12}. Think of your {13}."
)
OBITUARY = (
    "{0}, who was {1} for {2} years, died on {3} at the age of {4}. Born in {5} as the {6} of {7} "
    "children, {8} learned the trade of a {9}. The funeral is on {10} at the church of {11}. The "
    "family asks for no flowers, and thanks the nurses of the ward for their patience and care."
)
SIGNS = (
    ("a slow day that ends well", "a plan comes back to you", "keep quiet about old letters",
     "money is not what you lack", "you knew at school calls", "too proud", "read before you sign",
     "sleep on it", "the garden is ready", "strength", "you are heard at last", "abroad", "rest",
     "back"),
    ("too many errands before noon", "nobody listens yet", "spring comes early this year",
     "what was lost turns up", "from the choir writes", "in a hurry", "leave the ladder alone",
     "cook for friends", "an answer arrives by boat", "anger", "a door stays shut", "your aunt",
     "start over", "knees"),
)  # fmt: skip
TWO_PRESS = (
    "The maker of pumps Velmora Works has won the order for the new locks. It will deliver forty "
    "pumps by next summer, built in its hall at the canal, and train the keepers of the locks.",
    "The railway of the north coast has chosen Velmora Works to rebuild its water towers. Nine of "
    "them date from the age of steam; the firm will keep their walls and replace what is inside.",
)
ABOUT = (
    "Velmora Works was founded by two brothers in a barn and employs nine hundred people today. It "
    "builds pumps, valves and water towers for towns "
    "and railways on three continents, and is owned "
    "by a foundation that spends its profits on schools for the children of the canal workers."
)
CHINESE = (
    "港务局星期一投票决定关闭东部码头两个冬天，以便潜水员更"
    "换旧海关码头下面的橡木桩。工程师春天发现三分之一的木材"
    "已被虫蛀。渔民将不得不把渔获运到北边一小时路程的"
    "港口。工程费用为一千一百万克朗，其中一半来自国家。",
    "渡轮乘客不受影响，船只从西部码头出发，那里去年修建了新"
    "的台阶，候船室夜间仍然开放。局长表示，宁可关闭两个冬天，"
    "也不愿在一个冬天里掉进海里。居民当晚在教堂集会，多数发言者反对这一计划。",
)
CHINESE_OTHER = (
    "市议会批准了新的灯塔计划，灯具将在下个月由火车从工厂运"
    "来。守塔人说旧灯已经用了六十年，夏天的雾里常常看不清。"
    "学校的孩子们画了一面墙，墙上有船、鱼和一只很大的海鸥，校长说这面墙会保留到明年春天。",
)
JAPANESE = (
    "港湾委員会は月曜日、古い税関埠頭の下のオーク杭を交換する"
    "ため、東側の船だまりを二冬にわたって閉鎖することを決めた。"
    "技術者は春に、木材の三分の一が虫に食われていることを見"
    "つけた。漁師たちは北へ一時間の港に水揚げすることになる。",
    "渡し船の乗客には影響がない。船は西側の桟橋から出ており、"
    "昨年そこに新しい階段がつくられた。待合室は夜も開いている。"
    "費用の半分は国が負担し、残りは町と組合が分け合うと委員長は話した。",
)
THAI = (
    "คณะกรรมการท่าเรือลงมติเมื่อวันจันทร์ให้ปิดอ่างด้านตะวันออกเป็นเวลา"
    "สองฤดูหนาวเพื่อให้นักประดาน้ำเปลี่ยนเสาไม้โอ๊กใต้ท่าเรือศุลกากรเก่า"
    "วิศวกรพบในฤดูใบไม้ผลิว่าเนื้อไม้หนึ่งในสามถูกตัวเพรียงกิน ชาวปร"
    "ะมงจะต้องขึ้นปลาที่ท่าเรือทางเหนือซึ่งใช้เวลาเดินทางหนึ่งชั่วโมง",
    "ผู้โดยสารเรือข้ามฟากไม่ได้รับผลกระทบ เรือออกจากท่าด้านตะวันตกซ"
    "ึ่งสร้างบันไดใหม่เมื่อปีที่แล้ว และห้องพักผู้โดยสารเปิดตลอดคืน",
)
LIVE = (
    "09:00 The first boats have left the pier.",
    "09:40 The mayor greets the rowers from Oderfeld at the customs house.",
    "10:15 A gust breaks the mast of the school's boat; nobody is hurt.",
    "11:05 Velmora leads by two lengths at the lighthouse.",
)
LATER = (
    "12:30 The soup is ready, and the queue reaches the church.",
    "13:10 The jury has disqualified the bakers for a false start at the second buoy.",
    "14:45 Lunn wins the final, for the first time since the bridge was built.",
)


def told(*paragraphs, **more):
    return {
        "body": list(paragraphs),
        "site": "lunnpost.example",
        "headline": "From the coast",
    } | more


def elsewhere(*paragraphs, **more):
    return told(*paragraphs, site="skar.example", headline="What the board has decided") | more


def typeset(text):
    return text.replace("“", '"').replace("”", '"').replace(" ", "\u00a0", 9).replace("'", "’")


def crippled(text):
    """Return a text as a bad scan has it: every eleventh word is damaged."""
    words = text.split()
    return " ".join(word[::-1] if n % 11 == 5 else word for n, word in enumerate(words))


LOCAL = (
    "In Lunn the news was received with calm. The baker, who opens at four for the fishermen, said "
    "he would open at three if they have to drive north from now on."
)
ONE = {
    "a wire story with a local paragraph": (
        told(*OPENING),
        elsewhere(*OPENING[:3], LOCAL, *OPENING[3:]),
    ),
    "a wire story with another first paragraph": (told(*OPENING), elsewhere(LOCAL, *OPENING[1:])),
    "a wire story cut from the end": (told(*OPENING), elsewhere(*OPENING[:4])),
    "a wire story cut to its beginning": (told(*OPENING, *REPORT), elsewhere(*OPENING[:3])),
    "a correction in one number": (
        told(*OPENING),
        told(*[p.replace("eleven million", "twelve million") for p in OPENING]),
    ),
    "a correction with a note": (
        told(*OPENING),
        told("Correction: an earlier version named the wrong pier.", *OPENING),
    ),
    "other quotes, spaces and dashes": (told(*OPENING), elsewhere(*map(typeset, OPENING))),
    "one long paragraph": (told(*OPENING), elsewhere(" ".join(OPENING))),
    "capitals": (told(*OPENING), elsewhere(*(p.upper() for p in OPENING))),
    "a bad scan": (told(*OPENING), elsewhere(*map(crippled, OPENING))),
    "a story that grew": (told(*OPENING[:4]), told(*OPENING, *REPORT)),
    "a live page in the morning and in the evening": (told(*LIVE), told(*LATER[::-1], *LIVE[::-1])),
    "paragraphs in another order": (told(*OPENING), elsewhere(*OPENING[::-1])),
    "a copy under another footer": (told(*OPENING, FOOTER), elsewhere(*OPENING)),
    "a short note reprinted": (
        told(OPENING[0], headline="Basin to close"),
        elsewhere(OPENING[0], headline="Basin to close"),
    ),
    "Chinese": (told(*CHINESE), elsewhere(CHINESE[0].replace("，", ", ", 2), CHINESE[1])),
    "Chinese, shortened": (told(*CHINESE), elsewhere(CHINESE[0])),
    "Japanese": (told(*JAPANESE), elsewhere(" ".join(JAPANESE))),
    "Thai": (told(*THAI), elsewhere(THAI[0].replace(" ", ""), THAI[1])),
}
TWO = {
    "weather of two days": (
        told(WEATHER.format("rain", "Tuesday", "west", 9, 11, 4, 8, 3, 15)),
        told(WEATHER.format("sun", "Friday", "east", 3, 17, 9, 10, 6, 18)),
    ),
    "two days at the exchange": (
        told(
            MARKET.format(
                "higher",
                "Monday",
                "4,211",
                "0.8",
                "higher",
                "Velmora Works",
                3,
                "Lunn Mills",
                2,
                "7.31",
            )
        ),
        told(
            MARKET.format(
                "lower",
                "Thursday",
                "4,098",
                "1.9",
                "lower",
                "Coast Rail",
                1,
                "Oderfeld Brewery",
                6,
                "7.44",
            )
        ),
    ),
    "two matches": (
        told(
            MATCH.format(
                "Lunn",
                "Skarholm",
                2,
                0,
                "Sunday",
                812,
                "Berg",
                12,
                "Holm",
                "Oderfeld",
                "third",
                "ninth",
            )
        ),
        told(
            MATCH.format(
                "Velmora",
                "Oderfeld",
                3,
                1,
                "Saturday",
                1430,
                "Dahl",
                37,
                "Frost",
                "the coast",
                "first",
                "fifth",
            )
        ),
    ),
    "two horoscopes": tuple(told(HOROSCOPE.format(*signs)) for signs in SIGNS),
    "two obituaries": (
        told(
            OBITUARY.format(
                "Anders Mott",
                "keeper of the lock",
                31,
                "Monday",
                84,
                "Lunn",
                "third",
                "seven",
                "he",
                "cooper",
                "Friday",
                "Saint Olave",
            )
        ),
        told(
            OBITUARY.format(
                "Ruth Fenn",
                "head of the choir",
                12,
                "2 May",
                71,
                "Velmora",
                "first",
                "two",
                "she",
                "printer",
                "8 May",
                "the harbour",
            )
        ),
    ),
    "two takes of one event by one author": (told(*OPENING), told(*REPORT)),
    "two press releases with a paragraph in common": (
        told(TWO_PRESS[0], ABOUT),
        told(TWO_PRESS[1], ABOUT),
    ),
    "two pages under one footer": (told(*OPENING[:2], FOOTER), told(*REPORT[:2], FOOTER)),
    "two stories that quote one sentence": (told(*OPENING[:5]), elsewhere(*REPORT, OPENING[4])),
    "two short notes of one headline": (
        told("The ferry is late by an hour today.", headline="Ferry news of today"),
        told("The ferry is on time again today.", headline="Ferry news of today"),
    ),
    "a translation": (
        told(*OPENING),
        elsewhere(
            "Der Hafenrat von Skarholm beschloss am Montag, das östliche Becken zwei Winter "
            "lang zu schließen, damit Taucher die Eichenpfähle unter dem alten Zollkai ersetzen."
        ),
    ),
    "two days of a live page": (told(*LIVE), told(*LATER)),
    "Chinese": (told(*CHINESE), elsewhere(*CHINESE_OTHER)),
    "two languages of characters": (told(*CHINESE), elsewhere(*JAPANESE)),
}


def verdict(pair):
    batch = signatures(
        pa.array([one["headline"] for one in pair]),
        pa.nulls(2, pa.string()),
        pa.array([one["body"] for one in pair]),
    )
    table = pa.Table.from_batches([batch])
    table = table.append_column("article_key", pa.array(["one", "other"]))
    table = table.append_column("site", pa.array([one["site"] for one in pair]))
    found = near_duplicate_pairs(table).to_pylist()
    rule = compare(table, "one", "other").rule
    assert [row["rule"] for row in found] == ([rule] if rule else [])
    return found


@pytest.mark.parametrize("name", ONE)
def test_they_are_one_article(name):
    assert verdict(ONE[name])


@pytest.mark.parametrize("name", TWO)
def test_they_are_two_articles(name):
    assert not verdict(TWO[name])
