"""All sheets of a job in one file."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from interviewprep.accounts.models import Titles
from interviewprep.exports.packing import zip_response
from interviewprep.exports.sheets_zip import sheet_files
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job


@require_safe
def sheets(request: UserRequest, job_id: int) -> HttpResponseBase:
    """Download a job's sheets as PDFs in a ZIP; with `files`, what was sent too."""
    rows = Job.objects.owned_by(request.user).kept().defer("notes", "posting")
    job = get_object_or_404(rows, pk=job_id)
    if not job.interviews.kept().exists():
        messages.info(request, "Add an interview first: each one has a sheet.")
        return redirect("jobs:interviews", job.pk)
    limited: HttpResponseBase | None = ratelimit.consume_or_429(
        request, action="export", limit_get=True
    )
    if limited:
        return limited
    files = sheet_files(job, request.user, with_files="files" in request.GET)
    return zip_response(files, _name(job, request))


def _name(job: Job, request: UserRequest) -> str:
    """Return a name that says no more than the person chose."""
    company = slugify(job.company)[:60].strip("-_")
    is_full = request.user.titles == Titles.FULL and company
    return f"{company if is_full else 'talking-points'}.zip"
