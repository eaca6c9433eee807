"""Forms in which readers name each other, and what is never a name: one line for each.

`{Name}` marks who is named, `{Name=as written}` how.
"""

import re

import pytest

from commentariat.mentions import Person, Redactor, Thread
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import forms
from commentariat.mentions._nicknames import nicknames
from commentariat.mentions._set_phrases import _by_word

WHARF = ("Chalkwright", "Eastgate_Boy", "Angela McTarnish", "Ned O'Hollin", "Dr. Mabrook jr.")
WHARF += ("TackleboxTerry", "Dr Quillfennel", "Mrs Fetherstonholm", "The Real Slim Kathy")
WHARF += (
    "Professor Plumdale",
    "Plug G.",
    "Reflection @ DishMangle",
    "Night Curlew",
    "Harriet Olander",
)
WHARF += ("Dr Tamsin Orrick", "Kelder", "posaunenfritz", "Ward9", "drop_by_drop", "Robin")
HOF = (
    "Der Alte vom Steg",
    "Die Vernünftige",
    "Nordschein",
    "Heidi Sonnwirt",
    "Franz-Jobst",
    "Jäger",
)
MUELLE = ("Gonzalo Ferreñal", "31417", "Rubén Olazara")
БЕРЕГ = ("Охотник", "Слава", "100700", "СтарыйЛоцман", "Вера")
浜 = ("さくら", "田中", "通りすがり")
강 = ("하늘", "바다사랑", "김철소")
巷 = ("小明", "王芳", "老张")


def published(people, marked, answered=None):
    """Return what is made of a marked comment, and what should be."""
    text = re.sub(r"\{([^}]*)\}", lambda name: name.group(1).rpartition("=")[2], marked)
    wanted = re.sub(r"\{([^}]*)\}", lambda name: f"⟦{name.group(1).partition('=')[0]}⟧", marked)
    named = tuple(Person(handle, (handle,)) for handle in people)
    whom = [people.index(answered)] if answered else ()
    (found,) = Redactor(()).redact([Thread(named, [None], [text], (), whom)])[0]
    return (found.text if found else text), wanted


