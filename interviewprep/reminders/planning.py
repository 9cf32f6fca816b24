"""Works out which mails are due, from the dates themselves, as often as one likes.

A mail gets its row when it is due and not before: what was called off or moved until
then leaves nothing to clear away, and a second look finds the row already there.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings

from interviewprep.jobs.models import OPEN_STAGES, Interview, Job, Person, Stage
from interviewprep.mail_address import reaches_people
from interviewprep.reminders.due import Span
from interviewprep.reminders.models import (
    Kind,
    Reminder,
    ReminderSettings,
    evening_key,
    morning_key,
)

_DAY = timedelta(days=1)
# A worker that was away for longer than this leaves the rest to Today.
CATCHES_UP = timedelta(days=3)
# A closing date is told so long before.
_CLOSING_IN = timedelta(days=2)
_SATURDAY = 5
# How far apart clocks may be on one earth, and a day for good measure.
_ANYWHERE = timedelta(days=2)

type Wishes = dict[int, ReminderSettings]


def plan(*, now: datetime) -> int:
    """Write a row for each mail that is due and has none; return how many are new."""
    if not reaches_people(settings.MAILERS["default"]["BACKEND"]):
        return 0
    rows = ReminderSettings.objects.mailed().select_related("owner")
    wishes = {row.owner_id: row for row in rows}
    due = {row.key: row for row in (*_evenings(wishes, now), *_mornings(wishes, now))}
    known = Reminder.objects.filter(key__in=due)
    new = [due[key] for key in due.keys() - set(known.values_list("key", flat=True))]
    # Called off, and on again before anybody was told.
    known.filter(kind=Kind.EVENING).update(void_at=None)
    # Another worker may plan at this moment: the key lets one of the two rows in.
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def span_on(day: date, wants: ReminderSettings) -> Span:
    """Return the dates that the mail of one morning tells of.

    Without mail on weekends, what falls on one is told on Monday, but closing dates on
    the Friday before. Nothing is told twice.
    """
    is_free = wants.skips_weekends and day.weekday() >= _SATURDAY
    if is_free:
        return Span(_NO_DAYS, _NO_DAYS, _NO_DAYS)
    before = 2 if wants.skips_weekends and day.weekday() == 0 else 0
    after = 2 if wants.skips_weekends and day.weekday() == _SATURDAY - 1 else 0
    told = (day - before * _DAY, day)
    closing = (day + _CLOSING_IN, day + _CLOSING_IN + after * _DAY)
    met = (told[0] - _DAY, told[1] - _DAY)
    return Span(
        follow_ups=told if wants.wants_follow_ups else _NO_DAYS,
        deadlines=closing if wants.wants_deadlines else _NO_DAYS,
        thank_yous=met if wants.wants_thank_yous else _NO_DAYS,
    )


# A span that no date is in: it ends before it begins.
_NO_DAYS = (date(1, 1, 3), date(1, 1, 2))


def evening_before(interview: Interview, wants: ReminderSettings) -> datetime | None:
    """Return when the mail about an interview is due, in UTC; None without a time."""
    if interview.starts_at is None:
        return None
    zone = wants.owner.zone
    day = interview.starts_at.astimezone(zone).date() - _DAY
    return moment(day, wants.evening_at, zone)


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return a clock time in UTC: the first of two, and a skipped one an hour late."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _evenings(wishes: Wishes, now: datetime) -> Iterator[Reminder]:
    rows = Interview.objects.on().kept().filter(job__deleted_at=None)
    rows = rows.filter(owner__reminder_settings__by_mail_since__isnull=False)
    ahead = rows.filter(starts_at__gt=now, starts_at__lte=now + _ANYWHERE + _DAY)
    for row in ahead.only("owner_id", "starts_at", "row_key"):
        wants = wishes.get(row.owner_id)
        due_at = evening_before(row, wants) if wants else None
        if wants and due_at and row.starts_at and _is_wanted(wants, due_at, now):
            yield _evening(row, due_at, row.starts_at.astimezone(wants.owner.zone))


def _is_wanted(wants: ReminderSettings, due_at: datetime, now: datetime) -> bool:
    since = wants.by_mail_since
    return wants.wants_evening_before and since is not None and since <= due_at <= now


def _evening(row: Interview, due_at: datetime, starts: datetime) -> Reminder:
    return _reminder(
        Reminder(
            owner_id=row.owner_id,
            kind=Kind.EVENING,
            interview=row,
            on_date=starts.date(),
            key=evening_key(row),
            due_at=due_at,
        )
    )


def _mornings(wishes: Wishes, now: datetime) -> Iterator[Reminder]:
    """Yield the mail of each morning, lately, for which somebody has a date."""
    today = now.date()
    dated: dict[int, list[tuple[str, date]]] = {}
    for owner, kind, day in _dates(today):
        dated.setdefault(owner, []).append((kind, day))
    for owner, wants in wishes.items():
        here = now.astimezone(wants.owner.zone).date()
        for ago in range(CATCHES_UP.days + 1 if owner in dated else 0):
            day = here - ago * _DAY
            due_at = moment(day, wants.morning_at, wants.owner.zone)
            is_time = wants.by_mail_since and wants.by_mail_since <= due_at <= now
            if is_time and _is_told(dated[owner], span_on(day, wants)):
                yield _morning(owner, day, due_at)


def _is_told(dates: list[tuple[str, date]], span: Span) -> bool:
    spans = {kind: getattr(span, kind) for kind, _ in dates}
    return any(spans[kind][0] <= day <= spans[kind][1] for kind, day in dates)


def _dates(today: date) -> Iterator[tuple[int, str, date]]:
    """Yield every date around today of those with mail: whose, of what sort, when.

    Which are still to be done is asked when the mail is written.
    """
    near = (today - CATCHES_UP - 2 * _ANYWHERE, today + 2 * _ANYWHERE + _DAY)
    mailed = {"owner__reminder_settings__by_mail_since__isnull": False}
    jobs = Job.objects.active().filter(**mailed, stage__in=OPEN_STAGES)
    people = Person.objects.kept().filter(**mailed, next_on__range=near)
    rounds = Interview.objects.kept().on().filter(**mailed)
    met = rounds.filter(starts_at__date__range=near, thanked_on=None)
    closing = jobs.filter(stage=Stage.SAVED, deadline_on__range=near)
    for kind, rows, field in (
        ("follow_ups", jobs.filter(follow_up_on__range=near), "follow_up_on"),
        ("follow_ups", people, "next_on"),
        ("follow_ups", rounds.filter(next_on__range=near), "next_on"),
        ("deadlines", closing, "deadline_on"),
    ):
        for owner, day in rows.values_list("owner_id", field):
            yield owner, kind, day
    when = met.values_list("owner_id", "starts_at", "owner__time_zone")
    for owner, starts_at, zone in when:
        if starts_at:
            yield owner, "thank_yous", starts_at.astimezone(ZoneInfo(zone)).date()


def _morning(owner: int, day: date, due_at: datetime) -> Reminder:
    key = morning_key(owner, day)
    return _reminder(
        Reminder(owner_id=owner, kind=Kind.MORNING, on_date=day, key=key, due_at=due_at)
    )


def _reminder(row: Reminder) -> Reminder:
    """Name the mail: the same name for a copy, so that a mailbox may show one."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    row.message_id = f"<{row.key.replace(':', '.')}@{host}>"
    return row
