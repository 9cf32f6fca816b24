"""Setting up reminders, ending their mails, and what Today's list sends."""

from allauth.account.models import EmailAddress
from django.conf import settings as site
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from interviewprep.http import UserRequest
from interviewprep.mail_address import reaches_people
from interviewprep.reminders import asides
from interviewprep.reminders.forms import ReminderForm
from interviewprep.reminders.mails import who_stops
from interviewprep.reminders.models import About, ReminderSettings


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: UserRequest) -> HttpResponse:
    """Choose which reminders come by mail, and when."""
    row = ReminderSettings.objects.filter(owner=request.user).first()
    form = ReminderForm(
        request.POST if request.method == "POST" else None,
        instance=row or ReminderSettings(owner=request.user),
    )
    if request.method == "POST" and form.is_valid():
        form.save_at(timezone.now())
        messages.success(request, "Saved.")
        return redirect("reminders:settings")
    confirmed = EmailAddress.objects.filter(user=request.user, verified=True)
    context = {
        "form": form,
        "row": row,
        "has_mail": reaches_people(site.MAILERS["default"]["BACKEND"]),
        "is_confirmed": confirmed.exists(),
    }
    status = 422 if form.errors else 200
    return render(request, "reminders/settings.html", context, status=status)


@require_POST
def done(request: UserRequest, about: str, number: int) -> HttpResponse:
    """Note that something on Today's list is done."""
    row, what = _row_or_404(request, about, number)
    if asides.do(row, what, now=timezone.now()):
        messages.info(request, "Done.", extra_tags=_undo(about, number))
    return redirect("pages:today")


@require_POST
def later(request: UserRequest, about: str, number: int) -> HttpResponse:
    """Leave something on Today's list for tomorrow."""
    row, what = _row_or_404(request, about, number)
    if asides.leave(row, what, now=timezone.now()):
        words = "It’s back on Today tomorrow."
        messages.info(request, words, extra_tags=_undo(about, number))
    return redirect("pages:today")


@require_POST
def undo(request: UserRequest, about: str, number: int) -> HttpResponse:
    """Take back what was last said of something on Today's list."""
    row, what = _row_or_404(request, about, number)
    if asides.take_back(row, what):
        messages.success(request, "Back on your list.")
    return redirect("pages:today")


def _row_or_404(
    request: UserRequest, about: str, number: int
) -> tuple[asides.Row, About]:
    if about not in About.values:
        raise Http404
    try:
        return asides.row_of(request.user, About(about), number), About(about)
    except asides.NotThere as missing:
        raise Http404 from missing


def _undo(about: str, number: int) -> str:
    return reverse("reminders:undo", args=[about, number])


@csrf_exempt
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End somebody's mails: mail programs send this by themselves (RFC 8058).

    Reading the page changes nothing, because mail scanners follow every link.
    """
    person = who_stops(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        rows = ReminderSettings.objects.filter(owner=person)
        rows.exclude(by_mail_since=None).update(
            by_mail_since=None, unsubscribed_at=timezone.now()
        )
    is_done = request.method == "POST"
    return render(request, "reminders/stop.html", {"is_done": is_done})
