"""What an attacker tries: each attack returns how many people or comments it gave away."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise, product

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
_TOKEN = re.compile("⟦(.*?)⟧")


def constructions(public: tuple[str, ...]) -> Iterator[Callable[[str], bytes]]:
    """Yield every way to hash a guess: algorithm, folding, salt and where the salt goes."""
    for algorithm, fold, salt in product(ALGORITHMS, FOLDS, ("", "secret", "salt", *public)):
        for shape in ("{s}{h}", "{s}:{h}", "{h}{s}") if salt else ("{h}",):
            yield lambda guess, a=algorithm, f=fold, s=salt, t=shape: hashlib.new(
                a, t.format(s=s, h=f(guess)).encode()
            ).digest()
        if salt:
            yield lambda guess, a=algorithm, f=fold, s=salt: hmac.digest(
                s.encode(), f(guess).encode(), a
            )


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
    """Yield the first 16 bits that a digest has if `value` spells it: a sieve for the guesses."""
    standard = value.translate(str.maketrans("-_", "+/"))[:4]
    crockford = value.lower().encode().translate(_FROM_CROCKFORD)[:8]
    for decode, text in (
        (bytes.fromhex, value[:4]),
        (base64.b32decode, value[:8].upper()),
        (base64.b32decode, crockford),
        (base64.b64decode, standard),
    ):
        with suppress(ValueError):
            yield decode(text)[:2]


def dictionary(build: Build, said: list[Said], guesses: list[str]) -> int:
    """Try every guess in every construction against all ids and the manifest (A1)."""
    del said
    seen = {value for row in build.rows for value in (row["commenter"], row["comment"])}
    seen |= set(build.manifest)
    bare = {re.sub(r"^[a-z]+[_-]", "", value) for value in seen}
    bare = {value for value in bare if len(value) >= SHORTEST}
    sizes = sorted({len(value) for value in bare})
    sieve = {head for value in bare for head in heads(value)}
    hits = set()
    for make in constructions(build.manifest[:3]):
        for guess in guesses:
            digest = make(guess)
            if digest[:2] in sieve:
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
