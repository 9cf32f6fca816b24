"""The PDF: one page, accessible, telling nothing but the sheet's own words."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from interviewprep.sheets import wording
from interviewprep.sheets.limits import shorten
from interviewprep.sheets.pdf import pdf
from interviewprep.sheets.sheet import Ask, Foot, Options, Paper, Sheet, Titles, Why
from tests.sheets.examples import EMPTY, FULL, TIDEWELL, sentence
from tests.sheets.strategies import ANY_TEXT, LATIN_TEXT, MARKUP, sheets

PAPERS = [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))]


def read(sheet: Sheet) -> PdfReader:
    return PdfReader(BytesIO(pdf(sheet).content))


def root_of(reader: PdfReader) -> Any:
    """Return the document's catalogue, whose entries may be of any kind."""
    return reader.trailer["/Root"]


def words_of(reader: PdfReader) -> str:
    """Return all text without spaces: a PDF knows places, not spaces."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def all_names(reader: PdfReader) -> set[str]:
    """Return the name of every entry of every object in the file."""
    names: set[str] = set()
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, DictionaryObject):
            names |= set(found)
    return names


def roles(reader: PdfReader) -> list[str]:
    """Return the roles of the structure tree, in reading order."""
    found: list[str] = []
    waiting: list[Any] = [root_of(reader)["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, DictionaryObject):
            found += [str(node["/S"])] if "/S" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize(("paper", "size"), PAPERS)
@pytest.mark.parametrize(
    "sheet", [EMPTY, TIDEWELL, FULL], ids=["empty", "done", "full"]
)
def test_up_to_every_limit_it_is_one_page(sheet, paper, size):
    made = pdf(replace(sheet, options=Options(paper=paper)))

    page = PdfReader(BytesIO(made.content)).pages[0]
    assert made.pages == 1
    assert made.missing == ()
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_it_says_every_word_of_the_sheet():
    said = words_of(read(TIDEWELL))

    for _, texts in wording.parts(TIDEWELL):
        for text in texts:
            for part in re.split(r"[():,]| \(", text):
                assert squeezed(part) in said


def test_empty_parts_vanish():
    said = words_of(read(replace(EMPTY, close_with="Thank you.")))

    assert squeezed("Close with") in said
    for name in ("Open with", "Prove it", "If they worry", "Ask"):
        assert squeezed(name) not in said


def test_what_is_too_much_goes_to_a_second_page():
    long = replace(
        FULL,
        why=Why(f"{sentence(50)}. {sentence(140)}. {sentence(140)} at last.", 60),
        asks=(*FULL.asks, Ask("And one more?")),
    )

    reader = read(long)

    assert len(reader.pages) == 2
    assert "Spare" not in reader.pages[0].extract_text()
    spare = squeezed(reader.pages[1].extract_text())
    assert spare.startswith("Spare")
    assert squeezed("And one more?") in spare
    assert squeezed(long.why.text) in spare


def test_large_type_takes_two_pages():
    large = replace(TIDEWELL, options=Options(is_large_type=True))

    first, second = (page.extract_text() for page in read(large).pages)

    assert squeezed("Close with") in squeezed(first)
    assert squeezed("Their words") in squeezed(second)


def test_a_link_of_any_length_stays_on_the_paper():
    link = "https://meet.example/" + "join" * 120
    reader = read(replace(TIDEWELL, foot=Foot(link)))

    lines = reader.pages[0].extract_text().splitlines()

    assert link in words_of(reader)
    assert max(map(len, lines)) < 150


def test_it_is_tagged_titled_and_in_a_language():
    reader = read(TIDEWELL)

    root = root_of(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Talking points, Thursday 26 November 2026"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_and_lists_are_tagged_in_reading_order():
    found = roles(read(TIDEWELL))

    assert found.count("/H1") == 1
    assert found.count("/H2") == 9
    assert found.index("/H1") < found.index("/H2")
    assert found.count("/LI") == 3 + 1 + 3 + 4 + 5


@pytest.mark.parametrize("titles", Titles)
def test_it_holds_no_date_name_link_file_or_script_of_its_own(titles):
    linked = replace(TIDEWELL, foot=Foot("https://meet.tidewell.example/dk4"))
    reader = read(replace(linked, options=Options(titles=titles)))

    names = all_names(reader)

    private = {"/Author", "/CreationDate", "/ModDate"}
    active = {"/URI", "/EmbeddedFiles", "/JS", "/JavaScript", "/OpenAction", "/AA"}
    assert not names & (private | active)
    assert not reader.attachments


def test_the_title_names_the_company_only_when_chosen():
    full = replace(TIDEWELL, options=Options(titles=Titles.FULL))

    assert b"Tidewell" not in root_of(read(TIDEWELL))["/Metadata"].get_data()
    metadata = read(full).metadata
    assert metadata is not None
    assert "Tidewell Robotics" in str(metadata.title)


def test_the_same_sheet_gives_the_same_bytes():
    assert pdf(TIDEWELL) == pdf(TIDEWELL)


def test_black_only_uses_no_colour():
    black = replace(TIDEWELL, options=Options(is_black_only=True))

    drawn = read(black).pages[0].get_contents()

    assert drawn is not None
    painted = re.findall(
        rb"([\d.]+(?: [\d.]+)*) (?:scn|SCN|rg|RG|g|G)\b", drawn.get_data()
    )
    assert painted
    assert {float(part) for colour in painted for part in colour.split()} == {0.0}


def test_a_character_without_a_font_is_named_and_the_rest_is_there():
    made = pdf(replace(TIDEWELL, open_with="Ready \u0378 and \U0010fffd steady"))

    reader = PdfReader(BytesIO(made.content))
    assert made.missing == ("\u0378", "\U0010fffd")
    assert made.pages == 1
    assert "steady" in words_of(reader)
    assert root_of(reader)["/MarkInfo"]["/Marked"]


def test_other_alphabets_are_drawn_and_stay_accessible():
    made = pdf(replace(TIDEWELL, open_with="Καλημέρα, доброе утро, שלג"))

    root = root_of(PdfReader(BytesIO(made.content)))
    assert made.missing == ()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


@pytest.mark.parametrize("markup", [text for text in MARKUP if text.isascii()])
def test_markup_is_printed_as_it_is_written(markup):
    sheet = replace(TIDEWELL, open_with=markup, criteria=(markup,))

    assert words_of(read(sheet)).count(squeezed(sheet.open_with)) >= 2


@given(sheets(LATIN_TEXT))
@settings(max_examples=15, deadline=None)
def test_latin_text_reads_back_as_it_went_in(sheet):
    said = words_of(read(sheet))

    front = shorten(sheet).front
    for text in (sheet.open_with, front.why.text, *front.in_it_for_you):
        assert squeezed(text.removesuffix("…")) in said


@given(sheets(ANY_TEXT))
@settings(max_examples=20, deadline=None)
def test_any_text_makes_a_tagged_document(sheet):
    made = pdf(sheet)

    root = root_of(PdfReader(BytesIO(made.content)))
    assert made.pages >= 1
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
