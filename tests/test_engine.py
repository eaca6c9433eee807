"""The local engine: results in order, workers that fail or die, queries within limits."""

import multiprocessing
import os
import signal
import subprocess
import sys
from operator import neg
from pathlib import Path

import pyarrow as pa
import pytest

from commentariat import readers
from commentariat.engine.local import Local
from commentariat.errors import InputError, MachineError

# Workers cannot import a test module, so these tasks are expressions and their stage is `eval`.
PROCESS = "__import__('os').getpid()"
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"
THREADS = "__import__('pyarrow').cpu_count()"


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers):
    with Local(workers) as engine:
        assert list(engine.map(neg, range(20))) == [-n for n in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_tasks_give_no_results(workers):
    with Local(workers) as engine:
        assert list(engine.map(neg, [])) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_worker_arrives_as_it_was(workers):
    with Local(workers) as engine, pytest.raises(InputError, match="cannot read gone"):
        list(engine.map(readers.pieces, [Path("gone.jsonl")]))


def test_a_worker_that_is_killed_ends_the_run_with_advice():
    with Local(2) as engine, pytest.raises(MachineError, match="fewer --workers"):
        list(engine.map(eval, [KILL]))


ORPHANS = """
import os, signal
from commentariat.engine.local import Local
with Local(2) as engine:
    for pid in engine.map(eval, [{process!r}] * 4):
        print(pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_the_process_that_was_killed():
    run = [sys.executable, "-c", ORPHANS.format(process=PROCESS)]
    # Workers keep standard output open: it ends when the last of them does.
    done = subprocess.run(run, stdout=subprocess.PIPE, timeout=120)
    assert done.returncode == -signal.SIGKILL
    assert len(set(done.stdout.split())) in (1, 2)


def test_one_worker_is_this_process_and_more_are_others():
    with Local(1) as engine:
        assert set(engine.map(eval, [PROCESS] * 3)) == {os.getpid()}
    with Local(2) as engine:
        assert os.getpid() not in set(engine.map(eval, [PROCESS] * 3))


def test_processes_are_the_parallelism():
    with Local(2) as engine:
        assert list(engine.map(eval, [THREADS])) == [1]


def test_an_engine_maps_more_than_once():
    with Local(2) as engine:
        assert list(engine.map(neg, [1])) == [-1]
        assert list(engine.map(neg, [2])) == [-2]


def test_a_query_sees_the_tables_by_name(tmp_path):
    with Local(1, tmp_path) as engine:
        one, two = pa.table({"a": [1, 2]}), pa.table({"a": [2, 3], "b": ["x", "y"]})
        found = engine.query("SELECT a, b FROM one JOIN two USING (a) ORDER BY a", one=one, two=two)
    assert found.to_pylist() == [{"a": 2, "b": "x"}]


def test_a_query_does_not_change_text():
    words = ["a\x00b", "é\u0301", "", None, "'; DROP TABLE t; --"]
    with Local(1) as engine:
        found = engine.query("SELECT a FROM t", t=pa.table({"a": words}))
    assert found["a"].to_pylist() == words


def test_as_many_workers_as_processors_unless_it_is_said():
    assert Local().workers == os.cpu_count()
    assert Local(3).workers == 3


def test_who_interrupts_a_run_leaves_no_worker_behind():
    def interrupted():
        with Local(2) as engine:
            next(engine.map(eval, ["1", "__import__('time').sleep(600)"]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert multiprocessing.active_children() == []
