"""The people of a search, for programs."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status

from interviewprep.api.access import TokenRequest, needs, owner_of, reads_private
from interviewprep.api.asked import PersonChange, PersonFilter, PersonNew
from interviewprep.api.filling import filled, kept
from interviewprep.api.jobs import job_or_404
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import COMMON, OF_CHANGE, OF_ROW, Problem
from interviewprep.api.told import PersonPage, PersonShort, PersonWhole
from interviewprep.jobs.forms import VersionedForm
from interviewprep.jobs.forms.person import PersonForm
from interviewprep.jobs.models import Person

router = Router(tags=["People"])
READS, WRITES = needs(Scope.JOBS_READ), needs(Scope.JOBS_WRITE)


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
    return _shown(request, _person_or_404(request, person_id))


@router.post(
    "/people", url_name="people", response={201: PersonWhole, **OF_CHANGE}, **WRITES
)
def add_person(request: TokenRequest, asked: PersonNew) -> Status[dict[str, Any]]:
    """Add somebody; a name, a role or a company is enough."""
    given = asked.model_dump(exclude_unset=True)
    job_id = given.pop("job_id", None)
    job = job_or_404(request, job_id) if job_id else None
    made = kept(_form(Person(owner=owner_of(request), job=job), given))
    return Status(201, _shown(request, made))


@router.patch(
    "/people/{person_id}",
    url_name="person",
    response={200: PersonWhole, **OF_CHANGE},
    **WRITES,
)
def change_person(
    request: TokenRequest, person_id: Number, asked: PersonChange
) -> dict[str, Any]:
    """Change what is sent, and leave the rest; 409 if the version is an old one."""
    person = _person_or_404(request, person_id)
    return _shown(request, kept(_form(person, asked.model_dump(exclude_unset=True))))


def _person_or_404(request: TokenRequest, person_id: int) -> Person:
    rows = Person.objects.owned_by(owner_of(request)).kept()
    person = get_object_or_404(rows, pk=person_id)
    person.owner = owner_of(request)
    return person


def _form(person: Person, given: dict[str, Any]) -> VersionedForm[Person]:
    """Return the page's own form for somebody, filled with what was given."""
    if "key" in given:
        given["submit_key"] = given.pop("key")
    return filled(lambda data: PersonForm(data, instance=person), given)


def _shown(request: TokenRequest, person: Person) -> dict[str, Any]:
    private = {"notes": person.notes.reveal()} if reads_private(request) else None
    return {**_shown_short(person), "private": private}


def _shown_short(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PersonShort.model_fields}
