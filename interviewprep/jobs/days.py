"""Days as people count them: in their own zone, at which moment, and in words."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from interviewprep.jobs.models import Job, Stage

_WAITS = (Stage.APPLIED, Stage.TALKING, Stage.OFFER)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """Return the day on which an aware moment falls in `zone`."""
    return moment.astimezone(zone).date()


def noon_of(day: date, zone: tzinfo | None) -> datetime:
    """Return where a day without a time stands: at noon, which every zone has."""
    return datetime.combine(day, time(12), zone)


def moment_of(
    day: date | None,
    *,
    now: datetime,
    zone: ZoneInfo,
    after: datetime | None = None,
) -> datetime:
    """Return the moment to write down for something that happened on `day`.

    What happened today (or on no day in particular) happened now. An earlier day's
    stands at noon there, or right after the moment `after`, if that was later the same
    day: what is told last came last.
    """
    if day is None or day == day_of(now, zone):
        return now
    noon = noon_of(day, zone)
    if after is None or after < noon or day_of(after, zone) != day:
        return noon
    return after + timedelta(microseconds=1)


def days_since(moment: datetime, *, now: datetime, zone: ZoneInfo) -> int:
    """Count the midnights between an aware moment and now."""
    return max(0, (day_of(now, zone) - day_of(moment, zone)).days)


def how_long(job: Job, *, now: datetime, zone: ZoneInfo) -> str:
    """Say how long a job has stood where it is, and how long it has been quiet.

    "12 days in this stage · 5 days since you last heard or wrote"; the second half
    only while an answer is awaited, and something happened since the job came here.
    """
    here = days_since(job.stage_since, now=now, zone=zone)
    told = _since_today(here) or f"{_days(here)} in this stage"
    if job.stage not in _WAITS or job.quiet_since <= job.stage_since:
        return told
    quiet = days_since(job.quiet_since, now=now, zone=zone)
    if quiet == 0:
        return f"{told} · you heard or wrote today"
    return f"{told} · {_days(quiet)} since you last heard or wrote"


def _since_today(days: int) -> str:
    return "" if days else "In this stage since today"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
