"""An invented corpus of threads, and what an attacker can guess about its people."""

import hashlib
from dataclasses import dataclass
from itertools import product

FIRST = (
    *("anna", "boris", "carla", "dmitri", "elena", "farid", "greta", "hugo", "ivana", "jonas"),
    *("katya", "lech", "mira", "nils", "olga"),
)
LAST = (
    *("oak", "river", "stone", "winter", "vale", "marsh", "field", "brook", "hill", "frost"),
    *("lane", "reed"),
)
ENDS = ("", "1", "7", "22", "77", "84", "99", "2000", "_x", "_tv")
SITES = ("daily.example", "post.example")


@dataclass(frozen=True)
class Said:
    """One comment as the live page shows it: who, where, when (seconds), what, whom it names."""

    site: str
    thread: str
    handle: str
    posted: int
    text: str
    named: str | None


def handles(count: int) -> list[str]:
    """Return invented handles, the likely ones first, as an attacker would try them."""
    grown = (f"{a}{sep}{b}{end}" for end, sep, a, b in product(ENDS, ("_", "", "."), FIRST, LAST))
    return [name.title() if number % 3 == 0 else name for number, name in enumerate(grown)][:count]


def corpus(people: int = 300, threads: int = 60, comments: int = 12) -> list[Said]:
    """Return threads of comments, drawn by hash: active people comment on many articles."""
    names, said = handles(people), []
    for thread, position in product(range(threads), range(comments)):
        draw = hashlib.sha256(f"{thread} {position}".encode()).digest()
        who = int(people * (int.from_bytes(draw[:4]) / 2**32) ** 3)
        named = names[(who + draw[4]) % people] if draw[5] % 3 == 0 else None
        text = (
            f"{named or 'Well'} makes point {draw[6]} about {LAST[draw[7] % len(LAST)]} {position}"
        )
        posted = 1_500_000_000 + thread * 90_000 + int.from_bytes(draw[8:10])
        said.append(Said(SITES[thread % 2], f"t{thread}", names[who], posted, text, named))
    return said
