"""What the words beside a name tell: articles, other capitals, another language, a new sentence."""

import re

from commentariat.mentions._fold import fold, folded_words
from commentariat.mentions._forms import Form
from commentariat.mentions._languages import german, is_german, strange
from commentariat.mentions._names import FIRST_NAMES
from commentariat.mentions._plain import OFTEN_CAPITAL, PLACES, PUBLIC
from commentariat.mentions._strong import WINDOW
from commentariat.mentions._words import is_name, rarity

_FLAGS = re.IGNORECASE
_WORD = re.compile(r"[^\W\d_]{2,}")
_WITHIN = re.compile(r"(?:^|\s)[\"'(“]?[^\W\d_A-ZА-ЯÀ-Þ][\w’'-]*[,;]?\s$|[^\W\d_],\s$")
_NEXT_CAPITAL = re.compile(r"(?:\s|\s?[-–/&]\s?)[A-ZА-ЯÀ-Þ][\w]|-\w")
_CAPITAL_BEFORE = re.compile(r"(\b[A-ZА-ЯÀ-Þ][\w]*|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Pres)\.)\s$")
_ONE = (
    r"an?|every|each|our|my|your|his|her|its|their|some|any|no|another|ein\w{0,2}|kein\w{0,2}"
    r"|mein\w{0,2}|dein\w{0,2}|sein\w{0,2}|ihre?\w?|unser\w{0,2}|jede\w|manche\w|solche\w|un|une|uno|una|unos"
    r"|unas|mon|ma|mes|ton|ta|tes|sa|ses|notre|nos|votre|vos|leurs?|chaque|mis?|tus?|sus?|cada"
    r"|algún|ningún|mio|mia|ogni|um|uma|meu|minha|jakiś|jakaś|mój|moja|nasz|każdy|żaden"
    r"|мой|моя|наш|наша|каждый|любой|никакой|такой|какой|bir"
)
_THE = (
    r"the|this|of|de[rnms]|die|das|dies\w{0,2}|im|zum|zur|vom|le|la|les|l|des|du|aux?"
    r"|ce|cet|cette|ces|el|los|las|del|al|este|esta|ese|esa|il|gli|dei|della|del|ten|ta|tej|tego"
    r"|этот|эта|это|эту|этого"
)
_DETERMINED = re.compile(rf"(?<![\w'’])(?:{_ONE}|{_THE}|that|these|those|such)\W$", _FLAGS)
_NO_NAME = re.compile(rf"(?<![\w'’])(?:{_ONE}|{_THE})\W$", _FLAGS)
_ONE_OF = re.compile(rf"(?<![\w'’])(?:{_ONE})\s$", _FLAGS)
_DESCRIBED = re.compile(rf"(?<![\w'’])(?:{_ONE})\s(?:[a-zà-ÿ]{{3,12}}\s)?$", _FLAGS)
_QUALIFIED = re.compile(r"[а-яё](?:ый|ий|ой|ая|ое|ые|ую|ого|ому|ым)\s$")
_SENTENCE = re.compile(r"(?:^|[.!?…\n])[\s\"'“„«»”)]*$")
_NEXT_SENTENCE = re.compile(r"\s([A-ZА-ЯÀ-Þ][^\W\d_]*)(?:['’]\w+)?,?\s[a-zа-яß-ÿ]")
_SURNAME = re.compile(r"\s[A-ZА-ЯÀ-Þ][a-zа-яß-ÿ]{2}")
_PLACED = re.compile(r"\b(?:in|near|from|across|en|à|aus|bei|w|z|в|из)\s$", _FLAGS)
_OPENING = re.compile(r"(?:^|[.!?\n])[\s\"'“„«(]*([A-ZА-ЯÀ-Þ][^\W\d_]*)\s$")
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or|und|oder|et|ou|y|e|i|и|ve|&)\s[A-ZА-ЯÀ-Þ]\w+\s[a-zа-яß-ÿ]"
)
_TELLING = 400  # centibels
_FREQUENT = 290  # centibels: words that begin sentences


def beside_capital(text: str, start: int, end: int) -> bool:
    """Whether another name stands right before or behind: then both may be one person's."""
    return capital_before(text[max(0, start - WINDOW) : start]) or capital_behind(
        text[end : end + WINDOW]
    )


