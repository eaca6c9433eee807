"""How deep a reply lies in its thread, where the source names what it answers but not how deep."""

from collections.abc import Sequence


def depths(
    ids: Sequence[str | None], parents: Sequence[str | None], stated: Sequence[int | None]
) -> list[int]:
    """Return the depth of each comment of one capture: what is stated, else counted along parents.

    A reply to a comment that was not captured lies at least one deep. Comments that answer one
    another in a circle answer nobody.

    >>> depths(["a", "b", "c", None], [None, "a", "b", "lost"], [None, None, None, None])
    [0, 1, 2, 1]
    """
    rows = {known: row for row, known in reversed(list(enumerate(ids))) if known is not None}
    found: list[int | None] = [
        0 if depth is None and parent is None else depth
        for depth, parent in zip(stated, parents, strict=True)
    ]
    for row in range(len(found)):
        _climb(row, found, parents, rows)
    return [depth or 0 for depth in found]


def _climb(
    row: int | None, found: list[int | None], parents: Sequence[str | None], rows: dict[str, int]
) -> None:
    """Find the depth of a comment and of all above it, up to one whose depth is known."""
    path: dict[int, None] = {}  # in order
    while row is not None and found[row] is None and row not in path:
        path[row] = None
        row = rows.get(parents[row] or "")
    below = list(path)
    if row in path:
        circle = below.index(row)
        for member in below[circle:]:
            found[member] = 0
        below, row = below[:circle], below[circle]
    start = 0 if row is None else found[row] or 0
    for depth, member in enumerate(reversed(below), start + 1):
        found[member] = depth