@pytest.mark.parametrize(
    ("people", "marked"),
    [
        (WHARF, "{Eastgate_Boy=East Gate Boy} is the only one talking sense on here."),
        (WHARF, "{Angela McTarnish=McTarnish}, you don't pay for the roads any more than I do."),
        (WHARF, "@{Ned O'Hollin=O'Hollin} that is not what the harbour said."),
        (WHARF, "@{Dr. Mabrook jr.=Dr. Mabrook} early this morning, as every day."),
        (WHARF, "Oh {TackleboxTerry=Terrrry}, still waiting for that top six finish?"),
        (WHARF, "I agree with {Dr Quillfennel=Dr Quilfennel} on the pay but not on the parking."),
        (WHARF, "{Mrs Fetherstonholm=Mrs Fetherstnholm} the oven temperature is in paragraph two."),
        (WHARF, "Could {The Real Slim Kathy=Slim Kathy} please stand up and show the source?"),
        (WHARF, "Exactly{Eastgate_Boy=EastgateBoy}!!!"),
        (("puffin_63", "Otter"), "Thanks{puffin_63}but I think you'll find otherwise."),
        (("puffin_63", "Otter"), "thx{Otter=otter} it works now"),
        (("HarbourGateMolly",), "{HarbourGateMolly=HarbourGate\u200dMolly} for mayor."),
        (WHARF, "@{Eastgate_Boy=Eatsgate_Boy} nobody asked you."),
        (WHARF, "ok {Night Curlew=night curlw} whatever you say"),
        (WHARF, "Thank you {Eastgate_Boy=Esatgate Boy}, that was the page."),
        (WHARF, "{TackleboxTerry=TackleboxTerrie} will be along in a minute."),
        (WHARF, "{Kelder=K3ld3r}, that was in the minutes."),
        (WHARF, "@{Eastgate_Boy=E457g4te_Boy} wrote so, or however that is written"),
        (("Tugb0at_88", "T0rmentil"), "I side with {Tugb0at_88=tugboat88} on the locks."),
        (("T0rmentil",), "@{T0rmentil=tormentil} why a digit at all?"),
        (("Slackwater", "S1lt_Fan"), "So says {Slackwater=Sl4ckw4t3r}, {S1lt_Fan=Silt Fan} too."),
        (("Sim",), "Ignore {Sim=S i m}, he is paid by the word."),
        (WHARF, "Thank you, {Robin=R-o-b-i-n}, for the table."),
        (WHARF, "I heard from {Kelder=K e l d e r} that the gate is shut."),
        (БЕРЕГ, "@{Слава=С л а в а} а где ссылка?"),
        (("Tito",), "{Tito}Tranquilo, que la marea es larga."),
        (("Barkas", "Tito"), "{Barkas}nie dla nas to wszystko, wiem."),
        (БЕРЕГ, "{Вера}ты опять за своё, цены не те."),
        (HOF, "Lieber {Jäger=Jäxger}, so war das nicht gemeint."),
        (БЕРЕГ, "{Охотник=Охтник}, никаких ста процентов и не будет."),
        (MUELLE, "Egregio {Gonzalo Ferreñal=Gonzalo Ferenal}, no es verdad."),
        (WHARF, "I have been on your small {Plug G.=plug g}. got it on the way here."),
        (WHARF, "{Reflection @ DishMangle=reflection @ dishmangle} what do you mean by that"),
        (WHARF, "With respect, {Dr Tamsin Orrick=Dr. Orrick}, a corridor is not a ward."),
        (WHARF, "Dear {Mrs Fetherstonholm=Mrs F}, nobody is taking your quiet coach away."),
        (WHARF, '"Cheaper than war" ({Kelder}, 09:14). Cheaper for whom?'),
        (WHARF, "'Give the lad time' - {Kelder}, 14:02. Time for what?"),
        (WHARF, "Nah, {posaunenfritz=Fritz}, das hat damit nichts zu tun."),
        (WHARF, "{Dr Tamsin Orrick=Orrick} put it better than I could."),
        (WHARF, "IMHO{Chalkwright} nailed it: no assistants, no inclusion."),
        (WHARF, "{Night Curlew=Night Curleeeew} nailed it, as ever."),
        (WHARF, "Enough said.\n\nYours,\n{Harriet Olander=Harriet O}."),
        (HOF, "{Der Alte vom Steg=Dem Alten vom Steg} kann ich hier nur zustimmen."),
        (HOF, "Ich stimme {Die Vernünftige=der Vernünftigen} zu, und zwar voll."),
        (HOF, "{Nordschein}s Rechnung stimmt hinten und vorne nicht."),
        (HOF, "Danke für den Hinweis, Frau {Heidi Sonnwirt=Sonnwirt}, das kannte ich nicht."),
        (HOF, 'Zitat von {Jäger}: "Das rechnet sich nie."'),
        (MUELLE, "lo de {Gonzalo Ferreñal=Gonzalito}, pura fe, según creo"),
        (MUELLE, "La respuesta de {31417} es la única con números."),
        (MUELLE, "Lo que dice {Rubén Olazara=Rubén O}. no es verdad"),
        (浜, "{さくら}さん、それは違います"),
        (浜, "{田中}氏の意見は古い。"),
        (浜, "{通りすがり}さんに同意です。"),
        (浜, "{さくら}の言う通り。"),
        (강, "{하늘}님은 어떻게 생각하세요?"),
        (강, "{바다사랑=바다 사랑}님 감사합니다"),
        (巷, "{小明}说得对。"),
        (巷, "{王芳}女士说得好"),
        (("צלף הים",), "מסכים עם {צלף הים}, המחיר גבוה"),
        (("Νίκανδρος",), "{Νίκανδρος=Νίκανδρε}, έχεις δίκιο"),
        (("राहिल",), "{राहिल} जी, आप सही हैं"),
        (("Wılde Hυmmel",), "I think {Wılde Hυmmel=Wilde Hummel} is wrong about that"),
        (("カモメ船長",), "{カモメ船長=かもめ船長}に賛成です。"),
        (("カモメ船長", "サクラ荘"), "{カモメ船長=船長}さん、それは違うと思います。"),
        (("quay_walker_9",), "{quay_walker_9=ＱＵＡＹ＿ｗａｌｋｅｒ＿９}は港の話しかしない。"),
        (("爱钓鱼的木匠",), "{爱钓鱼的木匠=木匠}姐，你上次说的那家店还在吗？"),
        (("码头小赵",), "{码头小赵=小赵}啊，这事急不得，慢慢来。"),
        (("صياد المرفأ",), "شكرا ل{صياد المرفأ} على الرابط، الأرقام صحيحة."),
        (("صياد المرفأ",), "أؤيد {صياد المرفأ=صيـــاد المرفااااأ}، الأسعار أعلى."),
        (("حارسة المنارة",), "أؤيد {حارسة المنارة=حارسه المناره}، الأسعار أعلى."),
        (("צלף הים",), "תודה ל{צלף הים} על הקישור"),
        (("רונה",), "תודה ל{רונה} על הקישור"),
        (("גיל",), "תודה ל{גיל} על הקישור"),
        (("Pınar",), "{Pınar}ın yorumu çok doğru olmuş, belediye uyuyor."),
        (("Ρηνούλα",), "Συμφωνώ με την {Ρηνούλα}, πολύ σωστά."),
        (("山雀",), "回复 {山雀} ：我不同意"),
        (("山雀", "老赵"), "{老赵}呀，你说得太对了！"),
        (("Nightjar_9",), "well, {Nightjar_9=ɴɪɢʜᴛᴊᴀʀ_9} again"),
    ],
)
def test_a_name_is_known_in_this_form(people, marked):
    found, wanted = published(people, marked)
    assert found == wanted


