"""The secret key: made, read from a file, refused when weak, cut into subkeys of one purpose each.

A key file holds one line, `commentariat_key_1_<64 hex digits>_<8 hex digits>`. The prefix and the
checksum at the end let secret scanners, and our own gate, tell a key from any other text.
"""

import hashlib
import hmac
import os
import re
import secrets
import shutil
import stat
import subprocess
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from commentariat.errors import SettingsError

PREFIX = "commentariat_key_1_"
PATTERN = re.compile(PREFIX + r"([0-9a-f]{64})_([0-9a-f]{8})")
SIZE = 32  # bytes
BLOCK = 64  # bytes that SHA-256 takes at a time
LONGEST_FILE = 4096  # bytes: a key line needs 92
FEWEST_BYTES = 16  # different values among 32 random bytes: fewer has probability 3e-11
SALT = b"commentariat/1"


class Key:
    """A 256-bit secret. Never shown, never pickled: workers load it from its file.

    >>> Key.ephemeral()
    Key(fingerprint=...)
    """

    __slots__ = ("_extracted", "_secret")

    def __init__(self, secret: bytes) -> None:
        fault = _weakness(secret)
        if fault:
            raise SettingsError(f"The key {fault}; make a new one with `commentariat keygen FILE`.")
        self._secret = secret
        self._extracted = hkdf_extract(SALT, secret)

    @classmethod
    def ephemeral(cls) -> "Key":
        """Return a fresh key that lives in memory only: nobody can link or confirm later."""
        return cls(_fresh())

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Return the key written in `text`, surrounding white space aside.

        Raises:
            SettingsError: the text is no key of ours, is damaged, or is weak.
        """
        match = PATTERN.fullmatch(text.strip())
        if not match:
            raise SettingsError(
                "This is not a commentariat key (no passphrase, no key of another tool will do); "
                "make one with `commentariat keygen FILE`."
            )
        secret = bytes.fromhex(match[1])
        if _checksum(secret) != match[2]:
            raise SettingsError(
                "The key is damaged: its checksum does not fit. Restore it from a copy."
            )
        return cls(secret)

    @classmethod
    def load(cls, path: Path) -> "Key":
        """Read the key in the file `path`.

        Raises:
            SettingsError: one line that says why the file or the key in it is refused.
        """
        try:
            text = _read_private(path)
            return cls.parse(text)
        except SettingsError as error:
            raise SettingsError(f"{path}: {error}") from None

    def subkey(self, *info: str) -> bytes:
        """Return 32 bytes derived for `info` alone: HKDF-SHA-256 of RFC 5869.

        Parts are length-prefixed, so ("a", "bc") and ("ab", "c") give different keys.
        """
        return hkdf_expand(self._extracted, packed(info))

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell keys apart and give nothing of the key away."""
        return hmac.digest(self.subkey("fingerprint"), b"v1", "sha256")[:8].hex()

    def traces(self) -> tuple[bytes, ...]:
        """Return the forms whose presence in a file would betray the key, for the gate alone."""
        digits = self._secret.hex()
        packed_forms = (b64encode(self._secret), urlsafe_b64encode(self._secret))
        return (
            self._secret,
            digits.encode(),
            digits.upper().encode(),
            *(form.rstrip(b"=") for form in packed_forms),
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Key):
            return NotImplemented
        return hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"Key(fingerprint={self.fingerprint})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key never travels in a pickle: let the worker load it from its file")


