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
from commentariat.mentions._form import called
from commentariat.mentions._neighbours import capital_before, closes, determined, titled
from commentariat.mentions._place import Place
from commentariat.mentions._spelling import alien, has_case, noun, of_many, word, written
from commentariat.mentions._words import UNKNOWN, is_name, rarity

# The points of each cue; for those that may decide, the rule that is named for it.
_FOR: Mapping[str, tuple[int, str]] = {
    "beside a name": (41, "list"),
    "beside a participant": (9, "list"),
    "named elsewhere": (25, "list"),
    "says": (21, "said"),
    "right": (33, "said"),
    "thinks": (27, "said"),
    "agreed": (37, "said"),
    "agreed, no more": (13, "said"),
    "spoken of": (20, "said"),
    "owns": (8, "said"),
    "and another": (6, "list"),
    "discussion": (11, "said"),
    "greeted": (19, "greeting"),
    "greeted, no more": (16, "greeting"),
    "told": (20, "greeting"),
    "answered": (19, "answer"),
    "answered in small letters": (19, "answer"),
    "answered, closing": (16, "answer"),
    "spoken to": (21, "vocative"),
    "called": (11, "vocative"),
    "called you": (20, "vocative"),
    "called by first name": (10, "vocative"),
    "between commas": (18, "vocative"),
    "part that is a first name": (4, "part"),
    "alien in small letters": (22, "language"),
    "only capital": (11, "capital"),
    "first name opens": (9, "opening"),
    "alien": (14, "language"),
    "all capitals": (8, "capital"),
    "words": (14, "words"),
    "seldom": (11, "words"),
    "never together, in small letters": (34, "words"),
    "all small": (21, "words"),
    "first name in small letters": (12, "words"),
    "in another case": (14, "words"),
    "titled": (5, "greeting"),
    "misspelt": (25, "typo"),
    "with its signs": (32, "words"),
    "joined": (33, "words"),
}
_AGAINST: Mapping[str, int] = {
    "set phrase": -30,
    "somebody": -8,
    "rest of words": -11,
    "another surname": -33,
    "determined, yet a capital": -20,
    "described": -18,
    "predicate": -12,
    "quoted": -23,
    "inside": -16,
    "public": -57,
    "determined": -33,
    "place": -35,
    "initial before": -30,
    "torn": -18,
    "goes on": -18,
    "small": -31,
    "number": -18,
    "actor": -23,
    "phrase": -18,
    "bare": -6,
    "no capitals": -19,
    "word named elsewhere": -12,
    "counted": -10,
    "thing with a number": -10,
    "in office": -40,
    "often capital": -19,
    "small as the handle": -16,
    "of": -13,
    "part": -5,
    "common": -6,
    "opener called": -15,
    "full name in the news": -57,
    "part in the news": -36,
    "nickname of many": -56,
    "in the news": -10,
    "very common": -20,
    "opener": -13,
    "known name": -5,
    "another word": -20,
    "capital behind": -11,
    "capital before": -13,
}
_TELLS_LITTLE = {
    "discussion",
    "owns",
    "answered",
    "answered in small letters",
    "answered, closing",
    "word named elsewhere",
}
_BESIDE = ("beside a participant", "beside a name", "named elsewhere")
_LEADS = {"greeted", "told", "agreed", "spoken of", "between commas"}
_RARE = 560  # centibels: rarer words hardly stand by chance where their bearer is named too
_LAST_WORD, _NEXT_WORD = re.compile(r"\w+\s$"), re.compile(r"\s\w+")
_FIRST = -1
_THRESHOLDS = {"strict": 1000, "balanced": 0, "paranoid": -40}


def weighed(place: Place, found: Candidate, setting: Setting) -> str | None:
    """Return the rule of what speaks most for a mention, or None if more speaks against one."""
    if _hopeless(place):
        return None
    context = [*addressed(place), *discussed(place), *_met(place, found, setting)]
    if not (context or place.form.gaps) and _word(place):
        return None
    present = {*context, *cues(place, found, context, setting)}
    points = _FIRST + sum(_FOR[cue][0] if cue in _FOR else _AGAINST[cue] for cue in present)
    if points <= _THRESHOLDS[setting.mode]:
        return None
    return max((_FOR[cue] for cue in present if cue in _FOR), default=(0, place.form.kind))[1]


def cues(
    place: Place, found: Candidate, context: Collection[str], setting: Setting
) -> Iterator[str]:
    """Yield what is known of a candidate besides what its context tells."""
    yield from written(place)
    yield from word(place)
    yield from (
        cue for cue in no_name(place) if cue != "capital behind" or not _listed(place, found)
    )
    if found.typo:
        yield "misspelt"
    if place.form.letters in setting.public or fold(place.surface + place.suffix) in setting.public:
        yield "part in the news" if place.form.kind == "part" else "in the news"
        if _full_name(place, setting):
            yield "full name in the news"
    if capital_before(place.before) and _LEADS.isdisjoint(context) and not titled(place.before):
        yield "capital before"
    if _TELLS_LITTLE.issuperset(context) and (place.opens or noun(place)):
        yield "bare"
    if _TELLS_LITTLE.issuperset(context) and _caseless_word(place):
        yield "no capitals"


def _caseless_word(place: Place) -> bool:
    """Whether it is a word of a script without capitals, which would tell a name."""
    return not (has_case(place) or place.form.gaps or place.form.person)


def _listed(place: Place, found: Candidate) -> bool:
    """Whether the capital behind it is that of the next name of a list: "Anna / Bob"."""
    return found.beside > 0 and place.after.lstrip()[:1] in ("/", "&", "+")


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
        yield "answered in small letters" if place.small else "answered"
        if not place.opens and closes(place.after):
            yield "answered, closing"
    elif of_many(place):
        yield "nickname of many"
    if found.beside:
        cue, letters = _BESIDE[found.beside - 1], place.form.letters
        word = cue == "named elsewhere" and rarity(letters) < _RARE and not is_name(letters)
        yield "word named elsewhere" if word else cue


def _word(place: Place) -> bool:
    """Whether it is a word among words for sure, whatever else is known: that saves looking."""
    if place.small:
        return not (place.form.letters in called() or alien(place))
    if place.opens and place.form.kind == "part":
        return not place.form.person and rarity(place.form.letters) < UNKNOWN
    return determined(place)


def _hopeless(place: Place) -> bool:
    """Whether it is a mere word of a handle among other words, as `_sieve.hopeless` has it."""
    inside = place.before[-1:] in (" ", ".") and place.before[-2:-1].isalnum()
    goes_on = place.after[:1] == "/" or (place.after[:1] == " " and place.after[1:2].isalpha())
    return place.small and inside and goes_on and place.form.mere
