"""Who is who: the normal form of a handle, kinds of commenters, which forms are one commenter."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from commentariat._unicode14 import unassigned
from commentariat.model import Author, CommenterKind
from commentariat.pseudonyms import (
    Linkage,
    Pseudonyms,
    RecordIds,
    Scope,
    record_id,
    refuse_collisions,
    whois,
)

__all__ = [
    "KINDS",
    "Kinds",
    "Linkage",
    "MergeReport",
    "NameRules",
    "Pseudonyms",
    "RecordIds",
    "Scope",
    "has_pseudonym",
    "identity_of",
    "merge_report",
    "normal_form",
    "record_id",
    "refuse_collisions",
    "whois",
]

# Control and format characters of Unicode 14.0 (Cc but white space, Cf), and those that are
# invisible by design though not Cf: joiners, fillers, variation selectors. Written out: Cf grows.
INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U00013438"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\U000e0100-\U000e01ef]+"
)
BADGES = ("✓", "✔", "☑", "✅", "🗸")
SEPARATORS = " ,;:"  # left over at the end by "Name:" and "Name, 3 hours ago"
AT_SIGNS = "@\N{FULLWIDTH COMMERCIAL AT}\N{SMALL COMMERCIAL AT}"


@dataclass(frozen=True, slots=True)
class NameRules:
    """How a site writes handles: its marks beside a name, and whether case tells people apart."""

    badges: tuple[str, ...] = BADGES
    case_sensitive: bool = False


PLAIN = NameRules()


def normal_form(handle: str, rules: NameRules = PLAIN) -> str:
    """Return the form that all writings of one handle share, the same on every Python.

    NFC and case folding (Unicode's canonical caseless match, D145), without invisible and bidi
    characters, with single spaces, without "@" before, badges around and separators behind.
    Look-alike letters stay apart: an impersonator is another person. May be empty.

    >>> normal_form("  @Anna KOVÁCS ✓:")
    'anna kovács'
    """
    if handle.isascii() and handle.isprintable():
        name = " ".join(handle.split())
        name = name if rules.case_sensitive else name.lower()
    else:
        name = _folded(handle, rules)
    if rules is PLAIN and name[:1].isalnum() and name[-1:].isalnum():
        return name  # no mark at either end: the usual case
    return _trimmed(name, rules)


def identity_of(
    author: Author, site: str, rules: NameRules = PLAIN, login: str | None = None
) -> str | None:
    """Return what a commenter is known by: the account, else the login, else the name shown.

    An account or login belongs to its site; a shown name may be linked across sites if the dataset
    asks for it. `None` if the source names nobody.
    """
    if author["account"]:
        return f"account:{site}:{author['account'].strip()}"
    if login:
        return f"login:{site}:{normal_form(login, rules) or login}"
    handle = author["handle"]
    return f"name:{normal_form(handle, rules) or handle}" if handle else None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Names that are no person of their own, as normal forms, and what they stand for."""

    guest: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()

    def extended(
        self, guest: Iterable[str] = (), deleted: Iterable[str] = (), staff: Iterable[str] = ()
    ) -> "Kinds":
        """Return these lists with the names that one site adds."""
        return replace(
            self,
            guest=self.guest | _forms(guest),
            deleted=self.deleted | _forms(deleted),
            staff=self.staff | _forms(staff),
        )

    def of(self, author: Author) -> CommenterKind:
        """Return the kind of a commenter: what the source declares, else what the name says.

        A numbered guest ("Guest1234") is a person, and so is a "Guest" with an account.
        """
        if author["kind"] != "reader":
            return author["kind"]
        name = normal_form(author["handle"] or "")
        if name in self.deleted:
            return "deleted"
        if not author["account"] and (not name or name in self.guest):
            return "guest"
        return "staff" if name in self.staff else "reader"


def has_pseudonym(kind: CommenterKind) -> bool:
    """Whether a commenter of this kind is one person; guests and deleted users are not."""
    return kind in {"reader", "staff"}


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many ways of writing handles became how many commenters."""

    forms: int
    people: int
    merged: int = 0  # people with more than one form
    largest: int = 0  # forms of one person
    sizes: Mapping[int, int] = field(default_factory=dict)  # forms of a person -> people


def merge_report(sightings: Iterable[tuple[str, str, str]]) -> MergeReport:
    """Count the forms behind each commenter of (site, raw handle, identity), in any number."""
    forms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for site, handle, identity in sightings:
        forms[site, identity].add(handle)
    sizes = Counter(map(len, forms.values()))
    return MergeReport(
        forms=sum(size * people for size, people in sizes.items()),
        people=len(forms),
        merged=sum(people for size, people in sizes.items() if size > 1),
        largest=max(sizes, default=0),
        sizes=dict(sorted(sizes.items())),
    )


def _folded(handle: str, rules: NameRules) -> str:
    """Normalise all but the code points that only newer Pythons know."""
    text = INVISIBLE.sub("", handle)
    parts, position = [], 0
    for stretch in unassigned(text).finditer(text):
        parts += [_caseless(text[position : stretch.start()], rules), stretch.group()]
        position = stretch.end()
    parts.append(_caseless(text[position:], rules))
    return " ".join("".join(parts).split())


def _caseless(text: str, rules: NameRules) -> str:
    if rules.case_sensitive:
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def _trimmed(name: str, rules: NameRules) -> str:
    """Take "@", badges and separators off both ends, in linear time, but never the whole name."""
    before, behind = _marks(rules)
    start, end = 0, len(name)
    while end > start and (mark := next((m for m in behind if name.endswith(m, start, end)), "")):
        end -= len(mark)
    while start < end and (mark := next((m for m in before if name.startswith(m, start, end)), "")):
        start += len(mark)
    return name[start:end] or name


@cache
def _marks(rules: NameRules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what may stand before a name and behind it; a badge that is a word stands apart."""
    badges = [badge for badge in (_folded(badge, rules) for badge in rules.badges) if badge]
    before = [f"{badge} " if badge[-1].isalnum() else badge for badge in badges]
    behind = [f" {badge}" if badge[0].isalnum() else badge for badge in badges]
    return (*before, *AT_SIGNS, " "), (*behind, *SEPARATORS)


def _forms(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normal_form, names))


