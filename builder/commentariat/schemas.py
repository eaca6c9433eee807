"""Loads `schema/`: compiled validators and all its projections.

The Arrow schemas of the public tables and their data dictionary are read off the JSON Schemas here;
no second list of columns exists anywhere.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeAlias

import jsonschema_rs
import pyarrow as pa

from commentariat.errors import SchemaError

JSON: TypeAlias = dict[str, Any]
Table: TypeAlias = Literal["articles", "comments"]

TABLES: tuple[Table, ...] = ("articles", "comments")
DISCLOSURES = frozenset({"publish", "redact", "pseudonymise", "coarsen", "key", "withhold"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a public table; `computed`: the builder makes it, no property is its source."""

    name: str
    title: str
    description: str
    disclosure: str
    type: pa.DataType
    schema: Mapping[str, Any]
    computed: bool


def folder() -> Traversable:
    """Return `schema/` inside an installed wheel, or the one beside `builder/` in a checkout."""
    packaged = files("commentariat") / "schema"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "schema"


@cache
def load(name: str) -> JSON:
    """Return `schema/<name>.schema.json`.

    Raises:
        SchemaError: a property of the article schema is not decided.
    """
    schema: JSON = json.loads((folder() / f"{name}.schema.json").read_text("utf-8"))
    if name == "article":
        for problem in undecided(schema):
            raise SchemaError(problem)
    return schema


@cache
def validator(name: str = "article") -> jsonschema_rs.Draft202012Validator:
    """Return the compiled validator of `schema/<name>.schema.json`."""
    return compiled(load(name))


def compiled(schema: JSON) -> jsonschema_rs.Draft202012Validator:
    """Compile a schema: linear-time patterns, and nothing is ever fetched."""
    return jsonschema_rs.Draft202012Validator(
        schema, pattern_options=jsonschema_rs.RegexOptions(), offline=True, validate_formats=True
    )


def undecided(schema: JSON) -> list[str]:
    """Return a sentence for each property without title, description or a known `disclosure`."""
    return [
        f"schema property {path!r} lacks {what}: say what happens to it on publication"
        for path, node in _properties(schema, schema, "")
        for what, missing in (
            ("a title", not node.get("title")),
            ("a description", not node.get("description")),
            ("a decided disclosure", node.get("disclosure") not in DISCLOSURES),
        )
        if missing
    ]


def _properties(root: JSON, node: JSON, path: str) -> Iterator[tuple[str, JSON]]:
    for name, child in node.get("properties", {}).items():
        yield f"{path}/{name}", child
        yield from _properties(root, child, f"{path}/{name}")
    for branch in node.get("anyOf", ()):
        yield from _properties(root, branch, path)
    if "items" in node:
        yield from _properties(root, node["items"], path)
    if "$ref" in node:
        yield from _properties(root, _resolve(root, node), path)


def _resolve(root: JSON, node: JSON) -> JSON:
    """Follow a reference inside the document; what stands beside it wins."""
    if "$ref" not in node:
        return node
    target = root
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return _resolve(root, target) | {k: v for k, v in node.items() if k != "$ref"}


def _full_form(root: JSON, node: JSON) -> JSON:
    """Return the first of the forms a value may have: the full one stands first by convention."""
    node = _resolve(root, node)
    if "arrow" in node or "anyOf" not in node:
        return node
    return _full_form(root, node["anyOf"][0]) | {
        k: v for k, v in node.items() if k not in {"anyOf", "$ref"}
    }


@cache
def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a public table, in order.

    Raises:
        SchemaError: a column is taken from a withheld property. That every property to be published
            stands in a column is what a test asks of `unpublished`.
    """
    root, public = load("article"), load("public")
    found = []
    for name, node in public["properties"][table]["properties"].items():
        taken = _taken(root, node["taken"]) if "taken" in node else {}
        schema = taken | {k: v for k, v in node.items() if k != "taken"}
        if schema.get("disclosure") not in DISCLOSURES - {"withhold"}:
            raise SchemaError(f"column {table}.{name} is taken from a property that is withheld")
        found.append(
            Column(
                name=name,
                title=schema["title"],
                description=schema["description"],
                disclosure=schema["disclosure"],
                type=_arrow_type(root, schema),
                schema=schema,
                computed="taken" not in node,
            )
        )
    return tuple(found)


def _taken(root: JSON, path: str) -> JSON:
    node = root
    for part in path.split("/"):
        node = _full_form(root, node)
        if "items" in node:
            node = _full_form(root, node["items"])
        if "arrow" in node:  # a part of a time
            node = _full_form(root, node["anyOf"][0])
        node = node["properties"][part]
    return _full_form(root, node)


def unpublished() -> list[str]:
    """Return the paths that are to go out in the clear or redacted but stand in no column."""
    root, public = load("article"), load("public")
    taken = {
        node["taken"]
        for table in TABLES
        for node in public["properties"][table]["properties"].values()
        if "taken" in node
    }
    withheld = {path for path, node in _properties(root, root, "") if _withheld(node)}
    return [
        path
        for path, node in _properties(root, root, "")
        if node.get("disclosure") in {"publish", "redact", "pseudonymise", "coarsen"}
        and not any(path[1:] == t or path[1:].startswith(f"{t}/") for t in taken)
        and not any(path.startswith(f"{w}/") for w in withheld)
        and "properties" not in (full := _full_form(root, node))
        and "properties" not in _full_form(root, full.get("items", {}))
    ]


def _withheld(node: JSON) -> bool:
    return node.get("disclosure") == "withhold"


def _arrow_type(root: JSON, node: JSON) -> pa.DataType:
    node = _full_form(root, node)
    if "arrow" in node:
        return pa.timestamp("us", tz="UTC")
    kind = node.get("type", "string")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "array":
        # Parquet's own name for the field, so that a table reads back with the schema it was given.
        return pa.list_(pa.field("element", _arrow_type(root, node["items"])))
    if kind == "object":
        return pa.struct(
            [
                (name, _arrow_type(root, child))
                for name, child in node["properties"].items()
                if not _withheld(child)
            ]
        )
    scalars: dict[str, pa.DataType] = {
        "string": pa.string(),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
    }
    return scalars[kind]


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a public table: all columns nullable, times in UTC."""
    return pa.schema([(column.name, column.type) for column in columns(table)])
