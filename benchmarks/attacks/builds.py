"""Our own construction of public rows, and eight weak ones as they are found in the wild."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from attacks.corpus import Said
from commentariat.identity import normal_form
from commentariat.keys import Key
from commentariat.pseudonyms import Pseudonyms, RecordIds

Rows = list[dict[str, str]]
Named = Callable[[Said, str], str]
NAME, VERSION = "press-comments", "1.0.0"


@dataclass(frozen=True)
class Build:
    """What the world gets: rows with commenter, comment, day and text; the manifest."""

    rows: Rows
    manifest: tuple[str, ...] = (NAME, VERSION)
    other: Rows = field(
        default_factory=list
    )  # the same people in another dataset of this publisher


def rows_of(said: list[Said], commenter: Named, comment: Callable[[Said], str]) -> Rows:
    """Publish comments with the names in their texts replaced, as every construction here does."""
    return [
        {
            "thread": one.thread,
            "commenter": commenter(one, one.handle),
            "comment": comment(one),
            "posted": str(one.posted // 86_400),
            "text": one.text.replace(one.named, f"⟦{commenter(one, one.named)}⟧")
            if one.named
            else one.text,
        }
        for one in said
    ]


def strong(said: list[Said], key: Key) -> Build:
    """Build the way commentariat does."""
    built = {}
    for name in (NAME, "another dataset"):
        names, ids = Pseudonyms(key, name, "thread"), RecordIds(key, "comment", name)
        built[name] = rows_of(
            said,
            lambda one, who, names=names: names.of(normal_form(who), one.site, one.thread),
            lambda one, ids=ids: ids.of(one.thread, str(one.posted), one.text),
        )
    manifest = (NAME, VERSION, key.fingerprint)
    return Build(built[NAME], manifest, built["another dataset"])


def keyed(one: Said, purpose: str = "comment") -> str:
    """Return an id that no attack here should break, for the columns that a build does right."""
    text = f"{purpose} {one.thread} {one.posted} {one.text}".encode()
    return hmac.digest(b"never published" * 3, text, "sha256").hex()


def md5_of_the_handle(said: list[Said]) -> Build:
    """Rows as the New York taxis of 2014 had them."""
    return Build(rows_of(said, lambda _, who: hashlib.md5(who.encode()).hexdigest(), keyed))


def salted_with_the_dataset(said: list[Said]) -> Build:
    """A salt that everybody can read, and a cut digest with a prefix."""

    def name(_: Said, who: str) -> str:
        return "user_" + hashlib.sha256(f"{NAME}:{who.lower()}".encode()).hexdigest()[:16]

    return Build(rows_of(said, name, keyed))


def keyed_with_the_fingerprint(said: list[Said]) -> Build:
    """An HMAC whose key stands in the manifest."""
    fingerprint = "5f3a90c2b17de864"

    def name(_: Said, who: str) -> str:
        return hmac.digest(fingerprint.encode(), who.encode(), "sha256").hex()

    return Build(rows_of(said, name, keyed), (NAME, VERSION, fingerprint))


def counter(said: list[Said]) -> Build:
    """Numbers in the order of the crawl."""
    numbers: dict[str, str] = {}
    return Build(
        rows_of(said, lambda _, who: numbers.setdefault(who, f"user_{len(numbers)}"), keyed)
    )


def hash_of_the_raw_text(said: list[Said]) -> Build:
    """Good pseudonyms beside an unkeyed hash of the text before it was redacted."""

    def name(one: Said, who: str) -> str:
        return hmac.digest(b"never published" * 3, f"{one.thread}{who}".encode(), "sha256").hex()

    return Build(rows_of(said, name, lambda one: hashlib.sha256(one.text.encode()).hexdigest()))


def one_key_for_all(said: list[Said]) -> Build:
    """A good key without a purpose: two datasets name a person alike."""

    def name(_: Said, who: str) -> str:
        return hmac.digest(b"never published" * 3, who.encode(), "sha256").hex()

    return Build(rows_of(said, name, keyed), other=rows_of(said, name, keyed))


def exact_times(said: list[Said]) -> Build:
    """Good pseudonyms beside the second of each comment."""
    good = hash_of_the_raw_text(said).rows
    rows = [
        row | {"posted": str(one.posted), "comment": keyed(one)}
        for row, one in zip(good, said, strict=True)
    ]
    return Build(rows)


def list_of_the_removed(said: list[Said]) -> Build:
    """A public ledger with a hash of everybody who asked to be removed."""
    rows = [
        row | {"comment": keyed(one)} for row, one in zip(exact_times(said).rows, said, strict=True)
    ]
    rows = [row | {"posted": str(int(row["posted"]) // 86_400)} for row in rows]
    gone = sorted({one.handle for one in said})[:5]
    hashes = tuple(hashlib.sha256(handle.encode()).hexdigest() for handle in gone)
    return Build(rows, (NAME, VERSION, *hashes))


WEAK: Mapping[str, Callable[[list[Said]], Build]] = {
    build.__name__: build
    for build in (
        *(md5_of_the_handle, salted_with_the_dataset, keyed_with_the_fingerprint, counter),
        *(hash_of_the_raw_text, one_key_for_all, exact_times, list_of_the_removed),
    )
}
