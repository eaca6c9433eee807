"""The words by which class names mark the text of a comment, and what is only a button."""

import re

from commentariat.parsers._html.tree import Element, words

BODY = re.compile(
    r"(?:.*[-_])?(?:content|text|body|message|msg|postbody|entry|copy|comment-?content|cooked"
    r"|texte|inhalt)(?:[-_]?(?:\d+|inner|wrap(?:per)?|html|area|p))?"
)
CONTROL = re.compile(
    r"(?:.*[-_])?(?:reply|replies|vote|votes|voting|like|likes|share|report|flag|avatar|actions?"
    r"|toolbar|controls?|edit|permalink|says|buttons?|rating|score|karma|signature|badge|menu"
    r"|options|links|moderation|awaiting|spoiler)(?:[-_].*)?"
)


def is_control(element: Element) -> bool:
    """Whether an element is a button, a form, a heading or a counter, and no words of a reader."""
    if element.tag in ("button", "form", "input", "nav", "h1", "h2", "h3", "h4", "label"):
        return True
    return element.tag not in ("p", "blockquote") and any(map(CONTROL.fullmatch, words(element)))
