"""Tables for spreadsheets: nothing is calculated, and everything comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.cells import CALCULATED, marked, read_table, unmarked, write_table

# Whatever can be stored: all of Unicode but halves of characters.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TELLING = st.text(st.sampled_from(CALCULATED + "',;\"1a "), max_size=8)


@pytest.mark.parametrize(
    "text", [*(f"{first}1" for first in CALCULATED), "'=1", "''+1"]
)
def test_what_a_program_would_calculate_is_marked(text):
    assert marked(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'", "'tis", "1=1", "a-b", " =1", "O’Neill"])
def test_ordinary_words_stay_as_they_are(text):
    assert marked(text) == unmarked(text) == text


@given(text=st.one_of(TEXT, TELLING))
def test_any_cell_comes_back(text):
    assert unmarked(marked(text)) == text


@given(text=st.one_of(TEXT, TELLING))
def test_no_cell_begins_with_what_is_calculated(text):
    assert not marked(text).startswith(tuple(CALCULATED))


@given(rows=st.lists(st.lists(st.one_of(TEXT, TELLING), min_size=2), max_size=5))
def test_any_table_comes_back(rows):
    assert read_table(write_table(rows)) == rows


def test_a_table_is_what_excel_reads():
    written = write_table([["Company", "Role"], ["Tidewell, Ltd", "Lead\nof 8"]])

    assert written == (b'\xef\xbb\xbfCompany,Role\r\n"Tidewell, Ltd","Lead\nof 8"\r\n')
