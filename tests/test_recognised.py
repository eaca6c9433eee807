"""The figures on mentions that datasheets print are those of the rules that are shipped."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks" / "mentions"))

import written

from commentariat.describe.recognised import FILE, recognised


def test_the_figures_kept_for_datasheets_are_those_of_these_rules_and_lines():
    told = "run benchmarks/mentions/written.py --write, and rebuild the example's datasheet"
    assert json.loads(FILE.read_text("utf-8")) == written.figures(), told


def test_every_mode_has_figures_of_every_class_of_handle():
    for mode in written.MODES:
        found = recognised(mode)
        assert found.comments == len(written.comments("unseen"))
        assert set(found.counts) == {"distinctive", "other", "word"}
        for row in found.counts.values():
            assert row["named"] >= row["found"] > 0
            assert row["replaced"] >= row["right"] > 0


@pytest.mark.parametrize("part", written.PARTS)
def test_written_lines_are_labelled_soundly(part):
    comments = written.comments(part)
    assert len({comment.language for comment in comments}) >= 6
    assert sum(not comment.mentions for comment in comments) > len(comments) / 4
    for comment in comments:
        known = comment.thread["participants"] + comment.thread.get("site_handles", [])
        assert len(set(known)) == len(known)
        last = 0
        for start, end, handle, form in comment.mentions:
            assert last <= start < end <= len(comment.text), comment.text
            assert handle in known
            assert form
            last = end


def test_no_thread_of_the_unseen_lines_is_among_the_seen_ones_word_for_word():
    seen = {comment.text for comment in written.comments("seen")}
    assert not [c.text for c in written.comments("unseen") if c.text in seen]


def test_a_mention_is_found_only_if_it_names_the_right_person_and_cannot_be_read():
    text = "So says Anna Berg."
    assert written.is_found(text, 8, 17, "Anna Berg", [(8, 17, "Anna Berg")])
    assert written.is_found(text, 8, 17, "Anna Berg", [(8, 15, "Anna Berg")])
    assert not written.is_found(text, 8, 17, "Anna Berg", [(8, 17, "Berg")])
    assert not written.is_found(text, 8, 17, "Anna Berg", [(8, 12, "Anna Berg")])
    assert not written.is_found(text, 8, 17, "Anna Berg", [])
