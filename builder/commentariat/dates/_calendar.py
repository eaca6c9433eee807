"""The words of dates in six languages: months, weekdays, units of time."""

import re
from collections.abc import Sequence

from commentariat.model import Precision

_MONTHS = (
    "january jan januar jänner janvier janv enero ene января январь янв stycznia styczeń sty",
    "february feb februar février févr fév febrero февраля февраль фев lutego luty lut",
    "march mar märz mrz mars marzo марта март мар marca marzec",
    "april apr avril avr abril abr апреля апрель апр kwietnia kwiecień kwi",
    "may mai mayo мая май maja maj",
    "june jun juni juin junio июня июнь июн czerwca czerwiec cze",
    "july jul juli juillet juil julio июля июль июл lipca lipiec lip",
    "august aug août aout agosto ago августа август авг sierpnia sierpień sie",
    "september sept sep septembre septiembre setiembre сентября сентябрь сен września wrzesień wrz",
    "october oct oktober okt octobre octubre октября октябрь окт października październik paź",
    "november nov novembre noviembre ноября ноябрь ноя listopada listopad lis",
    "december dec dezember dez décembre déc diciembre dic декабря декабрь дек grudnia grudzień gru",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri",
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr",
    "sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves",
    "viernes sábado domingo понедельник вторник среда четверг пятница суббота воскресенье пн вт",
    "ср чт пт сб вс poniedziałek wtorek środa czwartek piątek sobota niedziela",
)
WEEKDAYS = " ".join(_WEEKDAY_NAMES).split()
UNITS: dict[str, Precision] = {
    "sec": "second", "sek": "second", "seg": "second", "сек": "second",
    "min": "minute", "мин": "minute",
    "hour": "hour", "hr": "hour", "stunde": "hour", "heure": "hour", "hora": "hour", "час": "hour",
    "godz": "hour",
    "day": "day", "tag": "day", "jour": "day", "día": "day", "дн": "day", "ден": "day",
    "dni": "day", "dzień": "day", "week": "day", "woche": "day", "semai": "day", "semana": "day",
    "недел": "day", "tydzie": "day", "tygod": "day",
    "month": "month", "monat": "month", "mois": "month", "mes": "month", "месяц": "month",
    "miesi": "month",
    "year": "year", "jahr": "year", "an": "year", "año": "year", "год": "year", "лет": "year",
    "rok": "year", "lat": "year",
}  # fmt: skip


def one_of(words: Sequence[str]) -> str:
    """Return an expression for any of `words` that looks at each character once: a tree of them."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(first) + one_of(rest) for first, rest in sorted(branches.items())]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)}){'?' if '' in words else ''}"
