"""DESCRIBE: the facts of a release, counted and measured in its own files."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pyarrow as pa

from commentariat import __version__
from commentariat.describe import Facts
from commentariat.describe.facts import Scan
from commentariat.job import Event, Job
from commentariat.measures import counted, risk
from commentariat.measures.risk import Risks
from commentariat.measures.rows import Rows
from commentariat.people import register
from commentariat.schemas import columns
from commentariat.stages import Prepared
from commentariat.tables import Written, read_private


def described(
    job: Job,
    files: Sequence[Written],
    rows: Rows,
    prepared: Prepared,
    **known: Any,  # noqa: ANN401
) -> Facts:
    """DESCRIBE: count in the files of a release what its documents say.

    Args:
        job: the build.
        files: the Parquet files of the release.
        rows: what they hold.
        prepared: what was read.
        known: `version`, what became of `articles` and `comments`, and sizes of `campaigns`.
    """
    job.progress(Event("describing", 0, 1))
    with ThreadPoolExecutor(1) as beside:
        risks = beside.submit(_risks, job, files)
        facts = _facts(job, files, rows, prepared, **known)
    measured = counted.shares(risks.result(), job.settings.linkage)
    job.progress(Event("describing", 1, 1))
    return replace(facts, privacy=replace(facts.privacy, risks=measured))


def _facts(
    job: Job,
    files: Sequence[Written],
    rows: Rows,
    prepared: Prepared,
    **known: Any,  # noqa: ANN401
) -> Facts:
    return counted.facts(
        job.settings,
        job.engine,
        files,
        rows,
        key_fingerprint=job.key.fingerprint,
        risks={},
        scan=Scan(
            files=len(files),
            cells=sum(file.rows * len(columns(file.table)) for file in files),
            needles=register.distinctive_handles(job.work / "people.arrow"),
        ),
        parsers=dict(sorted(prepared.parsers.items())),
        tool_version=__version__,
        **known,
    )


def _risks(job: Job, files: Sequence[Written]) -> Risks:
    linkages = [read_private(path) for path in sorted((job.work / "plan").glob("*.linkages.arrow"))]
    comments = [job.staging / file.path for file in files if file.table == "comments"]
    return risk.measure(comments, pa.concat_tables(linkages))
