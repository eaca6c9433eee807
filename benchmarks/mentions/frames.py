"""Hand-written comment frames in six languages: `{h}` is where a commenter is named.

Written from how readers address each other on news sites, not from the rules that find them.
"""

WEAK = {
    "en": [
        "I read what {h} put up here twice and it still makes no sense to me.",
        "That is exactly the kind of thing only {h} would come up with at this hour.",
        "Somebody explain to {h} how a budget works before we go on.",
        "When {h} and I went through the figures last week they did not add up.",
        "Not everybody is as patient with the council as {h} seems to be.",
        "The link that {h} gave us is dead by the way.",
    ],
    "de": [
        "Was {h} da gestern geschildert hat, deckt sich mit meiner Erfahrung.",
        "Ich kann mit dem Vorschlag von {h} wenig anfangen, aber gut.",
        "Da muss man {h} schon mal in Schutz nehmen, so war das nicht gemeint.",
        "Wenn sogar {h} das inzwischen einsieht, ist ja alles gesagt.",
    ],
    "fr": [
        "Je trouve que {h} va un peu vite en besogne avec ces chiffres.",
        "On dirait que {h} n'a pas lu l'article jusqu'au bout.",
        "Il faudrait que quelqu'un explique à {h} comment marche un budget.",
        "Les arguments de {h} ne tiennent pas debout une minute.",
    ],
    "es": [
        "Lo que cuenta {h} no tiene nada que ver con la noticia.",
        "Me parece que {h} no ha leído el artículo entero.",
        "Alguien debería explicarle a {h} cómo funciona un ayuntamiento.",
        "Coincido en casi todo con {h} menos en lo de los impuestos.",
    ],
    "pl": [
        "To co {h} tu opowiada nie ma nic wspólnego z artykułem.",
        "Widzę że {h} znowu nie doczytał do końca.",
        "Niech ktoś wytłumaczy dla {h} jak działa budżet miasta.",
        "Wczoraj {h} pisał coś zupełnie innego niż dzisiaj.",
    ],
    "ru": [
        "То, что тут рассказывает {h} никакого отношения к статье не имеет.",
        "Кажется, {h} опять не дочитал до конца.",
        "Пусть кто-нибудь объяснит, почему {h} всегда прав.",
        "Вчера {h} говорил совсем другое, а сегодня передумал.",
    ],
}

ADDRESS = {
    "en": [
        "{h}, you should read the whole report before you judge.",
        "Hi {h}, thanks for the explanation.",
        "Thanks {h}! I had no idea the bridge was that old.",
        "No, {h}, you are mixing up two different years.",
        "I agree with {h} about the parking fees.",
        "Well said {h}, could not put it better.",
    ],
    "de": [
        "{h}, hast du den Artikel überhaupt gelesen?",
        "Hallo {h}, danke für den Hinweis.",
        "Nein, {h}, du verwechselst da zwei Jahre.",
        "Danke {h}, das wusste ich nicht.",
    ],
    "fr": [
        "{h}, vous devriez lire le rapport avant de juger.",
        "Bonjour {h}, merci pour votre réponse.",
        "Non, {h}, tu confonds deux années.",
        "Merci {h}, je ne savais pas.",
    ],
    "es": [
        "{h}, deberías leer el informe antes de opinar.",
        "Hola {h}, gracias por tu respuesta.",
        "No, {h}, tú confundes dos años distintos.",
        "Gracias {h}, no lo sabía.",
    ],
    "pl": [
        "{h}, przeczytaj najpierw cały raport, zanim ty ocenisz.",
        "Cześć {h}, dzięki za wyjaśnienie.",
        "Nie, {h}, ty mylisz dwa różne lata.",
        "Dzięki {h}, nie wiedziałam o tym.",
    ],
    "ru": [
        "{h}, вы бы прочитали отчёт целиком.",
        "Привет {h}, спасибо за разъяснение.",
        "Нет, {h}, ты путаешь два разных года.",
        "Спасибо {h}, я этого не знала.",
    ],
}

