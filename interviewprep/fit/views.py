"""The pages of both sides' interview: what to ask them, and what makes it a yes."""

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

from interviewprep.fit.asking import next_rank
from interviewprep.fit.forms import CriterionForm, QuestionForm
from interviewprep.fit.models import Criterion, Question
from interviewprep.http import UserRequest
from interviewprep.jobs.views.jobs import job_or_404


@require_safe
def ask(request: UserRequest, job_id: int) -> HttpResponse:
    """List the questions to ask them, the must-asks first."""
    job = job_or_404(request, job_id)
    questions = job.questions.kept().in_order().select_related("person")
    return render(request, "fit/ask.html", {"job": job, "questions": questions})


@require_http_methods(["GET", "HEAD", "POST"])
def new_question(request: UserRequest, job_id: int) -> HttpResponse:
    """Add a question."""
    job = job_or_404(request, job_id)
    fresh = Question(owner=request.user, job=job, rank=next_rank(job))
    return _question_edited(request, fresh)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: UserRequest, question_id: int) -> HttpResponse:
    """Change a question."""
    return _question_edited(request, _question_or_404(request, question_id))


def _question_edited(request: UserRequest, question: Question) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = QuestionForm(data, instance=question)
    if request.method == "POST" and form.is_valid():
        asked = form.save()
        return redirect("fit:ask", asked.job_id)

    context = {"job": question.job, "question": question, "form": form}
    status = 422 if form.errors else 200
    return render(request, "fit/question.html", context, status=status)


@require_POST
def delete_question(request: UserRequest, question_id: int) -> HttpResponse:
    """Delete a question at once; the message offers it back."""
    asked = _question_or_404(request, question_id)
    asked.mark_deleted(at=timezone.now())
    undo = reverse("fit:restore_question", args=[asked.pk])
    messages.info(request, "Question deleted.", extra_tags=undo)
    return redirect("fit:ask", asked.job_id)


@require_POST
def restore_question(request: UserRequest, question_id: int) -> HttpResponse:
    """Bring a deleted question back."""
    rows = Question.objects.owned_by(request.user).deleted()
    asked = get_object_or_404(rows, pk=question_id)
    asked.recover()
    messages.success(request, "The question is back.")
    return redirect("fit:ask", asked.job_id)


@require_safe
def criteria(request: UserRequest, job_id: int) -> HttpResponse:
    """List what would make it a yes, and what would make it a no."""
    job = job_or_404(request, job_id)
    rows = list(job.criteria.kept().in_order())
    context = {
        "job": job,
        "yes": [row for row in rows if not row.is_breaker],
        "breakers": [row for row in rows if row.is_breaker],
    }
    return render(request, "fit/criteria.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_criterion(request: UserRequest, job_id: int) -> HttpResponse:
    """Add a criterion."""
    job = job_or_404(request, job_id)
    return _criterion_edited(request, Criterion(job=job, rank=job.criteria.count() + 1))


@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: UserRequest, criterion_id: int) -> HttpResponse:
    """Change a criterion."""
    return _criterion_edited(request, _criterion_or_404(request, criterion_id))


def _criterion_edited(request: UserRequest, criterion: Criterion) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = CriterionForm(data, instance=criterion)
    if request.method == "POST" and form.is_valid() and form.is_saved():
        return redirect("fit:criteria", criterion.job_id)

    context = {"job": criterion.job, "criterion": criterion, "form": form}
    status = 422 if form.errors else 200
    return render(request, "fit/criterion.html", context, status=status)


@require_POST
def delete_criterion(request: UserRequest, criterion_id: int) -> HttpResponse:
    """Take a criterion off the scorecard at once; the message offers it back."""
    criterion = _criterion_or_404(request, criterion_id)
    criterion.mark_deleted(at=timezone.now())
    undo = reverse("fit:restore_criterion", args=[criterion.pk])
    words = f"“{criterion}” is off your scorecard."
    messages.info(request, words, extra_tags=undo)
    return redirect("fit:criteria", criterion.job_id)


@require_POST
def restore_criterion(request: UserRequest, criterion_id: int) -> HttpResponse:
    """Put a criterion back on the scorecard."""
    rows = Criterion.objects.owned_by(request.user).deleted()
    criterion = get_object_or_404(rows, pk=criterion_id)
    criterion.recover()
    messages.success(request, f"“{criterion}” is back on your scorecard.")
    return redirect("fit:criteria", criterion.job_id)


def _question_or_404(request: UserRequest, question_id: int) -> Question:
    rows = Question.objects.owned_by(request.user).kept().select_related("job")
    found = get_object_or_404(rows, pk=question_id)
    found.owner = request.user
    return found


def _criterion_or_404(request: UserRequest, criterion_id: int) -> Criterion:
    rows = Criterion.objects.owned_by(request.user).kept().select_related("job")
    return get_object_or_404(rows, pk=criterion_id)
