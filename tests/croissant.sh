# The Croissant file of a release holds for Croissant's own tool: it is valid, and every row is read by it.
# Wants the bin folder of the environment that builds the release.
set -eu
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r "$root/examples" "$folder/examples"
"$bin/commentariat" keygen "$folder/key"
COMMENTARIAT_KEY_FILE="$folder/key" "$bin/commentariat" build \
    --settings "$folder/examples/dataset.toml" --out "$folder/releases" >/dev/null

"$bin/python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "mlcroissant[parquet]>=1.1,<2"
"$folder/venv/bin/python" - "$folder/releases/1.0.0" <<'PYTHON'
import json
import sys

import mlcroissant

release = sys.argv[1]
with open(f"{release}/manifest.json") as file:
    files = json.load(file)["data"]
dataset = mlcroissant.Dataset(jsonld=f"{release}/croissant.json")
assert not dataset.metadata.issues.errors
for table in ("articles", "comments"):
    stated = sum(one["rows"] for one in files if one["table"] == table)
    read = sum(1 for _ in dataset.records(table))
    assert read == stated, (table, read, stated)
print("mlcroissant reads both tables, every row")
PYTHON
