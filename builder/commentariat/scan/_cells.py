"""The gate's rules for values of a Parquet column, by what the column may hold."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from commentariat.ids import misshapen
from commentariat.scan._index import Index, stands_alone
from commentariat.scan._needles import Needles, Trace

Role: TypeAlias = Literal["identifier", "text", "published", "other"]

_COLUMNS: Mapping[Role, str] = {
    "identifier": "article_id origin_article_id cluster_id comment_id parent_id commenter_id "
    "mentions",
    "text": "text",
    "published": "site url language section headline lead dateline_place dateline_agency body "
    "byline tags related images comment_systems",
    "other": "is_canonical published published_precision published_from modified retrieved "
    "n_comments comments_complete n_observations position parent_missing depth commenter_kind "
    "platform posted posted_precision first_seen last_seen status vanished edited redactions likes "
    "dislikes n_copies split commenter_in_train near_duplicate_in_train",
}
# What each public column may hold. A column that is not listed is a finding.
ROLES: Mapping[str, Role] = MappingProxyType(
    {column: role for role, columns in _COLUMNS.items() for column in columns.split()}
)
EDGE = "\x1e"  # the record separator
_EDGE = EDGE.encode()
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
    return _bytes_of(pc.binary_join(rows, pa.scalar(EDGE, pa.large_string())))


def small(text: bytes) -> bytes:
    """Return UTF-8 in small letters; `Needles` knows where Arrow's differ from Python's."""
    if text.isascii():
        return text.lower()
    try:
        return _bytes_of(pc.utf8_lower(pa.array([text], pa.large_binary()).cast(pa.large_string())))
    except pa.ArrowInvalid:
        return text.decode("utf-8", "replace").lower().encode()


def traces_among(ids: "pa.Array[Any]", needles: Needles) -> Iterator[Trace]:
    """Yield what is no id of ours in a column of ids."""
    strange = misshapen(ids)
    yield from [Trace(-1, "value that is no keyed id", "utf-8")] * strange
    if not strange:
        yield from [Trace(-1, "source id", "utf-8")] * needles.source_ids_among(ids)


def traces_in(text: bytes, role: Role, needles: Needles) -> Iterator[Trace]:
    """Yield the needles in the joined strings of any other column."""
    lowered = small(text)
    numbers = [number for number, _, _ in needles.index.whole(lowered)]
    if role == "other":
        numbers += [
            number
            for number, start, end in needles.index.anywhere(lowered)
            if needles.unbounded(number) and not stands_alone(lowered, start, end)
        ]
    yield from (Trace(number, needles.what(number), "utf-8") for number in numbers)


def _bytes_of(single: Any) -> bytes:  # noqa: ANN401 - the stubs do not follow compute functions
    """Return the bytes of an array of one large string."""
    return bytes(single[0].as_buffer())


def glued(text: bytes, index: Index) -> Iterator[int]:
    """Yield names behind "@" that a capital parts from the word glued to them: @anna99Hello."""
    for sign in _GLUED.finditer(text):
        run = _RUN.match(text, sign.end())
        name = run.group() if run else b""
        for joint in _JOINT.finditer(name):
            yield from (number for number, _, _ in index.whole(name[: joint.start()].lower()))
