"""The interview as one calendar entry that reminds, and brings the opening line."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from icalendar import Alarm, Calendar, Event

from interviewprep.sheets import wording
from interviewprep.sheets.sheet import Sheet, Titles
from interviewprep.sheets.zones import clear_times, timezone_around

_is_web_address = URLValidator(schemes=["http", "https"])


def uid_of(row_key: UUID) -> str:
    """Return the name by which calendars know a row's event, wherever they got it."""
    return f"{row_key}@interviewprep"


class NoStart(ValueError):
    """The interview has no date and time yet, so no calendar can hold it."""


def calendar(
    sheet: Sheet,
    *,
    uid: str,
    sequence: int,
    stamped_at: datetime,
    is_cancelled: bool = False,
) -> bytes:
    """Return one event as an iCalendar file (RFC 5545).

    `uid` stays the same for an interview's life and `sequence` grows with each change,
    so that a calendar replaces the entry, or takes it out when it `is_cancelled`.
    `stamped_at` is when this file is made. Raises `NoStart` while no time is set.
    """
    start, end = _start_and_end(sheet)
    event = _event(sheet, start, end)
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamped_at.astimezone(UTC))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    for each in () if is_cancelled else _alarms(sheet):
        event.add_component(each)
    return _file(event, start, "CANCEL" if is_cancelled else "PUBLISH")


def _file(event: Event, start: datetime, method: str) -> bytes:
    """Return the event as a file, with the zone that its times are told in."""
    entry = Calendar()
    entry.add("prodid", "-//interviewprep//Talking points//EN")
    entry.add("version", "2.0")
    entry.add("method", method)
    if isinstance(start.tzinfo, ZoneInfo):
        entry.add_component(timezone_around(start.tzinfo, start))
    entry.add_component(event)
    return bytes(entry.to_ical())


def _event(sheet: Sheet, start: datetime, end: datetime | None) -> Event:
    event = Event()
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("summary", _summary(sheet))
    event.add("class", "PRIVATE")
    event.add("description", "\n".join(_description(sheet)))
    joining = sheet.foot.joining
    if joining:
        event.add("location", joining)
    if web_address(joining):
        event.add("url", joining)
    return event


def _start_and_end(sheet: Sheet) -> tuple[datetime, datetime | None]:
    """Return both times in the reader's zone, or in UTC where that is the clearer."""
    start, end = sheet.head.starts_at, sheet.head.ends_at
    if start is None:
        raise NoStart("the interview has no start")
    return clear_times(start, end)


def _name(sheet: Sheet) -> str:
    return "Interview" if sheet.options.titles is Titles.FULL else "Appointment"


def _summary(sheet: Sheet) -> str:
    job = wording.job(sheet.head) if sheet.options.titles is Titles.FULL else ""
    return ": ".join(filter(None, (_name(sheet), job)))


def _description(sheet: Sheet) -> list[str]:
    """Return what to read before going in; the opening line comes first."""
    people = map(wording.person_text, sheet.head.people)
    logistics = wording.logistics(sheet.head)
    details = (logistics, *people) if sheet.options.titles is Titles.FULL else ()
    lines = (*_last_words(sheet), sheet.foot.if_it_fails, *details)
    return [line for line in lines if line]


def _last_words(sheet: Sheet) -> tuple[str, str]:
    return wording.spoken(sheet.open_with), sheet.foot.joining


def _alarms(sheet: Sheet) -> tuple[Alarm, Alarm, Alarm]:
    name = _name(sheet)
    soon = "\n".join(filter(None, (f"{name} in 15 minutes", *_last_words(sheet))))
    return (
        alarm(timedelta(days=1), f"{name} tomorrow"),
        alarm(timedelta(hours=1), f"{name} in an hour"),
        alarm(timedelta(minutes=15), soon),
    )


def alarm(before: timedelta, text: str) -> Alarm:
    """Return what rings so long `before` an event, and shows `text`."""
    entry = Alarm()
    entry.add("action", "DISPLAY")
    entry.add("trigger", -before)
    entry.add("description", text)
    return entry


def web_address(text: str) -> str:
    """Return `text` if a browser can open it, else nothing."""
    try:
        _is_web_address(text)
    except ValidationError:
        return ""
    return text
