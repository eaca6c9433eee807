"""What must not stand in a release: names, addresses, source ids, the key; and what may."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from commentariat.identity import normal_form
from commentariat.keys import PREFIX, Key
from commentariat.scan._escapes import SPACED, WORDS_ALONE, spaced
from commentariat.scan._ids import Ids
from commentariat.scan._index import Hit, Index
from commentariat.scan._users import named_users
from commentariat.scan._views import readings, skeleton
from commentariat.settings import Grain

ANY_KEY = PREFIX.encode()
HEX_NAME = re.compile("[0-9a-f]{,15}")
_SHORT = 1 << 12  # bytes
_MOST = 1 << 12  # short ones that are remembered
NO_IDS = Ids.of(())
# Where something is called an id, any id of the source counts.
_ID_FIELD = re.compile(
    r"""["']?\b(?:\w{1,20}_)?(?:id|uid|uuid|parent|account)["']?\s{0,4}[:=]\s{0,4}["']?([^\s"',<>&]{1,200})"""
)
# How many cells of each column are null, as the manifest says it: numbers, and no ids.
_NULLS = re.compile(
    r'"nulls": ?\{\s*(?:"\w+": ?\{\s*(?:"\w+": ?[0-9]+(?:,\s*)?)*\s*\}(?:,\s*)?)*\s*\}'
)
_ID_LINK = re.compile(
    r"[/#?&](?:comments?|posts?|reply|replies|users?|u|p|c)[/=_-]{1,2}([\w.:-]{1,200})"
)


@dataclass(frozen=True, slots=True)
class Trace:
    """A private string that was met: its number, what it is, how it is written."""

    number: int
    what: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Private:
    """What a dump holds that a release must not show.

    `handles` are distinctive (`mentions.distinctive`), `addresses` the e-mail and profile
    addresses of commenters: none may be left anywhere. `ordinary` handles are also words, and
    `identifiers` are ids of commenters and comments in the source: both are looked for where a
    document names a user or an id, and ids that tell by themselves (`_ids`) anywhere. `public`
    strings are shown by intent (the name of the dataset, its sites, its licence, words of
    templates): a handle inside one of them, in a document, is explained. `own` is what any release
    says, such as the names of columns: a string that stands there is no leak anywhere but in cells.
    No time of a comment may be finer than `grain`.
    """

    handles: Iterable[str] = ()
    addresses: Iterable[str] = ()
    ordinary: Iterable[str] = ()
    identifiers: Ids = NO_IDS
    public: Iterable[str] = ()
    own: str = ""
    grain: Grain = "second"


class Needles:
    """Everything private, ready to be looked for. Holds handles: never pickle, never log."""

    def __init__(self, private: Private, key: Key | None = None) -> None:
        names = {form for handle in private.handles for form in _forms(handle) if form}
        links = {form for address in private.addresses for form in _forms(address)} - names
        self._names = len(names)
        self.strings = (*sorted(names), *sorted(links))
        self._ids, self.grain = private.identifiers, private.grain
        self.index = Index(self.strings, self._ids)
        self._ordinary = frozenset(map(normal_form, private.ordinary)) - {""}
        self._own: frozenset[int | str] = frozenset()
        self._show(private.public)
        self.longest = 4 * max(map(len, self.strings), default=0) + 256  # bytes, at least
        self._met: dict[tuple[str, bytes], tuple[Trace, ...]] = {}
        self.secrets = (*key.traces(), ANY_KEY) if key else (ANY_KEY,)
        self._own = self._known(private.own)

    def showing(self, public: Iterable[str], own: str = "") -> "Needles":
        """Return the same needles, with other strings that are shown by intent."""
        others = object.__new__(Needles)
        others.__dict__ |= self.__dict__ | {"_met": {}, "_own": frozenset()}
        others._show(public)
        others._own = self._own | others._known(own)
        return others

    def is_own(self, number: int) -> bool:
        """Whether the string with this number is one of the words that any release holds."""
        return number in self._own

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("needles never travel in a pickle: build them in the worker")

    def in_document(self, raw: bytes) -> Iterator[Trace]:
        """Yield what a document, a name or metadata holds, in any encoding; see `readings`."""
        for secret in self.secrets:
            if secret in raw:
                yield Trace(-1, "key", "raw")
        for encoding, text in readings(raw):
            if any(secret in text.encode("utf-8", "replace") for secret in self.secrets):
                yield Trace(-1, "key", encoding)
            look = self._apart_in if encoding == SPACED else self._strings_in
            for number in look(text):
                yield Trace(number, self.what(number), encoding)
            if encoding not in WORDS_ALONE:
                yield from self._named(text, encoding)

    def in_name(self, raw: bytes) -> tuple[Trace, ...]:
        """Return what a name or a note holds."""
        return self.once("name", raw, self.in_document)

    def once(
        self, way: str, raw: bytes, look: Callable[[bytes], Iterable[Trace]]
    ) -> tuple[Trace, ...]:
        """Return what a look finds; hundreds of files share the names and values of columns."""
        known = self._met.get((way, raw)) if len(raw) <= _SHORT else None
        if known is None:
            known = tuple(look(raw))
            if len(raw) <= _SHORT and len(self._met) < _MOST:
                self._met[way, raw] = known
        return known

    def what(self, number: int) -> str:
        """Say which kind of string has this number; -1 is the key."""
        if number < 0:
            return "key"
        if self.is_id(number):
            return "source id"
        return "handle" if number < self._names else "address"

    def is_id(self, number: int) -> bool:
        """Whether the number is that of an id: of those, no strings are kept."""
        return number >= len(self.strings)

    def unbounded(self, number: int) -> bool:
        """Whether the string counts inside words: not if it may be a piece of a digest."""
        return number >= self._names or not HEX_NAME.fullmatch(self.strings[number])

    def source_ids_among(self, ids: Any) -> int:  # noqa: ANN401 - an array of strings
        """Count the source's own ids in a column of ids that have the form of ours."""
        return self._ids.count_keyed(ids)

    def _strings_in(self, text: str) -> Iterator[int]:
        raw = text.encode("utf-8", "replace")
        hits = set(self.index.whole(raw))
        hits |= {hit for hit in self.index.anywhere(raw) if self.unbounded(hit[0])}
        if "_" in text:  # part of a longer name such as export_HANDLE.json
            hits |= set(self.index.whole(raw.replace(b"_", b" ")))
        yield from _beyond(hits, self._public, raw)

    def _apart_in(self, text: str) -> Iterator[int]:
        """Yield the names of several words in a text with nothing but spaces between words."""
        raw = text.encode("utf-8", "replace")
        hits = {hit for hit in self.index.whole(raw) if b" " in raw[hit[1] : hit[2]]}
        yield from _beyond(hits, self._public_apart, raw)

    def _known(self, own: str) -> frozenset[int | str]:
        """Return the numbers of the needles in a text of our own, and ordinary handles there."""
        text = own.lower()
        numbers = {trace.number for trace in self.in_document(text.encode())} - {-1}
        return frozenset(numbers) | frozenset(self._in_user_fields(text))

    def _in_user_fields(self, text: str) -> Iterator[str]:
        """Yield the ordinary handles where something is called a user."""
        names = dict.fromkeys(named_users(text)) if self._ordinary else ()
        yield from (name for name in map(normal_form, names) if name in self._ordinary)

    def _named(self, text: str, encoding: str) -> Iterator[Trace]:
        for name in dict.fromkeys(self._in_user_fields(text)):
            if name not in self._own | self._names_shown:
                yield Trace(-1, "handle in a user field", encoding)
        for number in self._called_ids(_NULLS.sub("", text)):
            if number not in self._said:
                yield Trace(len(self.strings) + number, "source id", encoding)

    def _called_ids(self, text: str) -> Iterator[int]:
        """Yield the numbers of ids where something is called an id, short ones too."""
        for pattern in (_ID_FIELD, _ID_LINK) if len(self._ids) else ():
            for match in pattern.finditer(text):
                number = self._ids.number(match[1].encode("utf-8", "replace"))
                if number is not None:
                    yield number

    def _show(self, public: Iterable[str]) -> None:
        """Take strings that are shown by intent; documents may escape the ids in them anyhow."""
        strings = [text.lower() for text in public]
        self._names_shown = frozenset(map(normal_form, strings))
        self._public = _public(strings)
        self._public_apart = _public(map(spaced, strings))
        self._said = frozenset(n for text in strings for n in self._called_ids(text))


def counted(traces: Iterable[Trace]) -> Counter[tuple[str, str]]:
    """Count traces by what they are and how they are written."""
    return Counter((trace.what, trace.encoding) for trace in traces)


def _forms(name: str) -> Iterator[str]:
    """Yield the ways to write a name that differ in bytes once a text is in small letters."""
    for small in {name.strip().lower(), normal_form(name)}:
        yield small
        if not small.isascii():
            yield unicodedata.normalize("NFC", small)
            yield unicodedata.normalize("NFD", small)
            yield skeleton(small)
            # Arrow knows neither the sigma at the end of a word nor the dotted capital I.
            yield small.replace("ς", "σ").replace("i\u0307", "i")


def _public(strings: Iterable[str]) -> Index:
    return Index(sorted({form for text in strings for form in _forms(text)}))


def _beyond(hits: set[Hit], public: Index, raw: bytes) -> Iterator[int]:
    """Yield the numbers of what stands in no string that is shown by intent."""
    shown = [hit[1:] for hit in public.whole(raw)] if hits else []
    yield from (hit[0] for hit in sorted(hits) if not _inside(hit[1], hit[2], shown))


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
