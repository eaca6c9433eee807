"""What sites print around articles and comments, in six languages (en, de, fr, es, ru, pl).

All of it is in lower case, and so must be what it is compared with.
"""

import re


def any_of(*phrases: str) -> str:
    """Return an alternation of phrases, each a regular expression, the longest first."""
    words = [word for phrase in phrases for word in phrase.split(", ")]
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


# "X said", after or before the name, in lower case.
_VERBS = (
    "said, says, wrote, writes, commented, replied, responded, replies",
    "schrieb, schreibt, sagt, sagte, meint, meinte, kommentierte, antwortete, hat geschrieben",
    "hat gesagt, kommentiert",
    "a écrit, écrit, commente, répondit, a dit, dit, a répondu, a commenté, répond",
    "dijo, dice, comenta, opina, escribió, escribe, comentó, respondió, ha dicho, ha escrito",
    "пишет, написал, написала, написал(а), писал, писала, сказал, сказала, сказал(а), говорит",
    "ответил, ответила, комментирует, прокомментировал, прокомментировала, отвечает",
    "pisze, pisał, pisała, mówi, komentuje, napisał, napisała, napisał(a), powiedział, powiedziała",
    "skomentował, skomentowała, odpowiada, odpowiedział, odpowiedziała",
)
VERBS = tuple(", ".join(_VERBS).split(", "))
VERB = any_of(", ".join(map(re.escape, VERBS)))
# "by X", before the name.
BY = any_of(
    "by, written by, posted by, comment by, commented by, submitted by, published by, from",
    "von, geschrieben von, gepostet von, verfasst von, kommentar von, veröffentlicht von",
    "erstellt von, eingestellt von",
    "par, écrit par, posté par, publié par, rédigé par, commentaire de, commentaire par",
    "por, escrito por, publicado por, enviado por, comentario de, comentario por",
    "автор, автором, от, опубликовал, добавил, комментарий от",
    "przez, napisane przez, dodane przez, autor, autorka, author, autor/in, komentarz od",
)
# Between name and date, or around a date, in lower case.
_AT_DATE = (
    "on, at, posted, posted on, posted at, published, published on, written on, added, date, the",
    "am, vom, den, dem, um, erstellt am, veröffentlicht am, verfasst am, geschrieben am",
    "gepostet am, le, du, publié le, posté le, écrit le, rédigé le, à, el, del, publicado el",
    "escrito el, a las, в, от, опубликовано, добавлено, написано, dnia, w dniu, dodano",
    "opublikowano, napisano",
)
AT_DATE_WORDS = tuple(sorted(", ".join(_AT_DATE).split(", "), key=len, reverse=True))

