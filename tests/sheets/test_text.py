"""Any text comes out printable, and is otherwise left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.text import clean_line, clean_text

EVERYTHING = st.text(st.characters(exclude_categories=()))


@given(EVERYTHING)
def test_clean_text_is_composed_encodable_and_stays_as_it_is(text):
    cleaned = clean_text(text)

    assert cleaned.encode().decode() == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [
        character
        for character in cleaned
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t"
    ]
    assert clean_text(cleaned) == cleaned


@given(EVERYTHING)
def test_clean_line_is_one_line_without_loose_spaces(text):
    cleaned = clean_line(text)

    assert cleaned == cleaned.strip()
    assert len(cleaned.splitlines()) <= 1
    assert "  " not in cleaned
    assert clean_line(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\r\nlines\rand\u2028more", "two\nlines\nand\nmore"),
        ("e\u0301", "é"),
        ("nul\x00 bell\x07 escape\x1b", "nul bell escape"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("never a character: \ufffe\uffff\ufdd0\U0001ffff", "never a character: "),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("\u2067שלג\u2069, alice", "\u2067שלג\u2069, alice"),
        ("\u202eeslaf", "eslaf"),
        ("\u2067open\nclosed\u2069", "open\nclosed"),
        ("crossed \u202a\u2066\u202c\u2069", "crossed "),
        ("👩\u200d💻 stays whole", "👩\u200d💻 stays whole"),
    ],
)
def test_clean_text_drops_what_cannot_be_printed(text, cleaned):
    result = clean_text(text)

    assert result == cleaned


def test_a_limit_cuts_after_cleaning():
    cut = clean_text("\x00\x00alice and bob", limit=5)

    assert cut == "alice"
