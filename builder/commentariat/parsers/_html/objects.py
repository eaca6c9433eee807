"""JSON inside a page: JSON-LD and the state that comment systems leave in scripts."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from commentariat.parsers._html.tree import Element

_LONGEST = 5_000_000
_MOST = 200_000  # values looked at in one page
_ASSIGNED = re.compile(
    r"\s*(?:window\.|var |let |const |self\.)?[\w.$\[\]\"']{1,80}\s*=\s*(?=[{\[])"
)


def linked_data(root: Element) -> list[dict[str, Any]]:
    """Return the objects of all JSON-LD scripts, nested ones after those that hold them."""
    found = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            found += list(objects_in(_loaded(script.text or "")))
    return found


def states(root: Element) -> list[dict[str, Any]]:
    """Return the objects of other JSON scripts and of assignments such as `window.STATE = {…}`."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        kind, text = script.get("type") or "", script.text or ""
        if "ld+json" in kind or script.get("src") or len(text) > _LONGEST:
            continue
        if "json" in kind:
            found += objects_in(_loaded(text))
        elif '"' in text and (assigned := _ASSIGNED.match(text)):
            found += objects_in(_loaded(text[assigned.end() :].rstrip().rstrip(";")))
    return found


def objects_in(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield every object in a JSON value in order; iterative and bounded."""
    stack, seen = [value], 0
    while stack and seen < _MOST:
        seen += 1
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack.extend(item for item in reversed(node.values()) if isinstance(item, (dict, list)))
        elif isinstance(node, list):
            stack.extend(item for item in reversed(node) if isinstance(item, (dict, list)))


def types_of(item: Mapping[str, Any]) -> list[str]:
    """Return the schema.org types of an object without their address."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [name.rpartition("/")[2] for name in kinds if isinstance(name, str)]


def name_in(value: Any) -> str | None:  # noqa: ANN401 - any JSON
    """Return the name that a value stands for: a string, or the name of a person."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        names = ("name", "displayName", "display_name", "username", "userName", "nickname", "login")
        value = next((value[n] for n in names if isinstance(value.get(n), str) and value[n]), None)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _loaded(text: str) -> Any:  # noqa: ANN401 - any JSON
    if len(text) > _LONGEST:
        return None
    text = text.strip().removeprefix("<!--").removesuffix("-->")
    text = text.replace("//<![CDATA[", "").replace("//]]>", "").strip()
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:  # a line break inside a string is the usual fault
        return orjson.loads(re.sub(r"[\x00-\x1f]", " ", text))
    except orjson.JSONDecodeError:
        return None
