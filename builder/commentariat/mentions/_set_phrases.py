"""Set phrases, in which a word or a name is part of what everybody says and names nobody."""

from collections.abc import Mapping, Sequence
from functools import cache

from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._place import Place

_PHRASES = """
hope springs eternal/hope for the best/hope so/hope not/hope this/hope that/hope you/hope they
hope it/in the hope/patience is a virtue/patience of a saint/lose patience/out of patience
grace period/saving grace/coup de grace/fall from grace/amazing grace/say grace/good faith/bad faith
leap of faith/keep the faith/faith in/pride and joy/joy ride/joy to/peace of mind/peace and quiet
rest in peace/world peace/peace talks/peace process/justice for/justice system/social justice
poetic justice/chief justice/criminal justice/have mercy/at the mercy/charity case/charity shop
charity begins at home/statue of liberty/cherry pick/cherry picking/cherry picked/cherry tree
cherry tomatoes/ginger ale/ginger beer/ginger nut/ginger biscuit/basil leaves/fresh basil/olive oil
olive branch/olive tree/olive trees/daisy chain/ivy league/poison ivy/water lily/lily pond
amber alert/amber light/ruby wedding/crystal clear/crystal ball/jack of all trades/jack russell
union jack/bob the builder/bob each way/bobs your uncle/robin hood/robin redbreast/peter pan
rob peter to pay paul/tom dick and harry/every tom dick/joe public/average joe/joe bloggs
john doe/jane doe/plain jane/aunt sally/bloody mary/hail mary/virgin mary/jolly roger/uncle sam
uncle tom/peeping tom/tom cat/smart alec/nosy parker/moaning minnie/happy larry/flash harry
dirty harry/waltzing matilda/eleanor rigby/dear john letter/love of pete/pete sake/petes sake
real mccoy/even steven/simple simon/lazy susan/doubting thomas/gordon bennett/billy goat/nanny goat
billy no mates/tin lizzie/victoria sponge/victoria line/victoria station/queen victoria
lake victoria/victoria falls/mark my words/question mark/bill of rights/foot the bill/pay the bill
gas bill/electricity bill/bills to pay/art of/dawn of/crack of dawn/at dawn/christmas eve/years eve
april fool/april fools/sunny side/rain check/storm in a teacup/perfect storm/rocky road/rocky start
sandy beach/fox news/fox hunting/wolf in sheeps clothing/cry wolf/lone wolf/lion king/lions share
bear in mind/bear with/bear market/bull market/eagle eye/eagle eyed/ghost town/guardian angel
angel investor/devils advocate/speak of the devil/lucky day/lucky escape/happy birthday
happy hour/happy new year/happy with/happy to/merry christmas/honest mistake/to be honest/be honest
common sense/fair play/fair enough/bargain hunter/good luck/good grief/good god/good lord
good heavens/bless you/heaven knows/god knows/lord knows/god help/thank god/thank heavens/dear god
lord have mercy/holy moses/holy smoke/holy cow/murphys law/pandoras box/achilles heel/adams apple
noahs ark/job centre/job description/patience of job/ray of sunshine/ray of light/drew a blank
rich and poor/rusty nail/dusty road/misty eyed/sherlock holmes/no shit sherlock/einstein moment
hoffnung stirbt zuletzt/hoffnung auf/gott sei dank/guten morgen/guten tag/guten abend/gute nacht
gute besserung/schönen tag/schönes wochenende/frohe weihnachten/frohes fest/frohes neues
geduld ist/geduld haben/mark und bein/hans im glück/hans guck in die luft/hans dampf
schwarzer peter/schwarzen peter/otto normalverbraucher/lieschen müller/max mustermann
erika mustermann/hinz und kunz/dummer august/strammer max/deutscher michel/deutsche michel
alter schwede/wolf im schafspelz/fuchs und hase/zwischen baum und borke/frau holle/herr der lage
friede freude eierkuchen/friede auf erden/ruhe und ordnung/in ruhe/mutter natur/vater staat
bruder leichtfuß/heiliger strohsack/heiliger bimbam/mein lieber scholli/sommer wie winter
espoir fait vivre/bonne journée/bonne chance/bonne année/bonne nuit/bonne soirée/bon courage
bon vent/bonjour à tous/joyeux noël/joyeuses fêtes/pierre qui roule/pierre à/pierre angulaire
pierre de taille/marie couche toi/gros jean/jacques a dit/père noël/huile d olive/rose des vents
à la rose/patience et longueur de temps/prendre patience/un peu de patience/ours mal léché
la justice est/jean foutre/monsieur tout le monde/tout feu tout flamme/eau de rose
la esperanza es lo último/esperanza de vida/buenos días/buenas tardes/buenas noches/feliz navidad
feliz año/felices fiestas/pedro y el lobo/perico de los palotes/san juan/don juan/ave maría
en paz/paz mundial/paz y/luz verde/a la luz/luz del día/la luz de/cruz roja/dolores de cabeza
mercedes benz/gracias a dios/sol y playa/tomar el sol/rey de/reyes magos/santa claus/papá noel
viva la/la virgen de/la virgen del/mar y/alta mar
слава богу/слава украине/слава героям/слава труду/добрый день/добрый вечер/добрый человек
доброе утро/доброго дня/доброго времени/доброй ночи/доброго здоровья/надежда умирает
надежда на/надежда есть/вся надежда/любовь к/любовь зла/вера в/вера и/роза ветров/мир вам/мир труд
за мир/во всём мире/весь мир/светлая память/вечная память/иван грозный/иван дурак/вася пупкин
царь горох/дед мороз/маша и медведь/баба яга/спокойной ночи/ни пуха/с новым годом/с днём рождения
лев толстой/честь и хвала/честь и совесть/волк в овечьей шкуре/мороз по коже/весна пришла
зима пришла/герой нашего времени
nadzieja umiera/nadzieja matką/nadzieja na/cała nadzieja/dzień dobry/dobry wieczór/dobry dzień
dobry pomysł/dobry żart/święty mikołaj/święty spokój/wesołych świąt/jan kowalski/przeciętny kowalski
wiara w/wiara czyni cuda/róża wiatrów/adam i ewa/jaś i małgosia/mądry polak/miłość do/miłość jest
sława i/chwała bogu/dzięki bogu/wilk w owczej skórze/wilk syty/zima zaskoczyła/pan bóg/pan młody
"""
_LONGEST = 5  # words

Phrase = tuple[Sequence[str], Sequence[str]]
"""The folded words before a word, the next first, and those behind it."""


@cache
def _by_word() -> Mapping[str, Sequence[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in _PHRASES.replace("\n", "/").strip("/").split("/"):
        words = list(map(fold, phrase.split()))
        for at, word in enumerate(words):
            found.setdefault(word, []).append((words[:at][::-1], words[at + 1 :]))
    return found


def in_phrase(place: Place) -> bool:
    """Whether words stand around a name that make it part of what everybody says."""
    phrases = _by_word().get(place.form.letters)
    if phrases is None or place.suffix:
        return False
    before = folded_words(place.before)[::-1] if place.before[-1:].isspace() else []
    after = folded_words(place.after) if place.after[:1].isspace() else []
    return any(
        list(before[: len(first)]) == first and list(after[: len(last)]) == last
        for first, last in phrases
    )
