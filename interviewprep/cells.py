"""Tables for spreadsheet programs: no cell runs as a formula, and each comes back.

A cell that a program would calculate is marked with an apostrophe (OWASP ASVS 5.0,
1.2.10). The mark can be told from an apostrophe that somebody wrote, so that reading
a table of ours gives the very texts that went in.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

MARK = "'"
# What programs calculate; the last four are the full-width forms of the first four.
CALCULATED = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"
# Behind a mark too: a text that begins with marks of its own gets one more.
_NEEDS_MARK = re.compile(f"{MARK}*[{re.escape(CALCULATED)}]")
# Excel takes a file without it for the machine's old 8-bit alphabet.
_BYTE_ORDER_MARK = "\ufeff"


def marked(text: str) -> str:
    """Return `text` as a cell that no spreadsheet program calculates."""
    return MARK + text if _NEEDS_MARK.match(text) else text


def unmarked(cell: str) -> str:
    """Return the text that `marked` made `cell` of."""
    is_marked = cell.startswith(MARK) and _NEEDS_MARK.match(cell)
    return cell[1:] if is_marked else cell


def write_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of texts as CSV (RFC 4180) in UTF-8, headings first.

    Raises UnicodeEncodeError for half a character, which stored text never holds.
    """
    written = io.StringIO(newline="")
    written.write(_BYTE_ORDER_MARK)
    table = csv.writer(written, lineterminator="\r\n")
    table.writerows(map(marked, row) for row in rows)
    return written.getvalue().encode()


def read_table(content: bytes) -> list[list[str]]:
    """Return the rows of a table that `write_table` wrote, as they went in.

    Raises UnicodeDecodeError or csv.Error for anything that it can't have written.
    """
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [list(map(unmarked, row)) for row in csv.reader(text, strict=True)]
