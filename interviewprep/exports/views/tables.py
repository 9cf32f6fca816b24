"""Tables for spreadsheet programs."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from interviewprep.accounts.models import Titles, User
from interviewprep.exports.jobs_table import jobs_table
from interviewprep.http import UserRequest
from interviewprep.jobs.listing import filtered
from interviewprep.jobs.listing_forms import FilterForm
from interviewprep.jobs.models import Job, JobQuerySet
from interviewprep.jobs.ordering import Asked


@require_safe
def jobs(request: UserRequest) -> HttpResponse:
    """Download the jobs as a table, with the way each has come.

    With the list's address it has what the list shows; without, all but the deleted.
    """
    return download(
        jobs_table(_wanted(request).newest_first(), request.user),
        content_type="text/csv; charset=utf-8",
        name=f"{dated_name(request.user, 'jobs')}.csv",
    )


def _wanted(request: UserRequest) -> JobQuerySet:
    chosen = FilterForm(request.GET).chosen
    if chosen or "view" in request.GET:
        user = request.user
        return filtered(Asked(user.pk, timezone.now(), user.zone), chosen)
    return Job.objects.owned_by(request.user).kept()


def dated_name(user: User, telling: str) -> str:
    """Return a name with today's date; it says what the file is if it may be seen."""
    name = telling if user.titles == Titles.FULL else "list"
    return f"{name}-{timezone.localdate():%Y-%m-%d}"


def download(content: bytes, *, content_type: str, name: str) -> HttpResponse:
    """Send a file that is saved as `name`."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response
