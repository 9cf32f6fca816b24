"""Calendars tell the right moment in every zone, whenever its clocks change.

A tenth of all zones are asked here, and those with odd clocks; `make bench-clocks` asks
every one.
"""

from zoneinfo import ZoneInfo

import pytest

from benchmarks import clocks

ODD = [
    "Africa/Casablanca",  # puts its clocks back for a month, not forward for a summer
    "America/Nuuk",
    "Asia/Gaza",
    "Australia/Lord_Howe",  # by half an hour
    "Etc/UTC",
    "Europe/Dublin",
    "Pacific/Chatham",
    "UTC",
]


@pytest.mark.parametrize("zones", [ODD, clocks.names()[::10]], ids=["odd", "a tenth"])
def test_no_entry_moves(zones):
    count = clocks.checked(zones)

    assert count.checked > len(zones)
    assert count.wrong == []


def test_a_wrong_clock_would_be_found():
    zone = ZoneInfo("Europe/London")
    moments = clocks.moments_for(zone)
    content = clocks.written(zone, moments)

    late = content.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0200")

    assert list(clocks.moved(content, moments)) == []
    assert list(clocks.moved(late, moments)) != []
