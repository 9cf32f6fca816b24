"""The board: jobs by stage, each card with the one fact that matters now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Q

from interviewprep.jobs.models import OFF, Job, JobQuerySet, Stage
from interviewprep.jobs.stage_forms import MoveForm

# A column shows this many cards; the list shows them all.
CARDS_A_COLUMN = 50
QUIET_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Card:
    """One job on the board."""

    job: Job
    next_at: datetime | None
    quiet_days: int

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has happened for so long that a follow-up is fair."""
        waits = self.job.stage in (Stage.APPLIED, Stage.TALKING)
        is_long = self.quiet_days >= QUIET_AFTER.days
        return waits and self.next_at is None and is_long

    @property
    def move_form(self) -> MoveForm:
        return MoveForm(self.job)


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board, and the jobs in it."""

    stage: Stage
    cards: list[Card]

    @property
    def shown(self) -> list[Card]:
        return self.cards[:CARDS_A_COLUMN]


def columns_of(jobs: JobQuerySet, *, now: datetime) -> list[Column]:
    """Return the five columns, newest jobs first, in one query.

    `now` is aware; a card's next interview is the first that starts after it.
    """
    is_ahead = Q(
        interviews__starts_at__gte=now,
        interviews__deleted_at=None,
    ) & ~Q(interviews__standing__in=OFF)
    rows = (
        jobs.newest_first()
        .defer("posting", "notes")
        .annotate(next_at=Min("interviews__starts_at", filter=is_ahead))
    )
    cards = [
        Card(
            job=row,
            next_at=getattr(row, "next_at", None),
            quiet_days=(now - row.quiet_since).days,
        )
        for row in rows
    ]
    return [
        Column(stage=stage, cards=[card for card in cards if card.job.stage == stage])
        for stage in Stage
    ]
