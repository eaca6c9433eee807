"""Write the dump of an invented news site, the same bytes for the same seed on every machine.

    python examples/generate.py --out DIR [--pages 300] [--seed 7]

Two crawls of harbourledger.example as page text, and one JSON Lines file of saltmarshpost.example
with parsed articles in their short form, some of them syndicated from the first site. The words are
in `stories.py`. Nothing is drawn at random: a choice is a hash of the seed and of what is chosen.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import stories

T = TypeVar("T")

SITE, AGENCY = "harbourledger.example", "Harbour Ledger"
SECOND_SITE = "saltmarshpost.example"
#: page clocks of the two crawls as the layout prints them: offset and day run together
CLOCKS = {
    "crawl-1": "07:4{digit} GMT +218 March 2024",
    "crawl-2": "19:1{digit} GMT +229 March 2024",
}
LABELS = ("Community standardsDiscussion", "Comment via FacebookComment via Sputnik")
#: the layout writes a Cyrillic capital Es here; the line looks like one more commenter
HEADER = "• \u0421omment"
BREAK = "\u00a0"


def number(*path: object) -> int:
    """Return a large number that depends on the path alone."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, path)).encode()).digest()[:8])


def choose(options: Sequence[T], *path: object) -> T:
    """Return one of the options."""
    return options[number(*path) % len(options)]


def some(options: Sequence[T], count: int, *path: object) -> list[T]:
    """Return `count` different options in a new order."""
    order = sorted(range(len(options)), key=lambda index: number(*path, index))
    return [options[index] for index in order[:count]]


def chance(percent: int, *path: object) -> bool:
    """Return true in so many cases of a hundred."""
    return number(*path) % 100 < percent


class Slots(dict[str, str]):
    """Fill `{place1}` and its like: a slot has one value per article, drawn when asked for."""

    def __init__(self, *path: object) -> None:
        super().__init__()
        self.path = path

    def __missing__(self, slot: str) -> str:
        name, digit = re.fullmatch(r"([a-z]+)(\d)", slot).groups()
        self[slot] = self._draw(name, digit)
        return self[slot]

    def _draw(self, name: str, digit: str) -> str:
        ranges = {"few": (2, 9), "count": (11, 87), "hundreds": (110, 880)}
        if name in ranges:
            low, high = ranges[name]
            return str(low + number(*self.path, name, digit) % (high - low + 1))
        if name == "person":
            return f"{self[f'first{digit}']} {self[f'surname{digit}']}"
        if name == "last":
            return self[f"surname{digit}"]
        pool = stories.POOLS[name]  # another digit is another value: two places in a story differ
        return pool[(number(*self.path, name) + 5 * int(digit)) % len(pool)]

    def fill(self, pattern: str) -> str:
        """Return the pattern with its slots filled."""
        return pattern.format_map(self)


@dataclass(frozen=True)
class Comment:
    """One comment of a thread; `parent` is the position of the comment it answers."""

    handle: str
    text: str
    depth: int = 0
    parent: int | None = None


@dataclass(frozen=True)
class Story:
    """An article with its readers' comments, before it takes the shape of a page or of a record."""

    name: str
    headline: str
    lead: str
    body: tuple[str, ...]
    place: str
    section: str
    caption: str | None
    credit: str
    related: tuple[str, ...]
    tags: tuple[str, ...]
    comments: tuple[Comment, ...]


def capital(sentence: str) -> str:
    """Return the sentence with a capital first letter: a slot may have put a small one there."""
    return sentence[0].upper() + sentence[1:]


def paragraphs(topic: Mapping[str, Sequence[str]], slots: Slots, *path: object) -> tuple[str, ...]:
    """Return four to six paragraphs: facts of the topic and what fits any story, in turn."""
    facts = some(topic["facts"], 5 + number(*path, "facts") % 2, *path, "fact")
    asides = some(stories.GENERAL, 5 + number(*path, "asides") % 4, *path, "aside")
    sentences = [capital(slots.fill(text)) for text in some(facts + asides, 99, *path, "order")]
    size = 2 + number(*path, "size") % 2
    return tuple(" ".join(sentences[i : i + size]) for i in range(0, len(sentences), size))


def story(seed: int, index: int) -> Story:
    """Return the story of that number."""
    path = (seed, "story", index)
    topic = stories.TOPICS[choose(sorted(stories.TOPICS), *path, "topic")]
    slots = Slots(*path)
    headline = capital(slots.fill(choose(topic["headlines"], *path, "headline")))
    words = re.sub(r"[^a-z0-9]+", "-", headline.lower()).strip("-").split("-")
    return Story(
        name=f"{index:04d}-{'-'.join(words[:6])}",
        headline=headline,
        lead=capital(slots.fill(choose(topic["leads"], *path, "lead"))),
        body=paragraphs(topic, slots, *path),
        place=slots["place1"],
        section=topic["section"],
        caption=None
        if chance(15, *path, "bare")
        else slots.fill(choose(stories.CAPTIONS, *path, "photo")),
        credit=f"© Ledger Photo/ {choose(stories.PHOTOGRAPHERS, *path, 'credit')}",
        related=tuple(
            capital(slots.fill(text)) for text in some(stories.RELATED, 3, *path, "related")
        ),
        tags=(*some(topic["tags"], 3 + number(*path, "tags") % 3, *path, "tag"), slots["place1"]),
        comments=thread(slots, *path, "thread"),
    )


