"""The words of an article's own text: names in there are published facts."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from commentariat.mentions._fold import folded_words


class Public:
    """Answers whether letters are a word of the texts, or two or three that follow one another.

    Most threads never ask, and most that do ask for letters that stand nowhere: sets are made late.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __contains__(self, letters: str) -> bool:
        if letters in self._single:
            return True
        return letters in self._glued and letters in self._joined

    @cached_property
    def _words(self) -> list[list[str]]:
        return [folded_words(text) for text in self._texts]

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(word for words in self._words for word in words)

    @cached_property
    def _glued(self) -> str:
        return "\n".join(map("".join, self._words))

    @cached_property
    def _joined(self) -> frozenset[str]:
        found: set[str] = set()
        for words in self._words:
            found.update(map("".join, pairwise(words)))
            found.update(map("".join, zip(words, words[1:], words[2:], strict=False)))
        return frozenset(found)
