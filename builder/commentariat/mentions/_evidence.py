"""Weigh what speaks for a name and what against it, where no single thing decides.

Each cue adds its points, positive ones speak for a mention; ten points make it e times as likely.
They come from a logistic regression over comments whose mentions are labelled, rounded and some of
them moved by hand, of cues that are few and mean something to a reader: a cue is added for what it
tells, not for one line it explains.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from commentariat.mentions._addressed import addressed
from commentariat.mentions._candidate import Candidate, Setting
from commentariat.mentions._discussed import discussed, no_name
from commentariat.mentions._fold import fold
from commentariat.mentions._neighbours import capital_before, determined
from commentariat.mentions._place import Place
from commentariat.mentions._spelling import alien, noun, of_many, word, written

# The points of each cue; for those that may decide, the rule that is named for it.
_FOR: Mapping[str, tuple[int, str]] = {
    "beside a name": (41, "list"),
    "beside a participant": (15, "list"),
    "says": (27, "said"),
    "right": (30, "said"),
    "thinks": (23, "said"),
    "agreed": (29, "said"),
    "agreed, no more": (13, "said"),
    "spoken of": (23, "said"),
    "lives": (14, "said"),
    "owns": (16, "said"),
    "and another": (10, "list"),
    "discussion": (11, "said"),
    "greeted": (26, "greeting"),
    "greeted, no more": (24, "greeting"),
    "told": (20, "greeting"),
    "answered": (22, "answer"),
    "answered, opening": (25, "answer"),
    "titled": (7, "vocative"),
    "spoken to": (28, "vocative"),
    "called": (16, "vocative"),
    "called you": (19, "vocative"),
    "called by first name": (15, "vocative"),
    "between commas": (13, "vocative"),
    "alien in small letters": (26, "language"),
    "only capital": (11, "capital"),
    "first name opens": (14, "opening"),
    "alien": (16, "language"),
    "all capitals": (14, "capital"),
    "words never together": (9, "words"),
    "never together in small letters": (10, "words"),
    "words": (7, "words"),
    "seldom": (7, "words"),
}
_AGAINST: Mapping[str, int] = {
    "public": -48,
    "determined": -45,
    "place": -33,
    "initial before": -30,
    "torn": -30,
    "goes on": -28,
    "small": -24,
    "number": -18,
    "actor": -24,
    "phrase": -24,
    "bare": -15,
    "article in small letters": -19,
    "in office": -70,
    "often capital": -13,
    "small as the handle": -13,
    "of": -18,
    "part": -15,
    "common": -11,
    "opener called": -18,
    "full name in the news": -45,
    "part in the news": -42,
    "part that is a first name": -14,
    "nickname": -2,
    "nickname of many": -50,
    "in the news": -15,
    "very common": -12,
    "opener": -9,
    "capitals": -6,
    "known name": -9,
    "another word": -16,
    "capital behind": -16,
    "capital before": -13,
}
_TELLS_LITTLE = {"discussion", "owns"}
_LEADS = {"titled", "greeted", "told", "agreed", "spoken of", "between commas"}
_LAST_WORD, _NEXT_WORD = re.compile(r"\w+\s$"), re.compile(r"\s\w+")
_FIRST = 4
_THRESHOLDS = {"strict": 1000, "balanced": 0, "paranoid": -40}


def weighed(place: Place, found: Candidate, setting: Setting) -> str | None:
    """Return the rule of what speaks most for a mention, or None if more speaks against one."""
    if _hopeless(place):
        return None
    context = [*addressed(place), *discussed(place), *_met(place, found, setting)]
    if not (context or place.form.gaps) and _word(place):
        return None
    present = {*context, *cues(place, context, setting)}
    points = _FIRST + sum(_FOR[cue][0] if cue in _FOR else _AGAINST[cue] for cue in present)
    if points <= _THRESHOLDS[setting.mode]:
        return None
    return max((_FOR[cue] for cue in present if cue in _FOR), default=(0, place.form.kind))[1]


def cues(place: Place, context: Collection[str], setting: Setting) -> Iterator[str]:
    """Yield what is known of a candidate besides what its context tells."""
    yield from written(place)
    yield from word(place)
    yield from no_name(place)
    if place.form.letters in setting.public:
        yield "part in the news" if place.form.kind == "part" else "in the news"
        if _full_name(place, setting):
            yield "full name in the news"
    if capital_before(place.before) and _LEADS.isdisjoint(context):
        yield "capital before"
    if _TELLS_LITTLE.issuperset(context) and (place.opens or noun(place)):
        yield "bare"


def _full_name(place: Place, setting: Setting) -> bool:
    """Whether a name stands beside the other name that it has in the article."""
    letters = place.form.letters
    before, after = _LAST_WORD.search(place.before), _NEXT_WORD.match(place.after)
    return (before is not None and fold(before.group()) + letters in setting.public) or (
        after is not None and letters + fold(after.group()) in setting.public
    )


def _met(place: Place, found: Candidate, setting: Setting) -> Iterator[str]:
    """Yield what the thread tells of the person: answered here, named beside others of it."""
    if found.person == setting.answered:
        yield "answered"
        if place.opens_line:
            yield "answered, opening"
    elif of_many(place):
        yield "nickname of many"
    if found.beside:
        yield "beside a name" if found.beside > 1 else "beside a participant"


def _word(place: Place) -> bool:
    """Whether it is a word among words for sure, whatever else is known: that saves looking."""
    if place.small:
        return not alien(place)
    return (place.opens and place.form.kind == "part") or determined(place)


def _hopeless(place: Place) -> bool:
    """Whether it is a mere word of a handle among other words, as `_sieve.hopeless` has it."""
    inside = place.before[-1:] in (" ", ".") and place.before[-2:-1].isalnum()
    goes_on = place.after[:1] == "/" or (place.after[:1] == " " and place.after[1:2].isalpha())
    return place.small and place.form.kind == "part" and inside and goes_on
