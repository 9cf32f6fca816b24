"""The guide: one question a page, saved as one goes, in any order."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Textarea
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Interview, Job
from interviewprep.text import clean_text
from motivations.drafts import keep_draft
from motivations.models import Answer, Motivation, Reason
from motivations.progress import next_after
from motivations.questions.page import QuestionForm
from motivations.views.ownership import reason_or_404
from motivations.way import Page, beside, find, pages

# A page that was opened to change an answer leads back to where all are checked.
CHANGING = "?then=check"


@require_http_methods(["GET", "HEAD", "POST"])
def question(
    request: UserRequest,
    job_id: int,
    motivation: Motivation,
    number: int,
    part: int = 1,
) -> HttpResponse:
    """Ask one question; save the answer, or note that it is skipped, and go on."""
    reason = reason_or_404(request, job_id, motivation)
    page = _page_or_404(reason, number, part)
    if page.part < part:
        return redirect(page.address)
    answer = _answer_to(request, reason, number)
    form = page.form(answer, request.POST if request.method == "POST" else None)
    _draft_into(form, page)

    if request.method == "POST" and ("skip" in request.POST or form.is_valid()):
        _keep(request, form)
        return redirect(_neighbour(request, page, by=1))

    back = _neighbour(request, page, by=-1)
    context = {"page": page, "job": reason.job, "form": form, "back": back}
    status = 422 if form.errors else 200
    return render(request, "motivations/question.html", context, status=status)


@require_POST
def draft(
    request: UserRequest,
    job_id: int,
    motivation: Motivation,
    number: int,
    part: int = 1,
) -> HttpResponse:
    """Seal what has been typed so far; answers nothing but that it is kept."""
    reason = reason_or_404(request, job_id, motivation)
    page = _page_or_404(reason, number, part)
    answer = _answer_to(request, reason, number)
    form = page.form(answer)

    texts = {name: text for name, text in request.POST.items() if name in form.fields}
    if not texts:
        raise BadRequest("a draft of a box that isn't on the page")
    for name, text in texts.items():
        keep_draft(answer, field=name, text=clean_text(str(text)))
    return HttpResponse(status=204)


@require_safe
def check(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Show all answers of a motivation, each with a way to change it."""
    reason = reason_or_404(request, job_id, motivation)
    answers = {row.number: row for row in reason.answers.in_order()}
    way = pages(reason)
    rows = [_row(page, answers.get(page.question.number) or Answer()) for page in way]

    context = {"job": reason.job, "reason": reason, "rows": rows}
    context |= {"back": way[-1].address, "following": next_after(reason)}
    if context["following"] is None:
        context["interview"] = _next_interview(reason.job)
    return render(request, "motivations/check.html", context)


def _row(page: Page, answer: Answer) -> dict[str, object]:
    form = page.form(answer)
    return {
        "page": page,
        "summary": form.checked(),
        "no_answer": form.no_answer(),
        "address": page.address + CHANGING,
    }


def _next_interview(job: Job) -> Interview | None:
    """Return the interview that the sheet is wanted for: the soonest still to come."""
    rows = job.interviews.kept().on().soonest_first()
    return rows.exclude(starts_at__lt=timezone.now()).first()


def _page_or_404(reason: Reason, number: int, part: int) -> Page:
    try:
        return find(pages(reason), number, part)
    except LookupError:
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


def _draft_into(form: QuestionForm, page: Page) -> None:
    """Let the page's text boxes keep their drafts while the person types."""
    for field in form.fields.values():
        if isinstance(field.widget, Textarea):
            field.widget.attrs["data-draft-url"] = page.draft_address


def _keep(request: UserRequest, form: QuestionForm) -> None:
    """Save what was answered, and say what is worth saying; or leave it open."""
    if "skip" in request.POST:
        form.leave_open()
        return
    form.save()
    if note := form.note():
        messages.info(request, note)


def _neighbour(request: UserRequest, page: Page, *, by: int) -> str:
    """Return where one goes on, or back: mostly to the page beside this one."""
    reason = page.reason
    where = [reason.job_id, reason.motivation]
    if request.GET.get("then") == "check":
        return reverse("motivations:check", args=where)
    if there := beside(pages(reason), page, by=by):
        return there.address
    if by > 0:
        return reverse("motivations:check", args=where)
    return reverse("motivations:why", args=where[:1])
