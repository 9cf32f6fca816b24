"""Look for wrong clocks in calendars: every zone, every change of its clocks.

`python -m benchmarks.clocks` writes a calendar with entries around each change from
2026 to 2030, in every time zone there is, reads it again, and counts the entries whose
moment has moved: as the named zone has it, and as the file itself describes that zone.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar

from interviewprep.feeds.calendar import calendar_file
from interviewprep.feeds.entries import Entry
from interviewprep.feeds.models import Feed

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
AROUND = [
    timedelta(minutes=minutes) for minutes in (-90, -60, -45, -1, 0, 1, 30, 60, 75)
]
_HOUR = timedelta(hours=1)
_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Count:
    """How many moments were read again, and which of them had moved."""

    checked: int
    wrong: list[str]


def names() -> list[str]:
    """Return every zone that a person can choose."""
    return sorted(available_timezones())


def checked(zones: Iterable[str]) -> Count:
    """Write and read a calendar for each of the zones."""
    total, wrong = 0, []
    for name in zones:
        moments = moments_for(ZoneInfo(name))
        total += 2 * len(moments)
        content = written(ZoneInfo(name), moments)
        wrong += [f"{name} {moment}" for moment in moved(content, moments)]
    return Count(total, wrong)


def moments_for(zone: ZoneInfo) -> list[datetime]:
    """Return moments shortly before, at and after each change of a zone's clocks."""
    return sorted({*_around_changes(zone), FIRST})


def _around_changes(zone: ZoneInfo) -> Iterator[datetime]:
    moment = FIRST
    while moment < LAST:
        following = moment + _HOUR
        if (
            moment.astimezone(zone).utcoffset()
            != following.astimezone(zone).utcoffset()
        ):
            yield from (following + apart for apart in AROUND)
        moment = following


def written(zone: ZoneInfo, moments: list[datetime]) -> bytes:
    """Return a calendar with an entry at each moment, named by its place among them."""
    entries = [
        Entry(str(number), 1, moment, moment, "Appointment", _LENGTH)
        for number, moment in enumerate(moments)
    ]
    return calendar_file(Feed(), entries, zone)


def moved(content: bytes, moments: list[datetime]) -> Iterator[datetime]:
    """Yield the moments that a calendar tells otherwise than they were."""
    read: Any = Calendar.from_ical(content)
    onsets = _onsets(read)
    for event in read.walk("VEVENT"):
        start = moments[int(event["UID"])]
        over = start + timedelta(minutes=_LENGTH)
        for told, moment in ((event["DTSTART"].dt, start), (event["DTEND"].dt, over)):
            by_name = told.astimezone(UTC)
            if not by_name == _by_file(told, onsets) == moment:
                yield moment


def _onsets(calendar: Any) -> list[tuple[datetime, timedelta]]:
    """Return the changes that the file lists: onset, and the distance from UTC."""
    parts = [part for zone in calendar.walk("VTIMEZONE") for part in zone.subcomponents]
    return sorted((part["DTSTART"].dt, part["TZOFFSETTO"].td) for part in parts)


def _by_file(told: datetime, onsets: list[tuple[datetime, timedelta]]) -> datetime:
    """Read a clock time as RFC 5545 (3.3.5) says, by nothing but the file.

    The onset is told in the clock that ends with it; a time that comes twice means the
    first.
    """
    if not isinstance(told.tzinfo, ZoneInfo) or told.tzinfo.key == "UTC":
        return told.astimezone(UTC)
    local = told.replace(tzinfo=None, fold=0)
    distance = [after for onset, after in onsets if onset <= local][-1]
    return (local - distance).replace(tzinfo=UTC)


if __name__ == "__main__":
    began = time.perf_counter()
    count = checked(names())
    took = time.perf_counter() - began
    sys.stdout.write(
        f"{len(names())} zones, {count.checked} moments in {took:.0f} s: "
        f"{len(count.wrong)} wrong\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in count.wrong[:20])
    sys.exit(bool(count.wrong))
