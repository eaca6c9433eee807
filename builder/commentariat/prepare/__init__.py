"""One raw record in, the article or the reasons why not out: the per-record half, pure.

Here is the way of one record. What was accepted becomes columns in `parts`, with the columns of
`comments` and the `addresses` that are given of people; `misplaced` finds comments where nobody
would read them.
"""

import hashlib
import json
from base64 import b64encode
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, TypeAlias, cast

import numpy as np
import orjson

from commentariat import checks, parsers, text
from commentariat.checks import FAULTS
from commentariat.model import Article, Author, Page, Parsed, Problem, Raw, Record, Role, Unreadable
from commentariat.people.bystanders import named
from commentariat.prepare.misplaced import misplaced
from commentariat.records import normalise
from commentariat.records.faults import broken_rules
from commentariat.schemas import load, validator
from commentariat.settings import Settings


@dataclass(frozen=True, slots=True)
class Accepted:
    """An article fit to go on, and the warnings that go with it.

    The article is in full form but for its comments, which are as they were given:
    `normalise.full` completes it, `parts.py` reads them straight into columns. `digest` (16
    bytes) tells one capture from another, wherever it stands in the dump; `size` is that of the
    record as JSON, in bytes; `roles` are those of the lines of a page.
    """

    article: Article
    source: str
    line: int
    digest: bytes
    size: int
    warnings: tuple[Problem, ...] = ()
    roles: tuple[Role, ...] = ()

    @property
    def site(self) -> str:
        """Where its people are known."""
        return self.article["site"]

    @property
    def people(self) -> Sequence[Author]:
        """Those whom it names though it holds no comment of theirs."""
        return (*self.article.get("other_people", ()), *self.article.get("site_people", ()))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that stays out and why; `raw` is what the quarantine keeps, never a log.

    `people` are those whom it names at its site, as far as it is well-formed: others may name them.
    """

    problems: tuple[Problem, ...]
    comments: int
    raw: Mapping[str, Any]
    site: str = ""
    people: tuple[Author, ...] = ()


Decision: TypeAlias = Accepted | Rejected


def prepare(raw: Raw, settings: Settings, *, warn: bool = True) -> list[Decision]:
    """Decide on one raw record: parse, fill in the site, validate, normalise, check.

    A file may hold several pages, hence the list; it is never empty.
    """
    if not raw.source.isascii():  # a file's name may be no text at all
        raw = replace(raw, source=raw.source.encode("utf-8", "backslashreplace").decode())
    match raw:
        case Unreadable():
            return [_rejected(raw, Problem(raw.source, raw.line, raw.code, "", raw.message))]
        case Record():
            return [_record(raw, settings, warn=warn)]
        case Page():
            return _page(raw, settings, warn=warn)


def _page(page: Page, settings: Settings, *, warn: bool) -> list[Decision]:
    if page.site is None and settings.site:
        page = replace(page, site=settings.site)
    found = parsers.parse(page)
    if isinstance(found, parsers.Unrecognised):
        if not (settings.keep_without_comments and found.best):
            return [_rejected(page, Problem(page.source, page.line, "E100", "", found.reason))]
        found = [found.best]
    return [_parsed(page, parsed, settings, warn=warn) for parsed in found]


def _parsed(page: Page, parsed: Parsed, settings: Settings, *, warn: bool) -> Decision:
    line = parsed.article["source"]["line"]
    record = Record(page.source, line, cast("dict[str, Any]", parsed.article))
    decision = _record(record, settings, warn=warn)
    unparsed = len(parsed.article["source"]["unparsed"])
    if isinstance(decision, Rejected):
        return decision
    decision = replace(decision, roles=parsed.roles)
    if not unparsed:
        return decision
    warning = Problem(page.source, line, "W102", "", f"{unparsed} lines were not understood")
    return replace(decision, warnings=(*decision.warnings, warning))


def _record(raw: Record, settings: Settings, *, warn: bool) -> Decision:
    try:
        record, data = _object(raw.data)
    except _NoRecordError as error:
        return _rejected(raw, Problem(raw.source, raw.line, "E101", "", str(error)))
    record = _with_site(record, settings)
    if not validator().is_valid(record):
        faults = (Problem(raw.source, raw.line, "E001", *rule) for rule in _broken(record))
        return _kept_out(raw, record, faults, _length(record.get("comments")))
    article = normalise.article(record, raw.source, raw.line)
    found = checks.problems(article, raw.source, raw.line, warn=warn)
    if unknown := normalise.unknown_fields(record, known_fields()):
        # How many, not which: a dump may have people's names for keys.
        message = f"{unknown} unknown fields were dropped"
        found.append(Problem(raw.source, raw.line, "W101", "", message))
        found += _lost(article, raw)
    if any(problem.is_error for problem in found):
        return _kept_out(raw, record, found, len(article["comments"]))
    digest = hashlib.blake2b(data, digest_size=16).digest()
    return Accepted(article, raw.source, raw.line, digest, len(data), tuple(found))


def _lost(article: Article, raw: Record) -> list[Problem]:
    """Return the errors of a record of which comments would be lost with its unknown fields."""
    return [
        Problem(raw.source, raw.line, code, pointer, FAULTS[code])
        for code, pointer in misplaced(cast("list[Mapping[str, Any]]", article["comments"]))
    ]


_ADVICE = {
    "'site'": "--site gives it to all records",
    "'body'": "a record without one has an empty list",
    "'headline'": "fields of other names are read by a mapping: docs/tables.md",
    "must be a time": "other notations are read by a mapping: docs/tables.md",
}


class _NoRecordError(Exception):
    """What was read is no JSON object, and why not; never with a value."""


def _object(data: bytes | dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return a record, and the bytes that tell it from others.

    Raises:
        _NoRecordError: it is no JSON object that could be written again as it was read.
    """
    if isinstance(data, dict):  # where a page was read does not make it another capture
        return data, _written(data | {"source": None}, orjson.OPT_SORT_KEYS)
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _NoRecordError(_misread(data, error)) from None
    if not isinstance(record, dict):
        raise _NoRecordError("the line holds no JSON object")
    # orjson keeps the last of two equal keys and says nothing: then quotes are lost.
    written = _written(record)
    lost = written != data and (_quotes(written) != _quotes(data) or b"\\u0022" in data)
    if lost and _repeats_a_key(data):
        raise _NoRecordError("an object has the same key twice")
    return record, data.strip()


_UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)


def _misread(data: bytes, error: orjson.JSONDecodeError) -> str:
    """Return where a line is no JSON; of bytes that are no text orjson does not say where."""
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        return "UTF-16, not UTF-8: convert the file, as with `iconv -f UTF-16 -t UTF-8`"
    try:
        data.decode()
    except UnicodeDecodeError as wrong:
        return f"not UTF-8 at byte {wrong.start + 1} of the line"
    return f"not JSON at character {error.pos + 1} of the line"


def _quotes(data: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) == ord('"')))  # as count, but fast


def _written(record: dict[str, Any], option: int = 0) -> bytes:
    try:
        return orjson.dumps(record, option=option)
    except TypeError:  # lone surrogates and large integers come from readers, depth from anywhere
        raise _NoRecordError(
            "nested too deeply, or a value that JSON in UTF-8 cannot hold"
        ) from None


def _repeats_a_key(data: bytes) -> bool:
    repeated = False

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal repeated
        found = dict(pairs)
        repeated |= len(found) < len(pairs)
        return found

    json.loads(data, object_pairs_hook=once, parse_int=float)  # int refuses very long numbers
    return repeated


def _broken(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return pointers and rules; one for the whole record should nobody be able to explain."""
    rules = broken_rules(record) or [("", FAULTS["E001"])]
    return [(at, rule + _advice(rule)) for at, rule in rules]


def _advice(rule: str) -> str:
    """Return what to do about a broken rule, where that is known."""
    said = [advice for name, advice in _ADVICE.items() if name in rule]
    return f" ({'; '.join(said)})" if said else ""


def _with_site(record: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Fill in a site that is not given: the settings', else the host of the URL."""
    if record.get("site"):
        return record
    url = record.get("url")
    site = settings.site or (text.host_of(url) if isinstance(url, str) else None)
    return {**record, "site": site} if site else record


def _length(comments: object) -> int:
    return len(comments) if isinstance(comments, list) else 0


def _kept_out(
    raw: Record, record: Mapping[str, Any], problems: Iterable[Problem], comments: int
) -> Rejected:
    site = record.get("site")
    known = site.lower() if isinstance(site, str) else ""
    return Rejected(tuple(problems), comments, _kept(raw), known, tuple(named(record)))


def _rejected(raw: Raw, *problems: Problem) -> Rejected:
    return Rejected(problems, 0, _kept(raw))


def _kept(raw: Raw) -> Mapping[str, Any]:
    """Return what a quarantine line must hold so that the record can be read again."""
    match raw:
        case Page():
            return {"page": asdict(raw)}
        case Record(data=bytes() as data):
            with suppress(UnicodeDecodeError):
                return {"record": data.decode()}
            return {"bytes": b64encode(data).decode()}
        case Record(data=data):
            return {"record": _as_text(data)}
        case Unreadable():
            return {"bytes": b64encode(raw.raw).decode()}


def _as_text(data: object) -> str:
    try:
        return orjson.dumps(data).decode()
    except TypeError:
        with suppress(ValueError, RecursionError):
            return json.dumps(data, default=str, skipkeys=True)
        return ""


@cache
def known_fields() -> Mapping[str, frozenset[str]]:
    """Return the names of the properties that the schema knows, as `unknown_fields` wants them."""
    schema = load("article")
    named = {name: frozenset(part.get("properties", ())) for name, part in schema["$defs"].items()}
    times = (choice.get("properties", {}) for choice in schema["$defs"]["time"]["anyOf"])
    return named | {
        "": frozenset(schema["properties"]),
        "comments": named["comment"],
        "images": named["image"],
        "time": frozenset().union(*times),
    }
