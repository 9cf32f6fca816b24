"""Counts what came of a person's jobs: where from, how far, how fast, what waits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from statistics import median

from interviewprep.accounts.models import User
from interviewprep.insights.forms import Asked
from interviewprep.jobs.days import day_of, days_since
from interviewprep.jobs.models import (
    OPEN_STAGES,
    Event,
    EventKind,
    Interview,
    Job,
    Outcome,
    Stage,
)

# Fewer say more about chance than about the search.
ENOUGH = 5
LONGEST_WAITING = 5
STILL_OPEN = "open"
UNSAID = "unsaid"
_ANSWERING = (Outcome.REJECTED, Outcome.ACCEPTED, Outcome.DECLINED)
_WAITING = (Stage.APPLIED, Stage.TALKING, Stage.OFFER)


@dataclass(slots=True)
class Journey:
    """One job's way: its source, when it first came to each stage, and its end.

    `end` is an Outcome, or `STILL_OPEN`, or `UNSAID` for a close without a reason.
    """

    source: str
    reached: Stage
    end: str
    firsts: dict[str, datetime] = field(default_factory=dict)
    was_heard_of: bool = False

    @property
    def was_applied_for(self) -> bool:
        """Whether they could have answered: saved jobs wait for nobody."""
        return self.reached != Stage.SAVED or Stage.APPLIED in self.firsts

    @property
    def has_talked(self) -> bool:
        return self.reached in (Stage.TALKING, Stage.OFFER)

    @property
    def was_answered(self) -> bool:
        return self.has_talked or self.was_heard_of or self.end in _ANSWERING


@dataclass(frozen=True, slots=True)
class Pace:
    """How long jobs took from one stage to another: the middle one of `count`."""

    start: str
    end: str
    days: int
    count: int


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a source's applications got an answer."""

    source: str
    answered: int
    applied: int

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.applied)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that has been quiet, and for how many days."""

    job: Job
    days: int


def journeys_of(user: User, asked: Asked) -> list[Journey]:
    """Return the way of each job that was `asked` for; two queries.

    A job without a company stands for the whole search, so it is none of them.
    """
    jobs = Job.objects.owned_by(user).kept().exclude(company="")
    if not asked.with_archived:
        jobs = jobs.active()
    rows = jobs.values_list("pk", "source", "reached", "stage", "outcome")
    ways = {
        pk: Journey(source, Stage(reached), _end(stage, outcome))
        for pk, source, reached, stage, outcome in rows
    }
    events = (
        Event.objects.filter(owner=user, job__in=jobs.values("pk")).kept().in_order()
    )
    for job_id, kind, stage, at in events.values_list("job_id", "kind", "stage", "at"):
        if (way := ways.get(job_id)) is not None:
            _note(way, kind, stage, at)
    return [way for way in ways.values() if _is_asked_for(way, asked, user)]


def _end(stage: str, outcome: str) -> str:
    return (outcome or UNSAID) if stage == Stage.CLOSED else STILL_OPEN


def _note(way: Journey, kind: str, stage: str, at: datetime) -> None:
    if kind == EventKind.MOVED:
        way.firsts.setdefault(stage, at)
    way.was_heard_of |= kind == EventKind.HEARD


def _is_asked_for(way: Journey, asked: Asked, user: User) -> bool:
    """Tell whether the job began in the days that were asked for, on its owner's
    calendar; one without any event is in no span of days."""
    if asked.since is None and asked.until is None:
        return True
    if not way.firsts:
        return False
    began_on = day_of(min(way.firsts.values()), user.zone)
    is_late = asked.until is not None and began_on > asked.until
    return not is_late and (asked.since is None or began_on >= asked.since)


def paces(journeys: Iterable[Journey]) -> list[Pace]:
    """Return the middle number of days from each stage to the next, in their order.

    Only jobs that went straight on count: a skipped stage has no length.
    """
    found = []
    ways = list(journeys)
    steps = [*pairwise(OPEN_STAGES), (Stage.APPLIED, Stage.CLOSED)]
    for start, end in steps:
        lengths = _lengths(ways, start, end)
        if lengths:
            days = round(median(lengths))
            found.append(Pace(str(start.label), str(end.label), days, len(lengths)))
    return found


def _lengths(ways: Iterable[Journey], start: Stage, end: Stage) -> list[float]:
    spans = [
        (way.firsts[end] - way.firsts[start]).total_seconds() / 86_400
        for way in ways
        if start in way.firsts and end in way.firsts
    ]
    return [days for days in spans if days >= 0]


def answer_rates(journeys: Iterable[Journey]) -> list[Rate]:
    """Return how often each source's applications were answered, best first.

    Sources with fewer than `ENOUGH` applications are left out.
    """
    applied = [way for way in journeys if way.source and way.was_applied_for]
    counted = Counter(way.source for way in applied)
    answered = Counter(way.source for way in applied if way.was_answered)
    rates = [
        Rate(source, answered[source], count)
        for source, count in counted.items()
        if count >= ENOUGH
    ]
    return sorted(rates, key=lambda rate: (-rate.percent, rate.source.casefold()))


def longest_waiting(user: User, *, now: datetime) -> Sequence[Waiting]:
    """Return the open applications that have been quiet longest; one query.

    Before an interview nobody waits for an answer: such jobs are left out.
    """
    ahead = Interview.objects.owned_by(user).kept().upcoming(now=now)
    jobs = Job.objects.owned_by(user).active().exclude(company="")
    jobs = jobs.filter(stage__in=_WAITING).exclude(pk__in=ahead.values("job"))
    jobs = jobs.order_by("quiet_since", "pk")
    rows = jobs.only("title", "company", "stage", "quiet_since")[:LONGEST_WAITING]
    return [
        Waiting(job, days_since(job.quiet_since, now=now, zone=user.zone))
        for job in rows
    ]
