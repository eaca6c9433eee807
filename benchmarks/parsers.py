"""How many text pages a second each layout reads on one core, on the invented pages of the tests.

    python benchmarks/parsers.py [SECONDS]

The figure is of processor time, so that what else the machine does counts little. The bars are
2,000 pages a second for `sputnik_text` and 300 for `generic_text`; the exit code is 1 below them.
"""

import sys
import time
from pathlib import Path
from types import ModuleType

from commentariat.model import Page
from commentariat.parsers import generic_text, sputnik_text

PAGES = Path(__file__).resolve().parents[1] / "tests" / "pages"
BARS: dict[str, tuple[ModuleType, int]] = {
    "sputnik_text": (sputnik_text, 2_000),
    "generic_text": (generic_text, 300),
}


def pages_of(layout: str) -> list[Page]:
    """Return the golden pages of a layout, read beforehand."""
    paths = sorted((PAGES / layout).glob("*.txt"))
    return [Page(path.read_bytes().decode(), source=path.name) for path in paths]


def rate(parser: ModuleType, pages: list[Page], seconds: float) -> float:
    """Return pages per second of processor time."""
    count = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < seconds:
        for page in pages:
            parser.parse(page)
        count += len(pages)
    return count / spent


def main(seconds: float) -> int:
    """Print one line per layout; return 1 if one is below its bar."""
    below = False
    for layout, (parser, bar) in BARS.items():
        pages = pages_of(layout)
        reached = rate(parser, pages, seconds)
        size = sum(len(page.text) for page in pages) / len(pages) / 1000
        line = f"{layout}: {reached:,.0f} pages/s of {size:.1f} kB (bar {bar:,})\n"
        sys.stdout.write(line)
        below = below or reached < bar
    return int(below)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0))
