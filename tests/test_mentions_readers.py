"""Comments as readers write them: `{Name}` marks who is named, in a thread of few people."""

import re

import pytest

from commentariat.mentions import Person, Redactor, Thread

HARBOUR = ("Storm", "Banker", "Linda Farrow", "Grit", "Chance", "Sandy", "Moss", "Old Timer", "May")
TOWN = ("Realist", "Faith", "Victor", "Nobody", "Baker Street", "Honest Joe", "Tom", "Kettle")
GARDEN = ("Nightjar", "wheelbarrow", "Grognon", "Besserwisser", "Стрекоза", "działkowiec")
GARDEN += ("Fisher King", "Nachteule")
WERFT = ("Hoffnung", "Sturm", "Blitz", "Gerda", "Die Stimme", "Peter Lang", "Wolf", "nordlicht")
PUERTO = ("Sol", "Paz", "Lucía", "gato_negro", "El Zorro")
PORT = ("Margot", "Blanche", "Soleil", "Le Renard", "Vérité")
ПОРТ = ("Сова", "Оля", "Надежда", "Мороз")
LANE = ("Rosalind Quay", "Barnaby", "tobias_44", "William Stook", "Storm")
HOF = ("Katharina Stolp", "Johannes", "Leopold Zirm", "Nebel")
QUAI = ("Frédéric Lormeau", "Thibault", "Brume")
PLAZA = ("Inmaculada Sotillo", "Fermín", "Asunción", "Niebla")
ДВОР = ("Борис Лапшин", "Вадим", "Галина Корж", "Ксения", "Туман")
PODWÓRKO = ("Tadek", "gosia_19", "Halina", "Wiesław Mglisty", "Mgła")


def published(people, marked, answered=None, protected=()):
    """Return the raw text of a marked one, what is made of it, and what should be."""
    text = re.sub(r"\{([^}]*)\}", lambda name: name.group(1).rpartition("=")[2], marked)
    wanted = re.sub(r"\{([^}]*)\}", lambda name: f"⟦{name.group(1).partition('=')[0]}⟧", marked)
    named = tuple(Person(handle, (handle,)) for handle in people)
    whom = [people.index(answered)] if answered else ()
    (found,) = Redactor(()).redact([Thread(named, [None], [text], protected, whom)])[0]
    return (found.text if found else text), wanted