# What a reader may click or count beside a comment; never a person and never a text.
CONTROL = any_of(
    "reply, reply to this, reply to comment, reply ↓, like, likes?, unlike, dislike, report",
    "report abuse",
    "report comment, flag, flag as inappropriate, share, permalink, permanent link, link, edit",
    "delete, quote, log in to reply, login to reply, loading\\.\\.\\., like this comment",
    "recommend",
    "mark as spam, view all comments, show more, hide replies, show replies, collapse, vote up",
    "vote down, reply\\s?\\|?\\s?quote, \\(reply\\), \\[reply\\], thumb up, thumb down, up",
    "down, views, parent",
    "antworten, antwort, auf diesen kommentar antworten, melden, zitieren, kommentar melden",
    "gefällt mir",
    "zum antworten anmelden, bearbeiten, teilen, beitrag melden, empfehlen, kommentieren",
    "répondre, signaler, citer, signaler un abus, partager, j’aime, alerter, modifier, recommander",
    "responder, denunciar, citar, me gusta, compartir, reportar, editar, eliminar",
    "ответить, цитировать, пожаловаться, нравится, ссылка, поделиться, удалить, изменить",
    "odpowiedz, zgłoś, cytuj, zgłoś nadużycie, lubię to, udostępnij, usuń, edytuj, cytat",
)
_NUMBER_WORD = (
    "[0-9]{1,6}|no|one|ein|eine|keine|un|une|aucun|uno|una|один|нет|jeden|brak|two|zwei|deux|dos"
)
_COMMENTS = any_of(
    "comments?, responses?, replies, reply, reader comments?, thoughts?, discussion",
    "user comments?",
    "kommentare?, leserkommentare?, antworten, meinungen, reaktionen?, leserbriefe, beiträge",
    "gedanken",
    "commentaires?, réactions?, réponses?, réflexions?, avis",
    "comentarios?, respuestas?, opiniones, reacciones, pensamientos?",
    "комментари[а-я]{1,3}, отзыв[а-я]{0,3}, ответ[а-я]{0,3}, обсуждени[а-я]{1,2}, мысл[а-я]{0,3}",
    "komentarz[a-z]{0,3}, opinie, odpowiedzi, dyskusja, komentarzy",
)
_HEADING = re.compile(
    rf"(?:the |alle |all |tous les |les |\W){{0,3}}({_NUMBER_WORD})?[\s\xa0]{{0,2}}"
    rf"{_COMMENTS}"
    r"(?:[\s\xa0]{0,2}[:(\[–—-]{0,2}[\s\xa0]{0,2}([0-9]{1,6})[\])]?)?"
    r"(?:[\s\xa0:.»…-]{0,4}|[\s\xa0]{0,2}\([0-9]{1,6}[\s\xa0]\w{4,14}\)|[\s\xa0]{0,2}[“\"«„].{0,160}"
    r"|[\s\xa0]{1,2}(?:to|on|for|about|so far|zu|auf|für|über|à|sur|pour|au sujet de|en|a|para"
    r"|sobre|к|на|do|na|dla|o|bisher|und|and|left|posted|de)\b.{0,160})"
)
_COUNT = re.compile(
    rf"(?:^|[\s\xa0,|·•/–—-]{{1,4}})(?:{_NUMBER_WORD})[\s\xa0]{{1,2}}{_COMMENTS}$", re.IGNORECASE
)
# What stands below the last comment, or in front of the first: the form, and the page's own matter.
_ENDING = re.compile(
    any_of(
        "leave a (?:reply|comment|response)\\b.*, post a (?:new )?comment\\b.*",
        "add (?:a |your )?comment\\b.*",
        "write a comment\\b.*, submit a comment\\b.*, speak your mind, have your say\\b.*",
        "join the (?:discussion|conversation)\\b.*",
        "your email address will not be published.*, required fields are marked.*",
        "you must be logged in.*",
        "comments (?:are|have been) closed.*, comments for this .* closed.*, sorry",
        "the comment form is closed.*",
        "trackbacks?(?:/pingbacks?)?\\b.{0,40}, pingbacks?\\b.{0,40}, comment feed.*",
        "subscribe to comments.*",
        "newer posts?, older posts?",
        "(?:newer|older|previous|next) (?:post|entry|comments|article)s?\\b.*, post navigation",
        "references, blog archive",
        "archives, categories, recent (?:posts|comments|entries), popular posts",
        "blogroll, about me",
        "powered by .*, copyright .*, ©.*, all rights reserved.*",
        "related (?:posts|articles|stories|content|topics)\\b.*",
        "links to this post, create a link, you may (?:also )?(?:use|like).*",
        "about the author.*, notify me of .*",
        "(?:einen )?kommentar (?:schreiben|hinterlassen|verfassen|abgeben)\\b.*",
        "schreib(?:e|en sie)? (?:einen|deinen|ihren) kommentar.*",
        "(?:eine )?antwort (?:schreiben|hinterlassen|abbrechen)\\b.*",
        "hinterlasse (?:eine|einen) .*, kommentieren",
        "(?:deine|ihre) (?:e-mail|meinung)\\b.{0,10}-?adresse wird nicht .*",
        "erforderliche felder .*, kommentare (?:sind )?geschlossen.*",
        "ähnliche (?:beiträge|artikel)\\b.*, verwandte (?:beiträge|artikel)\\b.*",
        "letzte (?:beiträge|kommentare), neueste (?:beiträge|kommentare), kategorien",
        "beitragsnavigation, beitrags-navigation, archiv, impressum.*, neuerer post",
        "älterer post, mehr zum thema.*, abonnieren.*",
        "laisser un commentaire\\b.*, (?:ajouter|poster|écrire|publier) un commentaire\\b.*",
        "votre adresse (?:e-mail|de messagerie).*",
        "les champs obligatoires .*, articles? (?:similaires|récents|liés)\\b.*",
        "mentions légales.*, laisser une réponse.*, réagir à .*",
        "dejar? un comentario\\b.*, deja una respuesta\\b.*",
        "(?:escribe|publicar|añadir|agregar) un comentario\\b.*",
        "tu dirección de correo .*, los campos obligatorios .*",
        "(?:entradas|artículos) (?:relacionad|reciente|más|anterior|siguiente)[a-z]*\\b.*",
        "добавить комментарий.*, оставить (?:комментарий|отзыв|ответ).*",
        "ваш (?:e-mail|комментарий|адрес).*, написать комментарий.*, обязательные поля .*",
        "похожие (?:записи|статьи|материалы).*, последние (?:записи|комментарии|новости).*",
        "рубрики, архивы?, свежие .*",
        "dodaj (?:komentarz|odpowiedź|swój komentarz)\\b.*",
        "napisz (?:komentarz|odpowiedź|swój komentarz)\\b.*",
        "zostaw (?:komentarz|odpowiedź)\\b.*",
        "twój adres e-?mail .*, wymagane pola .*",
        "(?:podobne|ostatnie|powiązane|najnowsze) (?:wpisy|artykuły|posty|komentarze)\\b.*",
        "archiwum",
    )
)
# "In reply to X", which says of a comment only whom it answers.
_REPLY_TO = re.compile(
    r"(?:(?:in )?(?:reply|response) to|replying to|antwort auf|en réponse à|en respuesta a|в ответ"
    r"|w odpowiedzi (?:do|na)|odpowiedź (?:do|na))\b.{1,120}"
)
# How each of these begins: most lines are spared the expression.
_REPLIES = ("in re", "reply", "respo", "antwo", "en ré", "en re", "в отв", "w odp", "odpow")
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|aktualisiert|zuletzt|mis à jour|actualizado|обновлено"
    r"|aktualizacja)\b"
)


def heading_of(text: str) -> re.Match[str] | None:
    """Return the parts of the title of a comment section, `12 Kommentare`, or None."""
    lowered = text.lower()
    found = _HEADING.fullmatch(lowered) if len(text) <= 200 else None
    return None if found is None or is_reply_to(lowered) else found


def without_count(text: str) -> str:
    """Return a line without the number of comments at its end.

    >>> without_count("Luc Fabre | 4 commentaires")
    'Luc Fabre'
    """
    return _COUNT.sub("", text)


def is_reply_to(lowered: str) -> bool:
    """Whether a line in lower case says only whom a comment answers."""
    return lowered.startswith(_REPLIES) and _REPLY_TO.match(lowered) is not None


def is_ending(text: str) -> bool:
    """Whether a line stands where comments end, or where their form begins."""
    return _ENDING.fullmatch(text.lower()) is not None


def is_update(text: str) -> bool:
    """Whether a line says when something was changed."""
    return _UPDATED.search(text.lower()) is not None