KINDS = Kinds().extended(
    guest=(
        *(
            "Guest",
            "Guest user",
            "Guests",
            "Visitor",
            "Unregistered",
            "Unregistered user",
            "Unknown",
        ),
        *("Anonymous", "Anonymous user", "Anonymous coward", "Anon", "Anonym", "Nobody", "No name"),
        *("Gast", "Anonymer Benutzer", "Anonymer Nutzer", "Unbekannt", "Besucher"),
        *("Anonyme", "Invité", "Invitée", "Visiteur", "Utilisateur anonyme", "Inconnu"),
        *("Invitado", "Invitada", "Anónimo", "Anónima", "Usuario anónimo", "Visitante"),
        *(
            "Гость",
            "Аноним",
            "Анонимно",
            "Анонимный пользователь",
            "Неизвестный",
            "Незарегистрированный",
        ),
        *("Gość", "Anonim", "Anonimowy", "Użytkownik anonimowy", "Niezalogowany", "Nieznany"),
        *("Ospite", "Anonimo", "Utente anonimo", "Convidado", "Anônimo", "Usuário anônimo"),
        *("Anoniem", "Host", "Anonymní", "Vendég", "Névtelen", "Vizitator", "Anonimul", "Gjest"),
        *(
            "Gäst",
            "Gæst",
            "Vieras",
            "Nimetön",
            "Misafir",
            "Ziyaretçi",
            "İsimsiz",
            "Гост",
            "Анонимен",
        ),
        *(
            "Гість",
            "Анонім",
            "Επισκέπτης",
            "Ανώνυμος",
            "זר",
            "אנונימי",
            "אורח",
            "ضيف",
            "زائر",
            "مجهول",
        ),
        *(
            "ناشناس",
            "مهمان",
            "匿名",
            "匿名用户",
            "访客",
            "游客",
            "訪客",
            "名無し",
            "名無しさん",
            "ゲスト",
        ),
        *("손님", "익명", "게스트", "Khách", "Ẩn danh", "Tamu", "अतिथि"),
    ),
    deleted=(
        *(
            "[deleted]",
            "(deleted)",
            "<deleted>",
            "deleted",
            "[removed]",
            "deleted user",
            "[deleted user]",
        ),
        *(
            "(account deleted)",
            "[account deleted]",
            "account deleted",
            "deleted account",
            "former user",
        ),
        *("[gelöscht]", "(gelöscht)", "gelöscht", "gelöschter Benutzer", "gelöschter Nutzer"),
        *("Konto gelöscht", "[supprimé]", "(supprimé)", "compte supprimé", "utilisateur supprimé"),
        *("[eliminado]", "(eliminado)", "cuenta eliminada", "usuario eliminado", "[borrado]"),
        *(
            "[удалён]",
            "[удален]",
            "(удалён)",
            "(удален)",
            "удалённый пользователь",
            "удаленный пользователь",
        ),
        *("аккаунт удалён", "аккаунт удален", "пользователь удалён", "пользователь удален"),
        *(
            "[usunięty]",
            "(usunięty)",
            "konto usunięte",
            "usunięty użytkownik",
            "użytkownik usunięty",
        ),
        *("[eliminato]", "account eliminato", "utente eliminato", "[excluído]", "conta excluída"),
        *(
            "usuário excluído",
            "[verwijderd]",
            "verwijderd account",
            "[видалено]",
            "[smazáno]",
            "[törölt]",
        ),
        *(
            "[silindi]",
            "silinmiş hesap",
            "[已删除]",
            "已注销",
            "账号已注销",
            "[削除済み]",
            "탈퇴한 회원",
        ),
    ),
    staff=(
        *("Moderator", "Admin", "Administrator", "Community manager", "Webmaster", "Redaktion"),
        *("Moderation", "Moderatorin", "Modérateur", "Modératrice", "La rédaction", "Rédaction"),
        *("Moderador", "Moderadora", "Administrador", "La redacción", "Redacción", "Модератор"),
        *("Администратор", "Редакция", "Администрация", "Moderatorka", "Redakcja", "Administracja"),
        *(
            "Moderatore",
            "Redazione",
            "Редактор",
            "Editor",
            "Editors",
            "Community editor",
            "Support",
        ),
    ),
)