REPLY = {
    "en": [
        "{h} wrote:\n> the bridge is older than that\n\nNo it is not.",
        "{h}: the vote is on Tuesday.",
    ],
    "de": [
        "{h} schrieb:\n> die Brücke ist älter\n\nStimmt nicht.",
        "{h}: die Wahl ist am Dienstag.",
    ],
    "fr": ["{h} a écrit :\n> le pont est plus vieux\n\nMais non.", "{h} : le vote est mardi."],
    "es": ["{h} escribió:\n> el puente es más viejo\n\nQue no.", "{h}: la votación es el martes."],
    "pl": ["{h} napisał(a):\n> most jest starszy\n\nWcale nie.", "{h}: głosowanie jest we wtorek."],
    "ru": ["{h} написал(а):\n> мост старше\n\nНет.", "{h}: голосование во вторник."],
}

# Readers speak of one another: nothing but the words around tells that a plain word is a name.
SPOKEN = {
    "en": [
        "I have to side with {h} about the harbour dues.",
        "Unlike {h} I pay my own fares.",
        "What {h} said about the school roof is true.",
        "Calm down {h}, nobody wants your garden.",
        "{h} must be joking about the tunnel.",
        "Spot on {h}.",
        "According to {h} the pool opens in May, we shall see.",
    ],
    "de": [
        "Ich stimme {h} zu, das war anders geplant.",
        "Wie {h} oben schon schrieb, fehlt das Geld.",
        "Der Nutzer {h} verwechselt da etwas.",
    ],
    "fr": [
        "Comme {h} le disait, le pont peut attendre.",
        "{h} prétend le contraire depuis lundi.",
        "D'accord avec {h} pour une fois.",
    ],
    "es": [
        "Estoy con {h} en lo del tranvía.",
        "Según {h} la culpa es de la lluvia.",
        "Tiene razón {h}, faltan bancos.",
    ],
    "pl": [
        "Zgadzam się z {h} w sprawie tramwaju.",
        "Jak {h} napisał, brakuje pieniędzy.",
        "Według {h} winny jest deszcz.",
    ],
    "ru": [
        "Согласен с {h} насчёт трамвая.",
        "Как {h} писал выше, денег нет.",
        "{h} утверждает обратное.",
    ],
}

# Answers to whoever is named: the name opens or closes them, with little else to tell.
ANSWER = {
    "en": [
        "{h}, nice try, but the minutes say otherwise.",
        "{h} come on, not again.",
        "Sit down, {h}.",
        "Save your breath, {h}.",
    ],
    "de": ["{h}, das steht doch im Bericht.", "Lass gut sein, {h}."],
    "fr": ["{h}, le rapport dit autre chose.", "Laisse tomber, {h}."],
    "es": ["{h}, el informe dice otra cosa.", "Déjalo ya, {h}."],
    "pl": ["{h}, w raporcie jest inaczej.", "Daj spokój, {h}."],
    "ru": ["{h}, в отчёте сказано иначе.", "Хватит уже, {h}."],
}

# Lines without any mention: they hold words that are also handles, names of the news, near misses.
NOTHING = {
    "en": [
        "There is no justice when a reader has to hunt for the truth himself.",
        "The winter was long and the river froze, so hope was all we had.",
        "A captain goes down with his ship, a mayor with his budget.",
        "Wow, look at the shadow of that mountain, what a sunrise.",
        "He said the observer mission would leave in March.",
        "Well, people will be people, and true believers will vote anyway.",
        "My phoenix roebelenii died this summer, does anyone have a tip?",
        "The hunter shot a bear near the old mill, says the paper.",
        "Freedom of speech is no freedom to shout fire in a theatre.",
        "I paid 1 250 000 for a house in 2014 and sold it in 2016.",
        "Justice, not another report, is what the tenants want.",
        "Any observer could see the muddy boots in the hall.",
        "A second breakfast would be nice before the late train home.",
        "Captain Obermann of the fire brigade gave a sober account.",
        "Hunter Valley wine is overpriced in that restaurant.",
        "Winter is coming and nobody has fixed the boiler.",
        "Minister Odo Karlmann cut the ribbon himself, of course.",
        "Shadow of a doubt or not, the river does not care.",
    ],
    "de": [
        "Der Winter war lang und der Fluss war zu, da half nur Hoffnung.",
        "Ein Kapitän geht mit dem Schiff unter, ein Minister nie.",
        "Am Berg lag Schnee, der Bär schlief, der Jäger auch.",
        "Die Wahrheit liegt wie immer in der Mitte.",
        "Man muss kein Phoenix sein, um aus der Asche zu kommen.",
        "Ein Observer der Wahl war nicht eingeladen.",
    ],
    "fr": [
        "La justice est lente et la vérité encore plus.",
        "Le capitaine quitte le navire, comme toujours.",
        "Un hiver sans neige, une rivière sans eau, voilà l'avenir.",
        "L'espoir fait vivre, dit-on chez nous.",
    ],
    "es": [
        "La justicia es lenta y la verdad todavía más.",
        "El capitán abandona el barco, como siempre.",
        "Un invierno sin nieve y un río sin agua.",
        "La esperanza es lo último que se pierde.",
    ],
    "pl": [
        "Sprawiedliwość jest powolna, a prawda jeszcze bardziej.",
        "Kapitan schodzi ze statku ostatni, podobno.",
        "Zima bez śniegu, rzeka bez wody, piękna przyszłość.",
        "Nadzieja umiera ostatnia, jak mówią.",
    ],
    "ru": [
        "Правосудие медленно, а правда ещё медленнее.",
        "Капитан уходит с корабля последним.",
        "Зима без снега, река без воды, вот и всё будущее.",
        "Надежда умирает последней, говорят.",
    ],
}

