"""The text of small pieces of HTML, however broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.records.html_fragment import text_of


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("<blockquote><p>A</p><p>B</p></blockquote>No", "> A\n\n> B\n\nNo"),
        ("<blockquote>A<blockquote>B</blockquote></blockquote>C", "> A\n\n> > B\n\nC"),
        ("<ul><li>x<li>y</ul>", "x\ny"),
        ("a <b>bold</b><i>er</i> word", "a bolder word"),
        ("a<script>x('<p>')</script>b<!-- no > no -->c", "abc"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("<3 you", "<3 you"),
        ("see<a href='x'>this</a>", "seethis"),
        ("  spaced \n\t out ", "spaced out"),
        ("", ""),
        ('yes <img class="wp-smiley" alt=":-)"> no <img alt="a cat">', "yes :-) no"),
        ("</blockquote></p>x", "x"),
        ("<script>never closed", ""),
    ],
)
def test_a_fragment_reads_as_on_the_page(fragment, text):
    assert text_of(fragment) == text


@given(st.text(alphabet="<>/!-pbrquote& \n'", max_size=200))
def test_any_fragment_gives_text(fragment):
    assert isinstance(text_of(fragment), str)


@pytest.mark.parametrize(
    "part", ["<", "<a ", "<blockquote>", "<!--", "<br>", "&", "<script>", "<![CDATA["]
)
def test_hostile_fragments_end_with_no_more_text_than_they_had(part):
    assert len(text_of(part * 200_000)) <= len(part) * 200_000
