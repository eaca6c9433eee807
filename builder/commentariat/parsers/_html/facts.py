"""What a page says of its article: headline, times, authors and tags, from data before marks."""

import re
from collections.abc import Iterator
from typing import Any

from commentariat.dates import day_of_address, find_date, time_of
from commentariat.model import Article, Time
from commentariat.parsers._html.objects import name_in, types_of
from commentariat.parsers._html.tree import Element, attribute, elements, line_in, marked

_ARTICLES = re.compile(r"(?:\w*Article|\w*Report\w*|BlogPosting|\w*Posting|Review|WebPage|Column)")
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
    *("dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date"),
    *("publishdate", "parsely-pub-date", "publish-date", "article.published", "og:published_time"),
    "cxenseparse:recs:publishtime",
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
    "dcterms.modified",
)
_AUTHORS = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"),
    *("sailthru.author", "byl"),
)
_DATED = re.compile(
    r"(?:.*[-_])?(?:post|entry|article)?(?:date|dateline|published|pubdate|publish-date|posted"
    r"|posted-on|byline|timestamp|datetime|meta|info|created|datum|fecha)(?:[-_].*)?"
)
_BYLINE = re.compile(
    r"(?:.*[-_])?(?:byline|author|author-name|writer|autor|auteur)(?:[-_](?:name|link))?"
)
_is_dated, _is_byline = marked(_DATED), marked(_BYLINE)
_ELSEWHERE = frozenset({"header", "footer", "nav", "aside"})
_SITE = re.compile(r" (?:\||»|::) [^|»]{1,60}$")  # a dash may belong to the headline
_BY = re.compile(
    r"^(?:written by|posted by|by|von|par|por|autor:?|текст:?|автор:?)\s+", re.IGNORECASE
)


def fill(
    article: Article, root: Element, data: list[dict[str, Any]], comments: set[Element]
) -> None:
    """Set what the page says; `comments` are the elements of its comment section, left out here."""
    meta = dict(_meta(root))
    main = _main_object(data)
    article["headline"] = _headline(root, main, meta)
    article["lead"] = _string(main.get("description")) or meta.get("og:description") or None
    article["published"] = _published(root, main, meta, comments) or day_of_address(article["url"])
    article["modified"] = time_of(main.get("dateModified"), "metadata") or _first(meta, _MODIFIED)
    article["byline"] = _byline(root, main, meta, comments)
    article["section"] = _string(main.get("articleSection")) or meta.get("article:section")
    article["tags"] = _tags(root, main, meta)
    article["language"] = _language(root, main)
    count = main.get("commentCount")
    if str(count or "").isdecimal():
        article["comment_section"]["reported"] = min(int(str(count)[:10]), 2**31 - 1)


def address(root: Element) -> str | None:
    """Return the address a page gives for itself."""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and "://" in (link.get("href") or ""):
            return attribute(link, "href")
    return next((value for name, value in _meta(root) if name == "og:url" and "://" in value), None)


def _main_object(data: list[dict[str, Any]]) -> dict[str, Any]:
    ranked = [item for item in data if any(map(_ARTICLES.fullmatch, types_of(item)))]
    ranked.sort(key=lambda item: (not item.get("headline"), "WebPage" in types_of(item)))
    return ranked[0] if ranked else {}


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    """Yield names and contents, the first of a name last, so that it stands in a dictionary."""
    for element in reversed(list(root.iter("meta"))):
        name = attribute(element, "property", "name", "itemprop").lower()
        if name and (content := attribute(element, "content")):
            yield name, content


def _headline(root: Element, main: dict[str, Any], meta: dict[str, str]) -> str:
    stated = _string(main.get("headline"))
    if stated:
        return stated
    for element in elements(root):
        if (element.get("itemprop") or "") == "headline" and (line := line_in(element, 400)):
            return line
    heads = [line for element in root.iter("h1") if (line := line_in(element, 400))]
    more = [line for element in root.iter("h2") if (line := line_in(element, 400))]
    shared = meta.get("og:title") or meta.get("twitter:title") or ""
    title = next((line for e in root.iter("title") if (line := line_in(e, 500))), "")
    first = [head for head in more if title.startswith(head)]
    for head in heads:
        # In a forum the name of the site is the h1, and the last of the title.
        if head in shared or (len(heads) == 1 and not (first and title.endswith(head))):
            return head
    inside = [head for head in [*first, *heads, *more] if head in title]
    title = _SITE.sub("", title) or title
    return (inside[:1] or [shared or title or "".join([*heads, *more][:1])])[0]


