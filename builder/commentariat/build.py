"""The order of the stages, from a dump to a release; reads like a table of contents."""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import Any

from commentariat import base, cache, readers, release, stages, verify
from commentariat.describe import Facts
from commentariat.describe.facts import Flow
from commentariat.engine import Engine
from commentariat.errors import CommentariatError, ReleaseError, SettingsError
from commentariat.job import Event, Job, Progress, silent
from commentariat.keys import Key
from commentariat.people import register, roles
from commentariat.people.commenters import is_guest
from commentariat.people.roles import Rare
from commentariat.pseudonyms import Pseudonyms, refuse_collisions
from commentariat.release import Release, provenance, versions
from commentariat.release.versions import Difference
from commentariat.release.workspace import workspace
from commentariat.resolve import PROVENANCE, Plan, resolve
from commentariat.resolve.earlier import earlier_of
from commentariat.review import Review, private, review
from commentariat.scan import platforms
from commentariat.schemas import TABLES
from commentariat.settings import Settings
from commentariat.stages import Prepared
from commentariat.tables import Written, read_private


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the release, if there was anything to publish, and what was read."""

    release: Release | None
    prepared: Prepared
    articles: Flow
    comments: Flow
    quarantine: Path | None


def build(
    settings: Settings,
    *,
    engine: Engine,
    version: str = "auto",
    progress: Progress = silent,
) -> Outcome:
    """Make a release of the settings' inputs, or say why there is none.

    The release is a pure function of the inputs, the settings, the key and the releases before it.

    Raises:
        SettingsError: no inputs, no key or a weak one, or a version of no known form.
        InputError: an input is missing or cannot be read.
        PrivacyError: something private would be published.
        ReleaseError: the version exists, another build is at work, or the disk is full.
    """
    release.checked_out(settings.out)
    if not settings.inputs:
        raise SettingsError("no inputs: name files, or `inputs` in dataset.toml")
    if settings.key_file is None:
        raise SettingsError(
            "no key: make one with `commentariat keygen FILE` and name it in the environment "
            "variable COMMENTARIAT_KEY_FILE, or as key_file in dataset.toml"
        )
    key = Key.load(settings.key_file)
    release.checked_version(version, settings.out)
    older = base.opened(settings, key)
    paths = readers.find(settings.inputs, settings.home, settings.readers)
    try:
        with release.locked(settings.out), workspace(settings) as (work, staging):
            job = Job(settings, key, settings.key_file, engine, progress, work, staging, older)
            Thread(target=verify.warm, daemon=True).start()  # takes two seconds, needed at last
            return _stages(job, paths, version)
    except OSError as error:
        where = error.filename or f"below {settings.out} or {settings.work}"
        raise ReleaseError(f"cannot write {where}: {error.strerror or error}") from error


def _stages(job: Job, paths: Sequence[Path], version: str) -> Outcome:
    last = _last(job)
    prepared = _prepare(job, paths)
    quarantine = _quarantined(job)
    if not prepared.parts:
        return Outcome(None, prepared, *_flows(prepared, None, []), quarantine)
    plan = _resolve(job, prepared, last)
    rare = roles.rare(job.engine, prepared.parts, job.settings.staff_at_least)
    files = _protect(job, plan, prepared, rare)
    articles, comments = _flows(prepared, plan, files)
    outcome = Outcome(None, prepared, articles, comments, quarantine)
    changed = versions.difference(last, files, job.staging, job.engine) if last else Difference()
    if version == "auto":
        version = versions.next_version(last.version, changed) if last else "1.0.0"
    known = {"articles": articles, "comments": comments, "rare_staff": rare.people}
    found = review(job, plan, prepared, files, version=version, **known)
    if last and _same(last, found.facts, files):
        _record(job, last.path)  # a build that was killed may not have come so far
        return replace(outcome, release=last)
    release.write_documents(job.staging, found.facts, files, last, changed.lost)
    return replace(outcome, release=_published(job, found, files))


def _last(job: Job) -> Release | None:
    """Return the release that the new one follows; the first in its folder follows its base."""
    last = release.latest(job.settings.out, job.settings.name)
    if last is None and job.base is not None:
        return release.opened(job.base.path)
    return last


def _prepare(job: Job, paths: Sequence[Path]) -> Prepared:
    tasks = stages.readings(paths, job.settings, job.work)
    if not job.settings.cache:
        cache.sweep(cache.folder_of(job.settings))
        return Prepared.total(job.each("reading", job.engine.map(stages.read, tasks), len(tasks)))
    cached = cache.tasks_of(tasks, job.settings)
    found = list(job.each("reading", job.engine.map(cache.prepared, cached), len(cached)))
    cache.sweep(cache.folder_of(job.settings), (name for name, _ in found))
    return Prepared.total(result for _, result in found)


def _resolve(job: Job, prepared: Prepared, last: Release | None) -> Plan:
    """Find out who comments and what is published where; neither needs the other's answer.

    Also gathered is what must not be left in the release.
    """
    job.progress(Event("resolving", 0, 2))
    earlier = earlier_of(job, last)
    with ThreadPoolExecutor(1) as beside:  # one waits for the workers, the other works here
        everybody = beside.submit(_collect, job, prepared)
        plan = resolve(prepared.parts, job.settings, job.key, job.work / "plan", earlier)
        job.progress(Event("resolving", 1, 2))
        everybody.result()
    _tell_apart(job)
    job.progress(Event("resolving", 2, 2))
    return plan


def _collect(job: Job, prepared: Prepared) -> None:
    files = [part / "people.arrow" for part in prepared.parts]
    files += sorted((job.work / "bystanders").iterdir())
    register.collect(job.engine, files, job.work / "people.arrow")
    private.gather(job.engine, prepared.parts, files, job.work)
    platforms.refuse_names(job.engine, prepared.parts)


def _quarantined(job: Job) -> Path | None:
    """Put what was rejected into one private file, from where it can be read again."""
    target = job.settings.work / "quarantine.jsonl"
    target.unlink(missing_ok=True)
    found = sorted((job.work / "quarantine").iterdir())
    if not found:
        return None
    target.touch(mode=0o600)
    with target.open("ab") as file:
        for path in found:
            with path.open("rb") as part:
                shutil.copyfileobj(part, file)
    return target


def _tell_apart(job: Job) -> None:
    """Refuse to go on if two people of a site or of the dataset would get one pseudonym.

    With linkage by thread, PROTECT does so for each thread.
    """
    if job.settings.linkage == "thread":
        return
    everybody: Any = read_private(job.work / "people.arrow", ["alias"])["alias"].to_pylist()
    known = [alias for alias in everybody if not is_guest(alias)]
    names = Pseudonyms(job.key, job.settings.name, job.settings.linkage)
    refuse_collisions(names.many(known, [""] * len(known), [""] * len(known)), known)


def _protect(job: Job, plan: Plan, prepared: Prepared, rare: Rare) -> list[Written]:
    tasks = [
        stages.Protecting(
            shard=shard,
            plan=job.work / "plan",
            parts=prepared.parts,
            people=job.work / "people.arrow",
            settings=job.settings,
            key_file=job.key_file,
            staging=job.staging,
            rare=rare,
            base=job.base,
        )
        for shard in plan.shards
    ]
    results = job.each("protecting", job.engine.map(stages.protect, tasks), len(tasks))
    return [file for files in results for file in files]


def _flows(prepared: Prepared, plan: Plan | None, files: Sequence[Written]) -> tuple[Flow, Flow]:
    """Return what became of every article and every comment.

    Raises:
        CommentariatError: something was lost, or came from nowhere.
    """
    rows = {table: sum(f.rows for f in files if f.table == table) for table in TABLES}
    merged = dropped = old = (0, 0)
    if plan:
        old = (plan.carried, plan.carried_comments)
        merged = (old[0] + plan.captures - plan.articles - plan.dropped, plan.comments_merged)
        dropped = (plan.dropped, plan.comments_vanished)
    flows = (
        Flow(
            read=old[0] + prepared.articles + prepared.rejected.total(),
            kept=rows["articles"],
            merged=merged[0],
            dropped=dropped[0],
            rejected=dict(sorted(prepared.rejected.items())),
        ),
        Flow(
            read=old[1] + prepared.comments + prepared.rejected_comments.total(),
            kept=rows["comments"],
            merged=merged[1],
            dropped=dropped[1],
            rejected={c: n for c, n in sorted(prepared.rejected_comments.items()) if n},
        ),
    )
    if not all(flow.balances for flow in flows):
        raise CommentariatError(
            "articles or comments were lost on the way, so nothing is published: this is a bug"
        )
    return flows


def _published(job: Job, found: Review, files: Sequence[Written]) -> Release:
    """Let the release with its documents pass the gate, and give it its name."""
    manifest = found.gate.passed(found.tables, found.faults, found.facts, files, **found.noted)
    job.progress(Event("checking", 1, 1))
    job.progress(Event("committing", 0, 1))
    version = found.facts.about.version
    path = release.commit(job.staging, job.settings.out, version)
    _record(job, path)
    job.progress(Event("committing", 1, 1))
    return Release(path, job.settings.name, version, manifest)


def _record(job: Job, path: Path) -> None:
    """Enter a release into the index of versions and into the private ledger."""
    release.write_index(job.settings.out, job.settings.name)
    provenance.remember(job.settings, path, job.work / "plan" / PROVENANCE)


def _same(last: Release, facts: Facts, files: Sequence[Written]) -> bool:
    """Whether the last release is already what this build would make."""
    versioned = replace(facts, about=replace(facts.about, version=last.version))
    now = sorted((file.path, file.sha256) for file in files)
    return versioned == last.facts and now == sorted((f.path, f.sha256) for f in last.files)
