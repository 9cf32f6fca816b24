"""Sets words on paper: an accessible PDF from a template of ours and plain data."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

_FONTS = Path(__file__).parent / "fonts"
# Typst's own fonts: Greek, Cyrillic, Hebrew, Arabic and more, on any machine.
_FALLBACKS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

type Data = dict[str, Any]
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


def typeset(template: Path, data: Data) -> Pdf:
    """Return the PDF of a typst template, always: a character without a font is told.

    The template reads `data` as JSON in `sys.inputs.data`, words as words and never as
    markup, with the fonts to try after our own under `fallbacks`. While every character
    has a glyph the file keeps to PDF/UA-1; else it's tagged all the same. The same data
    give the same bytes on one machine: nothing says when or where the file was made.
    """
    try:
        return _compiled(template, {**data, "fallbacks": ()}, _own_fonts(), ["ua-1"])
    except _GlyphsMissing:
        pass
    data = {**data, "fallbacks": _FALLBACKS}
    try:
        return _compiled(template, data, _all_fonts(), ["ua-1"])
    except _GlyphsMissing as missing:
        made = _compiled(template, data, _all_fonts(), [])
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
def _source(template: Path) -> bytes:
    return template.read_bytes()


def _compiled(
    template: Path, data: Data, fonts: typst.Fonts, standards: list[_Standard]
) -> Pdf:
    # The root holds the fonts alone: there is nothing else a template could read.
    compiler = typst.Compiler(
        _source(template),
        root=str(_FONTS),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    try:
        content = compiler.compile(format="pdf", pdf_standards=list(standards))
    except typst.TypstError as error:
        characters = _missing_characters(error.diagnostic)
        if not characters:
            raise
        # Without the cause: its message repeats the words on the page.
        raise _GlyphsMissing(characters) from None
    if not isinstance(content, bytes):
        raise TypeError("typst gave no document")
    return Pdf(content, len(_PAGE.findall(content)))


def _missing_characters(diagnostic: str) -> tuple[str, ...]:
    """Read the characters out of the compiler's complaint, each of them once."""
    texts = _MISSING.findall(diagnostic)
    plain = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts)
    return tuple(dict.fromkeys(plain))
