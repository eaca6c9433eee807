"""What earlier releases have settled: where every old article stands, what a base carries over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from commentariat import base, release
from commentariat.arrays import Arrow
from commentariat.base.growth import Growth
from commentariat.job import Job
from commentariat.release import Release
from commentariat.splits.configurations import rules_of
from commentariat.tables import Written, dataset


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier releases have settled: the cell of each article by id, and a base's rows."""

    ledger: Mapping[str, str] = field(default_factory=dict)
    growth: Growth | None = None

    @property
    def carried(self) -> Arrow:
        """The ids of the articles of the base, which stay where they are."""
        if self.growth is None:
            return pa.array([], pa.string())
        return self.growth.old.articles.column("article_key").combine_chunks()


def earlier_of(job: Job, last: Release | None) -> Earlier:
    """Return what the last release and the base have settled."""
    ledger = _ledger(job, last)
    if job.base is None:
        return Earlier(ledger)
    old = base.signed(job.base, job.engine, job.work / "base")
    ledger |= _ledger(job, release.opened(job.base.path))
    return Earlier(ledger, Growth(old, job.key, job.settings.name))


def _ledger(job: Job, last: Release | None) -> dict[str, str]:
    """Return the cell of every article of the last release: no row ever moves.

    Only where the settings say something else than before, a configuration begins anew.
    """
    ledger: dict[str, str] = {}
    rules = rules_of(job.settings)
    before = last.facts.configurations if last else ()
    same = [found.name for found in before if rules.get(found.name) == found.rule]
    for file in last.files if last else ():
        if last and file.table == "articles":
            rows = dataset([file], "articles", last.path).to_table(columns=["article_id"])
            ledger |= dict.fromkeys(rows["article_id"].to_pylist(), _cell(file, same))
    return ledger


def _cell(file: Written, configurations: Collection[str]) -> str:
    """Return where the rows of a file stand, as far as these configurations go."""
    split, *places = file.cell.split("-")
    known = tuple(f"{name}_" for name in configurations)
    return "-".join([split, *(place for place in places if place.startswith(known))])
