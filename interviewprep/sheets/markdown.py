"""The sheet as Markdown, in which every word stays a word and nothing is markup."""

import re
from collections.abc import Iterator

from interviewprep.sheets import wording
from interviewprep.sheets.limits import count_rows
from interviewprep.sheets.sheet import Heading, Sheet

_MARKS = {
    Heading.PROOF: "- ",
    Heading.WORRIES: "- ",
    Heading.ASKS: "- [ ] ",
    Heading.CRITERIA: "- [ ] ",
}
# An underscore after a letter never opens emphasis: links and names stay readable.
_SPECIAL = re.compile(r"[\\`*\[\]<>~$|]|&(?=#?\w+;)|(?<![^\W_])_")
_BLOCK_START = re.compile(r"(#|\+|-|=|\d{1,9}(?=[.)]))")


def markdown(sheet: Sheet) -> str:
    """Return the sheet as CommonMark, each text in a block of its own."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def escaped(text: str) -> str:
    """Return one line of text so that any Markdown reader shows it as it is."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    start = _BLOCK_START.match(text)
    if start is None:
        return text
    mark = start[0]
    # A number is told from a list's by its full stop, anything else by itself.
    return f"{mark}\\{text[len(mark) :]}" if mark.isdigit() else f"\\{text}"


def _blocks(sheet: Sheet) -> Iterator[str]:
    pages = count_rows(sheet)
    parts = dict(wording.parts(pages.front))
    first, *head = parts.pop(Heading.HEAD) or (wording.title(sheet),)
    foot = parts.pop(Heading.FOOT)
    yield f"# {_without_closing_marks(escaped(first))}"
    yield from map(escaped, head)
    for heading, texts in parts.items():
        if texts:
            yield f"## {heading}"
            yield _body(heading, texts)
    yield from map(escaped, (wording.MOTTO, *foot))
    if pages.spare:
        yield f"## {Heading.SPARE}"
    for part in pages.spare:
        yield f"### {part.heading}"
        yield _body(part.heading, part.texts)


def _body(heading: Heading, texts: tuple[str, ...]) -> str:
    if heading is Heading.IN_IT:
        rows = (f"{number}. {escaped(text)}" for number, text in enumerate(texts, 1))
        return "\n".join(rows)
    mark = _MARKS.get(heading, "")
    return ("\n" if mark else "\n\n").join(f"{mark}{escaped(text)}" for text in texts)


def _without_closing_marks(text: str) -> str:
    """Keep the hashes at the end of a heading, which Markdown would drop."""
    return re.sub(r"#(?=#*$)", r"\\#", text)
