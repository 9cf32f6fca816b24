"""Counts the ready parts of each job's sheet, within the query that reads the jobs.

The page of a job counts the same parts one by one, with what is still missing from each
(`interviewprep/pages/readiness.py`); a test holds the two together.
"""

from functools import reduce
from operator import add
from typing import Any

from django.db.models import (
    Case,
    Exists,
    Expression,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from interviewprep.fit.models import Criterion, Question
from interviewprep.stories.models import Need, Strength
from motivations.models import Line, Part, Reason

# Fewer questions, or fewer things that make it a yes, are no more than a beginning.
_ENOUGH = 2


def ready_parts() -> Expression:
    """Return how many of the six parts are ready, for a query over jobs."""
    parts = (_why(), _say(), _proof(), _gaps(), _ask(), _fit())
    total: Expression = reduce(add, map(_one_if, parts))
    return total


def _one_if(condition: Q) -> Expression:
    return Case(
        When(condition, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )


def _why() -> Q:
    return _has(Reason.objects.chosen())


def _say() -> Q:
    said = Line.objects.kept().filter(is_true=True)
    return _has(said.filter(part=Part.WHY)) & _has(said.filter(part=Part.OPEN))


def _proof() -> Q:
    """Each need that isn't a gap has its story, and there is one at least."""
    wanted = Need.objects.kept().exclude(strength=Strength.GAP)
    is_proven = Q(story__isnull=False, story__deleted_at=None)
    return _has(wanted.filter(is_proven)) & ~_has(wanted.exclude(is_proven))


def _gaps() -> Q:
    """What they need is known, and each gap in it has its bridge."""
    listed = Need.objects.kept()
    open_gaps = listed.filter(strength=Strength.GAP, bridge__isnull=True)
    return _has(listed) & ~_has(open_gaps)


def _ask() -> Q:
    return _has(Question.objects.kept(), at_least=_ENOUGH)


def _fit() -> Q:
    return _has(Criterion.objects.kept().yes(), at_least=_ENOUGH)


def _has(rows: QuerySet[Any], *, at_least: int = 1) -> Q:
    """Tell whether a job has so many of these rows, by looking for the last."""
    of_job = rows.filter(job=OuterRef("pk")).order_by()
    return Q(Exists(of_job[at_least - 1 : at_least]))