FILLERS = {
    "en": [
        "The rest is noise.",
        "Anyway.",
        "The article misses that point entirely.",
        "So much for that.",
    ],
    "de": ["Der Rest ist Lärm.", "Na ja.", "Das fehlt im Artikel völlig.", "So viel dazu."],
    "fr": ["Le reste est du bruit.", "Enfin bref.", "L'article passe à côté.", "Voilà tout."],
    "es": ["Lo demás es ruido.", "En fin.", "El artículo no lo menciona.", "Y ya está."],
    "pl": ["Reszta to szum.", "No cóż.", "W artykule tego brakuje.", "Tyle w temacie."],
    "ru": ["Остальное шум.", "Ну да ладно.", "В статье этого нет.", "Вот и всё."],
}

HANDLES = {
    "joined": [
        "SnowHeron",
        "MarbleKettle",
        "QuietLantern",
        "RustyHarbour",
        "TinyThunder",
        "PlumSailor",
    ],
    "numbered": [
        "grimbald87",
        "tovarno1971",
        "Welkin404",
        "kessel_2210",
        "Fjordan55",
        "brakwater9",
    ],
    "underscored": ["mossy_lantern", "velda_korr", "north_of_nine", "drab_finch", "olm_keeper"],
    "invented": ["Zyxomir", "Bratulka", "Quendrix", "Ommelfarn", "Tressavin", "Korvallo"],
    "full name": [
        "Anselma Brockt",
        "Piet Vandersloh",
        "Mirela Toskan",
        "Odo Karlmann",
        "Jorunn Ekk",
    ],
    "plain words": [
        "Angry Postman",
        "Second Breakfast",
        "Muddy Boots",
        "Cardboard Pilot",
        "Late Train",
    ],
    "word": ["Justice", "Captain", "Hunter", "Winter", "Phoenix", "Shadow", "Observer", "River"],
    "cyrillic": ["Златодар", "ТихийОмут", "Мирон Кольчугин", "vasilisk_77"],
    "accented": ["Žofie Králová", "Béranger77", "Ñandubay", "Łukasz Wróbel", "Jürgen Spätz"],
}

# Handles that hold a first name, and what its bearer is called.
NICKNAMES = {
    "en": [
        ("Rosamund Thrale", "Roz"),
        ("barnaby_61", "Barney"),
        ("Winifred", "Winnie"),
        ("Reginald Moat", "Reggie"),
    ],
    "de": [
        ("Korbinian Falz", "Korbi"),
        ("Veronika", "Vroni"),
        ("Reinhard Stolp", "Reini"),
        ("ursula58", "Uschi"),
    ],
    "fr": [
        ("Élisabeth Vaur", "Babeth"),
        ("Frédéric", "Fredo"),
        ("Pierre Lormeau", "Pierrot"),
        ("sebastien_v", "Séb"),
    ],
    "es": [
        ("Inmaculada Roz", "Inma"),
        ("Concepción", "Conchi"),
        ("Ignacio Telde", "Nacho"),
        ("josefa_m", "Pepa"),
    ],
    "pl": [
        ("Małgorzata Wrona", "Gosiu"),
        ("Tadeusz", "Tadziu"),
        ("zbyszek52", "Zbysiu"),
        ("Katarzyna Mgła", "Kaśka"),
    ],
    "ru": [
        ("Вячеслав Корж", "Славик"),
        ("Галина", "Галочка"),
        ("Борис Лапшин", "Боря"),
        ("Екатерина Туман", "Катюша"),
    ],
}
