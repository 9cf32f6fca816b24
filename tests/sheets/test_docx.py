"""The Word document: real structure, the right paper, nobody's name in it."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings

from interviewprep.sheets import docx_styles, wording
from interviewprep.sheets.docx import RULED_LINES, docx_file
from interviewprep.sheets.limits import shorten
from interviewprep.sheets.sheet import Heading, Options, Paper, Sheet, Titles, Why
from tests.sheets.examples import EMPTY, FULL, TIDEWELL, sentence
from tests.sheets.strategies import ANY_TEXT, MARKUP, sheets


def opened(sheet: Sheet) -> Document:
    return docx.Document(BytesIO(docx_file(sheet)))


def texts_of(document: Document) -> Iterator[str]:
    """Return the text of each paragraph and each cell, in reading order."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text.strip("\n\f")


def headings_of(document: Document) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text.strip("\n"))
        for paragraph in document.paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    ]


def test_its_headings_are_headings():
    headings = headings_of(opened(TIDEWELL))

    assert headings == [
        ("Heading 1", "09:00, Thursday 26 November"),
        ("Heading 2", "Open with"),
        ("Heading 2", "Why you’re looking  17 seconds"),
        ("Heading 2", "Prove it"),
        ("Heading 2", "If they worry"),
        ("Heading 2", "Close with"),
        ("Heading 2", "What’s in it for you"),
        ("Heading 2", "Ask"),
        ("Heading 2", "Is it right for you?"),
        ("Heading 2", "Their words"),
    ]


def test_an_empty_sheet_keeps_a_title_and_room_for_notes():
    document = opened(EMPTY)

    assert [text for _, text in headings_of(document)] == [
        "Talking points",
        "Their words",
    ]
    ruled = [p for p in document.paragraphs if p.style and p.style.name == "Ruled"]
    assert len(ruled) == RULED_LINES


def test_proof_is_a_table_with_a_header_row():
    (table,) = opened(TIDEWELL).tables

    header = table.rows[0]
    assert [cell.text for cell in header.cells] == ["Need", "Story", "Number"]
    assert len(list(header._tr.iter(qn("w:tblHeader")))) == 1
    assert table.rows[1].cells[2].text == "38% fewer repeat tickets."


def test_questions_are_a_list_of_boxes_and_reasons_a_numbered_one():
    document = opened(TIDEWELL)

    styles = [p.style.name for p in document.paragraphs if p.style]
    numbering = document.part.numbering_part.element.xml
    assert styles.count("List Bullet") == len(TIDEWELL.asks)
    assert styles.count("List Number") == len(TIDEWELL.in_it_for_you)
    assert f'w:lvlText w:val="{docx_styles.TICK_BOX}"' in numbering


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (210.0, 297.0)), (Paper.LETTER, (215.9, 279.4))]
)
def test_it_is_made_for_the_paper(paper, size):
    document = opened(replace(TIDEWELL, options=Options(paper=paper)))

    for section in document.sections:
        assert section.page_width is not None
        assert section.page_height is not None
        width, height = section.page_width.mm, section.page_height.mm
        assert (width, height) == pytest.approx(size, abs=0.1)


def test_it_tells_its_title_and_language_and_nobody():
    core = opened(replace(TIDEWELL, options=Options(language="en-US"))).core_properties

    assert core.title == "Talking points, Thursday 26 November 2026"
    assert core.language == "en-US"
    assert (core.author, core.comments, core.last_modified_by) == ("", "", "")
    assert core.created is core.modified is None


def test_only_full_titles_name_the_company():
    full = replace(TIDEWELL, options=Options(titles=Titles.FULL))

    assert "Tidewell" not in opened(TIDEWELL).core_properties.title
    assert "Tidewell Robotics" in opened(full).core_properties.title


def test_what_is_too_much_goes_to_a_new_page():
    long = replace(FULL, why=Why(f"{sentence(50)}. {sentence(60)} at last."))

    document = opened(long)

    spare = next(p for p in document.paragraphs if p.text == Heading.SPARE)
    assert spare.paragraph_format.page_break_before
    assert wording.spoken(long.why.text) in list(texts_of(document))


def test_large_type_and_black_only_change_the_styles():
    options = Options(is_large_type=True, is_black_only=True)
    plain, changed = opened(TIDEWELL), opened(replace(TIDEWELL, options=options))

    assert changed.styles["Normal"].font.size > plain.styles["Normal"].font.size
    assert str(changed.styles["Heading 2"].font.color.rgb) == "000000"
    assert str(plain.styles["Heading 2"].font.color.rgb) == "12503E"


def test_the_same_sheet_gives_the_same_bytes():
    assert docx_file(TIDEWELL) == docx_file(TIDEWELL)


def test_it_holds_no_link_to_anywhere():
    with ZipFile(BytesIO(docx_file(TIDEWELL))) as parts:
        relations = [parts.read(n) for n in parts.namelist() if n.endswith(".rels")]

    assert not [part for part in relations if b'TargetMode="External"' in part]


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_written_as_it_is(markup):
    sheet = replace(EMPTY, close_with=markup)

    assert wording.spoken(sheet.close_with) in list(texts_of(opened(sheet)))


@given(sheets(ANY_TEXT))
@settings(max_examples=25, deadline=None)
def test_any_text_reads_back_as_it_went_in(sheet):
    texts = list(texts_of(opened(sheet)))

    front = shorten(sheet).front
    said = [wording.spoken(front.open_with), wording.spoken(front.why.text)]
    said += [cell for row in front.proof for cell in (row.need, row.keywords)]
    assert set(filter(None, (*said, *front.in_it_for_you))) <= set(texts)
