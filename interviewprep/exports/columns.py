"""Reads one value of a file as a column takes it, as strictly as a form would."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from interviewprep.exports.shape import Column
from interviewprep.text import clean_text

_TEXTS = (
    models.CharField,
    models.TextField,
    models.UUIDField,
    models.DecimalField,
    models.DateField,
    models.TimeField,
)
# At either end a moment can't be told in every zone.
_FIRST_YEAR, _LAST_YEAR = 2, 9998


class BadValue(Exception):
    """A value that the column can't have; the message says why, in a few words."""


def read_value(column: Column, value: Any) -> Any:
    """Return `value`, out of JSON, as `column` keeps it; raise BadValue otherwise.

    Texts are made safe to keep. An empty text is taken wherever texts are: what a
    form once let through must come back.
    """
    if value is None:
        if not column.null:
            raise BadValue("nothing is said")
        return None
    if isinstance(column, models.JSONField):
        if type(value) is not type(column.get_default()):
            raise BadValue("of another kind")
        return _clean(value)
    read = _converted(column, _of_right_type(column, value))
    if read != "":
        _check(column, read)
    return read


def read_text(column: Column, value: Any) -> str:
    """Return a private text as it may be kept; raise BadValue for anything else."""
    if not isinstance(value, str):
        raise BadValue("not a text")
    text = clean_text(value)
    _check_length(column, text)
    return text


def _of_right_type(column: Column, value: Any) -> Any:
    if isinstance(column, models.BooleanField):
        expected: type = bool
    else:
        expected = str if isinstance(column, _TEXTS) else int
    if type(value) is not expected:
        raise BadValue("of another kind")
    return clean_text(value) if isinstance(value, str) else value


def _converted(column: Column, value: Any) -> Any:
    try:
        read = column.to_python(value)
        if isinstance(read, datetime):
            return _moment(read)
    except (ValidationError, ValueError, OverflowError):
        raise BadValue("can’t be read") from None
    return read


def _moment(read: datetime) -> datetime:
    if read.tzinfo is None or not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        raise ValueError("no moment that every zone has")
    return read.astimezone(UTC)


def _check(column: Column, value: Any) -> None:
    if column.choices is not None and value not in _choices(column):
        raise BadValue("not one of the choices")
    _check_length(column, value)
    try:
        column.run_validators(value)
    except ValidationError:
        raise BadValue("out of bounds") from None


@cache
def _choices(column: Column) -> frozenset[Any]:
    return frozenset(value for value, _ in column.flatchoices)


def _check_length(column: Column, value: Any) -> None:
    # Django leaves the length of a TextField to forms.
    longest = column.max_length
    if longest and isinstance(value, str) and len(value) > longest:
        raise BadValue("too long")


def _clean(value: Any) -> Any:
    """Return JSON with every text in it made safe to keep."""
    if isinstance(value, dict):
        return {clean_text(key): _clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return clean_text(value) if isinstance(value, str) else value
