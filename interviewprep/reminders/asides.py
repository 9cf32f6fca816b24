"""Doing what is due, leaving it for tomorrow, and taking either back."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F

from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, EventKind, Interview, Job, Person
from interviewprep.reminders.due import thanks_day
from interviewprep.reminders.models import About, Aside

type Row = Job | Interview | Person

# Where the day stands that a thing is for; doing the thing empties it.
_DAYS: dict[About, tuple[type[models.Model], str]] = {
    About.JOB: (Job, "follow_up_on"),
    About.PERSON: (Person, "next_on"),
    About.ROUND: (Interview, "next_on"),
}


class NotThere(Exception):
    """The person has no such row."""


def row_of(user: User, about: About, number: int) -> Row:
    """Return the row that a thing to do is about. Raises NotThere."""
    row: Row | None = _rows(user, about).filter(pk=number).first()
    if row is None:
        raise NotThere(about)
    row.owner = user
    return row


def _rows(user: User, about: About) -> models.QuerySet[Any]:
    if about in (About.ROUND, About.THANKS):
        return Interview.objects.owned_by(user).kept().select_related("job")
    if about is About.PERSON:
        return Person.objects.owned_by(user).kept()
    return Job.objects.owned_by(user).kept()


def day_of(row: Row, about: About) -> date | None:
    """Return the day that a thing to do is for; None when there is nothing to do."""
    if about is About.THANKS and isinstance(row, Interview):
        return None if row.thanked_on else thanks_day(row, row.owner.zone)
    if about is About.QUIET and isinstance(row, Job):
        return row.quiet_since.astimezone(row.owner.zone).date()
    field = "deadline_on" if about is About.DEADLINE else _DAYS[about][1]
    day: date | None = getattr(row, field)
    return day


@transaction.atomic
def do(row: Row, about: About, *, now: datetime) -> bool:
    """Note that a thing is done; tell whether there was anything to do."""
    owner, day = row.owner, day_of(row, about)
    if day is None:
        return False
    aside = Aside.objects.put(owner, about=about, number=row.pk, on_date=day)
    if about in _DAYS:
        _set(row, **{_DAYS[about][1]: None})
    elif about is About.THANKS:
        _set(row, thanked_on=now.astimezone(owner.zone).date())
    elif about is About.QUIET and isinstance(row, Job):
        event = tracking.note(row, kind=EventKind.WROTE, at=now)
        event.batch = aside.batch
        event.save(update_fields=["batch"])
    return True


def leave(row: Row, about: About, *, now: datetime) -> bool:
    """Hide a thing until tomorrow; tell whether there was anything to hide."""
    owner, day = row.owner, day_of(row, about)
    if day is None:
        return False
    tomorrow = now.astimezone(owner.zone).date() + timedelta(days=1)
    Aside.objects.put(owner, about=about, number=row.pk, on_date=day, until_on=tomorrow)
    return True


@transaction.atomic
def take_back(row: Row, about: About) -> bool:
    """Undo what was last said of a thing; tell whether anything was."""
    mine = Aside.objects.owned_by(row.owner)
    aside = mine.filter(about=about, number=row.pk).first()
    if aside is None:
        return False
    is_done = aside.until_on is None
    if is_done and about in _DAYS and day_of(row, about) is None:
        _set(row, **{_DAYS[about][1]: aside.on_date})
    elif is_done and about is About.THANKS:
        _set(row, thanked_on=None)
    elif is_done and about is About.QUIET:
        written = Event.objects.filter(owner=row.owner, batch=aside.batch).kept()
        for event in written.filter(job_id=row.pk).select_related("job"):
            tracking.remove(event)
    aside.delete()
    return True


def _set(row: Row, **values: Any) -> None:
    """Change a row as a form would: a page open in another tab will ask first."""
    type(row)._default_manager.filter(pk=row.pk).update(  # noqa: SLF001
        version=F("version") + 1, **values
    )
