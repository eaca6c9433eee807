"""ConvoKit corpora: a folder with `utterances.jsonl`, and `conversations.json` beside it.

Every conversation becomes an article without a body; its utterances are the comments. The headline
is the conversation's `title` (or `page_title`, `headline`, `subject`, `name`) in its metadata, else
its id. The first of them names all speakers of the corpus: some are only spoken of. Options:
`site`, and `headline` for the name of the metadata field.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from commentariat.model import Piece, Raw, Record, Unreadable
from commentariat.readers._bytes import NOT_UNDERSTOOD
from commentariat.readers._grouping import Row, grouped
from commentariat.readers._records import article_of, comment_of
from commentariat.readers._table_rows import rows

_BESIDE = ("conversations.json", "speakers.json", "users.json", "corpus.json", "index.json")
SUFFIXES = ("utterances.jsonl", "utterances.jsonl.gz", *_BESIDE)
_TITLES = ("title", "page_title", "headline", "subject", "name")
_GONE = frozenset({"[deleted]", "[removed]"})
_SPEAKERS = ("speakers.json", "users.json")
_LONGEST = 512 << 20  # bytes of a file that is one object


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the whole corpus: the utterances of a conversation may stand anywhere in it.

    The other files of a corpus are no input of their own; elsewhere their names mean nothing.
    """
    if path.name not in _BESIDE:
        yield Piece("convokit", str(path))
    elif not list(path.parent.glob("utterances.jsonl*")):
        yield Piece("articles_json", str(path))


def looked_at(piece: Piece) -> list[tuple[Path, int, int]]:
    """Return the utterances, and the files of the corpus beside them."""
    path = Path(piece.path)
    beside = [path.parent / name for name in _BESIDE]
    return [(one, 0, -1) for one in (path, *beside) if one.exists()]


def read(piece: Piece, options: Mapping[str, Any]) -> Iterator[Raw]:
    """Yield one record per conversation, its utterances in the order of the file.

    Raises:
        OSError: the file cannot be opened.
    """
    path = Path(piece.path)
    bad: list[Unreadable] = []
    titles = _conversations(path.parent / "conversations.json")
    speakers = [name for file in _SPEAKERS for name in _loaded(path.parent / file) if name]
    for group in grouped(_utterances(path, bad)):
        yield from bad
        bad.clear()
        record = _record(group, piece.path, titles.get(group[0].key, {}), options)
        yield Record(piece.path, group[0].line, record | {"site_people": speakers})
        speakers = []
    yield from bad


def _utterances(path: Path, bad: list[Unreadable]) -> Iterator[Row]:
    for found in rows(path, {}):
        if isinstance(found, Unreadable):
            bad.append(found)
            continue
        number, said = found
        key = said.get("conversation_id") or said.get("root")
        if key is None or not isinstance(said.get("text"), str):
            message = "the utterance has no conversation or no text"
            bad.append(Unreadable(str(path), number, NOT_UNDERSTOOD, message))
        else:
            yield Row(str(key), number, orjson.dumps(said))


def _conversations(path: Path) -> dict[str, Any]:
    """Return the metadata of the conversations by id; older corpora have no `meta` around it."""
    return {
        key: _object(value.get("meta", value))
        for key, value in _loaded(path).items()
        if isinstance(value, dict)
    }


def _loaded(path: Path) -> dict[str, Any]:
    """Return the object in a file beside the utterances; nothing if there is none."""
    try:
        if path.stat().st_size > _LONGEST:
            return {}
        return _object(orjson.loads(path.read_bytes()))
    except (OSError, orjson.JSONDecodeError):
        return {}


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _record(
    group: list[Row], source: str, meta: Mapping[str, Any], options: Mapping[str, Any]
) -> dict[str, Any]:
    said = [orjson.loads(row.data) for row in group]
    names = (options["headline"],) if "headline" in options else _TITLES
    first = _object(said[0].get("meta"))
    found = (meta.get(name) or first.get(name) for name in names)
    key = group[0].key
    article = {
        "site": options.get("site"),
        "id": key,
        "headline": next((value for value in found if isinstance(value, str)), key),
    }
    comments = [_comment(one, key) for one in said]
    return article_of(article, comments, source, group[0].line)


def _comment(said: Mapping[str, Any], conversation: str) -> dict[str, Any]:
    speaker = said.get("speaker", said.get("user"))
    if isinstance(speaker, dict):
        speaker = speaker.get("id") or speaker.get("name")
    parent = said.get("reply_to", said.get("reply-to"))
    meta = _object(said.get("meta"))
    comment = comment_of(
        {
            "id": said.get("id"),
            "parent": None if str(parent) == conversation != said.get("id") else parent,
            "author": speaker,
            "posted": said.get("timestamp"),
            "text": said["text"],
            "likes": meta.get("score"),
        }
    )
    if comment["text"] in _GONE:
        comment |= {"status": "deleted", "text": ""}
    return comment