@pytest.mark.parametrize(
    ("people", "marked", "answered"),
    [
        (("耐心",), "办这种证需要耐心，跑了五趟才盖上一个章。", "耐心"),
        (WHARF, "You could smell the chalk wright in that hall until the day it closed", None),
        (WHARF, "They moved her to the Ward 9 at two in the morning", None),
        (WHARF, "Drop by drop, the tank ran dry, every drop by drop is paid for.", None),
        (WHARF, "Robin van Hasselen would have buried that with his eyes shut", None),
        (("Never",), "That will n e v e r happen while the council sits", None),
        (("Usa",), "In the U.S.A. nobody pays for that", None),
        (("Iana", "Sam"), "I a n a m e drop, S a m e as you", None),
        (HOF, "Das war die V e r n u n f t in Person, nicht wahr", None),
        (("Reich",), "Reichweite und Preis sind nicht alles, das ist so", None),
        (("Nonsense",), "That is n0nsense and you know it", None),
        (("Hin", "Bob"), "The H1N1 jab and a B2B deal are not the same", None),
        (("Mark", "Rose"), "Marketing is not Rosemary, Markdown is for that", None),
        (("Patience",), "@{Patience} thanks. Patience is not what we lack.", "Patience"),
        (HOF, "Die Franz-Jobst-Straße war drei Stunden dicht", None),
        (БЕРЕГ, "Слава богу, хоть зимой катер ходит по расписанию.", "Слава"),
        (БЕРЕГ, "Вера в обещания порта закончилась вместе с последним причалом", "Вера"),
        (БЕРЕГ, "Соседям насчитали за отопление 100700 рублей, а батареи ледяные", None),
        (БЕРЕГ, "Один старый лоцман из нашего дома рассказывал, что раньше", None),
        (БЕРЕГ, "Охотник за скидками из меня никакой, плачу сколько выставят", None),
        (("Hope",), "Hope springs eternal, as they say", "Hope"),
        (("x7",), "The X7 leaves from bay 3 these days and calls at every halt", None),
        (("Liberty Belle",), "The Liberty Bell has been cracked for longer than this party", None),
        (("雨宿り",), "軒下で雨宿りしていました。", None),
        (("EskiKaptan",), "Ben de eski kaptanım, limanı iyi bilirim.", None),
        (("爱钓鱼的木匠",), "我爸爸就是木匠，做了一辈子。", None),
        (("カモメ船長",), "昨日、船長が港で話していました。", None),
        (("ฟ้า",), "เมื่อคืนฟ้าร้องดังมาก ไฟดับทั้งหมู่บ้าน", None),
        (巷, "今天天气很好。记者王芳报道。", None),
        (강, "하늘이 참 맑네요.", None),
        (("الصياد",), "ذكر الصياد في المقابلة أن القارب غرق في دقائق قليلة.", None),
    ],
)
def test_words_stay_words(people, marked, answered):
    found, wanted = published(people, marked, answered)
    assert found == wanted


