"""What the gate found: places, encodings and counts, never a name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from commentariat.text import count


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something private in one place of one file.

    `file` is relative to the release, or a number if its name is what leaks; `place` says where in
    the file, `what` which kind of private string, `encoding` how it is written.
    """

    file: str
    place: str
    what: str
    encoding: str
    count: int = 1

    def __str__(self) -> str:
        times = count(self.count, "time")
        return f"{self.file}: {self.place}: {self.what} ({self.encoding}), {times}"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of scanning some files; reports add up, in any order.

    `accepted` counts what was found and explained, by reason; `published` holds the numbers of the
    needles that the press itself wrote, so that a document may quote an article.
    """

    files: int = 0
    size: int = 0  # bytes as stored
    findings: tuple[Finding, ...] = ()
    accepted: Mapping[str, int] = field(default_factory=dict)
    published: frozenset[int] = frozenset()

    def __add__(self, other: "Report") -> "Report":
        return Report(
            files=self.files + other.files,
            size=self.size + other.size,
            findings=tuple(sorted(self.findings + other.findings)),
            accepted=dict(sorted((Counter(self.accepted) + Counter(other.accepted)).items())),
            published=self.published | other.published,
        )

    @property
    def residue(self) -> int:
        """How many private strings the files hold without an explanation."""
        return sum(finding.count for finding in self.findings)
