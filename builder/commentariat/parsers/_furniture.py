"""What a page prints around its article, in six languages: boxes, labels, small print, appeals."""

import re

from commentariat.parsers._words import any_of

# What opens a box, or a row of buttons, that may stand in the middle of an article; in lower case.
_BOX = re.compile(
    any_of(
        "related\\b.{0,30}, related posts?:?.*, read more:?.*, see also:?.*, more from .*",
        "you might .*, you may also .*, also read:?.*, don't miss.*, recommended.{0,30}",
        "share (?:this|on|it)\\b.*, share:?, like this:?, email this.*",
        "print this.*, teilen(?: mit)?:?, teile .*, partager.{0,20}",
        "compartir.{0,20}, comparte.{0,20}, поделиться.*, udostępnij.*",
        "sponsored.*, advertisement, sign up .*, subscribe\\b.*, newsletter.*",
        "more (?:on|about) (?:this|the) .*, most (?:read|popular|viewed)\\b.*, trending\\b.*",
        "weitere (?:artikel|beiträge|themen|informationen).*, (?:mehr )?zum thema\\b.*, anzeige",
        "lesen sie (?:auch|hier|mehr|dazu).*, ähnliche .*, das könnte .*, meistgelesen.*, werbung",
        "articles? (?:similaires|liés).*, à lire aussi.*, lire aussi.*",
        "sur le même (?:sujet|thème).*, voir aussi.*, publicité",
        "les plus lus.*, à ne pas manquer.*",
        "artículos relacionados.*, relacionado.*, más información.*, lee también.*, ver también.*",
        "noticias relacionadas.*, te puede interesar.*, publicidad, lo más leído.*",
        "похожие .*, читайте также.*, смотрите также.*, по теме.*, материалы по теме.*, реклама",
        "самое читаемое.*",
        "podobne .*, czytaj (?:też|także|również|więcej).*, zobacz (?:też|także|również).*",
        "reklama, przeczytaj (?:też|także|również).*, powiązane .*",
        "najczęściej czytane.*, na ten temat.*",
    )
)
# What stands below an article without being of it.
_AFTERWORD = re.compile(
    any_of(
        "tags?:.*, tagged.*, filed under.*, posted in .*",
        "this entry was posted .*, about the author.*, bookmark the permalink.*",
        "posted by .{0,60}, categories:.*, labels:.*",
        "dies(?:er|es|e) (?:beitrag|eintrag|artikel) wurde .*",
        "veröffentlicht (?:unter|in) .*, schlagw.rter.*, lesezeichen .{0,60}",
        "kategorien?:.*, abgelegt unter .*, verschlagwortet .*, gefällt mir:?.*, bewerten:.*",
        "classé dans .*, publié dans .*, cette entrée a été publiée .*",
        "ce contenu a été publié .*, mots.clés.*, étiquettes.*, catégories? ?:.*, libellés ?:.*",
        "mettez-le en favori.*",
        "etiquetas:?.*, publicado en .*, archivado .*",
        "(?:esta entrada|este artículo) (?:fue|se) .*, guarda el enlace.*, categorías?:.*",
        "метки:?.*, теги:?.*, рубрик[аи]:?.*, ярлыки:?.*",
        "(?:эта )?запись (?:была )?опубликована .*, добавьте в закладки.*",
        "tagi:?.*, kategori[ae]:?.*, etykiety:?.*, ten wpis .*",
        "(?:wpis )?(?:został )?opublikowany w .*, dodaj zakładkę.*",
    )
)
# Small print and appeals that every page of a site repeats, in lower case.
_CHROME = (
    "cookie, all rights reserved, privacy policy, terms of use, terms of service, ©, copyright",
    "subscribe to, subscribe now, subscribe today, newsletter, sign up, log in, follow us",
    "to comment, to reply, bitte melden, registrieren, um zu kommentieren, pour commenter",
    "pour réagir, inicia sesión, iniciar sesión, para comentar, regístr, войдите, чтобы оставить",
    "aby dodać, aby skomentować, zarejestruj, inscription à, suscribirse a, abonnieren, subskryb",
    "javascript, your browser, advertisement, email address, e-mail address, e-mail notification",
    "alle rechte vorbehalten, datenschutz, nutzungsbedingungen, abonnier, anmelden, folgen sie",
    "folge uns, wird nicht veröffentlicht, tous droits réservés, mentions légales, abonnez",
    "inscrivez, suivez-nous, connectez, todos los derechos, política de privacidad, suscríbe",
    "síguenos, регистр, подпис, подпиш, все права, авторизу, wszelkie prawa, polityka prywatności",
    "politykę prywatności, zaloguj, subskrybuj, zapisz się",
)
_CHROME_PARTS = tuple(", ".join(_CHROME).split(", "))


def is_box(text: str) -> bool:
    """Whether a line opens a box of other articles or an advertisement: `Mehr zum Thema`."""
    return _BOX.fullmatch(text.lower()) is not None


def is_afterword(text: str) -> bool:
    """Whether a line stands below an article without being of it: `Tagged …`, `Share this`."""
    return _AFTERWORD.fullmatch(text.lower()) is not None


def is_chrome(text: str) -> bool:
    """Whether a short line is small print or an appeal: cookies, rights, newsletters.

    >>> is_chrome("Diese Website verwendet Cookies.")
    True
    """
    lowered = text.lower()
    for part in _CHROME_PARTS:  # noqa: SIM110  (a loop is twice as fast as `any` of a generator)
        if part in lowered:
            return True
    return False
