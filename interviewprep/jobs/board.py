"""The board: open jobs by stage, each card with the one fact that matters now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.safestring import SafeString

from interviewprep.accounts.models import User
from interviewprep.jobs import drawing
from interviewprep.jobs.days import day_of
from interviewprep.jobs.facts import Known, fact_of, next_interviews
from interviewprep.jobs.models import OPEN_STAGES, Job, JobQuerySet, Outcome, Stage
from interviewprep.jobs.paging import Place, beyond, read_place, write_place

# A column shows this many cards; "Show more" adds as many again.
CARDS_A_COLUMN = 30
# A phone shows one column at a time: first the one where most is going on.
_LIVELIEST = (Stage.TALKING, Stage.OFFER, Stage.APPLIED, Stage.SAVED)


class _Row(NamedTuple):
    """What a card is made from, in the order in which it is read."""

    pk: int
    updated_at: datetime
    title: str
    company: str
    stage: str
    outcome: str
    deadline_on: Any
    next_step: str
    follow_up_on: Any
    quiet_since: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """One open stage: how many jobs are in it, and a page of their cards."""

    stage: Stage
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
    """Return the board in three queries, however many jobs there are.

    `chosen` names the column that a phone shows; `after` is where that column's page
    starts. Anything unknown stands for the usual.
    """
    jobs = Job.objects.owned_by(owner).active()
    tally = jobs.values_list("stage", "outcome").annotate(Count("pk")).order_by()
    counts: dict[tuple[str, str], int] = {(row[0], row[1]): row[2] for row in tally}
    in_stage = {stage: _sum(counts, stage) for stage in Stage}
    stage = _chosen(chosen, in_stage)
    place = read_place("board", after) if after else None
    rows = _rows(jobs, {stage: place} if place else {})
    faces = _faces(owner, rows, now=now)
    columns = [
        Column(
            stage=each,
            count=in_stage[each],
            cards=drawing.cards(faces[each]),
            more=_more(rows[each]),
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
    row = _Row._make(getattr(job, name) for name in _Row._fields)
    ((face,),) = _faces(job.owner, {Stage(job.stage): [row]}, now=now).values()
    return drawing.card_to_swap(face)


def _sum(counts: dict[tuple[str, str], int], stage: Stage) -> int:
    return sum(count for (each, _), count in counts.items() if each == stage)


def _chosen(asked: str, in_stage: dict[Stage, int]) -> Stage:
    if asked in {stage.value for stage in OPEN_STAGES}:
        return Stage(asked)
    return next((stage for stage in _LIVELIEST if in_stage[stage]), Stage.SAVED)


def _rows(jobs: JobQuerySet, places: dict[Stage, Place]) -> dict[Stage, list[_Row]]:
    """Read one page of each column, and one row more to know if there is another."""
    on_a_page = Q(pk__in=[])
    for stage in OPEN_STAGES:
        column = jobs.filter(stage=stage)
        if place := places.get(stage):
            column = column.filter(beyond("updated_at", place, is_falling=True))
        page = column.newest_first().values("pk")[: CARDS_A_COLUMN + 1]
        on_a_page |= Q(pk__in=page)
    found: dict[str, list[_Row]] = {stage.value: [] for stage in OPEN_STAGES}
    shown = jobs.filter(on_a_page).newest_first()
    for values in shown.values_list(*_Row._fields):
        row = _Row._make(values)
        found[row.stage].append(row)
    return {stage: found[stage.value] for stage in OPEN_STAGES}


def _faces(
    owner: User, rows: dict[Stage, list[_Row]], *, now: datetime
) -> dict[Stage, list[drawing.CardFace]]:
    shown = {stage: page[:CARDS_A_COLUMN] for stage, page in rows.items()}
    ids = [row.pk for page in shown.values() for row in page]
    ahead, zone = next_interviews(owner, ids, now=now), owner.zone
    today = day_of(now, zone)
    return {
        stage: [_face(row, ahead.get(row.pk), today=today, zone=zone) for row in page]
        for stage, page in shown.items()
    }


def _face(
    row: _Row, next_at: datetime | None, *, today: date, zone: ZoneInfo
) -> drawing.CardFace:
    known = Known(*row[4:], next_at)
    kind, words = fact_of(known, today=today, zone=zone)
    return drawing.CardFace(row.pk, row.title, row.company, kind, words)


def _more(page: list[_Row]) -> str:
    """Return where the column's next page starts; empty after its last one."""
    if len(page) <= CARDS_A_COLUMN:
        return ""
    last = page[CARDS_A_COLUMN - 1]
    return write_place("board", Place(last.updated_at, last.pk))


def _endings(counts: dict[tuple[str, str], int]) -> list[Ending]:
    """Return how closed jobs ended, as the outcomes are listed; empty ones left out."""
    wording = {outcome.value: str(outcome.label) for outcome in Outcome}
    return [
        Ending(
            label=wording.get(outcome, "Not said"),
            count=counts[Stage.CLOSED.value, outcome],
            address=urlencode(
                {"view": "list", "stage": Stage.CLOSED.value, "outcome": outcome}
            ),
        )
        for outcome in (*wording, "")
        if (Stage.CLOSED.value, outcome) in counts
    ]
