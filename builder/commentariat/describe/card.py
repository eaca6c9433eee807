"""README.md of a release: the dataset card, with the YAML that tells `datasets` how to load it."""

from dataclasses import dataclass
from typing import Any

import yaml  # type: ignore[import-untyped]

from commentariat.describe import dictionary
from commentariat.describe._escape import code, markdown, plain, prose
from commentariat.describe._privacy import NOT_ANONYMOUS, bullets, caveats, promises
from commentariat.describe._terms import hub_licence, language_code, size_category
from commentariat.describe._words import listed, period_of, size, splits_told
from commentariat.describe.citation import reference
from commentariat.describe.facts import Facts, Split, TableSplit
from commentariat.schemas import TABLES
from commentariat.text import count

_DOCUMENTS = {
    "README.md": "this card",
    "DATASHEET.md": "fifty questions about the dataset and their answers",
    "CHANGELOG.md": "what changed between versions",
    "croissant.json": "the same for machines",
    "CITATION.cff": "how to cite it",
    "LICENSE-DATA": "what may be done with it",
    "manifest.json": "every file with its hash, every number of this card",
    "SHA256SUMS": "for sha256sum -c",
}


def card(facts: Facts) -> str:
    """Return README.md: front matter that `datasets` reads, then what a person wants to know.

    Splits without rows of a table are not declared for it, because `datasets` cannot load them.
    """
    front = yaml.safe_dump(front_matter(facts), allow_unicode=True, sort_keys=False, width=100)
    parts = [
        f"# {markdown(facts.title)}",
        *([prose(facts.about.description)] if facts.about.description else []),
        _summary(facts),
        f"> {NOT_ANONYMOUS}",
        f"## Load it\n\n{_loading(facts)}",
        f"## Privacy\n\n{_privacy(facts)}",
        f"## What lies where\n\n{_tree(facts)}",
        f"## Splits\n\n{splits_told(facts)}",
        f"## Columns\n\n{_columns(facts)}",
        f"## Licence\n\n{_licence(facts)}",
        f"## Citation\n\n{_citation(facts)}",
    ]
    return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"


def front_matter(facts: Facts) -> dict[str, Any]:
    """Return the card's metadata: what the Hub shows, the files of each split, the features."""
    shown = {
        "language": _languages(facts),
        **_licence_keys(facts),
        "pretty_name": plain(facts.title),
        "size_categories": [size_category(max(map(facts.rows, TABLES)))],
        "tags": ["news", "reader-comments", "pseudonymised"],
        "configs": [_config(facts, one) for one in _configs(facts)],
        "dataset_info": [_info(facts, one) for one in _configs(facts)],
    }
    return {key: value for key, value in shown.items() if value}


def _languages(facts: Facts) -> list[str]:
    tags = facts.about.languages or sorted(facts.languages)
    return sorted({found for tag in tags if (found := language_code(tag))})


def _licence_keys(facts: Facts) -> dict[str, str]:
    name = facts.about.license
    if not name:
        return {}
    known = hub_licence(name)
    if known:
        return {"license": known}
    return {"license": "other", "license_name": plain(name), "license_link": "LICENSE-DATA"}


def _loadable(facts: Facts) -> list[str]:
    return [name for name in TABLES if facts.rows(name)]


def _of(split: Split, name: str) -> TableSplit:
    return split.articles if name == "articles" else split.comments


def _splits(facts: Facts, name: str) -> list[tuple[str, TableSplit]]:
    return [(split.name, part) for split in facts.splits if (part := _of(split, name)).rows]


@dataclass(frozen=True, slots=True)
class _Config:
    """One configuration of one table: its splits, and the pattern of their files."""

    name: str
    table: str
    splits: list[tuple[str, TableSplit]]
    pattern: str


def _configs(facts: Facts) -> list[_Config]:
    """Return all configurations that have rows: the tables as they are, then split otherwise."""
    plain = [_Config(t, t, _splits(facts, t), "{}-*.parquet") for t in _loadable(facts)]
    further = [
        _Config(
            f"{table}_{one.name}",
            table,
            [(split.name, part) for split in one.splits if (part := _of(split, table)).rows],
            f"*-{one.name}_{{}}-*.parquet",
        )
        for one in facts.configurations
        for table in _loadable(facts)
    ]
    return plain + [config for config in further if config.splits]


def _config(facts: Facts, config: _Config) -> dict[str, Any]:
    return {
        "config_name": config.name,
        **({"default": True} if config.name == _loadable(facts)[0] else {}),
        "version": facts.about.version,  # the only place from which it reaches `info.version`
        "data_files": [
            {"split": split, "path": f"data/{config.table}/{config.pattern.format(split)}"}
            for split, _ in config.splits
        ],
    }


