"""Phrases before a name: how readers greet and answer each other, and speak of one another.

Each is looked up by its last word, since most names stand behind a word that ends none.
"""

import re
from collections.abc import Mapping, Sequence

_WORD = re.compile(r'[^\s,!"“„«(*:>~_]+$')
_STARTS = "^"  # a phrase that opens a sentence
_LONGEST = 32

_GREETINGS = (
    "hi|oye|ahoy|^ta|hello|hey|dear|thanks|thank you|thx|welcome|sorry|congrats|congratulations"
    "|bravo|kudos|cheers|hiya|howdy|yo|goodbye|bye|as you said|well said|well done|good point"
    "|good one|good job|good morning|good evening|good question|nice one|nice point|nice try|hallo"
    "|liebe|lieber|danke|moin|servus|grüß dich|guten tag|guten morgen|bonjour|salut|merci|cher"
    "|chère|mon petit|ma petite|mon vieux|coucou|bonsoir|hola|gracias|estimado|estimada"
    "|querido|querida|buenos días|buenos dias"
    "|buenas tardes|buenas noches|cześć|witaj|dzięki|drogi|droga|hej|szanowny|szanowna|привет"
    "|здравствуй|здравствуйте|спасибо|уважаемый|уважаемая|уважаемые|дорогой|дорогая|ciao|grazie"
    "|olá|obrigado|obrigada|merhaba|selam|안녕|안녕하세요|يا"
    "|désolé|désolée|perdón|perdona|disculpa|entschuldige|entschuldigung|przepraszam|прости|извини"
    "|извините|простите|felicidades|enhorabuena|félicitations|glückwunsch|gratuluję|поздравляю"
    "|brawo|браво|welcome back|respect à toi|grande|شكرا|شكراً|أخي|أختي|عزيزي|عزيزتي|תודה|היי|שלום"
    "|γεια σου|ευχαριστώ|ahoj|děkuji|díky|hej|tack|takk|tak|kiitos|moi|bedankt|beste|teşekkürler"
    "|sayın|vážený|vážená|ďakujem|дякую|вітаю|шановний|шановна|пане|пані"
)
# Behind these, a comma or an end shows that somebody is called.
_SHORT_ANSWERS = (
    "calm down|slow down|spot on|come on|go on|hang on|hold on|shut up|grow up|wake up|cheer up"
    "|what's up|what’s up|whats up|back off|dream on|good on you|good for you|bless you"
    "|love you|same to you|not you|told you|screw you|you too|me too|same here|agree more"
    "|stop it|knock it off|nailed it|is that you|you're wrong|you’re wrong"
    "|you are wrong|you're right|you’re right|you are right|you tell 'em|^exactly|^precisely"
    "|^agreed"
    "|^whatever|^indeed|^absolutely|^totally|^lol|^haha|^relax|^true|^correct|^right|^nonsense"
    "|^rubbish|^wrong|^nope|^yep|^yup|^sure|^wow|^ha|^hah|^hm|^hmm|^oh|^ah|^amen|^ditto|genau"
    "|richtig|na ja|reg dich ab|stimmt|^ach|exactement|tout à fait|bien dit|bien vu|exacto"
    "|claro|bien dicho|dokładnie|brawo|точно|верно|успокойся|браво|with respect"
    "|with all due respect|excuse me|pardon me|nothing personal|bei allem respekt"
    "|avec tout le respect|con todo respeto|при всём уважении"
    "|fair enough|no offence|no offense|well played|thanks a mil|^ay|^dale|^anda|^venga|vale"
    "|tienes razón|tienes toda la razón|^mdr|^ptdr|du hast recht|recht hast du|sehe ich auch so"
    "|^racja|masz rację|слушай|молодец|согласен|согласна|прав|права"
)
_AGREEING = (
    "agree with|disagree with|reply to|replying to|response to|answer to|respond to|side with"
    "|siding with|i'm with|i’m with|im with|quoting|stimme|bin bei|d'accord avec|d’accord avec"
    "|je rejoins|de acuerdo con|estoy con|d'accordo con|d’accordo con|concordo com"
    "|zgadzam się z|согласен с|согласна с"
    "|nodding along with|nod along with|seconding|popieram|popieram zdanie|odpowiadam|odpowiem"
    "|podpisuję się pod słowami|поддерживаю|отвечаю|ответ|подписываюсь под словами|apoyo a"
    "|coincido con|suscribo lo de|je soutiens|je réponds à|réponse à|antwort an|schließe mich"
    "|sehe das wie|sehe ich wie|sehe es wie|pareil que"
    "|أتفق مع|اتفق مع|أختلف مع|رد على|מסכים עם|מסכימה עם|συμφωνώ με"
    "|συμφωνώ με τον|συμφωνώ με την|διαφωνώ με|olen samaa mieltä"
    "|håller med|enig med|eens met|mee eens|katılıyorum|souhlasím s"
    "|souhlasím se|súhlasím s|súhlasím so|згоден з|згодна з|згоден зі|підтримую"
)
# A name after these is a commenter's, or somebody's who is in the news.
_SPEAKING_OF = (
    "ask|asked|tell|told|to quote|quote from|according to|per|what|as|like what|like how|unlike"
    "|explain to|listen to|talk to|talking to|apologise to|apologize to|thanks to|comment by"
    "|comment from|post by|posts by|post from|link from|comment of|kommentar von|beitrag von"
    "|commentaire de|comentario de|komentarz|wpis|комментарий|пост|antwort von|réponse de"
    "|respuesta de|odpowiedź|ответ|answer by|answer from|reply from|reply by|words of|words from"
    "|zitat von|citation de|cita de|цитата|cytat|quote by|quoted by|quote of"
    "|opinión de|avis de|meinung von|mensaje de|message de|мнение|слова|słowa|vorschlag von"
    "|propuesta de|proposition de|idea of|suggestion of|suggestion from|предложение|propozycja"
    "|so did|so does|neither did|neither does|nor did|nor does"
    "|poor|i second|our friend|my friend|my mate|+1|+ 1|+1 to|+1 for|look at|my money is on"
    "|props to|kudos to|hats off to"
    "|h/t|cc|where's|where’s|where is|shame on|^does|^did|^is|^has|^was|^can|^could|^would"
    "|^both|wie|laut|frag|frag doch|frag mal|danke an|da hat|da irrt|^kann|^hat|^ist|^weiß"
    "|comme|comme dit|comme le dit|selon|merci à|demande à|demandez à|como|según|como dice"
    "|como dijo|tiene razón|gracias a|come|secondo|segundo|jak|według|как|как написал|по мнению"
    "|спроси|спросите|спроси у"
    "|передайте|передай|благодарю|просьба к|вопрос к|gruß an|grüße an|pozdrowienia dla"
    "|ukłony dla|brawa dla|zdaniem|chapeau à|bravo à|respect à|saludos a|un saludo a"
    "|what happened to|i miss|n'en déplaise à|al amigo|l'ami|unser guter"
)
_ROLES = (
    "user|poster|commenter|nutzer|nutzerin|forist|foristin|mitforist|mitforistin|kommentator"
    "|kommentatorin|internaute|utilisateur|utilisatrice|usuario|usuaria|forero|forera|utente"
    "|utilizador|użytkownik|użytkowniczka|пользователь|пользователя|пользователю|юзер|юзера"
    "|комментатор|комментатора"
)


