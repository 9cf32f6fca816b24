"""The list: which jobs it shows, in which order, a page at a time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Expression,
    F,
    IntegerField,
    Min,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower, NullIf, TruncDate
from django.utils.safestring import SafeString

from interviewprep.accounts.models import User
from interviewprep.finding import says
from interviewprep.jobs import drawing
from interviewprep.jobs.days import day_of
from interviewprep.jobs.facts import day_words, moment_words, next_interviews
from interviewprep.jobs.models import Interview, Job, JobQuerySet, Outcome, Stage
from interviewprep.jobs.paging import Place, beyond, read_place, write_place

ROWS_A_PAGE = 50
# Where a job without a date stands: last, whichever way the rows run.
_LAST_DAY, _FIRST_DAY = date(9999, 12, 30), date(1, 1, 2)
_STAGE_LABELS = {stage.value: str(stage.label) for stage in Stage}
_OUTCOME_LABELS = {outcome.value: str(outcome.label) for outcome in Outcome}


class Order(NamedTuple):
    """One way to sort the list: its name in the address, and the column it heads."""

    name: str
    label: str
    # More days since means an earlier moment: the rows run against the column.
    is_reversed: bool = False


ORDERS = (
    Order("company", "Company"),
    Order("role", "Role"),
    Order("stage", "Stage"),
    Order("in_stage", "Days in stage", is_reversed=True),
    Order("quiet", "Days quiet", is_reversed=True),
    Order("next", "Next"),
    Order("deadline", "Closing date"),
    Order("added", "Added"),
)
# What the list starts with has no column: what changed last stands first.
NEWEST = "newest"
_BY_NAME = {order.name: order for order in ORDERS}


@dataclass(frozen=True, slots=True)
class Sorting:
    """An order, and which way it runs."""

    name: str = NEWEST
    is_falling: bool = False

    @classmethod
    def read(cls, text: str) -> "Sorting":
        """Return what an address asks for: "company", "-company"; else the newest."""
        name = text.removeprefix("-")
        return cls(name, text.startswith("-")) if name in _BY_NAME else cls()

    def __str__(self) -> str:
        return f"-{self.name}" if self.is_falling else self.name

    @property
    def key_falls(self) -> bool:
        """Whether the values that rows are sorted by fall."""
        if self.name == NEWEST:
            return True
        return self.is_falling != _BY_NAME[self.name].is_reversed


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    rows: SafeString
    ids: list[int]
    count: int
    more: str


class _Row(NamedTuple):
    """What a row is made from, in the order in which it is read."""

    pk: int
    title: str
    company: str
    stage: str
    outcome: str
    stage_since: datetime
    quiet_since: datetime
    next_step: str
    follow_up_on: date | None
    deadline_on: date | None
    created_at: datetime
    key: Any


def page_of(
    owner: User,
    chosen: dict[str, str],
    sorting: Sorting,
    *,
    now: datetime,
    after: str = "",
) -> Page:
    """Return a page of the person's jobs in three queries.

    `chosen` are the filters as `FilterForm.chosen` gives them; `after` is where the
    page starts, as the page before said.
    """
    jobs = filtered(owner, chosen, now=now)
    keyed = jobs.annotate(key=_key(sorting, owner, now))
    place = read_place(str(sorting), after) if after else None
    if place:
        keyed = keyed.filter(beyond("key", place, is_falling=sorting.key_falls))
    sign = "-" if sorting.key_falls else ""
    ordered = keyed.order_by(f"{sign}key", f"{sign}pk").values_list(*_Row._fields)
    found = [_Row._make(values) for values in ordered[: ROWS_A_PAGE + 1]]
    shown = found[:ROWS_A_PAGE]
    is_last = len(found) <= ROWS_A_PAGE
    end = Place(shown[-1].key, shown[-1].pk) if shown else None
    return Page(
        rows=_drawn(owner, shown, now=now),
        ids=[row.pk for row in shown],
        count=jobs.count(),
        more="" if is_last or not end else write_place(str(sorting), end),
    )


def filtered(owner: User, chosen: dict[str, str], *, now: datetime) -> JobQuerySet:
    """Return the person's jobs that the chosen filters leave."""
    jobs = Job.objects.owned_by(owner).kept()
    jobs = jobs.filter(is_archived="archived" in chosen)
    for name, field in (("stage", "stage"), ("outcome", "outcome"),
                        ("source", "source"), ("mode", "work_mode")):  # fmt: skip
        if name in chosen:
            jobs = jobs.filter(**{field: chosen[name]})
    if not {"closed", "outcome", "archived"} & set(chosen) and "stage" not in chosen:
        jobs = jobs.open()
    if "tag" in chosen:
        jobs = jobs.filter(tags__name=chosen["tag"], tags__owner=owner)
    if "quiet" in chosen:
        day = day_of(now, owner.zone) - timedelta(days=int(chosen["quiet"]) - 1)
        before = datetime.combine(day, time(), owner.zone)
        jobs = jobs.filter(quiet_since__lt=before)
    if "q" in chosen:
        jobs = jobs.filter(says(chosen["q"], ("company", "title", "place", "source")))
    return jobs


def _key(sorting: Sorting, owner: User, now: datetime) -> Any:
    """Return what rows are sorted by; it is never empty, so that pages can follow."""
    missing = Value(_FIRST_DAY if sorting.key_falls else _LAST_DAY)
    keys: dict[str, Any] = {
        NEWEST: F("updated_at"),
        "company": Lower(Coalesce(NullIf("company", Value("")), "title")),
        "role": Lower("title"),
        "stage": _stage_number(),
        "in_stage": F("stage_since"),
        "quiet": F("quiet_since"),
        "deadline": Coalesce("deadline_on", missing),
        "added": F("created_at"),
    }
    if sorting.name != "next":
        return keys[sorting.name]
    return Coalesce(_next_day(owner, now), "follow_up_on", missing)


def _stage_number() -> Expression:
    whens = [When(stage=stage, then=place) for place, stage in enumerate(Stage)]
    return Case(*whens, output_field=IntegerField())


def _next_day(owner: User, now: datetime) -> Any:
    ahead = Interview.objects.filter(owner=owner, job=OuterRef("pk")).kept()
    soonest = ahead.upcoming(now=now).order_by().values("job")
    day = soonest.annotate(day=TruncDate(Min("starts_at"), tzinfo=owner.zone))
    return Subquery(day.values("day"))


def _drawn(owner: User, rows: list[_Row], *, now: datetime) -> SafeString:
    ahead = next_interviews(owner, [row.pk for row in rows], now=now)
    zone = owner.zone
    today = day_of(now, zone)
    faces = (
        drawing.RowFace(
            job_id=row.pk,
            title=row.title,
            company=row.company,
            stage=_STAGE_LABELS[row.stage],
            outcome=_OUTCOME_LABELS.get(row.outcome, ""),
            days_in_stage=(today - day_of(row.stage_since, zone)).days,
            days_quiet=(today - day_of(row.quiet_since, zone)).days,
            next=moment_words(ahead[row.pk], zone) if row.pk in ahead else _step(row),
            deadline=_day(row.deadline_on, today),
            added=_day(day_of(row.created_at, zone), today),
        )
        for row in rows
    )
    return drawing.rows(faces)


def _step(row: _Row) -> str:
    if row.follow_up_on is None:
        return row.next_step
    return f"{day_words(row.follow_up_on)}: {row.next_step or 'Follow up'}"


def _day(on: date | None, today: date) -> str:
    """Return a day in words, with the year unless it is this one."""
    if on is None:
        return ""
    return day_words(on) if on.year == today.year else f"{on:%-d %b %Y}"
