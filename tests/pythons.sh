#!/bin/sh
# The known answers on every Python that the tool supports, as far as this machine has them.
set -eu
answers="$(dirname "$0")/vectors/check.py"
for version in 3.11 3.12 3.13; do
    found=""
    for candidate in "python$version" "$HOME/.pyenv/versions/$version".*/bin/python3 \
        "$(uv python find --offline "$version" 2>/dev/null || true)"; do
        if [ -n "$candidate" ] && "$candidate" -c "" 2>/dev/null; then found="$candidate" && break; fi
    done
    if [ -n "$found" ]; then "$found" -I "$answers"; else echo "Python $version: skipped, not on this machine"; fi
done