@pytest.mark.parametrize(
    ("people", "marked"),
    [
        (HARBOUR, "i agree with {Storm=storm}, the pier should be left alone"),
        (HARBOUR, "like {Banker=banker} says, follow the money"),
        (HARBOUR, "{Storm} and {Banker} are both wrong here"),
        (
            HARBOUR,
            "{Linda Farrow=Linda}, {Storm} and {Grit} have all said the same thing twice now.",
        ),
        (HARBOUR, "give {Chance} a chance, he is new here"),
        (HARBOUR, "I'm with {Grit} and {Moss} on this."),
        (HARBOUR, "{Moss} above has a good idea about the timber."),
        (HARBOUR, "the comment by {Grit} about the insurance was spot on"),
        (HARBOUR, "hey {Chance=chance}, long time"),
        (HARBOUR, "{Sandy} thanks for the pictures"),
        (HARBOUR, "I think {Linda Farrow=Lnda Farrow} is right about that"),
        (TOWN, "I usually skip {Realist}'s posts but this one was good"),
        (TOWN, "{Faith} said it better than I could."),
        (TOWN, "{Victor} seems to think money grows on trees"),
        (TOWN, "So according to {Nobody} we all pay?"),
        (TOWN, "Poor {Victor}, always the last to know."),
        (
            TOWN,
            "I was at school with {Tom} (yes, the one who comments here), he was like this then",
        ),
        (TOWN, "so {Kettle=kettle} thinks he knows better"),
        (GARDEN, "We all know how {Nightjar} votes."),
        (GARDEN, "{Nachteule} und {Besserwisser} haben das schon geklärt"),
        (GARDEN, "so did {Fisher King=Fisher Kinng}, if I remember"),
        (WERFT, "{Sturm} und {Blitz} sind sich mal wieder einig"),
        (WERFT, "stimme {Gerda=gerda} voll zu"),
        (WERFT, "{Peter Lang=Peter}, lass es gut sein"),
        (WERFT, "Guten Morgen {Wolf}, gut geschlafen?"),
        (PUERTO, "Estoy de acuerdo con {Sol} y con {Paz}."),
        (PUERTO, "{gato_negro=gato negro} tiene razón"),
        (PORT, "{Margot} et {Blanche} ont raison toutes les deux."),
        (PORT, "Bonsoir {Soleil}, quel plaisir de vous lire."),
        (ПОРТ, "{Оля} и {Сова} правы"),
        (ПОРТ, "Согласна с {Надежда=Надеждой}, так и было."),
    ],
)
def test_readers_name_each_other(people, marked):
    text, wanted = published(people, marked)
    assert text == wanted


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (HARBOUR, "The storm took the pier, not the council."),
        (HARBOUR, "Every banker I know lives in a bigger house than that."),
        (HARBOUR, "It takes grit to rebuild a pier three times."),
        (HARBOUR, "A rolling stone gathers no moss, as they say."),
        (HARBOUR, "I would not trust that old timer on the council as far as I can throw him."),
        (HARBOUR, "May we have the figures please?"),
        (HARBOUR, "The sandy bit at the end is gone."),
        (GARDEN, "We heard nightjars on the heath until they built the car park."),
        (GARDEN, "Somebody stole wheelbarrows from the allotments again."),
        (GARDEN, "Toujours grognon le lundi matin, c'est normal."),
        (GARDEN, "Besserwisser gibt es hier genug."),
        (GARDEN, "Стрекоза села на рукав и не улетала."),
        (GARDEN, "Każdy działkowiec zna tę drogę."),
        (GARDEN, "The old fisher king story is about a wound that will not heal."),
        (TOWN, "What a realist would say is that the money is spent."),
        (TOWN, "The victor writes the history."),
        (TOWN, "Honest, Joe from work told me."),
        (TOWN, "An honest Joe would not need a lawyer."),
        (TOWN, "Faith in politicians? Not me."),
        (TOWN, "Our street's kettle boils at nine."),
        (TOWN, "A. Victor has the shop now, and his son."),
        (WERFT, "Die Stimme des Volkes wird nicht gehört."),
        (WERFT, "Die Hoffnung habe ich längst aufgegeben."),
        (WERFT, "Das Nordlicht war letzte Nacht bis Bayern zu sehen."),
        (PUERTO, "Mi gato negro no sale de casa."),
        (PUERTO, "Hace sol y no hay nubes."),
        (PORT, "Le renard est dans le poulailler."),
        (ПОРТ, "Мороз и солнце, день чудесный."),
    ],
)
def test_words_that_are_also_handles_are_left_alone(people, text):
    assert published(people, text)[0] == text


