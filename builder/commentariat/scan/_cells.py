"""The gate's rules for values of a Parquet column, by what the column may hold."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import pyarrow as pa

from commentariat.arrays import pc
from commentariat.ids import misshapen
from commentariat.scan._index import Index
from commentariat.scan._needles import Needles, Trace
from commentariat.scan.platforms import SYSTEMS

Role: TypeAlias = Literal["identifier", "text", "published", "system", "other"]

_COLUMNS: Mapping[Role, str] = {
    "identifier": "article_id origin_article_id cluster_id comment_id parent_id commenter_id "
    "mentions",
    "text": "text",
    "published": "site url language section headline lead dateline_place dateline_agency body "
    "byline tags related images",
    "system": "platform comment_systems",
    "other": "is_canonical published published_precision published_from modified retrieved "
    "n_comments comments_complete n_observations position parent_missing depth commenter_kind "
    "posted posted_precision first_seen last_seen status vanished edited redactions likes "
    "dislikes n_copies split commenter_in_train near_duplicate_in_train",
}
# What each public column may hold. A column that is not listed is a finding.
ROLES: Mapping[str, Role] = MappingProxyType(
    {column: role for role, columns in _COLUMNS.items() for column in columns.split()}
)
_SYSTEMS = pa.array(sorted(SYSTEMS), pa.string())
EDGE = "\x1e"  # the record separator
_EDGE = EDGE.encode()
_AT_ONCE = 1 << 22  # bytes of strings: what is made of them is several times as large
_GLUED = re.compile(rb"@(?=[\w\x80-\xff]{0,62}?[a-z0-9_\x80-\xff][A-Z])")
_RUN = re.compile(rb"[\w\x80-\xff]{1,64}")
_JOINT = re.compile(rb"(?<![A-Z])[A-Z]")


def joined(values: "pa.Array[Any]") -> bytes:
    """Return the strings of an array as one; the sign between the rows parts words."""
    values = values.drop_null()
    if not len(values):
        return b""
    try:
        column: Any = values.cast(pa.large_string())
    except pa.ArrowInvalid:  # binary, and no text
        return _EDGE.join(bytes(value) for value in values.to_pylist() if value is not None)
    rows = pa.LargeListArray.from_arrays(pa.array([0, len(column)], pa.int64()), column)
    return bytes(pc.binary_join(rows, pa.scalar(EDGE, pa.large_string()))[0].as_buffer())


def small(values: "pa.Array[Any]") -> bytes:
    """Return the strings joined, in small letters; `Needles` knows where Arrow's are not Python's.

    Rows of ASCII, often most of them, take a tenth of the time of others.
    """
    try:
        column: Any = values.drop_null().cast(pa.large_string())
        plain = pc.ascii_lower(column)
        text = joined(plain)
        if text.isascii():
            return text
        other = pc.invert(pc.string_is_ascii(column))
        lower = pc.utf8_lower(column.filter(other))
        return joined(pc.replace_with_mask(plain, other, lower))
    except pa.ArrowInvalid:  # no text
        return joined(values).decode("utf-8", "replace").lower().encode()


def traces_among(ids: "pa.Array[Any]", needles: Needles) -> Iterator[Trace]:
    """Yield what is no id of ours in a column of ids."""
    strange = misshapen(ids)
    yield from [Trace(-1, "value that is no keyed id", "utf-8")] * strange
    if not strange:
        yield from [Trace(-1, "source id", "utf-8")] * needles.source_ids_among(ids)


def traces_in(cells: "pa.Array[Any]", role: Role, needles: Needles) -> tuple[Trace, ...]:
    """Return the needles in the strings of any other column, some rows at a time."""
    if role == "system" and pa.types.is_string(cells.type):  # whatever readers are called
        cells = cells.filter(pc.invert(pc.is_in(pc.utf8_lower(cells), _SYSTEMS)))
    inside = role in ("system", "other")  # of longer words, too, and in any encoding
    look = needles.in_document if inside else partial(_traces, needles)
    read = joined if inside else small
    # A few words again and again: in the same order they are one question for all files.
    cells = cells.unique().sort() if inside else cells
    step = max(1, len(cells) * _AT_ONCE // max(cells.nbytes, 1))
    parts = (cells.slice(start, step) for start in range(0, len(cells), step))
    return tuple(t for part in parts for t in needles.once(f"inside {inside}", read(part), look))


def _traces(needles: Needles, text: bytes) -> Iterator[Trace]:
    for number, _, _ in needles.index.whole(text):
        yield Trace(number, needles.what(number), "utf-8")


def glued(cells: "pa.Array[Any]", index: Index) -> Iterator[int]:
    """Yield names behind "@" that a capital parts from the word glued to them: @anna99Hello."""
    signed = pc.match_substring_regex(cells, "@")  # a quarter of the time of match_substring
    text = joined(cells.filter(signed))
    for sign in _GLUED.finditer(text):
        run = _RUN.match(text, sign.end())
        name = run.group() if run else b""
        for joint in _JOINT.finditer(name):
            yield from (number for number, _, _ in index.whole(name[: joint.start()].lower()))
