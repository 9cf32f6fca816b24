"""Queries that Django puts into SQL once, and that are then asked again and again.

Putting a query into SQL costs ten times what a small one's answer does, and the board
and the list ask the same few on each visit. What varies is marked when a query is
written; the marks are given their values when it is asked.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

# Stands for the owner, and for the present moment, while a query is written. Nobody's
# id is negative, and nothing happened in the year 1.
OWNER = -(2**62)
NOW = datetime(1, 2, 3, 4, 5, 6, tzinfo=UTC)


class Written(NamedTuple):
    """A query in the database's own words, with marks among its values."""

    alias: str
    sql: str
    values: tuple[Any, ...]

    def ask(self, *, owner: int, now: datetime | None = None) -> list[tuple[Any, ...]]:
        """Return the rows for an owner, at a moment, as the database gives them."""
        marks: dict[Any, Any] = {OWNER: owner}
        connection = connections[self.alias]
        if now is not None:
            adapt = connection.ops.adapt_datetimefield_value
            marks[adapt(NOW)] = adapt(now)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, _filled(self.values, marks))
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found


def written(rows: QuerySet[Any, Any]) -> Written:
    """Put a query into SQL.

    `rows` are filtered by the marks and by nothing else that varies; the moments and
    days among its columns are read `as_text`.
    """
    sql, values = rows.query.get_compiler(rows.db).as_sql()
    return Written(rows.db, sql, tuple(values))


def as_text(field: str) -> Cast:
    """Return a moment or day as the text that `moment` and `day` read.

    Most are never read: they only tell whether a row looks as it did.
    """
    return Cast(field, CharField())


def moment(text: str) -> datetime:
    """Return the aware moment in a text that a database made of one."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def day(text: str | None) -> date | None:
    """Return the day in a text that a database made of one; None stays None."""
    return date.fromisoformat(text) if text else None


def _filled(values: tuple[Any, ...], marks: Mapping[Any, Any]) -> list[Any]:
    return [marks.get(value, value) for value in values]
