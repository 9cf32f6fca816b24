"""Everything at once: taken along in one file, and brought back from it."""

from collections.abc import Mapping

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.exports import additions, archive, restoring
from interviewprep.exports.additions import StillNeeded
from interviewprep.exports.forms import RestoreForm, SheetsForm
from interviewprep.exports.models import Addition
from interviewprep.exports.packing import zip_response
from interviewprep.exports.restoring import Count
from interviewprep.exports.unpacking import BadArchive
from interviewprep.http import UserRequest


@require_safe
def take(request: UserRequest) -> HttpResponse:
    """List every way to take something along, and the way back.

    A job chosen there leads to its sheets.
    """
    form = SheetsForm(request.user, request.GET if "job" in request.GET else None)
    if form.is_valid():
        sheets = reverse("exports:sheets", args=[form.cleaned_data["job"].pk])
        return redirect(
            f"{sheets}?files" if form.cleaned_data["with_files"] else sheets
        )
    status = 422 if form.errors else 200
    return render(request, "exports/take.html", {"form": form}, status=status)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def download(request: UserRequest) -> HttpResponseBase:
    """Send everything in a ZIP, private notes in a file of their own."""
    if limited := _limited(request, "export"):
        return limited
    now = timezone.now()
    name = f"my-data-{timezone.localdate(now):%Y-%m-%d}.zip"
    return zip_response(archive.everything(request.user, now), name)


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: UserRequest) -> HttpResponse:
    """Look into a download first; then, with the same file, bring it back."""
    is_empty = restoring.is_empty(request.user)
    if request.method != "POST":
        context = {"form": RestoreForm(is_empty=is_empty), "came": _came_in(request)}
        return render(request, "exports/restore.html", context)
    if limited := _limited(request, "restore"):
        return limited
    form = RestoreForm(request.POST, files=request.FILES, is_empty=is_empty)
    if not form.is_valid():
        return _refused(request, form)
    try:
        return _tried(request, form)
    except BadArchive as bad:
        form.add_error("file", str(bad))
        return _refused(request, form)


def _tried(request: UserRequest, form: RestoreForm) -> HttpResponse:
    """Bring the file back if it is the one that was looked at; else look at it."""
    found = form.cleaned_data["file"]
    if request.POST.get("seen") == form.digest:
        was_empty = "beside" not in form.fields
        counts = restoring.restore(request.user, found, into_empty=was_empty)
        rows = {count.title: count.rows for count in counts}
        words = f"It’s all back: {_in_words(rows)}."
        messages.success(request, words, extra_tags=_undo_address(request))
        return redirect("jobs:list")
    context = {
        "form": form,
        "archive": found,
        "counts": _shown(restoring.look(request.user, found)),
        "seen": form.digest,
        "is_another": "seen" in request.POST,
    }
    return render(request, "exports/restore.html", context)


def _came_in(request: UserRequest) -> list[tuple[Addition, str]]:
    """Return what can be taken out again, each with what it brought."""
    rows = Addition.objects.owned_by(request.user).recent().defer("rows")
    return [(addition, _in_words(addition.counts)) for addition in rows]


def _refused(request: UserRequest, form: RestoreForm) -> HttpResponse:
    return render(request, "exports/restore.html", {"form": form}, status=422)


def _shown(counts: list[Count]) -> list[Count]:
    """Return what there is any of, by name; a file goes with its row."""
    some = (count for count in counts if count.rows and not count.is_bodies)
    return sorted(some, key=lambda count: count.title)


def _undo_address(request: UserRequest) -> str:
    """Return what takes out what was just brought in beside something, if it was."""
    mine = Addition.objects.owned_by(request.user).recent().only("pk").first()
    return reverse("exports:take_out", args=[mine.pk]) if mine else ""


@require_POST
def take_out(request: UserRequest, addition_id: int) -> HttpResponse:
    """Take out what a download brought in, unless something was done with it since."""
    rows = Addition.objects.owned_by(request.user).recent().select_for_update()
    with transaction.atomic():
        addition = get_object_or_404(rows, pk=addition_id)
        addition.owner = request.user
        try:
            additions.take_out(addition)
        except StillNeeded as needed:
            words = (
                "It stays: you’ve worked with it since "
                f"({', '.join(needed.titles)}). You can delete its jobs one by one, or "
                "many at once from the list."
            )
            messages.warning(request, words)
        else:
            messages.success(request, "It’s out again. What you had is as it was.")
    return redirect("exports:restore")


def _in_words(rows: Mapping[str, int]) -> str:
    """Say how much of what matters most came back: “12 jobs, 3 stories”."""
    told = [
        f"{rows[many]} {one if rows[many] == 1 else many}"
        for many, one in _TOLD.items()
        if rows.get(many)
    ]
    return ", ".join(told) or "how you like things"


_TOLD = {
    "jobs": "job",
    "interviews": "interview",
    "stories": "story",
    "lines": "line",
}


def _limited(request: UserRequest, action: str) -> HttpResponse | None:
    answer: HttpResponse | None = ratelimit.consume_or_429(request, action=action)
    return answer
