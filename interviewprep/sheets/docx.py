"""The sheet as a Word document that its owner can go on editing."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from interviewprep.sheets import docx_styles as styles
from interviewprep.sheets import wording
from interviewprep.sheets.limits import SparePart, shorten
from interviewprep.sheets.sheet import Ask, Heading, Sheet, Worry

RULED_LINES = 5
_PROOF_COLUMNS = ("Need", "Story", "Number")
_PROOF_SHARES = (0.28, 0.44, 0.28)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_file(sheet: Sheet) -> bytes:
    """Return the sheet as a .docx file with real headings, lists and a table.

    Word decides where a page ends, so texts are kept to their limits and the rest goes
    to the page “Spare”. The file names nobody, and the same sheet gives the same bytes.
    """
    pages = shorten(sheet)
    document = docx.Document()
    styles.set_up(document, sheet.options)
    _describe(document, sheet)
    _add_head(document, pages.front)
    if sheet.options.is_large_type:
        _add_said(document, pages.front)
        _add_checked(document, pages.front, WD_BREAK.PAGE)
    else:
        styles.split_columns(document.add_section(WD_SECTION.CONTINUOUS))
        _add_said(document, pages.front)
        _add_checked(document, pages.front, WD_BREAK.COLUMN)
        styles.join_columns(document.add_section(WD_SECTION.CONTINUOUS))
    _add_foot(document, pages.front)
    if pages.spare:
        _add_spare(document, pages.spare)
    return _saved(document)


def _describe(document: Document, sheet: Sheet) -> None:
    """Title the file, and take out what python-docx says about itself and the time."""
    core = document.core_properties
    core.title = wording.title(sheet)
    core.author = core.comments = ""
    element = core._element  # noqa: SLF001 - a date can be set but not taken out
    for name in ("dcterms:created", "dcterms:modified"):
        element.remove(element.find(qn(name)))


def _add_head(document: Document, sheet: Sheet) -> None:
    head = sheet.head
    first, *rest = (*_titles(sheet), wording.logistics(head))
    document.add_heading(first, level=1)
    people = "; ".join(map(wording.person_text, head.people))
    for text in filter(None, (*rest, people)):
        document.add_paragraph(text)


def _titles(sheet: Sheet) -> tuple[str, ...]:
    titles = wording.when(sheet.head), wording.job(sheet.head)
    return tuple(filter(None, titles)) or (wording.title(sheet),)


def _add_said(document: Document, sheet: Sheet) -> None:
    if sheet.open_with:
        document.add_heading(Heading.OPEN, level=2)
        document.add_paragraph(wording.spoken(sheet.open_with), styles.OPENING)
    if sheet.why.text or sheet.why.if_they_press:
        _add_why(document, sheet)
    if sheet.proof:
        document.add_heading(Heading.PROOF, level=2)
        _add_proof(document, sheet)
    if sheet.worries:
        document.add_heading(Heading.WORRIES, level=2)
        _add_worries(document, sheet.worries)
    if sheet.close_with:
        document.add_heading(Heading.CLOSE, level=2)
        document.add_paragraph(wording.spoken(sheet.close_with), styles.SAID)


def _add_why(document: Document, sheet: Sheet) -> None:
    heading = document.add_heading(Heading.WHY, level=2)
    if wording.seconds(sheet):
        heading.add_run(f"  {wording.seconds(sheet)}").bold = False
    if sheet.why.text:
        document.add_paragraph(wording.spoken(sheet.why.text), styles.SAID)
    if sheet.why.if_they_press:
        _add_led(document, wording.PRESS, sheet.why.if_they_press)


def _add_led(document: Document, lead: str, text: str) -> None:
    """Add a paragraph that begins in bold."""
    paragraph = document.add_paragraph()
    paragraph.add_run(lead).bold = True
    paragraph.add_run(f" {text}" if lead and text else text)


def _add_proof(document: Document, sheet: Sheet) -> None:
    table = document.add_table(rows=1, cols=len(_PROOF_COLUMNS), style="Table Grid")
    header = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    header._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the only way
    for cell, name in zip(header.cells, _PROOF_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in sheet.proof:
        need, story, number = table.add_row().cells
        need.text, story.text = row.need, row.keywords
        number.paragraphs[0].add_run(row.number).bold = True
    width, _ = styles.widths(document.sections[-1], sheet.options)
    for column, share in zip(table.columns, _PROOF_SHARES, strict=True):
        column.width = Length(int(width * share))
        for cell in column.cells:
            cell.width = column.width


def _add_worries(document: Document, worries: Iterable[Worry]) -> None:
    for worry in worries:
        lead = f"{worry.doubt}:" if worry.doubt and worry.bridge else worry.doubt
        _add_led(document, lead, worry.bridge)


def _add_checked(document: Document, sheet: Sheet, new_place: WD_BREAK) -> None:
    headings: list[Paragraph] = []
    if sheet.in_it_for_you:
        headings.append(document.add_heading(Heading.IN_IT, level=2))
        _add_list(document, sheet.in_it_for_you, "List Number")
    if sheet.asks:
        headings.append(document.add_heading(Heading.ASKS, level=2))
        _add_asks(document, sheet.asks)
    if sheet.criteria:
        headings.append(document.add_heading(Heading.CRITERIA, level=2))
        _add_criteria(document, sheet)
    headings.append(document.add_heading(Heading.NOTES, level=2))
    for _ in range(RULED_LINES):
        document.add_paragraph(style=styles.RULED)
    _break_before(headings[0], new_place)


def _break_before(heading: Paragraph, new_place: WD_BREAK) -> None:
    """Send a heading to the next column or page without an empty line before it."""
    heading.paragraph_format.space_before = Pt(0)
    run = heading.add_run()
    run.add_break(new_place)
    heading.runs[0]._r.addprevious(run._r)  # noqa: SLF001 - runs can't be inserted


def _add_list(document: Document, texts: Iterable[str], style: str) -> None:
    for text in texts:
        document.add_paragraph(text, style)


def _add_asks(document: Document, asks: Iterable[Ask]) -> None:
    for ask in asks:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(wording.spoken(ask.question)).font.name = styles.VOICE
        note = wording.ask_note(ask)
        if note:
            run = paragraph.add_run(f" {note}")
            run.bold = ask.is_must


def _add_criteria(document: Document, sheet: Sheet) -> None:
    _, edge = styles.widths(document.sections[-1], sheet.options)
    for criterion in sheet.criteria:
        paragraph = document.add_paragraph(criterion)
        paragraph.add_run(f"\t{styles.TICK_BOX * 5}")
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)


def _add_foot(document: Document, sheet: Sheet) -> None:
    document.add_paragraph(wording.MOTTO, styles.SAID)
    for text in wording.foot_texts(sheet.foot):
        document.add_paragraph(text, styles.SIDE_NOTE)


def _add_spare(document: Document, parts: Iterable[SparePart]) -> None:
    heading = document.add_heading(Heading.SPARE, level=2)
    heading.paragraph_format.page_break_before = True
    for part in parts:
        document.add_heading(part.heading, level=3)
        _add_list(document, part.texts, "List Bullet 2")


def _saved(document: Document) -> bytes:
    """Return the file's bytes without the clock times that a zip archive keeps."""
    made, clean = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(clean, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return clean.getvalue()
