"""The text of a small piece of HTML, such as the body of one comment, in the form of the schema."""

import re
from html import unescape

# Each tag ends before the next one begins, so that a thousand "<" cost a thousand steps.
_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})(?:[\s/][^<>]*)?>")
_CLASS = re.compile(r"""\sclass=["']([^"'<>]{1,200})""")
_ALT = re.compile(r"""\salt=["']([^"'<>]{1,40})""")
_SMILEY = re.compile(r"emoji|emoticon|smil", re.IGNORECASE)
_DECLARATION = re.compile(r"<!\[CDATA\[|\]\]>|<[!?][^<>]*>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPHS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
    }
)
_LINES = frozenset({"br", "li", "tr", "option"})
_SILENT = frozenset(
    {
        *("script", "style", "template", "noscript", "svg", "button", "select", "textarea"),
        *("iframe", "object", "video", "audio"),
    }
)
_QUOTE = "> "
_LONGEST_SMILEY = 40
_DEEPEST = 20  # quotes in quotes; beyond it the marks outweigh the words


class _Writer:
    """Collects words into lines, lines into paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = [[]]
        self.words: list[str] = []
        self.depth = 0

    def line(self) -> None:
        text = _SPACE.sub(" ", "".join(self.words)).strip(" ")
        self.words.clear()
        if text:
            self.paragraphs[-1].append(_QUOTE * min(self.depth, _DEEPEST) + text)

    def paragraph(self) -> None:
        self.line()
        if self.paragraphs[-1]:
            self.paragraphs.append([])


def text_of(fragment: str) -> str:
    r"""Return the text: a blank line between paragraphs, `<br>` as a line, quotes as "> " lines.

    Scripts, buttons and pictures vanish; tags are matched one by one, so that unclosed or crossed
    ones do no harm. Linear in the length of the fragment.

    >>> text_of("<blockquote>Rain?</blockquote><p>No.<br>Sun &amp; wind.")
    '> Rain?\n\nNo.\nSun & wind.'
    """
    fragment = _without_comments(fragment)
    writer, at, silent = _Writer(), 0, ""
    for token in _TOKEN.finditer(fragment):
        closing, name = token.group(1) == "/", token.group(2).lower()
        if not silent:
            writer.words.append(unescape(fragment[at : token.start()]))
            if name == "img":
                writer.words.append(_smiley_of(token.group()))
            silent = name if name in _SILENT and not closing else ""
            _break(writer, name, closing=closing)
        elif closing and name == silent:
            silent = ""
        at = token.end()
    if not silent:
        writer.words.append(unescape(fragment[at:]))
    writer.paragraph()
    return "\n\n".join("\n".join(lines) for lines in writer.paragraphs if lines)


def smiley(marks: str, text: str) -> str:
    """Return the text that stands for a picture, if its class says that it is a smiley."""
    return text if len(text) <= _LONGEST_SMILEY and _SMILEY.search(marks) else ""


def _smiley_of(tag: str) -> str:
    marks, text = _CLASS.search(tag), _ALT.search(tag)
    return smiley(marks.group(1), unescape(text.group(1))) if marks and text else ""


def _without_comments(fragment: str) -> str:
    if "<!" not in fragment and "<?" not in fragment:
        return fragment
    kept, at = [], 0
    while (begin := fragment.find("<!--", at)) >= 0:
        kept.append(fragment[at:begin])
        end = fragment.find("-->", begin + 4)
        at = end + 3 if end >= 0 else len(fragment)
    return _DECLARATION.sub("", "".join([*kept, fragment[at:]]))


def _break(writer: _Writer, name: str, *, closing: bool) -> None:
    if name in _PARAGRAPHS:
        writer.paragraph()
        if name == "blockquote":
            writer.depth = max(0, writer.depth + (-1 if closing else 1))
    elif name in _LINES:
        if name == "br" and writer.paragraphs[-1] and not "".join(writer.words).strip():
            writer.paragraph()  # two in a row make a blank line
        else:
            writer.line()
    elif name in ("td", "th"):
        writer.words.append(" ")
