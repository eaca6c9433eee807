# Who still has datasets 3 loads a release too: map-style and streaming, both tables, every row.
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
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "datasets>=3.6,<4"
cd "$folder"
HF_HUB_OFFLINE=1 HF_HOME="$folder/cache" "$folder/venv/bin/python" - releases/1.0.0 <<'PYTHON'
import json
import sys

import datasets

release = sys.argv[1]
with open(f"{release}/manifest.json") as file:
    files = json.load(file)["data"]
for table in ("articles", "comments"):
    stated = {}
    for one in files:
        if one["table"] == table:
            stated[one["split"]] = stated.get(one["split"], 0) + one["rows"]
    loaded = datasets.load_dataset(release, table)
    assert {split: rows.num_rows for split, rows in loaded.items()} == stated, table
    streamed = datasets.load_dataset(release, table, streaming=True)
    for split, rows in streamed.items():
        found = list(rows)
        assert len(found) == stated[split], (table, split)
        assert found[0] == loaded[split][0], (table, split)
print(f"datasets {datasets.__version__} loads both tables, map-style and streaming")
PYTHON