@pytest.mark.parametrize(
    ("people", "marked"),
    [
        (LANE, "{Rosalind Quay=Roz}, you said the ferry was full."),
        (LANE, "Thanks {Barnaby=Barney}, that was the map I needed."),
        (LANE, "Well done {tobias_44=toby}!"),
        (HOF, "{Katharina Stolp=Käthe}, du hast den Plan doch gesehen."),
        (HOF, "Danke {Leopold Zirm=Poldi}, sehr nett."),
        (QUAI, "{Frédéric Lormeau=Fredo}, tu as vu le devis ?"),
        (PLAZA, "Gracias {Inmaculada Sotillo=Inma}, no lo sabía."),
        (PLAZA, "{Asunción=Asun}, ¿tú has visto la obra?"),
        (ДВОР, "{Борис Лапшин=Боря}, ты опять всё перепутал."),
        (ДВОР, "{Галина Корж=Галочка}, спасибо вам!"),
        (ДВОР, "Вчера {Борис Лапшин=Боря Лапшин} тут рассказывал другое."),
        (ДВОР, "{Ксения=Ксюш}, ты где такое видела?"),
        (ДВОР, "Согласна с {Вадим=Вадиком}, так и было."),
        (PODWÓRKO, "{Tadek=Tadziu}, ty to wiesz najlepiej."),
        (PODWÓRKO, "Dzięki {gosia_19=Małgosiu}, tego szukałem."),
        (PODWÓRKO, "Zgadzam się z {Halina=Haliną} w sprawie ławek."),
        (PODWÓRKO, "{Wiesław Mglisty=Wiesiu}, daj spokój."),
    ],
)
def test_readers_call_each_other_by_short_forms_of_first_names(people, marked):
    text, wanted = published(people, marked)
    assert text == wanted


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (LANE, "Will the council ever mend the lane?"),
        (LANE, "My mate Bill mended the lane for nothing."),
        (LANE, "The bill for the lane came today."),
        (LANE, "Ask Bill Tarrow, he has the deeds."),
        (LANE, "A stormy roz is what my gran called it."),
        (LANE, "The Barneys moved out years ago."),
        (HOF, "Mein Nachbar Poldi hat zwei Hunde."),
        (QUAI, "Mon cousin Fredo habite là-bas."),
        (PLAZA, "La tía Inma vende flores en el mercado."),
        (ДВОР, "Боря из соседнего подъезда чинит велосипеды."),
        (ДВОР, "У моей тёти Галочки три кошки."),
        (PODWÓRKO, "Mój sąsiad Tadzio ma dwa psy."),
        (PODWÓRKO, "Zupę jem tylko w barze Halinka."),
    ],
)
def test_others_who_are_called_the_same_are_left_alone(people, text):
    assert published(people, text)[0] == text


def test_who_bears_a_name_is_meant_before_whom_it_may_stand_for():
    people = ("Tadek", "Tadeusz", "Mgła")
    text, wanted = published(people, "{Tadeusz}, to prawda. {Tadek}, a ty?")
    assert text == wanted


def test_of_two_who_are_called_the_same_the_one_is_meant_whom_the_comment_answers():
    people, marked = ("Анна Корж", "Анна Лапшина", "Туман"), "{Анна Лапшина=Аня}, ты права."
    text, wanted = published(people, marked, "Анна Лапшина")
    assert text == wanted
    people, marked = ("Linda Farrow", "Linda Quay"), "{Linda Quay=Linda}, you are right."
    text, wanted = published(people, marked, "Linda Quay")
    assert text == wanted


def test_a_usual_short_form_needs_a_comment_that_answers():
    people, marked = ("Robert Stook", "Storm"), "No idea, {Robert Stook=Bob}."
    text, wanted = published(people, marked, "Robert Stook")
    assert text == wanted
    assert published(people, marked)[0] == "No idea, Bob."


@pytest.mark.parametrize(
    ("handle", "marked"),
    [
        ("Chance", "{Chance} I can't find the link, can you post it again?"),
        ("Moss", "{Moss} hahaha good one"),
        ("Sandy", "{Sandy} 👏👏"),
        ("Grit", "hello {Grit=grit} 👋 is your shed still up?"),
        ("Victor", "Sit down, {Victor}."),
    ],
)
def test_whom_a_comment_answers_is_named_by_little(handle, marked):
    text, wanted = published((handle, "Somebody Else"), marked, handle)
    assert text == wanted


