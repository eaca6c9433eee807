"""Print recall and precision of `commentariat.mentions`, by form, class, language and mode.

    python benchmarks/mentions/run.py [--mode balanced] [--show FORM]

The lines are invented and made by `lines.py` out of hand-written frames, the same in every run.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "builder")]

from frames import HANDLES  # noqa: E402
from lines import Line, drawn, lines  # noqa: E402

from commentariat.mentions import Mode, Person, Redacted, Redactor, Thread, ordinary  # noqa: E402

OTHERS = 24
LETTERS = 3  # of a name in a row, that may not be left
Judged = tuple[Line, bool, int, int]


def main() -> None:
    """Measure every mode, or one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mode", choices=("strict", "balanced", "paranoid"))
    options.add_argument("--show", help="print the lines of this form that went wrong")
    chosen = options.parse_args()
    modes: list[Mode] = [chosen.mode] if chosen.mode else ["strict", "balanced", "paranoid"]
    for mode in modes:
        judged = measure(list(lines()), mode)
        for row in report(mode, judged):
            sys.stdout.write(row + "\n")
        for line, found, _, wrong in judged:
            if line.form == chosen.show and (wrong or (line.handle and not found)):
                sys.stdout.write(f"  {line.handle!r}: {line.text!r}\n")


def measure(labelled: Sequence[Line], mode: Mode) -> list[Judged]:
    """Return for each line: whether its mention was found, tokens in all, tokens out of place."""
    threads = [thread_of(number, line) for number, line in enumerate(labelled)]
    results = Redactor((), mode).redact(threads)
    return [
        judge(line, thread, result[0])
        for line, thread, result in zip(labelled, threads, results, strict=True)
    ]


def thread_of(number: int, line: Line) -> Thread:
    """Put a line into a thread of two dozen people of all classes, the one named among them."""
    handles = [handle for group in HANDLES.values() for handle in group]
    names = dict.fromkeys(drawn(handles, number, place) for place in range(OTHERS))
    if line.handle:
        first = {word.casefold() for word in line.handle.split()}
        names = {n: None for n in names if not first & {w.casefold() for w in n.split()}}
        names[line.handle] = None
    people = tuple(Person(f"P{at:019}", (name,), ordinary(name)) for at, name in enumerate(names))
    author = list(names).index(line.author) if line.author else None
    answered = list(names).index(line.answered) if line.answered else None
    return Thread(people, [author], [line.text], answered=[answered])


def judge(line: Line, thread: Thread, result: Redacted | None) -> Judged:
    """Compare the tokens of a published line with its label."""
    spans = list(raw_spans(line.text, result)) if result else []
    inside = [name for start, end, name in spans if start < line.end and line.start < end]
    kept = left(line.text, (line.start, line.end), spans)
    named = {p.pseudonym for p in thread.people if line.handle in p.handles}
    found = bool(named & set(inside)) and kept < LETTERS
    return line, found, len(spans), len(spans) - len(inside)


def left(text: str, name: tuple[int, int], spans: Sequence[tuple[int, int, str]]) -> int:
    """How many letters in a row of a name can still be read."""
    longest = run = 0
    for at in range(*name):
        gone = any(start <= at < end for start, end, _ in spans)
        run = 0 if gone or not text[at].isalnum() else run + 1
        longest = max(longest, run)
    return longest


def raw_spans(raw: str, result: Redacted) -> Iterator[tuple[int, int, str]]:
    """Yield where in the raw text each token of the published one stands for what, and its name."""
    at = last = 0
    for number, token in enumerate(result.redactions):
        start = at + token.start - last
        later = result.redactions[number + 1 : number + 2]
        behind = result.text[token.end : later[0].start if later else None]
        end = raw.index(behind, start) if behind and later else len(raw) - len(behind)
        yield start, end, result.text[token.start + 1 : token.end - 1]
        at, last = end, token.end


def report(mode: Mode, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a small table: one row for each form, class and language, then the sums."""
    yield f"mode {mode}: {len(judged)} lines"
    for heading, key in (("form", "form"), ("class", "kind"), ("language", "language")):
        yield f"  {heading:16}{'lines':>7}{'recall':>9}{'precision':>11}"
        groups = Counter(getattr(line, key) for line, *_ in judged)
        for name, count in groups.items():
            rows = [row for row in judged if getattr(row[0], key) == name]
            yield f"  {name:16}{count:7}" + "".join(_rates(rows))
    yield f"  {'all':16}{len(judged):7}" + "".join(_rates(judged))


def _rates(rows: Sequence[Judged]) -> tuple[str, str]:
    named = sum(bool(line.handle) for line, *_ in rows)
    found, tokens, wrong = (sum(row[place] for row in rows) for place in (1, 2, 3))
    recall = f"{found / named:9.3f}" if named else f"{'-':>9}"
    precision = f"{1 - wrong / tokens:11.3f}" if tokens else f"{'-':>11}"
    return recall, precision


if __name__ == "__main__":
    main()
