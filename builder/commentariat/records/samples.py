"""Which of very many problems are shown: some of every kind, and not all from one record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from commentariat.model import Problem

SAMPLES = 20  # problems of one kind
KINDS = 20  # of one code
OF_RECORD = 3  # problems of one kind in one record

_NO_DIGITS = str.maketrans("", "", "0123456789")
Kind: TypeAlias = tuple[str, str]


def kind_of(problem: Problem) -> Kind:
    """Return what problems of one code have in common that one cause has: field and message."""
    return problem.pointer.translate(_NO_DIGITS), problem.message.translate(_NO_DIGITS)


class Samples:
    """Problems as they come, of which some are kept."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        """Begin with some."""
        self._found: dict[str, dict[Kind, list[Problem]]] = defaultdict(dict)
        self.add(problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Keep what is wanted of these."""
        for problem in problems:
            kinds = self._found[problem.code]
            kind = kind_of(problem)
            if kind in kinds or len(kinds) < KINDS:
                _append(kinds.setdefault(kind, []), problem)

    @property
    def kept(self) -> tuple[Problem, ...]:
        """The problems that were kept, by code and kind."""
        return tuple(p for kinds in self._found.values() for same in kinds.values() for p in same)


def _append(same: list[Problem], problem: Problem) -> None:
    if len(same) < SAMPLES and sum(_record(p) == _record(problem) for p in same) < OF_RECORD:
        same.append(problem)


def _record(problem: Problem) -> tuple[str, int]:
    return problem.source, problem.line


def records(problems: Iterable[Problem]) -> int:
    """Return how many records have these problems."""
    return len({_record(problem) for problem in problems})


def shown(problems: Iterable[Problem], most: int) -> Sequence[Problem]:
    """Return at most so many problems of one code, in order: of each kind, of many records."""
    turns: dict[tuple[Kind, tuple[str, int]], int] = defaultdict(int)
    by_kind: dict[tuple[Kind, int], int] = defaultdict(int)
    ranked = []
    for problem in sorted(problems):
        kind = kind_of(problem)
        turn = turns[kind, _record(problem)]  # the how-manieth of its kind in its record
        turns[kind, _record(problem)] += 1
        ranked.append((turn, by_kind[kind, turn], problem))
        by_kind[kind, turn] += 1
    return sorted(problem for *_, problem in sorted(ranked)[:most])
