"""Makes the rows of an archive somebody's own: all of them, or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from interviewprep.accounts.keys import forget_keys, keys_kept
from interviewprep.accounts.models import User
from interviewprep.accounts.portability import parts_of, preferences
from interviewprep.exports import additions
from interviewprep.exports.columns import BadValue, read_text, read_value
from interviewprep.exports.rules import has_rules, only_once
from interviewprep.exports.shape import (
    Column,
    Many,
    Table,
    tables_of,
    target_of,
    through_of,
)
from interviewprep.exports.unpacking import Archive, BadArchive, Json
from interviewprep.exports.writing import save_all, save_one
from interviewprep.jobs import filing

type Made = dict[type[models.Model], dict[int, models.Model]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a table come back, and how many of them were there already.

    `is_bodies` where they are bytes that belong to the rows of another table.
    """

    title: str
    rows: int
    known: int
    is_bodies: bool


def is_empty(user: User) -> bool:
    """Tell whether a person keeps nothing here yet."""
    return not any(table.rows.exists() for table in tables_of(parts_of(user)))


def look(user: User, archive: Archive) -> list[Count]:
    """Return what `restore` would bring back, and change nothing.

    Everything is tried, and taken back: what can be looked at can be restored. Raises
    BadArchive as `restore` does.
    """
    with transaction.atomic():
        counts = restore(user, archive)
        transaction.set_rollback(True)
    user.refresh_from_db()
    # A key made on the way is gone with the rows that it sealed.
    forget_keys()
    return counts


@transaction.atomic
def restore(user: User, archive: Archive, *, into_empty: bool = False) -> list[Count]:
    """Bring an archive back, and return how many rows of each table that makes.

    Every row becomes `user`'s and gets new keys; numbers in the archive lead to rows of
    the archive alone. In an empty account the settings come back too. Beside rows that
    are there already, these stay as they are: a tag, a saved view or a set of facts
    that a person can have once is not made twice; what came in is noted, so that it can
    be taken out. Raises BadArchive if anything in it isn't as we write it, or if
    somebody who asks for it `into_empty` keeps something by now; then nothing changes.
    """
    # Two presses queue here, so that the second sees what the first brought.
    User.objects.select_for_update().filter(pk=user.pk).values("pk").first()
    tables = tables_of(parts_of(user))
    was_empty = is_empty(user)
    if into_empty and not was_empty:
        raise BadArchive(
            "You keep things here by now: it may have been brought back already. Look "
            "at your jobs first."
        )
    _refuse_unknown(archive, tables)
    before = {} if was_empty else additions.numbers_of(tables)
    made: Made = {}
    with keys_kept():
        counts = [
            _Restored(table, archive, made, user).counted(is_beside=not was_empty)
            for table in tables
        ]
    _refuse_without_room(user)
    if was_empty:
        _restore_settings(user, archive.settings)
    else:
        rows = {count.title: count.rows for count in counts}
        additions.note(user, tables, before, rows)
    return counts


def _refuse_without_room(user: User) -> None:
    try:
        filing.refuse_without_room(user)
    except filing.NoRoom:
        raise BadArchive(
            "With the files in it, yours would take more room than there is. Delete "
            "files you no longer need, then bring it back."
        ) from None


def _refuse_unknown(archive: Archive, tables: list[Table]) -> None:
    known = {table.place for table in tables}
    for part, name in [*archive.rows, *archive.private]:
        if (part, name) not in known:
            raise BadArchive(
                f"This file has something that isn’t known here ({name[:40]}). It was "
                "made by a newer version."
            )


def _restore_settings(user: User, settings: Json) -> None:
    for column in preferences():
        if column.name in settings:
            try:
                value = read_value(column, settings[column.name])
            except BadValue as bad:
                why = f"{column.name}: {bad}"
                raise BadArchive(_where("settings", 1, why)) from None
            setattr(user, column.name, value)
    user.save(update_fields=[column.name for column in preferences()])


