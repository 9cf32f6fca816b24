"""Reads where a job is from the several ways in which pages say it."""

from typing import Any

from interviewprep.imports.ads.markup import words_of
from interviewprep.text import clean_line

_LONGEST = 120
_MOST = 3
_PARTS = ("addressLocality", "addressRegion", "addressCountry")


def place_of(value: Any) -> str:
    """Return the places of a job on one line: "Berlin, DE; Leeds, GB"."""
    locations = value if isinstance(value, list) else [value]
    found = dict.fromkeys(filter(None, map(_one, locations[: _MOST + 20])))
    return clean_line("; ".join(list(found)[:_MOST]), _LONGEST)


def _one(location: Any) -> str:
    if isinstance(location, str):
        return clean_line(words_of(location), _LONGEST)
    if not isinstance(location, dict):
        return ""
    address = location.get("address")
    if isinstance(address, list) and address:
        address = address[0]
    if isinstance(address, dict):
        parts = [_words(address.get(part)) for part in _PARTS]
        return ", ".join(dict.fromkeys(filter(None, parts)))
    return _words(address) or _words(location.get("name"))


def _words(value: Any) -> str:
    """Return a name, which some write as an object with a name in it."""
    if isinstance(value, dict):
        value = value.get("name")
    return clean_line(words_of(value), _LONGEST) if isinstance(value, str) else ""
