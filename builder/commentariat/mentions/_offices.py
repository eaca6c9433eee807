"""People in the news: whose name stands beside an office, or within a longer name."""

import re

from commentariat.mentions._fold import fold
from commentariat.mentions._words import rarity

_OFFICES = (
    r"minister\w{0,4}|mayor\w{0,4}|president|premier|senator|governor|congress(?:man|woman)|chancellor"
    r"|councillor|council(?:man|woman)|ambassador|secretary|judge|sheriff|pope|actor|actress|singer"
    r"|author|novelist|writer|professor|coach|striker|goalkeeper|player|director|chairman|chairwoman"
    r"|spokes(?:man|woman|person)|chief|head|boss|ceo|star|legend|founder|bürgermeister\w{0,2}"
    r"|oberbürgermeister\w{0,2}|kanzler\w{0,2}|präsident\w{0,2}|schauspieler\w{0,2}|sänger\w{0,2}"
    r"|trainer\w{0,2}|leiter\w{0,2}|chef\w{0,2}|sprecher\w{0,2}|abgeordnete\w?|autor\w{0,2}|maire"
    r"|ministre|présidente?|acteur|actrice|chanteu(?:r|se)|directeur|directrice|député\w?|alcalde\w?|"
    r"alcaldesa|ministr[oa]|presidente\w?|actriz|cantante|director\w?|diputad[oa]|entrenador|sindaco"
    r"|attore|prefeit[oa]|prezydent\w?|burmistrz\w?|aktor\w{0,2}|pose[lł]\w{0,2}|trener|мэр\w?|министр\w?"
    r"|президент\w?|депутат\w?|губернатор\w?|актёр\w?|певец|певица|директор\w?|тренер\w?|başkan\w?"
)
_OFFICE = re.compile(rf"(?<!\w)(?:{_OFFICES})\s$", re.IGNORECASE)
_CHINESE_OFFICE = re.compile("(?:记者|教授|市长|总统|主席|局长|总理|部长|校长|导演|演员|歌手)$")
_IN_OFFICE = re.compile(
    rf",\s(?:the|a|an|our|der|die|ein|eine|unser|le|la|un|une|notre|el|una|il|o|nasz)?\s?(?:\w+\s){{0,2}}?"
    rf"(?:{_OFFICES})(?!\w)",
    re.IGNORECASE,
)
_NEXT_NAME = re.compile(r"\s([A-ZА-ЯÀ-Þ][a-zа-яß-ÿ]+)")
# What stands before the names of families.
_PARTICLE = re.compile(
    r"\s(?:van|von|vom|zu|de|del|della|di|da|das|dos|du|le|ter|bin|ibn|al|el)"
    r"(?:\s(?:de[rn]?|la|las|los|het))?[\s-][A-ZÀ-Þ][a-zß-ÿ]"
)
_FREQUENT = 400  # centibels: words that begin sentences
_WINDOW = 40


def in_office(text: str, start: int, end: int) -> bool:
    """Whether an office stands before or behind a name."""
    if _IN_OFFICE.match(text, end):
        return True
    if not text[start].isascii() and _CHINESE_OFFICE.search(text, max(0, start - 2), start):
        return True
    return text[start - 2 : start - 1].isalpha() and (
        _OFFICE.search(text, max(0, start - _WINDOW), start) is not None
    )


def goes_on(text: str, end: int) -> bool:
    """Whether a name goes on with another word of it."""
    following = _NEXT_NAME.match(text, end)
    if following is None:
        return _PARTICLE.match(text, end) is not None
    return rarity(fold(following.group(1))) > _FREQUENT
