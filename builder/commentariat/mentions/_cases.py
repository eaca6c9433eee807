"""The cases of names in Russian and Polish, where a name does not merely grow at its end.

`Ольга` becomes `Ольге`, `Anna Kowalska` becomes `Anny Kowalskiej`: what ends in a vowel changes it,
and of several words all change. Names that only grow (`Иваном`, `Janem`) need no list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

Endings = Sequence[tuple[str, tuple[str, ...]]]
"""What a word may end in, and what stands there in each of the other cases."""

# Genitive, dative, accusative, instrumental, locative; the first ending that fits counts.
_RUSSIAN: Endings = (
    ("ова", ("овой", "овой", "ову", "овой", "овой")),
    ("ева", ("евой", "евой", "еву", "евой", "евой")),
    ("ина", ("иной", "иной", "ину", "иной", "иной")),
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("га", ("ги", "ге", "гу", "гой", "ге")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("ха", ("хи", "хе", "ху", "хой", "хе")),
    ("ша", ("ши", "ше", "шу", "шей", "ше")),
    ("жа", ("жи", "же", "жу", "жей", "же")),
    ("ча", ("чи", "че", "чу", "чей", "че")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ский", ("ского", "скому", "ского", "ским", "ском")),
    ("ный", ("ного", "ному", "ного", "ным", "ном")),
    ("рый", ("рого", "рому", "рого", "рым", "ром")),
    ("лый", ("лого", "лому", "лого", "лым", "лом")),
    ("ий", ("ия", "ию", "ия", "ием", "ии")),
    ("й", ("я", "ю", "я", "ем", "е")),
    ("ь", ("я", "ю", "я", "ем", "е")),
    ("ов", ("ова", "ову", "ова", "овым", "ове")),
    ("ев", ("ева", "еву", "ева", "евым", "еве")),
    ("ин", ("ина", "ину", "ина", "иным", "ине")),
    ("ец", ("ца", "цу", "ца", "цем", "це")),
    ("ёк", ("ька", "ьку", "ька", "ьком", "ьке")),
    ("ётр", ("етра", "етру", "етра", "етром", "етре")),
    ("ер", ("ра", "ру", "ра", "ром", "ре")),
    ("авел", ("авла", "авлу", "авла", "авлом", "авле")),
)
_SURNAMES = 3
_RUSSIAN_GROWS = ("а", "у", "а", "ом", "е")
# The same, and the vocative in the last place.
_POLISH: Endings = (
    ("ska", ("skiej", "skiej", "ską", "ską", "ska")),
    ("cka", ("ckiej", "ckiej", "cką", "cką", "cka")),
    ("ski", ("skiego", "skiemu", "skiego", "skim", "ski")),
    ("cki", ("ckiego", "ckiemu", "ckiego", "ckim", "cki")),
    ("ek", ("ka", "kowi", "ka", "kiem", "ku")),
    ("ria", ("rii", "rii", "rię", "rią", "rio")),
    ("lia", ("lii", "lii", "lię", "lią", "lio")),
    ("fia", ("fii", "fii", "fię", "fią", "fio")),
    ("ia", ("i", "i", "ię", "ią", "iu")),
    ("io", ("ia", "iowi", "ia", "iem", "iu")),
    ("iu", ("ia", "iowi", "ia", "iem", "iu")),
    ("ka", ("ki", "ce", "kę", "ką", "ko")),
    ("ga", ("gi", "dze", "gę", "gą", "go")),
    ("ra", ("ry", "rze", "rę", "rą", "ro")),
    ("ta", ("ty", "cie", "tę", "tą", "to")),
    ("da", ("dy", "dzie", "dę", "dą", "do")),
    ("ła", ("ły", "le", "łę", "łą", "ło")),
    ("la", ("li", "li", "lę", "lą", "lu")),
    ("cja", ("cji", "cji", "cję", "cją", "cjo")),
    ("ja", ("i", "i", "ję", "ją", "jo")),
    ("cha", ("chy", "sze", "chę", "chą", "cho")),
    ("a", ("y", "ie", "ę", "ą", "o")),
    ("r", ("ra", "rowi", "ra", "rem", "rze")),
    ("d", ("da", "dowi", "da", "dem", "dzie")),
    ("t", ("ta", "towi", "ta", "tem", "cie")),
    ("eł", ("ła", "łowi", "ła", "łem", "le")),
    ("ł", ("ła", "łowi", "ła", "łem", "le")),
    ("ś", ("sia", "siowi", "sia", "siem", "siu")),
    ("k", ("ka", "kowi", "ka", "kiem", "ku")),
    ("g", ("ga", "gowi", "ga", "giem", "gu")),
    *(
        (end, (f"{end}a", f"{end}owi", f"{end}a", f"{end}em", f"{end}u"))
        for end in ("sz", "rz", "ch", "l")
    ),
    ("chu", ("cha", "chowi", "cha", "chem", "chu")),
    ("y", ("ego", "emu", "ego", "ym", "y")),
    ("i", ("iego", "iemu", "iego", "im", "i")),
)
_POLISH_GROWS = ("a", "owi", "a", "em", "ie")
_CASES = 5
_VOWELS = "аеиоуыэюяё"
_CALLED = re.compile("[аеиоуыэюяё][б-джзк-нп-тф-щ][ая]$")  # Саша is called Саш, Оля Оль
_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)
# Words of ASCII that look Polish: only these are inflected so.
_POLISH_ENDS = re.compile(
    r"(?:[a-z]{2}[sc]k[ai]|wicz|[b-df-hj-np-tv-z]ek|(?<!u)[sz]ia|[aeiouy]tor|ania)(?![a-z])"
)
_SHORTEST = 3  # shorter words are initials and particles


def has_cases(handle: str) -> bool:
    """Whether `cases` may yield anything for the words of a handle."""
    return not handle.isascii() or _POLISH_ENDS.search(handle.lower()) is not None


def cases(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of a name in each other case, all in the same; none for other languages.

    >>> list(cases(["Ольга"]))[:3]
    [['Ольги'], ['Ольге'], ['Ольгу']]
    >>> next(cases(["Anna", "Kowalska"]))
    ['Anny', 'Kowalskiej']
    """
    names = [word for word in words if len(word) >= _SHORTEST and not word.isdigit()]
    if names and all(map(_CYRILLIC.fullmatch, names)):
        yield from _declined(words, _RUSSIAN, _RUSSIAN_GROWS)
        if any(word.endswith("ина") for word in names):  # Ильина or Марина
            yield from _declined(words, _RUSSIAN[_SURNAMES:], _RUSSIAN_GROWS)
    elif any(map(_is_polish, names)):
        yield from _declined(words, _POLISH, _POLISH_GROWS)


