"""Comments in no known markup: a run of siblings alike, each with a name, a time and words."""

import re
from collections import defaultdict
from itertools import islice, takewhile

from commentariat.dates import find_date
from commentariat.parsers._html.items import Section, section_of
from commentariat.parsers._html.tree import Element, elements, line_in, words

_COMMENTS = re.compile(
    r"comment|discussion|kommentar|diskussion|leserbrief|komentar|comentari|коммент|обсужд|отзыв"
    r"|réaction|opinion|responses|replies|forum|thread|feedback|guestbook|talkback",
    re.IGNORECASE,
)
# What also names comments and is none of this page: lists of the latest, of other articles.
_OTHERS = re.compile(
    r"recent|latest|newest|related|popular|trending|similar|teaser|most[-_ ]|sidebar|widget"
    r"|letzte|neueste|ähnlich|derni[eè]re?s|récent|últim|ultim|reciente|relacionad|последн|похож"
    r"|ostatni|najnowsz|podobn",
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
    around = [up for _, up in zip(range(_FARTHEST + 1), item.iterancestors(), strict=False)]
    around = list(takewhile(lambda up: up.tag not in ("body", "html"), around))
    if any(_OTHERS.search(word) for up in around for word in words(up)):
        return False
    if any(_is_label(sibling) for sibling in islice(item.itersiblings(preceding=True), _FARTHEST)):
        return True
    return any(
        any(map(_COMMENTS.search, words(up)))
        or any(map(_is_label, islice(up.itersiblings(preceding=True), 3)))
        for up in around
    )


def _is_label(element: Element) -> bool:
    line = line_in(element, 80)
    return bool(_COMMENTS.search(line)) and not _OTHERS.search(line)


def _is_teaser(item: Element) -> bool:
    """Whether an item has a heading that leads to another page, as the teaser of an article has."""
    for heading in item.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        links = [*heading.iter("a"), *([up] if (up := heading.getparent()).tag == "a" else [])]
        if any("#" not in (link.get("href") or "#") for link in links):
            return True
    return False
