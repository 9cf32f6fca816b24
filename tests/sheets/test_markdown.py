"""Markdown and plain text: every word is a word, nothing is markup."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from interviewprep.sheets import wording
from interviewprep.sheets.limits import count_rows
from interviewprep.sheets.markdown import markdown
from interviewprep.sheets.plain import plain
from interviewprep.sheets.sheet import Ask, Foot, Heading, Sheet
from tests.sheets.examples import EMPTY, TIDEWELL
from tests.sheets.strategies import ANY_TEXT, MARKUP, sheets

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BLOCKS = {
    f"{block}_{side}"
    for block in ("heading", "paragraph", "bullet_list", "ordered_list", "list_item")
    for side in ("open", "close")
}


def lines_read(source: str) -> list[str]:
    """Return the text of each block, which must be nothing but text."""
    lines = []
    for token in READER.parse(source):
        if token.type != "inline":
            assert token.type in BLOCKS
            continue
        children = token.children or []
        assert {child.type for child in children} <= {"text"}
        lines.append("".join(child.content for child in children))
    return lines


def lines_meant(sheet: Sheet) -> list[str]:
    """Return what the document is to say, block by block."""
    pages = count_rows(sheet)
    parts = dict(wording.parts(pages.front))
    lines = [*(parts.pop(Heading.HEAD) or [wording.title(sheet)])]
    foot = parts.pop(Heading.FOOT)
    for heading, texts in parts.items():
        lines += _part(heading, texts) if texts else []
    lines += [wording.MOTTO, *foot]
    lines += [Heading.SPARE] if pages.spare else []
    for part in pages.spare:
        lines += _part(part.heading, part.texts)
    return lines


def _part(heading: Heading, texts: tuple[str, ...]) -> list[str]:
    is_ticked = heading in {Heading.ASKS, Heading.CRITERIA}
    return [heading, *(f"[ ] {text}" if is_ticked else text for text in texts)]


def test_a_finished_sheet_reads_back_whole():
    assert lines_read(markdown(TIDEWELL)) == lines_meant(TIDEWELL)


def test_an_empty_sheet_is_a_title_and_a_line():
    source = markdown(EMPTY)

    assert source == f"# Talking points\n\n{wording.MOTTO}\n"


def test_ordinary_words_are_not_littered_with_backslashes():
    assert "\\" not in markdown(TIDEWELL).replace("[ ]", "")


def test_a_link_can_be_copied_from_the_source():
    link = "https://meet.example/a_b-c?d=1&e=2#f"

    assert link in markdown(replace(EMPTY, foot=Foot(link)))


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_read_as_text(markup):
    sheet = replace(
        TIDEWELL,
        head=replace(TIDEWELL.head, role=markup, medium=markup),
        asks=(Ask(markup),) * 6,
        in_it_for_you=(markup,),
        criteria=(markup,),
    )

    assert lines_read(markdown(sheet)) == lines_meant(sheet)


@given(sheets(ANY_TEXT))
@settings(max_examples=100, deadline=None)
def test_any_text_reads_back_as_it_went_in(sheet):
    assert lines_read(markdown(sheet)) == lines_meant(sheet)


@given(sheets(ANY_TEXT))
@settings(max_examples=50, deadline=None)
def test_plain_text_says_every_line_of_the_sheet(sheet):
    lines = plain(sheet).split("\n")

    for _, texts in wording.parts(sheet):
        for text in texts:
            assert [line for line in lines if line.endswith(text)]


def test_plain_text_has_boxes_and_numbers():
    text = plain(TIDEWELL)

    assert "\n1. Lead people, face customers\n" in text
    assert "\n[ ] “What would the team say needs fixing first?” (Dana)\n" in text
    assert "\n[ ] [ ] [ ] [ ] [ ] Customer contact\n" in text