def generate(path: Path) -> None:
    """Write a new key to `path`, readable by its owner alone.

    Raises:
        SettingsError: the file exists, or cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise SettingsError(
            f"{path}: there is a file already, and a key is never overwritten."
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror}).") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key_text(_fresh()) + "\n")
        file.flush()
        os.fsync(file.fileno())


def hkdf_extract(salt: bytes, secret: bytes) -> bytes:
    """Return the pseudo-random key of RFC 5869, section 2.2, with SHA-256."""
    return hmac.digest(salt or bytes(SIZE), secret, "sha256")


def hkdf_expand(extracted: bytes, info: bytes, length: int = SIZE) -> bytes:
    """Return `length` bytes of key material for `info`: RFC 5869, section 2.3, with SHA-256."""
    block, material = b"", b""
    for counter in range(1, -(-length // SIZE) + 1):
        block = hmac.digest(extracted, block + info + bytes([counter]), "sha256")
        material += block
    return material[:length]


_INNER, _OUTER = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))


class Mac:
    """HMAC-SHA-256 (RFC 2104) under one key, for very many short messages.

    The key is hashed once; a message then costs two copies of that state, in native code: half the
    time of `hmac.HMAC.copy`, a third of `hmac.digest`.
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self, key: bytes) -> None:
        block = (key if len(key) <= BLOCK else hashlib.sha256(key).digest()).ljust(BLOCK, b"\0")
        self._inner = hashlib.sha256(block.translate(_INNER))
        self._outer = hashlib.sha256(block.translate(_OUTER))

    def digest(self, message: bytes) -> bytes:
        """Return the 32 bytes of the code of `message`."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()

    def digests(self, messages: Iterable[bytes]) -> list[bytes]:
        """Return the codes of many messages, in their order."""
        first, second, codes = self._inner.copy, self._outer.copy, []
        for message in messages:
            inner, outer = first(), second()
            inner.update(message)
            outer.update(inner.digest())
            codes.append(outer.digest())
        return codes


def packed(parts: tuple[str, ...]) -> bytes:
    """Return the parts as bytes that no other parts give: each behind its length.

    >>> packed(("a", "bc"))
    b'1:a2:bc'
    """
    return "".join([f"{len(part)}:{part}" for part in parts]).encode("utf-8", "surrogatepass")


def _fresh() -> bytes:
    secret = secrets.token_bytes(SIZE)
    while _weakness(secret):
        secret = secrets.token_bytes(SIZE)
    return secret


def key_text(secret: bytes) -> str:
    """Return the line of a key file that holds this secret."""
    return f"{PREFIX}{secret.hex()}_{_checksum(secret)}"


def _checksum(secret: bytes) -> str:
    return f"{zlib.crc32(secret):08x}"


def _weakness(secret: bytes) -> str | None:
    """Say why nobody would have drawn this secret at random, or nothing."""
    steps = {(after - before) % 256 for before, after in pairwise(secret)}
    faults = {
        f"is not {8 * SIZE} bits long": len(secret) != SIZE,
        "is all zeros": not any(secret),
        "is a plain sequence": len(steps) == 1,
        "repeats itself": len(set(secret)) < FEWEST_BYTES,
        "is text, perhaps a passphrase": all(32 <= byte < 127 for byte in secret),
    }
    return next((fault for fault, found in faults.items() if found), None)


def _read_private(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SettingsError("this is not a file.")
        if status.st_mode & 0o077:
            raise SettingsError(
                "others may read this key; run `chmod 600` on it, better make a new one."
            )
        if status.st_size > LONGEST_FILE:
            raise SettingsError("the file is too long for a key.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SettingsError("no such key file; make one with `commentariat keygen FILE`.") from None
    except OSError as error:
        raise SettingsError(f"the key cannot be read ({error.strerror}).") from None
    if _is_tracked(path.resolve()):
        raise SettingsError(
            "git tracks this key, so it is in the history; make a new one elsewhere."
        )
    return raw.decode("utf-8", "replace")


def _is_tracked(path: Path) -> bool:
    """Whether a git work tree around `path` has it in its index."""
    top = next((folder for folder in path.parents if (folder / ".git").exists()), None)
    if top is None:
        return False
    git = shutil.which("git")
    if git:
        # An empty environment: inside a hook, GIT_DIR and GIT_INDEX_FILE would point elsewhere.
        command = [
            git,
            "-c",
            "core.fsmonitor=false",
            "ls-files",
            "--error-unmatch",
            "--",
            path.name,
        ]
        answer = subprocess.run(command, cwd=path.parent, env={}, capture_output=True, check=False)  # noqa: S603
        if answer.returncode in {0, 1}:
            return answer.returncode == 0
    # Without git, or when git refuses the folder: its index holds each path, ended by a zero byte.
    index = top / ".git" / "index"
    return index.is_file() and path.name.encode() + b"\0" in index.read_bytes()
