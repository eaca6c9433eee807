"""Run every attack on every build: `PYTHONPATH=builder:benchmarks python -m attacks [GUESSES]`.

GUESSES (default 20,000) handles are tried in each of some 500 constructions: 10^7 in all on our own
build; on the weak ones, which fall early in the list, a hundredth of them.
"""

import sys

from attacks.attacks import ATTACKS, constructions
from attacks.builds import WEAK, strong
from attacks.corpus import corpus, handles
from commentariat.keys import Key


def main() -> int:
    """Print a table of hits; the exit code tells whether ours held and all others fell."""
    said = corpus()
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    likely = handles(360)
    guesses = likely + [f"{name}{number}" for number in range(most // 360) for name in likely]
    ours = strong(said, Key.ephemeral())
    tried = len(guesses[:most]) * sum(1 for _ in constructions(ours.manifest))
    builds = {"commentariat": ours} | {name: weak(said) for name, weak in WEAK.items()}
    good = True
    print(f"{tried:,} guesses against commentariat")
    print(f"{'build':28}", *(f"{name:>14}" for name in ATTACKS))
    for name, build in builds.items():
        mine = name == "commentariat"
        hits = [
            attack(
                build, said, guesses[:most] if mine and attack is ATTACKS["dictionary"] else likely
            )
            for attack in ATTACKS.values()
        ]
        print(f"{name:28}", *(f"{count:14}" for count in hits))
        good &= (sum(hits) == 0) if mine else (sum(hits) > 0)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
