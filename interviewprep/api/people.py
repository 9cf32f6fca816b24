"""The people of a search, for programs."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router

from interviewprep.api.access import TokenRequest, needs, owner_of, reads_private
from interviewprep.api.asked import PersonFilter
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import COMMON, OF_ROW, Problem
from interviewprep.api.told import PersonPage, PersonShort, PersonWhole
from interviewprep.jobs.models import Person

router = Router(tags=["People"])
READS = needs(Scope.JOBS_READ)


@router.get(
    "/people",
    url_name="people",
    response={200: PersonPage, 422: Problem, **COMMON},
    **READS,
)
def list_people(request: TokenRequest, asked: Query[PersonFilter]) -> dict[str, Any]:
    """List people by their number, those of one job or all; “next” goes on."""
    rows = Person.objects.owned_by(owner_of(request)).kept().defer("notes")
    if asked.job_id:
        rows = rows.filter(job=asked.job_id)
    found = list(rows.filter(pk__gt=asked.after).order_by("pk")[: asked.limit + 1])
    more = len(found) > asked.limit
    items = [_shown_short(person) for person in found[: asked.limit]]
    return {"items": items, "next": found[asked.limit - 1].pk if more else None}


@router.get(
    "/people/{person_id}",
    url_name="person",
    response={200: PersonWhole, **OF_ROW},
    **READS,
)
def get_person(request: TokenRequest, person_id: Number) -> dict[str, Any]:
    """Return one person."""
    rows = Person.objects.owned_by(owner_of(request)).kept()
    person = get_object_or_404(rows, pk=person_id)
    private = {"notes": person.notes.reveal()} if reads_private(request) else None
    return {**_shown_short(person), "private": private}


def _shown_short(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PersonShort.model_fields}
