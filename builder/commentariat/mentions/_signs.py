"""The signs that a handle begins and ends with: they are of the name where it is written so."""

import re

_HEAD, _TAIL = re.compile(r"[\W_]*"), re.compile(r"[\W_]*$")
_SENTENCE = frozenset(".,;:!?… ")
_USUAL = frozenset("'\"’“”„«»()[]*_~-–—#") | _SENTENCE  # one of them may be the sentence's own


def around(text: str, handle: str, start: int, end: int) -> tuple[int, int]:
    """Return where a handle begins and ends whose letters stand at `start:end`.

    >>> around("hi (anna)!", "(Anna)", 4, 8)
    (3, 9)
    """
    head, tail = _signs(handle)
    stop = end if tail and text.endswith(tail, start, end) else end + len(tail)
    if not (head or tail) or not text.startswith(tail, stop - len(tail)):
        return start, end
    return (start - len(head), stop) if text.endswith(head, 0, start) else (start, end)


def with_signs(text: str, handle: str, start: int, end: int) -> tuple[int, int]:
    """Return what goes with the letters of a handle: all of its signs where they stand out.

    What a sentence or a quotation may have put there stays, unless the handle opens the bracket.

    >>> with_signs("hi =~anna~= !", "=~Anna~=", 5, 9)
    (3, 11)
    >>> with_signs("hi (anna)!", "(Anna)", 4, 8)
    (4, 8)
    """
    return around(text, handle, start, end) if _stand_out(handle) else (start, end)


def _signs(handle: str) -> tuple[str, str]:
    """Return what stands before the first letter, behind an at sign, and behind the last one.

    What ends a sentence may end that.
    """
    if handle[:1].isalnum() and handle[-1:].isalnum():
        return "", ""
    head, tail = _HEAD.match(handle), _TAIL.search(handle)
    before, behind = head.group() if head else "", tail.group() if tail else ""
    return re.split("[@＠]", before)[-1], "" if _SENTENCE.issuperset(behind) else behind


def _stand_out(handle: str) -> bool:
    head, tail = _signs(handle)
    if len(head) > 1 or len(tail) > 1 or not _USUAL.issuperset(head + tail):
        return True
    inner = handle[len(head) : len(handle) - len(tail)]
    return (tail == ")" and "(" in inner) or (tail == "]" and "[" in inner)
