"""Check the known answers on any Python, without a single package: `python check.py`.

Keys, subkeys, HMAC and normal forms are those of the builder, which need the standard library
alone; how a code becomes twenty signs is written down here a second time, after its description.
"""

import hashlib
import hmac
import json
import platform
import sys
import unicodedata
from base64 import b32encode
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "builder"))

from commentariat.identity._normal_form import normal_form  # noqa: E402
from commentariat.keys import Key, Mac, hkdf_expand, hkdf_extract, packed  # noqa: E402

RFC, CROCKFORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz"
SIGNS = str.maketrans(RFC, CROCKFORD)


def spelt(code):
    """Return the first 100 bits in base 32, with the letters of Crockford."""
    return b32encode(code).decode()[:20].translate(SIGNS)


def code_of_rfc(case):
    key, data = bytes.fromhex(case["key"]), bytes.fromhex(case["data"])
    own, native = Mac(key).digest(data).hex(), hmac.digest(key, data, "sha256").hex()
    return (own if own == native else "")[: len(case["mac"])] == case["mac"]


def derived_of_rfc(case):
    salt, secret, info = (bytes.fromhex(case[name]) for name in ("salt", "secret", "info"))
    extracted = hkdf_extract(salt, secret)
    expanded = hkdf_expand(extracted, info, case["length"])
    return (extracted.hex(), expanded.hex()) == (case["extracted"], case["expanded"])


def fingerprint(case):
    return Key(bytes.fromhex(case["key"])).fingerprint == case["fingerprint"]


def pseudonym(case):
    inside = {"thread": ("site", "thread"), "site": ("site",), "dataset": ()}[case["linkage"]]
    scope = ("v1", "pseudonym", case["dataset"], case["linkage"], *(case[n] for n in inside))
    subkey = Key(bytes.fromhex(case["key"])).subkey(*scope)
    identity = case["identity"].encode("utf-8", "surrogatepass")
    return spelt(hmac.digest(subkey, identity, "sha256")) == case["pseudonym"]


def record(case):
    subkey = Key(bytes.fromhex(case["key"])).subkey(
        "v1", "record", case["purpose"], case["dataset"]
    )
    return spelt(hmac.digest(subkey, packed(tuple(case["parts"])), "sha256")) == case["id"]


def form(case):
    return normal_form(case["raw"]) == case["form"]


def every_form(case):
    """Compare a digest of the normal forms of a stretch of code points, surrogates left out."""
    points = range(case["start"], case["stop"], case["step"])
    signs = (chr(point) for point in points if not 0xD800 <= point < 0xE000)
    forms = "\n".join(normal_form(f"{sign}A{sign}") for sign in signs)
    return hashlib.sha256(forms.encode()).hexdigest() == case["sha256"]


CHECKS = {
    "hmac": code_of_rfc,
    "hkdf": derived_of_rfc,
    "fingerprint": fingerprint,
    "pseudonyms": pseudonym,
    "records": record,
    "forms": form,
    "stretches": every_form,
}


def main():
    """Say which kinds of answers differ; the exit code is how many do."""
    answers = json.loads((HERE / "pseudonyms.json").read_text("utf-8"))
    wrong = {kind: sum(not CHECKS[kind](case) for case in cases) for kind, cases in answers.items()}
    told = ", ".join(f"{kind} {len(cases)}" for kind, cases in answers.items())
    python, tables = platform.python_version(), unicodedata.unidata_version
    sys.stdout.write(f"Python {python}, Unicode {tables}: {told}\n")
    for kind, count in wrong.items():
        if count:
            sys.stderr.write(f"wrong: {kind} {count}\n")
    return sum(wrong.values())


if __name__ == "__main__":
    sys.exit(main())
