"""Recently deleted: everything that can still be brought back, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interviewprep.accounts.models import User
from interviewprep.fit.models import Criterion, Question
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Document, Event, Interview, Job, Person, SavedView
from interviewprep.jobs.timeline import words_for
from interviewprep.recoverable import KEPT_FOR, Recoverable, RecoverableQuerySet
from interviewprep.stories.models import Need, Story
from interviewprep.told.models import Told
from motivations.models import Line

# More than this at once would be a clean-up; the newest are the ones one misses.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Deleted:
    """One thing that was deleted, and the address that brings it back."""

    kind: str
    name: str
    at: datetime
    restore_at: str


@require_safe
def deleted(request: UserRequest) -> HttpResponse:
    """List what the person deleted in the last 30 days."""
    rows = sorted(_deleted_by(request.user), key=lambda each: each.at, reverse=True)
    context = {"rows": rows[:SHOWN], "days": KEPT_FOR.days}
    return render(request, "pages/deleted.html", context)


def recoverable_rows(user: User) -> list[RecoverableQuerySet[Any]]:
    """Return the person's rows of every kind that can be deleted and taken back."""
    return [
        Job.objects.owned_by(user),
        Interview.objects.owned_by(user).select_related("job").defer("notes"),
        Event.objects.owned_by(user).select_related("job").defer("note"),
        Person.objects.owned_by(user).defer("notes"),
        Document.objects.owned_by(user),
        Story.objects.owned_by(user),
        Need.objects.owned_by(user),
        Question.objects.owned_by(user).defer("blunt"),
        Criterion.objects.owned_by(user),
        Line.objects.owned_by(user),
        SavedView.objects.owned_by(user),
        Told.objects.owned_by(user),
    ]


def _deleted_by(user: User) -> list[Deleted]:
    return [
        Deleted(
            kind=str(row._meta.verbose_name),  # noqa: SLF001
            name=_name_of(row),
            at=row.deleted_at,
            restore_at=_restore_address(row),
        )
        for rows in recoverable_rows(user)
        for row in rows.deleted().order_by("-deleted_at", "-pk")[:SHOWN]
    ]


def _name_of(row: Recoverable) -> str:
    """Return what the thing is called; an interview goes by the job it was for."""
    if isinstance(row, Event):
        return f"{words_for(row)}, {row.job}"
    return str(row.job if isinstance(row, Interview) else row)


def _restore_address(row: Recoverable) -> str:
    if isinstance(row, Line):
        return reverse("motivations:restore_line", args=[row.job_id, row.pk])
    return reverse(_RESTORED_AT[type(row)], args=[row.pk])


_RESTORED_AT = {
    Job: "jobs:restore",
    Interview: "jobs:restore_interview",
    Event: "jobs:restore_event",
    Person: "jobs:restore_person",
    Document: "jobs:restore_document",
    Story: "stories:restore",
    SavedView: "jobs:restore_view",
    Need: "stories:restore_need",
    Question: "fit:restore_question",
    Criterion: "fit:restore_criterion",
    Told: "told:restore",
}
