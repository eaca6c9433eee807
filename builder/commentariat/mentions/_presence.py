"""Which people of a batch may be named in it at all: cheap, so that only they get their forms.

Most commenters are named nowhere in their thread. What a form of a handle can be found by are its
first letters, or the last four of a long one (`_index`); both are seen here for all handles of a
batch at once, without making a form.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from commentariat.mentions._fold import Stream, grams, stream
from commentariat.mentions._lookup import Table, keyed

_U = np.uint64
_ENDS = 7  # the tag of keys made of last letters
# Handles whose pieces begin elsewhere than where a name may start in a text: always looked at.
_ODD = re.compile(r"\d[\W_]*[^\W\d_]|[A-Z]{2}[a-z]|[^\x00-\x7f]")


def present(
    handles: Sequence[str],
    thread: NDArray[np.uint64],
    texts: Stream,
    thread_of_start: NDArray[np.uint64],
) -> NDArray[np.bool_]:
    """Return which handles may be named in the texts of their thread.

    Args:
        handles: of all people of a batch.
        thread: the thread of each handle.
        texts: the comments of the batch.
        thread_of_start: the thread of each start of `texts`.
    """
    found = np.fromiter((_ODD.search(handle) is not None for handle in handles), np.bool_)
    names = stream([handle.replace("\0", " ") for handle in handles])
    owner = names.text_of(names.starts)
    rest = names.edges[owner] - names.starts
    part = np.minimum(np.diff(names.starts, append=len(names.letters)), rest)
    four = grams(names.letters, names.starts)
    keys, owners = [], []
    for length, size in ((4, rest), (3, rest), (2, rest), (3, part), (2, part)):
        some = np.flatnonzero(size >= 4 if length == 4 else size == length)
        keys.append(_cut(four[some], length, thread[owner[some]]))
        owners.append(owner[some])
    long = np.flatnonzero(np.diff(names.edges, prepend=-1) - 1 >= _ENDS)
    last = grams(names.letters, names.edges[long] - 4)
    keys.append(keyed(last, thread[long] * _U(8) + _U(_ENDS)))
    owners.append(long)
    table = Table(np.concatenate(keys))
    _, hits = table.look_up(np.concatenate(_asked(texts, thread_of_start)))
    found[np.concatenate(owners)[hits]] = True
    return found


def _cut(four: NDArray[np.uint64], length: int, thread: NDArray[np.uint64]) -> NDArray[np.uint64]:
    kept = four if length == 4 else four & _U((1 << 16 * length) - 1)
    return keyed(kept, thread * _U(8) + _U(length))


def _asked(texts: Stream, threads: NDArray[np.uint64]) -> list[NDArray[np.uint64]]:
    """Return the keys that the texts may be looked up by, as `_index` does."""
    four = grams(texts.letters, texts.starts)
    run = texts.runs - texts.starts
    keys = [_cut(four, 4, threads)]
    foreign = texts.letters[texts.starts] >= 0x250
    for length in (2, 3):
        some = np.flatnonzero((run == length) | (foreign & (run >= length)))
        keys.append(_cut(four[some], length, threads[some]))
    long = np.flatnonzero(texts.outer & (run >= 6))
    last = grams(texts.letters, texts.runs[long] - 4)
    keys.append(keyed(last, threads[long] * _U(8) + _U(_ENDS)))
    return keys
