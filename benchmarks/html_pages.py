"""How fast HTML pages are read, and which extractor finds the main text best.

    python benchmarks/html_pages.py [folder of pages]

The pages are the goldens of `tests/pages/html`, repeated; the words of the golden bodies are the
truth. Each extractor gets the whole page, as a user would give it; ours drops the comments first.
Numbers are of one run on one core; compare the ratios.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

from commentariat.model import Page
from commentariat.parsers import html

FOLDER = Path(__file__).parents[1] / "tests" / "pages" / "html"
ROUNDS = 10


def ours(text: str) -> str:
    """Return the body that the parser publishes."""
    return "\n".join(html.parse(Page(text, "page", html=True)).article["body"])


def trafilatura(text: str) -> str:
    """Return trafilatura's main text, comments left out as far as it sees them."""
    return extract(text, include_comments=False, include_tables=False) or ""


def trafilatura_fast(text: str) -> str:
    """Return the same without its fallback extractors."""
    return extract(text, include_comments=False, include_tables=False, fast=True) or ""


def resiliparse(text: str) -> str:
    """Return resiliparse's main content."""
    return str(extract_plain_text(text, main_content=True))


def measure(extractor: Callable[[str], str], pages: list[tuple[str, dict[str, list[str]]]]) -> str:
    """Return pages a second, and the shares of body, comments and boilerplate that come out."""
    hits = {"body": [0, 0], "comments": [0, 0], "boilerplate": [0, 0]}
    for text, truth in pages:
        found = " ".join(extractor(text).split())
        for kind, passages in truth.items():
            hits[kind][0] += sum(passage in found for passage in passages)
            hits[kind][1] += len(passages)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for text, _ in pages:
            extractor(text)
    rate = ROUNDS * len(pages) / (time.perf_counter() - started)
    shares = "  ".join(f"{kind} {good / max(all_, 1):4.0%}" for kind, (good, all_) in hits.items())
    return f"{extractor.__name__:18} {rate:7.0f} pages/s  {shares}"


def truth_of(path: Path) -> dict[str, list[str]]:
    """Return the passages of a golden page by kind."""
    article = json.loads(path.with_suffix(".json").read_text("utf-8"))["article"]
    said = [" ".join(comment["text"].split()) for comment in article["comments"]]
    furniture = ["All rights reserved", "Bakery shuts", "Home Local", "Leave a Reply"]
    text = path.read_text("utf-8")
    return {
        "body": [" ".join(paragraph.split()) for paragraph in article["body"]],
        "comments": [words for words in said if len(words) > 8 and ">" not in words],
        "boilerplate": [words for words in furniture if words in text],
    }


def main() -> None:
    """Print one line per extractor."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    pages = [(path.read_text("utf-8"), truth_of(path)) for path in sorted(folder.glob("*.html"))]
    for extractor in (ours, trafilatura, trafilatura_fast, resiliparse):
        sys.stdout.write(measure(extractor, pages) + "\n")


if __name__ == "__main__":
    main()
