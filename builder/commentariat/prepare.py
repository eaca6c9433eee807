"""One raw record in, the article or the reasons why not out: the per-record half, pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, TypeAlias, cast

import orjson

from commentariat import checks, normalise, parsers, text
from commentariat.model import Article, Page, Parsed, Problem, Raw, Record, Role, Unreadable
from commentariat.schemas import broken_rules, load, validator
from commentariat.settings import Settings


@dataclass(frozen=True, slots=True)
class Accepted:
    """An article fit to go on, and the warnings that go with it.

    The article is in full form but for its comments, which are as they were given:
    `normalise.full` completes it, `prepared.py` reads them straight into columns. `digest` (16
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


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that stays out and why; `raw` is what the quarantine keeps, never a log."""

    problems: tuple[Problem, ...]
    comments: int
    raw: Mapping[str, Any]


Decision: TypeAlias = Accepted | Rejected


def prepare(raw: Raw, settings: Settings) -> list[Decision]:
    """Decide on one raw record: parse, fill in the site, validate, normalise, check.

    A file may hold several pages, hence the list; it is never empty.
    """
    match raw:
        case Unreadable():
            return [_rejected(raw, Problem(raw.source, raw.line, raw.code, "", raw.message))]
        case Record():
            return [_record(raw, settings)]
        case Page():
            return _page(raw, settings)


def _page(page: Page, settings: Settings) -> list[Decision]:
    if page.site is None and settings.site:
        page = replace(page, site=settings.site)
    found = parsers.parse(page)
    if isinstance(found, parsers.Unrecognised):
        if not (settings.keep_without_comments and found.best):
            return [_rejected(page, Problem(page.source, page.line, "E100", "", found.reason))]
        found = [found.best]
    return [_parsed(page, parsed, settings) for parsed in found]


def _parsed(page: Page, parsed: Parsed, settings: Settings) -> Decision:
    line = parsed.article["source"]["line"]
    record = Record(page.source, line, cast("dict[str, Any]", parsed.article))
    decision = _record(record, settings)
    unparsed = len(parsed.article["source"]["unparsed"])
    if isinstance(decision, Rejected):
        return decision
    decision = replace(decision, roles=parsed.roles)
    if not unparsed:
        return decision
    warning = Problem(page.source, line, "W102", "", f"{unparsed} lines were not understood")
    return replace(decision, warnings=(*decision.warnings, warning))


def _record(raw: Record, settings: Settings) -> Decision:
    record = raw.data
    if isinstance(record, bytes):
        try:
            record = orjson.loads(record)
        except orjson.JSONDecodeError as error:
            message = f"not JSON at byte {error.pos + 1} of the line"
            return _rejected(raw, Problem(raw.source, raw.line, "E101", "", message))
        if not isinstance(record, dict):
            message = "the line holds no JSON object"
            return _rejected(raw, Problem(raw.source, raw.line, "E101", "", message))
    record = _with_site(record, settings)
    if not validator().is_valid(record):
        return _rejected(
            raw,
            *(Problem(raw.source, raw.line, "E001", *rule) for rule in broken_rules(record)),
            comments=_length(record.get("comments")),
        )
    article = normalise.article(record, raw.source, raw.line)
    found = checks.problems(article, raw.source, raw.line)
    if unknown := normalise.unknown_fields(record, known_fields()):
        # How many, not which: a dump may have people's names for keys.
        message = f"{unknown} unknown fields were dropped"
        found.append(Problem(raw.source, raw.line, "W101", "", message))
    if any(problem.is_error for problem in found):
        return _rejected(raw, *found, comments=len(article["comments"]))
    data = raw.data
    if isinstance(data, dict):  # where a page was read does not make it another capture
        data = orjson.dumps(data | {"source": None}, option=orjson.OPT_SORT_KEYS)
    digest = hashlib.blake2b(data.strip(), digest_size=16).digest()
    return Accepted(article, raw.source, raw.line, digest, len(data), tuple(found))


def _with_site(record: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Fill in a site that is not given: the settings', else the host of the URL."""
    if record.get("site"):
        return record
    url = record.get("url")
    site = settings.site or (text.host_of(url) if isinstance(url, str) else None)
    return {**record, "site": site} if site else record


def _length(comments: object) -> int:
    return len(comments) if isinstance(comments, list) else 0


def _rejected(raw: Raw, *problems: Problem, comments: int = 0) -> Rejected:
    return Rejected(problems, comments, _kept(raw))


def _kept(raw: Raw) -> Mapping[str, Any]:
    """Return what a quarantine line must hold so that the record can be read again."""
    match raw:
        case Page():
            return {"page": asdict(raw)}
        case Record(data=bytes() as data):
            return {"record": data.decode("utf-8", "replace")}
        case Record(data=data):
            return {"record": orjson.dumps(data).decode()}
        case Unreadable():
            return {"bytes": raw.raw.decode("utf-8", "replace")}


@cache
def known_fields() -> Mapping[str, frozenset[str]]:
    """Return the names of the properties that the schema knows, by depth."""
    schema = load("article")
    definitions = schema["$defs"]
    return {
        "": frozenset(schema["properties"]),
        "comments": frozenset(definitions["comment"]["properties"]),
        "author": frozenset(definitions["author"]["properties"]),
    }
