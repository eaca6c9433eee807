"""How many text pages a second each layout reads on one core.

    python benchmarks/parsers.py [SECONDS]

`sputnik_text` reads the golden pages of the tests. `generic_text` reads invented pages of the size
that pages with comments have (8 kB, 120 lines) in six languages, no two alike. The figure is of
processor time, so that what else the machine does counts little. The bars are 2,000 and 300 pages a
second; the exit code is 1 below them.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from commentariat.model import Page
from commentariat.parsers import generic_text, sputnik_text

PAGES = Path(__file__).resolve().parents[1] / "tests" / "pages"
DISTINCT = 2_000  # invented pages; after that many they begin again
PARAGRAPHS, COMMENTS = 12, 14
# Of each language: the lines around title, comments, author and form; the small words of a text.
STYLES = {
    "en": (
        "Posted on May {day}, 2012 by {name}", "{count} Responses to “{title}”",
        "{name} says:\nMay {day}, 2012 at {hour}:14 pm", "Reply", "Leave a Reply",
        "the of and to in a that is was for it with as on be at by this had not are but from",
    ),
    "de": (
        "Veröffentlicht am {day}. Oktober 2012 von {name}", "{count} Kommentare",
        "{name} schrieb am {day}. Oktober 2012 um {hour}:07", "Antworten",
        "Schreibe einen Kommentar",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    ),
    "fr": (
        "{day} juillet 2016 {name}", "{count} réflexions au sujet de « {title} »",
        "{name} {day} juillet 2016 à {hour} h 05 min", "Répondre", "Laisser un commentaire",
        "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce",
    ),
    "es": (
        "Publicado por {name} el {day} de mayo de 2011", "{count} comentarios",
        "{day} de mayo de 2011, {hour}:05\n{name} dijo...", "Responder", "Deja una respuesta",
        "de la que el en y a los se del las un por con no una su para es al lo como más o",
    ),
    "ru": (
        "Опубликовано {day} апреля 2015, автор: {name}", "Комментарии ({count})",
        "{name}, {day} апреля 2015 в {hour}:34", "Ответить", "Добавить комментарий",
        "и в не на что с по как это но из он к для от все так же или бы за до мы она они",
    ),
    "pl": (
        "czwartek, {day} maja 2016, {hour}:42 | autor: {name}", "Komentarze",
        "{name} napisał(a):\n{day}.05.2016 {hour}:21", "Odpowiedz", "Dodaj komentarz",
        "i w nie na się z do jest że to o jak po ale od za przez są tak dla tym który było",
    ),
}  # fmt: skip


def sentences(seed: int, small: list[str], count: int) -> str:
    """Return `count` sentences of small words and invented long ones."""
    parts = []
    for one in range(count):
        at = seed * 31 + one * 7
        words = [
            small[(at + k * k) % len(small)] if k % 2 else f"{small[(at + k) % len(small)]}orvan"
            for k in range(9 + at % 8)
        ]
        parts.append(" ".join(words).capitalize() + ".")
    return " ".join(parts)


def invented(number: int) -> str:
    """Return one page as rendered text, different for every number."""
    meta, heading, mark, button, form, words = list(STYLES.values())[number % len(STYLES)]
    small = words.split()
    title = sentences(number, small, 1)[:60].rstrip(" .")
    menu = [f"  • {sentences(number + k, small, 1)[:12]}" for k in range(12)]
    lines = [*menu, "", title, "", meta.format(day=1 + number % 28, hour=10, name="Orla Vint"), ""]
    for at in range(PARAGRAPHS):
        lines += [sentences(number * 97 + at, small, 4), ""]
    lines += [heading.format(count=COMMENTS, title=title), ""]
    for at in range(COMMENTS):
        name = f"{small[(number + at) % len(small)].capitalize()}{number % 89 + at}"
        lines += [mark.format(day=1 + (number + at) % 28, hour=10 + at % 9, name=name), ""]
        lines += [sentences(number * 89 + at, small, 1 + at % 4), "", button, ""]
    return "\n".join([*lines, form, "", *menu])


def golden(layout: str) -> Iterator[Page]:
    """Yield the golden pages of a layout."""
    for path in sorted((PAGES / layout).glob("*.txt")):
        yield Page(path.read_bytes().decode(), source=path.name)


def rate(parser: ModuleType, pages: list[Page], seconds: float) -> float:
    """Return pages per second of processor time."""
    count = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < seconds:
        for page in pages[count % len(pages) :][:50]:
            parser.parse(page)
            count += 1
    return count / spent


def report(name: str, parser: ModuleType, pages: list[Page], bar: int, seconds: float) -> bool:
    """Print one line; return whether the bar is reached."""
    reached = rate(parser, pages, seconds)
    size = sum(len(page.text) for page in pages) / len(pages) / 1000
    sys.stdout.write(f"{name}: {reached:,.0f} pages/s of {size:.1f} kB (bar {bar:,})\n")
    return reached >= bar


def main(seconds: float) -> int:
    """Print one line per layout; return 1 if one is below its bar."""
    pages = [Page(invented(number), source="invented.txt") for number in range(DISTINCT)]
    reached = [
        report("sputnik_text", sputnik_text, list(golden("sputnik_text")), 2_000, seconds),
        report("generic_text", generic_text, pages, 300, seconds),
    ]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0))
