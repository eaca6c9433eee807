"""Who is who: the normal form of a handle, kinds of commenters, which forms are one commenter.

How handles are written alike is in `_normal_form`, with the characters of `_unicode14`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commentariat.identity._normal_form import PLAIN, NameRules, normal_form, without_badges
from commentariat.model import Author, CommenterKind

__all__ = [
    "ACCOUNT",
    "KINDS",
    "LOGIN",
    "OF_A_SITE",
    "Kinds",
    "NameRules",
    "has_pseudonym",
    "identity_of",
    "kinds_by_site",
    "normal_form",
    "without_badges",
]

ACCOUNT, LOGIN = "account:", "login:"
OF_A_SITE = (ACCOUNT, LOGIN)  # begin what is known of one site alone


def identity_of(author: Author, site: str, rules: NameRules = PLAIN) -> str | None:
    """Return what a commenter is known by: the account, else the login, else the name shown.

    An account or login belongs to its site; a shown name may be linked across sites if the dataset
    asks for it. `None` if the source names nobody.
    """
    if author["account"]:
        return f"{ACCOUNT}{site}:{author['account'].strip()}"
    if login := author.get("login"):
        return f"{LOGIN}{site}:{normal_form(login, rules) or login}"
    handle = author["handle"]
    return f"name:{normal_form(handle, rules) or handle}" if handle else None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Names that are no person of their own, as normal forms, and what they stand for.

    `rules` are those by which their site writes names. Where case tells people apart, it does so in
    the lists of the site, too; the names known everywhere are known in any case.
    """

    guest: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    rules: NameRules = PLAIN

    def extended(
        self, guest: Iterable[str] = (), deleted: Iterable[str] = (), staff: Iterable[str] = ()
    ) -> "Kinds":
        """Return these lists with the names that one site adds."""
        return replace(
            self,
            guest=self.guest | _forms(guest, self.rules),
            deleted=self.deleted | _forms(deleted, self.rules),
            staff=self.staff | _forms(staff, self.rules),
        )

    def of(self, author: Author) -> CommenterKind:
        """Return the kind of a commenter: what the source declares, else what the name says.

        A numbered guest ("Guest1234") is a person, and so is a "Guest" with an account or login.
        """
        if author["kind"] != "reader":
            return author["kind"]
        kind = self.of_name(author["handle"])
        known = author["account"] or author.get("login")
        return "reader" if kind == "guest" and known else kind

    def of_name(self, handle: str | None) -> CommenterKind:
        """Return what a name by itself says: one that is empty or a guest's names nobody."""
        name = folded = normal_form(handle or "", self.rules)
        if self.rules.case_sensitive:
            folded = normal_form(handle or "", replace(self.rules, case_sensitive=False))
        if name in self.deleted or folded in KINDS.deleted:
            return "deleted"
        if not name or name in self.guest or folded in KINDS.guest:
            return "guest"
        return "staff" if name in self.staff or folded in KINDS.staff else "reader"


def has_pseudonym(kind: CommenterKind) -> bool:
    """Whether a commenter of this kind is one person; guests and deleted users are not."""
    return kind in {"reader", "staff"}


def kinds_by_site(
    lists: Mapping[str, Mapping[str, list[str]]], names: Mapping[str, Mapping[str, Any]]
) -> dict[str, Kinds]:
    """Return the names that mean something on sites with lists or rules of their own."""
    rules = {site: NameRules.of(given) for site, given in names.items()}
    return {
        site: replace(KINDS, rules=rules.get(site, PLAIN)).extended(**lists.get(site, {}))
        for site in sorted({*lists, *names})
    }


def _forms(names: Iterable[str], rules: NameRules) -> frozenset[str]:
    return frozenset(normal_form(name, rules) for name in names)


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