REGISTER = ("Hannelore", "Ottokar", "Sepp Loibl", "Harriet Oakenfold", "Barnaby Oxhorn", "Moorhexe")


@pytest.mark.parametrize(
    "marked",
    [
        *("Na {Hannelore}, wieder schlecht geschlafen?", "Mensch {Ottokar}, so nicht gemeint"),
        *("Der {Sepp Loibl=Loibl Sepp} hat recht", "{Sepp Loibl=Loibl Sepp}: nein"),
        *("{Harriet Oakenfold=Oakenfold, Harriet} hat recht", "die {Moorhexe=Moor-Hexe} schreibt"),
        *("{Barnaby Oxhorn=B. Oxhorn} is right", "{Harriet Oakenfold=H. Oakenfold}, you are wrong"),
    ],
)
def test_a_name_is_known_reversed_by_its_initial_and_parted(marked):
    found, wanted = published(REGISTER, re.sub(r"\{(\w+)\}", r"{\1=\1}", marked))
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("The loibl sepp of it", "C. Oxhorn is right", "Die Hexe im Moor-Haus"),
        "Na, das war nichts. Der Moor-Boden ist nass",
    ],
)
def test_other_words_in_that_order_are_no_name(text):
    assert published(REGISTER, text)[0] == text


PLAIN = ("Pepper", "Sommer", "Вера", "Justice")


@pytest.mark.parametrize(
    "marked",
    [
        *("{Pepper} • 3 days ago", "{Pepper} · 2h\nThe lock is shut.", "{Sommer} • vor 3 Stunden"),
        *("{Вера} • 3 дня назад", "{Вера} · 5 ч.", "{Pepper} | 12:40", "{Pepper} - 4/5/2021"),
        *("{Pepper}\nMarch 3, 2023 at 10:14\nNo.", "{Вера}\n12 мая 2021 в 10:14\nНет."),
        *("{Sommer}\n12. Mai 2021 um 10:14 Uhr\nDas nicht.", "{Pepper}\n2023-03-03\nNope."),
        *("[quote={Pepper}]so[/quote] no", '[quote="{Pepper}"]so[/quote] no'),
        *("[QUOTE={Pepper};1234]so[/QUOTE] no", "[quote name='{Pepper}' date='1']so[/quote]"),
        *("<b>{Pepper}</b> wrote: no", "[b]{Pepper}[/b] wrote: no", "*{Pepper}* wrote: no"),
        *("**{Pepper}**: no, it is not", "**{Pepper}:** no, it is not", "**{Pepper}** said: no"),
        *('"{Pepper}" wrote: it is shut', "“{Pepper}” wrote:", "_{Sommer}_ schrieb: nein"),
        *("Antwort auf {Sommer}:", "Als Antwort auf: {Sommer}\nNein.", 'Zitat {Sommer}: "Nein."'),
        *("Цитата ({Вера}): нет", "Сообщение от {Вера}\nЭто не так", "2 {Вера}: нет, не так"),
        *(">{Pepper}\nNo, it is not.", "{Pepper} → {Justice}", "{Pepper} -> {Justice}\nNo."),
        *("En respuesta a {Pepper}\nNo es así", "En réponse à {Pepper} : non.", "Cytat: {Pepper}"),
        *("W odpowiedzi na {Pepper}\nNie.", "In risposta a {Pepper}:", "In reply to {Pepper}:"),
        *("Originally Posted by {Pepper}\nIt is shut", "В ответ на {Вера}"),
    ],
)
def test_a_word_is_a_name_where_sites_put_names(marked):
    found, wanted = published(PLAIN, re.sub(r"\{(\w+)\}", r"{\1=\1}", marked))
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("мне осталось 2 вера в людей", "1 Надежда: да\n2 Вера: нет", "осталось 2 Вера Надежда"),
        *('In the cinemas "Justice" wrote history', '"Pepper" wrote the band on the poster'),
        *("It is **pepper** and salt that soup needs.", "there was <b>Pepper</b> in it, I know"),
        "Justice · 2 halves of a coin",
        *(
            "salt -> pepper -> soup",
            "Supply → Justice → peace",
            "There was no Justice 3 years ago.",
        ),
        *("*justice* was done", '"Justice": what a word', "Zitat: Sommer ist die schönste Zeit"),
        *(
            "En respuesta a pepper spray",
            "He wrote *Pepper* on the wall",
            "Als Antwort auf Sommer und Hitze",
        ),
        *("Das Zitat: ein Sommer ohne Regen", "It was an answer to justice on the street"),
    ],
)
def test_a_word_stays_a_word_where_sites_put_none(text):
    assert published(PLAIN, text)[0] == text


