"""JSON data as a value of the type it was written from: dataclasses, tuples, mappings."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def shaped(kind: Any, data: Any) -> Any:  # noqa: ANN401 - as wide as JSON and type hints are
    """Return JSON data as a value of that type: dataclasses, tuples, mappings, optional ones.

    Raises:
        TypeError: a dataclass has no field of some name, or lacks one.
    """
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {part.name: hints[part.name] for part in fields(kind)}
        if unknown := data.keys() - known.keys():
            raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
        return kind(**{name: shaped(known[name], value) for name, value in data.items()})
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        inner = next(part for part in arguments if part is not type(None))
        return None if data is None else shaped(inner, data)
    if origin is tuple:
        return tuple(shaped(arguments[0], item) for item in data)
    if origin is Mapping:
        return {key: shaped(arguments[1], value) for key, value in data.items()}
    return data
