"""Sheets holding any text at all, for hypothesis to draw."""

from hypothesis import strategies as st

from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Person,
    Proof,
    Sheet,
    Why,
    Worry,
)
from tests.sheets.examples import TIDEWELL

# All of Unicode, controls and surrogates too, with plenty of what means something.
MARKUP = (
    "#set page(width: 1pt)",
    '#read("/etc/passwd")',
    "*bold* _it_ $x^2$ @ref <label> // comment",
    "[link](javascript:alert(1))",
    "![image](https://example.com/x.png)",
    "<script>alert(1)</script>",
    "&amp; &#x41; </w:t><w:br/>",
    "# heading #",
    "---",
    "1. one",
    "12) twelve",
    "+ plus",
    "```",
    "~~~",
    "| a | b |",
    "\\",
    "a\\\nb",
    "\u202eabc",
    "\r\nBEGIN:VEVENT\r\nSUMMARY:injected",
    "END:VCALENDAR",
    "\\n\\,\\;",
    "http://a_b.example/__c__?d=~e",
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.sampled_from(MARKUP),
    st.tuples(st.sampled_from(MARKUP), st.text(max_size=9)).map("".join),
)
# What our own fonts draw and a PDF reader gives back letter by letter.
LATIN_TEXT = st.text(
    st.sampled_from("abcdefgh ABCXYZ 0123456789 #*_$@<>[]{}()\\/~`|&%=+-.,;:!?'é"),
    max_size=40,
)


def sheets(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Sheet]:
    """Return a strategy for sheets with `texts` in every field that takes any."""
    few = st.lists(texts, max_size=6).map(tuple)
    return st.builds(
        Sheet,
        head=st.builds(
            Head,
            role=texts,
            company=texts,
            starts_at=st.just(TIDEWELL.head.starts_at),
            their_zone=st.just(TIDEWELL.head.their_zone),
            their_place=texts,
            minutes=st.sampled_from((None, 45)),
            medium=texts,
            people=st.lists(st.builds(Person, texts, texts), max_size=3).map(tuple),
        ),
        open_with=texts,
        why=st.builds(Why, texts, st.sampled_from((None, 17)), texts),
        proof=_rows(st.builds(Proof, texts, texts, texts)),
        worries=_rows(st.builds(Worry, texts, texts)),
        in_it_for_you=few,
        asks=_rows(st.builds(Ask, texts, texts, st.booleans())),
        criteria=few,
        close_with=texts,
        foot=st.builds(Foot, texts, texts),
    )


def _rows[Row](rows: st.SearchStrategy[Row]) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(rows, max_size=5).map(tuple)