@pytest.mark.parametrize(
    ("people", "marked"),
    [
        (("RiverGoat55",), "{RiverGoat55=River-\nGoat55} nice pictures"),
        (("hedgemaker",), "ask {hedgemaker=hedge\nmaker}, he knows"),
        (("Old Mother Rook",), "{Old Mother Rook=Mother Rook} said no again"),
        (("Solarfuchs",), "ich nehme lieber {Solarfuchs=Solar Fuchs} beim Wort"),
        (("أمل",), "يا {أمل}، اقرئي الخبر مرة ثانية"),
    ],
)
def test_names_are_found_however_they_are_broken_up(people, marked):
    text, wanted = published(people, marked)
    assert text == wanted


def test_somebody_in_the_news_is_no_commenter_unless_spoken_to():
    byline = ("Rob Carling",)
    text = "Carling wrote a fine piece, unlike last week."
    assert published(("Pia Carling",), text, protected=byline)[0] == text
    assert published(("Rob",), "@{Rob} no", protected=byline)[0] == "@⟦Rob⟧ no"


def test_the_full_name_of_an_article_is_its_own():
    byline = ("Kerstin Heinz",)
    text = "Kerstin Heinz sagte das ganz anders."
    assert published(("Heinz",), text, protected=byline)[0] == text


def test_a_number_may_be_left_out_of_a_handle():
    text, wanted = published(("magpie_61",), "Ha, thanks {magpie_61=magpie}! That was it.")
    assert text == wanted


def test_a_name_beside_oneself_is_no_company():
    text = "You are stranger than a green dog, and a green dog is strange."
    assert published(("Green Dog",), text)[0] == text


@pytest.mark.parametrize(
    ("people", "marked", "answered"),
    [
        (("Bookbinder",), "{Bookbinder=Book binder}, your last line is the best here", None),
        (("Redwing",), "Appreciate that, {Redwing=red wing}.", "Redwing"),
        (("Mr Pebbles",), "Thanks {Mr Pebbles=Mr. Pebbles}, that is the form I meant", None),
        (("Limpet",), "Bless you {Limpet}you have cheered me right up", "Limpet"),
        (("RelevantDune",), "i think {RelevantDune=relevantdune} has no idea of boats", None),
        (("tide @ noon",), "nobody asked {tide @ noon} about the pier", None),
    ],
)
def test_handles_are_known_in_more_or_fewer_pieces(people, marked, answered):
    text, wanted = published(people, marked, answered)
    assert text == wanted


@pytest.mark.parametrize(
    ("people", "marked", "answered"),
    [
        (("Nigel Marrow",), "fair enough {Nigel Marrow=nigel}, I had a glass", "Nigel Marrow"),
        (("fogbank88",), "Does {fogbank88=fogbank} ever read the piece?", None),
        (("Driftwood",), "Bless you {Driftwood=driftwood}", "Driftwood"),
        (("Molinero",), "Que el {Molinero} me perdone, pero de barcos sé más.", "Molinero"),
        (("Marianne",), "Désolée {Marianne}, mais la jetée était là avant nous", None),
        (("Halina",), "Popieram {Halina=Halinę} w całej rozciągłości, port jest nasz", None),
    ],
)
def test_names_are_known_where_little_sets_them_apart(people, marked, answered):
    text, wanted = published(people, marked, answered)
    assert text == wanted


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Contable", "No hace falta ser contable para ver que la cuenta no sale."),
        ("Gruñón", "Yo hoy estoy gruñón y con razón."),
        ("Perplexed", "To be honest I am perplexed by all of this."),
    ],
)
def test_what_somebody_is_is_no_mention_of_whom_the_comment_answers(handle, text):
    assert published((handle,), text, handle)[0] == text


@pytest.mark.parametrize(
    ("handle", "text"),
    [
        ("Lamplighter", 'They sang "Lamplighter" at the end of the evening.'),
        ("Sentinelle", "L'opération Sentinelle coûte cher à la ville."),
        ("Nettle", "Nettle soup is lovely, if you pick them young."),
    ],
)
def test_what_a_thing_is_called_is_no_mention(handle, text):
    assert published((handle,), text)[0] == text
