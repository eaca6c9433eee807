"""What the words beside a name tell: articles, other capitals, a new sentence."""

import re

from commentariat.mentions._fold import fold
from commentariat.mentions._languages import may_be
from commentariat.mentions._names import FIRST_NAMES
from commentariat.mentions._place import Place
from commentariat.mentions._words import is_name, rarity

_FLAGS = re.IGNORECASE
_WITHIN = re.compile(r"(?:^|\s)[\"'(“]?[^\W\d_A-ZА-ЯÀ-Þ][\w’'-]*[,;]?\s$|[^\W\d_],\s$")
_NEXT_CAPITAL = re.compile(r"(?:\s|\s?[-–/&]\s?)[A-ZА-ЯÀ-Þ][\w]|-\w")
_CAPITAL_BEFORE = re.compile(
    r"(\b[A-ZА-ЯÀ-Þ][\w]*|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Pres|[A-ZА-ЯÀ-Þ])\.)\s$"
)
_ONE = (
    r"an?|every|each|our|my|your|his|her|its|their|some|any|no|another|ein\w{0,2}|kein\w{0,2}"
    r"|mein\w{0,2}|dein\w{0,2}|sein\w{0,2}|ihre?\w?|unser\w{0,2}|jede\w|manche\w|solche\w|un|une|uno|una|unos"
    r"|unas|mon|ma|mes|ton|ta|tes|sa|ses|notre|nos|votre|vos|leurs?|chaque|mis?|tus?|sus?|cada"
    r"|algún|ningún|mio|mia|ogni|um|uma|meu|minha|jakiś|jakaś|mój|moja|nasz|każdy|żaden"
    r"|один|одна|одно|мой|моя|наш|наша|каждый|любой|никакой|такой|какой|bir"
)
_THE = (
    r"als|the|this|of|de[rnms]|die|das|dies\w{0,2}|im|zum|zur|vom|le|la|les|l|des|du|aux?"
    r"|ce|cet|cette|ces|el|los|las|del|al|este|esta|ese|esa|il|gli|dei|della|del|ten|ta|tej|tego"
    r"|этот|эта|это|эту|этого"
)
# Articles that are other words in other languages.
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "a": ("en",),
    "an": ("en",),
    "als": ("de",),
    "die": ("de",),
    "im": ("de",),
    "no": ("en",),
}
_LANGUAGES |= {"ten": ("pl",), "ta": ("fr", "pl"), "tu": ("es",), "mes": ("fr",)}
_NO_NAME = re.compile(rf"(?<![\w'’])(?:{_ONE}|{_THE})\W$", _FLAGS)
_DESCRIBED = re.compile(rf"(?<![\w'’])(?:{_ONE})\s[a-zà-ÿ]{{3,12}}\s$", _FLAGS)
_DESCRIBED_THING = re.compile(r"(?<![\w'’])the\s[a-z]{3,12}\s$", _FLAGS)
_OWNED = re.compile(
    r"(?<!\bit)(?<!\bthat)(?<!\bhe)(?<!\bhere)(?<!\blet)(?<!\bwho)(?<!\bwhat)(?<=\w)['’]s\s$",
    _FLAGS,
)
_QUALIFIED = re.compile(r"[а-яё](?:ый|ий|ой|ая|ое|ые|ую|ого|ому|ым)\s$")
_NEXT_SENTENCE = re.compile(r"\s([A-ZА-ЯÀ-Þ][^\W\d_]*)(?:['’]\w+)?,?\s[a-zа-яß-ÿ]")
_SURNAME = re.compile(r"\s[A-ZА-ЯÀ-Þ][a-zа-яß-ÿ]{2}")
_TITLED = re.compile(
    r"(?<![\w.])(?:m(?:r|rs|s|iss|iz)\.?|herrn?|frau|monsieur|madame|mme|mlle|m\.|señora?|sra?\.|don|doña"
    r"|pan[aiueią]?|panie|panem|господина?|госпож[аеу]|г-н[ау]?|г-ж[аеу]|sig\.|signora?|bay|bayan|paní|пан[аеу]?|пані)\s$",
    _FLAGS,
)
_JOINED_NAME = re.compile(r"-[A-ZА-ЯÀ-Þ]")
_OPENING = re.compile(r"(?:^|[.!?\n])[\s\"'“„«(]*([A-ZА-ЯÀ-Þ][^\W\d_]*)\s$")
_FREQUENT = 290  # centibels: words that begin sentences
_PLAIN = 560  # centibels: a word as common as that may open a sentence, unless it is a name
_IS = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|becomes?|became|seems?|feels?|felt|(?:i|you|we|they|it|he|she)['’](?:m|re|s)"
    r"|(?:is|was|are|were)n['’]t|bin|bist|ist|sind|seid|waren?|wäre|wird|werden?|sein|gewesen|suis|es|est|sommes|êtes"
    r"|sont|étais|était|étaient|être|été|restent?|soy|eres|son|eran?|fui|fue|fueron|ser|sea|sido|estoy|están?"
    r"|estaba|jestem|jesteś|jest|są|był[aoy]?|być|będę|będzie|został[ao]?|был[аои]?|быть|есть|стал[аи]?|стать|буду|будет|это)\s"
    r"(?:(?:not|so|very|too|quite|just|really|an?|rather|totally|completely|pas|très|trop|si|plus|bien|no|muy|tan|más"
    r"|nicht|sehr|zu|ganz|völlig|ja|auch|nie|tak|bardzo|też|taki|taka|не|очень|такой|такая|тоже|все)\s)?$",
    _FLAGS,
)
_CLOSES = re.compile(
    r"\s*(?:[.!?…;)。！？；）؟।]|$|\n|\s[^\w\s]|x+\b\s*$|(?:lol|xd|haha\w*|mate|pal|dear)\b)",
    _FLAGS,
)
_INSIDE = re.compile(
    r"\b(?:in|at|near|into|nach|en|dans|в|во|w|we|na|на)\s(?:[a-zа-яà-ÿ]{3,}\s)?$", _FLAGS
)
_THING_BEFORE = re.compile(
    r"(?:\b(?:the|an?|my|your|his|her|our|their|der|die|den|dem|des|ein\w{0,2}|mein\w{0,2}"
    r"|unser\w{0,2}|le|la|les|une?|du|aux?|cette|mon|ma|son|sa|el|los|las|una|al|del|mi|su"
    r"|est[ea]|мо[йяиеёю]\w{0,2}|наш\w{0,3}|его|её|mój|moj\w{1,3}|nasz\w{0,3}|jego|jej)\s"
    r"|\b[ld]['’])[^\W\d_]{3,14}\s$",
    _FLAGS,
)


