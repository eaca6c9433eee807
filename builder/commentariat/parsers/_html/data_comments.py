"""Comments that stand in a page as JSON: schema.org objects, and the state of comment systems."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from commentariat.dates import time_of
from commentariat.model import Comment
from commentariat.parsers import _article
from commentariat.parsers._html.fields import without_prefix
from commentariat.parsers._html.items import Section
from commentariat.parsers._html.objects import name_in, objects_in, types_of
from commentariat.records.html_fragment import text_of

_Object = Mapping[str, Any]
_TEXTS = ("text", "raw_message", "message", "body", "content", "commentText", "comment", "html")
_AUTHORS = ("author", "user", "creator", "commenter", "username", "authorName", "author_name")
_LOGINS = ("username", "userName", "screen_name", "login")
_AUTHORS_MORE = ("userName", "displayName", "nickname", "poster", "name")
_TIMES = ("createdAt", "created_at", "dateCreated", "datePublished", "created", "postedAt")
_TIMES_MORE = ("timestamp", "date", "time", "published", "publishedAt", "posted_at")
_IDS = ("id", "commentId", "comment_id", "_id")
_PARENTS = ("parent", "parentId", "parent_id", "parentID", "inReplyTo", "in_reply_to", "replyTo")
_LIKES = ("upvoteCount", "likes", "likeCount", "upvotes", "score", "points", "recommendations")
_DISLIKES = ("downvoteCount", "dislikes", "dislikeCount", "downvotes")
_OTHER_MARKS = ("replies", "isDeleted", "isSpam", "thread", "replyCount", "children")


def linked_comments(objects: list[dict[str, Any]]) -> Section:
    """Return the `Comment` objects of JSON-LD; nesting and `parentItem` say who answers whom."""
    section, seen = Section(), set()
    posts = [item for item in objects if "DiscussionForumPosting" in types_of(item)]
    parents = {id(reply): holder for holder in objects for reply in _replies(holder)}
    made: dict[int, Comment] = {}
    for item in objects:
        kinds = types_of(item)
        if not {"Comment", "Answer", "UserComments"} & set(kinds) or item in posts:
            continue
        comment = _linked(item, made.get(id(parents.get(id(item)))))
        key = (comment["id"], comment["author"]["handle"], comment["text"]) if comment else None
        if comment and key not in seen:
            seen.add(key)
            made[id(item)] = comment
            section.comments.append(comment)
    return section


def state_comments(objects: list[dict[str, Any]]) -> Section:
    """Return what looks like comments in a script: a text, an author, a time and an id each."""
    section, seen = Section(), set()
    references = {str(item["id"]): item for item in objects if isinstance(item.get("id"), str)}
    made: dict[str, Comment] = {}
    for item in objects:
        comment = _state(item, references)
        if comment is None or comment["id"] in seen:
            continue
        seen.add(comment["id"])
        above = made.get(comment["parent"] or "")
        comment["depth"] = above["depth"] + 1 if above else 0
        made[comment["id"] or ""] = comment
        section.comments.append(comment)
        system = comment["platform"]
        if system and system not in section.systems:
            section.systems.append(system)
    return section


def _replies(holder: _Object) -> list[_Object]:
    found: list[_Object] = []
    for name in ("comment", "comments", "suggestedAnswer", "acceptedAnswer"):
        value = holder.get(name)
        found += value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    return found if set(types_of(holder)) & {"Comment", "Answer"} else []


def _linked(item: _Object, above: Comment | None) -> Comment | None:
    text = item.get("text") or item.get("commentText") or item.get("articleBody")
    handle = name_in(item.get("author")) or name_in(item.get("creator"))
    if not isinstance(text, str) or not handle:
        return None
    comment = _article.comment(handle, _words_of(text), depth=above["depth"] + 1 if above else 0)
    comment["posted"] = time_of(item.get("dateCreated") or item.get("datePublished"), "metadata")
    comment["id"] = _reference(item.get("identifier") or item.get("@id") or item.get("url"))
    stated = item.get("parentItem")
    stated = (stated.get("@id") or stated.get("url")) if isinstance(stated, dict) else stated
    comment["parent"] = above["id"] if above else _reference(stated)
    author = item.get("author")
    if isinstance(author, dict):
        comment["author"]["account"] = _reference(author.get("identifier"))
    comment["likes"] = _number(item.get("upvoteCount"))
    comment["dislikes"] = _number(item.get("downvoteCount"))
    _count_votes(comment, item.get("interactionStatistic"))
    return comment


def _count_votes(comment: Comment, statistics: Any) -> None:  # noqa: ANN401 - any JSON
    """Set likes and dislikes from the interaction counters of schema.org, where there are any."""
    for one in objects_in(statistics):
        stated = one.get("interactionType")
        kind = " ".join(types_of(stated)) if isinstance(stated, dict) else str(stated or "")
        count = _number(one.get("userInteractionCount"))
        if "DislikeAction" in kind:
            comment["dislikes"] = count
        elif "LikeAction" in kind:
            comment["likes"] = count


def _state(item: _Object, references: Mapping[str, _Object]) -> Comment | None:
    text = next((item[n] for n in _TEXTS if isinstance(item.get(n), str) and item[n].strip()), None)
    author = next((item[n] for n in (*_AUTHORS, *_AUTHORS_MORE) if item.get(n)), None)
    if isinstance(author, dict) and "__ref" in author:  # Apollo's cache, as Coral leaves it
        author = references.get(str(author["__ref"]).rpartition(":")[2], author)
    time = next((item[n] for n in (*_TIMES, *_TIMES_MORE) if item.get(n)), None)
    own = next((item[n] for n in _IDS if item.get(n)), None)
    handle = name_in(author)
    if text is None or handle is None or time is None or own is None or not _is_comment(item):
        return None
    comment = _article.comment(handle, _words_of(text), posted=time_of(time, "metadata"))
    comment["id"], comment["platform"] = _reference(own), _system(item)
    parent = next((item[n] for n in _PARENTS if item.get(n)), None)
    if isinstance(parent, dict):
        parent = parent.get("id") or str(parent.get("__ref") or "").rpartition(":")[2]
    comment["parent"] = _reference(parent)
    if isinstance(author, dict):
        comment["author"]["account"] = _reference(author.get("id"))
        login = next((author[name] for name in _LOGINS if author.get(name)), None)
        if login := _reference(login):
            comment["author"]["login"] = login
    comment["likes"] = _first_number(item, _LIKES)
    comment["dislikes"] = _first_number(item, _DISLIKES)
    if item.get("isDeleted") is True or item.get("status") in ("REJECTED", "deleted"):
        comment["status"] = "deleted"
    return comment


def _is_comment(item: _Object) -> bool:
    """Whether an object says so: an article's or a teaser's has a title, a comment's a parent."""
    if item.get("__typename") == "Comment" or "Comment" in types_of(item):
        return True
    if any(item.get(name) for name in ("headline", "title", "slug", "sections")):
        return False
    return any(name in item for name in (*_PARENTS, *_LIKES, *_OTHER_MARKS))


def _system(item: _Object) -> str | None:
    if "raw_message" in item:
        return "disqus"
    return "coral" if item.get("__typename") == "Comment" else None


def _reference(value: Any) -> str | None:  # noqa: ANN401 - any JSON
    """Return an id; of an address only what names the comment in it."""
    if isinstance(value, bool) or not isinstance(value, (str, int)) or value in ("", 0):
        return None
    text = str(value).strip()
    if "#" in text:
        text = text.rpartition("#")[2]
    return without_prefix(text.rpartition("comment-")[2])[:300] or None


def _words_of(text: str) -> str:
    """Return a text that may be HTML, and if it is none keeps its lines."""
    return text_of(text) if "<" in text else unescape(text).strip()


def _number(value: Any) -> int | None:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and value.strip().lstrip("+-").isdecimal():
        value = int(value[:12])
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if abs(value) < 2**31 else None


def _first_number(item: _Object, names: tuple[str, ...]) -> int | None:
    return next((n for name in names if (n := _number(item.get(name))) is not None), None)