def thread(slots: Slots, *path: object) -> tuple[Comment, ...]:
    """Return the comments of an article: none to two dozen, replies below what they answer."""
    size = 0 if chance(8, *path, "silent") else 1 + number(*path, "size") % 9
    size += number(*path, "lively") % 14 if chance(20, *path, "is lively") else 0
    written: list[Comment] = []
    regulars = some(stories.HANDLES, 3 + size // 2, *path, "regulars")
    for turn in range(size):
        written.append(comment(slots, regulars, written, *path, turn))
    return tuple(in_thread_order(written))


def comment(
    slots: Slots, regulars: Sequence[str], earlier: Sequence[Comment], *path: object
) -> Comment:
    """Return one comment, perhaps in answer to an earlier one."""
    guest = chance(7, *path, "guest")
    handle = choose(stories.GUESTS if guest else regulars, *path, "handle")
    parent = (
        number(*path, "parent") % len(earlier) if earlier and chance(40, *path, "answers") else None
    )
    depth = min(earlier[parent].depth + 1, 3) if parent is not None else 0
    text = remark(slots, *path)
    if parent is not None and chance(70, *path, "names"):
        text = f"{answer(slots, earlier[parent].handle, *path)} {text}"
    if not guest and chance(6, *path, "signs"):
        text = f"{text}\n\n— {handle}"
    return Comment(handle, text, depth, parent)


def answer(slots: Slots, handle: str, *path: object) -> str:
    """Return a sentence that names somebody as readers do: exactly, with @, in another case."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", handle)
    forms = (handle, handle, handle, f"@{handle}", handle.lower(), spaced, handle.replace(" ", ""))
    name = choose(forms, *path, "form")
    return slots.fill(choose(stories.AGREEMENTS, *path, "agreement").replace("{name}", name))


def remark(slots: Slots, *path: object) -> str:
    """Return what somebody has to say: a word, some sentences, or two paragraphs."""
    if chance(10, *path, "short"):
        return choose(stories.SHORT, *path, "short form")
    parts = some(stories.OPINIONS, 1 + number(*path, "length") % 4, *path, "opinion")
    if chance(45, *path, "opens"):
        parts.insert(0, choose(stories.OPENINGS, *path, "opening"))
    if chance(12, *path, "ends"):
        parts.append(choose(stories.ENDINGS, *path, "ending"))
    if chance(3, *path, "contact"):
        parts.append(contact(*path))
    sentences = [capital(slots.fill(part)) for part in parts]
    if len(sentences) > 3 and chance(40, *path, "paragraphs"):
        return f"{' '.join(sentences[:2])}\n\n{' '.join(sentences[2:])}"
    return " ".join(sentences)


def contact(*path: object) -> str:
    """Return contact data that reaches nobody: reserved domains, numbers kept for fiction."""
    word = choose(("quay", "pier", "anchor", "rope", "tide"), *path, "mail")
    digits = number(*path, "phone") % 1000
    pattern = choose(stories.CONTACTS, *path, "contact kind")
    return pattern.format(
        mail=f"{word}{digits}@letters.example",
        phone=f"+44 20 7946 0{digits:03d}",
        web=f"{word}-{digits}.example/album",
    )


def in_thread_order(written: Sequence[Comment]) -> list[Comment]:
    """Return the comments as a page shows them, each answer below what it answers."""
    ordered: list[Comment] = []

    def place(parent: int | None, shown: int | None) -> None:
        for position, item in enumerate(written):
            if item.parent == parent:
                ordered.append(replace(item, parent=shown))
                place(position, len(ordered) - 1)

    place(None, None)
    return ordered


def later(item: Story, *path: object) -> Story:
    """Return the story as the second crawl finds it: one comment edited, one more at the end."""
    slots, comments = Slots(*path, "later"), list(item.comments)
    if comments:
        edited = number(*path, "edited") % len(comments)
        text = (
            f"{comments[edited].text} Edit: {slots.fill(choose(stories.OPINIONS, *path, 'edit'))}"
        )
        comments[edited] = replace(comments[edited], text=text)
    handle = choose(stories.HANDLES, *path, "latecomer")
    comments.append(Comment(handle, remark(slots, *path, "late")))
    return replace(item, comments=tuple(comments))


def page(item: Story, clock: str, *path: object) -> str:
    """Return the story as page text: template labels, four spaces of indent, no final newline."""
    dateline = f"{item.place.upper()} ({AGENCY}){BREAK}— "
    lines = (
        [item.caption, "", item.headline, "", item.credit] if item.caption else [item.headline, ""]
    )
    lines += ["Get short URL", "", item.lead, "", dateline + typeset(item.body[0])]
    for text in item.body[1:]:
        lines += ["", typeset(text)]
    lines += ["", "", *item.related]
    lines += [] if chance(10, *path, "untagged") else [", ".join(item.tags)]
    lines += [*LABELS, HEADER, "", "All comments"]
    for remark_ in item.comments:
        margin = "  " * remark_.depth
        lines += ["", f"{margin}• {remark_.handle}"]
        lines += [f"{margin}  {line}" if line else "" for line in remark_.text.split("\n")]
    lines += [f"Show new comments ({choose((0, 0, 0, 0, 2, 5), *path, 'new')})"]
    indented = [f"    {line}" if line else "" for line in lines]
    return "\n".join([clock.format(digit=number(*path, "clock") % 10), *indented])


def typeset(paragraph: str) -> str:
    """Return the paragraph with no-break spaces after prepositions, as the layout has them."""
    return re.sub(r"\b(in|of|at|by|to) ", rf"\1{BREAK}", paragraph)


def record(item: Story, seed: int, index: int) -> dict[str, object]:
    """Return the story as a parsed article in short form: bare author, time and body."""
    date = f"2024-03-{1 + number(seed, 'day', index) % 17:02d}"
    comments = [
        {
            "id": f"c{position}",
            "parent": None if note.parent is None else f"c{note.parent}",
            "author": note.handle,
            "posted": f"{date}T{8 + position % 12:02d}:{11 + position:02d}:00Z",
            "text": note.text,
        }
        for position, note in enumerate(item.comments)
    ]
    return {
        "format": 1,
        "site": SECOND_SITE,
        "url": f"https://{SECOND_SITE}/{date}/{item.name}",
        "language": "en",
        "headline": item.headline,
        "body": "\n\n".join((item.lead, *item.body)),
        "published": f"{date}T06:00:00+01:00",
        "tags": list(item.tags),
        "comments": comments,
    }


def syndicated(seed: int, index: int) -> Story:
    """Return a story that the second site took over: another headline, other readers."""
    path = (seed, "syndicated", index)
    slots, original = Slots(*path), story(seed, 3 * index)
    return replace(
        original,
        headline=f"From the Agency: {slots['place2']} Looks On as {original.place} Makes News",
        comments=thread(slots, *path, "thread"),
    )


def broken(seed: int) -> dict[str, bytes]:
    """Return pages that went wrong on the way: cut off, empty, of another layout or encoding."""
    slots = Slots(seed, "broken")
    whole = page(story(seed, 9001), CLOCKS["crawl-1"], seed, 9001)
    with_comments = page(later(story(seed, 9002), seed, 9002), CLOCKS["crawl-1"], seed, 9002)
    files = {name: slots.fill(text).encode() for name, text in stories.BROKEN.items()}
    return files | {
        "broken-empty.txt": b"",
        "broken-cut-in-body.txt": whole[: len(whole) // 4].encode(),
        "broken-cut-in-comment.txt": with_comments[:-60].encode(),
        "broken-encoding.txt": whole.replace(HEADER, "• Comment").encode("cp1252", "replace"),
    }


def distinct(seed: int, wanted: int) -> list[Story]:
    """Return the first stories of which no two share a headline: a site rarely prints one twice."""
    found: dict[str, Story] = {}
    index = 0
    while len(found) < wanted:
        item = story(seed, index)
        found.setdefault(item.headline, item)
        index += 1
    return list(found.values())


def second_site(pages: int, seed: int) -> bytes:
    """Return the JSON Lines file of the second site: what it took over, then what is its own."""
    taken = [syndicated(seed, index) for index in range(max(1, pages // 18))]
    own = [story(seed, 5000 + index) for index in range(max(1, pages // 30))]
    lines = [record(item, seed, index) for index, item in enumerate(taken + own)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def dump(pages: int, seed: int) -> dict[str, bytes]:
    """Return every file of the dump by its path: an eighth of the pages are second captures."""
    wrong = broken(seed)
    first = distinct(seed, max(1, pages - pages // 8 - len(wrong)))
    files = {f"crawl-1/{name}": data for name, data in wrong.items()}
    for item in first:
        text = page(item, CLOCKS["crawl-1"], seed, item.name)
        files[f"crawl-1/{item.name}.txt"] = text.encode()
    for item in some(first, pages // 8, seed, "again"):
        text = page(later(item, seed, item.name), CLOCKS["crawl-2"], seed, item.name, "again")
        files[f"crawl-2/{item.name}.txt"] = text.encode()
    return files | {f"{SECOND_SITE}.jsonl": second_site(pages, seed)}


def main() -> None:
    """Write the dump into the folder that the command names."""
    parser = argparse.ArgumentParser(description="Write the dump of an invented news site.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the dump")
    parser.add_argument("--pages", type=int, default=300, help="number of pages (default 300)")
    parser.add_argument("--seed", type=int, default=7, help="another seed, another dump")
    options = parser.parse_args()
    for name, data in dump(options.pages, options.seed).items():
        target = options.out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main()
