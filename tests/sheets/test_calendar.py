"""The calendar entry: one event, at the right moment anywhere, and it reminds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Timezone

from interviewprep.sheets import wording
from interviewprep.sheets.calendar import NoStart, calendar
from interviewprep.sheets.sheet import Foot, Options, Sheet, Titles
from interviewprep.sheets.zones import timezone_around
from tests.sheets.examples import EMPTY, TIDEWELL
from tests.sheets.strategies import ANY_TEXT, sheets

STAMPED_AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def made(sheet: Sheet, *, is_cancelled: bool = False) -> bytes:
    return calendar(
        sheet,
        uid="interview-7@interviewprep",
        sequence=3,
        stamped_at=STAMPED_AT,
        is_cancelled=is_cancelled,
    )


def event_of(source: bytes) -> Any:
    """Return the only event, whose properties may be of any kind."""
    (event,) = Calendar.from_ical(source).walk("VEVENT")
    return event


def starting(moment: datetime, minutes: int | None = 45) -> Sheet:
    head = replace(TIDEWELL.head, starts_at=moment, minutes=minutes)
    return replace(TIDEWELL, head=head)


def test_it_is_one_event_with_three_alarms():
    event = event_of(made(TIDEWELL))

    assert event["UID"] == "interview-7@interviewprep"
    assert event["SEQUENCE"] == 3
    assert event["DTSTAMP"].dt == STAMPED_AT
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == TIDEWELL.head.starts_at
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=45)
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [
        timedelta(days=-1),
        timedelta(hours=-1),
        timedelta(minutes=-15),
    ]


def test_the_last_alarm_brings_the_opening_line_and_the_link():
    *_, last = event_of(made(TIDEWELL)).walk("VALARM")

    assert wording.spoken(TIDEWELL.open_with) in last["DESCRIPTION"]
    assert TIDEWELL.foot.joining in last["DESCRIPTION"]


def test_its_times_are_told_in_the_reader_s_zone():
    source = made(TIDEWELL)

    assert b"DTSTART;TZID=Europe/London:20261126T090000" in source
    assert source.count(b"BEGIN:VTIMEZONE") == 1
    assert source.index(b"END:VTIMEZONE") < source.index(b"BEGIN:VEVENT")


def test_without_a_time_there_is_no_entry():
    with pytest.raises(NoStart):
        made(EMPTY)


def test_without_a_length_none_is_made_up():
    event = event_of(made(starting(datetime(2026, 11, 26, 9, tzinfo=LONDON), None)))

    assert "DTEND" not in event
    assert "DURATION" not in event


@pytest.mark.parametrize(
    ("starts_at", "start", "end"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=LONDON), "00:30 +0000", "02:30 +0100"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=LONDON), "02:30 +0100", "03:30 +0100"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=LONDON), "00:30 +0100", "01:30 +0100"),
        (
            datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),
            "01:30 +0000",
            "02:30 +0000",
        ),
        (datetime(2026, 6, 1, 9, 0, tzinfo=UTC), "09:00 +0000", "10:00 +0000"),
    ],
)
def test_clock_changes_move_nothing(starts_at, start, end):
    event = event_of(made(starting(starts_at, 60)))

    assert f"{event['DTSTART'].dt:%H:%M %z}" == start
    assert f"{event['DTEND'].dt:%H:%M %z}" == end
    assert event["DTSTART"].dt.astimezone(UTC) == starts_at.astimezone(UTC)


def test_the_second_of_two_equal_hours_is_told_in_utc():
    source = made(starting(datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)))

    assert b"DTSTART:20261025T013000Z" in source
    assert b"VTIMEZONE" not in source


def test_a_neutral_entry_names_neither_job_nor_company_in_its_title():
    event = event_of(made(TIDEWELL))

    assert event["SUMMARY"] == "Appointment"
    assert event["CLASS"] == "PRIVATE"
    assert "Tidewell" not in event["DESCRIPTION"].replace(TIDEWELL.foot.joining, "")


def test_a_full_entry_names_both_and_the_people():
    event = event_of(made(replace(TIDEWELL, options=Options(titles=Titles.FULL))))

    assert event["SUMMARY"] == f"Interview: {wording.job(TIDEWELL.head)}"
    assert "Dana Okafor, Head of Support" in event["DESCRIPTION"]


def test_a_cancelled_entry_says_so_and_rings_no_more():
    source = made(TIDEWELL, is_cancelled=True)

    event = event_of(source)
    assert Calendar.from_ical(source)["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["UID"] == event_of(made(TIDEWELL))["UID"]
    assert not event.walk("VALARM")


@pytest.mark.parametrize(
    ("joining", "is_link"),
    [
        ("https://meet.tidewell.example/dk4", True),
        ("http://meet.tidewell.example/dk4", True),
        ("meet.tidewell.example/dk4", False),
        ("12 Harbour Street, Leith", False),
        ("javascript:alert(1)", False),
        ("https://", False),
    ],
)
def test_only_a_web_address_becomes_a_link(joining, is_link):
    event = event_of(made(replace(TIDEWELL, foot=Foot(joining))))

    assert event["LOCATION"] == joining
    assert event.get("URL") == (joining if is_link else None)


@given(sheets(ANY_TEXT))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_inside_its_one_event(sheet):
    source = made(replace(sheet, options=Options(titles=Titles.FULL)))

    event = event_of(source)
    lines = source.split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VCALENDAR") == 1
    assert max(map(len, lines)) <= 75
    assert len(event.walk("VALARM")) == 3
    assert str(event["SUMMARY"]).removeprefix("Interview: ") in (
        wording.job(sheet.head),
        "Interview",
    )
    assert wording.spoken(sheet.open_with) in event["DESCRIPTION"]


def offset_by_rule(zone: Any, moment: datetime) -> Any:
    """Read a zone as RFC 5545 says: the latest onset rules, told in the old time."""
    onsets = [
        (part["DTSTART"].dt.replace(tzinfo=UTC) - part["TZOFFSETFROM"].td, part)
        for part in zone.subcomponents
    ]
    past = (onset for onset in onsets if onset[0] <= moment)
    _, ruling = max(past, key=lambda onset: onset[0])
    return ruling["TZOFFSETTO"].td


@pytest.mark.parametrize(
    "key",
    [
        "Europe/London",
        "Europe/Dublin",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Pacific/Chatham",
    ],
)
def test_a_zone_is_right_in_each_half_hour_of_two_years(key):
    zone, middle = ZoneInfo(key), datetime(2026, 7, 1, tzinfo=UTC)
    source = timezone_around(zone, middle).to_ical()

    written = Timezone.from_ical(source)

    moment = middle - timedelta(days=365)
    while moment < middle + timedelta(days=365):
        real = moment.astimezone(zone).utcoffset()
        assert offset_by_rule(written, moment) == real, moment
        moment += timedelta(minutes=30)
