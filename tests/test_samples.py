"""Of many problems, some of every kind are shown, and not all from one record."""

from commentariat.model import Problem
from commentariat.records.samples import KINDS, OF_RECORD, SAMPLES, Samples, records, shown


def at(line, pointer, message="must be a time", code="E001"):
    return Problem("dump.jsonl", line, code, pointer, message)


ONE_RECORD = [at(1, f"/comments/{n}/posted") for n in range(500)]


def test_a_record_with_one_fault_in_every_comment_hides_no_other_record():
    kept = Samples([*ONE_RECORD, at(2, "/headline"), at(3, "/comments/7/posted")]).kept
    assert records(kept) == 3
    assert len(kept) == OF_RECORD + 2


def test_what_is_kept_is_bounded():
    many = [at(line, "/" + "x" * kind) for line in range(100) for kind in range(2 * KINDS)]
    assert len(Samples(many).kept) == SAMPLES * KINDS


def test_adding_what_was_kept_changes_nothing():
    kept = Samples(ONE_RECORD).kept
    assert Samples(kept).kept == kept


def test_every_kind_is_shown_before_one_is_shown_twice():
    others = [at(9, "/headline"), at(9, "/body", "lacks 'body'")]
    chosen = shown([*ONE_RECORD, *others, at(2, "/comments/0/posted")], 4)
    assert {problem.pointer for problem in chosen} >= {"/headline", "/body"}
    assert records(chosen) == 3
    assert list(chosen) == sorted(chosen)
