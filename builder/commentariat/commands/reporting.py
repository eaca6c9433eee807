"""What the commands have found out: as lines for people, as JSON for programs, as an exit code."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commentariat.commands import console
from commentariat.errors import InputError
from commentariat.model import Page, Problem, Role
from commentariat.text import count

if TYPE_CHECKING:
    from commentariat.build import Outcome
    from commentariat.describe.facts import Flow
    from commentariat.stages import Prepared

FINE, FINDINGS = 0, 1
_UNREADABLE = {"E104", "E105", "E109"}  # no record was read at all


def parsed(prepared: "Prepared", *, as_json: bool) -> int:
    """Report on `parse`: on standard error, since the articles may go to standard output."""
    if as_json:
        console.json(_counts(prepared))
        return _code(prepared)
    tell(prepared.problems, {**prepared.rejected, **prepared.warned})
    console.note(
        f"{count(prepared.articles, 'article')} with "
        f"{count(prepared.comments, 'comment')}; "
        f"{prepared.rejected.total():,} rejected"
    )
    return _code(prepared)


def checked(prepared: "Prepared", *, as_json: bool) -> int:
    """Report on `check`."""
    if as_json:
        histograms = {name: getattr(prepared, name) for name in ("warned", "roles", "encodings")}
        console.json(_counts(prepared) | histograms)
        return _code(prepared)
    show = console.out()
    for line in console.problems(prepared.problems, prepared.rejected + prepared.warned):
        show.print(line)
    if prepared.roles:
        title = "Roles of the lines of pages"
        show.print(console.histogram(prepared.roles, title, "role", "lines"))
    if prepared.encodings:
        show.print(console.histogram(prepared.encodings, "Encodings of pages", "encoding", "pages"))
    verb = "is" if prepared.articles == 1 else "are"
    show.print(
        f"{count(prepared.articles, 'article')} with "
        f"{count(prepared.comments, 'comment')} {verb} fine, "
        f"{count(prepared.rejected.total(), 'record')} would stay out",
        markup=False,
    )
    return _code(prepared)


def built(outcome: "Outcome", seconds: float, *, as_json: bool) -> int:
    """Report on `build`: what became of the input, and where the release is."""
    prepared, made = outcome.prepared, outcome.release
    if as_json:
        console.json(_outcome(outcome))
    else:
        tell(prepared.problems, prepared.rejected)
        for table in console.summary(outcome, seconds):
            console.out().print(table)
    if prepared.reused:
        pieces = count(prepared.reused, "shard of the input was", "shards of the input were")
        console.note(f"{pieces} read by an earlier build")
    if dropped := prepared.warned["W101"]:
        console.note(
            f"{count(dropped, 'record')} had fields that the schema does not know, which "
            "were dropped: `commentariat check` says where"
        )
    if outcome.quarantine:
        console.note(f"rejected records are kept in {outcome.quarantine}, for you alone")
    if made is None:
        return _nothing(outcome)
    if not as_json:
        note = "" if made.fresh else " is there already and holds just this: nothing was made"
        console.out().print(f"{made.path}{note}", markup=False)
    return FINE


def cost(linkage: str) -> None:
    """Say what a linkage wider than a thread costs, before anything is made."""
    reach = {"site": "on a site", "dataset": "under one name on all sites"}
    if linkage in reach:
        console.note(
            f"linkage {linkage}: all comments of a person {reach[linkage]} can be put together, so "
            "knowing a few articles somebody commented on tells which person it is; DATASHEET.md "
            "has the numbers"
        )


def explained(page: Page, roles: Sequence[Role]) -> None:
    """Show a page with the role of each line beside it."""
    show = console.out()
    show.print(console.safe(page.source), style="bold", markup=False)
    for line in console.margin(page.text, roles):
        show.print(line, no_wrap=True, crop=False)


def person(found: Mapping[str, Any]) -> str:
    """Return what `whois` has found, in lines."""
    lines = [f"release {found['release']}, linkage {found['linkage']}"]
    for row in found["found"]:
        lines.append(f"commenter {row['commenter_id']}")
        lines += [f"  article {article}" for article in row["article_ids"]]
        lines += [f"  comment {comment}" for comment in row["comment_ids"]]
        lines += [f"  named in {comment}" for comment in row["named_in"]]
    nothing = not any(row["comment_ids"] or row["named_in"] for row in found["found"])
    if found["ask_for_account"]:
        known = "no comment is known by this name alone" if nothing else "there may be more"
        lines.append(
            f"{known}: people of this site are known by account, whatever name they show; look up "
            "the person's account in the dump and ask again with --account, once for each"
        )
    elif nothing:
        lines.append("no comment is by this person, and none names him or her")
    return "\n".join(lines)


def words(found: Mapping[str, Any]) -> str:
    """Return what `explain` has found, in lines."""
    return "\n".join(f"{key.replace('_', ' ')}: {_word(value)}" for key, value in found.items())


def _word(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_word, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def tell(problems: Iterable[Problem], counts: Mapping[str, int]) -> None:
    """Show the errors among problems on standard error."""
    for line in console.problems((p for p in problems if p.is_error), counts):
        console.err().print(line)


def _outcome(outcome: "Outcome") -> dict[str, Any]:
    made = outcome.release
    return {
        "release": str(made.path) if made else None,
        "version": made.version if made else None,
        "fresh": bool(made and made.fresh),
        "articles": _flow(outcome.articles),
        "comments": _flow(outcome.comments),
        "reused": outcome.prepared.reused,
        "quarantine": str(outcome.quarantine) if outcome.quarantine else None,
        "problems": [_problem(p) for p in outcome.prepared.problems if p.is_error],
    }


def _flow(flow: "Flow") -> dict[str, Any]:
    names = ("read", "kept", "merged", "dropped", "rejected")
    return {name: getattr(flow, name) for name in names}


def _counts(prepared: "Prepared") -> dict[str, Any]:
    return {
        "articles": prepared.articles,
        "comments": prepared.comments,
        "rejected": prepared.rejected,
        "problems": [_problem(p) for p in prepared.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        name: getattr(problem, name) for name in ("source", "line", "code", "pointer", "message")
    }


def _nothing(outcome: "Outcome") -> int:
    prepared = outcome.prepared
    if not prepared.rejected:
        console.fail("nothing to publish: the inputs are empty")
        return InputError.exit_code
    console.fail("nothing to publish: every record was rejected, for the reasons above")
    return _code(prepared)


def _code(prepared: "Prepared") -> int:
    """Return 3 if nothing could be read, 1 if some record stays out, 0 if all is well."""
    codes = set(prepared.rejected)
    if codes and codes <= _UNREADABLE and not prepared.articles:
        return InputError.exit_code
    return FINDINGS if codes else FINE
