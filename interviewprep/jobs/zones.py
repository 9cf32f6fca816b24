"""The time zones to choose from, by region, under the names people know them by."""

from functools import cache
from zoneinfo import available_timezones

from interviewprep.jobs.clock import place_name

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
type Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]


@cache
def zone_choices() -> Choices:
    """Return every zone that is named after a place, grouped by region."""
    names = sorted(available_timezones())
    groups: Choices = [
        (region, [(name, place_name(name)) for name in names if _is_in(name, region)])
        for region in _REGIONS
    ]
    return [("", "I don’t know yet"), *groups, ("UTC", "UTC")]


def _is_in(name: str, region: str) -> bool:
    return name.startswith(f"{region}/")