_KINDS = {
    "greeted": _GREETINGS,
    "told": _SHORT_ANSWERS,
    "agreed": _AGREEING,
    "spoken of": _SPEAKING_OF,
    "role": _ROLES,
}


def _by_last_word() -> Mapping[str, Sequence[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, phrases in _KINDS.items():
        for phrase in phrases.split("|"):
            last = phrase.rpartition(" ")[2].lstrip(_STARTS)
            found.setdefault(last, []).append((phrase, kind))
    return found


_BY_LAST_WORD = _by_last_word()


def leads(before: str) -> frozenset[str]:
    """Return what the words before a name are, a comma between them or none.

    "greeted": a greeting or thanks, as before the name of whom they are for; "told": a short
    answer, whose end the name of the one answered may be; "agreed": words that tell whom one agrees
    with; "spoken of": those that tell who said something or is to be asked; "role": "user" and the
    like, as before nothing but a handle.
    """
    lowered = before[-_LONGEST:].rstrip(" \"'“„«").lower().rstrip(",!")
    last = _WORD.search(lowered)
    phrases = _BY_LAST_WORD.get(last.group(), ()) if last else ()
    return frozenset(kind for phrase, kind in phrases if _ends_in(lowered, phrase))


def _ends_in(lowered: str, phrase: str) -> bool:
    ending = phrase.lstrip(_STARTS)
    rest = lowered.removesuffix(ending)
    if rest == lowered or rest[-1:].isalnum():
        return False
    return ending == phrase or not rest.strip() or rest.rstrip(" \"'(>*")[-1:] in ".!?\n…:"
