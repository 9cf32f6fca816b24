"""Pages of a list that stay put while rows come and go: each starts after a row."""

import json
from typing import Any, NamedTuple

from django.core import signing
from django.db.models import Q

_SALT = "jobs.paging"


class Place(NamedTuple):
    """Where a page ended: the value its rows are sorted by, and the row's id."""

    value: Any
    pk: int


class _AsJson:
    """Writes a place; days and moments become text, which the database compares."""

    def dumps(self, place: Any) -> bytes:
        # Django's own encoder cuts moments to the millisecond: rows would repeat.
        kept = json.dumps(place, default=lambda day: day.isoformat())
        return kept.encode()

    def loads(self, data: bytes) -> Any:
        return signing.JSONSerializer().loads(data)


def write_place(order: str, place: Place) -> str:
    """Return the part of an address that says where the next page starts.

    It is signed, so that nothing reaches a query but what we wrote ourselves.
    """
    return signing.dumps([order, *place], salt=_SALT, serializer=_AsJson)


def read_place(order: str, text: str) -> Place | None:
    """Return the place written in an address; None for the first page.

    Text that we didn't write, and a place in another order, count as the first page.
    """
    try:
        written, value, pk = signing.loads(text, salt=_SALT, serializer=_AsJson)
    except (signing.BadSignature, ValueError):
        return None
    return Place(value, pk) if written == order else None


def beyond(field: str, place: Place, *, is_falling: bool) -> Q:
    """Return the condition of the rows that come after `place`, sorted by `field`."""
    way = "lt" if is_falling else "gt"
    same_or_later = Q((f"{field}__{way}e", place.value))
    later = Q((f"{field}__{way}", place.value))
    return same_or_later & (later | Q((f"pk__{way}", place.pk)))
