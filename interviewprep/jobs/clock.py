"""Clock times in named zones: which exist once, twice or never."""

from datetime import UTC, datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo


class Occurrence(Enum):
    """How often a clock time comes up on its day."""

    ONCE = auto()
    TWICE = auto()
    NEVER = auto()


def occurrence(naive: datetime, zone: ZoneInfo) -> Occurrence:
    """Tell how often `naive`, a clock time without a zone, occurs in `zone`.

    A time is skipped on the night clocks go forward, and comes twice on the night
    they go back.
    """
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return Occurrence.ONCE
    back_again = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return Occurrence.TWICE if back_again == naive else Occurrence.NEVER


def place_name(zone: str) -> str:
    """Return the place a zone is named after: "Europe/Berlin" is "Berlin"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def changes_between(start: datetime, end: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the zone's distance from UTC differs at the two aware moments."""
    return start.astimezone(zone).utcoffset() != end.astimezone(zone).utcoffset()