def _info(facts: Facts, config: _Config) -> dict[str, Any]:
    about = facts.about
    words = {"description": about.description, "homepage": about.homepage, "license": about.license}
    return {
        "config_name": config.name,
        **{key: plain(value) for key, value in words.items() if value},
        "features": [{"name": c.name, **c.feature} for c in facts.columns[config.table]],
        **_declared(config.splits),
    }


def _declared(splits: list[tuple[str, TableSplit]]) -> dict[str, Any]:
    """Return the numbers that `datasets` checks: all of them, or none, never a part."""
    sizes = [part.memory for _, part in splits if part.memory is not None]
    if len(sizes) < len(splits):
        return {}
    return {
        "splits": [
            {"name": split, "num_bytes": memory, "num_examples": part.rows}
            for (split, part), memory in zip(splits, sizes, strict=True)
        ],
        "download_size": sum(part.bytes for _, part in splits),
        "dataset_size": sum(sizes),
    }


def _summary(facts: Facts) -> str:
    sites = listed(site.site for site in facts.sites[:5])
    more = f" and {len(facts.sites) - 5:,} more" if len(facts.sites) > 5 else ""
    numbers = (
        count(facts.rows("articles"), "news article"),
        count(facts.rows("comments"), "reader comment"),
        count(sum(facts.commenters.values()), "pseudonym"),
    )
    return (
        f"Version {markdown(facts.about.version)}: {numbers[0]} and {numbers[1]} under {numbers[2]}"
        f"{f', from {sites}{more}' if sites else ''}; {size(facts.bytes())} of Parquet. "
        f"Articles published: {period_of(facts.published, facts.rows('articles'))}. "
        f"Comments posted: {period_of(facts.posted, facts.rows('comments'))}. How it came about, "
        "what is missing and what was measured stands in [DATASHEET.md](DATASHEET.md)."
    )


def _loading(facts: Facts) -> str:
    names = _loadable(facts)
    if not names:
        return "There are no rows in this release."
    split = {name: _splits(facts, name)[0][0] for name in names}
    lines = [
        f'{name} = load_dataset("path/to/this/folder", "{name}", split="{split[name]}")'
        for name in names
    ]
    text = "```python\nfrom datasets import load_dataset\n\n" + "\n".join(lines) + "\n```\n\n"
    if len(names) == 2:
        text += "The two tables join on `article_id`, which lies in the same split in both. "
    text += "Add `streaming=True` to read without a copy on disk. "
    if all(_declared(_splits(facts, name)) for name in names):
        text += (
            "With `filters=` fewer rows arrive than this card declares, so `datasets` also needs "
            '`verification_mode="no_checks"` there. '
        )
    if others := [code(config.name) for config in _configs(facts)[len(names) :]]:
        text += f"Further configurations split the same rows in another way: {', '.join(others)}. "
    return text + _elsewhere(names[-1])


def _elsewhere(name: str) -> str:
    return (
        "Any program that reads Parquet will do as well:\n\n```python\nimport duckdb\n\n"
        f"duckdb.sql(\"FROM 'data/{name}/*.parquet' LIMIT 5\")\n```"
    )


def _privacy(facts: Facts) -> str:
    return (
        f"### What is promised\n\n{bullets(promises(facts))}\n\n"
        f"### What is not promised\n\n{bullets(caveats(facts))}"
    )


def _tree(facts: Facts) -> str:
    data = {
        f"data/{name}/{split}-*.parquet": f"{count(part.rows, 'row')}, {count(part.files, 'file')}"
        for name in _loadable(facts)
        for split, part in _splits(facts, name)
    }
    entries = _DOCUMENTS | data
    width = max(map(len, entries))
    lines = [f"{path:<{width}}  {what}" for path, what in entries.items()]
    return "```text\n" + "\n".join(lines) + "\n```"


def _columns(facts: Facts) -> str:
    parts = []
    for name in facts.columns:
        parts += [f"### {code(name)}", dictionary.short(facts, name)]
    return "\n\n".join(parts)


def _licence(facts: Facts) -> str:
    if not facts.about.license:
        return "The curator has not stated a licence. See `LICENSE-DATA`."
    return (
        f"{markdown(facts.about.license)}, as far as the curator holds rights. Texts of articles "
        "stay with their publishers, comments with their writers. See `LICENSE-DATA`."
    )


def _citation(facts: Facts) -> str:
    return f"{markdown(reference(facts))} See `CITATION.cff`."
