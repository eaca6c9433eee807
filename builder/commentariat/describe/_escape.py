"""Make words of unknown origin harmless in what a person or a program reads: Markdown, HTML, YAML.

Whatever comes from a dump or from settings (titles, sites, tags of languages, answers) goes through
here on its way into a document.
"""

import re
import unicodedata

_LONGEST = 20_000  # no title, name or answer needs more; a document must stay readable
_MARKUP = re.compile(r"[\\`*\[\]{}|~!#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
_BLOCK = re.compile(r"^(?:[-+=:]|\d{1,9}[.)](?=\s|$))")
_JOINERS = "\u200c\u200d"  # invisible, yet part of how Persian, Hindi and emoji are spelt
_SPACES = frozenset({"Cc", "Zl", "Zp", "Zs"})


def plain(text: str) -> str:
    r"""Return the text on one line, without control, direction and other invisible characters.

    >>> plain("two\r\nlines \x1b[31mred \u202eback")
    'two lines [31mred back'
    """
    kept = []
    for character in text[:_LONGEST]:
        category = unicodedata.category(character)
        if category in _SPACES:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co"} or character in _JOINERS:
            kept.append(character)
    return " ".join("".join(kept).split())


def markdown(text: str) -> str:
    r"""Return one line of Markdown that shows the text and does nothing, in a table cell as well.

    >>> markdown("a | <b>*c*</b>")
    'a \\| &lt;b&gt;\\*c\\*&lt;/b&gt;'
    """
    escaped = _MARKUP.sub(r"\\\g<0>", plain(text).translate(_ENTITIES))
    # `#` was escaped inside numeric entities too; they are ours, so take that back.
    escaped = escaped.replace("&\\#36;", "&#36;")
    if found := _BLOCK.match(escaped):
        return f"{found.group()[:-1]}\\{escaped[found.end() - 1 :]}"
    return escaped


def prose(text: str) -> str:
    """Return paragraphs of Markdown that show the text, one for each block between blank lines."""
    blocks = re.split(r"\n[ \t\r]*\n", text[:_LONGEST].strip())
    return "\n\n".join(filter(None, map(markdown, blocks)))


def code(text: str) -> str:
    r"""Return a code span that shows the text, in a table cell as well.

    >>> code("a|b")
    '`a\\|b`'
    """
    inner = plain(text).replace("`", "'").replace("|", "\\|")
    return f"`{inner or ' '}`"
