"""From verified pairs to clusters without chains, and to groups that no split may tear apart."""

import numpy as np

from commentariat.arrays import I64


def leaders(left: I64, right: I64, n: int) -> I64:
    """Return the representative of each row: itself, or a better row that is nearly the same.

    Rows are numbered in order of survival. The best row that is still free becomes a representative
    and takes its free neighbours; so a member is always near its representative, and A~B~C does not
    put C with A.

    Args:
        left: lower row of each verified pair.
        right: higher row of each verified pair.
        n: number of rows.
    """
    leader = np.arange(n)
    order = np.lexsort((right, left))
    taken = np.zeros(n, np.bool_)
    # A row at a time, but only rows with an edge: the choice at one depends on those before it.
    for a, b in zip(left[order].tolist(), right[order].tolist(), strict=True):
        if not taken[a] and not taken[b]:
            leader[b], taken[b] = a, True
    return leader


def groups(left: I64, right: I64, n: int) -> I64:
    """Return the least row of each row's connected component.

    Chains count here: rows that are near each other, over whatever steps, share a split.
    """
    root = np.arange(n)
    while len(left):
        before = root.copy()
        low = np.minimum(root[left], root[right])
        np.minimum.at(root, before[left], low)  # hook each root to the least label beside it,
        np.minimum.at(root, before[right], low)
        while not np.array_equal(jumped := root[root], root):  # then jump pointers
            root = jumped
        if np.array_equal(before, root):
            break
    return root
