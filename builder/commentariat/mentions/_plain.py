"""Words that often have a capital or a comma behind them without being a commenter's name."""

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
    "note ps source sources example reason conclusion bottom breaking news hope time money nobody "
    "somebody anybody anyone someone none both others another many few most some any this that "
    "these those what which who whoever it he she they we you i one niemand jemand alle keiner "
    "personne tous nadie alguien todos nikt ktoś никто кто все"
)
OPENERS = frozenset(map(fold, _OPENERS.split()))

# Words that have a capital within a sentence: parties, offices, peoples, regions, brands.
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
    "article question answer mercedes audi porsche opel volkswagen ford toyota tesla honda nissan "
    "renault peugeot citroën fiat skoda seat volvo lada żuk мерседес ауди тойота лада волга google "
    "amazon apple facebook twitter siri alexa netflix windows explorer safari shell aldi lidl ikea"
)
OFTEN_CAPITAL = frozenset(map(fold, _OFTEN_CAPITAL.split()))

# Those of them that do and say things, as commenters do.
_ACTORS = (
    "president senator senators senate congress congressman governor mayor minister premier "
    "parliament government state states federal supreme court church police council board "
    "committee department agency office bureau university college school party house bank army "
    "navy marines forces force guard reserve airport museum union league association society "
    "institute foundation liberals conservatives republicans democrats greens muslims christians "
    "catholics jews indians americans canadians russians europeans germans pope queen king prince "
    "bible lord god constitution"
)
ACTORS = frozenset(map(fold, _ACTORS.split()))

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

# Places that comments name more often than anybody who is called so.
_PLACES = (
    "africa america asia europe afghanistan alabama alaska alberta algeria argentina arizona "
    "arkansas australia austria belgium boston brazil britain brussels bulgaria california canada "
    "chicago chile china colorado connecticut crimea croatia cuba dallas delaware denmark denver "
    "detroit dublin egypt england estonia finland florida france germany greece hawaii houston "
    "hungary iceland idaho illinois india indiana indonesia iowa iran iraq ireland israel italy "
    "japan kansas kentucky kenya korea kosovo kuwait latvia lebanon libya lithuania london "
    "louisiana madrid maine manitoba maryland massachusetts mexico miami michigan minnesota "
    "mississippi missouri montana montreal morocco moscow nebraska nevada nigeria norway ohio "
    "oklahoma ontario oregon ottawa pakistan palestine paris pennsylvania philadelphia "
    "philippines poland portland portugal qatar quebec romania rome russia scotland seattle "
    "serbia spain sweden switzerland sydney syria taiwan tennessee texas thailand tokyo toronto "
    "tunisia turkey ukraine utah vancouver venezuela vermont vietnam wales washington wisconsin "
    "wyoming yemen anchorage fairbanks honolulu berlin hamburg münchen wien deutschland "
    "österreich schweiz frankreich russland amerika europa lyon marseille españa francia alemania "
    "barcelona polska niemcy rosja warszawa kraków москва россия украина европа америка германия "
    "сша китай brisbane perth melbourne auckland wellington christchurch canberra calgary "
    "edmonton winnipeg halifax tampa atlanta memphis nashville cleveland columbus cincinnati "
    "pittsburgh albany brooklyn manhattan bronx harlem hollywood malibu omaha tulsa birmingham "
    "manchester liverpool leeds sheffield bristol leicester nottingham coventry cardiff swansea "
    "glasgow edinburgh aberdeen dundee inverness belfast galway limerick oxford cambridge norwich "
    "ipswich brighton southampton portsmouth plymouth exeter durham york kent sussex essex surrey "
    "devon cornwall dorset somerset norfolk suffolk cumbria yorkshire lancashire cheshire "
    "kensington paddington euston waterloo thames severn mersey köln frankfurt stuttgart "
    "düsseldorf dortmund essen bremen leipzig dresden hannover nürnberg duisburg bochum wuppertal "
    "bielefeld bonn münster karlsruhe mannheim augsburg wiesbaden kiel lübeck rostock potsdam "
    "erfurt magdeburg mainz kassel freiburg heidelberg ulm salzburg graz linz innsbruck basel "
    "bern genf zürich bayern hessen sachsen thüringen brandenburg saarland rhein donau elbe "
    "neckar mosel isar spree havel ostsee nordsee bodensee alpen harz rügen sylt toulouse nantes "
    "strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon angers nîmes brest "
    "tours limoges amiens metz perpignan orléans rouen caen avignon bretagne normandie provence "
    "alsace lorraine bourgogne savoie corse seine loire rhône garonne valencia sevilla zaragoza "
    "málaga murcia bilbao alicante córdoba valladolid vigo gijón granada oviedo pamplona "
    "santander salamanca toledo cádiz huelva asturias galicia cataluña andalucía aragón castilla "
    "navarra extremadura canarias tenerife mallorca ibiza ebro tajo duero guadalquivir bogotá "
    "lima quito caracas santiago guadalajara monterrey habana italia inglaterra londres roma łódź "
    "wrocław poznań gdańsk gdynia sopot szczecin bydgoszcz lublin katowice białystok częstochowa "
    "radom sosnowiec toruń kielce rzeszów gliwice olsztyn opole zakopane mazury mazowsze śląsk "
    "małopolska pomorze wisła odra bałtyk tatry londyn paryż петербург питер новосибирск "
    "екатеринбург казань самара омск челябинск ростов уфа красноярск пермь воронеж волгоград "
    "саратов тюмень ижевск барнаул иркутск хабаровск ярославль владивосток томск кемерово "
    "астрахань пенза рязань тула липецк курск тверь сочи крым калуга псков мурманск архангельск "
    "дон енисей ока нева амур урал сибирь байкал кавказ киев харьков одесса львов днепр минск "
    "лондон париж берлин рим"
)
PLACES = frozenset(map(fold, _PLACES.split()))
