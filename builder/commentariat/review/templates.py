"""What a release says whatever the dump: names of columns and fields, the sentences of documents.

Somebody may have one of these words as handle, such as `commenter_id`: it is no leak there.
"""

from collections.abc import Sequence
from dataclasses import replace

import orjson
import pyarrow as pa

from commentariat import release
from commentariat.describe import Facts
from commentariat.describe.facts import About, Capture
from commentariat.schemas import TABLES, arrow_schema
from commentariat.tables import Written


def column_names() -> str:
    """Return the words of every Parquet file: its columns with their fields, its writer."""
    columns = "\n".join(str(arrow_schema(table)) for table in TABLES)
    return f"{columns}\nparquet-cpp-arrow version {pa.cpp_version}"


def own_words(facts: Facts, files: Sequence[Written]) -> str:
    """Return what the documents and the manifest would say of any other dump.

    Left out is all that the dump or the curator put in.
    """
    about = About(name="name", version="1.0.0")
    bare = replace(
        facts, about=about, sites=(), languages={}, answers={}, capture=Capture(), parsers={}
    )
    said = release.documents(bare, files)
    data = [{**file.listed(), "sha256": "", "content": ""} for file in files]
    manifest = {"facts": bare.to_json(), "data": data, "documents": dict.fromkeys(said, "")}
    return "\n".join([*said.values(), orjson.dumps(manifest).decode()])
