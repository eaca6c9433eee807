"""The language of a page, told by the small words that every text is full of."""

from collections import Counter
from collections.abc import Sequence

from commentariat.parsers._lines import Line

# Words that no other of these languages has, or has but rarely.
_WORDS = {
    "en": "the of and to that with for this have from are not you they which were been their would"
    " there what when your it has will about can",
    "de": "und nicht ist ein eine den von mit auf sich dem auch wie für wird sind oder aber dass"
    " werden noch nach einer bei nur ich zu im das die der",
    "fr": "les des est une dans qui pour pas sur avec plus sont au vous nous mais cette aux ont et"
    " du ce être elle leur ne il",
    "es": "el los las del por con para más pero sus está muy y su como lo al una fue este ha son"
    " también desde cuando hay",
    "ru": "и что как это но из он для все так же или бы его она мы они был есть когда уже было",
    "pl": "się nie jest że jak ale od przez są dla tym który było czy oraz które i z do po tego",
    "it": "il di che è per non della sono gli nel anche più alla dei questo della ma ed dal",
    "pt": "os não uma em do da dos mais são mas ao também foi você pela pelo isso das um",
    "nl": "het een van dat niet op te zijn voor met aan er ook maar naar om bij en ik wordt",
    "uk": "що та це як є щоб його від але він вони було також якщо або вже бути",
    "cs": "se je že jako ale jsem jsou aby které při být jeho podle nebo také který už",
    "bg": "на да се за са че като които също обаче този това беше бъде може",
    "sr": "је се су који што није као или али бити који њих овај ако",
    "sv": "och att det som är på av för inte om ett har jag den till men var",
    "da": "og at det er på af ikke til som med har jeg var men blev også",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _tag, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _tag)

_SENTENCE = 60  # characters; shorter lines are menus and names
_ENOUGH = 4_000  # characters read at most
_FEWEST = 12  # small words that a text must have
_SHARE = 0.06  # of all words, at least; in running text it is from a tenth to a third


def language_of(lines: Sequence[Line]) -> str | None:
    """Return the language of a page's sentences, or None where that is not certain.

    >>> language_of([Line(1, 0, "Die Brücke ist seit dem Sturm noch nicht frei, sagt Anna. " * 3)])
    'de'
    """
    words = _words_of(lines)
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for tag in _LANGUAGES.get(word, ()):
            counts[tag] += times
    if not counts:
        return None
    (best, most), (_, other) = (*counts.most_common(2), ("", 0))[:2]
    certain = most >= _FEWEST and most >= _SHARE * len(words) and most >= 2.5 * other
    return best if certain else None


def _words_of(lines: Sequence[Line]) -> list[str]:
    words: list[str] = []
    size = 0
    for line in lines:
        if len(line.text) > _SENTENCE:
            part = line.text[: _ENOUGH - size]
            words += part.lower().split()
            size += len(part)
            if size >= _ENOUGH:
                break
    return words
