"""Clock times in named zones, around every change of the clocks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.jobs.clock import (
    Occurrence,
    changes_between,
    occurrence,
    place_name,
)
from interviewprep.jobs.zones import zone_choices

BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
ANY_CLOCK = st.datetimes(
    datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2100-12-30")
)
NAMES = [
    name for _, group in zone_choices() if isinstance(group, list) for name, _ in group
]


@pytest.mark.parametrize(
    ("zone", "clock", "expected"),
    [
        (BERLIN, "2027-03-28T01:59", Occurrence.ONCE),
        (BERLIN, "2027-03-28T02:00", Occurrence.NEVER),
        (BERLIN, "2027-03-28T02:59", Occurrence.NEVER),
        (BERLIN, "2027-03-28T03:00", Occurrence.ONCE),
        (BERLIN, "2027-10-31T01:59", Occurrence.ONCE),
        (BERLIN, "2027-10-31T02:00", Occurrence.TWICE),
        (BERLIN, "2027-10-31T02:59", Occurrence.TWICE),
        (BERLIN, "2027-10-31T03:00", Occurrence.ONCE),
        # Lord Howe Island changes its clocks by half an hour.
        (LORD_HOWE, "2027-10-03T02:15", Occurrence.NEVER),
        (LORD_HOWE, "2027-10-03T02:30", Occurrence.ONCE),
        (LORD_HOWE, "2027-04-04T01:45", Occurrence.TWICE),
        (ZoneInfo("UTC"), "2027-03-28T02:30", Occurrence.ONCE),
    ],
)
def test_how_often_a_clock_time_comes(zone, clock, expected):
    assert occurrence(datetime.fromisoformat(clock), zone) is expected


@given(ANY_CLOCK, st.sampled_from(NAMES))
def test_a_time_that_a_clock_has_shown_is_never_called_missing(moment, name):
    zone = ZoneInfo(name)

    shown = moment.replace(tzinfo=UTC).astimezone(zone)

    assert occurrence(shown.replace(tzinfo=None), zone) is not Occurrence.NEVER


@given(ANY_CLOCK, st.sampled_from(NAMES))
def test_a_time_that_comes_twice_is_two_moments(naive, name):
    zone = ZoneInfo(name)
    moments = {naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}

    found = occurrence(naive, zone)

    assert (len(moments) == 1) == (found is Occurrence.ONCE)


def test_a_zone_is_called_after_its_place():
    assert place_name("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert place_name("UTC") == "UTC"


def test_clocks_change_between_summer_and_winter():
    summer = datetime(2027, 7, 1, tzinfo=UTC)
    autumn = datetime(2027, 9, 1, tzinfo=UTC)
    winter = datetime(2027, 12, 1, tzinfo=UTC)

    assert changes_between(summer, winter, BERLIN)
    assert not changes_between(summer, autumn, BERLIN)


def test_every_zone_to_choose_has_a_place_and_comes_once():
    assert len(NAMES) == len(set(NAMES)) > 300
    assert "Europe/Berlin" in NAMES
