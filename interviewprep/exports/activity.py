"""What somebody did to find work between two days, as job centres ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet

from interviewprep.accounts.models import User
from interviewprep.jobs.days import noon_of
from interviewprep.jobs.models import (
    Event,
    EventKind,
    Interview,
    Job,
    Outcome,
    Stage,
    Standing,
)

# Some twenty pages of paper; ten times as many would take a gigabyte to set.
MOST_DEEDS = 1_000


class TooMuch(Exception):
    """More was done in these days than a report holds."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: when, about which job, how, and what came of it.

    `at` puts deeds of one day in order.
    """

    at: datetime
    on: date
    company: str
    role: str
    what: str
    how: str = ""
    result: str = ""
    is_interview: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was done from one day to another, both included, and by whom."""

    start: date
    end: date
    deeds: tuple[Deed, ...]
    name: str = ""

    @property
    def totals(self) -> tuple[str, ...]:
        """Return how often each kind of thing was done: “3 applications”."""
        whats = [deed.what for deed in self.deeds]
        counts = {
            ("application", "applications"): whats.count(APPLIED),
            ("interview", "interviews"): sum(deed.is_interview for deed in self.deeds),
            ("time in touch", "times in touch"): whats.count(WROTE)
            + whats.count(HEARD),
            ("offer", "offers"): whats.count(OFFERED),
        }
        return tuple(
            f"{count} {one if count == 1 else many}"
            for (one, many), count in counts.items()
            if count
        )


APPLIED, WROTE, HEARD = "Applied", "Got in touch", "Heard from them"
OFFERED, ENDED = "Received an offer", "Ended"
_WHAT = {EventKind.WROTE: WROTE, EventKind.HEARD: HEARD}
_MOVES = {Stage.APPLIED: APPLIED, Stage.OFFER: OFFERED, Stage.CLOSED: ENDED}
# That they talk shows in the interviews; that a job was saved was no effort yet.
_TELLING = Q(kind__in=_WHAT) | Q(kind=EventKind.MOVED, stage__in=_MOVES)


def report_of(
    user: User, start: date, end: date, *, now: datetime, name: str = ""
) -> Report:
    """Return what a person did from `start` to `end`, both days included, up to `now`.

    Takes two queries and reads no private note. Days are those of their own zone.
    Raises TooMuch where that is more than anybody would read.
    """
    first = datetime.combine(start, time(), user.zone)
    last = min(datetime.combine(end + timedelta(days=1), time(), user.zone), now)
    events = Event.objects.owned_by(user).kept().filter(_TELLING)
    events = events.filter(at__gte=first, at__lt=last)
    deeds = [
        *_deeds_of_events(events, user),
        *_deeds_of_interviews(_interviews(user, first, last), user),
    ]
    if len(deeds) > MOST_DEEDS:
        raise TooMuch
    deeds.sort(key=lambda deed: deed.at)
    return Report(start=start, end=end, deeds=tuple(deeds), name=name)


def _deeds_of_events(events: QuerySet[Event], user: User) -> Iterator[Deed]:
    rows = events.select_related("job").order_by("at", "pk")
    for event in rows.defer("note", "job__notes", "job__posting")[: MOST_DEEDS + 1]:
        yield Deed(
            at=event.at,
            on=event.at.astimezone(user.zone).date(),
            company=event.job.company,
            role=event.job.title,
            what=_what(event),
            how=_source(event.job) if event.stage == Stage.APPLIED else "",
            result=_result(event),
        )


def _what(event: Event) -> str:
    if event.kind == EventKind.MOVED:
        return _MOVES[Stage(event.stage)]
    return _WHAT[EventKind(event.kind)]


def _source(job: Job) -> str:
    """Return where a job was found, and the address of the ad without its tail."""
    host = urlsplit(job.posting_url).hostname or ""
    return ", ".join(filter(None, (job.source, host.removeprefix("www."))))


def _result(event: Event) -> str:
    """Return how it ended, or where an application stands by now."""
    if event.stage == Stage.CLOSED:
        return _ending(event.outcome)
    if event.stage != Stage.APPLIED:
        return ""
    job = event.job
    if job.stage == Stage.CLOSED:
        return _ending(job.outcome) or ENDED
    return "" if job.stage == Stage.APPLIED else str(Stage(job.stage).label)


def _ending(outcome: str) -> str:
    return str(Outcome(outcome).label) if outcome else ""


def _interviews(user: User, first: datetime, last: datetime) -> QuerySet[Interview]:
    """Find those that took place; one without a time counts by its day."""
    days = Q(starts_at=None, date__gte=first.date(), date__lt=last.date())
    moments = Q(starts_at__gte=first, starts_at__lt=last)
    rows = Interview.objects.owned_by(user).kept().on().filter(days | moments)
    return rows.exclude(standing=Standing.PROPOSED)


def _deeds_of_interviews(rows: QuerySet[Interview], user: User) -> Iterator[Deed]:
    found = rows.select_related("job").order_by("pk")
    told = found.defer("notes", "said", "job__notes", "job__posting")
    for row in told[: MOST_DEEDS + 1]:
        moment = row.starts_at or noon_of(row.date or date.min, user.zone)
        yield Deed(
            at=moment,
            on=moment.astimezone(user.zone).date(),
            company=row.job.company,
            role=row.job.title,
            what=row.get_kind_display(),
            how=row.get_medium_display(),
            result=row.get_verdict_display() if row.verdict else "",
            is_interview=True,
        )
