"""Links in the words of the press: an article may name whom it likes, but leads to no commenter."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

import pyarrow as pa

from commentariat.arrays import pc
from commentariat.identity import normal_form

PLACEHOLDER = "⟦profile⟧"
_HINT = "/(users?|u|profiles?|members?|people)/"
_PROFILE = re.compile(
    r"(?<![\w.:/-])(?:https?://|//)?[\w.-]{1,100}(?::\d{1,5})?"
    r"/(?:users?|u|profiles?|members?|people)/@?([\w%.~-]{0,80}[\w%~-])/?",
    re.IGNORECASE,
)


def names(handles: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the normal forms of handles, as they are looked up in links."""
    return frozenset(normal_form(handle) for forms in handles for handle in forms)


def without_profiles(articles: pa.Table, known: Callable[[], frozenset[str]]) -> pa.Table:
    """Return articles in which no link leads to the profile of one of the commenters `known`.

    In a text a placeholder stands for it; where the link is all there is, nothing does. `known` is
    only asked if there is a link to a profile at all.
    """
    for number, field in enumerate(articles.schema):
        column = articles.column(number)
        if not any(_hinted(chunk) for chunk in column.chunks):
            continue
        values = [_cleaned(value, field.name, known()) for value in column.to_pylist()]
        articles = articles.set_column(number, field, pa.chunked_array([values], field.type))
    return articles


def _hinted(values: Any) -> bool:  # noqa: ANN401 - an array of any type
    """Whether a string inside an array of any nesting may hold such a link."""
    if pa.types.is_struct(values.type):
        return any(_hinted(part) for part in values.flatten())
    if pa.types.is_list(values.type):
        return _hinted(values.flatten())
    if not pa.types.is_string(values.type):
        return False
    found = pc.any(pc.match_substring_regex(values, _HINT, ignore_case=True))
    return found.as_py() is True


def _cleaned(value: Any, name: str, known: frozenset[str]) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_cleaned(item, name, known) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item, key, known) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    text = _PROFILE.sub(lambda link: PLACEHOLDER if _leads(link[1], known) else link[0], value)
    return None if name == "url" and text != value else text


def _leads(last: str, known: frozenset[str]) -> bool:
    return normal_form(unquote(last, errors="replace")) in known
