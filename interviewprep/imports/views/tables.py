"""The pages of an import: choosing a file, looking it over, and what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django_htmx.http import HttpResponseClientRefresh

from interviewprep.cells import write_table
from interviewprep.http import UserRequest
from interviewprep.imports import saving, tasks
from interviewprep.imports.forms import ChoicesForm, UploadForm
from interviewprep.imports.models import Import, ImportState
from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.files import pack
from interviewprep.imports.tables.plan import Plan, Upload, opened

# More rows than this are brought in by the worker, while a page shows how far it is.
AT_ONCE = 200
SHOWN = 100
_LATEST = 10


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: UserRequest) -> HttpResponse:
    """Take a file, and list the latest imports."""
    is_sent = request.method == "POST"
    form = UploadForm(
        request.POST if is_sent else None, files=request.FILES if is_sent else None
    )
    if is_sent and form.is_valid() and (run := _started(request, form)):
        return redirect(run)
    runs = Import.objects.owned_by(request.user).light().newest_first()[:_LATEST]
    context = {"form": form, "runs": runs}
    status = 422 if form.errors else 200
    return render(request, "imports/upload.html", context, status=status)


def _started(request: UserRequest, form: UploadForm) -> Import | None:
    """Keep the tables, sealed, until somebody says what to do with them."""
    files = form.cleaned_data["file"]
    try:
        found = opened(files, {})
    except Refused as problem:
        form.add_error("file", str(problem))
        return None
    return Import.objects.create(
        owner=request.user,
        name=form.name,
        source=found.source,
        upload=pack(files),
        rows_in_all=sum(len(table.grid.rows) for table in found.tables),
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: UserRequest, import_id: int) -> HttpResponse:
    """Show what a file would bring, how far it is, or what came of it."""
    run = import_or_404(request, import_id)
    if run.state != ImportState.CHECKED:
        return _shown(request, run)
    try:
        found = saving.upload_of(run)
    except Refused as problem:
        return render(request, "imports/gone.html", {"run": run, "problem": problem})
    form = ChoicesForm(
        found, run.choices, request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        return _decided(request, run, form)
    return _checked(request, run, found, form)


def _checked(
    request: UserRequest, run: Import, found: Upload, form: ChoicesForm
) -> HttpResponse:
    plan = saving.plan_of(run, found)
    is_clear = not found.unclear_date or run.choices.get("day_first") is not None
    context = {"run": run, "form": form, **_told(plan, found, is_clear=is_clear)}
    status = 422 if form.errors else 200
    return render(request, "imports/look.html", context, status=status)


def _told(plan: Plan, found: Upload, *, is_clear: bool) -> dict[str, Any]:
    """Return what a page says about a plan."""
    return {
        "plan": plan,
        "upload": found,
        "sample": plan.jobs[:5],
        "left": max(0, len(plan.jobs) - 5),
        "is_clear": is_clear,
        "skipped": [*plan.skipped, *plan.already][:SHOWN],
    }


def _decided(request: UserRequest, run: Import, form: ChoicesForm) -> HttpResponse:
    """Keep what was said; bring the file in if that was asked for and is clear."""
    mine = Import.objects.filter(owner=request.user, pk=run.pk)
    run.choices = form.choices
    mine.update(choices=form.choices)
    found = saving.upload_of(run)
    if request.POST.get("go") != "import":
        return redirect(run)
    if found.unclear_date and run.choices["day_first"] is None:
        form.add_error("day_first", "Pick one, so that no date is off by months.")
        return _checked(request, run, found, form)
    # Of two presses, one begins.
    if mine.filter(state=ImportState.CHECKED).update(state=ImportState.RUNNING):
        run.state = ImportState.RUNNING
        _begin(run)
    return redirect(run)


def _begin(run: Import) -> None:
    if run.rows_in_all > AT_ONCE:
        tasks.run_import.enqueue(run.pk)
    else:
        saving.carry_out(run)


def _shown(request: UserRequest, run: Import) -> HttpResponse:
    """Show how far an import is, or what came of it."""
    if run.is_running:
        template = "imports/running.html"
        part = f"{template}#progress" if request.htmx else template
        return render(request, part, {"run": run})
    if request.GET.get("poll"):
        return HttpResponseClientRefresh()
    skipped = saving.skipped_rows(run)
    context = {"run": run, "skipped": skipped[:SHOWN], "in_all": len(skipped)}
    return render(request, "imports/result.html", context)


@require_safe
def skipped(request: UserRequest, import_id: int) -> HttpResponse:
    """Send the rows that weren't taken, with the reasons, as a table."""
    run = import_or_404(request, import_id)
    rows = [
        [each["table"], str(each["row"]), each["reason"], *each["cells"]]
        for each in saving.skipped_rows(run)
    ]
    table = write_table([["Table", "Row", "Why it wasn’t added"], *rows])
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="not-added.csv"'
    return response


@require_POST
def take_back(request: UserRequest, import_id: int) -> HttpResponse:
    """Delete what an import brought; the message offers it back."""
    run = import_or_404(request, import_id)
    if saving.take_back(run, at=timezone.now()):
        undo = reverse("imports:bring_back", args=[run.pk])
        messages.info(request, "Taken back.", extra_tags=undo)
    return redirect(run)


@require_POST
def bring_back(request: UserRequest, import_id: int) -> HttpResponse:
    """Undo taking an import back."""
    run = import_or_404(request, import_id)
    if saving.bring_back(run):
        messages.success(request, "They’re all here again.")
    return redirect(run)


@require_POST
def drop(request: UserRequest, import_id: int) -> HttpResponse:
    """Throw a file away that isn't wanted after all; jobs are never touched."""
    run = import_or_404(request, import_id)
    idle = Import.objects.filter(state__in=(ImportState.CHECKED, ImportState.FAILED))
    # Asked of the row itself: another press may be bringing it in by now.
    if idle.filter(owner=request.user, pk=run.pk).delete()[0]:
        messages.info(request, "The file is thrown away. Nothing was added.")
        return redirect("imports:list")
    return redirect(run)


def import_or_404(request: UserRequest, import_id: int) -> Import:
    """Fetch one of the person's own imports; anybody else's is not there."""
    run = get_object_or_404(Import.objects.owned_by(request.user), pk=import_id)
    run.owner = request.user
    return run
