"""Paper, columns and styles of the Word document: everything but its words."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from interviewprep.sheets.sheet import Options, Paper

# Fonts that Word brings along: a missing one would be replaced by chance.
SANS = "Calibri"
VOICE = "Georgia"
OPENING = "Opening"
SAID = "Said"
SIDE_NOTE = "Side note"
RULED = "Ruled"
TICK_BOX = "☐"

_BODY_POINTS = 10.0
_LARGE_POINTS = 14.0
_MARGIN = Mm(13)
_GUTTER = Mm(8)
_WIDE_SHARE = 1.42 / 2.42
_SPRUCE = RGBColor(0x12, 0x50, 0x3E)
_GREY = RGBColor(0x46, 0x53, 0x4D)
_BLACK = RGBColor(0, 0, 0)
_SIZES: dict[Paper, tuple[Length, Length]] = {
    Paper.A4: (Mm(210), Mm(297)),
    Paper.LETTER: (Mm(215.9), Mm(279.4)),
}


def set_up(document: Document, options: Options) -> None:
    """Give a new document the paper, the language and the styles of a sheet."""
    _set_paper(document.sections[0], options.paper)
    _set_language(document, options.language)
    body = _LARGE_POINTS if options.is_large_type else _BODY_POINTS
    accent = _BLACK if options.is_black_only else _SPRUCE
    _style_headings(document, body, accent)
    _style_texts(document, body, _BLACK if options.is_black_only else _GREY)
    _tick_bullets(document)


def split_columns(section: Section) -> None:
    """Lay a section out in two columns: what is said, wide, and what is checked."""
    wide, narrow = _column_widths(section)
    columns = _columns(section)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:equalWidth"), "0")
    for width, gap in ((wide, _GUTTER), (narrow, None)):
        column = OxmlElement("w:col")
        column.set(qn("w:w"), str(width.twips))
        if gap is not None:
            column.set(qn("w:space"), str(gap.twips))
        columns.append(column)


def join_columns(section: Section) -> None:
    """Lay a section out across the whole page again."""
    columns = _columns(section)
    for column in list(columns):
        columns.remove(column)
    columns.attrib.pop(qn("w:equalWidth"), None)
    columns.set(qn("w:num"), "1")


def widths(section: Section, options: Options) -> tuple[Length, Length]:
    """Return how wide the texts run that are said, and those that are checked."""
    if options.is_large_type:
        return _text_width(section), _text_width(section)
    return _column_widths(section)


def _columns(section: Section) -> Any:
    # An lxml element: python-docx has no columns of its own.
    return section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - it has no public name


def _text_width(section: Section) -> Length:
    return Length((section.page_width or 0) - 2 * _MARGIN)


def _column_widths(section: Section) -> tuple[Length, Length]:
    room = _text_width(section) - _GUTTER
    wide = Length(int(room * _WIDE_SHARE))
    return wide, Length(room - wide)


def _set_paper(section: Section, paper: Paper) -> None:
    section.page_width, section.page_height = _SIZES[paper]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Mm(11)
    section.header_distance = section.footer_distance = Mm(5)


def _set_language(document: Document, language: str) -> None:
    document.core_properties.language = language
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _style_headings(document: Document, body: float, accent: RGBColor) -> None:
    sizes = (("Heading 1", 2.0, 2), ("Heading 2", 1.0, 8), ("Heading 3", 1.0, 8))
    for name, size, before in sizes:
        style = _paragraph_style(document, name)
        _set_font(style, SANS, body * size)
        style.font.bold = True
        style.font.color.rgb = accent if name == "Heading 2" else _BLACK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(2)


def _style_texts(document: Document, body: float, quiet: RGBColor) -> None:
    normal = _paragraph_style(document, "Normal")
    _set_font(normal, SANS, body)
    normal.paragraph_format.space_after = Pt(2)
    normal.paragraph_format.line_spacing = 1.1
    for name, font, size in (
        (OPENING, VOICE, body * 1.3),
        (SAID, VOICE, body * 1.05),
        (SIDE_NOTE, SANS, body * 0.9),
        (RULED, SANS, body),
    ):
        style = document.styles.add_style(name, 1)
        style.base_style = normal
        _set_font(style, font, size)
    document.styles[SIDE_NOTE].font.color.rgb = quiet
    _rule_lines(_paragraph_style(document, RULED))


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    return style


def _set_font(style: ParagraphStyle, name: str, points: float) -> None:
    style.font.size = Pt(points)
    style.font.name = name
    # A theme's font would win over the name beside it.
    fonts = style.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[attribute]


def _rule_lines(style: ParagraphStyle) -> None:
    """Draw a line under each paragraph, to write on by hand."""
    style.paragraph_format.space_before = Pt(9)
    borders = OxmlElement("w:pBdr")
    # Word joins the borders of neighbours unless there is one between them.
    for side in ("w:bottom", "w:between"):
        border = OxmlElement(side)
        for key, value in (("val", "single"), ("sz", "4"), ("color", "A0A8A2")):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _tick_bullets(document: Document) -> None:
    """Turn the bullets of the “List Bullet” style into boxes to tick."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Bullet"].element
    number = style.pPr.numPr.numId.val
    listed = numbering.num_having_numId(number).abstractNumId.val
    for kind in numbering.findall(qn("w:abstractNum")):
        if kind.get(qn("w:abstractNumId")) == str(listed):
            level = kind.find(qn("w:lvl"))
            level.find(qn("w:lvlText")).set(qn("w:val"), TICK_BOX)
            fonts = level.find(qn("w:rPr")).find(qn("w:rFonts"))
            for key in ("ascii", "hAnsi"):
                fonts.set(qn(f"w:{key}"), "Segoe UI Symbol")
