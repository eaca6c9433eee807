"""Public columns as the schema describes them, in words and as features of a dataset card."""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from commentariat.describe.facts import Column
from commentariat.schemas import Column as SchemaColumn

_NULL_MEANS = {
    "publish": "not stated, or not captured",
    "redact": "no text",
    "pseudonymise": "a guest or a deleted account",
    "coarsen": "no time given",
    "key": "not stated",
}


def columns_of(columns: Iterable[SchemaColumn]) -> tuple[Column, ...]:
    """Return the columns of a public table as facts, in order.

    Raises:
        ValueError: a column has a type that no public table may have.
    """
    return tuple(
        Column(
            name=column.name,
            title=column.title,
            type=type_name(column.type),
            description=column.description,
            disclosure=_disclosure(column),
            null_means=column.schema.get("null", _NULL_MEANS[column.disclosure]),
            feature=feature(column.type),
        )
        for column in columns
    )


def _disclosure(column: SchemaColumn) -> str:
    return "computed" if column.computed and column.disclosure == "publish" else column.disclosure


def type_name(kind: pa.DataType) -> str:
    """Return the name of a type for readers.

    >>> type_name(pa.list_(pa.struct([("start", pa.int32())])))
    'list<struct<start: int32>>'
    """
    if pa.types.is_list(kind):
        return f"list<{type_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        parts = (f"{part.name}: {type_name(part.type)}" for part in _parts(kind))
        return f"struct<{', '.join(parts)}>"
    return str(kind)


def feature(kind: pa.DataType) -> dict[str, Any]:
    """Return the type as the YAML of a dataset card writes it (`datasets.Features`).

    Written by hand because importing `datasets` takes longer than building a small release, and
    because its own writer changes with its version while a release must not.

    Raises:
        ValueError: no column of ours has such a type.

    >>> feature(pa.list_(pa.string()))
    {'list': 'string'}
    """
    if pa.types.is_list(kind):
        inner = feature(kind.value_type)
        return {"list": inner.get("dtype") or inner.get("struct") or inner}
    if pa.types.is_struct(kind):
        return {"struct": [{"name": part.name} | feature(part.type) for part in _parts(kind)]}
    names = {pa.bool_(): "bool", pa.string(): "string", pa.float64(): "float64"}
    if not (pa.types.is_integer(kind) or pa.types.is_timestamp(kind) or kind in names):
        raise ValueError(f"no public column may be of type {kind}")
    return {"dtype": names.get(kind, str(kind))}


def _parts(kind: pa.DataType) -> "list[pa.Field[Any]]":
    return [kind.field(index) for index in range(kind.num_fields)]
