"""What one person can have once alone, read off the models' own rules."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.lookups import Exact

from interviewprep.accounts.models import User


@cache
def has_rules(model: type[models.Model]) -> bool:
    """Tell whether one person can have some of a model's rows once alone."""
    meta = model._meta  # noqa: SLF001
    rules = [each for each in meta.constraints if isinstance(each, UniqueConstraint)]
    return any(
        column.related_model is User and column.unique
        for column in meta.concrete_fields
    ) or any(rule.expressions or "owner" in rule.fields for rule in rules)


def only_once(made: models.Model) -> Iterable[models.Q]:
    """Return what rows of one person can't share, for each of the model's rules."""
    values = {
        column.name: getattr(made, column.attname)
        for column in made._meta.concrete_fields  # noqa: SLF001
    }
    for column in made._meta.concrete_fields:  # noqa: SLF001
        if column.related_model is User and column.unique:
            yield models.Q((column.name, values[column.name]))
    for rule in made._meta.constraints:  # noqa: SLF001
        if not isinstance(rule, UniqueConstraint):
            continue
        if rule.expressions:
            yield models.Q(*(_as_given(each, values) for each in rule.expressions))
        elif "owner" in rule.fields and _binds(rule, made):
            same = models.Q(*((name, values[name]) for name in rule.fields))
            yield same & (rule.condition or models.Q())


def _binds(rule: UniqueConstraint, made: models.Model) -> bool:
    """Tell whether a rule that may hold for some rows only holds for this one."""
    if rule.condition is None:
        return True
    named = rule.condition.referenced_base_fields
    return rule.condition.check(
        {
            column.name: models.Value(getattr(made, column.attname), column)
            for column in made._meta.concrete_fields  # noqa: SLF001
            if column.name in named
        }
    )


def _as_given(expression: Any, values: dict[str, Any]) -> Exact[Any]:
    """Return the condition that an expression gives what it gives for `values`."""
    given = {models.F(name): models.Value(value) for name, value in values.items()}
    return Exact(expression, expression.replace_expressions(given))
