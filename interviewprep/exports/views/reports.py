"""The activity report, as a page to be printed and as a PDF."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviewprep.exports.activity import MOST_DEEDS, Report, TooMuch, report_of
from interviewprep.exports.activity_pdf import TITLE, activity_pdf
from interviewprep.exports.forms import ActivityForm
from interviewprep.exports.views.tables import download
from interviewprep.http import UserRequest


@require_safe
def activity(request: UserRequest) -> HttpResponse:
    """Show what was done between two days; the last two weeks unless they are given."""
    today = timezone.localdate()
    form = ActivityForm(_asked(request, today))
    context = {"form": form, "title": TITLE, "presets": _presets(today)}
    if report := _report(request, form):
        context["report"] = report
        context["query"] = _query(form)
    status = 422 if form.errors else 200
    return render(request, "exports/activity.html", context, status=status)


@require_safe
def activity_file(request: UserRequest) -> HttpResponse:
    """Download the report as a PDF; days that can’t be read lead back to the page."""
    form = ActivityForm(_asked(request, timezone.localdate()))
    report = _report(request, form)
    if report is None:
        return redirect(f"{reverse('exports:activity')}?{request.GET.urlencode()}")
    return download(
        activity_pdf(report, request.user).content,
        content_type="application/pdf",
        name=f"activity-{report.start}-{report.end}.pdf",
    )


def _report(request: UserRequest, form: ActivityForm) -> Report | None:
    """Return the report that was asked for; without one, the form says why."""
    if not form.is_valid():
        return None
    chosen = form.cleaned_data
    name = request.user.name if chosen["name"] else ""
    try:
        return report_of(
            request.user, chosen["from"], chosen["to"], now=timezone.now(), name=name
        )
    except TooMuch:
        form.add_error("from", f"That’s over {MOST_DEEDS} things. Choose fewer days.")
        return None


def _query(form: ActivityForm) -> str:
    """Return what was chosen as an address has it."""
    chosen = form.cleaned_data
    days = {"from": chosen["from"], "to": chosen["to"]}
    return urlencode({**days, "name": "on"} if chosen["name"] else days)


def _asked(request: HttpRequest, today: date) -> QueryDict:
    """Return what the address asks for, or else the last two weeks."""
    if "from" in request.GET or "to" in request.GET:
        return request.GET.copy()
    return QueryDict(_last(today, days=14))


def _presets(today: date) -> dict[str, str]:
    """Return the days that are asked for most, as addresses have them."""
    last_of_month = today.replace(day=1) - timedelta(days=1)
    first_of_month = last_of_month.replace(day=1)
    return {
        "Last two weeks": _last(today, days=14),
        "Last four weeks": _last(today, days=28),
        "Last month": f"from={first_of_month}&to={last_of_month}",
    }


def _last(today: date, *, days: int) -> str:
    return f"from={today - timedelta(days=days - 1)}&to={today}"