def _published(
    root: Element, main: dict[str, Any], meta: dict[str, str], comments: set[Element]
) -> Time | None:
    """Return the time of publication; a clock in the head of the page is none."""
    stated = time_of(main.get("datePublished"), "metadata") or _first(meta, _PUBLISHED)
    if stated and stated["value"]:
        return stated
    marked = [e for e in elements(root, comments) if _may_date(e)]
    marked.sort(
        key=lambda e: (
            e.get("itemprop") != "datePublished",
            e.get("pubdate") is None,
            e.tag != "time",
        )
    )
    for element in marked[:40]:
        value = attribute(element, "datetime", "content")
        time = time_of(value, "page") if value else None
        if time and time["value"]:
            return time
        found = find_date(line_in(element, 150))
        if found and found.time["value"]:
            return found.time
    return None


def _may_date(element: Element) -> bool:
    if element.get("itemprop") == "datePublished":
        return True
    if element.tag != "time" and not _is_dated(element):
        return False
    if element.tag == "body" or element.tag == "html":
        return False
    if _in_teaser(element):
        return False
    inside = any(up.tag in ("article", "main") for up in element.iterancestors())
    return inside or not any(up.tag in _ELSEWHERE for up in element.iterancestors())


def _in_teaser(element: Element) -> bool:
    """Whether an element belongs to the teaser of another article: a linked heading, and no h1."""
    for _, up in zip(range(4), element.iterancestors(), strict=False):
        if up.tag in ("body", "html", "main") or up.find(".//h1") is not None:
            return False
        if any(up.find(f".//{tag}//a") is not None for tag in ("h2", "h3", "h4")):
            return True
    return False


def _byline(
    root: Element, main: dict[str, Any], meta: dict[str, str], comments: set[Element]
) -> list[str]:
    stated = main.get("author")
    people = stated if isinstance(stated, list) else [stated]
    names = [name for person in people if (name := name_in(person)) and "://" not in name]
    if not names:
        names = [meta[key] for key in _AUTHORS if "://" not in meta.get(key, "://")][:1]
    if not names:
        for element in elements(root, comments):
            line = _BY.sub("", line_in(element, 80)) if _may_name(element) else ""
            if line and not find_date(line):
                names = [line]
                break
    return [_BY.sub("", name) for name in names]


def _may_name(element: Element) -> bool:
    marked = _is_byline(element) or element.get("itemprop") == "author"
    marked = marked or "author" in (element.get("rel") or "").split()
    return marked and not _in_teaser(element)


def _tags(root: Element, main: dict[str, Any], meta: dict[str, str]) -> list[str]:
    stated = main.get("keywords") or meta.get("news_keywords") or meta.get("keywords")
    listed = stated if isinstance(stated, list) else str(stated or "").split(",")
    listed += [
        attribute(e, "content") for e in root.iter("meta") if e.get("property") == "article:tag"
    ]
    listed += [line_in(e, 80) for e in root.iter("a") if "tag" in (e.get("rel") or "").split()]
    tags = [tag.strip() for tag in listed if isinstance(tag, str) and tag.strip()]
    return list(dict.fromkeys(tags))[:100]


def _language(root: Element, main: dict[str, Any]) -> str | None:
    stated = _string(main.get("inLanguage")) or attribute(root, "lang", "xml:lang")
    return (
        stated
        if stated and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", stated)
        else None
    )


def _first(meta: dict[str, str], names: tuple[str, ...]) -> Time | None:
    for name in names:
        time = time_of(meta.get(name), "metadata")
        if time and time["value"]:
            return time
        found = find_date(meta.get(name, "")[:100])
        if found and found.time["value"]:
            return {**found.time, "from": "metadata"}
    return None


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None
