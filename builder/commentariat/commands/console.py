"""How results look: progress while a build runs, problems, summary tables. Data is never markup."""

import json as _json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from commentariat.model import Problem, Role
from commentariat.records.samples import records, shown
from commentariat.text import count

if TYPE_CHECKING:
    from commentariat.build import Outcome
    from commentariat.job import Event
    from commentariat.job import Progress as Listener

EVERY = 5.0  # seconds between two plain progress lines
SHOWN = 10  # problems of one code
LONGEST_LINE = 200  # characters of a page shown beside a role

_C0 = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")


def safe(text: str) -> str:
    """Return text that no terminal obeys: control characters replaced, tabs and line feeds kept."""
    return text.translate(_C0)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the caller to choose the exit code."""
        raise BrokenPipeError


def out() -> Console:
    """Return where results go."""
    return _Console(highlight=False, soft_wrap=True)


def err() -> Console:
    """Return where progress and messages go."""
    return _Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress() -> "Iterator[Listener]":
    """Show how far a build is: bars on a terminal, a plain line now and then elsewhere."""
    console = err()
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (
        TextColumn("{task.description:12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[str, int] = {}

        def show(event: "Event") -> None:
            if event.stage not in tasks:
                tasks[event.stage] = int(bars.add_task(event.stage, total=event.total))
            bars.update(tasks[event.stage], completed=event.done)  # type: ignore[arg-type]

        yield show


def _plain(console: Console) -> "Listener":
    last: dict[str, float] = {}

    def show(event: "Event") -> None:
        now = time.monotonic()
        if event.done == event.total or now - last.get(event.stage, -EVERY) >= EVERY:
            last[event.stage] = now
            console.print(Text(f"{event.stage}: {event.done} of {event.total}"))

    return show


def problems(found: Iterable[Problem], counts: Mapping[str, int]) -> list[Text]:
    """Return lines for problems, errors first: some of each kind, then how many more there are."""
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(found):
        by_code[problem.code].append(problem)
    lines = []
    for code in sorted(by_code):
        chosen = shown(by_code[code], SHOWN)
        lines += [Text(safe(str(p)), "red" if p.is_error else "yellow") for p in chosen]
        # Errors are counted by record, warnings one by one.
        counted: Callable[[Sequence[Problem]], int] = records if code.startswith("E") else len
        more = max(counts.get(code, 0), counted(by_code[code])) - counted(chosen)
        if more > 0:
            what = count(more, "more record") if counted is records else f"{more:,} more"
            lines.append(Text(f"  … and {what} with {code}"))
    return lines


def summary(outcome: "Outcome", seconds: float) -> list[Table]:
    """Return the summary of a build: what became of everything, and what the release holds."""
    flow = _table("What became of the input", "", "articles", "comments")
    articles, comments = outcome.articles, outcome.comments
    flow.add_row("read", f"{articles.read:,}", f"{comments.read:,}")
    flow.add_row("kept", f"{articles.kept:,}", f"{comments.kept:,}")
    flow.add_row("merged", f"{articles.merged:,}", f"{comments.merged:,}")
    if articles.dropped or comments.dropped:
        flow.add_row("left out", f"{articles.dropped:,}", f"{comments.dropped:,}")
    for code in sorted({*articles.rejected, *comments.rejected}):
        row = (articles.rejected.get(code, 0), comments.rejected.get(code, 0))
        flow.add_row(f"rejected {code}", *(f"{number:,}" for number in row))
    if outcome.release is None:
        return [flow]
    facts = outcome.release.facts
    held = _table("The release", "split", "articles", "comments", "kB")
    for split in facts.splits:
        size = (split.articles.bytes + split.comments.bytes) / 1000
        rows = (split.articles.rows, split.comments.rows)
        held.add_row(split.name, *(f"{number:,}" for number in rows), f"{size:,.0f}")
    people = sum(facts.commenters.values())
    forms = outcome.release.manifest["identity"]
    held.caption = (
        f"{count(people, 'pseudonym')} (linkage: {facts.privacy.linkage}); "
        f"{count(forms['forms'], 'form of a handle is', 'forms of handles are')} "
        f"{count(forms['people'], 'commenter')}; {seconds:.1f} s"
    )
    held.caption_justify = "left"
    return [flow, held]


def _table(title: str, first: str, *numbers: str) -> Table:
    """Return an empty table of numbers, narrow enough for half a terminal."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right", overflow="fold")
    return table


def histogram(counts: Counter[str], title: str, one: str, many: str) -> Table:
    """Return a table of counts, the largest first: what is counted, and how many `many` of it."""
    table = _table(title, one, many)
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(Text(safe(name)), f"{number:,}")
    return table


def margin(text: str, found: Sequence[Role]) -> list[Text]:
    """Return the lines of a page, each with its role before it."""
    width = max((len(role.role) for role in found), default=0)
    lines = []
    for line, role in zip(text.replace("\r\n", "\n").split("\n"), found, strict=False):
        style = "red" if role.role == "unparsed" else _STYLES.get(role.role.split("_")[0], "")
        shown = Text(f"{role.line:5} {role.role:{width}} ", style)
        shown.append("│ " + safe(line[:LONGEST_LINE]), "")
        if role.reason:
            shown.append(f"  ({role.reason})", "dim")
        lines.append(shown)
    return lines


_STYLES = {"comment": "green", "body": "cyan", "headline": "bold cyan", "lead": "cyan"}


def json(value: object) -> None:
    """Print a result for programs."""
    sys.stdout.write(_json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def note(message: str) -> None:
    """Print a line beside the result."""
    err().print(Text(safe(message)))


def fail(message: str) -> None:
    """Print one line that says why the command stopped."""
    err().print(Text(f"error: {safe(message)}", "red" if sys.stderr.isatty() else ""))
