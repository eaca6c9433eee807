"""What the gate looks through: nothing private in any byte of a release.

Every file is looked through in every reading: raw bytes, decoded Parquet cells (`_cells`,
`_parquet`), dictionaries, statistics, page index, metadata, documents in any usual encoding
(`_views`, for comments `_hidden`), members of archives, names. What counts as private is in
`_needles`; how it is found fast, in `_index`. `platforms` stops a build whose column of comment
systems holds people.

In comment text a distinctive handle counts where it stands as a word of its own, in any case;
"riverst" inside "riverstone" is no leak, and "@riverstHello", which may be another person's name,
is counted and accepted. So is a handle in a column of the press: a headline may hold the same
string; and an id of the source that a reader wrote. Columns of ids must hold nothing but ids of our
own. In all other places a handle of eight or more bytes counts inside longer words as well.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from commentariat.errors import PrivacyError
from commentariat.keys import Key
from commentariat.scan._archives import members
from commentariat.scan._cells import ROLES, Role
from commentariat.scan._ids import Ids
from commentariat.scan._needles import Needles, Private, Trace
from commentariat.scan._parquet import MAGIC, OWN, PRESS, scan_parquet
from commentariat.scan._report import Finding, Report
from commentariat.scan._views import skeleton
from commentariat.text import count

__all__ = [
    "ROLES",
    "Finding",
    "Ids",
    "Key",
    "Needles",
    "Private",
    "Report",
    "Role",
    "listed",
    "refuse_residue",
    "scan",
    "scan_file",
    "scan_text",
    "skeleton",
]

PIECE = 1 << 20  # bytes of a document at a time
OVERLAP = 1 << 12


def scan(
    release: Path,
    needles: Needles,
    *,
    workers: int = 1,
    roles: Mapping[str, Role] = ROLES,
) -> Report:
    """Look through every file below `release`: Parquet first, then documents, which may quote it.

    Workers are threads: nearly all the work is native and lets go of the interpreter.
    """
    tables, others = listed(release)
    with ThreadPoolExecutor(workers) as pool:
        rows = pool.map(lambda path: scan_file(path, release, needles, roles=roles), tables)
        report = sum(rows, Report())
    for path in others:
        report += scan_file(path, release, needles, published=report.published, roles=roles)
    return report


def listed(release: Path) -> tuple[list[Path], list[Path]]:
    """Return what is below `release`: its Parquet files, and all else, folders included."""
    paths = sorted(release.rglob("*"))
    tables = [path for path in paths if _begins(path, MAGIC)]
    known = set(tables)
    return tables, [path for path in paths if path not in known]


def scan_file(
    path: Path,
    release: Path,
    needles: Needles,
    *,
    published: frozenset[int] = frozenset(),
    roles: Mapping[str, Role] = ROLES,
) -> Report:
    """Look through one file of a release, and its name; reports of several files add up.

    Args:
        path: the file, or a folder, of which only the name counts.
        release: the folder that its name is relative to.
        needles: what is private.
        published: needles that the press wrote (`Report.published` of the tables): a document may
            quote an article.
        roles: what each column of a table may hold.
    """
    names = _named(path, release, needles)
    label = "a file with a private name" if names.findings else _relative(path, release)
    if path.is_dir() and not path.is_symlink():
        return names
    if path.is_symlink() or not path.is_file():
        return names + Report(findings=(Finding(label, "entry", "no plain file", "-"),))
    size = path.stat().st_size
    try:
        if _begins(path, MAGIC):
            content = scan_parquet(path, needles, roles)
            found = _findings(label, content.found)
            accepted = {reason: count for reason, count in content.explained.items() if count}
            return names + Report(1, size, found, accepted, content.published)
        report = scan_text(path.read_bytes(), label, needles, published=published)
    except (pa.ArrowException, OSError, EOFError, ValueError):
        return names + Report(1, size, findings=(Finding(label, "file", "cannot be read", "-"),))
    return names + report


def scan_text(
    raw: bytes, label: str, needles: Needles, *, published: frozenset[int] = frozenset()
) -> Report:
    """Look through a document, a log or what a command printed; `label` names it in findings."""
    report = Report(files=1, size=len(raw))
    for place, content in (("content", raw), *members(raw)):
        traces = [
            trace
            for begin in range(0, max(len(content), 1), PIECE)
            for trace in needles.in_document(content[begin : begin + PIECE + OVERLAP])
        ]
        report += _judged(label, [(place, trace) for trace in traces], needles, published)
    return report


def refuse_residue(report: Report) -> None:
    """Stop a release that holds anything private.

    Raises:
        PrivacyError: names the first places; the report has all.
    """
    if report.findings:
        first = "; ".join(str(finding) for finding in report.findings[:3])
        raise PrivacyError(
            f"The gate found private strings in {count(len(report.findings), 'place')} of the "
            f"release, so nothing is published: {first}. {_way_out(report.findings[0])}"
        )


def _way_out(finding: Finding) -> str:
    """Say in a sentence what to do about a finding."""
    column = finding.place.split(",")[0].removeprefix("column ")
    if column == "text":
        return "Take the comment out of the dump, or change that name in its text, and build again."
    if column in ROLES:
        return (
            f"What the dump gives as {column} holds a name, an address or an id of one of its "
            "readers: correct that field or leave it out, and build again."
        )
    return (
        "A document takes what it says from dataset.toml and from fields of the articles: look "
        "there for a name, an address or an id of a reader, change it, and build again."
    )


def _named(path: Path, release: Path, needles: Needles) -> Report:
    traces = needles.in_document(_relative(path, release).encode("utf-8", "surrogateescape"))
    return _judged("a file with a private name", [("name", t) for t in traces], needles)


def _judged(
    label: str,
    traces: Sequence[tuple[str, Trace]],
    needles: Needles,
    published: frozenset[int] = frozenset(),
) -> Report:
    """Tell what is private from what any release says and from what the press wrote."""
    own = sum(needles.is_own(trace.number) for _, trace in traces)
    others = [found for found in traces if not needles.is_own(found[1].number)]
    private = [found for found in others if found[1].number not in published]
    accepted = {OWN: own, PRESS: len(others) - len(private)}
    return Report(
        findings=_findings(label, private),
        accepted={reason: count for reason, count in accepted.items() if count},
    )


def _findings(label: str, found: Sequence[tuple[str, Trace]]) -> tuple[Finding, ...]:
    counts: dict[tuple[str, str, str], int] = {}
    for place, trace in found:
        what = (place, trace.what, trace.encoding)
        counts[what] = counts.get(what, 0) + 1
    return tuple(Finding(label, *what, count) for what, count in sorted(counts.items()))


def _relative(path: Path, release: Path) -> str:
    return path.relative_to(release).as_posix()


def _begins(path: Path, magic: bytes) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(magic)) == magic
