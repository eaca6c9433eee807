"""Plain words that often have a capital or a comma behind them without being anybody's name."""

from commentariat.mentions._fold import fold

# Words that open a sentence, a comma behind them.
_OPENERS = (
    "yes no well sure sorry true please thanks ok okay wow look listen actually really right "
    "exactly again finally also now then here there man dude guys people folks everyone "
    "everybody all god lord jesus hell damn boy funny sad sadly first second third so but and "
    "or if when while until however therefore meanwhile besides anyway still yet maybe perhaps "
    "probably certainly obviously clearly indeed today tomorrow yesterday monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december great good nice bad wrong correct false never "
    "always nothing fact facts congratulations bravo hey hi hello ja nein na gut also nun doch "
    "leider klar genau richtig falsch danke bitte oui non bon bien alors merci voila enfin donc "
    "si sí bueno claro pues gracias verdad tak nie dobrze no cóż dziękuję niestety prawda да "
    "нет ну конечно спасибо правда кстати увы хорошо жаль stop wait question answer update edit "
    "note ps source sources example reason conclusion bottom breaking news hope time money"
)
OPENERS = frozenset(map(fold, _OPENERS.split()))

# Words that English writes with a capital within a sentence: parties, offices, peoples, regions.
_OFTEN_CAPITAL = (
    "liberal liberals conservative conservatives republican republicans democrat democrats "
    "democratic president senator senators senate congress congressman governor mayor minister "
    "premier parliament government state states federal supreme court justice constitution "
    "constitutional amendment church christian christians catholic catholics muslim muslims "
    "islam islamic jewish jews jew bible scripture gospel lord god heaven hell father mother "
    "pope bishop king queen prince princess east west north south eastern western northern "
    "southern native natives indian indians american americans canadian canadians russian "
    "russians chinese european europeans english french german germans spanish british internet "
    "web earth sun moon winter summer spring autumn fall black white blacks whites left right "
    "labour green greens tea party house secretary general captain major colonel sergeant "
    "doctor professor judge chief board council committee department agency office bureau "
    "university college school street avenue road river lake island mountain bay county city "
    "town village park bank airport army navy marines force forces guard reserve police sheriff "
    "war revolution empire republic kingdom union league association society institute "
    "foundation museum truth freedom liberty nation nature science history economics english "
    "math christmas easter thanksgiving halloween act bill law code chapter section part "
    "article question answer"
)
OFTEN_CAPITAL = frozenset(map(fold, _OFTEN_CAPITAL.split()))

# Names that the news of any week is full of, first names of politicians among them.
_PUBLIC = (
    "trump donald clinton hillary obama barack michelle biden bush reagan kennedy nixon sanders "
    "bernie pence pelosi nancy mcconnell ryan cruz rubio romney mccain ivanka melania jared "
    "bannon sessions mueller comey kavanaugh harris putin vladimir medvedev assad "
    "bashar erdogan netanyahu kim jong xi merkel angela macron emmanuel hollande sarkozy lepen "
    "marine theresa cameron corbyn blair thatcher johnson farage sturgeon trudeau justin harper "
    "scheer notley wynne horgan mulcair singh turnbull abbott modi abe castro chavez maduro "
    "zelensky poroshenko navalny tusk kaczynski duda rajoy sanchez berlusconi renzi salvini "
    "orban juncker francis jesus mary joseph moses muhammad mohammed allah christ adolf hitler "
    "stalin lenin mao marx darwin einstein orwell shakespeare"
)
PUBLIC = frozenset(map(fold, _PUBLIC.split()))
