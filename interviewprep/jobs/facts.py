"""The one fact about a job that matters now, out of all that is known of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from interviewprep.jobs.models import Interview, Job, Stage

# After a week a short follow-up is fair; after three, silence is an answer.
QUIET_AFTER, SILENT_AFTER = timedelta(days=7), timedelta(days=21)
WAITS = (Stage.APPLIED, Stage.TALKING)


class FactKind(StrEnum):
    """What sort of fact it is, which decides what a card offers beside it."""

    NOTHING = ""
    INTERVIEW = "interview"
    STEP = "step"
    DEADLINE = "deadline"
    QUIET = "quiet"
    SILENT = "silent"


class Fact(NamedTuple):
    """What a card says below the role."""

    kind: FactKind
    words: str


class Known(NamedTuple):
    """What there is to choose from."""

    stage: str
    deadline_on: date | None
    next_step: str
    follow_up_on: date | None
    quiet_since: datetime
    next_at: datetime | None


NOTHING = Fact(FactKind.NOTHING, "")


def fact_of(known: Known, *, today: date, zone: ZoneInfo) -> Fact:
    """Choose what to tell: a date ahead, then what is due, then silence.

    Moments are aware; days and clocks are those of `zone`, where it is `today`.
    """
    if known.next_at is not None:
        return Fact(FactKind.INTERVIEW, moment_words(known.next_at, zone))
    if known.follow_up_on is not None:
        step = known.next_step or "Follow up"
        return Fact(FactKind.STEP, f"{day_words(known.follow_up_on)}: {step}")
    if known.deadline_on is not None and known.stage == Stage.SAVED:
        is_ahead = known.deadline_on >= today
        verb = "Closes" if is_ahead else "Closing date was"
        return Fact(FactKind.DEADLINE, f"{verb} {day_words(known.deadline_on)}")
    days = (today - known.quiet_since.astimezone(zone).date()).days
    if days < QUIET_AFTER.days or known.stage not in WAITS:
        return NOTHING
    kind = FactKind.QUIET if days < SILENT_AFTER.days else FactKind.SILENT
    return Fact(kind, f"{days} days quiet")


def fact_about(
    job: Job, interviews: Iterable[Interview], *, now: datetime, zone: ZoneInfo
) -> Fact:
    """Choose what to tell about one job, whose kept interviews these are.

    `now` is aware; days are those of `zone`.
    """
    starts = [each.starts_at for each in interviews if not each.is_off]
    ahead = [at for at in starts if at is not None and at >= now]
    known = Known(
        stage=job.stage,
        deadline_on=job.deadline_on,
        next_step=job.next_step,
        follow_up_on=job.follow_up_on,
        quiet_since=job.quiet_since,
        next_at=min(ahead, default=None),
    )
    return fact_of(known, today=now.astimezone(zone).date(), zone=zone)


def moment_words(at: datetime, zone: ZoneInfo) -> str:
    """Return an aware moment on the clock of `zone`: "Thu 26 Nov, 09:00"."""
    return f"{at.astimezone(zone):%a %-d %b, %H:%M}"


def day_words(on: date) -> str:
    """Return a day as a card says it: "2 Dec"."""
    return f"{on:%-d %b}"
