"""Lists that a person keeps under a name: keeping one, forgetting it, undoing that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from interviewprep.http import UserRequest
from interviewprep.jobs.listing_forms import SavedViewForm
from interviewprep.jobs.models import SavedView
from interviewprep.jobs.views.listing import list_address


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Keep the list whose filters the address holds, under a name."""
    view = SavedView(owner=request.user, query=list_address(request.GET))
    data = request.POST if request.method == "POST" else None
    form = SavedViewForm(data, instance=view)

    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, f"Kept: {saved.name}.")
        return redirect(_address(saved.query))

    context = {"form": form, "back": _address(view.query)}
    status = 422 if form.errors else 200
    return render(request, "jobs/saved_view.html", context, status=status)


@require_POST
def delete(request: UserRequest, view_id: int) -> HttpResponse:
    """Forget a kept list; its jobs stay."""
    rows = SavedView.objects.owned_by(request.user).kept()
    view = get_object_or_404(rows, pk=view_id)
    view.mark_deleted(at=timezone.now())
    undo = reverse("jobs:restore_view", args=[view.pk])
    messages.info(request, f"{view.name} is no longer kept.", extra_tags=undo)
    return redirect(_address(view.query))


@require_POST
def restore(request: UserRequest, view_id: int) -> HttpResponse:
    """Keep a list again, unless another has its name by now."""
    rows = SavedView.objects.owned_by(request.user)
    view = get_object_or_404(rows.deleted(), pk=view_id)
    if rows.kept().filter(name=view.name).exists():
        messages.warning(request, f"Another list is called {view.name} by now.")
    else:
        view.recover()
        messages.success(request, f"{view.name} is kept again.")
    return redirect(_address(view.query))


def _address(query: str) -> str:
    return f"{reverse('jobs:list')}?view=list&{query}".rstrip("&")
