"""File names: dated, plain, and no more telling than was chosen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.sheets.filenames import attachment, file_name
from interviewprep.sheets.sheet import Options, Sheet, Titles
from tests.sheets.examples import EMPTY, TIDEWELL


def full(company: str) -> Sheet:
    return replace(
        TIDEWELL,
        head=replace(TIDEWELL.head, company=company),
        options=Options(titles=Titles.FULL),
    )


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        (TIDEWELL, "talking-points-2026-11-26.pdf"),
        (EMPTY, "talking-points.pdf"),
        (full("Tidewell Robotics"), "tidewell-robotics-2026-11-26.pdf"),
        (full("Müller & Söhne"), "muller-sohne-2026-11-26.pdf"),
        (full("任天堂"), "talking-points-2026-11-26.pdf"),
        (full("../../etc/passwd"), "etcpasswd-2026-11-26.pdf"),
    ],
)
def test_a_name_is_the_chosen_title_and_the_day(sheet, name):
    assert file_name(sheet, "pdf") == name


@given(st.text(st.characters(exclude_categories=())))
def test_any_company_makes_a_plain_short_name(company):
    name = file_name(full(company), "docx")

    assert name.isascii()
    assert len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert attachment(full(company), "docx") == f'attachment; filename="{name}"'
