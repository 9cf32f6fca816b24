"""The sheet as an accessible PDF: one page, tagged, in our own type."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from interviewprep.sheets import wording
from interviewprep.sheets.limits import Pages, count_rows, shorten
from interviewprep.sheets.sheet import Ask, Heading, Sheet

# Root font sizes in CSS pixels: the largest at which the words fit is taken.
SIZES = (15.2, 14.4, 13.6)
LARGE_SIZES = (20.0,)

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
# Typst's own fonts: Greek, Cyrillic, Hebrew, Arabic and more, on any machine.
_FALLBACKS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

type _Standard = Literal["ua-1"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF, its number of pages, and the characters no font could draw."""

    content: bytes
    pages: int
    missing: tuple[str, ...] = ()


class _GlyphsMissing(Exception):
    """No font that was offered has some of the characters."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__("characters that no font has")
        self.characters = characters


def pdf(sheet: Sheet) -> Pdf:
    """Return the sheet as a PDF, always: a character without a font is reported.

    Our own fonts come first, then the machine's. While every character has a glyph
    the file keeps to PDF/UA-1; else it's tagged all the same. The same sheet gives
    the same bytes on one machine: nothing in the file says when or where it was made.
    """
    try:
        return _compiled(_data(sheet), _own_fonts(), ["ua-1"])
    except _GlyphsMissing:
        pass
    data = _data(sheet, _FALLBACKS)
    try:
        return _compiled(data, _all_fonts(), ["ua-1"])
    except _GlyphsMissing as missing:
        made = _compiled(data, _all_fonts(), [])
        return Pdf(made.content, made.pages, missing.characters)


@cache
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_FONTS)],
    )


@cache
def _all_fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[str(_FONTS)])


@cache
def _template() -> bytes:
    return (_HERE / "sheet.typ").read_bytes()


def _compiled(data: str, fonts: typst.Fonts, standards: list[_Standard]) -> Pdf:
    # The root holds the fonts alone: there is nothing else a template could read.
    compiler = typst.Compiler(
        _template(),
        root=str(_FONTS),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"sheet": data},
    )
    try:
        content = compiler.compile(format="pdf", pdf_standards=list(standards))
    except typst.TypstError as error:
        characters = _missing_characters(error.diagnostic)
        if not characters:
            raise
        # Without the cause: its message repeats the words of the sheet.
        raise _GlyphsMissing(characters) from None
    if not isinstance(content, bytes):
        raise TypeError("typst gave no document")
    return Pdf(content, len(_PAGE.findall(content)))


def _missing_characters(diagnostic: str) -> tuple[str, ...]:
    """Read the characters out of the compiler's complaint, each of them once."""
    texts = _MISSING.findall(diagnostic)
    plain = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts)
    return tuple(dict.fromkeys(plain))


def _data(sheet: Sheet, fallbacks: tuple[str, ...] = ()) -> str:
    """Return all that the template reads, as JSON: words stay words, never markup."""
    options = sheet.options
    language, _, region = options.language.partition("-")
    return json.dumps(
        {
            "title": wording.title(sheet),
            "lang": language,
            "region": region or None,
            "paper": options.paper.value,
            "black": options.is_black_only,
            "large": options.is_large_type,
            "sizes": LARGE_SIZES if options.is_large_type else SIZES,
            "fallbacks": fallbacks,
            "words": _words(),
            "layouts": [_layout(count_rows(sheet)), _layout(shorten(sheet))],
        }
    )


def _words() -> dict[str, str]:
    names = ("OPEN", "WHY", "PROOF", "WORRIES", "CLOSE", "IN_IT", "ASKS", "CRITERIA")
    words = {name.lower(): str(Heading[name]) for name in names}
    return words | {
        "notes": Heading.NOTES,
        "spare": Heading.SPARE,
        "press": wording.PRESS,
        "motto": wording.MOTTO,
        "proof-hint": wording.PROOF_HINT,
        "criteria-hint": wording.CRITERIA_HINT,
        "notes-hint": wording.NOTES_HINT,
    }


def _layout(pages: Pages) -> dict[str, Any]:
    spare = [{"heading": part.heading, "texts": part.texts} for part in pages.spare]
    return {"front": _front(pages.front), "spare": spare}


def _front(sheet: Sheet) -> dict[str, Any]:
    head = sheet.head
    heading, job = wording.when(head), wording.job(head)
    if not heading:
        heading, job = job or wording.title(sheet), ""
    return {
        "heading": heading,
        "job": job,
        "logistics": wording.logistics(head),
        "people": [(person.name, person.title) for person in head.people],
        "open": wording.spoken(sheet.open_with),
        "why": wording.spoken(sheet.why.text),
        "seconds": wording.seconds(sheet),
        "press": sheet.why.if_they_press,
        "proof": [(row.need, row.keywords, row.number) for row in sheet.proof],
        "worries": [(row.doubt, row.bridge) for row in sheet.worries],
        "close": wording.spoken(sheet.close_with),
        "in_it": sheet.in_it_for_you,
        "asks": [_ask(row) for row in sheet.asks],
        "criteria": sheet.criteria,
        "foot": wording.foot_texts(sheet.foot),
    }


def _ask(ask: Ask) -> tuple[str, str, str]:
    must = wording.MUST if ask.is_must else ""
    return wording.spoken(ask.question), ask.who, must