class _Restored:
    """One table on its way back."""

    def __init__(self, table: Table, archive: Archive, made: Made, user: User) -> None:
        self._table = table
        self._shape = table.shape
        self._archive = archive
        self._made = made
        self._user = user
        self._private = archive.private.get(table.place, {})
        self._known = {"id", *(column.name for column in self._shape.open)}

    def counted(self, *, is_beside: bool) -> Count:
        """Save the table's rows and count them."""
        mine = self._made.setdefault(self._shape.model, {})
        found = sorted(
            self._archive.rows.get(self._table.place, []),
            key=lambda row: int(row["id"]),
        )
        may_have_twins = is_beside and has_rules(self._shape.model)
        if may_have_twins or self._shape.bodies:
            known = self._save_each(found, mine, is_beside=is_beside)
        else:
            known = 0
            self._save_all(found, mine)
        if not mine.keys() >= self._private.keys():
            self._refuse(0, "a private note of nothing")
        for many in self._shape.many:
            self._relate(many, found)
        return Count(self._table.title, len(found), known, bool(self._shape.bodies))

    def _save_each(
        self, rows: list[Json], mine: dict[int, models.Model], *, is_beside: bool
    ) -> int:
        """Save rows one after another; return how many were there already."""
        known = 0
        for row in rows:
            made = self._built(row)
            twin = self._twin(made) if is_beside else None
            known += twin is not None
            mine[row["id"]] = self._saved(made, row) if twin is None else twin
        return known

    def _save_all(self, rows: list[Json], mine: dict[int, models.Model]) -> None:
        """Save rows together; if they can't be, find the one that is wrong."""
        mine.update((row["id"], self._built(row)) for row in rows)
        try:
            save_all(list(mine.values()))
        except (DataError, IntegrityError):
            for row in rows:
                self._saved(self._built(row), row)
            self._refuse(rows[0]["id"], "they contradict each other")

    def _built(self, row: Json) -> models.Model:
        """Return the row as one of the person's, not saved yet."""
        number = row["id"]
        if not row.keys() <= self._known:
            self._refuse(number, "something we don’t know")
        made = self._shape.model()
        for column in self._shape.owners:
            setattr(made, column.name, self._user)
        for column in self._shape.values:
            try:
                setattr(made, column.name, self._value(made, column, row))
            except BadValue as bad:
                self._refuse(number, f"{column.name}: {bad}")
        for column in self._shape.links:
            setattr(made, column.name, self._linked(column, row))
        for column in self._shape.bodies:
            setattr(made, column.name, self._body(row, column))
        self._seal(made, number)
        try:
            made.clean()
        except ValidationError:
            self._refuse(number, "it contradicts itself")
        return made

    def _value(self, made: models.Model, column: Column, row: Json) -> Any:
        if column.name in row:
            return read_value(column, row[column.name])
        # A column that is younger than the file: as in a row that is made today.
        return column.pre_save(made, add=True)

    def _seal(self, made: models.Model, number: int) -> None:
        texts = self._private.get(number, {})
        if not texts.keys() <= {"id", *(column.name for column in self._shape.sealed)}:
            self._refuse(number, "something we don’t know")
        for column in self._shape.sealed:
            try:
                text = read_text(column, texts.get(column.name, ""))
            except BadValue as bad:
                self._refuse(number, f"{column.name}: {bad}")
            setattr(made, column.name, text)
            column.pre_save(made, add=True)

    def _linked(self, column: Column, row: Json) -> models.Model | None:
        number = row.get(column.name)
        if number is None and column.null:
            return None
        return self._row(column, number, row["id"])

    def _row(self, column: Column, number: Any, row: int) -> models.Model:
        made = self._made[target_of(column)]
        if type(number) is not int or number not in made:
            self._refuse(row, f"{column.name} leads nowhere")
        return made[number]

    def _body(self, row: Json, column: Column) -> bytes:
        name = row.get(column.name)
        if not isinstance(name, str) or name not in self._archive.bodies:
            self._refuse(row["id"], "its file isn’t there")
        return self._archive.bodies.read(name)

    def _twin(self, made: models.Model) -> models.Model | None:
        """Return the person's row that stands where only one can, and `made` would."""
        for same in only_once(made):
            found: models.Model | None = self._table.rows.filter(same).first()
            if found is not None:
                return found
        return None

    def _saved(self, made: models.Model, row: Json) -> models.Model:
        try:
            save_one(made)
        except (DataError, IntegrityError):
            self._refuse(row["id"], "it contradicts itself or another")
        for column in self._shape.bodies:
            # Saved, and nobody asks for it again: room for the next one.
            setattr(made, column.name, b"")
        return made

    def _relate(self, many: Many, rows: list[Json]) -> None:
        through = through_of(many)
        here = f"{many.m2m_field_name()}_id"
        there = f"{many.m2m_reverse_field_name()}_id"
        pairs = [
            through(**{here: mine, there: other})
            for mine, other in self._pairs(many, rows)
        ]
        # A row that was there already may lead there already.
        through._base_manager.bulk_create(pairs, ignore_conflicts=True)  # noqa: SLF001

    def _pairs(self, many: Many, rows: list[Json]) -> Iterator[tuple[Any, Any]]:
        for row in rows:
            numbers = row.get(many.name, [])
            if not isinstance(numbers, list):
                self._refuse(row["id"], f"{many.name} isn’t a list")
            others = {self._row(many, number, row["id"]).pk for number in numbers}
            mine = self._made[self._shape.model][row["id"]].pk
            yield from ((mine, other) for other in sorted(others))

    def _refuse(self, number: int, why: str) -> NoReturn:
        raise BadArchive(_where(self._table.title, number, why)) from None


def _where(title: str, number: int, why: str) -> str:
    return (
        f"We can’t bring this file back: {title}, row {number} isn’t right ({why}). "
        "Nothing has changed."
    )
