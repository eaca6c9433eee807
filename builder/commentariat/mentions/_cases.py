"""The cases of words of Slavic names, by the ends of their folded letters.

Whatever a word may become in any declension that its end allows is given, also what no such word
becomes: that a text holds such letters by chance is as rare as that it holds any others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from commentariat.mentions._fold import fold

# What words end in, and what stands there in six cases (genitive, dative, accusative, instrumental,
# locative, vocative), for what is theirs, and for the fond: "/" parts what may, "-" is nothing but
# what a shorter ending has anyway.
_POLISH = """
a  y/i/ej ie/i/y/ej e a ie/i/y/ej o/u - ko/eczko/usiu
ka  kiej ce/kiej - - ce/kiej - - eczko
ga  giej dze/giej - - dze/giej -
cha  - sze - - sze -
ra  - rze - - rze -
ta  - cie - - cie -
da  - dzie - - dzie -
la  - le - - le -
ja  i i - - i -
ia  i/ii/iej i/ii/iej - - i/ii/iej iu
y  ego emu ego ym ym y
i  iego iemu iego im im i
o  a/y owi/ie a/e em/a u/ie u
ko  ki kowi/ce ke kiem ku/ce ku
u  a owi a em u u
ku  - - - kiem - -
ek  ka/ku kowi ka kiem ku ku/u
iek  ka/ku kowi ka kiem ku ku/iu/u
ec  ca cowi/cu ca cem cu cze/cu
iec  ca cowi/cu ca cem cu cze/cu
er  ra rowi ra rem rze rze
el  la/lia lowi la lem lu/le lu/le
iel  la lowi la lem lu/le lu/le
iol  la lowi la lem le le
ien  nia/ni niowi/ni nia niem/nia niu/ni niu/ni
ab  ebia/eba/ebu ebiowi/ebowi ebia/eba ebiem/ebem ebiu/ebie ebiu/ebie
ad  eda/edu edowi eda edem edzie edzie
az  eza ezowi eza ezem ezu ezu
c  - - - - - cze
d  - - - - dzie dzie
g  - - - - - ze
r  - - - - rze rze
t  - - - - cie cie
x  ksa ksowi ksa ksem ksie ksie
sc  sci sci - scia sci sci
sz  szy szy - sza szy szy
"""
# The same of Czech and Slovak.
_CZECH = """
a  y/i/e/ej e/i/ovi/ej u ou e/i/ovi/ej o in/ina/ino/iny/inu ko/icko
ka  ky ce/ke - - ce/ke - cin/cina/cino/ciny/cinu
ga  gy ze - - ze - zin/zina/zino/ziny/zinu
ha  hy ze - - ze - zin/zina/zino/ziny/zinu
cha  chy se - - se - sin/sina/sino/siny/sinu
e  e/ete i/ovi/eti i em/etem i/ovi/eti - in/ina/ino/iny/inu
y  eho/yho emu/ymu eho/yho ym em/om/ym -
i  iho/ieho imu/iemu iho/ieho im im/om -
o  a/u/y ovi/u a em/om/ou ovi/u - uv/ov/ova/ovo/ovy/ovu
ek  ka/ku kovi/ku ka kem/kom kovi/ku ku kuv/kov/kova/kovo/kovy/kovu
ok  ka/ku kovi/ku ka kom kovi/ku ku kov/kova/kovo/kovy/kovu
ec  ce/ca ci/covi ce/ca cem/com ci/covi ce cuv/cov/cova/covo/covy/covu
en  na/nu/ne nu/ni/novi na/ne nem/nom nu/ni/novi ne/ni nuv/nov/nova/novo/novy/novu
er  ra ru/rovi ra rem/rom ru/rovi re ruv/rov/rova/rovo/rovy/rovu
el  la/le lu/li/lovi la/le lem/lom lu/li/lovi le/li luv/lov/lova/lovo/lovy/lovu
k  - - - - - ce -
h  - - - - - ze -
"""
# What is added to consonants.
_CZECH_GROWS = (
    "bcdfghjklmnprstvxz",
    "a/u/e/i u/i/ovi a/e em/om/i/ou u/i/e/ovi e/u/i uv/ov/ova/ovo/ovy/ovu",
)
_POLISH_GROWS = ("bcdfghjklmnpqrstvwxz", "a/u owi/u a em/iem ie/u ie/u - ku/iku")
_POLISH_SOFTENS = ("bcnpswz", "ia iowi ia iem iu iu")
_RUSSIAN = """
а  ы/и/ой е/ой/і у ой/ою/ей е/ой/і о ин/ина/ино/ины/ину очка/ушка/енька/онька/очко
га  - зі - - зі -
ка  - ці - - ці - чин/чина/чино/чину очка/ечка
ха  - сі - - сі -
я  и/і/ї е/і/ї ю ей/ею/єю е/і/ї ю/є ин/ина/ино/ины/ину ечка/юшка/енька
ия  - ии - - ии -
ая  ой/ей ой/ей ую ой/ою/ей ой/ей -
яя  ей ей юю ей/ею ей -
ый  ого ому ого ым/им ом -
ий  ого/его/ьего ому/ему/ьему ого/его/ьего им/ым/ьим ом/ем/ьем/ии/ім -
ой  ого ому ого ым/им ом -
ое  ого ому - ым/им ом -
ее  его ему - им ем -
й  я ю/єві я ем/єм е/ї ю - юшка
ей  ья ью ья ьем ье -
ь  я/и/і ю/и/і/еві я ем/ью/ом е/и/і ю/е - юшка
ень  ня ню ня нем/ньом не ню
о  а у/ові а ом е/і е/у
е  я/а ю/у - ем/ом е/і -
ов  - - - овым/овим - -
ев  - - - евым/евим - -
ин  - - - иным - -
ын  - - - ыным - -
ец  ца/ьца/йца цу/ьцу/йцу/цеві ца/ьца/йца цем/ьцем/йцем/цом це/ьце/йце/ці че
ок  ка ку/кові ка ком ке/ку че/ку
ек  ка/ька/йка ку/ьку/йку ка/ька/йка ком/ьком/йком ке/ьке/йке ку
ел  ла лу ла лом ле ле
ол  ла лу ла лом ле ле
ер  ра ру ра ром ре ре
ев  ьва ьву ьва ьвом ьве -
ець  ця цю/цеві ця цем ці/цю че/цю
ів  ова ову/ові ова овом ові ове
ід  ода оду/одові ода одом оді оде
іл  ола олу/олові ола олом олі оле
ін  она ону/онові она оном оні оне
іп  опа опу/опові опа опом опі опе
ір  ора ору/орові ора ором орі оре
іт  ота оту/отові ота отом оті оте
г  - - - - - же
к  - - - - - че
"""
_RUSSIAN_GROWS = ("бвгджзклмнпрстфхцчшщ", "а/у у/ові/еві а ом/ем е/у/і е/у - ушка/ушко")
LAST_LETTERS = "aeiyoumjvnаеиуюяыоіїйємьн"
"""What all these end with."""
OWNED = 1 << 6
"""The bit of the seventh column: what is theirs."""
FOND = 1 << 7
"""The bit of the eighth one: what friends make of a name."""
_FOND_OF = 5  # letters: of shorter names nothing else is left

_CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491]+")
_SLAVIC_SIGNS = re.compile("[ąćęłńśźżčďěľĺňřšťůž]", re.IGNORECASE)
_SHORTEST = (2, 1)  # letters that stay before an ending of one, and of more


class _Ending(NamedTuple):
    letters: str
    cases: Sequence[Sequence[str]]


def cyrillic(word: str) -> bool:
    """Whether a word is of Cyrillic letters alone."""
    return _CYRILLIC.fullmatch(word) is not None


def slavic_signs(text: str) -> bool:
    """Whether a text has a letter of Polish, Czech or Slovak that English lacks."""
    return not text.isascii() and _SLAVIC_SIGNS.search(text) is not None


def inflected(word: str) -> Mapping[str, int]:
    """Return what the folded letters of a word may become, and in which cases, a bit for each.

    >>> "kogucie" in inflected("Kogut"), inflected("Kogut")["kogutem"] == 0b1000
    (True, True)
    """
    letters, russian = fold(word), cyrillic(word)
    return _inflected(letters, russian) if russian or letters.isascii() else {}


@lru_cache(maxsize=1 << 11)
def _inflected(letters: str, russian: bool) -> Mapping[str, int]:
    found: dict[str, int] = {}
    endings = _russian() if russian else _latin()
    for ending, cases in endings.get(letters[-1:], ()):
        stem = letters[: len(letters) - len(ending)]
        if len(stem) < _SHORTEST[len(ending) > 1] or not letters.endswith(ending):
            continue
        for case, others in enumerate(cases[: 7 if len(letters) < _FOND_OF else None]):
            for other in others:
                found[stem + other] = found.get(stem + other, 0) | 1 << case
    return found


@cache
def _latin() -> Mapping[str, Sequence[_Ending]]:
    grown = (_POLISH_GROWS, _POLISH_SOFTENS, _CZECH_GROWS)
    return _by_last(_replaced(_POLISH), _replaced(_CZECH), *(_added(*one) for one in grown))


@cache
def _russian() -> Mapping[str, Sequence[_Ending]]:
    return _by_last(_replaced(_RUSSIAN), _added(*_RUSSIAN_GROWS))


def _by_last(*tables: Iterable[_Ending]) -> Mapping[str, Sequence[_Ending]]:
    """Return endings by their last letter."""
    found: dict[str, list[_Ending]] = {}
    for ending in chain(*tables):
        found.setdefault(ending.letters[-1], []).append(ending)
    return found


def _replaced(table: str) -> Iterator[_Ending]:
    for line in table.strip().splitlines():
        ending, *cases = line.split()
        yield _Ending(fold(ending), [_others(case) for case in cases])


def _added(letters: str, table: str) -> Iterator[_Ending]:
    for letter in map(fold, letters):
        cases = map(_others, table.split())
        yield _Ending(letter, [[letter + other for other in case] for case in cases])


def _others(case: str) -> Sequence[str]:
    return [fold(other) for other in case.split("/") if other != "-"]
