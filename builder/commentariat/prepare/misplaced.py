"""Comments where nobody would read them: inside others, or in fields of unknown names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]
_ALIKE = 3  # fields in common


def misplaced(comments: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """Yield code and pointer of each place where comments, or their texts, would be dropped.

    Args:
        comments: of one article as they were given; some of their fields are unknown.
    """
    for position, comment in enumerate(comments):
        for value in comment.values():
            if isinstance(value, list) and any(_is_reply(item, comment) for item in value):
                yield "E113", f"/comments/{position}"
                break
    # A deleted comment needs no text; without an unknown field there is nothing to rename.
    if comments and not any("text" in c or c.get("status") == "deleted" for c in comments):
        yield "E114", "/comments"


def _is_reply(item: object, comment: Json) -> bool:
    """Whether an object in a comment is a comment too: it has an author, or looks the same."""
    if not isinstance(item, dict):
        return False
    if "author" in comment:
        return "author" in item
    return len(item.keys() & comment.keys()) >= _ALIKE
