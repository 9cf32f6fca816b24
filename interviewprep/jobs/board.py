"""The board: open jobs by stage, each card with the one fact that matters now."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString

from interviewprep.accounts.models import User
from interviewprep.jobs import drawing
from interviewprep.jobs.days import day_of
from interviewprep.jobs.facts import Known, fact_of
from interviewprep.jobs.models import (
    OPEN_STAGES,
    Interview,
    Job,
    JobQuerySet,
    Outcome,
    Stage,
)
from interviewprep.jobs.paging import Place, beyond, read_place, write_place
from interviewprep.jobs.preparation import ready_parts, sheet_words
from interviewprep.jobs.written import (
    NOW,
    OWNER,
    Written,
    as_text,
    day,
    moment,
    written,
)

# A column shows this many cards; "Show more" adds as many again.
CARDS_A_COLUMN = 30
# A phone shows one column at a time: first the one where most is going on.
_LABELS = {stage: str(stage.label) for stage in Stage}
_OUTCOMES = {outcome.value: str(outcome.label) for outcome in Outcome}
_LIVELIEST = (Stage.TALKING, Stage.OFFER, Stage.APPLIED, Stage.SAVED)


class _Row(NamedTuple):
    """What a card is made from, in the order in which it is read; dates as text."""

    pk: int
    title: str
    company: str
    stage: str
    deadline: str | None
    next_step: str
    follow_up: str | None
    quiet: str
    next: str | None
    ready: int


@dataclass(frozen=True, slots=True)
class Column:
    """One open stage: how many jobs are in it, and a page of their cards."""

    stage: Stage
    label: str
    count: int
    cards: SafeString
    more: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which jobs ended, how often, and where the list shows them."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Board:
    """All that the board page shows."""

    columns: list[Column]
    closed: int
    endings: list[Ending]

    @property
    def is_empty(self) -> bool:
        return not self.closed and not any(column.count for column in self.columns)


def board_of(owner: User, *, now: datetime, chosen: str = "", after: str = "") -> Board:
    """Return the board in two queries, however many jobs there are.

    `chosen` names the column that a phone shows; `after` is where that column's page
    starts. Anything unknown stands for the usual.
    """
    told = _tally().ask(owner=owner.pk)
    counts: dict[tuple[str, str], int] = {(row[0], row[1]): row[2] for row in told}
    in_stage = {stage: _sum(counts, stage) for stage in Stage}
    stage = _chosen(chosen, in_stage)
    place = read_place("board", after) if after else None
    pages = _pages(owner, now, {stage: place} if place else {})
    zone = owner.zone
    today = day_of(now, zone)
    columns = [
        Column(
            stage=each,
            label=_LABELS[each],
            count=in_stage[each],
            cards=_cards(pages[each], today, zone),
            more=_more(pages[each]),
            is_chosen=each == stage,
        )
        for each in OPEN_STAGES
    ]
    return Board(columns, in_stage[Stage.CLOSED], _endings(counts))


def counts_of(owner: User) -> dict[Stage, int]:
    """Return how many jobs there are on the board in each stage."""
    jobs = Job.objects.owned_by(owner).active()
    tally = dict(jobs.values_list("stage").annotate(Count("pk")).order_by())
    return {stage: tally.get(stage.value, 0) for stage in Stage}


def card_to_swap(job: Job, *, now: datetime) -> SafeString:
    """Return one job's card to take the place of the one shown; `job.owner` is set."""
    zone = job.owner.zone
    found = _read(Job.objects.filter(owner=job.owner, pk=job.pk), job.owner.pk, now)
    row = _Row._make(found.values_list(*_Row._fields).get())
    return drawing.card_to_swap(_face(row, day_of(now, zone), zone))


def _sum(counts: dict[tuple[str, str], int], stage: Stage) -> int:
    return sum(count for (each, _), count in counts.items() if each == stage)


def _chosen(asked: str, in_stage: dict[Stage, int]) -> Stage:
    if asked in {stage.value for stage in OPEN_STAGES}:
        return Stage(asked)
    return next((stage for stage in _LIVELIEST if in_stage[stage]), Stage.SAVED)


type _Page = list[tuple[tuple[Any, ...], str]]
_STAGE = _Row._fields.index("stage")


