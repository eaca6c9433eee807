"""What all stages of one build have in common, and how they tell how far they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from commentariat.base import Base
from commentariat.engine import Engine
from commentariat.keys import Key
from commentariat.settings import Settings

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Event:
    """How far a stage has come: `done` of `total` tasks."""

    stage: str
    done: int
    total: int


Progress: TypeAlias = Callable[[Event], None]


def silent(_: Event) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all stages of one build have in common."""

    settings: Settings
    key: Key
    key_file: Path
    engine: Engine
    progress: Progress
    work: Path
    staging: Path
    base: Base | None = None

    def each(self, stage: str, results: Iterator[R], total: int) -> Iterator[R]:
        """Pass results on, and report after each how far the stage is."""
        self.progress(Event(stage, 0, total))
        for done, result in enumerate(results, 1):
            self.progress(Event(stage, done, total))
            yield result
