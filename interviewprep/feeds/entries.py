"""Gathers what a person's calendar shows; nothing sealed is ever loaded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse

from interviewprep.accounts.adapters import on_our_site
from interviewprep.accounts.models import User
from interviewprep.feeds.models import Feed
from interviewprep.jobs.models import Interview, Job, Standing
from interviewprep.sheets import wording
from interviewprep.sheets.calendar import uid_of
from motivations.models import Line, Part

# Past ones stay for a while, so that a calendar doesn't empty behind somebody.
KEPT_FOR = timedelta(days=90)
MOST = 1000


class Status(StrEnum):
    """How sure an entry is, in the words of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar: a meeting with a clock time, or a whole day."""

    uid: str
    sequence: int
    changed_at: datetime
    starts: datetime | date
    summary: str
    minutes: int = 0
    status: Status = Status.CONFIRMED
    where: str = ""
    says: str = ""
    page: str = ""


_STATUS = {
    Standing.PROPOSED: Status.TENTATIVE,
    Standing.CANCELLED: Status.CANCELLED,
    Standing.MISSED: Status.CANCELLED,
}


def entries_of(feed: Feed, *, now: datetime) -> list[Entry]:
    """Return what a calendar shows at this aware moment, as its owner wants it told."""
    owner = feed.owner
    since = now - KEPT_FOR
    found = list(_interviews(owner, since))
    openings = _openings(owner, found) if feed.names_jobs else {}
    entries = [
        _told(each, openings) if feed.names_jobs else _meeting(each) for each in found
    ]
    return [*entries, *_days(feed, since.date())]


def _interviews(owner: User, since: datetime) -> Iterable[Interview]:
    known = Q(starts_at__gte=since) | Q(starts_at=None, date__gte=since.date())
    rows = Interview.objects.owned_by(owner).kept().filter(known)
    rows = rows.select_related("job").soonest_first()
    return rows.defer("notes", "said", "job__notes", "job__posting")[:MOST]


def _meeting(interview: Interview) -> Entry:
    """Return the entry that tells when, and nothing else."""
    standing = Standing(interview.standing)
    starts = interview.starts_at or interview.date
    assert starts is not None  # noqa: S101  asked for with one or the other
    return Entry(
        uid=uid_of(interview.row_key),
        sequence=interview.version,
        changed_at=interview.updated_at,
        starts=starts,
        summary="Appointment",
        minutes=interview.minutes,
        status=_STATUS.get(standing, Status.CONFIRMED),
    )


def _told(interview: Interview, openings: dict[int, str]) -> Entry:
    """Return the entry that names the job, how to get in and how to begin."""
    joining = interview.link or interview.address
    opening = wording.spoken(openings.get(interview.job_id, ""))
    says = (opening, joining, interview.fallback)
    return replace(
        _meeting(interview),
        summary=f"Interview: {interview.job}",
        where=joining,
        says="\n".join(filter(None, says)),
        page=on_our_site(reverse("sheets:sheet", args=[interview.pk])),
    )


def _openings(owner: User, interviews: Iterable[Interview]) -> dict[int, str]:
    """Return the line that each job's interview opens with, by the job's number."""
    jobs = {interview.job_id for interview in interviews}
    lines = Line.objects.owned_by(owner).kept().filter(job__in=jobs)
    newest: dict[int, str] = {}
    for line in lines.filter(part=Part.OPEN, is_true=True).newest_first():
        newest.setdefault(line.job_id, line.text)
    return newest


def _days(feed: Feed, since: date) -> Iterator[Entry]:
    """Yield the closing dates and follow-ups of open jobs, where they are wanted."""
    if not (feed.shows_deadlines or feed.shows_follow_ups):
        return
    jobs = Job.objects.owned_by(feed.owner).active().open()
    dated = Q(deadline_on__gte=since) | Q(follow_up_on__gte=since)
    for job in jobs.filter(dated).order_by("pk").defer("notes", "posting")[:MOST]:
        if feed.shows_deadlines and job.deadline_on:
            yield _day(job, "closes", job.deadline_on, "Deadline", feed)
        if feed.shows_follow_ups and job.follow_up_on:
            yield _day(job, "follow-up", job.follow_up_on, "Follow up", feed)


def _day(job: Job, kind: str, day: date, name: str, feed: Feed) -> Entry:
    return Entry(
        uid=f"{kind}-{uid_of(job.row_key)}",
        sequence=job.version,
        changed_at=job.updated_at.astimezone(UTC),
        starts=day,
        summary=f"{name}: {job}" if feed.names_jobs else name,
        page=on_our_site(job.get_absolute_url()) if feed.names_jobs else "",
    )
