"""Names in other cases than the handle has: those of Slavic languages."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commentariat.mentions import Person, Redactor, Thread
from commentariat.mentions._cases import LAST_LETTERS, inflected
from commentariat.mentions._fold import fold
from commentariat.mentions._forms import forms
from commentariat.mentions._inflected import in_case, words_at

# A handle, then cases of it.
DECLINED = """
Malwina Malwiny Malwinie Malwinę Malwino
Jagódka Jagódki Jagódce Jagódkę Jagódko
Wilga Wilgi Wildze Wilgę Wilgo
Mucha Muchy Musze Muchę Mucho
Zebra Zebry Zebrze Zebrę Zebro
Rakieta Rakiety Rakiecie Rakietę Rakieto
Propaganda Propagandy Propagandzie Propagandę Propagando
Jaskółka Jaskółki Jaskółce Jaskółkę
Strzała Strzały Strzale Strzałę Strzało
Niedziela Niedzieli Niedzielę Niedzielo
Nadzieja Nadziei Nadzieję Nadziejo
Bożenka Bożenki Bożence
Kasia Kasi Kasię Kasiu
Natalia Natalii Natalię Natalio
Świeca Świecy Świecę Świeco
Burza Burzy Burzę Burzo
Ewa Ewy Ewie Ewę Ewo
Iga Igi Igę
Kierownik Kierownika Kierownikowi Kierownikiem Kierowniku
Bocian Bociana Bocianowi Bocianem Bocianie
Gawron Gawrona Gawronem Gawronie
Kocur Kocura Kocurem Kocurze
Kret Kreta Kretem Krecie
Sąsiad Sąsiada Sąsiadowi Sąsiadem Sąsiedzie=Sąsiadzie
Jastrząb Jastrzębia Jastrzębiem Jastrzębiowi
Żuraw Żurawia Żurawiem Żurawiu
Struś Strusia Strusiem Strusiu
Leń Lenia Leniem Leniu
Jeleń Jelenia Jeleniowi Jeleniem Jeleniu
Kapral Kaprala Kapralem Kapralu
Andrzej Andrzeja Andrzejem Andrzeju
Pasterz Pasterza Pasterzowi Pasterzem Pasterzu
Pająk Pająka Pająkiem Pająku
Kozłek Kozłka Kozłkiem Kozłku
Wojtek Wojtka Wojtkowi Wojtkiem Wojtku
Heniek Heńka Heńkowi Heniu
Handlowiec Handlowca Handlowcem Handlowcze=Handlowcu
Wróbel Wróbla Wróblem Wróblu
Diabeł Diabła Diabłem Diable
Sweter Swetra Swetrem Swetrze
Łuczniczy Łuczniczego Łuczniczym
Gorzki Gorzkiego Gorzkiemu Gorzkim
Wesoły Wesołego Wesołemu Wesołym
Zmęczona Zmęczonej Zmęczoną
Jarzębska Jarzębskiej Jarzębską
Fredzio Fredzia Fredziem Fredziu
Wiesio Wiesia Wiesiowi
Rysiu Rysia Rysiowi Rysiem
Mądrość Mądrości Mądrością
Малина Малины Малине Малину Малиной
Берёзка Берёзки Берёзке Берёзку Берёзкой
Волга Волги Волге Волгу Волгой
Каша Каши Каше Кашу Кашей
Буря Бури Буре Бурю Бурей
Мария Марии Марию Марией
Зоя Зои Зое Зою Зоей
Дед Деда Деду Дедом Деде
Водитель Водителя Водителю Водителем Водителе
Олень Оленя Оленю Оленем
Капелька Капельки Капельке
Тишь Тиши Тишью
Гость Гостя Гостю Гостем
Горец Горца Горцу Горцем Горце
Канадец Канадца Канадцу
Огурчик Огурчика Огурчику
Василёк Василька Васильку Васильком
Гребешок Гребешка Гребешку
Козёл Козла Козлу
Соловей Соловья Соловью Соловьём
Тимофей Тимофея Тимофею Тимофеем
Дмитрий Дмитрия Дмитрию Дмитрием
Добрый Доброго Доброму Добрым
Синий Синего Синему Синим
Лесной Лесного Лесному Лесным
Тихая Тихой Тихую
Горов Горова Горову Горовым
Пушина Пушиной Пушину
Облако Облака Облаку Облаком
Солнце Солнца Солнцу Солнцем
Тарас Тараса Тарасові Тарасе
Оксана Оксани Оксані Оксану Оксано
Шевчук Шевчука Шевчукові Шевчуче=Шевчуку
Явір Явора Яворові Яворе
Павло Павла Павлові Павле
Вовк Вовка Вовче
Бджоляр Бджоляра Бджоляре
Skřivánek Skřivánka Skřivánkovi Skřivánkem Skřivánku Skřivánkův
Pampeliška Pampelišky Pampelišce Pampelišku Pampeliškou Pampeliško Pampeliščin
Sršeň Sršně Sršněm Sršni
Mudrlant Mudrlanta Mudrlantovi Mudrlantem Mudrlante Mudrlantův Mudrlantova
Vlk Vlka Vlkovi Vlkem Vlku Vlče
Hospodský Hospodského Hospodskému Hospodským
Zelená Zelené Zelenou
Soudce Soudci Soudcem
Jarmila Jarmily Jarmile Jarmilu Jarmilou Jarmilo Jarmilin
Ovčiak Ovčiaka Ovčiakovi Ovčiakom Ovčiakov
Jožo Joža Jožovi Jožom
Dąb Dęba Dębowi Dębem Dębie
Wąż Węża Wężem Wężu
Bogdana Bogdanko
Харитина Харитиночка
Оленка Оленочка
"""
# What only begins like the handle, or is another word that is made of it.
OTHERS = """
Malwina malwinowy Malwinka malwiniarz
Wilga Wilgotność wilgoć
Mucha muchomor Muchowski
Kret kretowisko kretynka
Kocur kocurek Kocurowski
Heniek Henia hennowy
Rysiek rysunek Rysia ryski
Wróbel wróblowate Wróblewski
Kapral kapralski
Kasia kaszka kasjer
Ewa Ewolucja ewakuacja Eweliny
Roman romanse Romanowski
Emil Emilia Emilka
Diabeł diabelski
Малина малиновый Малинина
Дед дедушка Дедовск
Горец горечь Горецкий
Буря бурный бурьян
Огурчик огурец огурцы
Добрый доброта добряк
Облако облачно
Соловей соловьиный Соловки
"""


def rows(table):
    return [
        (handle, other.partition("=")[2] or other)
        for handle, *others in map(str.split, table.strip().splitlines())
        for other in others
    ]


def published(people, text, answered=None):
    named = tuple(Person(handle, (handle,)) for handle in people)
    whom = [people.index(answered)] if answered else ()
    (found,) = Redactor(()).redact([Thread(named, [None], [text], answered=whom)])[0]
    return found.text if found else text


@pytest.mark.parametrize(("handle", "case"), rows(DECLINED))
def test_a_case_of_a_name_is_known(handle, case):
    form = in_case(handle, forms(handle, False), [case])
    assert form is not None
    assert form.letters == fold(case)


@pytest.mark.parametrize(("handle", "word"), rows(OTHERS))
def test_words_that_share_a_stem_are_no_cases(handle, word):
    assert in_case(handle, forms(handle, False), [word]) is None


@pytest.mark.parametrize("case", sorted({case for _, case in rows(DECLINED)}))
def test_every_case_ends_as_cases_do(case):
    assert fold(case)[-1] in fold(LAST_LETTERS)


@given(st.text("abceiklmnorstyzабвегикнорстуцчшьяюйіё", min_size=5, max_size=9))
@example("Gołąb")
def test_cases_keep_the_beginning_and_are_not_much_longer(word):
    letters = fold(word)
    for case in inflected(word):
        assert case[-1] in fold(LAST_LETTERS)
        assert -2 <= len(case) - len(letters) <= 4
        assert case.startswith(letters[: max(3, len(letters) - 3)])


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("Anna Kowalska", "Anny Kowalskiej"),
        ("Anna Nowak", "Annie Nowak"),
        ("Jan Nowak", "Janowi Nowakowi"),
        ("Cichy Bocian", "Cichego Bociana"),
        ("Złoty Pająk", "Złotym Pająku"),
        ("Złoty Pająk", "Złoty Pająku"),
        ("Bocian z Mazur", "Bocianie z Mazur"),
        ("Иван Горов", "Иваном Горовым"),
        ("Марина Ильина", "Марине Ильиной"),
        ("Лесной Гость", "Лесного Гостя"),
        ("Сосед с Волги", "Соседу с Волги"),
        ("Оксана Шевчук", "Оксані Шевчук"),
        ("СтарыйБарсук", "СтарогоБарсука"),
        ("jirka_kominik", "jirky_kominika"),
        ("Cichy Dąb", "Cichego Dęba"),
    ],
)
def test_all_words_of_a_name_stand_in_one_case(handle, words):
    form = in_case(handle, forms(handle, False), words_at(words, 0, 9))
    assert form is not None
    assert form.kind == "full"


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("Cichy Bocian", "Cichego Bocianem"),
        ("Cichy Bocian", "Cichy Bocian"),
        ("Bocian z Mazur", "Bocianie z Mazurem"),
        ("Лесной Гость", "Лесному Гостя"),
        ("Сосед с Волги", "Соседу с Волгой"),
    ],
)
def test_words_in_different_cases_are_no_name(handle, words):
    assert in_case(handle, forms(handle, False), words.split()) is None


@pytest.mark.parametrize("handle", ["John", "Zyxomir", "Ζωή", "דוד", "小红", "77"])
def test_letters_that_are_no_case_are_no_name(handle):
    assert in_case(handle, forms(handle, False), ["Johnathan"]) is None


@pytest.mark.parametrize(
    ("handle", "text", "wanted"),
    [
        ("Wilga", "Nie zgadzam się z Wilgą, bo opłaty też wzrosły.", "z ⟦Wilga⟧, bo"),
        ("Wilga", "Odpowiedź dla Wilgi: proszę przeczytać całą uchwałę.", "dla ⟦Wilga⟧:"),
        ("Kocur", "Kocurze, od kiedy to śnieg pada w lipcu?", "⟦Kocur⟧, od"),
        ("Kierownik", "Zgadzam się z Kierownikiem, tak było też u nas.", "z ⟦Kierownik⟧, tak"),
        ("Heniek", "Heńku, masz rację, tylko po co się złościć?", "⟦Heniek⟧, masz"),
        ("Zielony Pająk", "Dzięki Zielonemu Pająkowi za wyjaśnienie.", "⟦Zielony Pająk⟧ za"),
        ("Халва", "Согласен с Халвой, давно пора закрыть.", "с ⟦Халва⟧, давно"),
        ("Сонный", "Спасибо Сонному за ссылку, почитаю вечером.", "⟦Сонный⟧ за"),
        ("Лесной Гость", "Поддерживаю Лесного Гостя, всё верно.", "⟦Лесной Гость⟧, всё"),
        ("Złoty Pająk", "Złoty Pająku, a pan gdzie mieszka?", "⟦Złoty Pająk⟧, a"),
        ("Зоя", "Зое спасибо, она всё правильно объяснила.", "⟦Зоя⟧ спасибо"),
        ("СтарыйБарсук", "Спросите СтарогоБарсука, он помнит.", "Спросите ⟦СтарыйБарсук⟧, он"),
        ("Mirku47", "Zgadzam się z Mirkiem47, że przystanek był lepszy.", "z ⟦Mirku47⟧, że"),
        ("KosHanys", "Zgadzam się z KosemHanysem, ulica jest do remontu.", "z ⟦KosHanys⟧, ulica"),
        ("Taras z Bugu", "Brawo, Tarasie z Bugu, świetny tekst.", "⟦Taras z Bugu⟧, świetny"),
        ("Тарас з Бугу", "Дякую Тарасу з Бугу за посилання.", "Дякую ⟦Тарас з Бугу⟧ за"),
        ("Stezka", "Stezko, vy jste to zase nečetla.", "⟦Stezka⟧, vy"),
        ("jirka_kominik", "Podle jirky_kominíka je řešení snadné.", "Podle ⟦jirka_kominik⟧ je"),
        ("Mudrlant", "Ten Mudrlantův příspěvek mě pobavil, děkuji.", "Ten ⟦Mudrlant⟧ příspěvek"),
        ("Nádeja", "Súhlasím s Nádejou, ľudia to nechcú.", "s ⟦Nádeja⟧, ľudia"),
        ("Сокіл", "Згоден з Соколом, дорогу треба було робити торік.", "з ⟦Сокіл⟧, дорогу"),
    ],
)
def test_a_name_is_found_in_another_case(handle, text, wanted):
    assert wanted in published([handle, "Zyxomir"], text, answered=handle)


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Степан", "Губернатор наградил Степана Ивановича Рожкова медалью."),
        ("Kogut", "Prezydent podziękował Kogutowi-Zawadzkiemu za służbę."),
        ("Malina", "Starostka Malinová otevřela školku, přišlo dvě stě lidí."),
    ],
)
def test_a_name_that_is_no_mention_in_its_case_is_none_without_its_ending(handle, text):
    assert published([handle, "Zyxomir"], text) == text


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Tom", "I read the Tome twice and still found it as dry as the last one."),
        ("Roman", "He was with the Romany people, and they were good to him."),
        ("Ruda", "We saw Rudy and Rudo on the way to the market this morning."),
        ("Kot", "The Koty islands are a good place to see, if you have the time for it."),
    ],
)
def test_names_among_words_of_other_languages_are_not_declined(handle, text):
    polish = "Żółw też tak myśli"  # elsewhere in the thread
    named = (Person("P0", (handle,)), Person("P1", ("Zyxomir",)))
    found = Redactor(()).redact([Thread(named, [1, 1], [text, polish], answered=[0, 0])])[0]
    assert found == [None, None]


def test_a_name_is_declined_where_nobody_else_writes_the_letters_of_its_language():
    people = ["Wilga", "Zyxomir"]
    named = tuple(Person(handle, (handle,)) for handle in people)
    texts = ["Brawo Wilgo!", "Też tak myślę.", "Słusznie."]
    found = Redactor(()).redact([Thread(named, [1, 1, 1], texts, answered=[0, 0, 0])])[0]
    assert found[0] is not None
    assert found[0].text == "Brawo ⟦Wilga⟧!"


def test_a_text_may_end_with_the_first_letters_of_a_very_long_name():
    thread = Thread([Person("P", ("Вознесенскопреображенский",))], [None], ["и это сказал Возн"])
    assert Redactor([]).redact([thread]) == [[None]]
