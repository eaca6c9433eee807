"""What the server of the worker processes imports first: it hides pandas, which no stage uses.

pyarrow imports it, for a second, when it is given a list, only to see whether the list is one of
pandas' own; without it, pyarrow goes on.
"""

import signal
import sys
from importlib.abc import MetaPathFinder


class _NoPandas(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("a worker goes without pandas", name=fullname)


sys.meta_path.insert(0, _NoPandas())
signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
