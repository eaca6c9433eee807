"""The data dictionary of both public tables as Markdown, for the datasheet and for the card."""

from commentariat.describe._escape import code, markdown
from commentariat.describe._words import share, table
from commentariat.describe.facts import Column, Facts

_DISCLOSURE = {
    "publish": "as it is",
    "computed": "computed by the builder",
    "redact": "mentions and contact data replaced",
    "pseudonymise": "keyed pseudonym",
    "coarsen": "reduced to the time grain",
    "key": "keyed id",
}


def full(facts: Facts, name: str) -> str:
    """Return every column of a table: type, meaning, how it is published, nulls."""
    rows = [
        [
            code(column.name),
            code(column.type),
            markdown(column.description),
            _DISCLOSURE.get(column.disclosure, markdown(column.disclosure)),
            _null(facts, name, column),
        ]
        for column in facts.columns[name]
    ]
    return table(["column", "type", "meaning", "published", "null"], rows)


def _null(facts: Facts, name: str, column: Column) -> str:
    number = facts.nulls.get(name, {}).get(column.name, 0)
    if not number:
        return "never here"
    return f"{share(number, facts.rows(name))}: {markdown(column.null_means)}"


def short(facts: Facts, name: str) -> str:
    """Return every column of a table with its type and meaning."""
    rows = [
        [code(column.name), code(column.type), markdown(column.description)]
        for column in facts.columns[name]
    ]
    return table(["column", "type", "meaning"], rows)
