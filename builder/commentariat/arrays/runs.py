"""Rows in runs of equal labels: in which order they stand, and where each is in its run."""

import numpy as np

from commentariat.arrays import I64


def by_runs(label: I64) -> I64:
    """Return the rows in the stable order of their labels, fast where equal ones come in runs."""
    starts = np.flatnonzero(np.append(True, label[1:] != label[:-1])[: len(label)])
    sizes = np.diff(np.append(starts, len(label)))
    order = np.argsort(label[starts], kind="stable")
    starts, sizes = starts[order], sizes[order]
    return np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(len(label))


def within(label: I64) -> I64:
    """Return the position of each row among the consecutive rows of its label."""
    starts = np.flatnonzero(np.diff(label, prepend=-1))
    sizes = np.diff(np.append(starts, len(label)))
    return np.arange(len(label)) - np.repeat(starts, sizes)
