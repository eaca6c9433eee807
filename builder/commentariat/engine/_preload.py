"""What the server of the worker processes imports first: ways of a worker that none must forget.

pandas is hidden, which no stage uses. pyarrow imports it, for a second, when it is given a list,
only to see whether the list is one of pandas' own; without it, pyarrow goes on.
"""

import signal
import sys
from importlib.abc import MetaPathFinder
from types import TracebackType


class _NoPandas(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("a worker goes without pandas", name=fullname)


def _excepthook(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    if not isinstance(error, FileNotFoundError | EOFError):  # interrupted: its pool is gone
        sys.__excepthook__(kind, error, traceback)


sys.excepthook = _excepthook
sys.meta_path.insert(0, _NoPandas())
signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
