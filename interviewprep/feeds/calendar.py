"""Writes a calendar's entries as one iCalendar file (RFC 5545), the same each time."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from interviewprep.feeds.entries import Entry, Status
from interviewprep.feeds.models import Feed
from interviewprep.sheets.calendar import alarm, web_address
from interviewprep.sheets.zones import clear_times, timezone_of_years

# How often calendar apps are asked to look again; most decide for themselves.
_LOOK_AGAIN = timedelta(hours=1)


def calendar_file(feed: Feed, entries: Sequence[Entry], zone: ZoneInfo) -> bytes:
    """Return the file; clock times are told in `zone`, which the file describes.

    It depends on nothing but its entries, so that it changes only when they do.
    """
    file = Calendar()
    file.add("prodid", "-//interviewprep//Calendar//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", "Interviews" if feed.names_jobs else "Appointments")
    file.add("x-published-ttl", "PT1H")
    file.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    years = [each.starts.year for each in entries if isinstance(each.starts, datetime)]
    if years and zone.key != "UTC":
        file.add_component(timezone_of_years(zone, min(years) - 1, max(years) + 1))
    for entry in entries:
        file.add_component(_event(entry, feed, zone))
    return bytes(file.to_ical())


def _event(entry: Entry, feed: Feed, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    _add_times(event, entry, zone)
    event.add("summary", entry.summary)
    event.add("status", entry.status)
    event.add("class", "PRIVATE")
    if entry.says:
        event.add("description", entry.says)
    if entry.where:
        event.add("location", entry.where)
    if link := web_address(entry.where) or entry.page:
        event.add("url", link)
    for ring in _alarms(entry, feed):
        event.add_component(ring)
    return event


def _add_times(event: Event, entry: Entry, zone: ZoneInfo) -> None:
    if isinstance(entry.starts, datetime):
        local = entry.starts.astimezone(zone)
        # Added up in UTC: an hour is an hour, also when the clocks change in it.
        over = (entry.starts + timedelta(minutes=entry.minutes)).astimezone(zone)
        start, end = clear_times(local, over)
        event.add("dtstart", start)
        event.add("dtend", end)
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", _day_after(entry.starts))
        event.add("transp", "TRANSPARENT")


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _alarms(entry: Entry, feed: Feed) -> Iterator[Alarm]:
    if entry.status == Status.CANCELLED or not isinstance(entry.starts, datetime):
        return
    name = "Interview" if feed.names_jobs else "Appointment"
    if feed.rings_a_day_before:
        yield alarm(timedelta(days=1), f"{name} tomorrow")
    if feed.rings_an_hour_before:
        yield alarm(timedelta(hours=1), f"{name} in an hour")
    if feed.rings_15_minutes_before:
        soon = (f"{name} in 15 minutes", entry.says)
        yield alarm(timedelta(minutes=15), "\n".join(filter(None, soon)))
