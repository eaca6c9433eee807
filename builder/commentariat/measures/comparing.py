"""Why two articles of a release are one or not: their published texts are compared once more."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from commentariat.arrays import pc
from commentariat.duplicates import Comparison, compare, signatures
from commentariat.errors import SettingsError
from commentariat.release import Release
from commentariat.tables import dataset

_TEXT = ["headline", "lead", "body"]
_AT_ONCE = 1024  # articles whose texts are in memory

WHY = {
    "equal": "their words are the same",
    "near": "nearly all of one text is in the other",
    "edited": "more than half of one text is in the other, in many places",
    "same heading": "headline and lead are equal, and so is a part of the text",
}


def compared(release: Release, one: str, other: str) -> dict[str, Any]:
    """Return what two articles have in common, as numbers, and which rule decided; no text.

    Raises:
        SettingsError: the release holds no such article.
    """
    articles = dataset(release.files, "articles", release.path)
    wanted = pc.field("article_id").isin([one, other])
    found = articles.to_table(["article_id", "site", "cluster_id"], filter=wanted)
    rows = {row["article_id"]: row for row in found.to_pylist()}
    if missing := {one, other} - rows.keys():
        named = ", ".join(sorted(missing))
        raise SettingsError(f"release {release.version} has no article {named}")
    # What a site repeats is boilerplate, so all articles of the two sites are read.
    signed = pa.concat_tables(_signed(articles, sorted({row["site"] for row in rows.values()})))
    told = compare(signed, one, other)
    return {
        "articles": [one, other],
        "release": release.version,
        "same_cluster": rows[one]["cluster_id"] == rows[other]["cluster_id"],
        "rule": told.rule,
        "why": WHY[told.rule] if told.rule else _why_not(told),
        "jaccard": round(told.jaccard, 4),
        "containment": round(told.containment, 4),
        "shared_shingles": told.shared,
        "shingles": list(told.shingles),
        "boilerplate_shingles": list(told.boilerplate),
        "numbers_missing": f"{told.missing_numbers} of {told.fewer_numbers}",
    }


def _signed(articles: Any, sites: list[str]) -> Iterator[pa.Table]:  # noqa: ANN401 - a dataset
    names = ["article_id", "site", *_TEXT]
    chosen = pc.field("site").isin(sites)
    for batch in articles.to_batches(columns=names, filter=chosen, batch_size=_AT_ONCE):
        signed = pa.Table.from_batches([signatures(*(batch.column(name) for name in _TEXT))])
        signed = signed.append_column("article_key", batch.column("article_id"))
        yield signed.append_column("site", batch.column("site"))


def _why_not(told: Comparison) -> str:
    if told.other_facts:
        return "the words are alike, but most numbers differ: a template with other facts"
    if told.containment == 0:
        return "they have no three words in a row in common"
    return "they have too little in common"
