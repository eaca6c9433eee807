"""The cases of given names, exactly: they are looked for in texts of any language.

`commentariat.mentions._cases` gives more, which only texts of those languages are compared with.
"""

import re
from collections.abc import Iterator, Sequence

Endings = Sequence[tuple[str, tuple[str, ...]]]
"""What a name may end in, and what stands there in each of the other cases."""

# Genitive, dative, accusative, instrumental, locative; the first ending that fits counts.
_RUSSIAN: Endings = (
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
_SPANISH = re.compile(r"(?<=[^\W\d_]{2})([b-df-hj-np-tv-zñ])([ao])$")
_SHORTEST = 3  # letters


def declined(name: str, language: str) -> Iterator[str]:
    """Yield the other cases of a given name of a language, or its diminutive in Spanish.

    >>> list(declined("Tadzio", "pl"))
    ['Tadzia', 'Tadziowi', 'Tadzia', 'Tadziem', 'Tadziu']
    >>> list(declined("Paco", "es"))
    ['paquito']
    >>> list(declined("Саша", "ru"))
    ['Саши', 'Саше', 'Сашу', 'Сашей', 'Саше', 'Саш']
    """
    if language == "es" and (small := _SPANISH.sub(_diminutive, name.lower())) != name.lower():
        yield small
    elif language == "pl":
        yield from _forms(name, _POLISH, _POLISH_GROWS)
    elif language == "ru" and _CYRILLIC.fullmatch(name):
        yield from _forms(name, _RUSSIAN, _RUSSIAN_GROWS)
        if _CALLED.search(name):
            yield name[:-1] + "ь" * (name[-1] == "я")


def _diminutive(end: re.Match[str]) -> str:
    """Return the end of a diminutive: -lito for -lo, -quito for -co, -cita for -za."""
    stem, vowel = end.groups()
    stem = {"c": "qu", "g": "gu", "z": "c"}.get(stem, stem)
    return f"{stem}it{vowel}"


def _forms(word: str, endings: Endings, grows: Sequence[str]) -> Sequence[str]:
    if len(word) < _SHORTEST or word.isdigit():
        return [word] * _CASES
    for ending, others in endings:
        if word.lower().endswith(ending):
            return [word[: -len(ending)] + other for other in others]
    if word[-1].lower() in "aeiouy" + _VOWELS:
        return [word] * _CASES
    return [word + other for other in grows]
