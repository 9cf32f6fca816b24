"""The guide: one question a page, saved as one goes, in any order."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Textarea
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from interviewprep.text import clean_text
from motivations import guide
from motivations.drafts import keep_draft
from motivations.models import Answer, Motivation, Reason
from motivations.questions.page import QuestionForm
from motivations.views.ownership import reason_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def question(
    request: UserRequest, job_id: int, motivation: Motivation, number: int
) -> HttpResponse:
    """Ask one question; save the answer, or note that it is skipped, and go on."""
    page = _page_or_404(motivation, number)
    reason = reason_or_404(request, job_id, motivation)
    answer = _answer_to(request, reason, number)

    data = request.POST if request.method == "POST" else None
    form = page.form(reason, answer, data)
    _draft_into(form, page, reason)
    if request.method == "POST" and "skip" in request.POST:
        _skip(form)
        return redirect(_after(page, reason.job))
    if request.method == "POST" and form.is_valid():
        form.save()
        if note := form.note():
            messages.info(request, note)
        return redirect(_after(page, reason.job))

    context = {"page": page, "job": reason.job, "form": form, "back": _before(page)}
    status = 422 if form.errors else 200
    return render(request, "motivations/question.html", context, status=status)


@require_POST
def draft(
    request: UserRequest, job_id: int, motivation: Motivation, number: int
) -> HttpResponse:
    """Seal what has been typed so far; answers nothing but that it is kept."""
    page = _page_or_404(motivation, number)
    reason = reason_or_404(request, job_id, motivation)
    answer = _answer_to(request, reason, number)
    form = page.form(reason, answer)

    texts = {name: text for name, text in request.POST.items() if name in form.fields}
    if not texts:
        raise BadRequest("a draft of a box that isn't on the page")
    for name, text in texts.items():
        keep_draft(answer, field=name, text=clean_text(str(text)))
    return HttpResponse(status=204)


@require_safe
def check(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Show the six answers of a motivation, each with a way to change it."""
    reason = reason_or_404(request, job_id, motivation)
    answers = {row.number: row for row in reason.answers.in_order()}
    rows = [
        _row(page, reason, answers.get(page.number) or Answer())
        for page in guide.GUIDE[motivation]
    ]
    following = reason.job.reasons.chosen().filter(rank__gt=reason.rank).ranked()

    context = {"job": reason.job, "reason": reason, "rows": rows}
    context["following"] = following.first()
    return render(request, "motivations/check.html", context)


def _row(page: guide.Question, reason: Reason, answer: Answer) -> dict[str, object]:
    summary = page.form(reason, answer).summary() if answer.is_done else []
    return {
        "page": page,
        "summary": summary,
        "is_skipped": answer.is_skipped,
        "address": page.address(reason.job),
    }


def _page_or_404(motivation: Motivation, number: int) -> guide.Question:
    try:
        return guide.question(motivation, number)
    except IndexError:
        raise Http404 from None


def _answer_to(request: UserRequest, reason: Reason, number: int) -> Answer:
    """Fetch the answer. Sending one makes its row first; looking makes none.

    A draft may be on its way when “Continue” is pressed: both must find one row.
    """
    if request.method == "POST":
        made, _ = Answer.objects.get_or_create(
            reason=reason, number=number, defaults={"owner": reason.owner}
        )
        return made
    found = reason.answers.filter(number=number).first()
    return found or Answer(owner=reason.owner, reason=reason, number=number)


def _draft_into(form: QuestionForm, page: guide.Question, reason: Reason) -> None:
    """Let the page's text boxes keep their drafts while the person types."""
    for field in form.fields.values():
        if isinstance(field.widget, Textarea):
            field.widget.attrs["data-draft-url"] = f"{page.address(reason.job)}draft/"


def _skip(form: QuestionForm) -> None:
    """Leave the question open; an answer that was given before stays."""
    if not form.answer.is_done:
        form.answer.is_skipped = True
        form.answer.save()
        form.skip()


def _before(page: guide.Question) -> guide.Question | None:
    if page.number == 1:
        return None
    return guide.question(page.motivation, page.number - 1)


def _after(page: guide.Question, job: Job) -> str:
    if page.is_last:
        return reverse("motivations:check", args=[job.pk, page.motivation])
    return guide.question(page.motivation, page.number + 1).address(job)
