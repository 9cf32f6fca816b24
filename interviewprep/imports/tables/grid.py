"""Finds the table in a text: what separates its cells, its header and its rows."""

import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.columns import known_headers
from interviewprep.text import clean_text

MOST_ROWS = 5000
MOST_COLUMNS = 120
# What the csv module allows by itself. It keeps that limit for the whole process,
# and other packages raise it, so it’s counted here as well.
_LONGEST_CELL = 131_072
# Some archives put a note above the header; none puts more than a few lines.
_ROWS_ABOVE_HEADER = 10
# Enough to tell that there are too many, wherever the header stands.
_MOST_READ = MOST_ROWS + _ROWS_ABOVE_HEADER + 2
_LOOKED_AT = 50_000
_SEPARATORS = (",", ";", "\t", "|")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number it has in the file, and its cells."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its name, its columns' headers, and its rows without empty ones."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def examples(self) -> list[str]:
        """Return the first thing that stands in each column."""
        return [self._first_in(place) for place in range(len(self.header))]

    def column(self, place: int) -> list[str]:
        """Return what stands in one column, from top to bottom."""
        return [row.cells[place] for row in self.rows if place < len(row.cells)]

    def _first_in(self, place: int) -> str:
        return next(filter(None, self.column(place)), "")


def read_grid(name: str, text: str) -> Grid:
    """Return the table in `text`; raise Refused when there's none, or too much."""
    try:
        rows = list(itertools.islice(_rows_of(text), _MOST_READ))
    except csv.Error:
        raise Refused(
            f"A cell of {name} is far too long, or a quotation mark is missing in it."
        ) from None
    if not rows:
        raise Refused(f"There’s nothing in {name}.")
    at = _header_at(rows)
    header, rest = rows[at].cells, rows[at + 1 :]
    if len(rest) > MOST_ROWS:
        raise Refused(
            f"{name} has more than {MOST_ROWS:,} rows. Split it, and bring one part at "
            "a time."
        )
    width = max(len(row.cells) for row in rows[at:])
    if width > MOST_COLUMNS:
        raise Refused(f"{name} has more than {MOST_COLUMNS} columns.")
    # A row may be longer than the header: what it holds there still has a place.
    named = [*header, *(f"Column {place + 1}" for place in range(len(header), width))]
    return Grid(name, tuple(named), tuple(rest))


def _rows_of(text: str) -> Iterator[Row]:
    """Yield the rows that hold anything, numbered as a spreadsheet shows them."""
    cells = _marked_down(text) if _is_marked_down(text) else _separated(text)
    for number, row in enumerate(cells, 1):
        tidy = tuple(clean_text(cell).strip() for cell in row)
        if any(tidy):
            yield Row(number, tidy)


def _separated(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table with separators; raise csv.Error at a long cell."""
    separator = max(_SEPARATORS, key=lambda each: _fit(text[:_LOOKED_AT], each))
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        if max(map(len, row), default=0) > _LONGEST_CELL:
            raise csv.Error("field larger than field limit")
        yield row


def _fit(start: str, separator: str) -> tuple[int, int]:
    """Rate a separator: headers that it lets us recognise, then the cells it makes."""
    try:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
        rows = list(itertools.islice(reader, _ROWS_ABOVE_HEADER))
    except csv.Error:
        return (0, 0)
    known = max((known_headers(row) for row in rows), default=0)
    return (known, max((len(row) for row in rows), default=0))


def _header_at(rows: list[Row]) -> int:
    """Return which of the first rows names most columns that we know."""
    first = rows[:_ROWS_ABOVE_HEADER]
    return max(range(len(first)), key=lambda at: (known_headers(first[at].cells), -at))


def _is_marked_down(text: str) -> bool:
    return any(map(_is_rule, text[:_LOOKED_AT].splitlines()))


def _is_rule(line: str) -> bool:
    """Tell the line under a Markdown table's header: nothing but dashes and bars."""
    return "|" in line and "--" in line and set(line) <= set("|-: \t")


def _marked_down(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table in Markdown; other lines are empty rows."""
    for line in text.splitlines():
        is_row = line.lstrip().startswith("|") and not _is_rule(line)
        yield _cells(line) if is_row else []


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(inner)]
