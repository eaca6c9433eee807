"""What the server of the worker processes loads for a build: the word lists, once for all workers.

Each worker would need seconds for them, and memory of its own.
"""

import contextlib
import ctypes
import gc

from commentariat.mentions import distinctive

distinctive("Zyxomir")  # in no list: all those of Latin letters are looked up
gc.collect()
with contextlib.suppress(AttributeError, OSError):  # glibc keeps what was freed; others do not
    ctypes.CDLL(None).malloc_trim(0)
