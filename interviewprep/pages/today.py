"""Today: the next interview, its sheet, and the one step that helps most now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviewprep.accounts.models import User
from interviewprep.ads.decoding import decode
from interviewprep.http import UserRequest
from interviewprep.jobs.days import how_long
from interviewprep.jobs.facts import fact_about
from interviewprep.jobs.filing import with_files
from interviewprep.jobs.models import Interview, Job
from interviewprep.pages.readiness import readiness_of
from interviewprep.reminders.due import due_today
from interviewprep.sheets.gather import sheet_of
from interviewprep.sheets.limits import shorten
from interviewprep.told.ledger import ledger_of

OTHER_JOBS = 4
PEOPLE_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week strip, with the interviews on it."""

    date: date
    is_today: bool
    interviews: list[Interview]


@require_safe
def today(request: UserRequest) -> HttpResponse:
    """Show what comes next; without a job or a date, how to get one."""
    user, now = request.user, timezone.now()
    jobs = Job.objects.owned_by(user).kept().open().newest_first()
    interviews = Interview.objects.owned_by(user).kept().defer("notes", "job__notes")
    ahead = interviews.upcoming(now=now).select_related("job").soonest_first()
    upcoming = ahead.first()
    interview = upcoming or _undated(interviews)

    context: dict[str, Any] = {
        "week": _week(interviews, now=now, zone=user.zone),
        "upcoming": upcoming,
        "interview": interview,
        "due": due_today(user, now=now),
        "jobs": list(jobs.defer("posting", "notes")[: OTHER_JOBS + 1]),
        "count": jobs.count(),
        "now": now,
    }
    if interview is not None:
        context |= _preparation(interview, user)
    return render(request, "pages/today.html", context)


@require_safe
def overview(request: UserRequest, job_id: int) -> HttpResponse:
    """Show one job as a task list: what is ready, and the next best step."""
    jobs = Job.objects.owned_by(request.user).kept().defer("notes")
    job = get_object_or_404(with_files(jobs), pk=job_id)
    job.owner = request.user
    rows = list(job.interviews.kept().by_round().defer("notes", "said"))
    now = timezone.now()
    context = {
        "job": job,
        "interviews": rows,
        "talk": _talk_of(rows, now=now),
        "fact": fact_about(job, rows, now=now, zone=request.user.zone),
        "readiness": readiness_of(job),
        "since": how_long(job, now=now, zone=request.user.zone),
        "people": list(job.people.kept().by_name().defer("notes")[:PEOPLE_SHOWN]),
        "tags": list(job.tags.all()),
        "told": ledger_of(job),
        "open_points": len(decode(job.posting).points),
        "now": now,
    }
    return render(request, "pages/overview.html", context)


def _talk_of(interviews: Sequence[Interview], *, now: datetime) -> Interview | None:
    """Return the interview to prepare for: the soonest ahead, else an undated one."""
    on = [each for each in interviews if not each.is_off]
    dated = [(each.starts_at, each) for each in on if each.starts_at is not None]
    ahead = [(at, each.pk, each) for at, each in dated if at >= now]
    if ahead:
        return min(ahead)[2]
    return next((each for each in on if each.starts_at is None), None)


def _undated(interviews: Any) -> Interview | None:
    """Return the newest interview whose date isn't known yet."""
    rows = interviews.on().filter(starts_at=None)
    found: Interview | None = rows.select_related("job").order_by("-pk").first()
    return found


def _preparation(interview: Interview, user: User) -> dict[str, Any]:
    """Return the sheet and the open steps of the job the next interview is for."""
    interview.owner = interview.job.owner = user
    sheet = shorten(sheet_of(interview, user)).front
    reasons = list(interview.job.reasons.chosen().ranked().defer("blunt", "ticked"))
    return {
        "job": interview.job,
        "people": list(interview.people.kept().defer("notes").order_by("pk")),
        "sheet": sheet,
        "reasons": reasons,
        "readiness": readiness_of(interview.job),
    }


def _week(interviews: Any, *, now: datetime, zone: ZoneInfo) -> list[Day]:
    """Return this week from Monday, in the person's own zone."""
    here = now.astimezone(zone).date()
    monday = here - timedelta(days=here.weekday())
    start = datetime.combine(monday, datetime.min.time(), zone)
    end = datetime.combine(monday + timedelta(days=7), datetime.min.time(), zone)
    rows = list(interviews.between(start, end).select_related("job").soonest_first())
    return [
        Day(
            date=day,
            is_today=day == here,
            interviews=[row for row in rows if _day_of(row, zone) == day],
        )
        for day in (monday + timedelta(days=offset) for offset in range(7))
    ]


def _day_of(interview: Interview, zone: ZoneInfo) -> date | None:
    starts_at = interview.starts_at
    return starts_at.astimezone(zone).date() if starts_at else None
