"""The sheet as plain text, to paste into anything."""

from collections.abc import Iterator

from interviewprep.sheets import wording
from interviewprep.sheets.limits import count_rows
from interviewprep.sheets.sheet import Heading, Sheet

_TICK_BOX = "[ ] "
_MARKS = {
    Heading.PROOF: "- ",
    Heading.WORRIES: "- ",
    Heading.ASKS: _TICK_BOX,
    Heading.CRITERIA: _TICK_BOX * 5,
}


def plain(sheet: Sheet) -> str:
    """Return the sheet as text: a heading, then its lines, part after part."""
    pages = count_rows(sheet)
    parts = dict(wording.parts(pages.front))
    head = parts.pop(Heading.HEAD) or (wording.title(sheet),)
    foot = parts.pop(Heading.FOOT)
    blocks = ["\n".join(head)]
    blocks += (_block(heading, texts) for heading, texts in parts.items() if texts)
    blocks.append("\n".join((wording.MOTTO, *foot)))
    if pages.spare:
        blocks.append(str(Heading.SPARE))
        blocks += (_block(part.heading, part.texts) for part in pages.spare)
    return "\n\n".join(blocks) + "\n"


def _block(heading: Heading, texts: tuple[str, ...]) -> str:
    return "\n".join((heading, *_lines(heading, texts)))


def _lines(heading: Heading, texts: tuple[str, ...]) -> Iterator[str]:
    for number, text in enumerate(texts, start=1):
        mark = f"{number}. " if heading is Heading.IN_IT else _MARKS.get(heading, "")
        yield f"{mark}{text}"
