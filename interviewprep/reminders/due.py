"""Gathers what one person has to do around a day; nothing sealed is ever loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from interviewprep.accounts.models import User
from interviewprep.jobs.facts import QUIET_AFTER
from interviewprep.jobs.models import Interview, Job, Person, Stage
from interviewprep.reminders.models import About, Aside
from interviewprep.sheets import wording

# So long before a job closes there is still time for a good application.
CLOSING_WITHIN = timedelta(days=7)
# Later than this, a thank-you is odd.
THANKS_WITHIN = timedelta(days=5)
# So long without a word, closing a job is fair.
SILENT_AFTER = 21
_DAY = timedelta(days=1)

type Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Span:
    """Which days to look at, first and last, for each sort of thing to do.

    `quiet_since` also asks for jobs in which nothing has happened since.
    """

    follow_ups: Days
    deadlines: Days
    thank_yous: Days
    quiet_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what about, for which day, and where it is done."""

    about: About
    number: int
    on: date
    heading: str
    text: str
    address: str
    done: str = "Done"

    @property
    def identity(self) -> tuple[str, int, date]:
        return (self.about.value, self.number, self.on)


def due_today(user: User, *, now: datetime) -> list[Item]:
    """Return what Today shows at an aware moment, the longest due first."""
    today = now.astimezone(user.zone).date()
    span = Span(
        follow_ups=(date.min, today),
        deadlines=(today, today + CLOSING_WITHIN),
        thank_yous=(today - THANKS_WITHIN, today - _DAY),
        quiet_since=now - QUIET_AFTER,
    )
    return items_of(user, span, today=today)


def items_of(user: User, span: Span, *, today: date) -> list[Item]:
    """Return what falls in a span, without what is put aside, the longest due first."""
    hidden = Aside.objects.owned_by(user).hidden_on(today)
    found = [
        *_of_jobs(user, span, today),
        *_of_people(user, span.follow_ups),
        *_of_interviews(user, span),
    ]
    shown = [item for item in found if item.identity not in hidden]
    # What has a day comes before what is only quiet.
    return sorted(shown, key=lambda each: (each.about is About.QUIET, each.on))


def thanks_day(interview: Interview, zone: ZoneInfo) -> date | None:
    """Return the day of an interview in the reader's zone, if it has a time."""
    starts_at = interview.starts_at
    return starts_at.astimezone(zone).date() if starts_at else None


def _of_jobs(user: User, span: Span, today: date) -> Iterator[Item]:
    """Yield follow-ups, closing dates of jobs not applied for, and quiet jobs."""
    closing = Q(stage=Stage.SAVED, deadline_on__range=span.deadlines)
    wanted = Q(follow_up_on__range=span.follow_ups) | closing
    if span.quiet_since:
        wanted |= _is_quiet(span.quiet_since)
    rows = Job.objects.owned_by(user).active().open().filter(wanted)
    for job in rows.order_by("pk").defer("notes", "posting"):
        yield from _of_job(job, span, today, user.zone)


def _is_quiet(since: datetime) -> Q:
    ahead = Interview.objects.filter(job=OuterRef("pk")).kept()
    return Q(
        ~Exists(ahead.upcoming(now=since + QUIET_AFTER)),
        stage__in=(Stage.APPLIED, Stage.TALKING),
        quiet_since__lte=since,
        follow_up_on=None,
    )


def _of_job(job: Job, span: Span, today: date, zone: ZoneInfo) -> Iterator[Item]:
    page, follow_up, closes = job.get_absolute_url(), job.follow_up_on, job.deadline_on
    is_due = follow_up and _is_in(follow_up, span.follow_ups)
    is_closing = closes and _is_in(closes, span.deadlines)
    if follow_up and is_due:
        text = job.next_step or "Follow up"
        yield Item(About.JOB, job.pk, follow_up, job.heading, text, page)
    if closes and is_closing and job.stage == Stage.SAVED:
        text = _closes((closes - today).days)
        yield Item(About.DEADLINE, job.pk, closes, job.heading, text, page)
    if not (is_due or is_closing):
        yield _quiet(job, today, zone)


def _closes(days: int) -> str:
    names = {0: "Closes today", 1: "Closes tomorrow"}
    return names.get(days, f"Closes in {days} days")


def _quiet(job: Job, today: date, zone: ZoneInfo) -> Item:
    since = job.quiet_since.astimezone(zone).date()
    days = (today - since).days
    if days < SILENT_AFTER:
        text, page = "A short follow-up is fair", job.get_absolute_url()
    else:
        text, page = "Close it as no reply?", reverse("jobs:close", args=[job.pk])
    text = f"{days} days quiet. {text}"
    return Item(About.QUIET, job.pk, since, job.heading, text, page, "I wrote to them")


def _of_people(user: User, days: Days) -> Iterator[Item]:
    rows = Person.objects.owned_by(user).kept().filter(next_on__range=days)
    rows = rows.select_related("job").order_by("pk")
    for person in rows.defer("notes", "job__notes", "job__posting"):
        job = person.job
        heading = job.heading if job else person.company
        page = job.get_absolute_url() if job else reverse("jobs:list")
        text = f"Get in touch with {person}" if person.name else "Get in touch"
        if person.next_on:
            yield Item(About.PERSON, person.pk, person.next_on, heading, text, page)


def _of_interviews(user: User, span: Span) -> Iterator[Item]:
    """Yield next steps after interviews, and thank-yous that weren't sent yet."""
    first, last = span.thank_yous
    start = datetime.combine(first, datetime.min.time(), user.zone)
    end = datetime.combine(last + _DAY, datetime.min.time(), user.zone)
    met = Q(starts_at__gte=start, starts_at__lt=end, thanked_on=None)
    rows = Interview.objects.owned_by(user).kept().on()
    rows = rows.filter(Q(next_on__range=span.follow_ups) | met).order_by("pk")
    rows = rows.select_related("job").defer(
        "notes", "said", "job__notes", "job__posting"
    )
    for row in rows:
        page, heading, day = row.get_absolute_url(), row.job.heading, row.next_on
        if day and _is_in(day, span.follow_ups):
            text = row.next_step or "What happens next?"
            yield Item(About.ROUND, row.pk, day, heading, text, page)
        met_on = thanks_day(row, user.zone)
        if met_on and _is_in(met_on, span.thank_yous) and row.thanked_on is None:
            text = f"Thank them for {wording.day(met_on)}"
            yield Item(About.THANKS, row.pk, met_on, heading, text, page, "Sent")


def _is_in(day: date, days: Days) -> bool:
    return days[0] <= day <= days[1]
