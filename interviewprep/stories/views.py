"""The pages of proof: the story bank, and a job's needs with what shows each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from interviewprep.jobs.views.jobs import job_or_404
from interviewprep.stories.ad_needs import FromAdForm, proposed_needs
from interviewprep.stories.forms import NeedForm, StoryForm
from interviewprep.stories.models import Need, Story


@require_safe
def stories(request: UserRequest) -> HttpResponse:
    """List the person's stories, the one changed last first."""
    bank = Story.objects.owned_by(request.user).kept().newest_first()
    return render(request, "stories/list.html", {"stories": bank})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Put a story into the bank."""
    return _edited(request, Story(owner=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, story_id: int) -> HttpResponse:
    """Change a story."""
    return _edited(request, _story_or_404(request, story_id))


def _edited(request: UserRequest, story: Story) -> HttpResponse:
    form = StoryForm(request.POST if request.method == "POST" else None, instance=story)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved. Tell it once aloud: two minutes at most.")
        return redirect("stories:list")

    context = {"form": form, "story": story}
    status = 422 if form.errors else 200
    return render(request, "stories/edit.html", context, status=status)


@require_POST
def delete(request: UserRequest, story_id: int) -> HttpResponse:
    """Delete a story at once; the message offers it back."""
    story = _story_or_404(request, story_id)
    story.mark_deleted(at=timezone.now())
    undo = reverse("stories:restore", args=[story.pk])
    messages.info(request, "Story deleted.", extra_tags=undo)
    return redirect("stories:list")


@require_POST
def restore(request: UserRequest, story_id: int) -> HttpResponse:
    """Bring a deleted story back."""
    rows = Story.objects.owned_by(request.user).deleted()
    get_object_or_404(rows, pk=story_id).recover()
    messages.success(request, "The story is back.")
    return redirect("stories:list")


@require_safe
def proof(request: UserRequest, job_id: int) -> HttpResponse:
    """Show what a job needs, with the story or the bridge for each."""
    job = job_or_404(request, job_id)
    return _proof_shown(request, job, FromAdForm(job, proposed_needs(job)))


@require_POST
def from_ad(request: UserRequest, job_id: int) -> HttpResponse:
    """Put the needs that were picked from the ad on the job's list."""
    job = job_or_404(request, job_id)
    form = FromAdForm(job, proposed_needs(job), request.POST)
    if not form.is_valid():
        return _proof_shown(request, job, form)
    form.save()
    messages.success(request, "On the list. Now a story for each, or a bridge.")
    return redirect("stories:proof", job.pk)


def _proof_shown(request: UserRequest, job: Job, form: FromAdForm) -> HttpResponse:
    needs = job.needs.kept().in_order().select_related("story", "bridge")
    context = {"job": job, "needs": needs, "form": form}
    status = 422 if form.errors else 200
    return render(request, "stories/proof.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_need(request: UserRequest, job_id: int) -> HttpResponse:
    """Add something the job needs."""
    return _need_edited(request, Need(job=job_or_404(request, job_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def need(request: UserRequest, need_id: int) -> HttpResponse:
    """Change a need, its story or its bridge."""
    return _need_edited(request, _need_or_404(request, need_id))


def _need_edited(request: UserRequest, need: Need) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = NeedForm(request.user, need, data)
    if request.method == "POST" and form.is_valid() and form.is_saved():
        return redirect("stories:proof", need.job_id)

    context = {"job": need.job, "need": need, "form": form}
    status = 422 if form.errors else 200
    return render(request, "stories/need.html", context, status=status)


@require_POST
def delete_need(request: UserRequest, need_id: int) -> HttpResponse:
    """Take a need off the job's list; its story stays in the bank."""
    need = _need_or_404(request, need_id)
    need.mark_deleted(at=timezone.now())
    undo = reverse("stories:restore_need", args=[need.pk])
    words = f"“{need}” is off the list. Its story is still in your bank."
    messages.info(request, words, extra_tags=undo)
    return redirect("stories:proof", need.job_id)


@require_POST
def restore_need(request: UserRequest, need_id: int) -> HttpResponse:
    """Put a need back on the job's list, with its story and its bridge."""
    rows = Need.objects.owned_by(request.user).deleted()
    need = get_object_or_404(rows, pk=need_id)
    need.recover()
    messages.success(request, f"“{need}” is back on the list.")
    return redirect("stories:proof", need.job_id)


def _story_or_404(request: UserRequest, story_id: int) -> Story:
    rows = Story.objects.owned_by(request.user).kept()
    return get_object_or_404(rows, pk=story_id)


def _need_or_404(request: UserRequest, need_id: int) -> Need:
    rows = Need.objects.owned_by(request.user).kept()
    return get_object_or_404(rows.select_related("job", "bridge"), pk=need_id)