def capital_before(before: str) -> bool:
    """Whether words end in one that has a capital."""
    found = _CAPITAL_BEFORE.search(before)
    return found is not None and not _opens_sentences(found.group(1))


def _opens_sentences(word: str) -> bool:
    """Whether a capital is likely that of a sentence: "If", "Mit", "А"."""
    return rarity(fold(word)) < _FREQUENT


def within(before: str) -> bool:
    """Whether a name would stand within a sentence, so that its capital is one of a name."""
    found = _OPENING.search(before)
    first = found is not None and _opens_sentences(found.group(1))
    return first or _WITHIN.search(before) is not None


def opens(text: str, start: int) -> bool:
    """Whether a sentence starts with a word, which then has a capital whatever it is."""
    return _SENTENCE.search(text, max(0, start - WINDOW), start) is not None


def capital_behind(after: str) -> bool:
    """Whether words begin with one that has a capital."""
    return _NEXT_CAPITAL.match(after) is not None


def lone_capital(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a word stands with a capital where only names have one.

    A whole handle that is a plain word, or the first name out of one; not where a sentence starts,
    not beside other capitals, not after an article, not in a text that is free with capitals, as
    headlines and German are.
    """
    surface = text[start:end]
    if (
        not form.calls
        or form.letters in OFTEN_CAPITAL
        or form.letters in PUBLIC
        or len(form.letters) < (3 if form.person or rarity(form.letters) > _TELLING else 4)
    ):
        return False
    first_name = form.kind == "part" and form.handle.startswith(f"{surface} ")
    known = form.kind == "part" or form.letters in PLACES
    if (known and is_name(form.letters) and not first_name) or not _as_a_name(surface, form.handle):
        return False
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if (
        not within(before)
        or _PLACED.search(before)
        or _DETERMINED.search(before)
        or _NEXT_CAPITAL.match(after)
    ):
        return False
    words = _WORD.findall(before) + _WORD.findall(after)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals * 4 <= len(words)


def _as_a_name(surface: str, handle: str) -> bool:
    return surface[:1].isupper() and handle[:1].isupper() and not surface.isupper()


def alien(text: str, start: int, end: int, form: Form) -> bool:
    """Whether plain words stand among the words of a language that does not have them."""
    if len(form.letters) < 4 or form.letters in PUBLIC:
        return False
    around = folded_words(f"{text[max(0, start - WINDOW) : start]} {text[end : end + WINDOW]}")
    own = folded_words(text[start:end]) if form.gaps else [form.letters]
    return all(strange(word, around) for word in own)


def noun(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a word is a German one in German: all nouns have a capital there."""
    if form.gaps or form.letters in FIRST_NAMES or not is_german(form.letters):
        return False
    around = f"{text[max(0, start - WINDOW) : start]} {text[end : end + WINDOW]}"
    return german(folded_words(around))


def placed(text: str, start: int) -> bool:
    """Whether a word stands before that tells where something is."""
    return _PLACED.search(text, max(0, start - 12), start) is not None


def determined(text: str, start: int) -> bool:
    """Whether an article stands before words, or what else tells that they are no name."""
    before = text[max(0, start - 12) : start]
    return bool(_NO_NAME.search(before) or _QUALIFIED.search(before))


def one_of(text: str, start: int) -> bool:
    """Whether words are one of several things: "a", "my", "every"."""
    return _ONE_OF.search(text, max(0, start - 12), start) is not None


def described(text: str, start: int) -> bool:
    """Whether a word is one of several things, of which one is described: "a healthy"."""
    return _DESCRIBED.search(text, max(0, start - 24), start) is not None


def surname_follows(text: str, end: int) -> bool:
    """Whether a further name follows, as a surname does."""
    return _SURNAME.match(text, end) is not None


def and_another(text: str, end: int) -> bool:
    """Whether a second name follows behind "and", as things have none."""
    return _AND_ANOTHER.match(text, end) is not None


def alone(text: str, start: int, end: int) -> bool:
    """Whether nothing of its sentence but a word is there: the next begins right behind it."""
    following = _NEXT_SENTENCE.match(text, end)
    if following is None or not opens(text, start):
        return False
    word = fold(following.group(1))
    return word != "i" and rarity(word) < _FREQUENT
