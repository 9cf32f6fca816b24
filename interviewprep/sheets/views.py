"""The sheet as a page, and as the files that people take along."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Interview
from interviewprep.sheets import filenames, wording
from interviewprep.sheets.calendar import NoStart, calendar, uid_of
from interviewprep.sheets.docx import docx_file
from interviewprep.sheets.forms import PrintForm
from interviewprep.sheets.gather import sheet_of
from interviewprep.sheets.limits import shorten
from interviewprep.sheets.markdown import markdown
from interviewprep.sheets.pdf import pdf
from interviewprep.sheets.plain import plain
from interviewprep.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a sheet is made into."""

    extension: str
    content_type: str
    make: Callable[[Sheet], bytes]


FORMATS = {
    "docx": Format(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx_file,
    ),
    "md": Format(
        "md", "text/markdown; charset=utf-8", lambda sheet: markdown(sheet).encode()
    ),
    "txt": Format(
        "txt", "text/plain; charset=utf-8", lambda sheet: plain(sheet).encode()
    ),
}


@require_safe
def sheet(request: UserRequest, interview_id: int) -> HttpResponse:
    """Show the talking points as the page that will be printed."""
    interview = _interview_or_404(request, interview_id)
    gathered = sheet_of(interview, request.user)
    context = {
        "interview": interview,
        "job": interview.job,
        "sheet": gathered,
        "pages": shorten(gathered),
        "when": wording.when(gathered.head),
        "logistics": wording.logistics(gathered.head),
        "print_form": PrintForm(),
    }
    return render(request, "sheets/sheet.html", context)


@require_safe
def pdf_file(request: UserRequest, interview_id: int) -> HttpResponse:
    """Download the sheet as a PDF; say which letters our fonts don't have."""
    gathered = sheet_of(_interview_or_404(request, interview_id), request.user)
    wanted = PrintForm(request.GET).wanted(gathered.options)
    made = pdf(replace(gathered, options=wanted))
    if made.missing:
        letters = " ".join(made.missing[:10])
        messages.info(
            request, f"The PDF borrowed a plainer font for these characters: {letters}"
        )
    return _download(gathered, "pdf", "application/pdf", made.content)


@require_safe
def download(request: UserRequest, interview_id: int, extension: str) -> HttpResponse:
    """Download the sheet as Word, Markdown or plain text."""
    gathered = sheet_of(_interview_or_404(request, interview_id), request.user)
    kind = FORMATS[extension]
    content = kind.make(gathered)
    return _download(gathered, kind.extension, kind.content_type, content)


@require_safe
def event(request: UserRequest, interview_id: int) -> HttpResponse:
    """Download the interview as a calendar entry; without a date, ask for one."""
    interview = _interview_or_404(request, interview_id)
    gathered = sheet_of(interview, request.user)
    try:
        content = calendar(
            gathered,
            uid=uid_of(interview.row_key),
            sequence=interview.version,
            stamped_at=timezone.now(),
            is_cancelled=interview.is_cancelled,
        )
    except NoStart:
        messages.info(request, "Add the date and time first; then it fits a calendar.")
        return redirect(interview)
    return _download(gathered, "ics", "text/calendar; charset=utf-8", content)


def _download(
    sheet: Sheet, extension: str, content_type: str, content: bytes
) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = filenames.attachment(sheet, extension)
    return response


def _interview_or_404(request: UserRequest, interview_id: int) -> Interview:
    """Fetch one of the person's own interviews, without its private notes."""
    rows = Interview.objects.owned_by(request.user).kept().select_related("job")
    rows = rows.defer("notes", "job__notes", "job__posting")
    return get_object_or_404(rows, pk=interview_id)
