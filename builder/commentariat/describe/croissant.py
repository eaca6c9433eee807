"""croissant.json: the release for machines, in the vocabulary of MLCommons Croissant 1.1."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from commentariat.describe._escape import plain
from commentariat.describe._privacy import NOT_ANONYMOUS
from commentariat.describe._terms import language_code, licence_address
from commentariat.describe._words import linkage, period
from commentariat.describe.citation import reference
from commentariat.describe.facts import Column, Facts

_PARQUET = "application/x-parquet"

_TERMS = (
    "arrayShape",
    "citeAs",
    "column",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _TERMS},
}

_TYPES = {
    "string": "sc:Text",
    "bool": "sc:Boolean",
    "int32": "cr:Int32",
    "int64": "cr:Int64",
    "float64": "cr:Float64",
    "timestamp[us, tz=UTC]": "sc:DateTime",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release: its path from the release's root, SHA-256 in hex, size in bytes."""

    path: str
    sha256: str
    size: int


def croissant(facts: Facts, files: Iterable[File]) -> str:
    """Return croissant.json of the release; only Parquet files under `data/` are listed.

    Tables do not refer to one another here: a reference between record sets keeps mlcroissant from
    filtering records.
    """
    parquet = sorted((f for f in files if f.path.endswith(".parquet")), key=lambda file: file.path)
    sets = _sets(facts)
    document = _about(facts) | {
        "distribution": [_file(file) for file in parquet] + [_file_set(one) for one in sets],
        "recordSet": [_splits(facts), *(_record_set(facts, one) for one in sets)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _about(facts: Facts) -> dict[str, Any]:
    about = facts.about
    optional = {
        "url": about.homepage,
        "license": about.license and (licence_address(about.license) or about.license),
        "datePublished": about.date,
    }
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": [
            "http://mlcommons.org/croissant/1.1",
            "http://mlcommons.org/croissant/RAI/1.0",
        ],
        "name": about.name,
        "description": plain(about.description or facts.title),
        "version": about.version,
        "citeAs": reference(facts),
        **{key: plain(value) for key, value in optional.items() if value},
        **_people(facts),
        **_responsible(facts),
    }


def _responsible(facts: Facts) -> dict[str, Any]:
    """Return what the Responsible AI vocabulary of Croissant asks for, as far as facts say it."""
    return {
        "rai:dataCollection": "Articles and comments as public pages showed them to a crawler.",
        "rai:dataCollectionTimeframe": period(facts.retrieved),
        "rai:personalSensitiveInformation": (
            f"{NOT_ANONYMOUS} A pseudonym links comments {linkage(facts)}. Comments state "
            "opinions, some of them political."
        ),
        "rai:dataPreprocessingProtocol": (
            "Parsed, validated, captures of one article merged, handles and their mentions "
            "replaced by keyed pseudonyms, contact data replaced."
        ),
    }


def _people(facts: Facts) -> dict[str, Any]:
    languages = sorted({c for tag in facts.about.languages if (c := language_code(tag))})
    creators = [{"@type": "sc:Organization", "name": plain(n)} for n in facts.about.creators]
    people: dict[str, Any] = {"inLanguage": languages} if languages else {}
    return people | ({"creator": creators} if creators else {})


def _file(file: File) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": _PARQUET,
        "sha256": file.sha256,
    }


@dataclass(frozen=True, slots=True)
class _Set:
    """A configuration of a table: its files, and how a path tells the split."""

    name: str
    table: str
    includes: str
    regex: str


def _sets(facts: Facts) -> list[_Set]:
    found = []
    for table in (name for name in facts.columns if facts.rows(name)):
        # Spelt out, because mlcroissant makes a file pattern of it when asked for one split.
        names = "|".join(split.name for split in facts.splits)
        here = f"data/{table}/"
        found.append(_Set(table, table, f"{here}*.parquet", f"{here}({names})-.+parquet$"))
        for one in facts.configurations:
            names = "|".join(split.name for split in one.splits)
            files = f"{here}*-{one.name}_*.parquet"
            regex = f"{here}.+-{one.name}_({names})-.+parquet$"
            found.append(_Set(f"{table}_{one.name}", table, files, regex))
    return found


def _file_set(one: _Set) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{one.name}-files",
        "name": f"{one.name}-files",
        "encodingFormat": _PARQUET,
        "includes": one.includes,
    }


def _splits(facts: Facts) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [
            {"@type": "cr:Field", "@id": "splits/name", "name": "name", "dataType": "sc:Text"},
        ],
        "data": [{"splits/name": name} for name in dict.fromkeys(_names(facts))],
    }


def _names(facts: Facts) -> Iterator[str]:
    """Yield the names of all splits, of some more than once."""
    for splits in (facts.splits, *(one.splits for one in facts.configurations)):
        yield from (split.name for split in splits)


def _record_set(facts: Facts, one: _Set) -> dict[str, Any]:
    flat = [column for column in facts.columns[one.table] if _type(column)]
    return {
        "@type": "cr:RecordSet",
        "@id": one.name,
        "name": one.name,
        "key": {"@id": f"{one.name}/{flat[0].name}"},
        "field": [_split_field(one), *(_field(one.name, column) for column in flat)],
    }


def _split_field(one: _Set) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{one.name}/split",
        "name": "split",
        "dataType": "sc:Text",
        "source": {
            "fileSet": {"@id": f"{one.name}-files"},
            "extract": {"fileProperty": "fullpath"},
            "transform": {"regex": one.regex},
        },
    }


def _type(column: Column) -> str | None:
    """Return the type of a column or of its items; None for structs, which are left out."""
    inner = column.feature.get("list", column.feature.get("dtype"))
    return _TYPES.get(inner) if isinstance(inner, str) else None


def _field(name: str, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": plain(column.description),
        "dataType": _type(column),
        **({"isArray": True, "arrayShape": "-1"} if "list" in column.feature else {}),
        "source": {"fileSet": {"@id": f"{name}-files"}, "extract": {"column": column.name}},
    }
