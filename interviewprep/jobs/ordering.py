"""The orders in which the list can stand, and what rows are sorted by in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    Expression,
    F,
    IntegerField,
    Min,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower, NullIf, TruncDate

from interviewprep.jobs.models import Interview, Stage
from interviewprep.jobs.paging import Place
from interviewprep.jobs.written import NOW, OWNER, day, moment

# Where a job without a date stands: last, whichever way the rows run.
_LAST_DAY, _FIRST_DAY = date(9999, 12, 30), date(1, 1, 2)


class Asked(NamedTuple):
    """Whose list it is, by id, and when and where they look at it."""

    owner: int
    now: datetime
    zone: ZoneInfo


# A query that is written for everybody asks nothing of a zone.
ANYBODY = Asked(OWNER, NOW, ZoneInfo("UTC"))


class Order(NamedTuple):
    """One way to sort the list: its name in the address, and the column it heads."""

    name: str
    label: str
    # What the text of a row's place in the order is turned into.
    read: Callable[[str], Any] = str
    # More days since means an earlier moment: the rows run against the column.
    is_reversed: bool = False


ORDERS = (
    Order("company", "Company"),
    Order("role", "Role"),
    Order("stage", "Stage", int),
    Order("in_stage", "Days in stage", moment, is_reversed=True),
    Order("quiet", "Days quiet", moment, is_reversed=True),
    Order("next", "Next", day),
    Order("deadline", "Closing date", day),
    Order("added", "Added", moment),
)
# What the list starts with has no column: what changed last stands first.
NEWEST = "newest"
_BY_NAME = {order.name: order for order in ORDERS}


@dataclass(frozen=True, slots=True)
class Sorting:
    """An order, and which way it runs."""

    name: str = NEWEST
    is_falling: bool = False

    @classmethod
    def read(cls, text: str) -> "Sorting":
        """Return what an address asks for: "company", "-company"; else the newest."""
        name = text.removeprefix("-")
        return cls(name, text.startswith("-")) if name in _BY_NAME else cls()

    def __str__(self) -> str:
        return f"-{self.name}" if self.is_falling else self.name

    @property
    def key_falls(self) -> bool:
        """Whether the values that rows are sorted by fall."""
        if self.name == NEWEST:
            return True
        return self.is_falling != _BY_NAME[self.name].is_reversed

    def place(self, key: str, pk: int) -> Place:
        """Return where a row stands, of the text of what it is sorted by."""
        read = moment if self.name == NEWEST else _BY_NAME[self.name].read
        return Place(read(key), pk)


def key_of(sorting: Sorting, asked: Asked) -> Any:
    """Return what rows are sorted by; it is never empty, so that pages can follow."""
    missing = Value(_FIRST_DAY if sorting.key_falls else _LAST_DAY)
    keys: dict[str, Any] = {
        NEWEST: F("updated_at"),
        "company": Lower(Coalesce(NullIf("company", Value("")), "title")),
        "role": Lower("title"),
        "stage": _stage_number(),
        "in_stage": F("stage_since"),
        "quiet": F("quiet_since"),
        "deadline": Coalesce("deadline_on", missing),
        "added": F("created_at"),
    }
    if sorting.name != "next":
        return keys[sorting.name]
    return Coalesce(_next_day(asked), "follow_up_on", missing)


def _stage_number() -> Expression:
    whens = [When(stage=stage, then=place) for place, stage in enumerate(Stage)]
    return Case(*whens, output_field=IntegerField())


def _next_day(asked: Asked) -> Any:
    ahead = Interview.objects.filter(owner=asked.owner, job=OuterRef("pk")).kept()
    soonest = ahead.upcoming(now=asked.now).order_by().values("job")
    first = soonest.annotate(day=TruncDate(Min("starts_at"), tzinfo=asked.zone))
    return Subquery(first.values("day"))
