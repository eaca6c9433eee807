# What users get: the wheel alone, in an empty environment away from the checkout, builds the example.
# Wants BIN (of the environment) and EXAMPLES.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp -r "$EXAMPLES" examples
"$BIN/commentariat" keygen key
COMMENTARIAT_KEY_FILE=key "$BIN/commentariat" build --settings examples/dataset.toml --out releases --workers 1
"$BIN/commentariat" verify releases/1.0.0
