"""Where work runs: an engine maps pure functions over tasks and answers SQL over tables.

Here is what is asked of one; `local` is that of one machine, with processes and DuckDB.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

__all__ = ["Engine"]


class Engine(Protocol):
    """What the stages ask of a machine, or of a cluster."""

    def map(self, stage: Callable[[T], R], tasks: Sequence[T], /) -> Iterator[R]:
        """Apply a picklable function to each task and yield the results in the order of the tasks.

        Tasks describe work (paths, ranges) and results are small: data moves through storage.
        """
        ...

    def query(self, sql: str, /, **tables: Any) -> Any:  # noqa: ANN401 - Arrow tables
        """Answer a query over Arrow tables, named as in its text; the result is an Arrow table."""
        ...
