"""The people of a job, and everybody a person knows; cards for the address book."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Max, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs import vcard
from interviewprep.jobs.forms import PersonForm
from interviewprep.jobs.models import OFF, Person, PersonQuerySet, Standing
from interviewprep.jobs.views.jobs import job_or_404

A_PAGE = 100


@require_safe
def everybody(request: UserRequest) -> HttpResponse:
    """List everybody the person knows, by name, a page at a time."""
    rows = _with_dates(_mine(request), now=timezone.now()).select_related("job")
    rows = rows.defer("notes", "job__notes", "job__posting")
    if first := _first_of_page(request):
        rows = rows.filter(
            Q(name__gt=first.name) | Q(name=first.name, pk__gte=first.pk)
        )
    found = list(rows[: A_PAGE + 1])
    context = {"people": found[:A_PAGE], "more": found[A_PAGE:]}
    return render(request, "jobs/everybody.html", context)


def _first_of_page(request: UserRequest) -> Person | None:
    """Return the person with whom the page that the address asks for begins."""
    asked = request.GET.get("from", "")
    if not asked.isdecimal() or len(asked) > len(str(2**62)):
        return None
    return _mine(request).only("name").filter(pk=int(asked)).first()


@require_safe
def people(request: UserRequest, job_id: int) -> HttpResponse:
    """List the people of one job."""
    job = job_or_404(request, job_id)
    rows = _with_dates(_mine(request).filter(job=job), now=timezone.now())
    context = {"job": job, "people": list(rows.defer("notes"))}
    return render(request, "jobs/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Add somebody who belongs to no job yet."""
    return _edited(request, Person(owner=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def new_of_job(request: UserRequest, job_id: int) -> HttpResponse:
    """Add somebody to a job."""
    job = job_or_404(request, job_id)
    return _edited(request, Person(owner=request.user, job=job, company=job.company))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, person_id: int) -> HttpResponse:
    """Change what is known about somebody."""
    return _edited(request, _person_or_404(request, person_id))


def _edited(request: UserRequest, person: Person) -> HttpResponse:
    form = PersonForm(
        request.POST if request.method == "POST" else None, instance=person
    )
    if request.method == "POST" and form.is_valid() and (saved := form.save_or_ask()):
        messages.success(request, "Saved.")
        return redirect(_list_of(saved))

    back = _list_of(person)
    context = {"job": person.job, "person": person, "form": form, "back": back}
    status = 422 if form.errors else 200
    return render(request, "jobs/person.html", context, status=status)


@require_POST
def delete(request: UserRequest, person_id: int) -> HttpResponse:
    """Delete somebody at once; the message offers them back."""
    person = _person_or_404(request, person_id)
    person.mark_deleted(at=timezone.now())
    undo = reverse("jobs:restore_person", args=[person.pk])
    messages.info(request, f"{person} deleted.", extra_tags=undo)
    return redirect(_list_of(person))


@require_POST
def restore(request: UserRequest, person_id: int) -> HttpResponse:
    """Bring somebody back."""
    rows = Person.objects.owned_by(request.user).deleted()
    person = get_object_or_404(rows, pk=person_id)
    person.recover()
    messages.success(request, f"{person} is back.")
    return redirect(_list_of(person))


@require_safe
def card(request: UserRequest, person_id: int) -> HttpResponse:
    """Download one person as a contact card."""
    person = get_object_or_404(_mine(request).defer("notes"), pk=person_id)
    return _download(vcard.vcards([person]), vcard.file_name(person))


@require_safe
def cards(request: UserRequest) -> HttpResponse:
    """Download everybody as contact cards, in one file."""
    rows = _mine(request).defer("notes").iterator(chunk_size=500)
    return _download(vcard.vcards(rows), "contacts.vcf")


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=vcard.CONTENT_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _mine(request: UserRequest) -> PersonQuerySet:
    return Person.objects.owned_by(request.user).kept().by_name()


def _with_dates(rows: PersonQuerySet, *, now: datetime) -> Any:
    """Note with each when they last sat opposite, which `now` is past."""
    held = [standing for standing in Standing if standing not in OFF]
    took_place = Q(
        interviews__deleted_at=None,
        interviews__starts_at__lte=now,
        interviews__standing__in=held,
    )
    return rows.annotate(met_at=Max("interviews__starts_at", filter=took_place))


def _list_of(person: Person) -> str:
    if person.job_id is None:
        return reverse("jobs:everybody")
    return reverse("jobs:people", args=[person.job_id])


def _person_or_404(request: UserRequest, person_id: int) -> Person:
    """Fetch somebody the person knows; whom others know is not there."""
    rows = _mine(request).select_related("job").defer("job__notes", "job__posting")
    person = get_object_or_404(rows, pk=person_id)
    person.owner = request.user
    return person
