"""The words by which class names mark the text of a comment, and what is only a button."""

import re

from commentariat.parsers._attribution import is_control as is_control_line
from commentariat.parsers._html.tree import Element, line_in, marked

_BODY = re.compile(
    r"(?:.*[-_])?(?:content|text|body|message|msg|postbody|entry|copy|comment-?content|cooked"
    r"|texte|inhalt)(?:[-_]?(?:\d+|inner|wrap(?:per)?|html|area|p))?"
)
_CONTROL = re.compile(
    r"(?:.*[-_])?(?:reply|replies|vote|votes|voting|like|likes|share|report|flag|avatar|actions?"
    r"|toolbar|controls?|edit|last-?edit(?:ed)?|edited|permalink|says|buttons?|rating|score|karma"
    r"|signature|badge|menu|options|links|moderation|awaiting|(?:expand|spoiler)-?(?:button|link)"
    r"|(?:read|see|show)-?more)(?:[-_].*)?"
)


is_body = marked(re.compile(f"(?!(?:{_CONTROL.pattern})$)(?:{_BODY.pattern})"))
_is_control = marked(_CONTROL)
_MORE = re.compile(
    r"[\W_]*(?:(?:see|show|read|view)? ?(?:more|less)|(?:mehr|weniger) anzeigen|weiterlesen|mehr"
    r"|voir (?:plus|moins)|lire la suite|ver más|leer más|mostrar más|показать (?:ещ[её]|полностью)"
    r"|читать (?:далее|дальше|полностью)|ещ[её]|pokaż więcej|czytaj (?:więcej|dalej)|więcej|rozwiń"
    r"|edited|bearbeitet|modifié|editado|изменено|edytowany)[\W_]*",
    re.IGNORECASE,
)


def is_control(element: Element) -> bool:
    """Whether an element is a button, a form, a heading or a counter, and no words of a reader."""
    if element.tag in ("button", "form", "input", "nav", "h1", "h2", "h3", "h4", "label"):
        return True
    if element.tag == "a" and (line := line_in(element, 40)):
        return bool(_MORE.fullmatch(line)) or is_control_line(line)
    return element.tag not in ("p", "blockquote") and _is_control(element)
