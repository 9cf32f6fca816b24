"""A person's jobs as a table for a spreadsheet, each with the way it has come."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import TextChoices

from interviewprep.accounts.models import User
from interviewprep.cells import write_table
from interviewprep.jobs.models import (
    Audience,
    Employment,
    Event,
    JobQuerySet,
    Outcome,
    PayPeriod,
    Person,
    Stage,
    Tag,
    WorkMode,
)

# Between the entries of one cell; our own import takes them apart there.
_BETWEEN = "; "
_YES = "yes"

type Labels = dict[str, str]
type Cell = Callable[[Any, Around], str]
type ByJob[Row] = dict[int, list[Row]]


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to the jobs of a table, by job, and the zone its days are of."""

    zone: ZoneInfo
    tags: ByJob[str]
    people: ByJob[str]
    moves: ByJob[tuple[datetime, str, str]]


def jobs_table(jobs: JobQuerySet, user: User) -> bytes:
    """Return a person's jobs as CSV, in the order of `jobs`, with headings.

    Takes four queries, however many jobs there are, and reads no private note. Days
    are those of the person's own zone.
    """
    around = Around(
        zone=user.zone, tags=_tags(user), people=_people(user), moves=_moves(user)
    )
    # Plain values: as models, thousands of rows would take five times as long.
    rows = jobs.values_list("pk", *_COLUMNS, named=True)
    lines = ([cell(row, around) for cell in _CELLS.values()] for row in rows)
    return write_table([list(_CELLS), *lines])


def _tags(user: User) -> ByJob[str]:
    tags = Tag.objects.filter(owner=user, jobs__isnull=False).order_by("name")
    return _by_job(tags.values_list("jobs", "name"))


def _people(user: User) -> ByJob[str]:
    people = Person.objects.filter(owner=user, job__isnull=False).kept().by_name()
    rows = people.values_list("job", "name", "title", "audience")
    return _by_job(
        (job, _person(name or _AUDIENCE[audience], title))
        for job, name, title, audience in rows
    )


def _person(name: str, title: str) -> str:
    return f"{name} ({title})" if title else name


def _moves(user: User) -> ByJob[tuple[datetime, str, str]]:
    moves = Event.objects.filter(owner=user).kept().moves().in_order()
    rows = moves.values_list("job", "at", "stage", "outcome")
    return _by_job((job, (at, stage, outcome)) for job, at, stage, outcome in rows)


def _by_job[Row](rows: Iterable[tuple[int, Row]]) -> ByJob[Row]:
    found: ByJob[Row] = defaultdict(list)
    for job, row in rows:
        found[job].append(row)
    return found


def _labels(choices: type[TextChoices]) -> Labels:
    return {str(value): str(label) for value, label in choices.choices}


_AUDIENCE, _STAGES, _OUTCOMES = _labels(Audience), _labels(Stage), _labels(Outcome)


def _said(name: str) -> Cell:
    """Return a cell for a text, a day or a number, empty where there is none."""

    def cell(row: Any, _around: Around) -> str:
        value = getattr(row, name)
        return "" if value is None else str(value)

    return cell


def _label(name: str, choices: type[TextChoices]) -> Cell:
    labels = _labels(choices)
    return lambda row, _around: labels.get(getattr(row, name), "")


def _day(name: str) -> Cell:
    return lambda row, around: _day_of(getattr(row, name), around.zone)


def _day_of(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat()


def _applied_on(row: Any, around: Around) -> str:
    applied = (at for at, stage, _ in around.moves[row.pk] if stage == Stage.APPLIED)
    first = next(applied, None)
    return "" if first is None else _day_of(first, around.zone)


def _history(row: Any, around: Around) -> str:
    """Return each move: “2026-11-02 Applied; 2026-11-23 Closed (They said no)”."""
    return _BETWEEN.join(
        f"{_day_of(at, around.zone)} {_STAGES[stage]}"
        + (f" ({_OUTCOMES[outcome]})" if outcome else "")
        for at, stage, outcome in around.moves[row.pk]
    )


_CELLS: dict[str, Cell] = {
    "Company": _said("company"),
    "Role": _said("title"),
    "Stage": _label("stage", Stage),
    "Outcome": _label("outcome", Outcome),
    "Reached": _label("reached", Stage),
    "Source": _said("source"),
    "Place": _said("place"),
    "Work mode": _label("work_mode", WorkMode),
    "Employment": _label("employment", Employment),
    "Pay from": _said("salary_low"),
    "Pay up to": _said("salary_high"),
    "Currency": _said("salary_currency"),
    "Pay period": _label("salary_period", PayPeriod),
    "Pay in their words": _said("salary_text"),
    "URL": _said("posting_url"),
    "Posted on": _said("posted_on"),
    "Closing date": _said("deadline_on"),
    "Applied on": _applied_on,
    "Stage history": _history,
    "Tags": lambda row, around: _BETWEEN.join(around.tags[row.pk]),
    "People": lambda row, around: _BETWEEN.join(around.people[row.pk]),
    "Next step": _said("next_step"),
    "Follow up on": _said("follow_up_on"),
    "Archived": lambda row, _around: _YES if row.is_archived else "",
    "Added": _day("created_at"),
    "Updated": _day("updated_at"),
}
_COLUMNS = (
    "company",
    "title",
    "stage",
    "outcome",
    "reached",
    "source",
    "place",
    "work_mode",
    "employment",
    "salary_low",
    "salary_high",
    "salary_currency",
    "salary_period",
    "salary_text",
    "posting_url",
    "posted_on",
    "deadline_on",
    "next_step",
    "follow_up_on",
    "is_archived",
    "created_at",
    "updated_at",
)
