"""What an attacker tries: each attack returns how many people or comments it gave away."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeAlias

from attacks.builds import Build
from attacks.corpus import Said
from commentariat.pseudonyms import ALPHABET

ALGORITHMS = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s", "sha3_256")
FOLDS: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    lambda text: unicodedata.normalize("NFKC", text).casefold(),
)
_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())
_FROM_CROCKFORD = bytes.maketrans(ALPHABET.encode(), b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
SHORTEST = 4  # hexadecimal digits: 16 bits
LONG = 8  # signs
_TOKEN = re.compile("⟦(.*?)⟧")


Guesses: TypeAlias = Sequence[bytes]


@dataclass(frozen=True)
class Construction:
    """One way to hash a guess: algorithm, folding, salt, and where the salt goes (HMAC: `None`)."""

    algorithm: str
    fold: Callable[[str], str]
    salt: str
    shape: tuple[str, str] | None = ("", "")

    def digests(self, guesses: Guesses) -> Iterator[bytes]:
        """Hash folded guesses."""
        if self.shape is None:
            key, algorithm = self.salt.encode(), self.algorithm
            return (hmac.digest(key, guess, algorithm) for guess in guesses)
        before, behind = (part.format(self.salt).encode() for part in self.shape)
        begun = hashlib.new(self.algorithm, before)

        def digest(guess: bytes) -> bytes:
            state = begun.copy()
            state.update(guess + behind)
            return state.digest()

        return map(digest, guesses)


def constructions(public: Sequence[str]) -> Iterator[Construction]:
    """Yield every way to hash a guess with what is public."""
    for algorithm, fold, salt in product(ALGORITHMS, FOLDS, ("", "secret", "salt", *public)):
        if not salt:
            yield Construction(algorithm, fold, salt)
            continue
        for shape in (("{}", ""), ("{}:", ""), ("", "{}"), None):
            yield Construction(algorithm, fold, salt, shape)


def spellings(digest: bytes) -> tuple[str, ...]:
    """Return how a digest is usually written down."""
    base32 = base64.b32encode(digest)
    return (
        digest.hex(),
        base32.decode().lower(),
        base32.translate(_CROCKFORD).decode(),
        base64.b64encode(digest).decode(),
        base64.urlsafe_b64encode(digest).decode(),
    )


def heads(value: str) -> Iterator[bytes]:
    """Yield the first 32 bits that a digest has if `value` spells it, of a short value 16."""
    size = 4 if len(value) >= LONG else 2
    standard = value.translate(str.maketrans("-_", "+/"))[: size * 2]
    crockford = value.lower().encode().translate(_FROM_CROCKFORD)[:8]
    for decode, text in (
        (bytes.fromhex, value[: size * 2]),
        (base64.b32decode, value[:8].upper()),
        (base64.b32decode, crockford),
        (base64.b64decode, standard),
    ):
        with suppress(ValueError):
            yield decode(text)[:size]


def dictionary(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Try every guess in every construction against all ids and the manifest (A1)."""
    del said
    seen = {value for row in build.rows for value in (row["commenter"], row["comment"])}
    seen |= set(build.manifest)
    bare = {re.sub(r"^[a-z]+[_-]", "", value) for value in seen}
    bare = {value for value in bare if len(value) >= SHORTEST}
    sizes = sorted({len(value) for value in bare})
    sieve = {head for value in bare for head in heads(value)}
    folded = {fold: [fold(guess).encode() for guess in guesses] for fold in FOLDS}
    hits = set()
    for make in constructions(build.manifest[:3]):
        for guess, digest in zip(guesses, make.digests(folded[make.fold]), strict=True):
            if digest[:4] in sieve or digest[:2] in sieve:
                texts = spellings(digest)
                if any(text[:size] in bare for text in texts for size in sizes):
                    hits.add(guess)
    return len(hits)


def order(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Number the people of the live page in the order they are seen: do the ids count alike?"""
    del guesses
    seen: dict[str, int] = {}
    for one in said:
        for who in (one.handle, one.named):
            if who:
                seen.setdefault(who, len(seen))
    ids = {}
    for one, row in zip(said, build.rows, strict=True):
        number = re.fullmatch(r"\D*(\d{1,9})", row["commenter"])
        if not number:
            return 0
        ids[seen[one.handle]] = int(number[1])
    ranked = [ids[place] for place in sorted(ids)]
    rising = sum(later > earlier for earlier, later in pairwise(ranked))
    return len(ranked) if rising > 0.9 * (len(ranked) - 1) else 0


def text_by_trial(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Put each guess where a name was replaced: does a hash of the text come out as the id?"""
    del said
    hits = 0
    for row in build.rows:
        if _TOKEN.search(row["text"]):
            texts = (_TOKEN.sub(guess, row["text"], count=1).encode() for guess in guesses)
            hits += any(
                hashlib.new(algorithm, text).hexdigest().startswith(row["comment"])
                for text in texts
                for algorithm in ("md5", "sha1", "sha256")
            )
    return hits


def intersection(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Count the people whom two datasets of one publisher name alike (A6)."""
    del said, guesses
    return len({row["commenter"] for row in build.rows} & {row["commenter"] for row in build.other})


def live_page(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Join rows with the live page by thread and time alone (A3); a hundredth is by chance."""
    del guesses
    cases = Counter((row["thread"], row["posted"]) for row in build.rows)
    page = {(one.thread, str(one.posted)) for one in said}
    page |= {(one.thread, str(one.posted // 86_400)) for one in said}
    unique = sum(cases[spot] == 1 for spot in page if spot in cases)
    return unique if unique > len(build.rows) / 4 else 0


ATTACKS: Mapping[str, Callable[[Build, list[Said], list[str]], int]] = {
    attack.__name__: attack
    for attack in (dictionary, order, text_by_trial, intersection, live_page)
}
