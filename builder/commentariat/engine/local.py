"""This machine as an engine: a pool of processes, and DuckDB within a memory limit."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar

from commentariat.errors import MachineError

T = TypeVar("T")
R = TypeVar("R")

MEMORY = "1GB"  # what DuckDB may hold before it spills to the work folder
_PRELOADED = [f"commentariat.{name}" for name in ("engine._preload", "protect", "scan", "stages")]
_WORDS = "commentariat.engine._words"


class Local(AbstractContextManager["Local"]):
    """Runs tasks in worker processes, or in this one if there is to be only one worker."""

    def __init__(
        self, workers: int | None = None, spill: Path | None = None, *, building: bool = True
    ) -> None:
        """Take the number of workers, by default one a processor.

        Args:
            workers: how many.
            spill: the folder for what queries cannot hold in memory.
            building: whether the tasks are those of a build, which look for names in texts.
        """
        self.workers = workers or os.cpu_count() or 1
        self._building = building
        self._spill = spill
        self._pool: ProcessPoolExecutor | None = None
        self._duckdb: Any = None

    def __enter__(self) -> "Local":
        """Have the server of the workers import what they need, while the command does so, too."""
        if self.workers > 1:
            self._context()
            with _deaf():
                resource_tracker.ensure_running()  # it unblocks interrupts
            with _deaf():
                forkserver.ensure_running()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            if kind is not None:
                _stop()
            self._pool.shutdown(cancel_futures=True)
        if self._duckdb is not None:
            self._duckdb.close()

    def map(self, stage: Callable[[T], R], tasks: Sequence[T], /) -> Iterator[R]:
        """Apply `stage` to each task; the results come in the order of the tasks.

        Raises:
            MachineError: a worker was killed, for instance for want of memory.
        """
        if self.workers == 1:
            yield from map(stage, tasks)
            return
        try:
            yield from self._processes().map(stage, tasks)
        except BrokenProcessPool:
            raise MachineError(
                "a worker process was killed, probably for want of memory: try fewer --workers"
            ) from None

    def _processes(self) -> ProcessPoolExecutor:
        # Forked from a server that has imported the stages and nothing else: starting a worker
        # costs milliseconds, and no thread is alive at the fork.
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, self._context(), initializer=_start)
        return self._pool

    def _context(self) -> multiprocessing.context.ForkServerContext:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*_PRELOADED, *([_WORDS] if self._building else [])])
        return context

    def query(self, sql: str, /, **tables: Any) -> Any:  # noqa: ANN401 - Arrow tables
        """Answer a query with DuckDB."""
        with self._database().cursor() as connection:
            for name, table in tables.items():
                connection.register(name, table)
            return connection.sql(sql).to_arrow_table()

    def _database(self) -> Any:  # noqa: ANN401 - duckdb is imported when it is needed
        import duckdb

        if self._duckdb is None:
            self._duckdb = duckdb.connect(":memory:")
            self._duckdb.execute("SET memory_limit = $1", [MEMORY])
            self._duckdb.execute("SET threads = $1", [self.workers])
            if self._spill is not None:
                self._duckdb.execute("SET temp_directory = $1", [str(self._spill)])
        return self._duckdb


@contextmanager
def _deaf() -> Iterator[None]:
    """Let interrupts wait; a process that is started meanwhile never hears of them.

    The parent decides what the signals of a terminal mean, which all of its processes get; what is
    still importing would print a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop() -> None:
    """End the workers at once: what they are about is wanted by nobody, and half begun ones fail.

    One that is being started finds the semaphores of the pool gone, and would print a traceback.
    """
    for worker in multiprocessing.active_children():
        worker.terminate()


def _start() -> None:
    import pyarrow as pa

    Thread(target=_follow, daemon=True).start()
    gc.disable()  # stages make millions of small objects and no cycles
    pa.set_cpu_count(1)  # the processes are the parallelism


def _follow() -> None:
    """End this worker with the process that gives it work: killed, that one cannot say so.

    A worker holds both ends of the queue of tasks, so it would wait there for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