def declined(name: str, language: str) -> Iterator[str]:
    """Yield the other cases of a given name of a language; none where names have no cases.

    >>> list(declined("Tadzio", "pl"))
    ['Tadzia', 'Tadziowi', 'Tadzia', 'Tadziem', 'Tadziu']
    >>> list(declined("Саша", "ru"))
    ['Саши', 'Саше', 'Сашу', 'Сашей', 'Саше', 'Саш']
    """
    if language == "pl":
        yield from _forms(name, _POLISH, _POLISH_GROWS)
    elif language == "ru" and _CYRILLIC.fullmatch(name):
        yield from _forms(name, _RUSSIAN[_SURNAMES:], _RUSSIAN_GROWS)
        if _CALLED.search(name):
            yield name[:-1] + "ь" * (name[-1] == "я")


def _is_polish(word: str) -> bool:
    return _POLISH_ENDS.search(word.lower()) is not None or not set("łńśźżąęćó").isdisjoint(
        word.lower()
    )


def _declined(words: Sequence[str], endings: Endings, grows: Sequence[str]) -> Iterator[list[str]]:
    found: Mapping[str, Sequence[str]] = {word: _forms(word, endings, grows) for word in words}
    for case in range(_CASES):
        yield [found[word][case] for word in words]


def _forms(word: str, endings: Endings, grows: Sequence[str]) -> Sequence[str]:
    if len(word) < _SHORTEST or word.isdigit():
        return [word] * _CASES
    for ending, others in endings:
        if word.lower().endswith(ending):
            return [word[: -len(ending)] + other for other in others]
    if word[-1].lower() in "aeiouy" + _VOWELS:
        return [word] * _CASES
    return [word + other for other in grows]
