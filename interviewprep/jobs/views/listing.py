"""The jobs of a person, as a board or as a list; the address says which, and how."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviewprep.http import UserRequest
from interviewprep.jobs.board import board_of
from interviewprep.jobs.days import day_of
from interviewprep.jobs.listing import page_of
from interviewprep.jobs.listing_forms import (
    as_address,
    bulk_boxes,
    chosen_in,
    filter_boxes,
    hidden,
)
from interviewprep.jobs.models import OPEN_STAGES
from interviewprep.jobs.offers import Offered, offered_to
from interviewprep.jobs.ordering import ORDERS, Sorting


@require_safe
def jobs(request: UserRequest) -> HttpResponse:
    """Show the jobs by stage, or as a list."""
    if request.GET.get("view") == "list":
        return _list(request)
    return _board(request)


def _board(request: UserRequest) -> HttpResponse:
    """Show the board; a column's next page alone, where htmx asks for that."""
    chosen, after = request.GET.get("stage", ""), request.GET.get("after", "")
    board = board_of(request.user, now=timezone.now(), chosen=chosen, after=after)
    if request.htmx and after and chosen in OPEN_STAGES:
        column = next(each for each in board.columns if each.is_chosen)
        return render(request, "jobs/cards.html", {"column": column})
    return render(request, "jobs/board.html", {"board": board, "view": "board"})


def _list(request: UserRequest) -> HttpResponse:
    """Show the list; its table alone, where htmx asks for that."""
    chosen = chosen_in(request.GET)
    sorting = Sorting.read(request.GET.get("sort", ""))
    after = request.GET.get("after", "")
    now = timezone.now()
    page = page_of(request.user, chosen, sorting, now=now, after=after)
    query = _address_of(chosen, sorting)
    context: dict[str, Any] = {
        "view": "list",
        "page": page,
        "is_first": not after,
        "is_filtered": bool(chosen),
        "query": query,
        "heads": _heads(chosen, sorting),
        "boxes": bulk_boxes(day_of(now, request.user.zone)),
        "shown": hidden("shown", ",".join(map(str, page.ids))),
        "back": hidden("back", query),
    }
    if request.htmx and request.htmx.target == "list":
        return render(request, "jobs/table.html", context)
    context |= _around(offered_to(request.user), chosen, sorting, query)
    return render(request, "jobs/list.html", context)


def _around(
    offered: Offered, chosen: dict[str, str], sorting: Sorting, query: str
) -> dict[str, Any]:
    """Return what stands beside the table: filters, kept lists, and this one's name."""
    sort = "" if str(sorting) == Sorting().name else str(sorting)
    return {
        "filters": filter_boxes(tuple(chosen.items()), offered.sources, offered.tags),
        "chosen_count": len(chosen),
        "view_box": hidden("view", "list"),
        "sort": hidden("sort", sort) if sort else "",
        "lists": offered.lists,
        "current": next((kept for kept in offered.lists if kept.query == query), None),
    }


def _heads(chosen: dict[str, str], sorting: Sorting) -> list[dict[str, str]]:
    """Return the columns' heads: each sorts by its column, and once more turns it."""
    heads = []
    for order in ORDERS:
        is_current = sorting.name == order.name
        turned = Sorting(order.name, is_current and not sorting.is_falling)
        way = "descending" if sorting.is_falling else "ascending"
        heads.append(
            {
                "name": order.name,
                "label": order.label,
                "address": as_address({"view": "list", **chosen, "sort": str(turned)}),
                "way": way if is_current else "",
            }
        )
    return heads


def list_address(asked: QueryDict) -> str:
    """Return an address's filters and order, in one form for all that mean the same.

    What we don't know is left out, so it may be kept, and put into addresses.
    """
    return _address_of(chosen_in(asked), Sorting.read(asked.get("sort", "")))


def _address_of(chosen: dict[str, str], sorting: Sorting) -> str:
    sort = {} if sorting == Sorting() else {"sort": str(sorting)}
    return as_address({**chosen, **sort})
