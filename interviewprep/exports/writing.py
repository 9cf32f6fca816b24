"""Saves rows as they are, many in one statement."""

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction

_AT_ONCE = 500


class _AsTheyAre(models.QuerySet[Any]):
    """Inserts rows raw, as Django's loader of fixtures does: no new “last changed”."""

    def _insert(self, objs: Any, fields: Any, **options: Any) -> Any:
        return super()._insert(objs, fields, **{**options, "raw": True})  # type: ignore[misc]


@transaction.atomic
def save_all(rows: Sequence[models.Model]) -> None:
    """Save new rows of one model, all or none; each knows its key afterwards.

    Raises DataError or IntegrityError, as the database does, for rows it can't take.
    """
    if rows:
        _AsTheyAre(type(rows[0])).bulk_create(rows, batch_size=_AT_ONCE)


def save_one(row: models.Model) -> None:
    """Save a new row; raises as `save_all` does."""
    row.save_base(raw=True, force_insert=True)
