"""What is found out about the staged tables before a document is written: facts, leaks, faults.

Here is the order. `describing` has the facts counted and measured; the `gate` looks for what
`private` gathered, which the `templates` of the documents may name.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from commentariat import release, verify
from commentariat.describe import Facts
from commentariat.describe.facts import Base
from commentariat.job import Event, Job
from commentariat.measures.rows import Rows
from commentariat.people import register
from commentariat.resolve import Plan
from commentariat.review.describing import described
from commentariat.review.gate import Gate
from commentariat.scan import Report
from commentariat.stages import Prepared
from commentariat.tables import Written


@dataclass(frozen=True, slots=True)
class Review:
    """What the documents say, what the manifest adds, and what was found in the tables.

    `tables` is what the scan found, `faults` is what does not read back.
    """

    facts: Facts
    noted: Mapping[str, Any]
    tables: Report
    faults: Sequence[str]
    gate: Gate


def review(
    job: Job,
    plan: Plan,
    prepared: Prepared,
    files: Sequence[Written],
    **known: Any,  # noqa: ANN401
) -> Review:
    """DESCRIBE, while the workers look through the tables; `known` is for `described`."""
    gate = Gate(job.staging, job.work, job.key_file, job.engine, job.settings.grain)
    staged = release.staged(job.staging, files, torn=plan.torn)
    with ThreadPoolExecutor(2) as beside:
        leaked = beside.submit(verify.leaking, staged, job.engine)
        tables = beside.submit(gate.tables)
        known |= {"campaigns": plan.campaigns, "base": _base(job, plan)}
        rows = Rows.read(files, job.staging)
        facts = described(job, files, rows, prepared, **known)
        job.progress(Event("checking", 0, 1))
        noted = _noted(job, plan, prepared)
        staged = release.staged(job.staging, files, facts=facts.to_json())
        faults = [*verify.faulty(staged, rows, job.engine), *leaked.result()]
        return Review(facts, noted, tables.result(), faults, gate)


def _noted(job: Job, plan: Plan, prepared: Prepared) -> dict[str, Any]:
    """Return what the manifest says beyond the facts: what was read, who became whom."""
    older = bytes.fromhex(job.base.digest) if job.base else b""
    secret = job.key.subkey("records", job.settings.name)
    forms = register.merged_forms(job.engine, prepared.parts)
    noted: dict[str, Any] = {
        "records": sha256(secret + plan.records + older).hexdigest(),
        "identity": forms.as_json(),
        "torn": plan.torn,
    }
    if job.settings.names:  # who is who follows from them
        noted["names"] = job.settings.names
    if accounts := _known_by_account(job, prepared):
        noted["known_by_account"] = accounts
    if job.base is not None:
        noted["base"] = {"version": job.base.version, "manifest": job.base.digest}
    return noted


def _known_by_account(job: Job, prepared: Prepared) -> list[str]:
    """Return the sites whose people one finds by account, of a base release too."""
    older = release.opened(job.base.path).manifest if job.base else {}
    sites: list[str] = [*older.get("known_by_account", ())]
    return sorted({*sites, *register.sites_by_account(prepared.parts)})


def _base(job: Job, plan: Plan) -> Base | None:
    """Return what the documents say of the base, if there is one."""
    if job.base is None:
        return None
    return Base(
        version=job.base.version,
        manifest=job.base.digest,
        articles=plan.carried,
        comments=plan.carried_comments,
        articles_seen_again=plan.attached,
        comments_seen_again=plan.known,
    )