@functools.cache
def _tally() -> Written:
    """Write the query that counts the jobs by stage and outcome."""
    jobs = Job.objects.filter(owner=OWNER).active()
    return written(
        jobs.values_list("stage", "outcome").annotate(Count("pk")).order_by()
    )


def _pages(
    owner: User, now: datetime, places: dict[Stage, Place]
) -> dict[Stage, _Page]:
    """Read one page of each column, and one row more to know if there is another."""
    rows: Iterable[tuple[Any, ...]]
    if places:
        rows = _columns(owner.pk, now, places)
    else:
        rows = _first_pages().ask(owner=owner.pk, now=now)
    found: dict[str, _Page] = {stage.value: [] for stage in OPEN_STAGES}
    for *row, changed_at in rows:
        found[row[_STAGE]].append((tuple(row), changed_at))
    return {stage: found[stage.value] for stage in OPEN_STAGES}


@functools.cache
def _first_pages() -> Written:
    return written(_columns(OWNER, NOW, {}))


def _columns(
    owner: int, now: datetime, places: dict[Stage, Place]
) -> QuerySet[Job, tuple[Any, ...]]:
    """Return the rows of all columns in one query, newest first."""
    jobs, on_a_page = Job.objects.filter(owner=owner).active(), Q(pk__in=[])
    for stage in OPEN_STAGES:
        column = jobs.filter(stage=stage)
        if place := places.get(stage):
            column = column.filter(beyond("updated_at", place, is_falling=True))
        page = column.newest_first().values("pk")[: CARDS_A_COLUMN + 1]
        on_a_page |= Q(pk__in=page)
    shown = _read(jobs.filter(on_a_page), owner, now).newest_first()
    changed_at = as_text("updated_at")
    return shown.annotate(changed=changed_at).values_list(*_Row._fields, "changed")


def _read(jobs: JobQuerySet, owner: int, now: datetime) -> JobQuerySet:
    """Add to jobs what cards are made from."""
    ahead = Interview.objects.filter(owner=owner, job=OuterRef("pk")).kept()
    soonest = ahead.upcoming(now=now).order_by("starts_at")
    return jobs.annotate(
        deadline=as_text("deadline_on"),
        follow_up=as_text("follow_up_on"),
        quiet=as_text("quiet_since"),
        next=Subquery(soonest.values(at=as_text("starts_at"))[:1]),
        ready=ready_parts(),
    )


def _cards(page: _Page, today: date, zone: ZoneInfo) -> SafeString:
    shown = page[:CARDS_A_COLUMN]
    return drawing.joined(card(row, today, zone) for row, _ in shown)


@functools.lru_cache(maxsize=drawing.MOST_KEPT)
def card(row: tuple[Any, ...], today: date, zone: ZoneInfo) -> SafeString:
    """Draw the card of a row, once while the row, the day and the zone are the same."""
    return drawing.card(_face(_Row._make(row), today, zone))


def _face(row: _Row, today: date, zone: ZoneInfo) -> drawing.CardFace:
    known = Known(
        stage=row.stage,
        deadline_on=day(row.deadline),
        next_step=row.next_step,
        follow_up_on=day(row.follow_up),
        quiet_since=moment(row.quiet),
        next_at=moment(row.next) if row.next else None,
    )
    kind, words = fact_of(known, today=today, zone=zone)
    sheet = sheet_words(row.ready)
    return drawing.CardFace(row.pk, row.title, row.company, kind, words, sheet)


def _more(page: _Page) -> str:
    """Return where the column's next page starts; empty after its last one."""
    if len(page) <= CARDS_A_COLUMN:
        return ""
    row, changed_at = page[CARDS_A_COLUMN - 1]
    return write_place("board", Place(moment(changed_at), row[0]))


def _endings(counts: dict[tuple[str, str], int]) -> list[Ending]:
    """Return how closed jobs ended, as the outcomes are listed; empty ones left out."""
    return [
        Ending(
            label=_OUTCOMES.get(outcome, "Not said"),
            count=counts[Stage.CLOSED.value, outcome],
            address=urlencode(
                {"view": "list", "stage": Stage.CLOSED.value, "outcome": outcome}
            ),
        )
        for outcome in (*_OUTCOMES, "")
        if (Stage.CLOSED.value, outcome) in counts
    ]
