"""The words of an article's own text: names in there are published facts."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from commentariat.mentions._fold import fold, folded_words


class Public:
    """Answers whether letters are a word of the texts, or two or three that follow one another.

    Most threads never ask, and most that do ask for letters that stand nowhere: words are cut late.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __contains__(self, letters: str) -> bool:
        return letters in self._letters and letters in self._words

    @cached_property
    def _letters(self) -> str:
        return fold("\n".join(self._texts))

    @cached_property
    def _words(self) -> frozenset[str]:
        found: set[str] = set()
        for words in map(folded_words, self._texts):
            found.update(words)
            found.update(map("".join, pairwise(words)))
            found.update(map("".join, zip(words, words[1:], words[2:], strict=False)))
        return frozenset(found)
