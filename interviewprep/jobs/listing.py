"""The list: which jobs it shows, in which order, a page at a time."""

import functools
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import (
    Count,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.utils.safestring import SafeString

from interviewprep.accounts.models import User
from interviewprep.finding import says
from interviewprep.jobs import drawing
from interviewprep.jobs.days import day_of
from interviewprep.jobs.facts import day_words, moment_words
from interviewprep.jobs.models import Interview, Job, JobQuerySet, Outcome, Stage
from interviewprep.jobs.ordering import ANYBODY, Asked, Sorting, key_of
from interviewprep.jobs.paging import Place, beyond, read_place, write_place
from interviewprep.jobs.preparation import ready_parts, sheet_words
from interviewprep.jobs.written import (
    Written,
    as_text,
    day,
    moment,
    written,
)

ROWS_A_PAGE = 50
_STAGE_LABELS = {stage.value: str(stage.label) for stage in Stage}
_OUTCOME_LABELS = {outcome.value: str(outcome.label) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    rows: SafeString
    ids: list[int]
    count: int
    more: str


class _Row(NamedTuple):
    """What a row is made from, in the order in which it is read; dates as text."""

    pk: int
    title: str
    company: str
    stage: str
    outcome: str
    here: str
    quiet: str
    next_step: str
    follow_up: str | None
    deadline: str | None
    added: str
    next: str | None
    ready: int


def page_of(
    owner: User,
    chosen: dict[str, str],
    sorting: Sorting,
    *,
    now: datetime,
    after: str = "",
) -> Page:
    """Return a page of the person's jobs in two queries.

    `chosen` are the filters as `FilterForm.chosen` gives them; `after` is where the
    page starts, as the page before said.
    """
    place = read_place(str(sorting), after) if after else None
    if chosen or place or sorting.name == "next":
        asked = Asked(owner.pk, now, owner.zone)
        jobs = filtered(asked, chosen)
        found = list(_rows(jobs, asked, sorting, place))
        count = jobs.count()
    else:
        found = _plain_rows(sorting).ask(owner=owner.pk, now=now)
        count = sum(row[0] for row in _plain_count().ask(owner=owner.pk))
    return _page(found, count, sorting, today=day_of(now, owner.zone), zone=owner.zone)


def _page(
    found: list[tuple[Any, ...]],
    count: int,
    sorting: Sorting,
    *,
    today: date,
    zone: ZoneInfo,
) -> Page:
    shown = found[:ROWS_A_PAGE]
    more = ""
    if len(found) > ROWS_A_PAGE:
        *last, key = shown[-1]
        more = write_place(str(sorting), sorting.place(key, last[0]))
    return Page(
        rows=drawing.joined(row(values[:-1], today, zone) for values in shown),
        ids=[values[0] for values in shown],
        count=count,
        more=more,
    )


@functools.cache
def _plain_rows(sorting: Sorting) -> Written:
    """Write the query of the list as it is without filters."""
    return written(_rows(filtered(ANYBODY, {}), ANYBODY, sorting))


@functools.cache
def _plain_count() -> Written:
    jobs = filtered(ANYBODY, {})
    counted = jobs.order_by().values("owner").annotate(count=Count("pk"))
    return written(counted.values_list("count"))


def _rows(
    jobs: JobQuerySet, asked: Asked, sorting: Sorting, place: Place | None = None
) -> QuerySet[Job, tuple[Any, ...]]:
    """Return a page of the jobs, and one more to know if there is another."""
    key, sign = key_of(sorting, asked), "-" if sorting.key_falls else ""
    order = f"{sign}key", f"{sign}pk"
    keyed = jobs.annotate(key=key)
    if place:
        keyed = keyed.filter(beyond("key", place, is_falling=sorting.key_falls))
    # First which rows, then what they say: otherwise all of them would be told.
    on_this_page = keyed.order_by(*order).values("pk")[: ROWS_A_PAGE + 1]
    shown = Job.objects.filter(owner=asked.owner, pk__in=on_this_page)
    ahead = Interview.objects.filter(owner=asked.owner, job=OuterRef("pk")).kept()
    soonest = ahead.upcoming(now=asked.now).order_by("starts_at")
    told = shown.annotate(
        key=key,
        here=as_text("stage_since"),
        quiet=as_text("quiet_since"),
        follow_up=as_text("follow_up_on"),
        deadline=as_text("deadline_on"),
        added=as_text("created_at"),
        next=Subquery(soonest.values(at=as_text("starts_at"))[:1]),
        ready=ready_parts(),
        key_text=as_text("key"),
    )
    return told.order_by(*order).values_list(*_Row._fields, "key_text")


def filtered(asked: Asked, chosen: dict[str, str]) -> JobQuerySet:
    """Return the person's jobs that the chosen filters leave."""
    jobs = Job.objects.filter(owner=asked.owner).kept()
    jobs = jobs.filter(is_archived="archived" in chosen)
    for name, field in (("stage", "stage"), ("outcome", "outcome"),
                        ("source", "source"), ("mode", "work_mode")):  # fmt: skip
        if name in chosen:
            jobs = jobs.filter(**{field: chosen[name]})
    if not {"closed", "outcome", "archived"} & set(chosen) and "stage" not in chosen:
        jobs = jobs.open()
    if "tag" in chosen:
        jobs = jobs.filter(tags__name=chosen["tag"], tags__owner=asked.owner)
    if "quiet" in chosen:
        since = day_of(asked.now, asked.zone) - timedelta(days=int(chosen["quiet"]) - 1)
        before = datetime.combine(since, time(), asked.zone)
        jobs = jobs.filter(quiet_since__lt=before)
    if "q" in chosen:
        jobs = jobs.filter(says(chosen["q"], ("company", "title", "place", "source")))
    return jobs


@functools.lru_cache(maxsize=drawing.MOST_KEPT)
def row(values: tuple[Any, ...], today: date, zone: ZoneInfo) -> SafeString:
    """Draw a row, once while what was read, the day and the zone are the same."""
    read = _Row._make(values)
    face = drawing.RowFace(
        job_id=read.pk,
        title=read.title,
        company=read.company,
        stage=_STAGE_LABELS[read.stage],
        outcome=_OUTCOME_LABELS.get(read.outcome, ""),
        sheet=sheet_words(read.ready) if read.stage != Stage.CLOSED else "",
        days_in_stage=_days(read.here, today, zone),
        days_quiet=_days(read.quiet, today, zone),
        next=moment_words(moment(read.next), zone) if read.next else _step(read),
        deadline=_day(day(read.deadline), today),
        added=_day(day_of(moment(read.added), zone), today),
    )
    return drawing.row(face)


def _days(since: str, today: date, zone: ZoneInfo) -> int:
    return (today - day_of(moment(since), zone)).days


def _step(read: _Row) -> str:
    due = day(read.follow_up)
    if due is None:
        return read.next_step
    return f"{day_words(due)}: {read.next_step or 'Follow up'}"


def _day(on: date | None, today: date) -> str:
    """Return a day in words, with the year unless it is this one."""
    if on is None:
        return ""
    return day_words(on) if on.year == today.year else f"{on:%-d %b %Y}"
