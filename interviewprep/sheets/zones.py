"""A time zone written into a calendar file, exact to the second of a clock change."""

import functools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def timezone_around(zone: ZoneInfo, moment: datetime) -> Timezone:
    """Return the VTIMEZONE of `zone` for a year before and after the aware `moment`.

    Further off, governments may yet change the rules.
    """
    return _timezone(zone, moment - _YEAR, moment + _YEAR)


@functools.lru_cache(maxsize=1024)
def timezone_of_years(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """Return the VTIMEZONE of `zone` for the years `first` to `last`; don’t alter it.

    It is kept, because a calendar is asked for again and again.
    """
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 2, tzinfo=UTC)
    return _timezone(zone, start - 2 * _DAY, end)


def clear_times(
    start: datetime, end: datetime | None
) -> tuple[datetime, datetime | None]:
    """Return two aware times as a calendar can tell them without a doubt.

    They stay in their zone, unless one falls in the hour that comes twice when the
    clocks go back: iCalendar means the first by it, so the second is told in UTC.
    """
    # There and back: a time that the clocks skip becomes the real one.
    start = start.astimezone(UTC).astimezone(start.tzinfo)
    is_clear = isinstance(start.tzinfo, ZoneInfo) and start.tzinfo.key != "UTC"
    if is_clear and not start.fold and not (end and end.fold):
        return start, end
    return start.astimezone(UTC), end.astimezone(UTC) if end else None


def _timezone(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """Write a zone down for the span between two aware moments.

    RFC 5545 (3.6.5) counts the onset of each change in the clock that ends there;
    icalendar 7.3.0's own writer counts it in the new one, an hour late in spring.
    """
    first = first.astimezone(UTC).replace(microsecond=0)
    entry = Timezone()
    entry.add("tzid", zone.key)
    entry.add_component(_observance(zone, first, before=first))
    for change in _changes(zone, first, last.astimezone(UTC)):
        entry.add_component(_observance(zone, change, before=change - _SECOND))
    return entry


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield each moment (UTC) from which the zone's clocks show something else."""
    moment = first
    while moment < last:
        following = moment + _DAY
        if _offset(zone, moment) != _offset(zone, following):
            yield _change_between(zone, moment, following)
        moment = following


def _change_between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    offset = _offset(zone, early)
    while late - early > _SECOND:
        middle = early + (late - early) // 2 // _SECOND * _SECOND
        if _offset(zone, middle) == offset:
            early = middle
        else:
            late = middle
    return late


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _observance(
    zone: ZoneInfo, onset: datetime, before: datetime
) -> TimezoneDaylight | TimezoneStandard:
    """Describe what the clocks show from `onset` on, by how they stood `before`."""
    local = onset.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    offset_before = _offset(zone, before)
    part.add("dtstart", (onset + offset_before).replace(tzinfo=None))
    part.add("tzoffsetfrom", offset_before)
    part.add("tzoffsetto", _offset(zone, onset))
    part.add("tzname", local.tzname() or zone.key)
    return part
