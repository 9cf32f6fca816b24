"""Everything that a person keeps here, written as files from which it comes back.

Rows are numbered within the files, so that no number of the database gets out and the
same things always give the same bytes, on whatever machine they are kept.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import models

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, parts_of, preferences
from interviewprep.exports.packing import safe_name
from interviewprep.exports.shape import (
    Column,
    Many,
    Shape,
    Table,
    tables_of,
    target_of,
    through_of,
)

# Written into the files: a later version that writes them otherwise counts on.
FORMAT = 1
README = """\
everything.json  what you keep here, except your private notes
private.json     your private notes, in plain text: keep this file to yourself
files/           the files you uploaded, as they were
account.json     whose data this is, and when it was downloaded

Upload the ZIP under Settings, Your data, Bring it back, and all of it is there again.
Without private.json everything but your private notes comes back. What you deleted in
the last 30 days is in here too, and comes back as deleted.
"""

type Json = dict[str, Any]
type Numbers = dict[type[models.Model], dict[Any, int]]
type File = tuple[str, bytes]


def everything(user: User, now: datetime) -> Iterable[File]:
    """Return the files of a whole account, name and content; uploads come one by one.

    Raises PrivateTextLocked when a private note can't be opened: an archive that lacks
    it silently would be taken for complete.
    """
    parts = parts_of(user)
    tables = tables_of(parts)
    kept = [list(_rows(table)) for table in tables]
    numbers: Numbers = {
        table.shape.model: {row.pk: number for number, row in enumerate(rows, 1)}
        for table, rows in zip(tables, kept, strict=True)
    }
    written = {
        table.place: _Written(table, rows, numbers)
        for table, rows in zip(tables, kept, strict=True)
    }
    public = {"format": FORMAT, "settings": _settings(user)}
    private: Json = {"format": FORMAT}
    for part, share in parts.items():
        if not share.tables:
            continue
        these = {name: written[part, name] for name in share.tables}
        public[part] = {name: table.open() for name, table in these.items()}
        private[part] = {
            name: table.private() for name, table in these.items() if table.has_private
        }
    texts = [
        ("README.txt", README.encode()),
        ("account.json", _as_json(_account(user, parts, now))),
        ("everything.json", _as_json(public)),
        ("private.json", _as_json(private)),
    ]
    return _then_bodies(texts, tables, numbers)


def _rows(table: Table) -> models.QuerySet[Any]:
    """Return a table's rows in their order, without the bytes of files."""
    bodies = [column.name for column in table.shape.bodies]
    return table.rows.order_by("pk").defer(*bodies)


class _Written:
    """One table as the files have it."""

    def __init__(self, table: Table, rows: list[Any], numbers: Numbers) -> None:
        self._table = table
        self._rows = rows
        self._numbers = numbers
        self._many = {column: self._pairs(column) for column in table.shape.many}

    @property
    def has_private(self) -> bool:
        """Tell whether rows of this table can hold private notes."""
        return bool(self._table.shape.sealed)

    def open(self) -> list[Json]:
        """Return what others may read too, a row each."""
        return [
            {"id": number, **self._columns(row)}
            for number, row in enumerate(self._rows, 1)
        ]

    def private(self) -> list[Json]:
        """Return the private notes of the rows that have any."""
        revealed = (
            {"id": number, **_revealed(row, self._table.shape)}
            for number, row in enumerate(self._rows, 1)
        )
        return [row for row in revealed if len(row) > 1]

    def _columns(self, row: models.Model) -> Json:
        shape = self._table.shape
        return {
            **{
                column.name: plain(getattr(row, column.name)) for column in shape.values
            },
            **{column.name: self._number(row, column) for column in shape.links},
            **{
                column.name: self._many[column].get(row.pk, []) for column in shape.many
            },
            **{column.name: self._file(row) for column in shape.bodies},
        }

    def _number(self, row: models.Model, column: Column) -> int | None:
        key = getattr(row, column.attname)
        return None if key is None else self._numbers[target_of(column)][key]

    def _file(self, row: models.Model) -> str:
        return file_name(self._table, self._numbers[type(row)][row.pk], str(row))

    def _pairs(self, column: Many) -> dict[Any, list[int]]:
        """Return the numbers that each row's many-to-many field leads to, in order."""
        here = f"{column.m2m_field_name()}_id"
        there = f"{column.m2m_reverse_field_name()}_id"
        mine = {f"{column.m2m_field_name()}__in": self._table.rows.values("pk")}
        through = through_of(column)._base_manager  # noqa: SLF001
        found: dict[Any, list[int]] = {}
        for row, other in through.filter(**mine).values_list(here, there):
            found.setdefault(row, []).append(self._numbers[target_of(column)][other])
        return {row: sorted(others) for row, others in found.items()}


def file_name(table: Table, number: int, name: str) -> str:
    """Return where an upload lies in the ZIP: “files/3-my-cv.pdf”."""
    return f"{table.name}/{number}-{safe_name(name)}"


def plain(value: Any) -> Any:
    """Return a column's value in JSON's own types; moments are told in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dict | list):
        return _in_order(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _in_order(value: Any) -> Any:
    """Return JSON with its keys in one order: databases keep none."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    return [_in_order(each) for each in value] if isinstance(value, list) else value


def _revealed(row: models.Model, shape: Shape) -> dict[str, str]:
    texts = {column.name: getattr(row, column.name).reveal() for column in shape.sealed}
    return {name: text for name, text in texts.items() if text}


def _settings(user: User) -> Json:
    return {column.name: plain(getattr(user, column.name)) for column in preferences()}


def _account(user: User, parts: Mapping[str, Part], now: datetime) -> Json:
    """Return what tells of this download and this account, and isn't brought back."""
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    return {
        "made_at": plain(now),
        "email": user.email,
        "joined_at": plain(user.joined_at),
        "addresses": list(addresses.values("email", "verified", "primary")),
        **{
            part: {name: plain(fact) for name, fact in share.told.items()}
            for part, share in parts.items()
            if share.told
        },
    }


def _as_json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _then_bodies(
    texts: list[File], tables: list[Table], numbers: Numbers
) -> Iterator[File]:
    """Yield the texts, then each upload as it is fetched: never two at once."""
    yield from texts
    for table in tables:
        for column in table.shape.bodies:
            for row in table.rows.order_by("pk").iterator(chunk_size=1):
                number = numbers[table.shape.model][row.pk]
                content = bytes(getattr(row, column.name))
                yield file_name(table, number, str(row)), content