def beside_capital(before: str, after: str) -> bool:
    """Whether another name stands right before or behind: then both may be one person's."""
    return capital_before(before) or capital_behind(after)


def capital_before(before: str) -> bool:
    """Whether words end in one that has a capital, and not only as it opens a sentence."""
    found = _CAPITAL_BEFORE.search(before)
    if found is None:
        return False
    word = fold(found.group(1))
    if _OPENING.search(before) is None:
        return not _opens_sentences(word)
    return rarity(word) >= _PLAIN or is_name(word) or word in FIRST_NAMES


def _opens_sentences(word: str) -> bool:
    """Whether a capital is likely that of a sentence: "If", "Mit", "А"."""
    return rarity(fold(word)) < _FREQUENT


def within(before: str) -> bool:
    """Whether a name would stand within a sentence, so that its capital is one of a name."""
    found = _OPENING.search(before)
    first = found is not None and _opens_sentences(found.group(1))
    return first or _WITHIN.search(before) is not None


def capital_behind(after: str) -> bool:
    """Whether words begin with one that has a capital."""
    return _NEXT_CAPITAL.match(after) is not None


def determined(place: Place) -> bool:
    """Whether an article stands before words, or what else tells that they are no name."""
    before = place.before[-24:]
    found = _NO_NAME.search(before) or _DESCRIBED.search(before) or _QUALIFIED.search(before)
    found = found or _OWNED.search(before)
    if found is None and place.small:
        found = _DESCRIBED_THING.search(before)
    if found is None:
        return False
    languages = _LANGUAGES.get(found.group().split()[0].lower(), ())
    return not languages or any(may_be(language, place.spoken) for language in languages)


def predicate(before: str) -> bool:
    """Whether words end in what tells what somebody or something is."""
    return _IS.search(before) is not None


def inside(before: str) -> bool:
    """Whether words end in what tells where something is."""
    return _INSIDE.search(before) is not None


def described(before: str) -> bool:
    """Whether an article and a further word stand before: "the village baker", "l'opération"."""
    return _THING_BEFORE.search(before) is not None


def closes(after: str) -> bool:
    """Whether a sentence, or what was to be said, ends behind a name."""
    return _CLOSES.match(after) is not None


def surname_follows(text: str, end: int) -> bool:
    """Whether a further name follows, as a surname does."""
    return _SURNAME.match(text, end) is not None


def titled(before: str) -> bool:
    """Whether words end in what a surname is addressed with: "Ms", "Frau", "pani"."""
    return _TITLED.search(before[-12:]) is not None


def joined_name(after: str) -> bool:
    """Whether a hyphen joins a further name or a noun, as in the name of a street."""
    return _JOINED_NAME.match(after) is not None


def alone(after: str) -> bool:
    """Whether nothing else of a sentence follows a word that opens it: the next begins."""
    following = _NEXT_SENTENCE.match(after)
    if following is None:
        return False
    word = fold(following.group(1))
    return word != "i" and rarity(word) < _FREQUENT
