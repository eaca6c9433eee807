"""Phrases before a name: how readers greet and answer each other, and speak of one another."""

import re

_FLAGS = re.IGNORECASE

_GREETING = re.compile(
    r"(?:^|[^\w])(?:hi|hello|hey|dear|thanks|thank\syou|thx|welcome|sorry|congrats|congratulations|bravo"
    r"|kudos|cheers|hiya|howdy|yo|goodbye|bye|as\syou\ssaid|well\ssaid|well\sdone"
    r"|good\s(?:point|one|job|morning|evening|question)|nice\s(?:one|point|try)|hallo|lieber?|danke|moin"
    r"|servus|grüß\sdich|guten\s(?:tag|morgen)|bonjour|salut|merci|chère?|coucou|bonsoir"
    r"|hola|gracias|estimad[oa]|querid[oa]|buen[oa]s\s(?:d[ií]as|tardes|noches)"
    r"|cześć|witaj|dzięki|drog[ia]|hej|szanown[ya]|привет|здравствуй(?:те)?|спасибо"
    r"|уважаем\w+|дорог(?:ой|ая)|ciao|grazie|olá|obrigad[oa]|merhaba|selam|안녕(?:하세요)?)[,!]?\s$",
    _FLAGS,
)
# Behind these, a comma or an end shows that somebody is called.
_TOLD = re.compile(
    r"(?:^|[^\w])(?:calm\sdown|slow\sdown|spot\son|come\son|go\son|hang\son|hold\son|shut\sup|grow\sup"
    r"|wake\sup|cheer\sup|what['’]?s\sup|back\soff|dream\son|good\s(?:on|for)\syou|bless\syou|love\syou"
    r"|same\sto\syou|not\syou|told\syou|screw\syou|you\stoo|me\stoo|same\shere|agree\smore"
    r"|(?:^|[.!?]\s)(?:exactly|precisely|agreed|whatever|indeed|absolutely|totally|lol|haha|relax"
    r"|true|correct|right|nonsense|rubbish|wrong|nope|yep|yup|sure|wow|ha|hah|hm+|oh|ah|amen|ditto)"
    r"|stop\sit|knock\sit\soff|nailed\sit|is\sthat\syou|you\stell\s['’]?em|genau|richtig|na\sja|reg\sdich\sab"
    r"|stimmt|exactement|tout\sà\sfait|bien\sdit|bien\svu|exacto|claro|bien\sdicho|dokładnie|brawo"
    r"|точно|верно|успокойся|браво|ach|(?:with\s(?:all\sdue\s)?respect|excuse\sme|pardon\sme|nothing\spersonal"
    r"|bei\sallem\srespekt|avec\stout\sle\srespect|con\stodo\srespeto|при\sвсём\sуважении),)\s$",
    _FLAGS,
)
_AGREED = re.compile(
    r"(?:^|[^\w])(?:(?:dis)?agree\swith|reply(?:ing)?\sto|response\sto|answer\sto|respond\sto|side\swith"
    r"|siding\swith|i['’]?m\swith|quoting|stimme|bin\sbei|d['’]accord\savec|je\srejoins|de\sacuerdo\scon"
    r"|estoy\scon|d['’]accordo\scon|concordo\scom|zgadzam\ssię\sz|согласен\sс|согласна\sс)\s$",
    _FLAGS,
)
# A name after these is a commenter's, or somebody's who is in the news.
_SPOKEN_OF = re.compile(
    r"(?:^|[^\w])(?:ask|asked|tell|told|to\squote|quote\sfrom|according\sto|per|what|as|like\s(?:what|how)"
    r"|unlike|poor|i\ssecond|\+\s?1(?:\s(?:to|for))?|look\sat|my\smoney\sis\son|props\sto|kudos\sto|hats\soff\sto"
    r"|h/t|cc|where['’]?s|where\sis|shame\son|(?:^|[.!?\n]\s?)(?:does|did|is|has|was|can|could|would|both)"
    r"|wie|laut|frag|frag\s(?:doch|mal)|danke\san|da\s(?:hat|irrt)|(?:^|[.!?\n]\s?)(?:kann|hat|ist|weiß)"
    r"|comme|comme\s(?:dit|le\sdit)|selon|merci\sà|demande[zr]?\sà|como|según|como\s(?:dice|dijo)|tiene\srazón"
    r"|gracias\sa|come|secondo|segundo|jak|według|как|как\sнаписал|по\sмнению|спроси(?:те)?|спроси\sу)\s$",
    _FLAGS,
)
_ROLE = re.compile(
    r"(?:^|[^\w])(?:(?:fellow\s)?(?:user|poster|commenter)|nutzer(?:in)?|forist(?:in)?|mitforist(?:in)?"
    r"|kommentator(?:in)?|internaute|utilisat(?:eur|rice)|usuari[oa]|forer[oa]|utente|utilizador"
    r"|użytkowni(?:k|czka)|пользовател\w{1,3}|юзер\w?|комментатор\w?)\s[\"'“„«]?$",
    _FLAGS,
)


def greeted(before: str) -> bool:
    """Whether a greeting or thanks go before, as they do before the name of whom they are for."""
    return _GREETING.search(before) is not None


def told(before: str) -> bool:
    """Whether a short answer goes before, whose end the name of the one answered may be."""
    return _TOLD.search(before) is not None


def agreed(before: str) -> bool:
    """Whether words go before that tell whom one agrees with or answers."""
    return _AGREED.search(before) is not None


def spoken_of(before: str) -> bool:
    """Whether words go before that tell who said something, or who is to be asked."""
    return agreed(before) or _SPOKEN_OF.search(before) is not None


def by_role(before: str) -> bool:
    """Whether "user" and the like go before, as before nothing but a handle."""
    return _ROLE.search(before) is not None
