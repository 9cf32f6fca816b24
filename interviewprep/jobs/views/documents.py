"""Files: which CV and which letter went where; kept, changed, downloaded, deleted."""

from allauth.core import ratelimit
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.csp import csp_override
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs import filing
from interviewprep.jobs.forms import DocumentForm, UploadForm
from interviewprep.jobs.inspection import FileType
from interviewprep.jobs.models import Document, DocumentBody, Job
from interviewprep.jobs.views.jobs import job_or_404

_NO_ROOM = (
    "Your files would take more than 100 MB. Delete one that you no longer need, "
    "then add this one again."
)
_ENOUGH = "That’s a lot of files for one hour. The ones before this are kept."


@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: UserRequest) -> HttpResponse:
    """List all files a person keeps, newest first, and add to them."""
    return _files(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: UserRequest, job_id: int) -> HttpResponse:
    """List the files that went to one job, and add to them."""
    return _files(request, job_or_404(request, job_id))


def _files(request: UserRequest, job: Job | None) -> HttpResponse:
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        files=request.FILES if request.method == "POST" else None,
    )
    if request.method == "POST" and form.is_valid() and _keep(request, form, job):
        return redirect(_list_of(job))

    rows = Document.objects.owned_by(request.user).kept().newest_first()
    jobs = Job.objects.owned_by(request.user).kept().defer("notes", "posting")
    rows = rows.prefetch_related(Prefetch("jobs", jobs.newest_first()))
    rows = rows if job is None else rows.filter(jobs=job)
    context = {
        "job": job,
        "form": form,
        "documents": list(rows),
        "taken": filing.room_taken(request.user),
        "room": filing.ROOM,
    }
    status = 422 if form.errors else 200
    template = "jobs/files.html" if job is None else "jobs/documents.html"
    return render(request, template, context, status=status)


def _keep(request: UserRequest, form: UploadForm, job: Job | None) -> bool:
    """Keep the file, or say on the form why not and what helps."""
    if not ratelimit.consume(request, action="upload", user=request.user):
        form.add_error("file", _ENOUGH)
        return False
    row = form.document(Document(owner=request.user))
    upload, jobs = form.cleaned_data["file"], [job] if job else []
    try:
        kept, is_new = filing.keep(row, upload, form.found, jobs=jobs)
    except filing.NoRoom:
        form.add_error("file", _NO_ROOM)
        return False
    words = f"{kept.name} is kept." if is_new else f"You keep that one as {kept.name}."
    messages.success(request, words)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, document_id: int) -> HttpResponse:
    """Say what a file is called, which version it is, and where it went."""
    document = _document_or_404(request, document_id)
    form = DocumentForm(
        request.POST if request.method == "POST" else None, instance=document
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("jobs:files")

    context = {"document": document, "form": form}
    status = 422 if form.errors else 200
    return render(request, "jobs/document.html", context, status=status)


@require_safe
@csp_override({"default-src": [CSP.NONE], "sandbox": True})  # type: ignore[dict-item]
def download(request: UserRequest, document_id: int) -> HttpResponse:
    """Download a file: always as one to save, never opened on this site's page."""
    document = _document_or_404(request, document_id)
    body = get_object_or_404(DocumentBody, document=document)
    found = FileType.of(document.content_type)
    response = HttpResponse(bytes(body.data), content_type=found.content_type)
    disposition = content_disposition_header(
        as_attachment=True, filename=found.named(document.name)
    )
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def delete(request: UserRequest, document_id: int) -> HttpResponse:
    """Delete a file at once; the message offers it back."""
    document = _document_or_404(request, document_id)
    document.mark_deleted(at=timezone.now())
    undo = reverse("jobs:restore_document", args=[document.pk])
    messages.info(request, f"{document.name} deleted.", extra_tags=undo)
    return redirect("jobs:files")


@require_POST
def restore(request: UserRequest, document_id: int) -> HttpResponse:
    """Bring a deleted file back."""
    rows = Document.objects.owned_by(request.user).deleted()
    document = get_object_or_404(rows, pk=document_id)
    document.recover()
    messages.success(request, f"{document.name} is back.")
    return redirect("jobs:files")


def _list_of(job: Job | None) -> str:
    if job is None:
        return reverse("jobs:files")
    return reverse("jobs:documents", args=[job.pk])


def _document_or_404(request: UserRequest, document_id: int) -> Document:
    """Fetch one of the person's own files, without its bytes."""
    rows = Document.objects.owned_by(request.user).kept()
    document = get_object_or_404(rows, pk=document_id)
    document.owner = request.user
    return document
