"""A person's jobs as a table for a spreadsheet, each with the way it has come."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from interviewprep.accounts.models import User
from interviewprep.cells import write_table
from interviewprep.jobs.models import Event, Job, JobQuerySet, Person, Stage, Tag

# Between the entries of one cell; our own import takes them apart there.
_BETWEEN = "; "
_YES = "yes"

type Cell = Callable[[Job, ZoneInfo], str]


def jobs_table(jobs: JobQuerySet, user: User) -> bytes:
    """Return a person's jobs as CSV, in the order of `jobs`, with headings.

    Takes four queries, however many jobs there are. No private note is read. Days are
    those of the person's own zone.
    """
    rows = jobs.defer("notes", "posting").prefetch_related(
        Prefetch("tags", Tag.objects.filter(owner=user).order_by("name")),
        Prefetch(
            "people", Person.objects.filter(owner=user).kept().by_name().defer("notes")
        ),
        Prefetch(
            "events", Event.objects.filter(owner=user).moves().in_order().defer("note")
        ),
    )
    zone = user.zone
    lines = ([cell(job, zone) for cell in _CELLS.values()] for job in rows)
    return write_table([list(_CELLS), *lines])


def _text(name: str) -> Cell:
    return lambda job, _zone: str(getattr(job, name))


def _label(name: str) -> Cell:
    return lambda job, _zone: str(getattr(job, f"get_{name}_display")())


def _known(name: str) -> Cell:
    """Return a cell for a day or a number, empty where there is none."""

    def cell(job: Job, _zone: ZoneInfo) -> str:
        value = getattr(job, name)
        return "" if value is None else str(value)

    return cell


def _day(name: str) -> Cell:
    return lambda job, zone: _day_of(getattr(job, name), zone).isoformat()


def _day_of(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _applied_on(job: Job, zone: ZoneInfo) -> str:
    for event in job.events.all():
        if event.stage == Stage.APPLIED:
            return _day_of(event.at, zone).isoformat()
    return ""


def _history(job: Job, zone: ZoneInfo) -> str:
    return _joined(_step(event, zone) for event in job.events.all())


def _step(event: Event, zone: ZoneInfo) -> str:
    """Return one move: “2026-11-23 Closed (They said no)”."""
    day, stage = _day_of(event.at, zone).isoformat(), event.get_stage_display()
    return f"{day} {stage}" + (
        f" ({event.get_outcome_display()})" if event.outcome else ""
    )


def _tags(job: Job, _zone: ZoneInfo) -> str:
    return _joined(tag.name for tag in job.tags.all())


def _people(job: Job, _zone: ZoneInfo) -> str:
    return _joined(
        f"{person} ({person.title})" if person.title else str(person)
        for person in job.people.all()
    )


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts)


def _archived(job: Job, _zone: ZoneInfo) -> str:
    return _YES if job.is_archived else ""


_CELLS: dict[str, Cell] = {
    "Company": _text("company"),
    "Role": _text("title"),
    "Stage": _label("stage"),
    "Outcome": _label("outcome"),
    "Reached": _label("reached"),
    "Source": _text("source"),
    "Place": _text("place"),
    "Work mode": _label("work_mode"),
    "Employment": _label("employment"),
    "Pay from": _known("salary_low"),
    "Pay up to": _known("salary_high"),
    "Currency": _text("salary_currency"),
    "Pay period": _label("salary_period"),
    "Pay in their words": _text("salary_text"),
    "URL": _text("posting_url"),
    "Posted on": _known("posted_on"),
    "Closing date": _known("deadline_on"),
    "Applied on": _applied_on,
    "Stage history": _history,
    "Tags": _tags,
    "People": _people,
    "Next step": _text("next_step"),
    "Follow up on": _known("follow_up_on"),
    "Archived": _archived,
    "Added": _day("created_at"),
    "Updated": _day("updated_at"),
}
