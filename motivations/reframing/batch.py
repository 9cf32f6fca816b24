"""Reframing many texts at once: a table in, one JSON object a line out."""

import csv
import json
from collections.abc import Iterable, Iterator

from motivations.reframing.engine import reframe

_LONGEST_FIELD = 10_000_000


class BadTable(ValueError):
    """The table lacks a column that is needed."""


def answer_table(rows: Iterable[str], *, towards: str | None = None) -> Iterator[str]:
    """Yield one JSON object for each row of a tab-separated table, in order.

    The first row names the columns; `id` and `text` are read, others ignored, and
    nothing is taken for a quote. A short row counts as an empty text. Raises BadTable
    when a column is missing.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    cleaned = (row.replace("\0", " ") for row in rows)
    table = csv.DictReader(cleaned, delimiter="\t", quoting=csv.QUOTE_NONE)
    if not {"id", "text"} <= set(table.fieldnames or ()):
        raise BadTable("The first row must name the columns id and text.")
    for row in table:
        yield answer_json(row["text"] or "", identity=row["id"] or "", towards=towards)


def answer_json(text: str, *, identity: str = "", towards: str | None = None) -> str:
    """Return the reframing of one text as one line of JSON."""
    answer = reframe(text, towards=towards).as_dict()
    return json.dumps({"id": identity, **answer} if identity else answer)
