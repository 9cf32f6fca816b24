"""What the list offers to choose from: a person's own sources, tags and kept lists."""

import functools
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Value

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job, SavedView, Tag
from interviewprep.jobs.written import OWNER, Written, written

# A box with more to choose from than this helps nobody.
MOST_OFFERED = 200


class KeptList(NamedTuple):
    """A list that the person named, and the filters it stands for."""

    pk: int
    name: str
    query: str


class Offered(NamedTuple):
    """Everything a person's list page offers beside its rows."""

    sources: tuple[str, ...]
    tags: tuple[str, ...]
    lists: tuple[KeptList, ...]


def offered_to(user: User) -> Offered:
    """Return a person's sources, tags and kept lists, by name, in one query."""
    found: dict[str, list[KeptList]] = {"source": [], "tag": [], "list": []}
    for kind, name, row_id, query in _everything().ask(owner=user.pk):
        found[kind].append(KeptList(row_id, name, query))
    return Offered(
        sources=tuple(each.name for each in _first(found["source"])),
        tags=tuple(each.name for each in _first(found["tag"])),
        lists=_first(found["list"]),
    )


@functools.cache
def _everything() -> Written:
    """Write the query for all that is offered."""
    jobs = Job.objects.filter(owner=OWNER).kept().exclude(source="")
    sources = jobs.values(said=F("source")).distinct().order_by()
    tags = Tag.objects.filter(owner=OWNER).values(said=F("name"))
    lists = SavedView.objects.filter(owner=OWNER).kept().values(said=F("name"))
    parts = [
        _part("source", sources, Value(0), Value("")),
        _part("tag", tags, Value(0), Value("")),
        _part("list", lists, F("pk"), F("query")),
    ]
    return written(parts[0].union(*parts[1:], all=True))


def _part(kind: str, rows: QuerySet[Any, Any], row_id: Any, query: Any) -> Any:
    told = rows.annotate(kind=Value(kind), row_id=row_id, asked=query)
    return told.values_list("kind", "said", "row_id", "asked")


def _first(found: list[KeptList]) -> tuple[KeptList, ...]:
    found.sort(key=lambda each: each.name.casefold())
    return tuple(found[:MOST_OFFERED])
