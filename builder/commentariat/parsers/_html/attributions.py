"""Comments whose attribution and words are siblings: "Posted by Nora on 5 May", then paragraphs."""

from collections import defaultdict

from commentariat.parsers import _article
from commentariat.parsers._attribution import Attribution, attribution_of
from commentariat.parsers._html.blocks import is_labelled
from commentariat.parsers._html.fields import Fields
from commentariat.parsers._html.items import Section
from commentariat.parsers._html.tree import Element, elements, line_in, text_in

_TAGS = frozenset({"p", "div", "dt", "h3", "h4", "h5", "h6", "li", "span"})
_FEWEST = 2
_MOST_PARTS = 200  # siblings that one comment may have


def attributed_runs(root: Element, month_first: bool | None = None) -> Section:
    """Return the comments of the longest run of attributions alike in a section named so."""
    best = Section()
    for parent in elements(root):
        if len(parent) < 2 * _FEWEST:
            continue
        for heads in _heads(parent, month_first):
            if len(heads) > max(len(best.comments), _FEWEST - 1) and is_labelled(heads[0][0]):
                section = _section(heads)
                best = section if len(section.comments) > len(best.comments) else best
    return best


def _heads(parent: Element, month_first: bool | None) -> list[list[tuple[Element, Attribution]]]:
    """Return the children that name somebody and a time, by tag and class."""
    alike: dict[tuple[str, str], list[tuple[Element, Attribution]]] = defaultdict(list)
    for child in parent:
        line = line_in(child, 150) if child.tag in _TAGS else ""
        said = attribution_of(line, month_first=month_first) if line else None
        if said and said.name and said.time:
            alike[(child.tag, child.get("class") or "")].append((child, said))
    return list(alike.values())


def _section(heads: list[tuple[Element, Attribution]]) -> Section:
    section, said = Section(), dict(heads)
    above = heads[-1][0].getnext() is None  # the last words stand before their attribution
    for head, attribution in heads:
        parts: list[Element] = []
        for sibling in head.itersiblings(preceding=above):
            if sibling in said or len(parts) == _MOST_PARTS or sibling.tag in ("h1", "h2", "form"):
                break
            parts.append(sibling)
        ordered = reversed(parts) if above else parts
        text = "\n\n".join(words for part in ordered if (words := text_in(part)))
        if not text:
            section.refused.append((head, "a comment with no text"))
            continue
        comment = _article.comment(attribution.name, text, posted=attribution.time)
        fields = Fields(comment, "", head)
        section.found += [(element, fields) for element in (head, *parts)]
        section.comments.append(comment)
    return section
