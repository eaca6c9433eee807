"""What a record breaks of its schema, told by the rules alone, without its values.

jsonschema-rs decides whether a record is valid; jsonschema explains why it is not, since its errors
name the rule and the place. Its own messages quote the data, so none of them is used.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeAlias, cast

from commentariat.schemas import JSON, compiled, load

_Errors: TypeAlias = Iterator[Any]  # jsonschema.ValidationError, whose module is slow to import

_SENTENCES = {
    "required": "must have every required property",
    "type": "must be of type {}",
    "enum": "must be one of {}",
    "const": "must be {}",
    "pattern": "must match the pattern {}",
    "minLength": "must have a length of at least {}",
    "maxLength": "must have a length of at most {}",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "maxItems": "must have at most {} items",
}


def broken_rules(
    record: object, name: str = "article", *, thorough: bool = False
) -> list[tuple[str, str]]:
    """Return (JSON pointer, broken rule) for each fault of a record, in order; never a value.

    Of lists, those items are explained in which jsonschema-rs finds a fault; `thorough` asks
    jsonschema about all of them, which takes ten times as long for an article with its comments.
    """
    errors = _explainer(name, thorough=thorough).iter_errors(record)
    return sorted({_sentence(error) for error in errors})


@cache
def _explainer(name: str, *, thorough: bool) -> Any:  # noqa: ANN401 - jsonschema is typed loosely
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry

    schema = load(name)
    own: JSON = {"pattern": _pattern, "format": _format}
    if not thorough:
        own["items"] = _items(schema)
    extended = cast("Any", validators.extend)(Draft202012Validator, own)
    return extended(schema, registry=Registry())


def _pattern(_: object, rule: str, instance: object, __: object) -> _Errors:
    """Check a pattern as ECMA does, whose `$` does not match before a final line feed."""
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not re.search(rule.replace("$", r"\Z"), instance):
        yield ValidationError("pattern")


def _format(_: object, rule: str, instance: object, __: object) -> _Errors:
    """Check that a day is on the calendar; other formats say what is meant, and ask for nothing."""
    from jsonschema.exceptions import ValidationError

    if rule == "date" and isinstance(instance, str) and not _is_day(instance):
        yield ValidationError("format")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value  # nor a week, nor without hyphens
    except ValueError:
        return False


def _items(schema: JSON) -> Callable[[Any, Any, object, object], _Errors]:
    """Return a check of lists that passes over the items without a fault."""

    @cache
    def native(rule: str) -> Any:  # noqa: ANN401 - a validator of jsonschema-rs
        return compiled({**json.loads(rule), "$defs": schema.get("$defs", {})})

    def items(validator: Any, rule: Any, instance: object, _: object) -> _Errors:  # noqa: ANN401
        by_native = native(json.dumps(rule))
        for number, item in enumerate(instance if isinstance(instance, list) else ()):
            if not _faultless(item, by_native):
                yield from validator.descend(item, rule, path=number)

    return items


def _faultless(item: object, validator: Any) -> bool:  # noqa: ANN401 - of jsonschema-rs
    """Whether an item is surely valid; native code refuses text that is no Unicode."""
    try:
        return bool(validator.is_valid(item))
    except ValueError:
        return False


def _sentence(error: Any) -> tuple[str, str]:  # noqa: ANN401 - a jsonschema ValidationError
    while error.context:  # of the forms a value may have, explain the one it came closest to
        if types := _other_types(error):
            return _pointer(error), f"must be {error.schema.get('form', f'of type {types}')}"
        error = max(error.context, key=lambda e: (len(e.absolute_path), e.validator != "type"))
    if error.validator == "required":
        lacking = sorted(set(error.validator_value) - set(error.instance))
        return _pointer(error), "lacks " + ", ".join(repr(name) for name in lacking)
    if strange := _strange_keys(error):
        return _pointer(error), "has no key " + ", ".join(map(repr, strange)) + _meant(error)
    if error.validator in {"pattern", "format"} and "form" in error.schema:
        return _pointer(error), f"must be {error.schema['form']}"
    sentence = _SENTENCES.get(error.validator, error.validator + " must be {}")
    return _pointer(error), sentence.format(_either(error.validator_value))


def _strange_keys(error: Any) -> list[str]:  # noqa: ANN401 - a jsonschema ValidationError
    """Return the keys that should not be there, if that is the fault."""
    if "propertyNames" in error.absolute_schema_path:
        return [error.instance]
    if error.validator != "additionalProperties":
        return []
    known, patterns = error.schema.get("properties", {}), error.schema.get("patternProperties")
    strange = [k for k in error.instance if k not in known]
    return [k for k in strange if not any(re.search(p, k) for p in patterns or ())]


def _meant(error: Any) -> str:  # noqa: ANN401 - a jsonschema ValidationError
    """Ask whether a known key was meant, where a strange one is nearly like it."""
    known = error.schema.get("properties", {})
    near = [key for k in _strange_keys(error) for key in get_close_matches(k, known, 1)]
    return f" (did you mean {near[0]!r}?)" if near else ""


def _pointer(error: Any) -> str:  # noqa: ANN401 - a jsonschema ValidationError
    return "".join(f"/{part}" for part in error.absolute_path)


def _other_types(error: Any) -> str | None:  # noqa: ANN401 - a jsonschema ValidationError
    """Return the types that a value may have, if it has none of them."""
    if any(e.validator != "type" or e.absolute_path != error.absolute_path for e in error.context):
        return None
    types = [e.validator_value for e in error.context]
    return _either([t for kind in types for t in (kind if isinstance(kind, list) else [kind])])


def _either(rule: object) -> str:
    if isinstance(rule, list):
        return " or ".join("null" if item is None else str(item) for item in rule)
    return str(rule)
