"""Comments in no known markup: a run of siblings alike, each with a name, a time and words."""

import re
from collections import defaultdict

from commentariat.parsers._dates import find_date
from commentariat.parsers._html.items import Section, section_of
from commentariat.parsers._html.tree import Element, elements, line_in, words

_COMMENTS = re.compile(
    r"comment|discussion|kommentar|diskussion|leserbrief|komentar|comentari|коммент|обсужд|отзыв"
    r"|réaction|opinion|responses|replies|forum|thread|feedback|guestbook|talkback",
    re.IGNORECASE,
)
_VARIES = re.compile(r"\d+|even|odd|alt|first|last|even-row|odd-row|active|new")
_SIBLINGS = frozenset({"li", "div", "article", "section", "tr", "p", "dd", "table"})
_FEWEST = 2
_FARTHEST = 8  # ancestors, or elements before the run, in which a label may stand


def repeated_blocks(root: Element, month_first: bool | None = None) -> Section:
    """Return the comments of the longest run of dated siblings in a section that names itself so.

    A list of teasers looks the same but for that label and for its headlines, so both count.
    """
    dated = _dated(root)
    best = Section()
    for run in _runs(root, dated):
        if not is_labelled(run[0]) or any(_is_teaser(item) for item in run):
            continue
        section = section_of(run, month_first)
        if len(section.comments) >= max(_FEWEST, len(run) // 2, len(best.comments) + 1):
            best = section
    return best


def _dated(root: Element) -> set[Element]:
    """Return the elements that hold a time, up to a few levels above it."""
    found: set[Element] = set()
    for element in elements(root):
        own = [element.text, *(child.tail for child in element)]
        if element.tag == "time" or any(map(_is_date, own)):
            found.add(element)
            for _, up in zip(range(_FARTHEST), element.iterancestors(), strict=False):
                found.add(up)
    return found


def _is_date(text: str | None) -> bool:
    text = (text or "").strip() if len(text or "") < 200 else ""
    return 4 < len(text) <= 80 and find_date(text) is not None


def _runs(root: Element, dated: set[Element]) -> list[list[Element]]:
    runs = []
    for parent in dated:
        alike: dict[tuple[str, ...], list[Element]] = defaultdict(list)
        for child in parent:
            if child in dated and child.tag in _SIBLINGS:
                classes = (child.get("class") or "").lower().split()
                kind = sorted(word for word in classes if not _VARIES.fullmatch(word))
                alike[(child.tag, *kind)].append(child)
        runs += [run for run in alike.values() if len(run) >= _FEWEST]
    order = {element: at for at, element in enumerate(elements(root))}
    return sorted(runs, key=lambda run: order[run[0]])


def is_labelled(item: Element) -> bool:
    """Whether what stands around or before an element says that comments follow."""
    for distance, up in enumerate(item.iterancestors()):
        if distance > _FARTHEST or up.tag in ("body", "html"):
            break
        if any(_COMMENTS.search(word) for word in words(up)):
            return True
        for before, sibling in enumerate(up.itersiblings(preceding=True)):
            if before >= 3:
                break
            if _COMMENTS.search(line_in(sibling, 80)):
                return True
    siblings = list(item.itersiblings(preceding=True))[:_FARTHEST]
    return any(_COMMENTS.search(line_in(sibling, 80)) for sibling in siblings)


def _is_teaser(item: Element) -> bool:
    return any(
        heading.find(".//a") is not None or heading.getparent().tag == "a"
        for heading in item.iter("h1", "h2", "h3")
    )