@pytest.mark.parametrize(
    "marked",
    [
        *(r"{quayside_99=quayside\_99} is right", r"@{quayside_99=quayside\_99} no &amp; no"),
        *(r"{jo_quill=jo\_quill} wrote", r"a \* b, {Tar-Bucket7=Tar\-Bucket7}, \_ is a sign"),
    ],
)
def test_signs_of_a_handle_may_be_escaped_as_in_markdown(marked):
    found, wanted = published(("quayside_99", "jo_quill", "Tar-Bucket7"), marked)
    assert found == wanted


def test_who_is_addressed_by_name_is_named_elsewhere_in_the_text_too():
    found, wanted = published(("Smithers", "kara"), "@{Smithers} no. Reading {Smithers} again, no.")
    assert found == wanted


def test_whoever_takes_part_alone_may_have_a_long_short_form():
    found, wanted = published(("Tito",), "{Tito}, no.")
    assert found == wanted


def test_a_list_with_slashes_names_all_who_take_part():
    people = ("august", "PrairieDogPhil")
    found, wanted = published(people, "{august} / {PrairieDogPhil} - you all said the same")
    assert found == wanted


def test_the_short_form_of_a_title_names_who_is_answered():
    marked = "Come on {Professor Plumdale=Prof}, you of all people should know that."
    found, wanted = published(WHARF, marked, answered="Professor Plumdale")
    assert found == wanted


def test_titles_have_short_forms_and_spanish_names_diminutives():
    assert "prof" in nicknames("professor")
    assert "paquito" in nicknames("paco")
    assert "professor" not in nicknames("prof")


def test_every_word_of_a_set_phrase_is_looked_up():
    assert {"hope", fold("слава"), "patience"} <= set(_by_word())


@pytest.mark.parametrize("words", ["y9_", "ab ", "Wobble fitz ", "Wobblefitz"])
def test_a_handle_as_long_as_a_text_is_looked_for_as_a_whole_alone(words):
    handle = words * (30_000 // len(words))
    assert [form.kind for form in forms(handle, plain=False).values()] == ["full"]
    texts = ["so ab says Wobble", f"so {handle.strip()} says"]
    ((first, second),) = Redactor([]).redact([Thread([Person("P", (handle,))], [None] * 2, texts)])
    assert first is None
    assert second is not None
    assert second.text.startswith("so ⟦P⟧")
