"""Accounts of any rows at all, for hypothesis to draw, whatever models there are."""

import hashlib
import string
from datetime import UTC, date, datetime
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from hypothesis import strategies as st

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import parts_of
from interviewprep.exports.shape import Column, Table, tables_of, target_of
from interviewprep.jobs.models import DocumentBody
from interviewprep.text import clean_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(clean_text)
SPECIAL = {
    models.URLField: ["", "https://example.com/ad?x=%20#1", "http://a.example:8080"],
    models.EmailField: ["", "dana@example.com"],
}
FIRST, LAST = date(1970, 1, 2), date(2100, 1, 1)
MOMENTS = st.builds(
    datetime.combine, st.dates(FIRST, LAST), st.times(), tzinfo=st.just(UTC)
)
KINDS: dict[type[Column], st.SearchStrategy[Any]] = {
    models.BooleanField: st.booleans(),
    models.UUIDField: st.uuids(),
    models.DecimalField: st.decimals(0, 10**9, places=2),
    models.DateTimeField: MOMENTS,
    models.DateField: st.dates(),
    models.TimeField: st.times(),
}


def fill(user: User, data: st.DataObject) -> int:
    """Give a person up to two rows of every model, and return how many it took."""
    made = 0
    for table in tables_of(parts_of(user)):
        for _ in range(data.draw(st.integers(0, 2), table.name)):
            made += _added(table, user, data)
    return made


def _added(table: Table, user: User, data: st.DataObject) -> bool:
    """Add a row, unless it would break a rule or lacks what it belongs to."""
    row = _drawn(table, user, data)
    if row is None:
        return False
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if isinstance(row, DocumentBody):
                _tell_of(row)
    except IntegrityError:
        return False
    for many in table.shape.many:
        known = _mine(target_of(many), user)
        some = st.lists(st.sampled_from(known), unique=True) if known else st.just([])
        getattr(row, many.name).set(data.draw(some, many.name))
    return True


def _drawn(table: Table, user: User, data: st.DataObject) -> models.Model | None:
    """Return a row that isn't saved yet; None if there is nothing it can belong to."""
    shape = table.shape
    row = shape.model()
    for column in shape.owners:
        setattr(row, column.name, user)
    for column in (*shape.values, *shape.sealed):
        setattr(row, column.name, data.draw(values_of(column), column.name))
    for column in shape.bodies:
        setattr(row, column.name, data.draw(st.binary(max_size=9)))
    for column in shape.links:
        known = _mine(target_of(column), user)
        choices = [*known, None] if column.null else known
        if not choices:
            return None
        setattr(row, column.name, data.draw(st.sampled_from(choices), column.name))
    return row


def _tell_of(body: DocumentBody) -> None:
    """Let a file's row tell of the bytes it has: others don't come back."""
    document = body.document
    document.size = len(body.data)
    document.digest = hashlib.sha256(body.data).hexdigest()
    document.save(update_fields=["size", "digest"])


def _mine(model: type[models.Model], user: User) -> list[Any]:
    tables = tables_of(parts_of(user))
    return next(list(table.rows) for table in tables if table.shape.model is model)


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Return a strategy for what the column can hold."""
    given = _given(column)
    return st.one_of(st.none(), given) if column.null else given


def _given(column: Column) -> st.SearchStrategy[Any]:
    if column.choices:
        known = [value for value, _ in column.flatchoices]
        return st.sampled_from([*known, ""] if column.blank else known)
    if isinstance(column, models.JSONField):
        texts = st.dictionaries(TEXT, st.one_of(TEXT, st.lists(TEXT), st.booleans()))
        return texts if column.get_default() == {} else st.lists(TEXT)
    if type(column) in SPECIAL:
        return st.sampled_from(SPECIAL[type(column)])
    if column.name in {"zone", "their_zone"}:
        return st.sampled_from(["", "Europe/Lisbon"])
    if isinstance(column, models.IntegerField):
        return _number(column)
    kinds = [kind for kind in KINDS if isinstance(column, kind)]
    return KINDS[kinds[0]] if kinds else _short(column)


def _number(column: Column) -> st.SearchStrategy[int]:
    """Return a strategy for small numbers within the column's bounds."""
    rules = column.validators
    least = [rule.limit_value for rule in rules if isinstance(rule, MinValueValidator)]
    most = [rule.limit_value for rule in rules if isinstance(rule, MaxValueValidator)]
    lowest = max([0, *least])
    return st.integers(lowest, min([lowest + 50, *most]))


def _short(column: Column) -> st.SearchStrategy[str]:
    longest = column.max_length or 20
    letters = st.text(string.ascii_letters, max_size=3)
    return st.one_of(TEXT, letters).map(lambda text: text[:longest])
