"""The page of Insights, and its picture as a file."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviewprep.http import UserRequest
from interviewprep.insights import files
from interviewprep.insights.charts import Picture, picture
from interviewprep.insights.figures import (
    ENOUGH,
    answer_rates,
    journeys_of,
    longest_waiting,
    paces,
)
from interviewprep.insights.forms import SpanForm
from interviewprep.insights.words import opening, suggestion

FORMATS: dict[str, tuple[str, Callable[[Picture], bytes]]] = {
    "svg": ("image/svg+xml", files.svg),
    "png": ("image/png", files.png),
}


@require_safe
def insights(request: UserRequest) -> HttpResponse:
    """Say what the search tells so far: a sentence, a picture, figures, one step."""
    form = SpanForm(request.GET)
    journeys = journeys_of(request.user, form.asked())
    waiting = longest_waiting(request.user, now=timezone.now())
    context = {
        "form": form,
        "opening": opening(journeys),
        "is_enough": len(journeys) >= ENOUGH,
        "enough": ENOUGH,
        "picture": picture(journeys, names_sources=True),
        "columns": files.columns(),
        "paces": paces(journeys),
        "rates": answer_rates(journeys),
        "waiting": waiting,
        "suggestion": suggestion(waiting),
        "address_query": request.GET.urlencode(),
    }
    status = 422 if form.errors else 200
    return render(request, "insights/insights.html", context, status=status)


@require_safe
def download(request: UserRequest, extension: str) -> HttpResponse:
    """Download the picture without a name: no company, and no source of one's own."""
    content_type, make = FORMATS[extension]
    journeys = journeys_of(request.user, SpanForm(request.GET).asked())
    content = make(picture(journeys, names_sources=False))
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="picture.{extension}"'
    return response
