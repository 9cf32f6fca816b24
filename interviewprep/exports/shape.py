"""How a model's row looks in a file: which columns go along, and in which way."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, cast

from django.db import models

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part
from interviewprep.sealed.fields import SealedTextField, sealed_fields

type Column = models.Field[Any, Any]
type Many = models.ManyToManyField[Any, Any]
type Rows = models.QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a model, by how a file has them.

    `owners` lead to the person and stay out, as do numbers and keys that are made anew
    with each row. `values` stand as they are, `links` and `many` as the numbers that
    rows have within the file, `sealed` in the private file, `bodies` in one each.
    """

    model: type[models.Model]
    owners: tuple[Column, ...]
    values: tuple[Column, ...]
    links: tuple[Column, ...]
    many: tuple[Many, ...]
    sealed: tuple[SealedTextField, ...]
    bodies: tuple[Column, ...]

    @property
    def open(self) -> tuple[Column, ...]:
        """Return the columns that the open file has, in the order of the model."""
        return (*self.values, *self.links, *self.many, *self.bodies)


@cache
def shape_of(model: type[models.Model]) -> Shape:
    """Return how rows of `model` look in a file."""
    columns: list[Column] = list(model._meta.concrete_fields)  # noqa: SLF001
    relations = [column for column in columns if column.is_relation]
    owners = [column for column in relations if column.related_model is User]
    bodies = [column for column in columns if isinstance(column, models.BinaryField)]
    apart = {*relations, *bodies, *sealed_fields(model)}
    return Shape(
        model=model,
        owners=tuple(owners),
        values=tuple(c for c in columns if c not in apart and not _is_made_anew(c)),
        links=tuple(column for column in relations if column not in owners),
        many=tuple(model._meta.local_many_to_many),  # noqa: SLF001
        sealed=tuple(sealed_fields(model)),
        bodies=tuple(bodies),
    )


def _is_made_anew(column: Column) -> bool:
    """Tell whether each row gets a value of its own here, whatever a file says."""
    is_key = isinstance(column, models.UUIDField) and column.unique
    return isinstance(column, models.AutoField) or is_key


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: the package and the name it goes under, and its rows."""

    part: str
    name: str
    rows: Rows
    shape: Shape = field(repr=False)

    @property
    def title(self) -> str:
        """What a person calls these rows: “saved views”."""
        return self.name.replace("_", " ")

    @property
    def place(self) -> tuple[str, str]:
        """Where the table stands in the file."""
        return self.part, self.name


def tables_of(parts: Mapping[str, Part]) -> list[Table]:
    """Return every table of the parts, those that others lead to before those others.

    Raises CycleError if tables lead to each other in a circle, and KeyError if one
    leads to a model that no part has.
    """
    found = {
        rows.model: Table(part, name, rows, shape_of(cast("Hashable", rows.model)))
        for part, share in parts.items()
        for name, rows in share.tables.items()
    }
    needs = {model: _needs(table.shape) for model, table in found.items()}
    return [found[model] for model in TopologicalSorter(needs).static_order()]


def _needs(shape: Shape) -> list[type[models.Model]]:
    return [target_of(column) for column in (*shape.links, *shape.many)]


def target_of(column: Column) -> type[models.Model]:
    """Return the model that a relation leads to."""
    return cast("type[models.Model]", column.related_model)


def through_of(many: Many) -> type[models.Model]:
    """Return the model whose rows are the pairs of a many-to-many field."""
    return cast("type[models.Model]", many.remote_field.through)
